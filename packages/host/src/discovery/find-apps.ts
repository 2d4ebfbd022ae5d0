/** Which SvelteKit apps do the given paths mean? */
import { posix } from 'node:path';
import { statSync } from '../disk/disk.js';
import { gitRoot } from '../listing/git.js';
import { listFolder, type Listing } from '../listing/list-files.js';
import { absolutePath, foldersUpwards, isWithin, joinPath, relativePath } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { isAppMark, isKitApp } from './kit-app.js';

export type FoundApp = Listing & {
  /** Absolute, POSIX. Its files and links are relative to it, and without those of apps inside it. */
  readonly dir: string;
  /** Only files at or below these are meant, relative to `dir`; absent: the whole app. */
  readonly within?: readonly string[];
};

/** What one given path means. */
type Meant = Listing & { readonly dir: string; readonly within?: string };

/**
 * The apps at or below the given paths, sorted by folder, each once; for a path inside an app, that app, with `within` set.
 * @throws {UserError} when a path is not there, or means no app
 */
export function findApps(paths: readonly string[], cwd: string): readonly FoundApp[] {
  return together(paths.flatMap((path) => appsOf(path, cwd)));
}

/**
 * The same for paths as a hook names them: files that lie in no app, or are there no more, are left out, with one sentence about each.
 * @throws {UserError} when a folder is not there or means no app, or none of the paths means one
 */
export function findAppsAmong(paths: readonly string[], cwd: string): { readonly apps: readonly FoundApp[]; readonly leftOut: readonly string[] } {
  const list = remembered(listFolder);
  const meant: Meant[] = [];
  const problems: UserError[] = [];
  for (const path of paths) {
    try {
      meant.push(...appsOf(path, cwd, list));
    } catch (error) {
      if (!(error instanceof UserError) || !meansOneFile(absolutePath(cwd, path))) throw error;
      problems.push(error);
    }
  }
  if (meant.length === 0 && problems[0] !== undefined) throw problems[0];
  return { apps: together(meant), leftOut: problems.map(({ message }) => message) };
}

/** Is there a file, or could there have been one? What is not there is taken for a file when it is named like one. */
export function meansOneFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? posix.extname(file) !== '';
}

function remembered(list: typeof listFolder): typeof listFolder {
  const known = new Map<string, Listing>();
  return (dir) => {
    const listing = known.get(dir) ?? list(dir);
    known.set(dir, listing);
    return listing;
  };
}

function together(meant: readonly Meant[]): readonly FoundApp[] {
  const dirs = [...new Set(meant.map((app) => app.dir))].sort();
  return dirs.map((dir) => merged(dir, meant.filter((app) => app.dir === dir)));
}

function merged(dir: string, meant: readonly Meant[]): FoundApp {
  const files = [...new Set(meant.flatMap((app) => app.files))].sort();
  const links = new Map(meant.flatMap((app) => [...app.links]));
  const within = meant.flatMap((app) => (app.within === undefined ? [] : [app.within]));
  return within.length < meant.length ? { dir, files, links } : { dir, files, links, within };
}

function appsOf(path: string, cwd: string, list = listFolder): readonly Meant[] {
  const given = absolutePath(cwd, path);
  const isFolder = isExistingFolder(given, path);
  const below = isFolder ? appsBelow(given, list(given)) : [];
  if (below.length > 0) return below;
  const parent = posix.dirname(given);
  const dir = foldersUpwards(parent, gitRoot(parent)).find(isKitApp);
  if (dir === undefined) throw new UserError(noApp(path, isFolder));
  return [appAround(dir, given, isFolder, list)];
}

function isExistingFolder(file: string, asGiven: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    throw new UserError(`There is no file or folder "${asGiven}".`);
  }
}

function noApp(path: string, isFolder: boolean): string {
  const where = isFolder ? (path === '.' ? 'in this folder or below it' : `in or below "${path}"`) : `around "${path}"`;
  return `There is no SvelteKit app ${where}: an app depends on @sveltejs/kit and has a svelte.config.js, a vite.config.js or src/routes.`;
}

/** The apps at or below a folder that was listed. */
function appsBelow(root: string, { files, links }: Listing): readonly Meant[] {
  const apps = appFolders(root, files);
  return apps.map((folder) => ({
    dir: joinPath(root, folder),
    files: ownPaths(folder, files, apps).map((path) => inFolder(folder, path)),
    links: new Map(ownPaths(folder, [...links.keys()], apps).map((path) => [inFolder(folder, path), links.get(path) ?? ''])),
  }));
}

function appFolders(root: string, files: readonly string[]): readonly string[] {
  const folders = new Set(files.filter((path) => isAppMark(posix.basename(path))).map(folderOf));
  return [...folders].filter((folder) => isKitApp(joinPath(root, folder)));
}

/** What is in an absolute folder and not in an app inside it; relative to it. */
export function ownListing(dir: string): Listing {
  const { files, links } = listFolder(dir);
  const apps = appFolders(dir, files);
  const own = new Set(ownPaths('', [...links.keys()], apps));
  return { files: ownPaths('', files, apps), links: new Map([...links].filter(([path]) => own.has(path))) };
}

/** The paths of the app in `folder`: those below it that no inner app has. */
function ownPaths(folder: string, paths: readonly string[], apps: readonly string[]): readonly string[] {
  const inner = apps.filter((app) => app !== folder && isWithin(folder, app));
  return paths.filter((path) => isWithin(folder, path) && !inner.some((app) => isWithin(app, path)));
}

/** The app in `dir` because of a path inside it. That path's files count even when git ignores them. */
function appAround(dir: string, given: string, isFolder: boolean, list: typeof listFolder): Meant {
  const within = relativePath(dir, given);
  const app = appsBelow(dir, list(dir)).find((each) => each.dir === dir);
  const asked = isFolder ? list(given) : { files: [''], links: new Map<string, string>() };
  return {
    dir,
    files: [...(app?.files ?? []), ...asked.files.map((path) => joinPath(within, path))],
    links: new Map([...(app?.links ?? []), ...[...asked.links].map(([path, leadsTo]) => [joinPath(within, path), leadsTo] as const)]),
    within,
  };
}

function inFolder(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}
