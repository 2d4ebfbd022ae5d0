/** Folders that are made on the way to a file. */
import { existsSync, mkdirSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * Makes an absolute POSIX folder and those above it that are missing. Throws Node's error when that is not possible.
 * Node's own `recursive` never comes back below /proc (20.20), where no folder can be made.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(posix.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error; // another run may have been faster
  }
}
