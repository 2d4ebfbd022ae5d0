/** To which apps does a source file belong? */
import { posix } from 'node:path';
import { findApps, type FoundApp } from '../discovery/find-apps.js';
import { workspaceFinder } from '../discovery/workspace.js';
import { statSync } from '../disk/disk.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, isWithin, relativePath, toPosix } from '../posix-path.js';
import { UserError } from '../user-error.js';
import type { AppProject } from './app-project.js';
import { openApp, type OpenApp } from './open-apps.js';
import { appReader, type ReadRequest } from './read-apps.js';

export type AppWithFile = OpenApp & {
  /** The file, project-relative. */
  readonly path: string;
};

/**
 * The apps that have the file among their sources, sorted by folder: the one around it, and those at or below the working directory
 * that use its package or import it by path. The file may be named with a line and a column, as in a report.
 * @throws {UserError} when it is not there, is no source file, or belongs to no app
 */
export function appsWithFile(request: ReadRequest & { readonly file: string }): readonly AppWithFile[] {
  const cwd = toPosix(request.cwd);
  const file = existingFile(cwd, request.file);
  return appsHolding({ file, asGiven: request.file, cwd }, appReader(request)).map(({ found, app, path }) => ({ ...openApp(found, app, cwd), path }));
}

/** An app that was read, and where a file lies in it. */
export type Holding = { readonly found: FoundApp; readonly app: AppProject; readonly path: string };

/**
 * The same for a file that is there, absolute; `cwd` is absolute and POSIX.
 * @throws {UserError} when it is no source file, or belongs to no app
 */
export function appsHolding({ file, asGiven, cwd }: { readonly file: string; readonly asGiven: string; readonly cwd: string }, read: (found: FoundApp) => AppProject): readonly Holding[] {
  const holding = candidates(file, cwd, asGiven).flatMap((found): readonly Holding[] => {
    const app = read(found);
    const path = relativePath(app.root, file);
    return app.project.paths().includes(path) ? [{ found, app, path }] : [];
  });
  const asSource = holding.filter(({ app: { project }, path }) => project.facts(path)?.text === undefined && project.facts(path) !== undefined);
  if (asSource.length > 0) return asSource;
  if (holding.length === 0) throw new UserError(`"${asGiven}" belongs to no SvelteKit app: none here imports it.`);
  throw new UserError(`"${asGiven}" is no source file of the app: sk-audit reads components and modules of JavaScript or TypeScript, up to 1.5 MB.`);
}

/**
 * The absolute file that is meant: `src/lib/cart.ts:2:27` means the file, unless there is one of that very name.
 * @throws {UserError} when there is none, or it is a folder
 */
export function existingFile(cwd: string, asGiven: string): string {
  const names = [asGiven, asGiven.replace(/(?::\d+){1,2}$/, '')];
  const kinds = names.map((name) => ({ file: absolutePath(cwd, name), stats: statSync(absolutePath(cwd, name), { throwIfNoEntry: false }) }));
  const found = kinds.find(({ stats }) => stats !== undefined);
  if (found?.stats === undefined) throw new UserError(`There is no file "${asGiven}".`);
  if (found.stats.isDirectory()) throw new UserError(`"${asGiven}" is a folder: name one file in it.`);
  return found.file;
}

/** Apps that may have the file: the one around it, and those below the working directory if that lies in the same repository or workspace. */
function candidates(file: string, cwd: string, asGiven: string): readonly FoundApp[] {
  const around = appsOrNone(file, cwd);
  const folder = posix.dirname(file);
  const repository = gitRoot(folder) ?? workspaceFinder()(folder)?.root;
  const isNear = repository === undefined ? around.length === 0 : isWithin(repository, cwd);
  const below = isNear ? appsOrNone('.', cwd) : [];
  const all = [...around, ...below.filter(({ dir }) => !around.some((app) => app.dir === dir))].sort((a, b) => (a.dir < b.dir ? -1 : 1));
  return all.length > 0 ? all : findApps([asGiven], cwd);
}

function appsOrNone(path: string, cwd: string): readonly FoundApp[] {
  try {
    return findApps([path], cwd);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
