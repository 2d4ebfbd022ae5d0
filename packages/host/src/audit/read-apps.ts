/** Reads the files of one app after the other. */
import { FACTS_VERSION } from '@sk-audit/extract';
import { factsCacheFile, openFactsCache } from '../cache/facts-cache.js';
import { appScope } from '../discovery/app-scope.js';
import type { FoundApp } from '../discovery/find-apps.js';
import { workspaceFinder } from '../discovery/workspace.js';
import { absolutePath, toPosix } from '../posix-path.js';
import { type AppProject, readProject } from './app-project.js';
import { createFactsStore } from './facts-store.js';

export type ReadRequest = {
  /** Absolute. */
  readonly cwd: string;
  /** Of the program, for the cache. */
  readonly version: string;
  /** `false`: none. A folder: the caches of all apps lie there. Absent: below the app's node_modules, if it has them. */
  readonly cache?: false | string;
  /** Called often, with the files of the app that is being read. */
  readonly onRead?: (done: number, total: number) => void;
};

/** A reader for one run: apps that share files read them once, into the given store when there is one. */
export function appReader({ cwd, version, cache: location, onRead }: ReadRequest, store = createFactsStore()): (found: FoundApp) => AppProject {
  const workspaceOf = workspaceFinder();
  return (found) => {
    const cacheFile = location === false ? undefined : factsCacheFile(found.dir, location && absolutePath(cwd, location));
    const cache = openFactsCache(cacheFile, `${version}/${FACTS_VERSION}`);
    const scope = appScope(found.dir, workspaceOf(found.dir));
    const read = readProject({ found, scope, store, cache, cwd: toPosix(cwd), onFile: onRead });
    cache.save();
    return read;
  };
}
