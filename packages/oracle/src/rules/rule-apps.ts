/** The examples of a rule as apps that a Kit can build. */
import { join } from 'node:path';
import { checkFile, type Cases, type Example, type Rule } from '@sk-audit/core';
import { exampleProject, loadCases, loadRule, REPOSITORY, ruleIds } from '@sk-audit/dev';
import { whySkipped } from '@sk-audit/host';
import type { Files } from '../app-folder.js';
import { skeleton } from '../builds/skeleton.js';
import { kitNames, svelteOf, versionOf, type KitName } from '../kits.js';

/** A rule that says what the build says. */
export type BuildRule = Rule & { readonly inBuild: NonNullable<Rule['inBuild']> };

export type RuleWithCases = { readonly rule: BuildRule; readonly cases: Cases };

/** One example of a rule. */
export type RuleApp = {
  readonly rule: BuildRule;
  readonly title: string;
  /** Does the example say that the rule reports something? */
  readonly marked: boolean;
  /** Kit's codes of the findings, or `<rule>/<message>` where one has none. Each once, sorted. */
  readonly codes: readonly string[];
  /** The codes that the rule has in any of its examples. */
  readonly known: readonly string[];
  /** The Kit that builds it, and its files; or why none does. */
  readonly app: { readonly kit: KitName; readonly files: Files } | { readonly notBuilt: string };
};

/** What an example has installed when it does not say. */
const usualKit = '2.70.4';

/** The rules with `inBuild`, built packages, sorted by id. `only` picks ids. */
export async function buildRules(only: (id: string) => boolean = () => true): Promise<readonly RuleWithCases[]> {
  const folders = ruleIds().filter(only).map((id) => join(REPOSITORY, 'packages/rules/dist', id));
  const loaded = await Promise.all(folders.map(async (folder) => ({ rule: await loadRule(folder, 'js'), cases: await loadCases(folder, 'js') })));
  return loaded.filter((one): one is RuleWithCases => one.rule.inBuild !== undefined);
}

/** Every example and near-miss of a rule, the bad ones first. */
export function ruleApps({ rule, cases }: RuleWithCases): readonly RuleApp[] {
  const examples = [...rule.examples.bad, ...cases.bad, ...rule.examples.good, ...cases.good];
  // Where one example shows the template, the others mean that there is none.
  // Examples of the rule about the template show what there is of it; those of others need not mention it.
  const withTemplate = rule.id !== 'app-html-tags';
  const apps = examples.map((example) => ruleApp(rule, example, withTemplate));
  const known = [...new Set(apps.flatMap(({ codes }) => codes))].sort();
  return apps.map((app) => ({ ...app, known }));
}

function ruleApp(rule: BuildRule, example: Example, withTemplate: boolean): Omit<RuleApp, 'known'> {
  const { files, view } = exampleProject(example);
  const own = Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
  const kit = kitNames.find((name) => versionOf(name) === (example.kit ?? usualKit));
  const notBuilt = example.notBuilt ?? whyNotInstalled(example, kit);
  const active = [{ rule, severity: rule.severity, options: example.options ?? {} }];
  const findings = whySkipped(rule, view) === undefined ? [...files.keys()].flatMap((path) => checkFile(view, path, active).findings) : [];
  return {
    rule,
    title: example.title,
    marked: [...files.values()].some(({ marks }) => marks.length > 0),
    codes: [...new Set(findings.map(({ kitCode, messageId }) => kitCode ?? `${rule.id}/${messageId}`))].sort(),
    app: notBuilt === undefined && kit ? { kit, files: { ...withoutRivals(skeleton(kit), own, withTemplate), ...own } } : { notBuilt: notBuilt ?? 'No Kit.' },
  };
}

function whyNotInstalled({ kit = usualKit, svelte }: Example, installed: KitName | undefined): string | undefined {
  if (!installed) return `Kit ${kit} is not installed.`;
  if (svelte !== undefined && major(svelte) !== major(svelteOf(installed))) return `Svelte ${svelte} is not installed beside Kit ${kit}.`;
  return undefined;
}

function major(version: string): string | undefined {
  return /\d+/.exec(version)?.[0];
}

/** What the skeleton leaves to the example: the same file in another language, and the page where there are routes or what was meant as one. */
function withoutRivals(files: Files, own: Files, withTemplate: boolean): Files {
  const names = Object.keys(own);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const left = new Set([
    ...(has(/^vite\.config\.[cm]?[jt]s$/) ? ['vite.config.js'] : []),
    ...(has(/^svelte\.config\.[jt]s$/) ? ['svelte.config.js'] : []),
    ...(has(/^jsconfig\.json$/) ? ['tsconfig.json'] : []),
    ...(has(/^src\/routes\/|(?:^|\/)\+[^/]*$/) ? ['src/routes/+page.svelte'] : []),
    ...(withTemplate ? [] : ['src/app.html']),
  ]);
  return Object.fromEntries(Object.entries(files).filter(([name]) => !left.has(name)));
}
