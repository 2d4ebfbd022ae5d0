import { defineCases } from '@sk-audit/core';

const page = { 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n' };

export default defineCases({
  bad: [
    {
      title: 'on the server, of an endpoint, and in a constant',
      files: {
        ...page,
        'src/routes/shop/+page.server.ts': "const yes = 'yes';\nconst both = yes;\nexport { both as prerender }; // ✗ value \"both as prerender\"\n",
        'src/routes/shop/+layout.server.ts': 'export const csr = null; // ✗ value "csr"\n',
        'src/routes/feed/+server.ts': "export const prerender = 'true'; // ✗ value \"prerender\"\nexport const trailingSlash = 'ever'; // ✗ value \"trailingSlash\"\n",
      },
      says: ["Kit has no `prerender` of `'yes'`, and does not say so.", "Write `true`, `false` or `'auto'`.", 'Write `true`.', 'Kit has no `csr` of `null`, and does not say so.'],
    },
    {
      title: 'a layout that leaves nothing of its pages, and the last of several words',
      files: {
        ...page,
        'src/routes/+layout.server.ts': 'export const csr = true;\n',
        'src/routes/shop/+layout.ts': 'export const csr = false; // ✗ nothing "csr"\nexport const ssr = false;\n',
        'src/routes/shop/+layout.svelte': '<slot />\n',
      },
    },
    { title: 'a page that turns off what is left', files: { ...page, 'src/routes/+layout.ts': 'export const csr = false; // ✗ nothing "csr"\n', 'src/routes/shop/+page.ts': 'export const ssr = false;\n' } },
    {
      title: 'a page and its layout',
      files: { ...page, 'src/routes/shop/+page.server.ts': 'export const csr = true;\n', 'src/routes/shop/+page.ts': 'export const ssr = false;\nexport const csr = false; // ✗ nothing "csr"\n', 'src/routes/+layout.ts': 'export const csr = false;\n' },
    },
  ],
  good: [
    {
      title: 'what is not known, and other modules',
      files: {
        ...page,
        'src/routes/shop/+page.ts': "import { csr } from '$lib/options';\nexport { csr };\nexport const ssr = undefined;\nexport const title = 'sometimes';\n",
        'src/routes/shop/+layout.ts': "import { dev } from '$app/environment';\nexport const prerender = dev ? 'auto' : false;\nexport const { trailingSlash } = { trailingSlash: dev };\n",
        'src/lib/options.ts': "import { dev } from '$app/environment';\nexport const csr = !dev;\nexport const ssr = 'false';\n",
      },
    },
    { title: 'on again', files: { ...page, 'src/routes/+layout.ts': 'export const csr = false;\n', 'src/routes/shop/+page.ts': 'export const csr = true;\nexport const ssr = false;\n' } },
    { title: 'one of both', files: { ...page, 'src/routes/shop/+page.ts': 'export const csr = false;\nexport const ssr = true;\n' } },
    { title: 'an endpoint', files: { 'src/routes/feed/+server.ts': "export const GET = () => new Response('');\nexport const prerender = false;\n" } },
    { title: 'the hash router', files: { ...page, 'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n", 'src/routes/shop/+page.ts': 'export const csr = false;\n' } },
  ],
});
