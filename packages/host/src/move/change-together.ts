/** Several files that change all, or not at all. */
import { existsSync, readFileSync, realpathSync, rmdirSync, statSync, unlinkSync } from 'node:fs';
import { posix } from 'node:path';
import { foldersUpwards } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { writeFailure } from '../write-output.js';
import { writeWhole } from '../write-whole.js';

/** A text in place of another; texts are without byte order marks, which stay. */
export type TextChange = { readonly before: string; readonly after: string };

export type MoveOnDisk = {
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
 * @throws {UserError} when one cannot be written, or is not what it was when the changes were made up
 */
export function changeTogether({ from, to, changes }: MoveOnDisk): void {
  const originals = new Map([from, ...changes.keys()].map((file) => [file, readFileSync(file, 'utf8')]));
  const other = [...changes].find(([file, { before }]) => withoutMark(originals.get(file) ?? '') !== before)?.[0];
  if (other !== undefined) throw new UserError(`"${other}" has changed meanwhile. Nothing was changed.`);
  const undo: (() => void)[] = [];
  let file = to;
  try {
    for (file of [from, ...[...changes.keys()].filter((one) => one !== from)]) {
      const original = originals.get(file) ?? '';
      const text = (original.startsWith(MARK) ? MARK : '') + (changes.get(file)?.after ?? withoutMark(original));
      undo.push(file === from ? create(from, to, text) : replace(file, original, text));
    }
    file = from;
    unlinkSync(from);
  } catch (error) {
    const stays = undo.reverse().flatMap((back) => attempt(back));
    throw new UserError(`"${file}" cannot be written: ${writeFailure(error)}. ${stays.length === 0 ? 'Nothing was changed.' : `What was changed already could not be taken back: ${stays[0]}.`}`);
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
    writeWhole(to, text, modeOf(from));
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
  const [real, mode] = [realpathSync(file), modeOf(file)];
  writeWhole(real, text, mode);
  return () => writeWhole(real, original, mode);
}

function modeOf(file: string): number {
  return statSync(file).mode & 0o7777;
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
