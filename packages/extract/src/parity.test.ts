/** The same code says the same, whether it stands in a module or in a component. */
import type { FileFacts } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { readModule } from './testing/read-facts.js';

const TAG = '<script module lang="ts">';
const INSTANCE_TAG = '<script lang="ts">';

/** Names of fields that hold the index of a function. */
const FUNCTION_FIELDS: ReadonlySet<string> = new Set(['fn', 'parent', 'function', 'calleeFn']);
/** Names of fields that hold a place of no length. */
const PLACE_FIELDS: ReadonlySet<string> = new Set(['paramsAt', 'keysAt']);

/** A copy with every place moved by `places` and every function but the top level by `functions`. */
function moved(value: unknown, places: number, functions: number, field = ''): unknown {
  if (Array.isArray(value)) {
    const isPlace = value.length === 2 && value.every((one) => typeof one === 'number') && /[sS]pan|^(?:statement|block|body|tag|covers|indent|blank|whole)$/.test(field);
    return isPlace ? value.map((one) => (one as number) + places) : value.map((one) => moved(one, places, functions, field === 'argSpans' || field === 'keySpans' ? 'span' : ''));
  }
  if (typeof value === 'number' && FUNCTION_FIELDS.has(field)) return value > 0 ? value + functions : value;
  if (typeof value === 'number' && PLACE_FIELDS.has(field)) return value + places;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, places, functions, field === 'spans' ? 'span' : key)]));
}

const SNIPPETS: { readonly [name: string]: string } = {
  'a load with control flow': `import { error, redirect as go } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import * as prices from '$lib/prices';
const { vat } = prices;
export const load: PageServerLoad = async ({ locals: { user }, url, fetch, ...rest }) => {
  if (!user) go(303, \`/login?to=\${url.pathname}\`);
  try {
    const [cart, rates] = await Promise.all([fetch('/api/cart').then((r) => r.json()), vat(rest)]);
    for (const item of cart.items ?? []) { if (item.gone) continue; else item.price *= rates[item.kind]; }
    return { cart, total: cart.items.reduce((sum: number, item: any) => sum + item.price, 0) };
  } catch (problem) { if (problem instanceof TypeError) throw problem; error(500, 'No cart'); } finally { rest.platform?.log(user.name); }
};`,
  'actions and module state': `let visits = 0; const seen = new Map<string, number>();
export const actions = { default: async (event) => { visits++; seen.set(event.locals.id, visits); }, ...more } satisfies Actions;
export { actions as others }; export default class Shop { #open = check(); static all: Shop[] = []; get open() { return this.#open; } constructor(private db: Db) { Shop.all.push(this); } }`,
  'switches, loops and labels': `export function route(kind: string, rows: string[]) {
  out: for (let i = 0; i < rows.length; i++) { switch (kind) { case 'a': case 'b': open(i); break; default: while (next()) { if (rows[i]) break out; } } }
  do { if (kind) return close(); } while (again(kind));
  const { a = first(), ...others } = kind ? one(rows) : two(rows);
  return a ?? others;
}`,
  'patterns, chains and templates': `const { a: { b = make() } = {}, c: [d, ...e] } = source();
b?.call?.(d)?.then(() => e); [x.y, z] = [1, 2]; z ||= tag\`a\${x}b\`; delete x.y; (async () => { for await (const f of e) await f; })();
enum Size { S = 1, L = large() } namespace Rates { export const open = 1; } @decorated() class Cart {} const late = await import('./late'); late.run(); // sk-audit-disable-line no-cart -- why`,
};

describe.each(Object.entries(SNIPPETS))('%s', (_, code) => {
  const module = moved(readModule(code, 'src/lib/cart.ts'), TAG.length, 2) as FileFacts;
  const component = readModule(`${TAG}${code}</script>`, 'src/lib/Cart.svelte');
  const instance = readModule(`${INSTANCE_TAG}${code}</script>`, 'src/lib/Cart.svelte');

  it.each(['imports', 'exports', 'bindings', 'calls', 'writes', 'reads', 'awaits', 'exits', 'tries', 'conditions', 'steps', 'elements', 'awaitBlocks'] as const)('says the same of %s', (table) => {
    expect(component[table]).toEqual(module[table]);
  });

  it('says the same of functions', () => {
    expect(component.functions.slice(3)).toEqual(module.functions.slice(1));
  });

  it('says the same of comments, but that the last line of a script ends behind its tag', () => {
    const beginnings = ({ disables }: FileFacts) => disables.map((one) => ({ ...one, covers: one.covers[0] }));
    expect(beginnings(component)).toEqual(beginnings(module));
  });

  it.each(['writes', 'awaits', 'exits', 'tries', 'conditions', 'steps'] as const)('says the same of %s in an instance script', (table) => {
    const plain = (facts: FileFacts): unknown => JSON.parse(JSON.stringify(facts[table], (key, value: unknown) => (/span|^(?:block|body|fn|binding|handler)$/i.test(key) ? undefined : value)));
    expect(plain(instance)).toEqual(plain(module));
  });
});
