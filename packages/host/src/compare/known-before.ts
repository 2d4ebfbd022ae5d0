/** Which findings of the state that is looked at were there before? */
import { posix } from 'node:path';
import { type Crash, type LocatedFinding, UNUSED_DISABLE } from '@sk-audit/core';
import type { AppProject } from '../audit/app-project.js';
import type { AppCheck, CheckInput } from '../audit/check-app.js';
import { sourceTexts } from '../audit/locate.js';
import { type CheckedApp, crashesOf, type Located, locateAll, keptOf, type PathInApp, pathInApp } from '../audit/report.js';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { isKitApp } from '../discovery/kit-app.js';
import { asSeenIn, existsSync, lstatSync } from '../disk/disk.js';
import { absolutePath, foldersUpwards, isWithin, joinPath, relativePath } from '../posix-path.js';
import type { Comparison } from './comparison.js';

export type BeforeQuestion = {
  readonly comparison: Comparison;
  readonly cwd: string;
  /** The apps as they are now. */
  readonly apps: readonly CheckedApp[];
  /** The findings, and sightings, that may be new. */
  readonly findings: readonly LocatedFinding[];
  /** Reads an app as it was. */
  readonly read: (found: FoundApp) => AppProject;
  /** Runs these rules in these files of an app (by its folder) as it was, with the settings of now. */
  readonly check: (dir: string, read: AppProject, input: Required<Pick<CheckInput, 'within' | 'sightingsIn'>>, isNeeded: (rule: string) => boolean) => AppCheck;
  readonly textOf: (file: string) => string | undefined;
};

export type Before = { readonly isKnown: (finding: LocatedFinding) => boolean; readonly crashes: readonly Crash[] };

/**
 * Audits what was before, as far as that can tell: only the files in which something is found now, with the rules that find it. A file that
 * was renamed is compared with itself.
 */
export function knownBefore(question: BeforeQuestion): Before {
  const { comparison, cwd, apps, findings, check, textOf } = question;
  if (findings.length === 0) return { isKnown: () => false, crashes: [] };
  const files = [...new Set(findings.map(({ path }) => absolutePath(cwd, path)))];
  const origin = (file: string): string => comparison.renamedFrom.get(file) ?? file;
  const rules = new Set(findings.map(({ rule }) => rule));
  // A comment is of use as long as any rule finds something there.
  const isNeeded = (rule: string): boolean => rules.has(rule) || rules.has(UNUSED_DISABLE);
  const input = { within: files.map(origin), sightingsIn: (file: string): boolean => isMeant.has(file) };
  const isMeant = new Set(input.within);
  return asSeenIn(comparison.before, () => {
    const states = sameApps(question, files) ?? appsBefore(question, files, origin).map((found) => ({ dir: found.dir, read: question.read(found) }));
    const before = states.map(({ dir, read }): CheckedApp => ({ dir, read, check: check(dir, read, input, isNeeded) }));
    const located = locateAll(before, cwd, sourceTexts(textOf), namedAsNow(comparison, apps));
    const known = keysOf(located, (path) => relativePath(cwd, nameNow(comparison)(absolutePath(cwd, path))));
    return { isKnown: (finding) => known.has(keyOf(finding)), crashes: crashesOf(before, cwd) };
  });
}

function keysOf(located: readonly Located[], pathNow: (path: string) => string): ReadonlySet<string> {
  const all = [...keptOf(located), ...located.flatMap(({ sightings }) => sightings)];
  return new Set(all.map((finding) => keyOf({ ...finding, path: pathNow(finding.path) })));
}

function keyOf({ path, fingerprint, sighting }: Pick<LocatedFinding, 'path' | 'fingerprint' | 'sighting'>): string {
  return [path, fingerprint, sighting ?? ''].join('\0');
}

type AppBefore = Pick<CheckedApp, 'dir' | 'read'>;

/** The apps of now with the texts of before, where the change is nothing else; undefined otherwise. */
function sameApps({ comparison, apps }: BeforeQuestion, files: readonly string[]): readonly AppBefore[] | undefined {
  if (!areSameFiles(comparison)) return undefined;
  const isWanted = new Set(files);
  const wanted = apps.filter(({ read, check }) => check.files.some(({ path }) => isWanted.has(joinPath(read.root, path))));
  const before = wanted.flatMap(({ dir, read: now }): readonly AppBefore[] => {
    const read = now.withTexts(comparison.changed);
    return read === undefined ? [] : [{ dir, read }];
  });
  return before.length === wanted.length ? before : undefined;
}

/** No file came, went or moved, and none became a link or was one. */
function areSameFiles({ changed, deleted, renamedFrom, before, after }: Comparison): boolean {
  const isFile = (file: string): boolean => existsSync(file) && lstatSync(file).isFile();
  return deleted.length === 0 && renamedFrom.size === 0 && [before, after].every((state) => asSeenIn(state, () => changed.every(isFile)));
}

/** The apps that had the files. An app that has moved is found through one of its files. */
function appsBefore({ comparison, cwd, apps }: BeforeQuestion, files: readonly string[], origin: (file: string) => string): readonly FoundApp[] {
  const { top, renamedFrom } = comparison;
  const appAround = (file: string): string | undefined => foldersUpwards(posix.dirname(file), top).find(isKitApp);
  const isWanted = new Set(files);
  const dirs = apps.flatMap(({ dir, read, check }) => {
    const own = check.files.map(({ path }) => joinPath(read.root, path)).filter((file) => isWanted.has(file));
    const moved = [...renamedFrom].find(([now]) => isWithin(dir, now))?.[1];
    const self = isKitApp(dir) ? dir : moved && appAround(moved);
    return own.map((file) => (isWithin(dir, file) ? appAround(origin(file)) : self));
  });
  const known = [...new Set(dirs)].filter((dir) => dir !== undefined).sort();
  return known.flatMap((dir) => findApps([dir], cwd).filter((found) => found.dir === dir));
}

/** Fingerprints hold the path in the app: that of before is turned into that of now. */
function namedAsNow(comparison: Comparison, apps: readonly CheckedApp[]): PathInApp {
  const now = nameNow(comparison);
  const innermost = (file: string): string | undefined => apps.map(({ dir }) => dir).filter((dir) => isWithin(dir, file)).sort((a, b) => b.length - a.length)[0];
  return (file, appDir, ceiling) => (isWithin(appDir, file) ? pathInApp(now(file), innermost(now(file)) ?? appDir, ceiling) : relativePath(ceiling, now(file)));
}

function nameNow({ renamedFrom }: Comparison): (file: string) => string {
  const renamedTo = new Map([...renamedFrom].map(([now, before]) => [before, now]));
  return (file) => renamedTo.get(file) ?? file;
}
