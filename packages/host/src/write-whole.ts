/** Files that are never half written. */
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { makeFolder } from './make-folder.js';

/** Of a file, as `stat` tells. */
export type Rights = { readonly mode: number; readonly uid: number; readonly gid: number };

/**
 * Writes a text, or parts one after the other, to an absolute file with the folders that it needs: first beside it, then in its place, so
 * that a run that is stopped, or another at the same time, leaves a whole file. Whose it is, and who may do what with it, is as for `like`
 * where that is allowed. Throws Node's error when the file cannot be written; the old one is then as it was.
 */
export function writeWhole(file: string, text: string | Iterable<Buffer>, like?: Rights): void {
  // In containers every process may be number 1.
  const temporary = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    makeFolder(posix.dirname(file));
    writeParts(temporary, typeof text === 'string' ? [Buffer.from(text)] : text, like && like.mode & 0o7777);
    if (like !== undefined) giveRights(temporary, like);
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

/** What the umask has taken away; and the owner, where somebody may work on files of others. */
function giveRights(file: string, { mode, uid, gid }: Rights): void {
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
  chmodSync(file, mode & 0o7777);
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written, so there is most likely nothing to remove.
  }
}
