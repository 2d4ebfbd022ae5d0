/** Elements and components: their opening and closing tags. */
import { eat, expect, isBlank, refuse, skipBlanks } from './cursor.js';
import { takeAttributes, takePlainAttributes } from './attributes.js';
import { takePieces } from './attribute-values.js';
import { elementType, isClosedBy, isOnce, isVoid } from './element-kinds.js';
import { moveExpression } from './expressions.js';
import { takeScript, takeStyle, takeText } from './raw-elements.js';
import { append, current, enter, newFragment, type NewNode, type Scan } from './scan.js';

/** Takes what begins with `<`: a comment or a tag. */
export function takeElement(s: Scan): void {
  const start = s.at++;
  if (eat(s, '!--')) takeComment(s, start);
  else if (eat(s, '/')) takeClosingTag(s, start);
  else takeOpeningTag(s, start);
}

function takeComment(s: Scan, start: number): void {
  const end = s.text.indexOf('-->', s.at);
  if (end < 0) refuse('a comment without end');
  const data = s.text.slice(s.at, end);
  s.at = end + 3;
  s.comments.push({ span: [start, s.at], text: data });
  append(s, { type: 'Comment', start, end: s.at, data });
}

function takeTagName(s: Scan): string {
  const { text, at: start } = s;
  let end = start;
  for (let code = text.charCodeAt(end); end < text.length && code !== 47 && code !== 62 && !isBlank(code); code = text.charCodeAt(end)) end++; // / >
  s.at = end;
  return text.slice(start, end);
}

/** Elements inside that have no closing tags of their own end here, too. */
function takeClosingTag(s: Scan, start: number): void {
  const name = takeTagName(s);
  skipBlanks(s);
  expect(s, '>');
  if (isVoid(name)) refuse('a closing tag of an empty element');
  while (current(s).node['name'] !== name) closeImplicitly(s, start);
  const { node } = current(s);
  node.end = s.at;
  s.open.pop();
}

function closeImplicitly(s: Scan, end: number): void {
  const { node } = current(s);
  if (node.type !== 'RegularElement') refuse('a closing tag without its opening tag');
  node.end = end;
  s.open.pop();
}

function takeOpeningTag(s: Scan, start: number): void {
  const name = takeTagName(s);
  const type = elementType(name, s.open) ?? refuse(`the element ${name}`);
  if (isOnce(name)) noteOnce(s, name);
  const parent = current(s).node;
  if (parent.type === 'RegularElement' && isClosedBy(parent['name'], name)) closeImplicitly(s, start);
  const element: NewNode = { type, start, end: -1, name, attributes: [], fragment: newFragment() };
  const isTop = s.open.length === 1;
  if (isTop && name === 'script') return takeTopLevel(s, element, takeScript);
  if (isTop && name === 'style') return takeTopLevel(s, element, takeStyle);
  takeAttributes(s, element);
  if (type === 'SvelteComponent') takeThis(s, element, 'expression');
  if (type === 'SvelteElement') takeThis(s, element, 'tag');
  if (type === 'SvelteOptions') s.options = element;
  takeContent(s, element);
}

function noteOnce(s: Scan, name: string): void {
  if (s.once.has(name) || s.open.length > 1) refuse(`${name} in a wrong place`);
  s.once.add(name);
}

function takeTopLevel(s: Scan, element: NewNode, takeBody: (s: Scan, element: NewNode) => void): void {
  takePlainAttributes(s, element);
  expect(s, '>');
  takeBody(s, element);
}

/** `this` is no attribute of the element but says which one it is. */
function takeThis(s: Scan, element: NewNode, key: string): void {
  const attributes = element['attributes'] as NewNode[];
  const index = attributes.findIndex((one) => one.type === 'Attribute' && one['name'] === 'this');
  const value = (index < 0 ? true : attributes.splice(index, 1)[0]?.['value']) as true | NewNode | NewNode[];
  const [piece, ...others] = value === true ? [] : Array.isArray(value) ? value : [value];
  if (!piece || others.length > 0) return refuse('this without a value');
  if (piece.type === 'ExpressionTag') return moveExpression(s, piece, element, key);
  if (key !== 'tag') refuse('a component that is a text');
  element[key] = { type: 'Literal', value: piece['data'], raw: `'${piece['raw']}'`, start: piece.start, end: piece.end };
}

function takeContent(s: Scan, element: NewNode): void {
  const name = element['name'] as string;
  const isEmpty = eat(s, '/') || isVoid(name);
  expect(s, '>');
  if (!isEmpty && name !== 'textarea' && name !== 'script' && name !== 'style') return enter(s, element, element['fragment']);
  append(s, element);
  if (!isEmpty) element['fragment'].nodes.push(...(name === 'textarea' ? takeTextarea(s) : takeText(s, name)));
  element.end = s.at;
}

function takeTextarea(s: Scan): readonly NewNode[] {
  const closing = /<\/textarea(?:\s[^>]*)?>/gi;
  const find = (): number => {
    closing.lastIndex = s.at;
    return closing.exec(s.text)?.index ?? -1;
  };
  const pieces = takePieces(s, find);
  find();
  s.at = closing.lastIndex;
  return pieces;
}
