/** One line on stderr that says what is going on, for runs that take longer than a moment. */
import { isCI } from './uses-color.js';

export type ProgressStream = { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined; write(text: string): unknown };

export type Progress = {
  /** Shows the text in place of the last one. Cheap enough to be called for every file. */
  show(text: string): void;
  /** Takes the line away. */
  done(): void;
};

/** Below this many milliseconds nothing is shown: a line that flashes up disturbs. */
const PATIENCE = 300;
const BETWEEN_DRAWS = 80;
const ERASE_LINE = '\r\u001b[2K';

/** A progress line, silent unless the stream is a terminal outside of CI. `now` gives milliseconds. */
export function progressOn(stream: ProgressStream, env: { readonly [name: string]: string | undefined }, now: () => number): Progress {
  if (!stream.isTTY || isCI(env) || env['TERM'] === 'dumb') return { show() {}, done() {} };
  let nextDraw = now() + PATIENCE;
  let drawn = false;
  return {
    show(text) {
      if (now() < nextDraw) return;
      stream.write(ERASE_LINE + text.slice(0, (stream.columns || 80) - 1));
      drawn = true;
      nextDraw = now() + BETWEEN_DRAWS;
    },
    done() {
      if (drawn) stream.write(ERASE_LINE);
      drawn = false;
    },
  };
}
