/** The attributes and directives in an opening tag. */
import { closeBrace, eat, expectBlank, isBlank, refuse, skipBlanks, takeName, unit } from './cursor.js';
import { takeValue } from './attribute-values.js';
import { decodeAttribute } from './entities.js';
import { identifier, moveExpression, takeExpression } from './expressions.js';
import type { NewNode, Scan } from './scan.js';

/** Takes all attributes of the element, and the comments between them. */
export function takeAttributes(s: Scan, element: NewNode): void {
  const attributes = element['attributes'] as NewNode[];
  for (;;) {
    skipBlanks(s);
    takeComments(s);
    const attribute = unit(s) === 123 ? takeBraced(s) : takeNamed(s); // {
    if (!attribute) return;
    if (isDouble(attributes, attribute)) refuse('an attribute twice');
    attributes.push(attribute);
  }
}

function takeComments(s: Scan): void {
  while (unit(s) === 47) { // /
    const isLine = s.text.startsWith('//', s.at);
    if (!isLine && !s.text.startsWith('/*', s.at)) return;
    const start = s.at;
    const end = s.text.indexOf(isLine ? '\n' : '*/', start + 2);
    if (end < 0) refuse('a comment without end');
    s.at = isLine ? end : end + 2;
    s.comments.push({ span: [start, s.at], text: s.text.slice(start + 2, end) });
    skipBlanks(s);
  }
}

/** `{name}`, `{...rest}`, `{@attach tooltip}`. */
function takeBraced(s: Scan): NewNode {
  const start = s.at++;
  skipBlanks(s);
  if (eat(s, '@attach')) {
    expectBlank(s);
    return takeTag(s, 'AttachTag', start);
  }
  return eat(s, '...') ? takeTag(s, 'SpreadAttribute', start) : takeShorthand(s, start);
}

function takeTag(s: Scan, type: string, start: number): NewNode {
  const tag: NewNode = { type, start, end: -1, expression: undefined };
  takeExpression(s, tag, 'expression');
  tag.end = s.at;
  return tag;
}

function takeShorthand(s: Scan, start: number): NewNode {
  const from = s.at;
  const name = takeName(s);
  if (name === '') refuse('expected a name');
  const end = s.at;
  closeBrace(s);
  return { type: 'Attribute', start, end: s.at, name, value: { type: 'ExpressionTag', start: from, end, expression: identifier(s.text, from, end) } };
}

/** An attribute or a directive; undefined at the end of the tag. */
function takeNamed(s: Scan): NewNode | undefined {
  const start = s.at;
  const name = takeAttributeName(s);
  if (name === '') return undefined;
  let end = s.at;
  skipBlanks(s);
  let value: true | NewNode | NewNode[] = true;
  if (eat(s, '=')) {
    skipBlanks(s);
    value = takeValue(s);
    end = s.at;
  } else if (unit(s) === 34 || unit(s) === 39) refuse('expected =');
  const colon = name.indexOf(':');
  const type = colon < 0 ? undefined : DIRECTIVES.get(name.slice(0, colon));
  return type === undefined ? { type: 'Attribute', start, end, name, value } : directive(s, { type, start, end, name: name.slice(colon + 1) }, value);
}

function takeAttributeName(s: Scan): string {
  const { text, at: start } = s;
  let end = start;
  while (end < text.length && !endsName(text.charCodeAt(end))) end++;
  s.at = end;
  return text.slice(start, end);
}

function endsName(code: number): boolean {
  if (code >= 97 && code <= 122) return false; // a-z, which most are
  return code === 61 || code === 62 || code === 47 || code === 34 || code === 39 || isBlank(code); // = > / " '
}

const DIRECTIVES: ReadonlyMap<string, string> = new Map([
  ['use', 'UseDirective'], ['animate', 'AnimateDirective'], ['bind', 'BindDirective'], ['class', 'ClassDirective'], ['style', 'StyleDirective'], ['on', 'OnDirective'],
  ['let', 'LetDirective'], ['in', 'TransitionDirective'], ['out', 'TransitionDirective'], ['transition', 'TransitionDirective'],
]);

function directive(s: Scan, { type, start, end, name: text }: NewNode & { readonly name: string }, value: true | NewNode | NewNode[]): NewNode {
  const [name, ...modifiers] = text.split('|');
  if (!name) return refuse('a directive without a name');
  if (type === 'StyleDirective') return { type, start, end, name, modifiers, value };
  const made: NewNode = { type, start, end, name, expression: null, modifiers };
  const pieces = value === true ? [] : Array.isArray(value) ? value : [value];
  const [only] = pieces;
  if (pieces.length > 1 || only?.type === 'Text') refuse('text in a directive');
  if (only) moveExpression(s, only, made, 'expression');
  else if (type === 'BindDirective' || type === 'ClassDirective') made['expression'] = { type: 'Identifier', start: s.text.indexOf(':', start) + 1, end, name };
  return made;
}

/** `bind:value` and `value` are one, `class:open` and `open` are not. */
function isDouble(known: readonly NewNode[], attribute: NewNode): boolean {
  const kind = kindOf(attribute);
  return kind !== undefined && attribute['name'] !== 'this' && known.some((one) => one['name'] === attribute['name'] && kindOf(one) === kind);
}

function kindOf({ type }: NewNode): string | undefined {
  if (type === 'Attribute' || type === 'BindDirective') return 'Attribute';
  return type === 'StyleDirective' || type === 'ClassDirective' ? type : undefined;
}

/** Takes the attributes of a top-level script or style, which hold no expressions. */
export function takePlainAttributes(s: Scan, element: NewNode): void {
  for (skipBlanks(s); ; skipBlanks(s)) {
    const start = s.at;
    const name = takeAttributeName(s);
    if (name === '') return;
    const value = eat(s, '=') ? takePlainValue(s) : true;
    const attribute: NewNode = { type: 'Attribute', start, end: s.at, name, value };
    if (unit(s) === 34 || unit(s) === 39) refuse('expected =');
    if (isDouble(element['attributes'], attribute)) refuse('an attribute twice');
    element['attributes'].push(attribute);
  }
}

const PLAIN_VALUE = /"[^"]*"|'[^']*'|[^>\s"'][^>\s]*/y;

function takePlainValue(s: Scan): readonly NewNode[] {
  skipBlanks(s);
  const pattern = new RegExp(PLAIN_VALUE);
  pattern.lastIndex = s.at;
  const [given] = pattern.exec(s.text) ?? refuse('expected a value');
  const quotes = given.startsWith('"') || given.startsWith("'") ? 1 : 0;
  const [start, end] = [s.at + quotes, s.at + given.length - quotes];
  s.at += given.length;
  const raw = s.text.slice(start, end);
  return [{ type: 'Text', start, end, raw, data: decodeAttribute(raw) }];
}
