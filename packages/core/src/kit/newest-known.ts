/** Versions that are known by name. Ranges are not read here: a command line knows these without the parser of ranges. */
import type { PackageVersion } from './app.js';

/** The newest Kit whose behaviour the model mirrors. */
export const newestKnownKit = '3.2.0';

/** The newest Svelte that the model knows. */
export const newestKnownSvelte = '5.57.3';

/** The newest version of each major that is mirrored, newest major first. */
const NEWEST: readonly string[] = [newestKnownKit, '2.70.4', '1.30.4'];

/** The version that is meant: `3` is the newest known 3, `3.0.1` that one. Undefined for what is none, and for majors that are not known. */
export function targetKit(written: string): PackageVersion | undefined {
  const [, version, major] = /^v?((\d+)(?:\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)?)$/.exec(written) ?? [];
  const newest = NEWEST.find((known) => known.startsWith(`${major}.`));
  return version === undefined || newest === undefined ? undefined : { lower: version === major ? newest : version, from: 'installed' };
}
