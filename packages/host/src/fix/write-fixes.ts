/** Puts changed files onto the disk. */
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { writeFailure } from '../write-output.js';
import { writeWhole } from '../write-whole.js';
import type { ChangedFile } from './make-fixes.js';

export type Unwritten = { readonly changed: ChangedFile; /** A sentence. */ readonly why: string };

/**
 * Writes each file whole or not at all; who may do what with it stays as it was, and a link stays a link. Gives those that could not be
 * written, which are as they were.
 */
export function writeFixes(files: readonly ChangedFile[]): readonly Unwritten[] {
  return files.flatMap((changed) => {
    const why = attempt(changed);
    return why === undefined ? [] : [{ changed, why: `"${changed.path}" could not be written and is as it was: ${why}.` }];
  });
}

/** Why the file could not be written, as the end of a sentence. */
function attempt({ file, before, after }: ChangedFile): string | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return 'it is not there any more';
    // A folder lets files be replaced that are protected themselves.
    if ((stats.mode & 0o222) === 0) return 'it is write-protected';
    accessSync(file, constants.W_OK);
    if (!readFileSync(file).equals(Buffer.from(before))) return 'it has changed meanwhile';
    writeWhole(realpathSync(file), after, stats);
    return undefined;
  } catch (error) {
    return writeFailure(error);
  }
}
