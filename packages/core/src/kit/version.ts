/** What is known of a version, held against a range. */
import Range from 'semver/classes/range.js';
import SemVer from 'semver/classes/semver.js';
import satisfies from 'semver/functions/satisfies.js';
import intersects from 'semver/ranges/intersects.js';
import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';
import type { Tri } from '../project/project.js';
import type { PackageVersion } from './app.js';
import { newestKnownKit } from './newest-known.js';

const options = { includePrerelease: true };

/**
 * Does every version that it can be lie in the range? `unknown` when only some do, or when nothing is known.
 *
 * A prerelease counts as the release that it announces: `3.0.0-next.16` satisfies `>=3.0.0` and does not satisfy `<3.0.0`, because it
 * already behaves like 3. Only a range that names a prerelease itself (`>=3.0.0-next.5`) is compared to the letter.
 *
 * An answer is kept for as long as `version` lives: the same few ranges are asked of each file, and reading a range takes a tenth of a millisecond.
 */
export function kitSatisfies(version: PackageVersion, range: string): Tri {
  if (version.from === 'unknown') return 'unknown';
  let known = answers.get(version);
  if (!known) answers.set(version, (known = new Map()));
  let answer = known.get(range);
  if (answer === undefined) known.set(range, (answer = holdAgainst(version, range)));
  return answer;
}

const answers = new WeakMap<PackageVersion, Map<string, Tri>>();

function holdAgainst(version: PackageVersion, range: string): Tri {
  const lower = /\d-[0-9A-Za-z]/.test(range) ? version.lower : released(version.lower);
  if (version.upper === undefined) return satisfies(lower, range, options);
  const interval = `>=${lower} <${version.upper}`;
  if (subset(interval, range, options)) return true;
  return intersects(interval, range, options) ? 'unknown' : false;
}

/** The version without its prerelease tag; not a version: as it is. */
function released(version: string): string {
  return version.replace(/^v?(\d+\.\d+\.\d+)-.*$/, '$1');
}

/**
 * The interval of a range as package.json declares it; exact for `2.5.0`. A range that is open upwards ends with the newest known major
 * (or with the major in which it begins, when that is newer still). `undefined` when it says nothing: `*`, `latest`, `next`, `catalog:`,
 * a URL. `newestKnown` is the newest version of the package that we know; Kit's unless told.
 */
export function versionFromRange(declared: string, newestKnown: string = newestKnownKit): PackageVersion | undefined {
  const range = parseRange(declared);
  const lowest = range && minVersion(range);
  if (!range || !lowest) return undefined;
  const exact = exactVersion(range);
  if (exact !== undefined) return { lower: exact, from: 'range' };
  const end = `${Math.max(new SemVer(newestKnown).major, lowest.major) + 1}.0.0-0`;
  const uppers = range.set.map((comparators) => upperEnd(comparators) ?? end);
  return { lower: lowest.version, upper: uppers.reduce((a, b) => (new SemVer(a).compare(b) >= 0 ? a : b)), from: 'range' };
}

/** `undefined` for what is no range and for what every version satisfies. */
function parseRange(declared: string): Range | undefined {
  const text = declared.trim().replace(/^workspace:/, '').replace(/^npm:@?[^@]+@/, '');
  try {
    const range = new Range(text);
    return ['', '*'].includes(range.range) ? undefined : range;
  } catch {
    return undefined;
  }
}

function exactVersion(range: Range): string | undefined {
  const [first, ...others] = range.set.flat();
  return first && others.length === 0 && first.operator === '' ? first.semver.version : undefined;
}

/** The exclusive upper end of one side of `||`; `undefined` when it is open. */
function upperEnd(comparators: Range['set'][number]): string | undefined {
  for (const { operator, semver } of comparators) {
    if (operator === '<') return semver.version;
    if (operator === '<=' || operator === '') return `${semver.major}.${semver.minor}.${semver.patch + 1}-0`;
  }
  return undefined;
}
