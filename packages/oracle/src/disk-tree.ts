/** A folder on the disk that is made to hold just the files that are asked for. */
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type DiskTree = {
  /** Absolute, links resolved. */
  readonly root: string;
  /** Makes the folder hold these empty files, and no empty folders. */
  hold(paths: readonly string[]): void;
  remove(): void;
};

const inMemory = '/dev/shm';

/** A new temporary folder, in memory where the system has such a place. What two trees have in common is not written again. */
export function createDiskTree(): DiskTree {
  const root = realpathSync(mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'sk-audit-oracle-')));
  const held = new Set<string>();
  const drop = (path: string): void => {
    unlinkSync(join(root, path));
    held.delete(path);
    removeEmptyFolders(root, dirname(path));
  };
  return {
    root,
    hold(paths) {
      const wanted = new Set(paths);
      for (const path of [...held]) if (!wanted.has(path)) drop(path);
      for (const path of wanted) {
        if (held.has(path)) continue;
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), '');
        held.add(path);
      }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function removeEmptyFolders(root: string, folder: string): void {
  if (folder === '.') return;
  try {
    rmdirSync(join(root, folder));
  } catch {
    return;
  }
  removeEmptyFolders(root, dirname(folder));
}
