/** A place in the text of a component, and the small steps that reading takes. */

/** The scanner does not take the text: another parser has to say what it is, or why it is nothing. */
export class NotAccepted extends Error {}

export type Cursor = { readonly text: string; at: number };

export const BRACE = 125; // }
export const PAREN = 41; // )

/** Leaves the text to another parser. */
export function refuse(why: string): never {
  throw new NotAccepted(why);
}

/** The UTF-16 unit at the cursor; NaN behind the end. */
export function unit({ text, at }: Cursor): number {
  return text.charCodeAt(at);
}

/** Goes on if the text does with `token`. */
export function eat(c: Cursor, token: string): boolean {
  if (!c.text.startsWith(token, c.at)) return false;
  c.at += token.length;
  return true;
}

/** Goes behind `token`, which has to stand here. */
export function expect(c: Cursor, token: string): void {
  if (!eat(c, token)) refuse(`expected ${token}`);
}

/** Goes behind blanks. */
export function skipBlanks(c: Cursor): void {
  const { text } = c;
  let { at } = c;
  while (isBlank(text.charCodeAt(at))) at++;
  c.at = at;
}

/** Goes behind one blank or more. */
export function expectBlank(c: Cursor): void {
  if (!isBlank(unit(c))) refuse('expected a blank');
  skipBlanks(c);
}

/** Goes behind blanks and the closing brace. */
export function closeBrace(c: Cursor): void {
  skipBlanks(c);
  expect(c, '}');
}

/** What JavaScript takes for white space or a line break. */
export function isBlank(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  return code >= 160 && RARE_BLANK.test(String.fromCharCode(code));
}

const RARE_BLANK = /\s/;

/** May a name begin so? ASCII only. */
export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36; // a-z A-Z _ $
}

/** May a name go on so? ASCII only. */
export function isNamePart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36; // a-z A-Z 0-9 _ $
}

/** Where the name that begins at `from` ends: at `from` itself when there is none. */
export function nameEnd(text: string, from: number): number {
  if (!isNameStart(text.charCodeAt(from))) return from;
  let end = from + 1;
  while (isNamePart(text.charCodeAt(end))) end++;
  return end;
}

/** Takes a name; an empty one when none begins here. One that is not all ASCII, or that is a word of the language, is left to others. */
export function takeName(c: Cursor): string {
  const start = c.at;
  c.at = nameEnd(c.text, start);
  const name = c.text.slice(start, c.at);
  if (RESERVED.has(name) || isOther(unit(c))) refuse('an unusual name');
  return name;
}

function isOther(code: number): boolean {
  return code === 92 || (code >= 128 && !isBlank(code)); // backslash: an escape
}

/** Takes the small letters that follow. */
export function takeWord(c: Cursor): string {
  const start = c.at;
  for (let code = unit(c); code >= 97 && code <= 122; code = unit(c)) c.at++;
  return c.text.slice(start, c.at);
}

/** Words that are no names. */
export const RESERVED: ReadonlySet<string> = new Set([
  'arguments', 'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'eval', 'export',
  'extends', 'false', 'finally', 'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'private',
  'protected', 'public', 'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield',
]);
