/** pnpm-lock.yaml, of lockfile versions 5 to 9. */
import { posix } from 'node:path';
import { objectOf } from '../app/package-json.js';
import { parseYaml } from '../discovery/workspace.js';
import type { LockQuestion } from './locked.js';

/** @see LockReader */
export function readPnpmLock(text: string, { name, importers }: LockQuestion): string | undefined {
  const lock = parseYaml(withoutPackages(text));
  for (const importer of importers) {
    // Without workspaces, versions 5 and 6 keep the importer's keys at the top level.
    const entry = lock['importers'] === undefined ? (importer === '' ? lock : {}) : objectOf(lock['importers'])[importer === '' ? '.' : importer];
    const version = lockedIn(objectOf(entry), name);
    if (version !== undefined) return version.startsWith('link:') ? `link:${posix.join(importer, version.slice(5))}` : plainVersion(version);
  }
  return undefined;
}

function lockedIn(importer: { readonly [key: string]: unknown }, name: string): string | undefined {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const entry = objectOf(importer[kind])[name];
    const version = typeof entry === 'string' ? entry : objectOf(entry)['version'];
    if (typeof version === 'string') return version;
  }
  return undefined;
}

/** `2.5.0(svelte@4.2.0)`, `1.0.0_svelte@3.55.0`, `/@sveltejs/kit/1.0.0`, `@sveltejs/kit@2.5.0`. */
function plainVersion(version: string): string | undefined {
  return /(?:^|[@/])(\d+\.\d+\.\d+[^(_/]*)/.exec(version.replace(/[(_].*$/s, ''))?.[1];
}

/** The big sections are not needed, and reading them takes most of a second in a large workspace. */
function withoutPackages(text: string): string {
  return text.replace(/^(packages|snapshots):[^\n]*\n(?:[ \t\r][^\n]*\n?|\n)*/gm, '');
}
