/** The whole run: from paths to the report. */
import { posix } from 'node:path';
import type { LocatedFinding, PackageVersion, Report, Rule } from '@sk-audit/core';
import { applyBaseline, type BaselineRequest } from '../baseline/apply-baseline.js';
import type { Env } from '../compare/base-commit.js';
import { type Compared, type Comparison, comparison } from '../compare/comparison.js';
import { knownBefore } from '../compare/known-before.js';
import { couldMatter } from '../compare/matters.js';
import { findApps, findAppsAmong, type FoundApp, meansOneFile } from '../discovery/find-apps.js';
import { asSeenIn, type View } from '../disk/disk.js';
import { overlay } from '../disk/overlay.js';
import { keepingReport } from '../kept/kept-report.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, isWithin, joinPath, relativePath, toPosix } from '../posix-path.js';
import { canMove, type Moves } from '../upgrade/can-move.js';
import { onlyUpgrade, targetReport } from '../upgrade/only-upgrade.js';
import { UserError } from '../user-error.js';
import type { AppProject } from './app-project.js';
import { type AppCheck, checkApp, type CheckInput, type ScopedSettings } from './check-app.js';
import { agreedEdits, type EditsOfFinding } from './agreed-edits.js';
import { createFactsStore, type FactsStore } from './facts-store.js';
import { shown, sourceTexts } from './locate.js';
import { type OpenApp, openApp } from './open-apps.js';
import { appReader, type OpenCaches } from './read-apps.js';
import { readSource } from './read-source.js';
import { onlyNew, unseen } from './only-new.js';
import { appReports, type CheckedApp, type Located, locateAll, reportOf, sightingsOf, withFindings } from './report.js';
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
  /** Names the code of the program to the letter. When it is known, the report is kept for the next run with the same request. */
  readonly build?: string | undefined;
  /** The settings file that somebody named. `settings` has read it; here it only tells one request from another. */
  readonly config?: string | undefined;
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
  /** Report what another Kit would bring that the apps do not have today. Not beside `compare` and a baseline. */
  readonly target?: PackageVersion;
  /** A text in place of what is saved, with or without a byte order mark; `file` is absolute or relative to `cwd`, and the only one that is reported on. */
  readonly text?: { readonly file: string; readonly text: string };
  /** Absent: the settings decide. */
  readonly baseline?: BaselineRequest;
};

/** What an audit is asked for, without what is made of files or only watches. */
export type RunRequest = Omit<AuditRequest, 'rules' | 'settings' | 'onProgress'>;

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
  /** What could be done about a finding of the report; undefined when apps that share its file do not agree. */
  readonly editsOf: (finding: LocatedFinding) => EditsOfFinding | undefined;
};

/** The files that a request is about, so that they can be audited again with edits in them. */
export type AuditedState = Reading & {
  readonly compared: Comparison | undefined;
  /** Undefined: the disk. */
  readonly view: View | undefined;
};

/**
 * Audits the apps that the paths mean. Synchronous; reads the disk, writes only the cache and a baseline that is to be written, executes
 * nothing of the apps.
 * @throws {UserError} when a path is not there or means no app, and when there is nothing to compare with
 */
export function audit(request: AuditRequest): AuditResult {
  return keepingReport(request, () => auditNow(request));
}

function auditNow(request: AuditRequest): AuditResult {
  return auditIn(auditedState(request), request);
}

/**
 * What a request is about, before anything is read.
 * @throws {UserError} when there is nothing to compare with
 */
export function auditedState(request: AuditRequest): AuditedState {
  const cwd = toPosix(request.cwd);
  const compared = request.compare && comparison(cwd, request.compare, request.env ?? {});
  const view = compared ? compared.after : request.text && typed(cwd, request.text);
  return { compared, view, store: createFactsStore(), caches: new Map() };
}

/** As `audit`, of a state that is at hand. `edited` is its view with edits in it, whose facts nobody keeps. */
export function auditIn(state: AuditedState, request: AuditRequest, edited?: View): AuditResult {
  const began = performance.now();
  const cwd = toPosix(request.cwd);
  const view = edited ?? state.view;
  const result = asSeenIn(view, () => auditState({ ...request, cwd }, { ...state, onlyReadsCache: request.text !== undefined || edited !== undefined }));
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

/** The apps of a run, what each says about each of its files, and the report of it all. */
type Audited = {
  readonly found: readonly FoundApp[];
  readonly apps: readonly CheckedApp[];
  readonly located: readonly Located[];
  readonly everything: Report;
  /** What was not audited, one sentence each. */
  readonly leftOut: readonly string[];
};

/** With a target only what that brings. */
function auditApps(request: AuditRequest, reading: Reading & Pick<AuditedState, 'compared'>): Audited {
  const { compared } = reading;
  const { cwd, target, version } = request;
  const { apps: meant, leftOut } = meantApps(request, compared);
  const unread = compared !== undefined && !canDiffer(compared, meant);
  const isChanged = new Set(request.text ? [absolutePath(cwd, request.text.file)] : compared?.changed);
  const moves = target && appsOfToday(request, target, reading, meant);
  const found = moves?.found ?? meant;
  const checked = unread ? [] : checkedApps(request, reading, found, (file) => isChanged.has(file));
  const upgrade = moves && onlyUpgrade(checked, moves.today);
  const apps = upgrade?.apps ?? checked;
  const located = locateAll(apps, cwd, sourceTexts(textOf));
  const audited = reportOf(apps, version, cwd, located);
  const everything = upgrade ? { ...audited, apps: appReports(moves.today, cwd), target: targetReport(target, upgrade, audited.findings) } : audited;
  return { found, apps, located, everything, leftOut: [...leftOut, ...(moves?.leftOut ?? [])] };
}

/** Everything is done while the files are as they are in the state that is audited. */
function auditState(request: AuditRequest, reading: Reading & Pick<AuditedState, 'compared'>): State {
  const { compared } = reading;
  const { cwd } = request;
  const { apps, everything, found, leftOut, located } = auditApps(request, reading);
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
    editsOf: agreedEdits(apps, cwd),
  };
}

/** The apps that can move to the target, and how they are today. */
function appsOfToday(request: AuditRequest, target: PackageVersion, reading: Reading, meant: readonly FoundApp[]): Pick<Moves, 'leftOut'> & { readonly found: readonly FoundApp[]; readonly today: readonly CheckedApp[] } {
  const all = checkedApps({ ...request, target: undefined, allRules: true }, reading, meant, () => false);
  const { dirs, leftOut } = canMove(all.map(({ dir, read }) => ({ dir, kit: read.project.kit })), target, (dir) => shown(request.cwd, dir));
  return { found: meant.filter(({ dir }) => dirs.has(dir)), leftOut, today: all.filter(({ dir }) => dirs.has(dir)) };
}

function checkedApps(request: AuditRequest, reading: Reading, found: readonly FoundApp[], sightingsIn: (file: string) => boolean): readonly CheckedApp[] {
  const read = reader(request, reading);
  return found.map((one): CheckedApp => {
    const project = read(one);
    return { dir: one.dir, read: project, check: check(request, one, project, { sightingsIn }) };
  });
}

/** What two states of one app can share. */
type Reading = { readonly store: FactsStore; readonly caches: OpenCaches; readonly onlyReadsCache?: boolean };

function reader({ cwd, version, cache, target, onProgress }: AuditRequest, { store, caches, onlyReadsCache }: Reading): (found: FoundApp) => AppProject {
  return appReader({ cwd, version, cache, onlyReadsCache, ...(target && { target }), onRead: (done, total) => onProgress?.(done, total, 'read') }, store, caches);
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

function check(request: AuditRequest, { dir, within }: Pick<FoundApp, 'dir' | 'within'>, read: AppProject, more: Partial<CheckInput>): AppCheck {
  return checkApp(read, {
    rules: request.rules,
    // What the app has today is left out, so that no rule is too bold for an upgrade.
    choice: { allRules: request.allRules === true || request.target !== undefined, flags: request.flags },
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
    check: (dir, read, input, isNeeded) => {
      const settings = asSeenIn(compared.after, () => settingsOf(request, dir));
      return check({ ...request, rules: rules.filter(({ id }) => isNeeded(id)) }, { dir }, read, { ...input, settings });
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
