import { defineCases } from '@sk-audit/core';

const reviews = { 'src/lib/server/shop.ts': "export const reviews = async () => ['five stars'];\nexport async function* all() {\n  yield 1;\n}\nexport const now = () => 1;\n" };
const page = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

export default defineCases({
  bad: [
    {
      title: 'promises of all kinds',
      files: {
        ...reviews,
        ...page,
        'src/routes/+layout.server.ts': `import { reviews } from '$lib/server/shop';
export const csr = false;
export const load = async ({ fetch }) => {
  const list = reviews();
  return {
    list, // ✗ never "list"
    all: Promise.all([reviews()]), // ✗ never "all: Promise.all([reviews()])"
    made: new Promise((done) => done(1)), // ✗ never "made: new Promise((done) => done(1))"
    stock: fetch('/api/stock'), // ✗ never "stock: fetch('/api/stock')"
    inner: { list: [(async () => 1)()] }, // ✗ never "list: [(async () => 1)()]"
    safe: list.catch(() => []) // ✗ never "safe: list.catch(() => [])"
  };
};
`,
      },
    },
  ],
  good: [
    {
      title: 'no promises, and other functions',
      files: {
        ...reviews,
        ...page,
        'src/routes/+page.server.ts': `import { all, now, reviews } from '$lib/server/shop';
export const csr = false;
let later = reviews();
const { a, ...rest } = { a: 1 };
export const load = async ({ locals }) => ({ all: all(), now: now(), day: new Date(), later, rest, own: locals.then(), awaited: await reviews() });
export const actions = { default: () => ({ reviews: reviews() }) };
`,
        'src/routes/whole/+page.server.ts': "import { reviews } from '$lib/server/shop';\nexport const csr = false;\nexport const load = () => reviews();\n",
        'src/routes/whole/+page.svelte': '<h1>Whole</h1>\n',
        'src/routes/both/+page.ts': "export const csr = false;\nexport const load = ({ fetch }) => ({ stock: fetch('/api/stock') });\n",
        'src/routes/both/+page.svelte': '<h1>Both</h1>\n',
        'src/routes/wrapped/+page.server.ts': "import { guarded } from 'guards-like';\nimport { reviews } from '$lib/server/shop';\nexport const csr = false;\nexport const load = guarded(() => ({ list: reviews() }));\n",
        'src/routes/wrapped/+page.svelte': '<h1>Wrapped</h1>\n',
      },
    },
  ],
});
