/**
 * The disk as it lies. Whatever a run learns of files it learns here, and of git in `listing/git.ts`: a witness can write down each question
 * with its answer. The functions are those of node:fs with the same names, as far as they are needed.
 */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';

/** What can be asked of a path: its bytes, what it is (links followed, or not), where it leads, the names in it, the names and what they are. */
export type Ask = 'read' | 'stat' | 'lstat' | 'real' | 'native' | 'names' | 'entries';

/** Who writes the questions down. */
export type Witness = {
  /** `answer` is equal for equal answers; a failure is one. `token` changes with the bytes of a file; only `lstat` of a file gives one. */
  readonly path: (path: string, ask: Ask, answer: string, token?: string) => void;
  /** What git printed, as a hash, or that it failed. */
  readonly git: (question: GitQuestion, answer: string) => void;
};

export type GitQuestion = { readonly cwd: string; readonly args: readonly string[]; readonly env: { readonly [name: string]: string }; readonly input?: string };

// Everything here is synchronous, so that no other run can ask while a witness is there.
let witness: Witness | undefined;

/** Does something while a witness writes down what it asks. */
export function witnessed<T>(by: Witness | undefined, look: () => T): T {
  const before = witness;
  witness = by;
  try {
    return look();
  } finally {
    witness = before;
  }
}

/** Tells the witness what git said; undefined when it failed. */
export function tellOfGit(question: GitQuestion, output: Buffer | undefined): void {
  witness?.git(question, gitAnswer(output));
}

export function gitAnswer(output: Buffer | undefined): string {
  return output === undefined ? '!' : hashOf(output);
}

export function readFileSync(path: string): Buffer;
export function readFileSync(path: string, encoding: 'utf8'): string;
export function readFileSync(path: string, encoding?: 'utf8'): Buffer | string {
  const bytes = asked('read', path, () => fs.readFileSync(path), hashOf);
  return encoding === undefined ? bytes : bytes.toString(encoding);
}

export function statSync(path: string): fs.Stats;
export function statSync(path: string, options: { readonly throwIfNoEntry: false }): fs.Stats | undefined;
export function statSync(path: string, { throwIfNoEntry = true }: { readonly throwIfNoEntry?: boolean } = {}): fs.Stats | undefined {
  return asked('stat', path, () => (throwIfNoEntry ? fs.statSync(path) : statsOf(path)), kindOf);
}

/** Below a file there is nothing, though Node calls that another error. */
function statsOf(path: string): fs.Stats | undefined {
  try {
    return fs.statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function lstatSync(path: string): fs.Stats {
  return asked('lstat', path, () => fs.lstatSync(path), kindOf, tokenOfFile);
}

export function realpathSync(path: string): string {
  return asked('real', path, () => fs.realpathSync(path), (real) => real);
}

/** As `fs.realpathSync.native`. */
export function nativeRealpathSync(path: string): string {
  return asked('native', path, () => fs.realpathSync.native(path), (real) => real);
}

export function readdirSync(path: string): readonly string[] {
  return asked('names', path, () => fs.readdirSync(path), (names) => hashOf(names.join('\0')));
}

/** The names in a folder with what they are. */
export function entriesIn(path: string): fs.Dirent[] {
  return asked('entries', path, () => fs.readdirSync(path, { withFileTypes: true }), (entries) => hashOf(entries.map((entry) => `${entry.name}\0${kindOf(entry)}`).join('\0')));
}

/** Is there something? Links are followed. */
export function existsSync(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** The answer to a question as a witness would have it now. Who is there as a witness hears of it, too. */
export function answerNow(ask: Ask, path: string): string {
  const other = witness;
  let answer = '';
  const first: Witness = { path: (...told) => { answer = told[2]; other?.path(...told); }, git: () => {} };
  witnessed(first, () => {
    try {
      ASKING[ask](path);
    } catch {
      // The failure is the answer.
    }
  });
  return answer;
}

const ASKING: { readonly [ask in Ask]: (path: string) => unknown } = {
  read: readFileSync, stat: (path) => statSync(path, { throwIfNoEntry: false }), lstat: lstatSync, real: realpathSync, native: nativeRealpathSync, names: readdirSync, entries: entriesIn,
};

/** The token of a file that is no link; undefined for everything else. It holds the time at which the file system saw the last change of anything. */
export function fileToken(path: string): string | undefined {
  const stats = fs.lstatSync(path, { throwIfNoEntry: false });
  return stats && tokenOfFile(stats);
}

function tokenOfFile(stats: fs.Stats): string | undefined {
  return stats.isFile() ? `${stats.ino} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs}` : undefined;
}

function asked<T>(ask: Ask, path: string, look: () => T, answer: (found: T) => string, token?: (found: T) => string | undefined): T {
  if (witness === undefined) return look();
  try {
    const found = look();
    witness.path(path, ask, answer(found), token?.(found));
    return found;
  } catch (error) {
    witness.path(path, ask, failure((error as NodeJS.ErrnoException).code ?? String(error)));
    throw error;
  }
}

/** Nothing is nothing, however that is said. */
function failure(code: string): string {
  return code === 'ENOENT' ? 'nothing' : `!${code}`;
}

function kindOf(found: fs.Stats | fs.Dirent | undefined): string {
  if (found === undefined) return 'nothing';
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : found.isSymbolicLink() ? 'link' : 'other';
}

function hashOf(content: Buffer | string): string {
  return createHash('sha1').update(content).digest('hex');
}
