/** Blocks: `{#…}`, `{:…}`, `{/…}`. */
import { BRACE, closeBrace, eat, expect, expectBlank, isBlank, PAREN, refuse, skipBlanks, takeName, takeWord, unit } from './cursor.js';
import { endOfCode, firstWord, lastWord } from './code-end.js';
import { identifier, putExpression, takeExpression } from './expressions.js';
import { takeParameters, takePattern } from './patterns.js';
import { append, current, enter, newFragment, type NewNode, type Open, type Scan } from './scan.js';

/** Takes a tag behind `{#`; `start` is that of the brace. */
export function openBlock(s: Scan, start: number): void {
  const word = takeWord(s);
  expectBlank(s);
  switch (word) {
    case 'if': return openIf(s, start);
    case 'each': return openEach(s, start);
    case 'await': return openAwait(s, start);
    case 'key': return openKey(s, start);
    case 'snippet': return openSnippet(s, start);
    default: refuse(`the block ${word}`);
  }
}

function openIf(s: Scan, start: number): void {
  const block = ifBlock(start, false);
  takeExpression(s, block, 'test');
  enter(s, block, block['consequent']);
}

function ifBlock(start: number, elseif: boolean): NewNode {
  return { type: 'IfBlock', elseif, start, end: -1, test: undefined, consequent: newFragment(), alternate: null };
}

function openKey(s: Scan, start: number): void {
  const block: NewNode = { type: 'KeyBlock', start, end: -1, expression: undefined, fragment: newFragment() };
  takeExpression(s, block, 'expression');
  enter(s, block, block['fragment']);
}

function openSnippet(s: Scan, start: number): void {
  const from = s.at;
  if (takeName(s) === '') refuse('expected a name');
  const block: NewNode = { type: 'SnippetBlock', start, end: -1, expression: identifier(s.text, from, s.at), typeParams: undefined, parameters: [], body: newFragment() };
  skipBlanks(s);
  takeParameters(s, block);
  closeBrace(s);
  enter(s, block, block['body']);
}

/** `{#each carts as cart, i (cart.id)}`; without `as` the expression may still be followed by an index. */
function openEach(s: Scan, start: number): void {
  const block: NewNode = { type: 'EachBlock', start, end: -1, expression: undefined, body: newFragment(), context: null, index: undefined, key: undefined };
  const end = endOfCode(s.text, s.at, BRACE);
  const as = lastWord(s.text, s.at, end, 'as');
  if (as < 0) {
    s.holes.push({ start: s.at, end, owner: block, key: 'expression' });
    s.at = end + 1;
  } else {
    putExpression(s, s.at, trimmedEnd(s.text, as), block, 'expression');
    s.at = as + 2;
    block['context'] = undefined; // it comes later
    takeEachNames(s, block);
  }
  enter(s, block, block['body']);
}

function takeEachNames(s: Scan, block: NewNode): void {
  expectBlank(s);
  takePattern(s, block, 'context');
  skipBlanks(s);
  if (eat(s, ',')) {
    skipBlanks(s);
    block['index'] = takeName(s) || refuse('expected a name');
    skipBlanks(s);
  }
  if (eat(s, '(')) {
    skipBlanks(s);
    const end = endOfCode(s.text, s.at, PAREN);
    putExpression(s, s.at, trimmedEnd(s.text, end), block, 'key');
    s.at = end + 1;
  }
  closeBrace(s);
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

function openAwait(s: Scan, start: number): void {
  const block: NewNode = { type: 'AwaitBlock', start, end: -1, expression: undefined, value: null, error: null, pending: null, then: null, catch: null };
  const end = endOfCode(s.text, s.at, BRACE);
  const word = firstWord(s.text, s.at, end, ['then', 'catch']);
  putExpression(s, s.at, trimmedEnd(s.text, word < 0 ? end : word), block, 'expression');
  s.at = word < 0 ? end : word;
  const fragment = newFragment();
  if (word < 0) {
    block['pending'] = fragment;
    s.at = end + 1;
  } else takeClause(s, block, fragment);
  enter(s, block, fragment);
}

/** `then value}` and `catch problem}`; the name may be left out. */
function takeClause(s: Scan, block: NewNode, fragment: object): void {
  const word = takeWord(s);
  if (word !== 'then' && word !== 'catch') refuse(`the clause ${word}`);
  if (block[word]) refuse(`${word} twice`);
  if (unit(s) !== BRACE) expectBlank(s);
  if (unit(s) !== BRACE) takePattern(s, block, word === 'then' ? 'value' : 'error');
  closeBrace(s);
  block[word] = fragment;
}

/** Takes a tag behind `{:`. */
export function continueBlock(s: Scan, start: number): void {
  const open = current(s);
  switch (open.node.type) {
    case 'IfBlock': return takeElse(s, open, start);
    case 'EachBlock': return takeFallback(s, open);
    case 'AwaitBlock': open.fragment = newFragment(); return takeClause(s, open.node, open.fragment);
    default: refuse('a clause outside of its block');
  }
}

function takeElse(s: Scan, open: Open, start: number): void {
  expect(s, 'else');
  if (open.node['alternate']) refuse('else twice');
  const alternate = newFragment();
  if (eat(s, 'if')) refuse('elseif');
  skipBlanks(s);
  open.node['alternate'] = alternate;
  open.fragment = alternate;
  if (!eat(s, 'if')) return closeBrace(s);
  expectBlank(s);
  const block = ifBlock(start, true);
  takeExpression(s, block, 'test');
  append(s, block);
  s.open.push({ node: block, fragment: block['consequent'] });
}

function takeFallback(s: Scan, open: Open): void {
  expect(s, 'else');
  if (open.node['fallback']) refuse('else twice');
  closeBrace(s);
  open.fragment = newFragment();
  open.node['fallback'] = open.fragment;
}

const WORDS: ReadonlyMap<string, string> = new Map([['IfBlock', 'if'], ['EachBlock', 'each'], ['KeyBlock', 'key'], ['AwaitBlock', 'await'], ['SnippetBlock', 'snippet']]);

/** Takes a tag behind the brace of `{/`. */
export function closeBlock(s: Scan): void {
  expect(s, '/');
  const word = WORDS.get(current(s).node.type) ?? refuse('a block that was not opened');
  expect(s, word);
  closeBrace(s);
  for (let isElse = true; isElse;) {
    const { node } = current(s);
    node.end = s.at;
    s.open.pop();
    isElse = node['elseif'] === true;
  }
}
