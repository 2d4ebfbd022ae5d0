/** Files of a project that a set-up reads and changes: by their absolute POSIX paths, as they lie on the disk. */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { applyEdits, modify } from 'jsonc-parser';
import { UserError } from '../user-error.js';
import { writeWhole } from '../write-whole.js';
import { writeFailure } from '../write-output.js';

/**
 * The text of a file; undefined when it is not there.
 * @throws {UserError} when it cannot be read
 */
export function projectFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`"${file}" cannot be read (${code}).`);
  }
}

/** The names in a folder, sorted; none when it is not there. */
export function namesInFolder(dir: string): readonly string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}

/**
 * Writes a file whole or not at all. Who may run it stays as it was, and a link stays a link.
 * @throws {UserError} when that is not possible
 */
export function changeProjectFile(file: string, text: string): void {
  try {
    const before = statSync(file, { throwIfNoEntry: false });
    writeWhole(before === undefined ? file : realpathSync(file), text, before);
  } catch (error) {
    throw new UserError(`"${file}" cannot be written: ${writeFailure(error)}.`);
  }
}

/** A JSON text with another value at a place, all else as it was written. */
export function withJsonValue(text: string, place: readonly string[], value: string): string {
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  return applyEdits(text, modify(text, [...place], value, { formattingOptions: { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' } }));
}
