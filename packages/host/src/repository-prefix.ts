/** Where a folder lies in its repository. */
import { gitRoot } from './listing/git.js';
import { relativePath, toPosix } from './posix-path.js';

/** The absolute folder as seen from the top of its git work tree; '' at the top and outside of any. */
export function repositoryPrefix(dir: string): string {
  const folder = toPosix(dir);
  const top = gitRoot(folder);
  return top === undefined ? '' : relativePath(top, folder);
}
