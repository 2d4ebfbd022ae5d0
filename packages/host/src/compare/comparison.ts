/** Two states of a repository: what is looked at, and what it was before. */
import { posix } from 'node:path';
import type { SeenFile, View } from '../disk/disk.js';
import { type Changes, overlay } from '../disk/overlay.js';
import { existsSync, realpathSync } from '../disk/plain-disk.js';
import { git, gitRoot } from '../listing/git.js';
import { absolutePath, joinPath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { baseCommit, commitOf, type Env } from './base-commit.js';
import { blobReader } from './blobs.js';
import { type Change, changesInIndex, changesInWorkTree, type TreeFile } from './changes.js';

/** Compare git's index with HEAD, or the work tree with the commit where HEAD left `since` (`auto`: found from the environment). */
export type Compared = { readonly staged: true } | { readonly since: string };

export type Comparison = {
  readonly of: 'staged' | 'since';
  /** As a person would name the other side; absent for `staged`. */
  readonly ref?: string;
  /** The commit before; null when there is none yet. */
  readonly base: string | null;
  /** The top folder of the work tree, absolute. */
  readonly top: string;
  readonly before: View;
  /** Undefined: the disk. */
  readonly after: View | undefined;
  /** Files that are new or different now, absolute, sorted. */
  readonly changed: readonly string[];
  /** Files that are not there any more, absolute, sorted. */
  readonly deleted: readonly string[];
  /** New path → old path of files that were renamed, absolute. */
  readonly renamedFrom: ReadonlyMap<string, string>;
};

/**
 * Both states of the repository around a folder. Contents are fetched when somebody reads them.
 * @throws {UserError} outside of a repository, without git, and when there is nothing to compare with
 */
export function comparison(cwd: string, compared: Compared, env: Env): Comparison {
  const option = 'staged' in compared ? '--staged' : '--since';
  const top = gitRoot(cwd);
  if (top === undefined) throw new UserError(`${option} compares two states of a git repository, and there is none around this folder.`);
  const gitDir = git(top, ['rev-parse', '--absolute-git-dir'])?.trim();
  if (gitDir === undefined) throw new UserError(`${option} needs git, which is not installed or refuses this repository: "git status" says why.`);
  const more = { env: indexOf(top, toPosix(gitDir), env['GIT_INDEX_FILE']) };
  const base = 'staged' in compared ? { commit: commitOf(top, 'HEAD') } : baseCommit(top, compared.since, env);
  const inIndex = changesInIndex(top, base.commit ?? emptyTree(top), more);
  const inWorkTree = changesInWorkTree(top, more);
  if (inIndex === undefined || inWorkTree === undefined) throw new UserError(`${option} cannot tell what has changed: git cannot read the index of this repository.`);
  const states = statesOf(top, inIndex, inWorkTree);
  const head = { base: base.commit ?? null, top, before: states.before };
  if ('staged' in compared) return { ...head, of: 'staged', after: states.index, ...inFull(top, inIndex, []) };
  return { ...head, of: 'since', ref: 'ref' in base ? base.ref : compared.since, after: undefined, ...inFull(top, inIndex, inWorkTree) };
}

/**
 * In a hook git names the index that will be committed: with `git commit -a` or `git commit <paths>` that is another one than usual. One
 * of another repository is not meant.
 */
function indexOf(top: string, gitDir: string, named: string | undefined): { readonly [name: string]: string } {
  if (named === undefined || named === '') return {};
  const file = absolutePath(top, named);
  const folder = posix.dirname(file);
  const isForeign = existsSync(joinPath(folder, 'HEAD')) && realpathSync(folder) !== realpathSync(gitDir);
  return isForeign ? {} : { GIT_INDEX_FILE: file };
}

function emptyTree(top: string): string {
  return git(top, ['hash-object', '-t', 'tree', '--stdin'], { input: '' })?.trim() ?? '';
}

function statesOf(top: string, inIndex: readonly Change[], inWorkTree: readonly Change[]): { readonly before: View; readonly index: View } {
  const oids = [...inIndex, ...inWorkTree].flatMap(({ before }) => (before === undefined ? [] : [before.oid]));
  const read = blobReader(top, oids);
  const seenBefore = (changes: readonly Change[]): Changes =>
    new Map(changes.map(({ path, before }) => [joinPath(top, path), before === undefined ? 'nothing' : seenFile(joinPath(top, path), before, read)]));
  const index = seenBefore(inWorkTree);
  return { index: overlay(top, index), before: overlay(top, new Map([...index, ...seenBefore(inIndex)])) };
}

function seenFile(path: string, { oid, mode }: TreeFile, read: (oid: string) => Buffer): SeenFile {
  const leadsTo = mode === '120000' ? absolutePath(posix.dirname(path), read(oid).toString('utf8')) : undefined;
  return { token: oid, bytes: () => read(oid), ...(leadsTo !== undefined && { leadsTo }) };
}

/** What both kinds of changes come to. A file that the work tree has moved on is named as it is now. */
function inFull(top: string, inIndex: readonly Change[], inWorkTree: readonly Change[]): Pick<Comparison, 'changed' | 'deleted' | 'renamedFrom'> {
  const all = new Map<string, Change>([...inIndex, ...inWorkTree].map((change) => [change.path, change]));
  const fromIn = (changes: readonly Change[]): ReadonlyMap<string, string> => new Map(changes.flatMap(({ path, from }) => (from === undefined ? [] : [[path, from]])));
  const [inFirst, inSecond] = [fromIn(inIndex), fromIn(inWorkTree)];
  const renames = [...new Set([...inFirst.keys(), ...inSecond.keys()])].map((path) => {
    const between = inSecond.get(path) ?? path;
    return [joinPath(top, path), joinPath(top, inFirst.get(between) ?? between)] as const;
  });
  const pathsOf = (wanted: boolean): readonly string[] => [...all.values()].filter(({ deleted }) => (deleted === true) === wanted).map(({ path }) => joinPath(top, path)).sort();
  return { changed: pathsOf(false), deleted: pathsOf(true), renamedFrom: new Map(renames) };
}
