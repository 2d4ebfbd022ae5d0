/** The files below a folder, without git. */
import type { Dirent } from 'node:fs';
import { entriesIn } from '../disk/plain-disk.js';
import { joinPath } from '../posix-path.js';
import { isNeverSource } from './build-output.js';
import { gitignoreTest } from './gitignore.js';

/**
 * Everything below `root` that is no folder and that no `.gitignore` at or below `root` excludes; relative to it, in no order.
 * Symbolic links to folders are given like files and not entered; folders that cannot be read are left out.
 */
export function walkFiles(root: string): readonly string[] {
  const isExcluded = gitignoreTest(root);
  const files: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of entriesOf(joinPath(root, folder))) {
      const path = joinPath(folder, entry.name);
      if (!entry.isDirectory()) {
        if (!isExcluded(path)) files.push(path);
      } else if (!isNeverSource(entry.name) && !isExcluded(`${path}/`)) {
        visit(path);
      }
    }
  };
  visit('');
  return files;
}

function entriesOf(dir: string): readonly Dirent[] {
  try {
    return entriesIn(dir);
  } catch {
    return [];
  }
}
