/** Which version of a package does an app use? */
import { kitSatisfies, type PackageVersion, versionFromRange } from '@sk-audit/core';
import type { Workspace } from '../discovery/workspace.js';
import { foldersUpwards, joinPath } from '../posix-path.js';
import { declaredRange, linkedFolder } from './declared-range.js';
import { lockedVersion, versionIn } from './locked-version.js';

/** Where to look. */
export type VersionScope = {
  readonly appDir: string;
  /** The highest folder whose package.json and lock file can govern the app. */
  readonly last: string;
  readonly workspace: Workspace | undefined;
};

export type VersionAnswer = { readonly version: PackageVersion; /** What is odd about it, one sentence each. */ readonly notes: readonly string[] };

/**
 * The installed version, else the locked one, else the declared range as an interval, else unknown. An installed version in a parent
 * folder that the declared range excludes belongs to somebody else and is passed over. `newestKnown` closes open ranges.
 */
export function findVersion(name: string, scope: VersionScope, newestKnown?: string): VersionAnswer {
  const { appDir, last, workspace } = scope;
  const declared = declaredRange(name, appDir, last, workspace);
  const linked = declared && linkedFolder(name, declared, workspace);
  const linkedVersion = linked && versionIn(linked);
  if (linkedVersion !== undefined) return exact(linkedVersion, 'installed');

  const installed = installedVersion(name, appDir);
  const foreign = installed !== undefined && installed.dir !== appDir && excludes(declared?.range, installed.version);
  if (installed !== undefined && !foreign) return exact(installed.version, 'installed');

  const notes = foreign ? [`The ${name} ${installed.version} in ${joinPath(installed.dir, 'node_modules')} is ignored, because the app asks for ${declared?.range}.`] : [];
  const locked = lockedVersion(name, declared?.range, [appDir, ...(declared ? [declared.dir] : [])], last);
  if (locked !== undefined && isVersion(locked)) return exact(locked, 'lockfile', notes);
  const range = declared && versionFromRange(declared.range, newestKnown);
  return range === undefined ? unknown(name, declared?.range, notes) : { version: range, notes };
}

function exact(lower: string, from: 'installed' | 'lockfile', notes: readonly string[] = []): VersionAnswer {
  return { version: { lower, from }, notes };
}

function unknown(name: string, range: string | undefined, notes: readonly string[]): VersionAnswer {
  const why = range === undefined ? 'nothing declares it' : `"${range}" does not say it`;
  return {
    version: { lower: '0.0.0', from: 'unknown' },
    notes: [...notes, `The version of ${name} is unknown: it is not installed, no lock file names it, and ${why}.`],
  };
}

/** The version that Node would find from the app's folder, and the folder whose node_modules has it. */
function installedVersion(name: string, appDir: string): { readonly dir: string; readonly version: string } | undefined {
  for (const dir of foldersUpwards(appDir)) {
    const version = versionIn(joinPath(dir, `node_modules/${name}`));
    if (version !== undefined && isVersion(version)) return { dir, version };
  }
  return undefined;
}

/** Tags, URLs and `*` exclude nothing. */
function excludes(range: string | undefined, version: string): boolean {
  if (range === undefined || versionFromRange(range) === undefined) return false;
  return kitSatisfies({ lower: version, from: 'installed' }, range.replace(/^(workspace:|npm:@?[^@]+@)/, '')) === false;
}

function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+/.test(text);
}
