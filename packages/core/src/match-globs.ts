/** Globs in settings, held against paths. */
import picomatch from 'picomatch/posix.js';

/**
 * A test whether one of the globs means a path; both are relative to the same folder, POSIX. A glob that names a folder means everything
 * below it. Brackets and parentheses may also mean themselves: `src/routes/(shop)/**` and `[slug]` are what route folders are called.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/+$/, '')).flatMap((glob) => [glob, glob.replace(/[()[\]]/g, '\\$&')]);
  return picomatch([...new Set(patterns.flatMap((pattern) => [pattern, `${pattern}/**`]))], { dot: true });
}
