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
        "export const d = prerender({}, async (id) => id, { dynamic: true }); // ✗ noSchema \"{}\"",
      ),
      says: ['`command` is given `checked` where Kit expects a schema.', '`query.batch` is given a function where Kit expects a schema.'],
    },
  ],
  good: [
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
        "export const contact = form({ id: 1 }, async () => {});",
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
