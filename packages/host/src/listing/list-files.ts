/** Which files does a folder hold that somebody wrote? */
import { existsSync, lstatSync, statSync } from 'node:fs';
import { joinPath } from '../posix-path.js';
import { outputTest } from './build-output.js';
import { gitFiles } from './git.js';
import { walkFiles } from './walk-files.js';

/**
 * The source files below a folder: POSIX, relative to it, sorted. Without installed packages, generated code, build output and what
 * git ignores; but a folder that is asked for is listed even when git ignores it. Links to files count, links to folders do not;
 * repositories inside the folder (submodules) are listed too.
 */
export function listFiles(root: string): readonly string[] {
  const listed = (gitFiles(root) ?? walkFiles(root)).flatMap((path) => existing(root, path));
  const isOutput = outputTest(listed);
  return [...new Set(listed)].filter((path) => !isOutput(path)).sort();
}

/** The path when it is a file, the files of a repository inside the repository, or nothing: deleted, a link to a folder, a socket. */
function existing(root: string, path: string): readonly string[] {
  const file = joinPath(root, path);
  const folder = path.replace(/\/$/, '');
  try {
    if (statSync(file).isFile()) return [path];
    // git names a submodule, or a repository inside the repository, like a file; a link to a folder too.
    if (!existsSync(joinPath(file, '.git')) || lstatSync(joinPath(root, folder)).isSymbolicLink()) return [];
    return listFiles(joinPath(root, folder)).map((inner) => joinPath(folder, inner));
  } catch {
    return [];
  }
}
