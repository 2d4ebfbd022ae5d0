/** Has anything changed on the disk? Asked of the file system's own notes, without reading a file. */
import { tokenOf } from '../listing/change-token.js';
import { foldersUpwards, isWithin } from '../posix-path.js';
import { posix } from 'node:path';

/** Absolute file or folder → its token. */
export type Tokens = ReadonlyMap<string, string>;

/** The state of the files, and of every folder between them and `root`. */
export function tokensOf(files: readonly string[], root: string): Tokens {
  const folders = new Set(files.map((file) => posix.dirname(file)));
  const around = [...folders].flatMap((folder) => (isWithin(root, folder) ? foldersUpwards(folder, root) : [folder]));
  return new Map([...new Set([...files, ...around])].map((path) => [path, tokenOf(path)]));
}

/** Is everything as it was? */
export function isUnchanged(tokens: Tokens): boolean {
  return [...tokens].every(([path, token]) => tokenOf(path) === token);
}
