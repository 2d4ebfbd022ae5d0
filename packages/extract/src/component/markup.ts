/** Reads the markup of a component into a tree that equals the one of Svelte's parser, as far as facts are made of it. */
import { refuse, unit } from './cursor.js';
import { takeElement } from './elements.js';
import { append, nextAngle, nextBrace, newScan, type Scan } from './scan.js';
import { takeTag } from './tags.js';

/**
 * Scans a whole component. The code in it is found but not parsed.
 * @throws NotAccepted for what is odd or wrong
 */
export function scanMarkup(source: string): Scan {
  const s = newScan(source);
  while (s.at < s.text.length) takeNode(s);
  if (s.open.length > 1) refuse('something is not closed');
  return s;
}

function takeNode(s: Scan): void {
  switch (unit(s)) {
    case 60: return takeElement(s); // <
    case 123: return takeTag(s); // {
    default: return takeText(s);
  }
}

function takeText(s: Scan): void {
  const start = s.at;
  s.at = Math.min(nextAngle(s), nextBrace(s));
  append(s, { type: 'Text', start, end: s.at, raw: s.text.slice(start, s.at) });
}
