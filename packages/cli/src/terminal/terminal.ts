/** What a command gets of the process: its streams, its environment, where it stands. */
import pc from 'picocolors';
import type { Colors } from '../reporters/reporter.js';
import type { Ask } from './ask.js';
import { usesColor } from './uses-color.js';

export type Stream = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined; write(text: string): unknown };

export type Terminal = {
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly env: { readonly [name: string]: string | undefined };
  /** Absolute. */
  readonly cwd: string;
  /** Everything from standard input; waits for its end. */
  readonly stdin?: (() => string) | undefined;
  /** Starts a conversation; absent when nobody sits there who could answer. */
  readonly ask?: (() => Promise<Ask>) | undefined;
  /** Name of the program that writes code and has started this one, if any. */
  readonly agent?: string | undefined;
};

/** Colours for standard output; `flag` is `--color` or `--no-color`. */
export function colorsOf({ stdout, env }: Terminal, flag: boolean | undefined): Colors {
  return pc.createColors(usesColor({ isTTY: stdout.isTTY ?? false, env, flag }));
}

/** Width of standard output; `undefined` when it is no terminal. */
export function columnsOf({ stdout }: Terminal): number | undefined {
  return stdout.isTTY ? stdout.columns || undefined : undefined; // some terminals claim to be 0 wide
}
