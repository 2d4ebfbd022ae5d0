/** The whole run: from paths to the report. */
import { posix } from 'node:path';
import type { LocatedFinding, Report, Rule } from '@sk-audit/core';
import { applyBaseline, type BaselineRequest } from '../baseline/apply-baseline.js';
import type { Env } from '../compare/base-commit.js';
import { type Compared, type Comparison, comparison } from '../compare/comparison.js';
import { knownBefore } from '../compare/known-before.js';
import { couldMatter } from '../compare/matters.js';
import { findApps, findAppsAmong, type FoundApp, meansOneFile } from '../discovery/find-apps.js';
import { asSeenIn, type View } from '../disk/disk.js';
import { overlay } from '../disk/overlay.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, isWithin, joinPath, relativePath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';
import type { AppProject } from './app-project.js';
import { type AppCheck, checkApp, type CheckInput, type ScopedSettings } from './check-app.js';
import { createFactsStore, type FactsStore } from './facts-store.js';
import { sourceTexts } from './locate.js';
import { type OpenApp, openApp } from './open-apps.js';
import { appReader, type OpenCaches } from './read-apps.js';
import { readSource } from './read-source.js';
import { onlyNew, unseen } from './only-new.js';
import { type CheckedApp, locateAll, reportOf, sightingsOf, withFindings } from './report.js';
import type { RuleFlag } from './select-rules.js';

export type AuditRequest = {
  /** Files and folders, absolute or relative to `cwd`. The apps at, below or around them are audited. None: `cwd`; for a comparison the whole of an app around it. */
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** Every rule that there is. */
  readonly rules: readonly Rule[];
  /** Of the program, for the report and the cache. */
  readonly version: string;
  /** Checked settings; or those of an app, asked for with its absolute folder. */
  readonly settings?: ScopedSettings | ((appDir: string) => ScopedSettings | undefined);
  /** Run the rules too that are not recommended. */
  readonly allRules?: boolean;
  /** Rule id → what the command line says about it. */
  readonly flags?: { readonly [id: string]: RuleFlag };
  /** Comments silence nothing, and nothing is said about them. */
  readonly noInlineDisables?: boolean;
  /** `false`: none. A folder: the caches of all apps lie there. Absent: below the app's node_modules, if it has them. */
  readonly cache?: false | string;
  /** Called often, with the files of the app that is being read or checked. */
  readonly onProgress?: (done: number, total: number, phase: AuditPhase) => void;
  /** Report what is new only; the settings of the newer state hold for both. */
  readonly compare?: Compared;
  /** `files`: what is new in the files that changed; otherwise wherever it shows. */
  readonly scope?: 'app' | 'files';
  /** Where `compare` looks for the base and for the index of a commit that is under way. */
  readonly env?: Env;
  /** A text in place of what is saved; `file` is absolute or relative to `cwd`, and the only one that is reported on. */
  readonly text?: { readonly file: string; readonly text: string };
  /** Absent: the settings decide. */
  readonly baseline?: BaselineRequest;
};

export type AuditPhase = 'read' | 'check';

export type AuditResult = {
  readonly report: Report;
  /** The code files that were looked at, absolute, sorted; unparsed ones too. */
  readonly sources: readonly string[];
  /** Text of a file that the report names, without its byte order mark; undefined when it cannot be read. */
  readonly sourceOf: (path: string) => string | undefined;
  /** What else the person who asked should know, one sentence each. */
  readonly notes: readonly string[];
  /** The apps of the report in its order, to be asked further questions. */
  readonly apps: () => readonly OpenApp[];
};

/**
 * Audits the apps that the paths mean. Synchronous; reads the disk, writes only the cache and a baseline that is to be written, executes
 * nothing of the apps.
 * @throws {UserError} when a path is not there or means no app, and when there is nothing to compare with
 */
export function audit(request: AuditRequest): AuditResult {
  const began = performance.now();
  const cwd = toPosix(request.cwd);
  const compared = request.compare && comparison(cwd, request.compare, request.env ?? {});
  const view = compared ? compared.after : request.text && typed(cwd, request.text);
  const result = asSeenIn(view, () => auditState({ ...request, cwd }, compared));
  return {
    ...result,
    report: { ...result.report, summary: { ...result.report.summary, ms: Math.round(performance.now() - began) } },
    sourceOf: (path) => asSeenIn(view, () => textOf(absolutePath(cwd, path))),
  };
}

/** The disk with one text that is not saved. */
function typed(cwd: string, { file, text }: { readonly file: string; readonly text: string }): View {
  const bytes = Buffer.from(text);
  const path = absolutePath(cwd, file);
  return overlay(gitRoot(posix.dirname(path)) ?? posix.dirname(path), new Map([[path, { token: `typed ${bytes.length}`, bytes: () => bytes }]]));
}

type State = Omit<AuditResult, 'sourceOf'>;

/** Everything is done while the files are as they are in the state that is audited. */
function auditState(request: AuditRequest, compared: Comparison | undefined): State {
  const { cwd, version } = request;
  const { apps: found, leftOut } = meantApps(request, compared);
  const reading: Reading = { store: createFactsStore(), caches: new Map() };
  const unread = compared !== undefined && !canDiffer(compared, found);
  const isChanged = new Set(request.text ? [absolutePath(cwd, request.text.file)] : compared?.changed);
  const read = reader(request, reading);
  const apps = unread ? [] : found.map((one): CheckedApp => {
    const project = read(one);
    return { dir: one.dir, read: project, check: check(request, one, project, { sightingsIn: (file) => isChanged.has(file) }) };
  });
  const located = locateAll(apps, cwd, sourceTexts(textOf));
  const everything = reportOf(apps, version, cwd, located);
  const known = applyBaseline({
    request: request.baseline, cwd, apps: found.map(({ dir }) => dir), findings: everything.findings,
    ofSettings: (dir) => { const settings = settingsOf(request, dir); return settings?.baseline === undefined ? undefined : absolutePath(settings.base, settings.baseline); },
    isJudged: judge(request, apps, everything), tellsStale: compared === undefined && request.text === undefined,
  });
  const sightings = sightingsOf(located);
  const unknown = { ...everything, findings: known.findings };
  const report = compared === undefined ? withFindings(unknown, [...known.findings, ...unseen(sightings, known.findings)]) : newReport(request, compared, reading, apps, unknown, sightings);
  return {
    report: known.baselined === undefined ? report : { ...report, summary: { ...report.summary, baselined: known.baselined } },
    sources: [...new Set(apps.flatMap(({ read }) => read.sources.map((path) => joinPath(read.root, path))))].sort(),
    notes: [...leftOut, ...known.notes],
    apps: () => apps.map((app, i) => openApp(found[i] as FoundApp, app.read, cwd)),
  };
}

/** What two states of one app can share. */
type Reading = { readonly store: FactsStore; readonly caches: OpenCaches };

function reader({ cwd, version, cache, text, onProgress }: AuditRequest, { store, caches }: Reading): (found: FoundApp) => AppProject {
  return appReader({ cwd, version, cache, onlyReadsCache: text !== undefined, onRead: (done, total) => onProgress?.(done, total, 'read') }, store, caches);
}

/** For a comparison without paths the apps here are meant as a whole. A commit may take the last app away. */
function meantApps({ paths, cwd, text }: AuditRequest, compared: Comparison | undefined): { readonly apps: readonly FoundApp[]; readonly leftOut: readonly string[] } {
  // A hook may stand anywhere when nothing is staged.
  if (compared && compared.changed.length + compared.deleted.length === 0) return { apps: [], leftOut: [] };
  const asked = text ? [text.file] : paths.length > 0 ? paths : ['.'];
  try {
    const { apps, leftOut } = findAppsAmong(asked, cwd);
    return { apps: compared && paths.length === 0 ? apps.map(({ within: _, ...app }) => app) : apps, leftOut };
  } catch (error) {
    if (error instanceof UserError && compared && (asked.every((path) => meansOneFile(absolutePath(cwd, path))) || hadApps(compared, asked, cwd))) return { apps: [], leftOut: [] };
    throw error;
  }
}

function hadApps({ before }: Comparison, paths: readonly string[], cwd: string): boolean {
  try {
    return asSeenIn(before, () => findApps(paths, cwd)).length > 0;
  } catch {
    return false;
  }
}

/** Could the apps have other findings than before? Nothing is read to find out. */
function canDiffer({ top, changed, deleted }: Comparison, apps: readonly FoundApp[]): boolean {
  return couldMatter([...changed, ...deleted].map((file) => relativePath(top, file)), apps.map(({ dir }) => dir));
}

function check(request: AuditRequest, { dir, within }: FoundApp, read: AppProject, more: Partial<CheckInput>): AppCheck {
  return checkApp(read, {
    rules: request.rules,
    choice: { allRules: request.allRules, flags: request.flags },
    settings: settingsOf(request, dir),
    noInlineDisables: request.noInlineDisables,
    within: within?.map((path) => joinPath(dir, path)),
    onFile: (done, total) => request.onProgress?.(done, total, 'check'),
    ...more,
  });
}

function settingsOf({ settings }: AuditRequest, appDir: string): ScopedSettings | undefined {
  return typeof settings === 'function' ? settings(appDir) : settings;
}

function newReport(request: AuditRequest, compared: Comparison, reading: Reading, apps: readonly CheckedApp[], report: Report, sightings: readonly LocatedFinding[]): Report {
  const { cwd, rules, scope = 'app' } = request;
  const { isKnown, crashes } = knownBefore({
    comparison: compared, cwd, apps, findings: [...report.findings, ...sightings], textOf,
    read: reader(request, reading),
    check: (found, read, input, isNeeded) => {
      const settings = asSeenIn(compared.after, () => settingsOf(request, found.dir));
      return check({ ...request, rules: rules.filter(({ id }) => isNeeded(id)) }, found, read, { ...input, settings });
    },
  });
  return onlyNew({ comparison: compared, cwd, scope, report, sightings, isKnown, crashes });
}

/** Has the run looked for what a rule finds in a file? Not when its path was not asked for, and not when the rule or the parser failed. */
function judge({ paths, cwd, rules }: AuditRequest, apps: readonly CheckedApp[], { crashes, unparsed }: Report): (rule: string, file: string) => boolean {
  const asked = (paths.length > 0 ? paths : ['.']).map((path) => absolutePath(cwd, path));
  const ids = new Set(rules.map(({ id }) => id));
  const broken = new Set(unparsed.map(({ path }) => absolutePath(cwd, path)));
  const ranIn = (file: string): readonly CheckedApp[] => {
    const around = apps.filter(({ dir }) => isWithin(dir, file)).sort((a, b) => b.dir.length - a.dir.length).slice(0, 1);
    return around.length > 0 ? around : apps;
  };
  const isRun = (rule: string, file: string): boolean => !ids.has(rule) || ranIn(file).some(({ check }) => check.ran.has(rule));
  return (rule, file) => isRun(rule, file) && !crashes.some((crash) => crash.rule === rule) && !broken.has(file) && asked.some((path) => isWithin(path, file));
}

function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}
