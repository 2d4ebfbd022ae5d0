/** Files that are never half written. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Writes an absolute file with the folders that it needs: first beside it, then in its place, so that a run that is stopped, or another at
 * the same time, leaves a whole file. `mode` is who may do what with it. Throws Node's error when that is not possible; the old file is
 * then as it was.
 */
export function writeWhole(file: string, text: string, mode?: number): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(posix.dirname(file));
    writeFileSync(temporary, text, { mode });
    renameSync(temporary, file);
  } catch (error) {
    remove(temporary);
    throw error;
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written, so there is most likely nothing to remove.
  }
}
