/** Breaks text at spaces, so that it fits a terminal. */
import { displayWidth } from './display-width.js';

/**
 * The lines of a paragraph, each at most `width` columns; a longer word stands on a line of its own. White space at either end of
 * a line is dropped. One line when `width` is undefined.
 */
export function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || displayWidth(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** `first` before the first line and as many spaces before the others; `width` counts both. */
export function wrapAfter(first: string, text: string, width: number | undefined): readonly string[] {
  const indent = displayWidth(first);
  const room = width === undefined ? undefined : Math.max(20, width - indent);
  return wrap(text, room).map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
}
