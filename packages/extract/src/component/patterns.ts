/** What `{#each}`, `{:then}` and `{#snippet}` declare. */
import { eat, expect, isBlank, nameEnd, PAREN, refuse, skipBlanks, takeName, unit } from './cursor.js';
import { endOfCode } from './code-end.js';
import { identifier } from './expressions.js';
import type { NewNode, Scan } from './scan.js';

/** Takes a name or a destructuring pattern, with its type if it has one, for `owner[key]`. */
export function takePattern(s: Scan, owner: NewNode, key: string): void {
  const start = s.at;
  const name = takeName(s);
  if (name === '') s.at = endOfBrackets(s);
  const end = s.at;
  skipBlanks(s);
  if (eat(s, ':')) {
    s.at = endOfType(s.text, s.at);
    s.asides.push({ start, end: s.at, owner, key, is: 'pattern' });
    return;
  }
  if (name === '') s.asides.push({ start, end, owner, key, is: 'pattern' });
  else owner[key] = identifier(s.text, start, end);
}

function endOfBrackets(s: Scan): number {
  const code = unit(s);
  if (code !== 123 && code !== 91) refuse('expected a pattern'); // { [
  return endOfCode(s.text, s.at + 1, code + 2) + 1;
}

/** Up to a comma, a key in parentheses or the end of the tag. */
function endOfType(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 60: case 91: case 123: depth++; break; // < [ {
      case 62: if (text.charCodeAt(at - 1) !== 61) depth--; break; // > but not =>
      case 40: if (depth === 0) return at; depth++; break; // (
      case 44: if (depth === 0) return at; break; // ,
      case 125: if (depth === 0) return at; depth--; break; // }
      case 93: case 41: depth--; break; // ] )
      default: break;
    }
  }
  return refuse('a type without end');
}

/** Takes the parameters of a snippet, its type parameters before them. */
export function takeParameters(s: Scan, snippet: NewNode): void {
  const start = s.at;
  if (unit(s) === 60) { // <
    s.at = endOfTypeParameters(s.text, start);
    snippet['typeParams'] = s.text.slice(start + 1, s.at - 1);
    skipBlanks(s);
  }
  if (unit(s) !== 40) return; // (
  const end = endOfCode(s.text, s.at + 1, PAREN);
  const isEmpty = s.text.slice(s.at + 1, end).trim() === '';
  s.at = end;
  expect(s, ')');
  if (!isEmpty) s.asides.push({ start, end: s.at, owner: snippet, key: 'parameters', is: 'parameters' });
}

function endOfTypeParameters(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 60) depth++;
    else if (code === 62 && text.charCodeAt(at - 1) !== 61 && --depth === 0) return at + 1;
  }
  return refuse('type parameters without end');
}

/** Does the pattern that begins at `from` have a type? */
export function isTyped(text: string, from: number): boolean {
  const code = text.charCodeAt(from);
  let at = code === 123 || code === 91 ? endOfCode(text, from + 1, code + 2) + 1 : nameEnd(text, from); // { [
  while (isBlank(text.charCodeAt(at))) at++;
  return text[at] === ':';
}
