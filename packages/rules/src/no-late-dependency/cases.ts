import { defineCases } from '@sk-audit/core';

const shop = 'src/lib/server/shop.ts';
const more = { [shop]: 'export const stock = async () => 3;\n' };

export default defineCases({
  bad: [
    {
      title: 'each parameter counts, and all of the address is one thing',
      files: {
        'src/routes/[id]/[size]/+layout.server.ts': `import { stock } from '$lib/server/shop';
export const load = async ({ params, parent, route, url }) => {
  const { id } = params;
  return {
    id,
    a: stock().then(() => params.size + params.id), // ✗ late "params.size"
    b: stock().then(() => parent()), // ✗ call "parent()"
    c: stock().then(() => [1].map(() => route.id)).catch(() => url.pathname) // ✗ late "route.id" ✗ late "url.pathname"
  };
};
`,
        ...more,
      },
      says: ['`params.size` is first used after `load` has returned, so the data stays as it is when the parameter changes.', 'Read it before: `const size = params.size;`.', '`parent()` is called after `load` has returned, so the data stays as it is when its parents change.'],
    },
  ],
  good: [
    {
      title: 'what runs at once, or means something else',
      files: {
        'src/routes/[id]/+page.server.ts': `import { stock } from '$lib/server/shop';
export const load = async ({ locals, params, url }, more) => {
  const early = async () => {
    const { id } = params;
    const left = url.searchParams.get('left');
    await stock();
    return [id, left, url.pathname];
  };
  return {
    early: early(),
    now: Promise.resolve(1).then(() => params.other),
    user: stock().then(() => locals.user ?? url.host ?? more.route.id ?? stock.params.id),
    host: stock().then(() => url.origin + more.params.id),
    all: stock().then(() => params),
    inner: stock().then(({ params }) => params.id),
    waits: [await stock().then(() => params.more)]
  };
};
export const actions = { default: ({ params }) => ({ id: stock().then(() => params.id) }) };
`,
        'src/routes/host/+page.server.ts': "import { stock } from '$lib/server/shop';\nexport const load = (event, more) => ({\n  host: stock().then(() => event.url.host),\n  all: stock().then(() => event.params),\n  other: [1].map((one, i, url) => url.url.pathname),\n  late: stock().then((params) => params.params.id + more.params.id)\n});\n",
        ...more,
      },
    },
    {
      title: 'wrapped',
      files: { 'src/routes/[id]/+page.server.ts': "import { guarded } from 'guards-like';\nimport { stock } from '$lib/server/shop';\nexport const load = guarded(({ params }) => ({ a: stock().then(() => params.id) }));\n", ...more },
    },
  ],
});
