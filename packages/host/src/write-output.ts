/** Where a report goes that is not for the terminal. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { makeFolder } from './make-folder.js';
import { absolutePath } from './posix-path.js';
import { UserError } from './user-error.js';

/**
 * Writes a text to a file, with the folders that it needs. `path` is absolute or relative to `cwd`.
 * @throws {UserError} when that is not possible
 */
export function writeOutput(path: string, text: string, cwd: string): void {
  put(path, text, cwd, writeFileSync);
}

/**
 * As `writeOutput`, but behind what the file already holds.
 * @throws {UserError} when that is not possible
 */
export function appendOutput(path: string, text: string, cwd: string): void {
  put(path, text, cwd, appendFileSync);
}

function put(path: string, text: string, cwd: string, how: (file: string, text: string) => void): void {
  const file = absolutePath(cwd, path);
  try {
    makeFolder(posix.dirname(file));
    how(file, text);
  } catch (error) {
    throw new UserError(`The report cannot be written to "${path}": ${writeFailure(error)}.`);
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'its folder cannot be made',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why something could not be written, as the end of a sentence. */
export function writeFailure(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return REASONS[code] ?? code;
}
