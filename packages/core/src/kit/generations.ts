/** The versions between which Kit's behaviour changed, as far as an app may have them. */
import type { PackageVersion } from './app.js';
import { kitSatisfies } from './version.js';

/**
 * For each stretch of versions that `changes` (ascending) cut, its first version, if the app may have a version of that stretch; the
 * stretch before the first change begins with `0.0.0`. One version for an exact one, ascending.
 */
export function generationsOf(kit: PackageVersion, changes: readonly string[]): readonly string[] {
  const starts = ['0.0.0', ...changes];
  return starts.filter((start, i) => {
    const end = starts[i + 1];
    return kitSatisfies(kit, end === undefined ? `>=${start}` : `>=${start} <${end}`) !== false;
  });
}
