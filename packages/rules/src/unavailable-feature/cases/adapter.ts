import { defineCases } from '@sk-audit/core';

const notBuilt = 'The adapter is not installed beside the Kits.';
const began = { 'src/instrumentation.server.js': "console.log('began');\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };
const adapterIs = (name: string, version: string): { readonly [path: string]: string } => ({
  'package.json': `{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/adapter-${name}": "${version}" } }\n`,
  'svelte.config.js': `import adapter from '@sveltejs/adapter-${name}';\nexport default { kit: { adapter: adapter() } };\n`,
});
const terms = "import { read } from '$app/server';\nimport terms from './terms.txt?url';\n";
const reads = `${terms}export const GET = () => read(terms);\n`;

export const cases = defineCases({
  bad: [
    {
      title: 'a flag that is off',
      files: { 'svelte.config.js': 'export default { kit: { experimental: { instrumentation: { server: false } } } }; // ✗ instrumentationFlag "server: false"\n', ...began },
      says: ['`src/instrumentation.server.js` needs `experimental.instrumentation.server`, which is not set.'],
    },
    {
      title: 'an adapter that is too old, behind a module, in two routes',
      notBuilt,
      files: {
        ...adapterIs('cloudflare', '~7.0.3'),
        'src/lib/server/terms.js': `${terms}export const text = () => read(terms); // ✗ read "read(terms)"\n`,
        'src/routes/terms/+page.server.js': "import { text } from '$lib/server/terms';\nexport const load = async () => ({ terms: await text().text() });\n",
        'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
        'src/routes/terms.txt/+server.js': "import { text } from '$lib/server/terms';\nexport const GET = () => text();\n",
      },
      says: ['`@sveltejs/adapter-cloudflare` does not support `read()`, which `/terms` uses.', "imports src/lib/server/terms.js: '$lib/server/terms'"],
    },
    {
      title: 'the load of a layout',
      notBuilt,
      files: {
        ...adapterIs('static', '^3.0.0'),
        'src/routes/+layout.server.js': `${terms}export const load = async () => ({ terms: await read(terms).text() }); // ✗ read "read(terms)"\n`,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
  ],
  good: [
    { title: 'no instrumentation', files: { 'svelte.config.js': 'export default { kit: { alias: {} } };\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'instrumentation in Kit 3, without an adapter', kit: '3.2.0', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n", ...began } },
    { title: 'a version that may not know the file', kit: '>=2.20.0 <3', notBuilt: 'No Kit is installed.', files: { ...adapterIs('static', '^3.0.0'), ...began } },
    { title: 'an adapter of others, a range that allows both, and one of which nothing is declared', notBuilt, files: { ...adapterIs('netlify', '>=3'), 'src/routes/terms.txt/+server.js': reads } },
    {
      title: 'an adapter that is chosen by a condition',
      notBuilt,
      files: {
        'svelte.config.js': "import node from '@sveltejs/adapter-node';\nimport pages from '@sveltejs/adapter-static';\nimport process from 'node:process';\nexport default { kit: { adapter: process.env.SHOP_PAGES ? pages() : node() } };\n",
        'src/routes/terms.txt/+server.js': reads,
      },
    },
    {
      title: 'a name that nothing calls, another function, and a page that is prerendered',
      notBuilt,
      files: {
        ...adapterIs('static', '^3.0.0'),
        'src/routes/+layout.js': 'export const prerender = true;\n',
        'src/routes/terms/+page.server.js': `${terms}export const load = async () => ({ terms: await read(terms).text() });\n`,
        'src/routes/terms/+page.svelte': '<h1>Terms</h1>\n',
        'src/routes/terms.txt/+server.js': `${terms}export const GET = () => new Response(String(terms) + typeof read);\n`,
        'src/routes/feed/+server.js': `${reads}export * from './options.js';\n`,
        'src/routes/feed/options.js': 'export const prerender = true;\n',
      },
    },
  ],
});
