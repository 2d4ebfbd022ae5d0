/** What stands in braces in markup: blocks, expressions, `{@…}` and declarations. */
import { BRACE, expectBlank, nameEnd, refuse, skipBlanks, takeWord, unit } from './cursor.js';
import { closeBlock, continueBlock, openBlock } from './blocks.js';
import { endOfCode } from './code-end.js';
import { takeExpression } from './expressions.js';
import { isTyped } from './patterns.js';
import { append, type NewNode, type Scan } from './scan.js';

/** Takes a tag in braces. */
export function takeTag(s: Scan): void {
  const start = s.at++;
  skipBlanks(s);
  switch (unit(s)) {
    case 35: s.at++; return openBlock(s, start); // #
    case 58: s.at++; return continueBlock(s, start); // :
    case 64: s.at++; return takeSpecial(s, start); // @
    case 47: return isComment(s) ? takeCode(s, start) : closeBlock(s); // /
    default: return takeCode(s, start);
  }
}

function isComment({ text, at }: Scan): boolean {
  return text.startsWith('//', at) || text.startsWith('/*', at);
}

function takeCode(s: Scan, start: number): void {
  const word = s.text.slice(s.at, nameEnd(s.text, s.at));
  if (word === 'let' || word === 'const') return takeDeclaration(s, start);
  if (word === 'var' || word === 'interface' || word === 'enum' || (word === 'type' && isTypeAlias(s))) refuse('a declaration');
  const tag: NewNode = { type: 'ExpressionTag', start, end: -1, expression: undefined };
  takeExpression(s, tag, 'expression');
  close(s, tag);
}

/** `type` is a name like others, too. */
function isTypeAlias({ text, at }: Scan): boolean {
  return /^type\s+[\w$]+\s*[=<]/.test(text.slice(at, at + 200));
}

function close(s: Scan, tag: NewNode): void {
  tag.end = s.at;
  append(s, tag);
}

/** `{const total = …}`. */
function takeDeclaration(s: Scan, start: number): void {
  const from = s.at;
  const end = endOfCode(s.text, from, BRACE);
  const tag: NewNode = { type: 'DeclarationTag', start, end: -1, declaration: undefined };
  s.asides.push({ start: from, end, owner: tag, key: 'declaration', is: 'declaration' });
  s.at = end + 1;
  close(s, tag);
}

function takeSpecial(s: Scan, start: number): void {
  const word = takeWord(s);
  if (word === 'debug') return takeDebug(s, start);
  expectBlank(s);
  if (word === 'const') return takeConst(s, start);
  const type = word === 'html' ? 'HtmlTag' : word === 'render' ? 'RenderTag' : refuse(`the tag ${word}`);
  const tag: NewNode = { type, start, end: -1, expression: undefined };
  takeExpression(s, tag, 'expression');
  if (word === 'render' && tag['expression']) refuse('a name and no call');
  close(s, tag);
}

function takeDebug(s: Scan, start: number): void {
  const tag: NewNode = { type: 'DebugTag', start, end: -1, identifiers: [] };
  skipBlanks(s);
  const end = endOfCode(s.text, s.at, BRACE);
  if (end > s.at) s.holes.push({ start: s.at, end, owner: tag, key: 'identifiers' });
  s.at = end + 1;
  close(s, tag);
}

/** `{@const total = …}` is read like an assignment, unless it has a type. */
function takeConst(s: Scan, start: number): void {
  const from = s.at;
  const end = endOfCode(s.text, from, BRACE);
  const tag: NewNode = { type: 'ConstTag', start, end: -1, declaration: undefined };
  if (isTyped(s.text, from)) s.asides.push({ start: s.text.lastIndexOf('const', from), end, owner: tag, key: 'declaration', is: 'declaration' });
  else s.holes.push({ start: from, end, owner: tag, key: 'declaration' });
  s.at = end + 1;
  close(s, tag);
}
