/**
 * Writes the code of a component as one script that can be parsed in one go. Scripts and expressions stand at their own offsets, so that
 * the tree needs no shifting: expressions are the items of array literals, everything else is blank. What is no expression comes behind.
 *
 *     <p>{total}</p><script>let a</script>{a + 1}
 *        [total];           let a       void 0;[a + 1];
 */
import { isTooDeep } from '../oxc.js';
import { refuse } from './cursor.js';
import type { Aside, Hole, Scan, Script } from './scan.js';

export type Layout = {
  readonly code: string;
  /** Where the text of each aside begins. */
  readonly asideStarts: readonly number[];
};

/** As short as what stands between two scripts or expressions at the least; begins with a word that goes on no statement. */
const SEPARATOR = '\nvoid 0;';

type Page = { readonly text: string; code: string; /** An array literal is. */ isOpen: boolean };

/** Lays out all code of the component. */
export function layOut({ text, holes, scripts, asides }: Scan): Layout {
  const page: Page = { text, code: '', isOpen: false };
  let next = 0;
  for (const hole of holes) {
    for (let script = scripts[next]; script && script.start < hole.start; script = scripts[++next]) putScript(page, script);
    putHole(page, hole);
  }
  for (const script of scripts.slice(next)) putScript(page, script);
  endArray(page);
  pad(page, text.length);
  return { asideStarts: asides.map((aside) => putAside(page, aside)), code: page.code };
}

function pad(page: Page, to: number): void {
  page.code += ' '.repeat(Math.max(0, to - page.code.length));
}

function putHole(page: Page, { start, end }: Hole): void {
  pad(page, start - 1);
  page.code += (page.isOpen ? ',' : '[') + codeAt(page, start, end);
  page.isOpen = true;
}

function endArray(page: Page): void {
  if (page.isOpen) page.code += '];';
  page.isOpen = false;
}

function putScript(page: Page, { start, end }: Script): void {
  endArray(page);
  pad(page, start);
  page.code += codeAt(page, start, end) + SEPARATOR;
}

function putAside(page: Page, { start, end, is }: Aside): number {
  page.code += is === 'pattern' ? `${SEPARATOR}(` : SEPARATOR;
  const at = page.code.length;
  page.code += codeAt(page, start, end) + (is === 'pattern' ? ')=>0;' : is === 'parameters' ? '=>0;' : SEPARATOR);
  return at;
}

function codeAt({ text }: Page, start: number, end: number): string {
  const code = text.slice(start, end);
  return isTooDeep(code) ? refuse('nested too deeply') : code;
}
