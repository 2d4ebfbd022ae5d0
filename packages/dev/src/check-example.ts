/** Does a rule report in an example exactly what its marks say? */
import { checkFile, suppress, withEdits, type Example, type Finding, type Rule, type TextEdit } from '@sk-audit/core';
import { whySkipped } from '@sk-audit/host';
import { exampleProject, type ExampleProject } from './example-project.js';
import type { Mark } from './marks.js';

/** An example made ready once, to be checked with a rule and its mutants. */
export type PreparedExample = { readonly example: Example; readonly project: ExampleProject };

/** Reads the example's marks and extracts its facts. Throws for a mark that cannot be read. */
export function prepareExample(example: Example): PreparedExample {
  return { example, project: exampleProject(example) };
}

/** Every mark of the example, file by file. */
export function marksOf({ project }: PreparedExample): readonly Mark[] {
  return [...project.files.values()].flatMap((file) => file.marks);
}

/**
 * What is wrong, one sentence each: a mark without its finding, a finding without a mark, a span over more than one line, an
 * unparsable file, a sentence that nothing says, an edit with another outcome. Empty when the rule does as the example says.
 * Throws when the rule throws.
 */
export function exampleFailures(rule: Rule, { example, project }: PreparedExample): readonly string[] {
  const said: string[] = [];
  const failures = [...project.files].flatMap(([path, file]) => {
    const unparsed = project.view.facts(path)?.unparsed;
    if (unparsed !== undefined) return [`${path} cannot be parsed: ${unparsed}`];
    const found = findings(rule, example, project, path);
    said.push(...found.flatMap((finding) => sentences(finding, project)));
    const places = found.map((finding) => place(finding, file.text));
    const marked = file.marks.map(({ line, id, text }) => `${path}:${line} ${id} "${text}"`);
    const missing = [...without(marked, places).map((mark) => `not reported: ${mark}`), ...without(places, marked).map((finding) => `not marked: ${finding}`)];
    return [...missing, ...editFailures(path, found, file.text, example.after?.[path])];
  });
  return [...failures, ...without(example.says ?? [], said).map((sentence) => `not said: ${sentence}`)];
}

/** Its message, its advice, and for each related place `why: the text there`. */
function sentences({ message, advice, related }: Finding, { files }: ExampleProject): readonly string[] {
  return [message, advice, ...related.map((place) => `${place.message}: ${files.get(place.path)?.text.slice(...place.span)}`)];
}

function editFailures(path: string, found: readonly Finding[], text: string, after: string | undefined): readonly string[] {
  if (after === undefined) return [];
  const edited = applied(text, found.flatMap((finding) => finding.fix ?? finding.suggestions[0]?.edits ?? []));
  return edited === after ? [] : [`${path} becomes ${JSON.stringify(edited)}`];
}

/** The text with all edits made. Equal ones count once: two findings may import the same name. */
function applied(text: string, edits: readonly TextEdit[]): string {
  return withEdits(text, [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()]);
}

/** What is wrong with how the rule is declared and exemplified, one sentence each. */
export function declarationFailures(rule: Rule, folder: string): readonly string[] {
  const { bad, good } = rule.examples;
  const marked = new Set(bad.flatMap((example) => marksOf(prepareExample(example)).map((mark) => mark.id)));
  const unmarked = Object.keys(rule.messages).filter((id) => !marked.has(id));
  const unknown = [...marked].filter((id) => !(id in rule.messages));
  return [
    rule.id !== folder && `its id is ${rule.id}, its folder ${folder}`,
    bad.length < 2 && `it has ${bad.length} bad examples; it needs 2`,
    good.length < 2 && `it has ${good.length} good examples; it needs 2`,
    unmarked.length > 0 && `no bad example shows ${unmarked.join(', ')}`,
    unknown.length > 0 && `its examples mark ${unknown.join(', ')}, which it does not declare`,
    /FIXME/.test(JSON.stringify(rule)) && 'it still holds a FIXME',
  ].filter((failure) => failure !== false);
}

/** As a host would: none where the rule is not about the Kit, and no sightings, which a run over the whole project leaves out, unless the example is about them. */
function findings(rule: Rule, example: Example, { view }: ExampleProject, path: string): readonly Finding[] {
  if (whySkipped(rule, view) !== undefined) return [];
  const active = [{ rule, severity: rule.severity, options: example.options ?? {} }];
  const { findings, crashes } = checkFile(view, path, active, example.sightings);
  if (crashes[0]) throw new Error(crashes[0].message);
  const facts = view.facts(path);
  const unused = facts ? suppress(facts, findings, active).unused : [];
  return [...findings, ...unused].filter((finding) => !finding.sighting || example.sightings);
}

/** The finding as its mark would be written. */
function place({ path, span, messageId }: Finding, text: string): string {
  const line = text.slice(0, span[0]).split('\n').length;
  const marked = text.slice(...span);
  return marked.includes('\n') ? `${path}:${line} ${messageId} with a span over more than one line` : `${path}:${line} ${messageId} "${marked}"`;
}

/** `all` without one of each of `some`. */
function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const rest = [...some];
  return all.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
