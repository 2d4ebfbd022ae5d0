/** Where a report goes that is not for the terminal. */
import { writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { makeFolder } from './make-folder.js';
import { absolutePath } from './posix-path.js';
import { UserError } from './user-error.js';

/**
 * Writes a text to a file, with the folders that it needs. `path` is absolute or relative to `cwd`.
 * @throws {UserError} when that is not possible
 */
export function writeOutput(path: string, text: string, cwd: string): void {
  const file = absolutePath(cwd, path);
  try {
    makeFolder(posix.dirname(file));
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`The report cannot be written to "${path}": ${reason(error)}.`);
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

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  return REASONS[code] ?? code;
}
