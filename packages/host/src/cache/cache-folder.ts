/** Where things are kept that may be lost. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { joinPath, toPosix } from '../posix-path.js';

/** The environment, as far as it names a folder for caches. */
type Env = { readonly [name: string]: string | undefined };

/** The folder, and whether it belongs to `dir` alone. */
export type CacheFolder = { readonly folder: string; readonly isOwn: boolean };

/**
 * The folder for what is kept about an absolute folder: `location` when one is given; below its node_modules; and where there are none, in
 * the user's own folder for caches, because nothing of ours may appear in somebody's work tree unasked. Undefined when there is no such
 * folder either. Nothing is made.
 */
export function cacheFolder(dir: string, location?: string, env: Env = process.env): CacheFolder | undefined {
  if (location !== undefined) return { folder: location, isOwn: false };
  const modules = joinPath(dir, 'node_modules');
  if (existsSync(modules)) return { folder: joinPath(modules, '.cache/sk-audit'), isOwn: true };
  const caches = usersCaches(env);
  return caches === undefined ? undefined : { folder: joinPath(toPosix(caches), 'sk-audit'), isOwn: false };
}

/** `XDG_CACHE_HOME` counts everywhere, as it is nobody's default. */
function usersCaches(env: Env): string | undefined {
  const named = env['XDG_CACHE_HOME'] || (process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  if (named && isAbsolute(named)) return named;
  const home = homedir();
  // A home that is only written down belongs to nobody: containers.
  if (!isAbsolute(home) || !existsSync(home)) return undefined;
  return process.platform === 'darwin' ? `${home}/Library/Caches` : process.platform === 'win32' ? `${home}/AppData/Local` : `${home}/.cache`;
}
