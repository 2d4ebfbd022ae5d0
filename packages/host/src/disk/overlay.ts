/** A view of the disk on which some files are others, or not there. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { foldersUpwards, isWithin, toPosix } from '../posix-path.js';
import type { Seen, SeenFile, View } from './disk.js';
import { nativeRealpathSync, readdirSync } from './plain-disk.js';

/** Absolute path → the file that it is, or that there is nothing. */
export type Changes = ReadonlyMap<string, SeenFile | 'nothing'>;

/** The disk with these changes below `top` (absolute). A folder from which the changes take everything is gone. */
export function overlay(top: string, changes: Changes): View {
  const present = [...changes].filter(([, seen]) => seen !== 'nothing').map(([path]) => path);
  const folders = new Set(present.flatMap((path) => foldersUpwards(posix.dirname(path), top)));
  const thinned = new Set([...changes].filter(([, seen]) => seen === 'nothing').flatMap(([path]) => foldersUpwards(posix.dirname(path), top)));
  const real = realPaths(top);
  const known = (path: string): Seen | undefined => changes.get(path) ?? (folders.has(path) ? 'folder' : thinned.has(path) && isEmptied(path) ? 'nothing' : undefined);
  const isEmptied = (folder: string): boolean => namesIn(folder).every((name) => known(posix.join(folder, name)) === 'nothing');
  const knownBehindLinks = (path: string): Seen | undefined => {
    const folder = posix.dirname(path);
    const behind = real(folder);
    return behind === folder ? undefined : known(posix.join(behind, posix.basename(path)));
  };
  return {
    at: (path) => (isWithin(top, path) ? known(path) ?? knownBehindLinks(path) : undefined),
    real,
    filesBelow: (dir) => present.filter((path) => path !== dir && isWithin(dir, path)).map((path) => path.slice(dir.endsWith('/') ? dir.length : dir.length + 1)),
  };
}

/** The view, or the disk without one, with other contents of some files: path as `real` names it → bytes. */
export function withContents(view: View | undefined, real: View['real'], contents: ReadonlyMap<string, Buffer>): View | undefined {
  if (contents.size === 0) return view;
  const seen = new Map([...contents].map(([path, bytes]) => [path, { token: `edited ${createHash('sha1').update(bytes).digest('hex')}`, bytes: () => bytes }]));
  return { at: (path) => seen.get(path) ?? view?.at(path), real, filesBelow: (dir) => view?.filesBelow(dir) ?? [] };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Through links on the disk to the path as it is named from `top`; the path itself when there is nothing. Each is looked up once. */
export function realPaths(top: string): (path: string) => string {
  const resolved = (path: string): string => {
    try {
      return toPosix(nativeRealpathSync(path));
    } catch {
      return path;
    }
  };
  const realTop = resolved(top);
  const known = new Map<string, string>();
  return (path) => {
    let real = known.get(path);
    if (real === undefined) {
      const end = resolved(path);
      real = isWithin(realTop, end) ? top + end.slice(realTop.length) : end;
      known.set(path, real);
    }
    return real;
  };
}
