/** The values of attributes: texts and expressions, in quotes or bare. */
import { eat, isBlank, refuse, unit } from './cursor.js';
import { decodeAttribute } from './entities.js';
import { takeExpression } from './expressions.js';
import { nextBrace, type NewNode, type Scan } from './scan.js';

/** Takes what stands behind `=`: an expression alone, or a list of texts and expressions. */
export function takeValue(s: Scan): NewNode | NewNode[] {
  if (s.text.startsWith('/>', s.at)) return [text(s, s.at, ++s.at)];
  const quote = unit(s);
  if (quote === 34 || quote === 39) return takeQuoted(s, quote === 34 ? '"' : "'");
  const pieces = takePieces(s, () => endOfBareValue(s));
  const [first] = pieces;
  if (!first) return refuse('expected a value');
  return pieces.length > 1 || first.type === 'Text' ? pieces : first;
}

function takeQuoted(s: Scan, quote: string): NewNode[] {
  s.at++;
  if (eat(s, quote)) return [text(s, s.at - 1, s.at - 1)];
  const pieces = takePieces(s, () => s.text.indexOf(quote, s.at));
  s.at++;
  return pieces;
}

/** Braces are met earlier, so it does not matter what is in them. */
function endOfBareValue(s: Scan): number {
  let at = s.at;
  while (at < s.text.length && !endsBareValue(s.text, at)) at++;
  return at;
}

function endsBareValue(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  switch (code) {
    case 34: case 39: case 60: case 61: case 62: case 96: return true; // " ' < = > `
    case 47: return text.charCodeAt(at + 1) === 62; // />
    default: return isBlank(code);
  }
}

/**
 * Takes texts and expressions.
 * @param textEnd where what is taken ends, when no expression comes before; negative when it never does
 */
export function takePieces(s: Scan, textEnd: () => number): NewNode[] {
  const pieces: NewNode[] = [];
  for (;;) {
    const end = textEnd();
    const stop = Math.min(end < 0 ? s.text.length : end, nextBrace(s));
    if (stop >= s.text.length) refuse('a value without end');
    if (stop > s.at) pieces.push(text(s, s.at, stop));
    s.at = stop;
    if (stop === end) return pieces;
    pieces.push(takeTag(s));
  }
}

function takeTag(s: Scan): NewNode {
  const tag: NewNode = { type: 'ExpressionTag', start: s.at++, end: -1, expression: undefined };
  if (unit(s) === 35 || unit(s) === 64) refuse('a block in a value'); // # @
  takeExpression(s, tag, 'expression');
  tag.end = s.at;
  return tag;
}

function text(s: Scan, start: number, end: number): NewNode {
  const raw = s.text.slice(start, end);
  return { type: 'Text', start, end, raw, data: decodeAttribute(raw) };
}
