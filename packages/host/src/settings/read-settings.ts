/** Where are the team's settings, and what do they say? Checked by `validateSettings` of core; read as data, never executed. */
import { posix } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { readPackageJson } from '../app/package-json.js';
import { positionFinder } from '../audit/position.js';
import { readFileSync } from '../disk/disk.js';
import { gitRoot } from '../listing/git.js';
import { absolutePath, foldersUpwards, joinPath } from '../posix-path.js';
import { UserError } from '../user-error.js';

/** Names of the settings files, the one that wins first. */
export const SETTINGS_FILES = ['sk-audit.config.json', 'sk-audit.config.jsonc'] as const;
/** Key of package.json under which settings may stand. */
export const SETTINGS_KEY = 'sk-audit';

export type SettingsFile = {
  /** Absolute, POSIX. */
  readonly file: string;
  /** Folder to which globs are relative, absolute. */
  readonly base: string;
  /** What the file says, unchecked. */
  readonly raw: unknown;
};

/**
 * The nearest settings at or above an absolute folder, up to the top of its repository. Undefined when there are none.
 * @throws {UserError} when the file is there but cannot be read, or is no JSON (comments and trailing commas are allowed)
 */
export function findSettings(dir: string): SettingsFile | undefined {
  for (const folder of foldersUpwards(dir, gitRoot(dir))) {
    const found = settingsIn(folder);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The settings in a file that somebody named; of a package.json, those under the key.
 * @throws {UserError} when it is not there, cannot be read or is no JSON
 */
export function readSettingsFile(path: string, cwd: string): SettingsFile {
  const file = absolutePath(cwd, path);
  const text = textOf(file);
  if (text === undefined) throw new UserError(`There is no settings file "${path}".`);
  const raw = parsed(text, path);
  const isManifest = posix.basename(file) === 'package.json';
  return { file, base: posix.dirname(file), raw: isManifest ? (raw as Record<string, unknown> | undefined)?.[SETTINGS_KEY] : raw };
}

function settingsIn(folder: string): SettingsFile | undefined {
  for (const name of SETTINGS_FILES) {
    const file = joinPath(folder, name);
    const text = textOf(file);
    if (text !== undefined) return { file, base: folder, raw: parsed(text, file) };
  }
  const read = readPackageJson(folder);
  const raw = 'manifest' in read ? read.manifest.raw[SETTINGS_KEY] : undefined;
  return raw === undefined ? undefined : { file: joinPath(folder, 'package.json'), base: folder, raw };
}

/** Undefined when there is no such file. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`The settings file "${file}" cannot be read (${code}).`);
  }
}

function parsed(text: string, name: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first === undefined) return value;
  const { line, column } = positionFinder(text)(first.offset);
  throw new UserError(`The settings file "${name}" is no JSON: ${inWords(printParseErrorCode(first.error))} at line ${line}, column ${column}.`);
}

/** `CloseBraceExpected` → `close brace expected`. */
function inWords(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
