/** Files that are never half written. */
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { makeFolder } from './make-folder.js';

/**
 * Writes a text, or parts one after the other, to an absolute file with the folders that it needs: first beside it, then in its place, so
 * that a run that is stopped, or another at the same time, leaves a whole file. `mode` is who may do what with it. Throws Node's error when
 * that is not possible; the old file is then as it was.
 */
export function writeWhole(file: string, text: string | Iterable<Buffer>, mode?: number): void {
  // In containers every process may be number 1.
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    makeFolder(posix.dirname(file));
    writeParts(temporary, typeof text === 'string' ? [Buffer.from(text)] : text, mode);
    if (mode !== undefined) chmodSync(temporary, mode); // what the umask has taken away
    renameSync(temporary, file);
  } catch (error) {
    remove(temporary);
    throw error;
  }
}

function writeParts(file: string, parts: Iterable<Buffer>, mode: number | undefined): void {
  const open = openSync(file, 'w', mode);
  try {
    for (const part of parts) writeFileSync(open, part);
  } finally {
    closeSync(open);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written, so there is most likely nothing to remove.
  }
}
