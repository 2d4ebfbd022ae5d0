/** What the rules say about one app. */
import {
  type ActiveRule, checkFile, type Crash, type Finding, globMatcher, kitSatisfies, newestKnownKit, type PackageVersion, pathsReported, type Project, type Rule,
  type Settings, type SkippedRule, suppress,
} from '@sk-audit/core';
import { isWithin, joinPath, relativePath } from '../posix-path.js';
import type { AppProject } from './app-project.js';
import { type RuleChoice, selectRules } from './select-rules.js';

/** Settings and the folder to which their globs are relative, absolute. */
export type ScopedSettings = Settings & { readonly base: string };

export type CheckInput = {
  readonly rules: readonly Rule[];
  readonly choice: Omit<RuleChoice, 'settings'>;
  readonly settings?: ScopedSettings;
  /** Comments silence nothing. */
  readonly noInlineDisables?: boolean;
  /** Only files at or below these are reported on, absolute; absent: all. */
  readonly within?: readonly string[];
  /** In which files steps towards findings elsewhere are shown, too; asked with absolute paths. */
  readonly sightingsIn?: (file: string) => boolean;
  /** Called after each file that was checked. */
  readonly onFile?: (done: number, total: number) => void;
};

export type CheckedFile = {
  /** Project-relative. */
  readonly path: string;
  readonly kept: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Steps towards findings in other files, where they were asked for. */
  readonly sightings: readonly Finding[];
};

export type AppCheck = {
  /** Files that were checked, found something or not. */
  readonly files: readonly CheckedFile[];
  /** Project-relative paths. */
  readonly crashes: readonly Crash[];
  readonly skipped: readonly Omit<SkippedRule, 'app'>[];
  /** Ids of the rules that ran in at least one file. */
  readonly ran: ReadonlySet<string>;
};

/** Runs the chosen rules over the files of an app. */
export function checkApp({ project, root, sources }: Pick<AppProject, 'project' | 'root' | 'sources'>, input: CheckInput): AppCheck {
  const skipped = new Map<Rule, string>();
  const crashes: Crash[] = [];
  const ran = new Set<string>();
  const runs = (active: ActiveRule): boolean => {
    const why = whySkipped(active.rule, project);
    if (why !== undefined) skipped.set(active.rule, why);
    return why === undefined;
  };
  const { rulesFor, isIgnored } = chosenRules(input, root, runs);
  const candidates = [...new Set([...sources, ...pathsReported(project, rulesAnywhere(input).filter((rule) => whySkipped(rule, project) === undefined))])];
  const paths = candidates.filter((path) => isMeant(joinPath(root, path), input.within) && !isIgnored(path));
  const files = paths.map((path, i) => {
    const active = rulesFor(path);
    const checked = checkFile(project, path, active);
    const isNew = ({ rule, message }: Omit<Crash, 'path'>): boolean => !crashes.some((crash) => crash.rule === rule && crash.message === message);
    crashes.push(...checked.crashes.filter(isNew).map((crash) => ({ ...crash, path })));
    active.forEach(({ rule }) => ran.add(rule.id));
    input.onFile?.(i + 1, paths.length);
    const sightings = input.sightingsIn?.(joinPath(root, path)) === true ? sightingsIn(project, path, active, input.noInlineDisables ?? false) : [];
    return { ...silenced(project, path, checked.findings, active, input.noInlineDisables ?? false), sightings };
  });
  return { files, crashes, ran, skipped: input.rules.flatMap((rule) => (skipped.has(rule) ? [{ rule: rule.id, why: skipped.get(rule) ?? '' }] : [])) };
}

/** The rules that may run in some file, whatever its path: the others need not look at the app. */
function rulesAnywhere({ choice, rules, settings }: CheckInput): readonly Rule[] {
  const general = new Set(selectRules(rules, { ...choice, settings }, '', () => false).map(({ rule }) => rule));
  return rules.filter((rule) => general.has(rule) || settings?.overrides.some((override) => Object.hasOwn(override.rules, rule.id)));
}

function isMeant(file: string, within: readonly string[] | undefined): boolean {
  return within === undefined || within.some((folder) => isWithin(folder, file));
}

/** The settings' globs, compiled once. Files that the same overrides mean share their rules. */
function chosenRules({ rules, choice, settings }: CheckInput, root: string, runs: (active: ActiveRule) => boolean) {
  const inBase = (path: string): string => (settings === undefined ? path : relativePath(settings.base, joinPath(root, path)));
  const matchers = new Map([...(settings?.overrides ?? []).map(({ files }) => files), settings?.ignore ?? []].map((globs) => [globs, globMatcher(globs)]));
  const matches = (globs: readonly string[], path: string): boolean => matchers.get(globs)?.(inBase(path)) ?? false;
  const chosen = new Map<string, readonly ActiveRule[]>();
  return {
    rulesFor: (path: string) => {
      const meaning = (settings?.overrides ?? []).map(({ files }) => Number(matches(files, path))).join('');
      const active = chosen.get(meaning) ?? selectRules(rules, { ...choice, settings }, path, matches).filter(runs);
      chosen.set(meaning, active);
      return active;
    },
    isIgnored: (path: string) => matches(settings?.ignore ?? [], path),
  };
}

/** A run of its own: a comment that only silences a sighting is of no use to a run over everything. */
function sightingsIn(project: Project, path: string, active: readonly ActiveRule[], noDisables: boolean): readonly Finding[] {
  const facts = project.facts(path);
  const found = checkFile(project, path, active, true).findings.filter((finding) => finding.sighting === true);
  return facts === undefined || noDisables ? found : suppress(facts, found, active).kept;
}

function silenced(project: Project, path: string, all: readonly Finding[], active: readonly ActiveRule[], noDisables: boolean): Omit<CheckedFile, 'sightings'> {
  const facts = project.facts(path);
  const findings = all.filter((finding) => finding.sighting !== true);
  if (facts === undefined || noDisables) return { path, kept: findings, suppressed: [] };
  const { kept, suppressed, unused } = suppress(facts, findings, active);
  return { path, kept: [...kept, ...(project.isDead(path) ? [] : unused)], suppressed };
}

/** The prereleases of 1.0.0, to the letter: their options and files were others. */
const BEFORE_1 = '<1.0.0-z';

/** Why a rule does not fit the app's Kit; undefined when it does. A rule for every Kit runs also where the version is unknown. */
export function whySkipped(rule: Rule, project: Project): string | undefined {
  const fits = project.kitSatisfies(rule.kit);
  if (rule.inBuild !== undefined && project.kitSatisfies(BEFORE_1) === true) return `It says what SvelteKit refuses since 1.0.0; the app has ${inWords(project.kit)}.`;
  if (fits === true || (project.kit.from === 'unknown' && coversAllKits(rule.kit))) return undefined;
  if (fits === false) return `It is about SvelteKit ${rule.kit}; the app has ${inWords(project.kit)}.`;
  if (project.kit.from === 'unknown') return `It is about SvelteKit ${rule.kit}; the app's version is unknown.`;
  return `It is about SvelteKit ${rule.kit}; the app may have any version of ${inWords(project.kit)}. Install the dependencies or commit a lock file.`;
}

function coversAllKits(range: string): boolean {
  const afterNewest = `${Number(newestKnownKit.split('.')[0]) + 1}.0.0-0`;
  return kitSatisfies({ lower: '1.0.0', upper: afterNewest, from: 'range' }, range) === true;
}

function inWords({ lower, upper }: PackageVersion): string {
  return upper === undefined ? lower : `>=${lower} <${upper.replace(/-0$/, '')}`;
}
