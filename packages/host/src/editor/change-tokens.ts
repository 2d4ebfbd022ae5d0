/** Has anything changed on the disk? Asked of the file system's own notes, without reading a file. */
import { statSync } from 'node:fs';
import { posix } from 'node:path';

/** Absolute file or folder → its token; a folder's changes when a file in it comes, goes or is renamed. */
export type Tokens = ReadonlyMap<string, string>;

/** The state of the files and of two folders around each: a new folder in a folder that holds only folders shows in the second. */
export function tokensOf(files: readonly string[]): Tokens {
  const folders = new Set(files.map((file) => posix.dirname(file)));
  const all = new Set([...files, ...folders, ...[...folders].map((folder) => posix.dirname(folder))]);
  return new Map([...all].map((path) => [path, tokenOf(path)]));
}

/** The files and folders that are no longer as they were. */
export function changedFiles(tokens: Tokens): readonly string[] {
  return [...tokens].filter(([path, token]) => tokenOf(path) !== token).map(([path]) => path);
}

/** Empty when there is nothing. */
function tokenOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}
