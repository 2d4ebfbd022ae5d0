import { defineCases } from '@sk-audit/core';

const off = 'Several mistakes in one file.';
const remote = (...lines: readonly string[]): { readonly [path: string]: string } => ({
  'src/lib/shop.remote.ts': `import { command, form, prerender, query } from '$app/server';\nimport { total } from './total';\n${lines.map((line) => `${line}\n`).join('')}`,
  'src/lib/total.ts': 'export const total = 3;\n',
});

export default defineCases({
  bad: [
    {
      title: 'a function in the place of a schema, and a helper, when they are built',
      files: {
        'svelte.config.js': 'export default { kit: { experimental: { remoteFunctions: true } } };\n',
        'src/routes/shop.remote.js': "import { command } from '$app/server';\nexport const order = command((amount) => amount, async (amount) => amount); // ✗ noSchema \"(amount) => amount\"\n",
        'src/routes/+page.svelte': "<script>\n  import { order } from './shop.remote.js';\n</script>\n<button onclick={() => order(1)}>Cart</button>\n",
      },
    },
    {
      title: 'every kind of export',
      notBuilt: off,
      files: remote(
        "export function sum(a: number) { return a; } // ✗ noRemote \"sum\"",
        'export const names = { a: 1 }; // ✗ noRemote "names"',
        'export const list = [1]; // ✗ noRemote "list"',
        'export const add = (a: number) => a; // ✗ noRemote "add"',
        'export class Cart {} // ✗ noRemote "Cart"',
        'export const Basket = class {}; // ✗ noRemote "Basket"',
        'export const text = `${total}`; // ✗ noRemote "text"',
      ),
    },
    {
      title: 'every kind of schema that is none',
      notBuilt: off,
      files: remote(
        'const shape = { id: 1 };',
        "export const a = query(shape, async (id) => id); // ✗ noSchema \"shape\"",
        "export const b = query.batch((id) => id, async () => () => 1); // ✗ noSchema \"(id) => id\"",
        "export const c = command('checked', async (id) => id); // ✗ noSchema \"'checked'\"",
        "export const e = form({ id: 1 }, async () => {}); // ✗ noSchema \"{ id: 1 }\"",
        "export const d = prerender({}, async (id) => id, { dynamic: true }); // ✗ noSchema \"{}\"",
      ),
      says: ['`command` is given `checked` where Kit expects a schema.', '`query.batch` is given a function where Kit expects a schema.'],
    },
    { title: 'a query of old', kit: '2.30.0', notBuilt: 'This Kit is not installed.', files: remote('export const getItem = query(async (id) => [id]); // ✗ noInput "query"') },
    { title: 'a pattern, which cannot take nothing apart', notBuilt: off, files: remote("export const order = command(({ id }) => 'done'); // ✗ noInput \"command\"") },
    {
      title: 'arguments without a schema, of every kind',
      notBuilt: off,
      files: remote('export const a = command((id) => id); // ✗ noInput "command"', 'export const b = prerender(async (id) => id); // ✗ noInput "prerender"', 'export const c = prerender(async (id) => id, { dynamic: true }); // ✗ noInput "prerender"'),
    },
    {
      title: 'live queries of every kind that fail',
      notBuilt: off,
      files: remote(
        'export const a = query.live(async () => { // ✗ notIterable "query.live"',
        "  if (!total) throw new Error('Sold out');",
        '  return { total };',
        '});',
        "export const b = query.live(total, async function* (id) { // ✗ noYield \"query.live\"",
        '  const each = function* () { yield id; };',
        '  return each;',
        '});',
      ),
    },
  ],
  good: [
    { title: 'an input that may be missing', files: remote("export const rate = query((name) => (name === undefined ? 'all' : 'one'));") },
    { title: 'forms of old, which are given the data', kit: '2.30.0', notBuilt: 'This Kit is not installed.', files: remote("export const contact = form(async (data) => data.get('name'));") },
    {
      title: 'what is not known, and types',
      notBuilt: 'Some of it comes from a package that is not there.',
      files: remote(
        "import * as v from 'valibot';",
        'export type Item = { id: number };',
        'export interface Cart { items: Item[] }',
        "export { order } from './order.remote';",
        'export const getItem = query(v.number(), async (id) => id);',
        "export const getAny = query({ ...v.schema }, async (id) => id);",
        'const made = query(async () => 1);',
        'export { made };',
        'export const wrapped = v.wrap(made);',
        'export default interface Shop { open: boolean }',
        'export const liveTotal = query.live(async function* () { yield 1; return { total }; });',
        'export const now = query(async () => 1);',
        'export const contact = form(async () => {});',
        "export const ticks = query.live(async function* ({ signal }) { yield signal; });",
        "export const each = query.batch(async (ids) => (id) => ids.includes(id));",
        'export const item = prerender(v.number(), async (id) => id);',
        'const validate = (id) => id;',
        'export const some = query(validate, v.handle);',
        'class Order {}',
        'export type { Order };',
        'export { total };',
        'export const getTotal = query({ id: 1 }, total);',
        'export const live = query.live(async () => v.iterate());',
        'export const liveEmpty = query.live(() => { throw new Error(); });',
        "export const liveNext = query.live(() => ({ next: async () => ({ done: true, value: 1 }) }));",
        'export const liveOpen = query.live(() => ({ ...v.iterator }));',
        'export const terms = prerender(async () => 1, { inputs: () => [1] });',
        'export const spread = query(...v.args);',
      ),
    },
    { title: 'a package that lies beside the sources', kit: '3.2.0', files: { 'vendor/keys/remote.js': 'export const sum = (a) => a;\n', 'src/routes/+page.svelte': '<h1>Cart</h1>\n' } },
    { title: 'other files', files: { 'src/routes/+page.ts': "export const load = () => ({ limit: 9 });\n", 'src/lib/remote.ts': 'export default 1;\nexport const limit = 9;\n' } },
  ],
});
