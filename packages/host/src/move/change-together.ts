/** Several files that change all, or not at all. */
import { existsSync, readFileSync, realpathSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { foldersUpwards, relativePath } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { writeFailure } from '../write-output.js';
import { writeWhole } from '../write-whole.js';

/** A text in place of another; texts are without byte order marks, which stay. */
export type TextChange = { readonly before: string; readonly after: string };

export type MoveOnDisk = {
  /** The working directory, from which a message names files. */
  readonly cwd: string;
  /** Absolute. */
  readonly from: string;
  readonly to: string;
  /** By absolute path; that of the moved file is its old one. */
  readonly changes: ReadonlyMap<string, TextChange>;
};

const MARK = '\uFEFF';

/**
 * Moves a file and changes others. Who may do what with a file stays as it was, and a link stays a link. When one of them cannot be
 * written, all are as they were before.
 * @throws {UserError} when one cannot be written, is write-protected, or is not what it was when the changes were made up, and when
 *   the new place is taken
 */
export function changeTogether({ cwd, from, to, changes }: MoveOnDisk): void {
  const originals = new Map([from, ...changes.keys()].map((file) => [file, readFileSync(file, 'utf8')]));
  const other = [...changes].find(([file, { before }]) => withoutMark(originals.get(file) ?? '') !== before)?.[0];
  if (other !== undefined) throw new UserError(`"${relativePath(cwd, other)}" has changed meanwhile. Nothing was changed.`);
  if (existsSync(to)) throw new UserError(`There is a file "${relativePath(cwd, to)}" by now. Nothing was changed.`);
  // A folder lets files be replaced that are protected themselves.
  const locked = [...changes.keys()].find((file) => (statSync(file).mode & 0o222) === 0);
  if (locked !== undefined) throw new UserError(`"${relativePath(cwd, locked)}" is write-protected. Nothing was changed.`);
  const undo: (() => void)[] = [];
  let file = to;
  try {
    for (const old of [from, ...[...changes.keys()].filter((one) => one !== from)]) {
      file = old === from ? to : old;
      const original = originals.get(old) ?? '';
      const text = (original.startsWith(MARK) ? MARK : '') + (changes.get(old)?.after ?? withoutMark(original));
      undo.push(old === from ? create(from, to, text) : replace(old, original, text));
    }
    file = from;
    unlinkSync(from);
  } catch (error) {
    const stays = undo.reverse().flatMap((back) => attempt(back));
    throw new UserError(`"${relativePath(cwd, file)}" cannot be written: ${writeFailure(error)}. ${stays.length === 0 ? 'Nothing was changed.' : `What was changed already could not be taken back: ${stays[0]}.`}`);
  }
}

function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}

/** Writes the file at its new place; what is given back removes it and the folders that were made for it. */
function create(from: string, to: string, text: string): () => void {
  const made = foldersUpwards(posix.dirname(to)).filter((folder) => !existsSync(folder));
  const removeFolders = (): void => made.filter(existsSync).forEach((folder) => rmdirSync(folder));
  try {
    writeWhole(to, text, statSync(from));
  } catch (error) {
    attempt(removeFolders);
    throw error;
  }
  return () => {
    unlinkSync(to);
    removeFolders();
  };
}

function replace(file: string, original: string, text: string): () => void {
  const [real, like] = [realpathSync(file), statSync(file)];
  writeWhole(real, text, like);
  return () => writeWhole(real, original, like);
}

/** Why it could not be done, if so. */
function attempt(act: () => void): readonly string[] {
  try {
    act();
    return [];
  } catch (error) {
    return [writeFailure(error)];
  }
}
