/** What commands share that read apps and run no rule. */
import type { PackageVersion } from '@sk-audit/core';
import type { ReadRequest } from '@sk-audit/host';
import { progressOn } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';

/** Shows progress on stderr while the apps are read. */
export function whileReading<T>({ stderr, env }: Terminal, read: (onRead: NonNullable<ReadRequest['onRead']>) => T): T {
  const progress = progressOn(stderr, env, Date.now);
  try {
    return read((done, total) => progress.show(`Reading ${done} of ${total} files …`));
  } finally {
    progress.done();
  }
}

/** `SvelteKit 2.5.0`, and how that is known when the package is not installed. */
export function kitInWords({ lower, from }: PackageVersion): string {
  if (from === 'unknown') return 'unknown SvelteKit version';
  return `SvelteKit ${lower}${{ installed: '', lockfile: ' (lock file)', range: ' (from a range)' }[from]}`;
}

/** The version as the JSON reports have it: the lower bound when only a range is known. */
export function kitData({ lower, from }: PackageVersion): { readonly kit: string | null; readonly kitFrom: PackageVersion['from'] } {
  return { kit: from === 'unknown' ? null : lower, kitFrom: from };
}
