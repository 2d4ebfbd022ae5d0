/** Which files would git not bring back? */
import { posix } from 'node:path';
import { commitOf } from '../compare/base-commit.js';
import { comparison } from '../compare/comparison.js';
import { gitRoot } from '../listing/git.js';

/** Those of the absolute files whose contents on the disk are in no commit that is checked out: changed, staged, new, or outside of any repository. */
export function uncommitted(files: readonly string[]): readonly string[] {
  const topOf = new Map(files.map((file) => [file, gitRoot(posix.dirname(file))]));
  const changed = new Map([...new Set(topOf.values())].map((top) => [top, changedIn(top)]));
  return files.filter((file) => changed.get(topOf.get(file))?.has(file) ?? true);
}

/** Undefined where nothing is committed. */
function changedIn(top: string | undefined): ReadonlySet<string> | undefined {
  if (top === undefined || commitOf(top, 'HEAD') === undefined) return undefined;
  const { changed, deleted } = comparison(top, { since: 'HEAD' }, {});
  return new Set([...changed, ...deleted]);
}
