/** Writing `resolve(…)` and `asset(…)` for texts that begin with `base` and `assets`. */
import type { BegunText, ImportFact, NameUseFact, TextEdit } from '@sk-audit/core';

export type Rewriting = {
  /** Which function stands for which name. */
  readonly replacement: { readonly [name: string]: 'resolve' | 'asset' };
  /** A path is written without its first slash. */
  readonly isKit3: boolean;
  /** Does a route of the app serve the pathname? */
  readonly isRoute: (pathname: string) => boolean;
};

/** The edits that do without the old names; undefined when one of their uses is no text that can be rewritten. */
export function rewritten(fact: ImportFact, uses: readonly NameUseFact[], to: Rewriting): readonly TextEdit[] | undefined {
  const done = uses.map((use) => rewrittenUse(use, to));
  if (!done.every((one) => one !== undefined)) return undefined;
  const functionsFor = (name: string): readonly string[] => uses.flatMap(({ local }, i) => (local === name ? done[i]?.fn ?? [] : []));
  return [...done.flatMap(({ edits }) => edits), rewrittenImport(fact, to, functionsFor)];
}

type Rewritten = { readonly fn: string; readonly edits: readonly TextEdit[] };

function rewrittenUse({ begins, bound, local, span }: NameUseFact, to: Rewriting): Rewritten | undefined {
  const usual = to.replacement[local] ?? local;
  if (bound) return undefined;
  if (local === 'resolveRoute') return { fn: usual, edits: [{ span, text: usual }] };
  if (!begins || !isPath(begins)) return undefined;
  const fn = isFile(begins, to) ? 'asset' : usual;
  return { fn, edits: rewrittenText(begins, fn, to) };
}

/** `/logo.png` lies in the static folder, unless a route is called so. */
function isFile({ rest }: BegunText, { isRoute }: Rewriting): boolean {
  const pathname = rest.map((one) => (typeof one === 'string' ? one : '[]')).join(''); // mutate-ok: whatever stands there, a parameter takes it
  return /\.[a-z][a-z0-9]{1,4}$/.test(pathname) && !isRoute(pathname);
}

/** A path in plain letters: nothing that has to be escaped, and no folder that `resolve` would leave out or ask a parameter for. */
function isPath({ how, rest }: BegunText): boolean {
  const first = String(rest[0]);
  const isPlain = rest.every((one) => !/[`'"\\\n\r&$[\](){}]/.test(String(one)));
  return isPlain && first.startsWith('/') && !(how === 'sum' && first.endsWith('/'));
}

function rewrittenText({ how, rest, span: [start, end] }: BegunText, fn: string, { isKit3 }: Rewriting): readonly TextEdit[] {
  const [text = '', hole] = rest as readonly [string, (readonly [number, number])?];
  const [open, close] = how === 'attribute' ? ['{', '}'] : ['', ''];
  if (!hole) return [{ span: [start, end], text: `${open}${fn}('${isKit3 ? text.slice(1) : text}')${close}` }];
  const from = hole[0] - text.length + (isKit3 ? 1 : 0);
  const dollars = how === 'attribute' ? rest.flatMap((one): TextEdit[] => (typeof one === 'string' ? [] : [{ span: [one[0], one[0]], text: '$' }])) : [];
  return [{ span: [start, from], text: `${open}${fn}(\`` }, ...dollars, { span: [end - 1, end], text: `\`)${close}` }];
}

/** The list of names, each once. */
function rewrittenImport({ names }: ImportFact, { replacement }: Rewriting, functionsFor: (name: string) => readonly string[]): TextEdit {
  const texts = names.flatMap(({ imported, local, typeOnly }) => (imported in replacement ? functionsFor(local) : [`${typeOnly ? 'type ' : ''}${imported === local ? local : `${imported} as ${local}`}`]));
  const [first, last] = [names[0], names.at(-1)];
  return { span: [first?.span[0] ?? 0, last?.span[1] ?? 0], text: [...new Set(texts)].join(', ') };
}
