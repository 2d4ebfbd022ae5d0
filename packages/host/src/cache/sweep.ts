/** Cache folders do not grow without end. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { joinPath } from '../posix-path.js';

/** What nobody has written for so long belongs to an app that is gone, or to one that can bear a cold run. */
const DAYS = 30;
/** Reports of runs with other words, in other folders, or of other versions. */
const MOST_REPORTS = 20;
const DAY = 24 * 60 * 60 * 1000;

/** Removes what is old beside a cache file that was just written: what is left of runs that were stopped, too. Nothing that is not ours. */
export function sweep(written: string, now = Date.now()): void {
  const folder = posix.dirname(written);
  const others = namesIn(folder).filter((name) => OURS.test(name) && joinPath(folder, name) !== written).map((name) => ({ name, age: now - changedAt(joinPath(folder, name)) }));
  const reports = others.filter(({ name }) => name.startsWith('report-')).sort((a, b) => a.age - b.age).slice(MOST_REPORTS - 1);
  const old = others.filter(({ name, age }) => age > (name.endsWith('.tmp') ? DAY : DAYS * DAY));
  for (const { name } of new Set([...old, ...reports])) remove(joinPath(folder, name));
}

const OURS = /^(facts|report)(-[0-9a-f]+)?\.cache(\.[\w.-]+\.tmp)?$/;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function changedAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return Infinity; // another run has just removed it
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Another run may have been faster, and a file that stays does no harm.
  }
}
