/** The report of a run, put together from what was found in each app. */
import type { AppReport, Crash, Finding, LocatedFinding, Report } from '@sk-audit/core';
import { UNUSED_DISABLE } from '@sk-audit/core';
import { isWithin, joinPath, relativePath } from '../posix-path.js';
import type { AppProject } from './app-project.js';
import type { AppCheck, CheckedFile } from './check-app.js';
import { fingerprints } from './fingerprint.js';
import { locate, type Place, shown, type SourceTexts } from './locate.js';

/** One app after its check. */
export type CheckedApp = { readonly dir: string; readonly read: AppProject; readonly check: AppCheck };

type Suppressed = LocatedFinding & { readonly reason: string };
/** What one app says about one of its files. */
export type Located = {
  /** As seen from the working directory. */
  readonly path: string;
  readonly kept: readonly LocatedFinding[];
  readonly suppressed: readonly Suppressed[];
  readonly sightings: readonly LocatedFinding[];
};

/** How a file of an app (its folder, absolute) is named in fingerprints; asked with the absolute file and the folder outside of which it has one name for all apps. */
export type PathInApp = (file: string, appDir: string, ceiling: string) => string;

/** A file outside has one name for all apps that share it. */
export const pathInApp: PathInApp = (file, appDir, ceiling) => (isWithin(appDir, file) ? relativePath(appDir, file) : relativePath(ceiling, file));

/** What every app says about every one of its files. */
export function locateAll(apps: readonly CheckedApp[], cwd: string, texts: SourceTexts, named = pathInApp): readonly Located[] {
  return apps.flatMap((app) => app.check.files.map((file) => locateFile(file, app, cwd, texts, named)));
}

/** The findings without comments that are of use to another app. */
export function keptOf(located: readonly Located[]): readonly LocatedFinding[] {
  return located.flatMap(({ kept }) => kept).filter((finding) => finding.rule !== UNUSED_DISABLE || isUnusedEverywhere(finding, located));
}

/** The steps towards findings in other files, each once, sorted by place. */
export function sightingsOf(located: readonly Located[]): readonly LocatedFinding[] {
  return merged(located.flatMap(({ sightings }) => sightings));
}

/** Everything but the times: apps and files in order, equal findings of several apps as one. */
export function reportOf(apps: readonly CheckedApp[], version: string, cwd: string, located: readonly Located[]): Report {
  const sources = new Map(apps.flatMap(({ check, read }) => {
    const code = new Set(read.sources);
    return check.files.filter(({ path }) => code.has(path)).map(({ path }) => [joinPath(read.root, path), read.project.facts(path)?.unparsed] as const);
  }));
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'sk-audit', version },
    apps: appReports(apps, cwd),
    findings: [],
    suppressed: merged(located.flatMap(({ suppressed }) => suppressed)),
    unparsed: [...sources].flatMap(([file, message]) => (message === undefined ? [] : [{ path: relativePath(cwd, file), message }])).sort(byPath),
    skippedRules: apps.flatMap(({ dir, check }) => check.skipped.map(({ rule, why }) => ({ rule, app: shown(cwd, dir), why }))),
    crashes: crashesOf(apps, cwd),
    summary: { errors: 0, warnings: 0, infos: 0, files: sources.size, ms: 0 },
  };
  return withFindings(report, merged(keptOf(located)));
}

/** The report with these findings in place of its own; they are sorted and counted. */
export function withFindings(report: Report, findings: readonly LocatedFinding[]): Report {
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  return { ...report, findings: [...findings].sort(byPlace), summary: { ...report.summary, errors: count('error'), warnings: count('warn'), infos: count('info') } };
}

/** What is told of each app. */
export function appReports(apps: readonly CheckedApp[], cwd: string): readonly AppReport[] {
  return apps.map((app) => appReport(app, cwd));
}

function appReport({ dir, read }: CheckedApp, cwd: string): AppReport {
  const { kit, app, routes } = read.project;
  return {
    root: shown(cwd, dir),
    kit: kit.from === 'unknown' ? null : kit.lower,
    kitFrom: kit.from,
    svelte: app.svelte.from === 'unknown' ? null : app.svelte.lower,
    routes: routes.nodes.filter((node) => node.page !== undefined || node.endpoint !== undefined).length,
    files: read.sources.length,
    notes: read.notes,
  };
}

function locateFile({ path, kept, suppressed, sightings }: CheckedFile, { dir, read }: CheckedApp, cwd: string, texts: SourceTexts, named: PathInApp): Located {
  const place: Place = { root: read.root, appDir: dir, cwd };
  const file = joinPath(read.root, path);
  const located = (findings: readonly Finding[]): readonly LocatedFinding[] => {
    if (findings.length === 0) return [];
    const marks = fingerprints(findings, named(file, dir, read.ceiling), texts.text(file));
    return findings.map((finding, i) => locate(finding, marks[i] ?? '', place, texts));
  };
  const all = located([...kept, ...suppressed.map(({ finding }) => finding)]);
  return {
    path: relativePath(cwd, file),
    kept: all.slice(0, kept.length),
    suppressed: all.slice(kept.length).map((finding, i) => ({ ...finding, reason: suppressed[i]?.reason ?? '' })),
    sightings: located(sightings),
  };
}

/** Sorted by place, then rule; what several apps say equally stands once, under the first, and names the others. */
function merged<Kind extends LocatedFinding>(findings: readonly Kind[]): readonly Kind[] {
  const byIdentity = new Map<string, Kind[]>();
  for (const finding of findings) {
    const identity = [finding.path, finding.start.offset, finding.end.offset, finding.rule, finding.message].join('\0');
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), finding]);
  }
  return [...byIdentity.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [withOtherApps(first, others)])).sort(byPlace);
}

function withOtherApps<Kind extends LocatedFinding>(first: Kind, others: readonly Kind[]): Kind {
  const otherApps = [...new Set(others.map(({ app }) => app))].filter((app) => app !== first.app);
  return otherApps.length === 0 ? first : { ...first, otherApps };
}

/** A comment in a shared file is of use when it silences something in one app. */
function isUnusedEverywhere(finding: LocatedFinding, files: readonly Located[]): boolean {
  return files.filter((file) => file.path === finding.path).every((file) => file.kept.some((one) => one.rule === finding.rule && one.start.offset === finding.start.offset));
}

/** Rules that failed, each once a file and message. */
export function crashesOf(apps: readonly CheckedApp[], cwd: string): readonly Crash[] {
  const crashes = apps.flatMap(({ read, check }) => check.crashes.map((crash) => ({ ...crash, path: relativePath(cwd, joinPath(read.root, crash.path)) })));
  return [...new Map(crashes.map((crash) => [`${crash.path}\0${crash.rule}\0${crash.message}`, crash])).values()].sort(byPath);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return byPath(a, b) || a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
