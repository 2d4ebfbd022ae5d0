/** Expressions in markup: plain names are made here, all else waits for the parser of scripts. */
import type { Node } from '../ast.js';
import { BRACE, nameEnd, RESERVED, skipBlanks, unit } from './cursor.js';
import { endOfCode } from './code-end.js';
import type { NewNode, Scan } from './scan.js';

/** Takes an expression and the brace behind it, and puts it (or has it put later) at `owner[key]`. */
export function takeExpression(s: Scan, owner: NewNode, key: string): void {
  skipBlanks(s);
  const start = s.at;
  const end = chainEnd(s.text, start);
  if (end > start) {
    s.at = end;
    skipBlanks(s);
    if (unit(s) === BRACE) {
      owner[key] = chain(s.text, start, end);
      s.at++;
      return;
    }
  }
  s.at = endOfCode(s.text, start, BRACE) + 1;
  s.holes.push({ start, end: s.at - 1, owner, key });
}

/** As {@link takeExpression}, for an expression that is known to fill [start, end). */
export function putExpression(s: Scan, start: number, end: number, owner: NewNode, key: string): void {
  if (chainEnd(s.text, start) === end && end > start) owner[key] = chain(s.text, start, end);
  else s.holes.push({ start, end, owner, key });
}

/** Lets another node have the expression of `tag`. */
export function moveExpression(s: Scan, tag: NewNode, owner: NewNode, key: string): void {
  const hole = s.holes.findLast((one) => one.owner === tag);
  if (hole) Object.assign(hole, { owner, key });
  else owner[key] = tag['expression'];
}

/** Where `a.b.c` ends that begins at `from`; `from` itself when there is none. A word of the language begins none. */
function chainEnd(text: string, from: number): number {
  let end = nameEnd(text, from);
  if (end === from || RESERVED.has(text.slice(from, end))) return from;
  while (text.charCodeAt(end) === 46) { // .
    const next = nameEnd(text, end + 1);
    if (next === end + 1) return from;
    end = next;
  }
  return end;
}

function chain(text: string, start: number, end: number): Node {
  let dot = text.indexOf('.', start);
  if (dot < 0 || dot >= end) return identifier(text, start, end);
  let node = identifier(text, start, dot);
  while (dot < end) {
    const stop = nameEnd(text, dot + 1);
    node = { type: 'MemberExpression', start, end: stop, object: node, property: identifier(text, dot + 1, stop), computed: false, optional: false };
    dot = stop;
  }
  return node;
}

/** The name that stands in [start, end). */
export function identifier(text: string, start: number, end: number): Node {
  return { type: 'Identifier', start, end, name: text.slice(start, end) };
}
