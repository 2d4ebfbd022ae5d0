/** The file in which a team writes down the findings that it had on the first day. */
import { parseObject } from '../app/package-json.js';
import { readFileSync } from '../disk/disk.js';
import { readFileSync as readOnDisk } from '../disk/plain-disk.js';
import { relativePath } from '../posix-path.js';
import { UserError } from '../user-error.js';
import { writeFailure } from '../write-output.js';
import { writeWhole } from '../write-whole.js';

/** The usual name. */
export const BASELINE_FILE = 'sk-audit-baseline.json';

export type BaselineEntry = {
  readonly rule: string;
  /** Relative to the baseline's folder. */
  readonly path: string;
  readonly fingerprint: string;
};

const VERSION = 1;

/**
 * The entries of an absolute baseline file; undefined when it is not there. In git's index it may not be yet: then the one on the disk counts.
 * @throws {UserError} when it cannot be read or is no baseline
 */
export function readBaseline(file: string, cwd: string): readonly BaselineEntry[] | undefined {
  const text = textOf(file, readFileSync) ?? textOf(file, readOnDisk);
  if (text === undefined) return undefined;
  const { version, findings } = parseObject(text) ?? {};
  if (version === VERSION && Array.isArray(findings) && findings.every(isEntry)) return findings.map(({ rule, path, fingerprint }) => ({ rule, path, fingerprint }));
  const why = /^<{7} /m.test(text) ? 'has conflicts of a merge' : 'is no baseline that this version can read';
  throw new UserError(`"${relativePath(cwd, file)}" ${why}: delete it and make it anew with --update-baseline.`);
}

function textOf(file: string, read: (file: string, encoding: 'utf8') => string): string | undefined {
  try {
    return read(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`The baseline "${file}" cannot be read (${code}).`);
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const entry = value as { readonly [key: string]: unknown } | null;
  return typeof entry === 'object' && entry !== null && ['rule', 'path', 'fingerprint'].every((key) => typeof entry[key] === 'string');
}

/**
 * Writes the entries, one a line and in the order of paths, rules and fingerprints, so that a change of one finding is a change of one line.
 * @throws {UserError} when it cannot be written
 */
export function writeBaseline(file: string, entries: readonly BaselineEntry[], cwd: string): void {
  const lines = sorted(entries).map(({ rule, path, fingerprint }) => `    ${JSON.stringify({ path, rule, fingerprint })}`);
  const text = `{\n  "version": ${VERSION},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UserError(`The baseline cannot be written to "${relativePath(cwd, file)}": ${writeFailure(error)}.`);
  }
}

/** Two entries are one when all of them is the same. */
function sorted(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map(entries.map((entry) => [[entry.path, entry.rule, entry.fingerprint].join('\0'), entry]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
