/** What the file system notes of a file, to tell whether it has changed without reading it. */
import { statSync } from '../disk/disk.js';

/** Differs when a file has other contents, and when a file in a folder comes, goes or is renamed. Empty when there is nothing. */
export function tokenOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}
