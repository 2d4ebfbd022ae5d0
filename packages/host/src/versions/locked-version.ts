/** The version of a package in the lock file that governs an app. */
import { readPackageJson } from '../app/package-json.js';
import { readFileSync } from '../disk/disk.js';
import { absolutePath, foldersUpwards, joinPath, relativePath } from '../posix-path.js';
import { readBunLock } from './bun-lock.js';
import type { LockReader } from './locked.js';
import { readNpmLock } from './npm-lock.js';
import { readPnpmLock } from './pnpm-lock.js';
import { readYarnLock } from './yarn-lock.js';

const READERS: readonly (readonly [file: string, reader: LockReader])[] = [
  ['pnpm-lock.yaml', readPnpmLock],
  ['package-lock.json', readNpmLock],
  ['npm-shrinkwrap.json', readNpmLock],
  ['yarn.lock', readYarnLock],
  ['bun.lock', readBunLock],
];

/**
 * The locked version, from the nearest lock file in the app's folder or above (up to `last`) that knows the package. `dirs` are the
 * folders of the packages that may declare it, the app's first. Undefined when no lock file says anything; broken ones are passed over.
 */
export function lockedVersion(name: string, range: string | undefined, dirs: readonly string[], last: string): string | undefined {
  for (const folder of foldersUpwards(dirs[0] ?? last, last)) {
    const importers = dirs.filter((dir) => !relativePath(folder, dir).startsWith('..')).map((dir) => relativePath(folder, dir));
    for (const [file, read] of READERS) {
      const answer = answerOf(joinPath(folder, file), (text) => read(text, { name, range, importers }));
      const version = answer?.startsWith('link:') ? versionIn(absolutePath(folder, answer.slice('link:'.length))) : answer;
      if (version !== undefined) return version;
    }
  }
  return undefined;
}

function answerOf(file: string, read: (text: string) => string | undefined): string | undefined {
  try {
    return read(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The version that the package.json in a folder gives; undefined when there is none. */
export function versionIn(dir: string): string | undefined {
  const read = readPackageJson(dir);
  return 'manifest' in read ? read.manifest.version : undefined;
}
