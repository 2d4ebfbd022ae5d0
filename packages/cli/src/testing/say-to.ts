/** Runs the command inside the test, in a folder and in a terminal of a width. */
import { run } from '../run.js';

export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** What comes of the words; without columns the output is a pipe. Nothing is coloured. */
export async function sayTo(cwd: string, words: readonly string[], columns?: number): Promise<Said> {
  const said = { out: '', err: '' };
  const stdout = { isTTY: columns !== undefined, columns, write: (text: string) => (said.out += text) };
  const stderr = { write: (text: string) => (said.err += text) };
  const code = await run(words, '1.2.3', { stdout, stderr, env: { NO_COLOR: '1' }, cwd });
  return { code, ...said };
}
