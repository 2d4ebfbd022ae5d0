/** Scripts and styles: elements whose content is no markup. */
import { cssImportsOf } from '../component-source.js';
import { isTypeScript } from '../languages.js';
import { expect, refuse } from './cursor.js';
import type { NewNode, Scan } from './scan.js';

/** Takes the body and the closing tag of a top-level script. */
export function takeScript(s: Scan, { start: tag, attributes }: NewNode): void {
  const start = s.at;
  const end = takeBody(s, /<\/script\s*>/g);
  const isModule = (attributes as readonly NewNode[]).some(saysModule);
  if (s.scripts.some((one) => one.isModule === isModule)) refuse('a script twice');
  s.scripts.push({ isModule, isTypeScript: isTypeScript(s.text.slice(tag, start)), start, end });
}

const REFUSED: ReadonlySet<string> = new Set(['server', 'client', 'worker', 'test', 'default']);

function saysModule({ name, value }: NewNode): boolean {
  const isWrong = REFUSED.has(name) || (name === 'module' && value !== true) || (name === 'context' && value[0]?.data !== 'module');
  return isWrong ? refuse(`the attribute ${name}`) : name === 'module' || name === 'context';
}

/** Takes the body and the closing tag of a top-level style. */
export function takeStyle(s: Scan): void {
  if (s.once.has('style')) refuse('two styles');
  s.once.add('style');
  const start = s.at;
  noteImports(s, start, takeBody(s, /<\/style\s*>/g));
}

/** Takes the text of an element that holds nothing else, and the closing tag. */
export function takeText(s: Scan, name: string): readonly NewNode[] {
  const start = s.at;
  const end = s.text.indexOf(`</${name}>`, start);
  if (end < 0) refuse('an element without end');
  s.at = end;
  expect(s, `</${name}>`);
  if (name === 'style') noteImports(s, start, end);
  const raw = s.text.slice(start, end);
  return [{ type: 'Text', start, end, raw, data: raw }];
}

/** Goes behind the closing tag. Gives where the body ends. */
function takeBody(s: Scan, closing: RegExp): number {
  closing.lastIndex = s.at;
  const { index } = closing.exec(s.text) ?? refuse('an element without end');
  s.at = closing.lastIndex;
  return index;
}

function noteImports(s: Scan, start: number, end: number): void {
  s.cssImports.push(...cssImportsOf(s.text.slice(start, end), start));
}
