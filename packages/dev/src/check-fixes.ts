/** Do the edits that a rule offers mend what it reports, and nothing else? */
import { checkFile, suppress, type Example, type Finding, type Rule, type TextEdit } from '@sk-audit/core';
import { mended, stillParses, whySkipped, wantedEdits } from '@sk-audit/host';
import { exampleProject, type ExampleProject } from './example-project.js';

/** An edit of a file that somebody may choose. */
export type Offer = { readonly finding: Finding; readonly edits: readonly TextEdit[]; readonly kind: 'fix' | 'suggestion'; /** How it is called in a failure. */ readonly name: string };

/**
 * Advice that a finding hides, because only what works is advised: rule → rules that may speak once it is mended. A form that gets to its
 * action at last gets there with a reload.
 */
const FOLLOW_UPS: { readonly [rule: string]: readonly string[] | undefined } = {
  'form-action-requires-post': ['require-use-enhance'],
  'form-action-exists': ['require-use-enhance'],
  // Where `package.json` defines `#lib`, one finding of the app becomes one of each file.
  'no-removed-kit-api': ['no-removed-kit-api'],
  // Once `url` is read in one place, less is wrong in the others.
  'no-request-url-in-load': ['no-request-url-in-load'],
};

/** Findings that stand for several places, of which the fix may not mend all: then they stay. */
const FOR_SEVERAL: ReadonlySet<string> = new Set(['no-removed-kit-api/lib']);

/** Every fix and every suggestion of the rule's findings in the example, one by one. */
export function offersIn(rule: Rule, example: Example, { files, view }: ExampleProject): readonly Offer[] {
  const findings = [...files.keys()].flatMap((path) => findingsIn([rule], rule, example, view, path));
  const offers = findings.flatMap((finding): readonly Offer[] => [
    { finding, edits: finding.fix ?? [], kind: 'fix', name: `fix of "${finding.message}"` },
    ...finding.suggestions.map(({ message, edits }) => ({ finding, edits, kind: 'suggestion' as const, name: `"${message}"` })),
  ]);
  return offers.filter(({ edits }) => edits.length > 0);
}

/**
 * What is wrong with making the offer, one sentence each: nothing changes, the file cannot be parsed any more, the finding stays, or there
 * is a finding of any rule that was not there.
 */
export function offerFailures(rules: readonly Rule[], rule: Rule, example: Example, before: ExampleProject, { finding, edits, name }: Offer): readonly string[] {
  const { path } = finding;
  const text = before.files.get(path)?.text ?? '';
  const { text: after } = mended(text, [{ rule: rule.id, edits }]);
  if (after === text) return [`${name} changes nothing in ${path}`];
  if (!stillParses(path, text, after)) return [`${name} breaks ${path}: ${after}`];
  const counts = countsIn(rules, rule, example, before);
  const now = countsIn(rules, rule, example, withText(example, before, path, after));
  const own = keyOf(finding);
  const isExpected = (key: string): boolean => FOLLOW_UPS[rule.id]?.some((id) => key.startsWith(`${id}/`)) === true;
  const added = [...now].filter(([key, count]) => count > (counts.get(key) ?? 0) && !isExpected(key)).map(([key]) => `${name} leads to ${key}: ${after}`);
  const stays = (now.get(own) ?? 0) >= (counts.get(own) ?? 0) && !FOR_SEVERAL.has(own.split(' ')[0] ?? '') ? [`${name} leaves ${own}: ${after}`] : [];
  return [...added, ...stays];
}

/** Rounds after which edits that lead to others have to come to an end. */
const MOST_PASSES = 10;

/** The example's files once all safe fixes of the rule are made, and with `suggestions` the first suggestion where there is none, again and again; throws when that never ends. */
export function fixedFiles(rule: Rule, example: Example, suggestions: boolean): ReadonlyMap<string, string> {
  let project = exampleProject(example);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = onePass(rule, example, project, suggestions);
    const texts = new Map([...project.files].map(([path, { text }]) => [path, text]));
    if ([...next].every(([path, text]) => texts.get(path) === text)) return next;
    project = exampleProject({ ...example, files: Object.fromEntries(next) });
  }
  throw new Error(`The edits of ${rule.id} in "${example.title}" lead to others without end`);
}

function onePass(rule: Rule, example: Example, { files, view }: ExampleProject, suggestions: boolean): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, { text }]) => {
    const wanted = findingsIn([rule], rule, example, view, path).flatMap((finding) => {
      const edits = wantedEdits(finding, suggestions);
      return edits === undefined ? [] : [{ rule: rule.id, edits }];
    });
    return [path, mended(text, wanted).text];
  }));
}

function withText(example: Example, { files }: ExampleProject, path: string, text: string): ExampleProject {
  return exampleProject({ ...example, files: { ...Object.fromEntries([...files].map(([each, { text }]) => [each, text])), [path]: text } });
}

/** How often each rule says what in which file. */
function countsIn(rules: readonly Rule[], rule: Rule, example: Example, { files, view }: ExampleProject): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of files.keys()) {
    for (const finding of findingsIn(rules, rule, example, view, path)) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ rule, messageId, path }: Finding): string {
  return `${rule}/${messageId} in ${path}`;
}

/** What a run says of a file. The example's options are those of its own rule. */
function findingsIn(rules: readonly Rule[], own: Rule, example: Example, view: ExampleProject['view'], path: string): readonly Finding[] {
  const active = rules.filter((rule) => whySkipped(rule, view) === undefined).map((rule) => ({ rule, severity: rule.severity, options: rule.id === own.id ? (example.options ?? {}) : {} }));
  const { findings } = checkFile(view, path, active);
  const shown = findings.filter((finding) => finding.sighting !== true);
  const facts = view.facts(path);
  if (facts === undefined) return shown;
  const { kept, unused } = suppress(facts, shown, active);
  return [...kept, ...(view.isDead(path) ? [] : unused)];
}
