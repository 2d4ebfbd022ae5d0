/** Offsets into a text, as lines and columns. */
import type { Position } from '@sk-audit/core';

/**
 * Turns offsets of a text (UTF-16, without byte order mark) into positions: lines end with LF, CRLF or CR, columns count UTF-16 units.
 * An offset beyond the text is its end.
 */
export function positionFinder(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (end) => end.index + end[0].length)];
  return (offset) => {
    const inside = Math.max(0, Math.min(offset, text.length));
    const line = lastAtOrBefore(starts, inside);
    return { line: line + 1, column: inside - (starts[line] ?? 0) + 1, offset: inside };
  };
}

/** Index of the last start that is not after the offset; `starts` is sorted and begins with 0. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
