/** How much of a file's path a specifier writes. */
import { folderOf } from '@sk-audit/core';

/** What TypeScript compiles the extension to. */
const COMPILED: { readonly [extension: string]: string } = { '.ts': '.js', '.tsx': '.jsx', '.mts': '.mjs', '.cts': '.cjs' };

/**
 * The paths that can be written for `next` when `written` stood for `file`, the one in the same style first: with the extension, with that
 * of the compiled file, without one, or only the folder of an index. Empty when `written` does not mean the file.
 */
export function writtenForms(written: string, file: string, next: string): readonly string[] {
  const rest = file.startsWith(written) ? file.slice(written.length) : undefined;
  const bare = withoutExtension(next);
  const full = [next, compiled(next), bare];
  if (rest === '') return full;
  if (written === compiled(file) || written === withoutExtension(file) + '.js') return [written.endsWith('.js') ? bare + '.js' : compiled(next), ...full];
  const short = isIndex(next) ? [folderOf(next), bare] : [bare];
  if (rest !== undefined && /^\/?index\.[^./]+$/.test(rest)) return [...short, ...full];
  if (rest === undefined || !/^\.[^./]+$/.test(rest)) return [];
  return isIndex(file) ? [bare, ...full] : [...short, ...full];
}

function isIndex(path: string): boolean {
  return /(?:^|\/)index\.[^./]+$/.test(path);
}

/** Without its last extension: `cart.svelte` of `cart.svelte.ts`. */
function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function compiled(path: string): string {
  return path.replace(/\.[cm]?tsx?$/, (extension) => COMPILED[extension] ?? extension);
}
