/** Which findings does a team know already? */
import { posix } from 'node:path';
import type { LocatedFinding } from '@sk-audit/core';
import { existsSync } from '../disk/disk.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, foldersUpwards, joinPath, relativePath } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { BASELINE_FILE, type BaselineEntry, readBaseline, writeBaseline } from './baseline-file.js';

/** Take the known findings out of the report; write all of today's down first; or first strike out those that are gone. */
export type BaselineRequest = {
  readonly mode: 'use' | 'update' | 'prune' | 'off';
  /** Absolute or relative to the working directory; absent: that of the settings, or the usual name in this folder or the nearest above. */
  readonly file?: string;
};

export type Applied = {
  /** Findings that no baseline has, in their order. */
  readonly findings: readonly LocatedFinding[];
  /** How many a baseline has; undefined when there is no baseline. */
  readonly baselined: number | undefined;
  /** What has become of the files, one sentence each. */
  readonly notes: readonly string[];
};

export type BaselineInput = {
  readonly request: BaselineRequest | undefined;
  readonly cwd: string;
  /** `baseline` of an app's settings, absolute. Apps are named by their absolute folders. */
  readonly ofSettings: (appDir: string) => string | undefined;
  readonly apps: readonly string[];
  readonly findings: readonly LocatedFinding[];
  /** Has the run looked for what the rule finds in this absolute file? Other entries are nobody's business here. */
  readonly isJudged: (rule: string, file: string) => boolean;
  /** Are entries that are gone worth a sentence? */
  readonly tellsStale: boolean;
};

/**
 * Splits the findings, by the baseline of the app of each. Writes baselines when that is asked for.
 * @throws {UserError} when a baseline is not there, is broken or cannot be written
 */
export function applyBaseline(input: BaselineInput): Applied {
  const files = new Map(input.apps.map((dir) => [dir, baselineOf(dir, input)]));
  const groups = [...new Set(files.values())].map((file) => ({ file, findings: input.findings.filter(({ app }) => files.get(absolutePath(input.cwd, app)) === file) }));
  const parts = groups.map(({ file, findings }) => (file === undefined ? { fresh: findings, known: 0, notes: [] } : split(file, findings, input)));
  const fresh = new Set(parts.flatMap((part) => part.fresh));
  const hasBaseline = groups.some(({ file }) => file !== undefined);
  return {
    findings: input.findings.filter((finding) => fresh.has(finding)),
    baselined: hasBaseline ? parts.reduce((sum, { known }) => sum + known, 0) : undefined,
    notes: parts.flatMap(({ notes }) => notes),
  };
}

function baselineOf(appDir: string, { request, cwd, ofSettings }: BaselineInput): string | undefined {
  if (request?.mode === 'off') return undefined;
  if (request?.file !== undefined) return absolutePath(cwd, request.file);
  return ofSettings(appDir) ?? (request && nearest(cwd));
}

function nearest(cwd: string): string {
  const places = foldersUpwards(cwd, gitRoot(cwd) ?? cwd).map((folder) => joinPath(folder, BASELINE_FILE));
  return places.find(existsSync) ?? joinPath(cwd, BASELINE_FILE);
}

type Part = { readonly fresh: readonly LocatedFinding[]; readonly known: number; readonly notes: readonly string[] };

function split(file: string, findings: readonly LocatedFinding[], { request, cwd, isJudged, tellsStale }: BaselineInput): Part {
  const name = relativePath(cwd, file);
  const folder = posix.dirname(file);
  const mode = request?.mode ?? 'use';
  const before = readBaseline(file, cwd);
  if (before === undefined && mode !== 'update') throw new UserError(`There is no baseline "${name}": --update-baseline makes one.`);
  const entries = before ?? [];
  const current = findings.map(({ rule, path, fingerprint }) => ({ rule, path: relativePath(folder, absolutePath(cwd, path)), fingerprint }));
  const today = new Set(current.map(keyOf));
  const kept = entries.filter((entry) => today.has(keyOf(entry)) || !isJudged(entry.rule, absolutePath(folder, entry.path)));
  const gone = entries.length - kept.length;
  const wasKnown = new Set(entries.map(keyOf));
  const added = current.filter((entry) => !wasKnown.has(keyOf(entry)));

  if (mode === 'update') {
    if (before === undefined || gone + added.length > 0) writeBaseline(file, [...kept, ...added], cwd);
    return { fresh: [], known: findings.length, notes: [`"${name}" has ${inWords(kept.length + added.length)} now: ${added.length} added, ${gone} removed.`] };
  }
  if (mode === 'prune' && gone > 0) writeBaseline(file, kept, cwd);
  const fresh = findings.filter((_, i) => !wasKnown.has(keyOf(current[i] as BaselineEntry)));
  return { fresh, known: findings.length - fresh.length, notes: aboutGone(name, gone, mode, tellsStale) };
}

function aboutGone(name: string, gone: number, mode: BaselineRequest['mode'], tellsStale: boolean): readonly string[] {
  if (mode === 'prune') return [`${inWords(gone)} removed from "${name}".`];
  return gone > 0 && tellsStale ? [`${inWords(gone)} in "${name}" ${gone === 1 ? 'is' : 'are'} gone from the code: --prune-baseline strikes ${gone === 1 ? 'it' : 'them'} out.`] : [];
}

function inWords(entries: number): string {
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}

function keyOf({ path, fingerprint }: BaselineEntry): string {
  return `${path}\0${fingerprint}`;
}
