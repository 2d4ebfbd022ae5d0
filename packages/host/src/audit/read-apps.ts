/** Reads the files of one app after the other. */
import type { PackageVersion } from '@sk-audit/core';
import { FACTS_VERSION } from '@sk-audit/extract';
import { type FactsCache, factsCacheFile, openFactsCache } from '../cache/facts-cache.js';
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
  /** The caches are read and stay as they are: texts that nobody saves would fill them. */
  readonly onlyReadsCache?: boolean;
  /** A Kit as if which the apps are looked at. */
  readonly target?: PackageVersion;
  /** Called often, with the files of the app that is being read. */
  readonly onRead?: (done: number, total: number) => void;
};

/** Absolute folder of an app → its cache. */
export type OpenCaches = Map<string, FactsCache>;

/**
 * A reader for one state of the disk: apps that share files read them once. The store and the open caches may be those of another reader,
 * as when two states are compared.
 */
export function appReader({ cwd, version, cache: location, onlyReadsCache, target, onRead }: ReadRequest, store = createFactsStore(), caches: OpenCaches = new Map()): (found: FoundApp) => AppProject {
  const workspaceOf = workspaceFinder();
  const cacheOf = (dir: string): FactsCache => {
    const cache = caches.get(dir) ?? openFactsCache(location === false ? undefined : factsCacheFile(dir, location && absolutePath(cwd, location)), `${version}/${FACTS_VERSION}`);
    caches.set(dir, cache);
    return cache;
  };
  return (found) => {
    const cache = cacheOf(found.dir);
    const scope = appScope(found.dir, workspaceOf(found.dir));
    const read = readProject({ found, scope, store, cache, cwd: toPosix(cwd), ...(target && { target }), onFile: onRead });
    const saved = <Read>(of: Read): Read => {
      if (onlyReadsCache !== true) cache.save();
      return of;
    };
    return saved({ ...read, withTexts: (files) => saved(read.withTexts(files)) });
  };
}
