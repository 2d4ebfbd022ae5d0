/**
 * The files of apps, as everything in this package reads them: the disk, or the disk as some view says that it is (git's index, an older
 * commit, a text that is being typed). The functions are those of node:fs with the same names, as far as they are needed.
 */
import { posix } from 'node:path';
import * as plain from './plain-disk.js';

/** What a view says of one path. */
export type Seen = 'folder' | 'nothing' | SeenFile;
export type SeenFile = {
  /** Another one for other bytes. */
  readonly token: string;
  readonly bytes: () => Buffer;
  /** Where the path leads when it is a symbolic link: absolute. */
  readonly leadsTo?: string;
};

/** Files that are not as they lie on the disk. Paths are absolute, POSIX. */
export type View = {
  /** The path itself, even if it is a link. Undefined: as it lies on the disk. */
  at(path: string): Seen | undefined;
  /** The path behind the links on the disk. */
  real(path: string): string;
  /** The files that the view has and the disk perhaps not, below a folder and relative to it. */
  filesBelow(dir: string): readonly string[];
};

// Everything here is synchronous, so that nobody else can look while a view is in force.
let inForce: View | undefined;

/** Does something while the files are as the view says; without one, as they lie on the disk. */
export function asSeenIn<T>(view: View | undefined, look: () => T): T {
  const before = inForce;
  inForce = view;
  try {
    return look();
  } finally {
    inForce = before;
  }
}

/** The files below a folder, relative to it, that the view in force has and the disk perhaps not. */
export function filesOnlySeen(dir: string): readonly string[] {
  return inForce?.filesBelow(dir) ?? [];
}

/** What the view in force says of a path, or of that to which links on the disk lead. */
function seenAt(path: string): Seen | undefined {
  const seen = inForce?.at(path);
  if (inForce === undefined || seen !== undefined) return seen;
  const real = inForce.real(path);
  return real === path ? undefined : inForce.at(real);
}

type Stats = { readonly ino: number | string; readonly mtimeMs: number; readonly size: number; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean };

export function readFileSync(file: string): Buffer;
export function readFileSync(file: string, encoding: 'utf8'): string;
export function readFileSync(file: string, encoding?: 'utf8'): Buffer | string {
  const bytes = bytesOf(file);
  return encoding === undefined ? bytes : bytes.toString(encoding);
}

function bytesOf(file: string): Buffer {
  const seen = seenAt(file);
  if (seen === undefined) return plain.readFileSync(file);
  if (seen === 'nothing') throw failure('ENOENT', file);
  if (seen === 'folder') throw failure('EISDIR', file);
  return seen.leadsTo === undefined ? seen.bytes() : bytesOf(seen.leadsTo);
}

export function statSync(path: string): Stats;
export function statSync(path: string, options: { readonly throwIfNoEntry: false }): Stats | undefined;
export function statSync(path: string, { throwIfNoEntry = true }: { readonly throwIfNoEntry?: boolean } = {}): Stats | undefined {
  const seen = seenAt(path);
  if (seen === undefined) return throwIfNoEntry ? plain.statSync(path) : plain.statSync(path, { throwIfNoEntry });
  if (seen === 'nothing' && !throwIfNoEntry) return undefined;
  return typeof seen === 'object' && seen.leadsTo !== undefined ? statSync(seen.leadsTo) : statsOf(seen, path);
}

export function lstatSync(path: string): Stats {
  const seen = inForce?.at(path);
  return seen === undefined ? plain.lstatSync(path) : statsOf(seen, path);
}

export function existsSync(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

export function realpathSync(path: string): string {
  const seen = seenAt(path);
  if (seen === undefined) return plain.realpathSync(path);
  if (seen === 'nothing') throw failure('ENOENT', path);
  return typeof seen === 'object' && seen.leadsTo !== undefined ? realpathSync(seen.leadsTo) : (inForce?.real(path) ?? path);
}

/** The names in a folder. @throws when there is none */
export function readdirSync(dir: string): readonly string[] {
  const seen = seenAt(dir);
  if (seen === 'nothing') throw failure('ENOENT', dir);
  if (typeof seen === 'object') throw failure('ENOTDIR', dir);
  const onDisk = seen === undefined || plain.existsSync(dir) ? plain.readdirSync(dir) : [];
  const added = filesOnlySeen(dir).map((path) => path.split('/')[0] ?? '');
  return [...new Set([...onDisk, ...added])].filter((name) => inForce?.at(posix.join(dir, name)) !== 'nothing');
}

function statsOf(seen: Seen, path: string): Stats {
  if (seen === 'nothing') throw failure('ENOENT', path);
  const file = typeof seen === 'object' ? seen : undefined;
  const isLink = file?.leadsTo !== undefined;
  return {
    ino: file?.token ?? '', mtimeMs: 0, size: 0,
    isFile: () => file !== undefined && !isLink,
    isDirectory: () => file === undefined,
    isSymbolicLink: () => isLink,
  };
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
