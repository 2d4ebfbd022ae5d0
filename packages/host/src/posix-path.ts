/** Paths as this package passes them on: absolute or relative, always with `/`. */
import { posix, resolve, sep } from 'node:path';

/** The path with `/` between its parts, also on Windows. */
export function toPosix(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** `path` as seen from `cwd`: absolute, POSIX, without a slash at its end. */
export function absolutePath(cwd: string, path: string): string {
  return toPosix(resolve(cwd, path));
}

/** The way from one absolute path to another, POSIX; `''` when they are equal, `../x` when `to` lies outside. */
export function relativePath(from: string, to: string): string {
  const isBelow = to.startsWith(from) && to[from.length] === '/' && !UNTIDY.test(to); // nearly always, and much faster
  return isBelow ? to.slice(from.length + 1) : posix.relative(from, to);
}

/** Empty parts, dots, a slash at the end. */
const UNTIDY = /\/\.{0,2}(?:\/|$)/;

/** `dir/path`, where an empty part stands for "here". */
export function joinPath(dir: string, path: string): string {
  return dir === '' ? path : path === '' ? dir : posix.join(dir, path);
}

/** Is `path` the folder `dir` itself or something below it? Both absolute, or both relative to the same folder (`''`). */
export function isWithin(dir: string, path: string): boolean {
  return dir === '' || path === dir || path.startsWith(dir.endsWith('/') ? dir : `${dir}/`);
}

/** The folder and every folder above it, innermost first; stops after `last` when that is given. */
export function foldersUpwards(dir: string, last?: string): readonly string[] {
  const folders = [dir];
  for (let current = dir; current !== last && posix.dirname(current) !== current; ) {
    current = posix.dirname(current);
    folders.push(current);
  }
  return folders;
}
