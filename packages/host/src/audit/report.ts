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
type Located = { readonly path: string; readonly kept: readonly LocatedFinding[]; readonly suppressed: readonly Suppressed[] };

/** Everything but the times: apps and files in order, equal findings of several apps as one. */
export function reportOf(apps: readonly CheckedApp[], version: string, cwd: string, texts: SourceTexts): Report {
  const located = apps.flatMap((app) => app.check.files.map((file) => locateFile(file, app, cwd, texts)));
  const findings = merged(located, (file) => file.kept).filter((finding) => finding.rule !== UNUSED_DISABLE || isUnusedEverywhere(finding, located));
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const sources = new Map(apps.flatMap(({ check, read }) => {
    const code = new Set(read.sources);
    return check.files.filter(({ path }) => code.has(path)).map(({ path }) => [joinPath(read.root, path), read.project.facts(path)?.unparsed] as const);
  }));
  return {
    schemaVersion: 1,
    tool: { name: 'sk-audit', version },
    apps: apps.map((app) => appReport(app, cwd)),
    findings,
    suppressed: merged(located, (file) => file.suppressed),
    unparsed: [...sources].flatMap(([file, message]) => (message === undefined ? [] : [{ path: relativePath(cwd, file), message }])).sort(byPath),
    skippedRules: apps.flatMap(({ dir, check }) => check.skipped.map(({ rule, why }) => ({ rule, app: shown(cwd, dir), why }))),
    crashes: crashesOf(apps, cwd),
    summary: { errors: count('error'), warnings: count('warn'), infos: count('info'), files: sources.size, ms: 0 },
  };
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

function locateFile({ path, kept, suppressed }: CheckedFile, { dir, read }: CheckedApp, cwd: string, texts: SourceTexts): Located {
  const place: Place = { root: read.root, appDir: dir, cwd };
  const file = joinPath(read.root, path);
  const shownPath = relativePath(cwd, file);
  if (kept.length + suppressed.length === 0) return { path: shownPath, kept: [], suppressed: [] };
  // A file outside has one name for all apps that share it.
  const pathInApp = isWithin(dir, file) ? relativePath(dir, file) : relativePath(read.ceiling, file);
  const all: readonly Finding[] = [...kept, ...suppressed.map(({ finding }) => finding)];
  const marks = fingerprints(all, pathInApp, texts.text(file));
  const located = all.map((finding, i) => locate(finding, marks[i] ?? '', place, texts));
  return {
    path: shownPath,
    kept: located.slice(0, kept.length),
    suppressed: located.slice(kept.length).map((finding, i) => ({ ...finding, reason: suppressed[i]?.reason ?? '' })),
  };
}

/** Sorted by place, then rule; what several apps say equally stands once, under the first, and names the others. */
function merged<Kind extends LocatedFinding>(files: readonly Located[], of: (file: Located) => readonly Kind[]): readonly Kind[] {
  const byIdentity = new Map<string, Kind[]>();
  for (const finding of files.flatMap(of)) {
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

function crashesOf(apps: readonly CheckedApp[], cwd: string): readonly Crash[] {
  const crashes = apps.flatMap(({ read, check }) => check.crashes.map((crash) => ({ ...crash, path: relativePath(cwd, joinPath(read.root, crash.path)) })));
  return [...new Map(crashes.map((crash) => [`${crash.path}\0${crash.rule}\0${crash.message}`, crash])).values()].sort(byPath);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  return byPath(a, b) || a.start.offset - b.start.offset || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
