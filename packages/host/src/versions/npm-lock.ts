/** package-lock.json and npm-shrinkwrap.json, of lockfile versions 1 to 3. */
import { objectOf, parseObject } from '../app/package-json.js';
import { foldersUpwards, joinPath } from '../posix-path.js';
import type { LockQuestion } from './locked.js';

/** @see LockReader */
export function readNpmLock(text: string, { name, importers }: LockQuestion): string | undefined {
  const lock = parseObject(text) ?? {};
  if (lock['packages'] === undefined) return textOf(objectOf(objectOf(lock['dependencies'])[name])['version']);
  const packages = objectOf(lock['packages']);
  for (const folder of importers.flatMap((importer) => foldersUpwards(importer, ''))) {
    const entry = objectOf(packages[joinPath(folder === '.' ? '' : folder, `node_modules/${name}`)]);
    const resolved = textOf(entry['resolved']);
    if (entry['link'] === true && resolved !== undefined) return `link:${resolved}`;
    const version = textOf(entry['version']);
    if (version !== undefined) return version;
  }
  return undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
