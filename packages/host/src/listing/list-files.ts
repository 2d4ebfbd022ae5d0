/** Which files does a folder hold that somebody wrote? */
import { existsSync, filesOnlySeen, lstatSync, realpathSync, statSync } from '../disk/disk.js';
import { joinPath, toPosix } from '../posix-path.js';
import { outputTest } from './build-output.js';
import { gitFiles } from './git-files.js';
import { walkFiles } from './walk-files.js';

export type Listing = {
  /** POSIX, relative to the folder, sorted; links to files are among them, what lies behind links to folders is not. */
  readonly files: readonly string[];
  /** Symbolic links to files and folders: path relative to the folder → the absolute path to which it leads in the end. */
  readonly links: ReadonlyMap<string, string>;
};

/**
 * The source files below a folder, and the links. Without installed packages, generated code, build output and what git ignores; but a
 * folder that is asked for is listed even when git ignores it. Repositories inside the folder (submodules) are listed too.
 */
export function listFolder(root: string): Listing {
  const entries = entriesBelow(root);
  return {
    files: [...new Set(entries.flatMap(({ path, isFile }) => (isFile ? [path] : [])))].sort(),
    links: new Map(entries.flatMap(({ path, leadsTo }) => (leadsTo === undefined ? [] : [[path, leadsTo]]))),
  };
}

/** The files of {@link listFolder}. */
export function listFiles(root: string): readonly string[] {
  return listFolder(root).files;
}

type Entry = { readonly path: string; readonly isFile: boolean; readonly leadsTo?: string };

function entriesBelow(root: string): readonly Entry[] {
  const entries = [...(gitFiles(root) ?? walkFiles(root)), ...filesOnlySeen(root)].flatMap((path) => entriesAt(root, path));
  const isOutput = outputTest(entries.flatMap(({ path, isFile }) => (isFile ? [path] : [])));
  return entries.filter(({ path }) => !isOutput(path));
}

/** The path when it is a file or a link, what is in a repository inside the repository, or nothing: deleted, a broken link, a socket. */
function entriesAt(root: string, given: string): readonly Entry[] {
  const path = given.replace(/\/$/, '');
  const file = joinPath(root, path);
  try {
    const stats = lstatSync(file);
    if (stats.isSymbolicLink()) return linkAt(path, file);
    if (stats.isFile()) return [{ path, isFile: true }];
    // git names a submodule, or a repository inside the repository, like a file.
    return existsSync(joinPath(file, '.git')) ? entriesBelow(file).map((inner) => ({ ...inner, path: joinPath(path, inner.path) })) : [];
  } catch {
    return [];
  }
}

function linkAt(path: string, file: string): readonly Entry[] {
  const leadsTo = toPosix(realpathSync(file));
  const stats = statSync(leadsTo);
  return stats.isFile() || stats.isDirectory() ? [{ path, isFile: stats.isFile(), leadsTo }] : [];
}
