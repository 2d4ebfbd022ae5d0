import { defineCases } from '@sk-audit/core';

const remote = (...lines: readonly string[]): { readonly [path: string]: string } => ({
  'src/lib/shop.remote.ts': `import { command, form, prerender, query } from '$app/server';\nimport * as shop from './shop';\n${lines.map((line) => `${line}\n`).join('')}`,
  'src/lib/shop.ts': 'export const find = (id: unknown) => id;\nexport const isOrder = (data: unknown) => data !== null;\n',
});

export default defineCases({
  bad: [
    {
      title: 'live queries and batches, and checks of something else',
      files: remote(
        "export const a = query.live('unchecked', async function* (id) { yield shop.find(id); }); // ✗ unchecked \"'unchecked'\"",
        "export const b = query.batch('unchecked', async (ids) => (id) => [id, ids]); // ✗ unchecked \"'unchecked'\"",
        "export const c = command('unchecked', async (data) => (shop.isOrder(1) ? shop.find(data) : 0)); // ✗ unchecked \"'unchecked'\"",
        "export const d = command('unchecked', async (data) => shop.find({ check: data })); // ✗ unchecked \"'unchecked'\"",
        "export const e = command('unchecked', async (data, more) => [data, shop.isOrder(more)]); // ✗ unchecked \"'unchecked'\"",
        "export const g = command('unchecked', shop.find); // ✗ unchecked \"'unchecked'\"",
        "export const f = command('unchecked', async (data) => { const go = (one) => (one ? shop.isOrder(one) : 0); return [data, go]; }); // ✗ unchecked \"'unchecked'\"",
      ),
    },
  ],
  good: [
    { title: 'reported where it is made', files: { ...remote('// Nothing of its own.'), 'src/lib/again.remote.ts': "import { contact } from './contact.remote';\nexport { contact };\n", 'src/lib/contact.remote.ts': "import { form } from '$app/server';\nimport { find } from './shop';\nexport const contact = form('unchecked', async () => find(1));\n" } },
    {
      title: 'checked in other words, and what is no argument',
      files: remote(
        "export const a = command('unchecked', async (data) => { if (!shop.isOrder(data)) return 0; return shop.find(data); });",
        "export const b = command('unchecked', async ({ id }) => { if (!id) return 0; return shop.find(id); });",
        "export const c = form('unchecked', async () => shop.find(1));",
        "export const d = prerender('unchecked', async (id) => shop.find(id));",
        'export const e = query(shop.schema, async (id) => shop.find(id));',
        "export const f = query('checked', async (id) => shop.find(id));",
        "export const g = command('unchecked', async (data) => shop.order.validate(data));",
      ),
    },
    { title: 'other functions of these names', files: { 'src/lib/shop.ts': "import { command } from './own';\nexport const a = command('unchecked', async (id) => id);\n", 'src/lib/own.ts': 'export const command = (name, fn) => fn;\n' } },
  ],
});
