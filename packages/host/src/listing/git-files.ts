/** Which files does git know, and which does it ignore? */
import { relativePath } from '../posix-path.js';
import { git, gitRoot } from './git.js';
import { gitignoreTest } from './gitignore.js';

/**
 * Files of the work tree below `root`, tracked or not, that git does not ignore; relative to `root`, in git's order. Deleted files
 * may be among them, and folders that are repositories of their own. Undefined outside git, and when `root` itself is ignored.
 */
export function gitFiles(root: string): readonly string[] | undefined {
  const top = gitRoot(root);
  if (top === undefined || isIgnoredFolder(top, root)) return undefined;
  return git(root, ['ls-files', '-co', '--exclude-standard', '-z'])?.split('\0').filter((path) => path !== '');
}

/** Do the `.gitignore` files of the work tree with this top exclude the folder, or one above it? */
export function isIgnoredFolder(top: string, dir: string): boolean {
  return dir !== top && gitignoreTest(top)(`${relativePath(top, dir)}/`);
}
