import { defineCases } from '@sk-audit/core';

const page = { 'src/routes/+page.svelte': '<h1>Cart</h1>\n' };
const hash = { 'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n", ...page };
const hash3 = { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ router: { type: 'hash' } })] };\n", ...page };

export default defineCases({
  bad: [
    { title: 'A server layout, in Kit 3', kit: '3.2.0', files: { ...hash3, 'src/routes/+layout.server.js': 'export const load = () => ({}); // ✗ serverFile ""\n' }, says: ['Load the data in `+layout.js`, or take `router.type` out of the configuration.'] },
    { title: 'A page option of a page, in Kit 3', kit: '3.2.0', files: { ...hash3, 'src/routes/+page.js': "export const trailingSlash = 'always'; // ✗ pageOption \"trailingSlash\"\n" } },
    {
      title: 'Options that Kit has to compute',
      files: { ...hash, 'src/routes/+page.js': 'const inTest = 1 > 2;\nexport { inTest as ssr }; // ✗ pageOption "inTest as ssr"\n' },
    },
    {
      title: 'Routes that the server would have to resolve, in Kit 3',
      kit: '3.2.0',
      files: { ...page, 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ router: { type: 'hash', resolution: 'server' } })] }; // ✗ serverResolution \"resolution: 'server'\"\n" },
    },
    {
      title: 'An endpoint',
      files: { ...hash, 'src/routes/api/+server.js': 'export const GET = () => new Response(); // ✗ serverFile ""\n' },
      says: ['Let another server answer, or take `router.type` out of the configuration.'],
    },
  ],
  good: [
    { title: 'Types and helpers beside load', files: { ...hash, 'src/routes/+page.ts': 'export type Items = string[];\nexport const _limit = 3;\nexport const load = () => ({ items: [] });\n' } },
    {
      title: 'What Kit cannot read, without an option',
      files: { ...hash, 'src/routes/+page.ts': "export type { config } from '../lib/load';\nexport * from '../lib/load';\n", 'src/lib/load.ts': 'export type config = string;\nexport const load = () => ({ items: [] });\n' },
    },
    { title: 'Routes that the browser resolves', kit: '3.2.0', files: { ...page, 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ router: { type: 'hash', resolution: 'client' } })] };\n" } },
    { title: 'The usual router, and page options', files: { ...page, 'src/routes/+page.ts': 'export const csr = true;\n', 'src/routes/api/+server.ts': 'export const GET = () => new Response();\n' } },
    { title: 'Another mistake in a name', notBuilt: 'Kit refuses it for another reason.', files: { ...hash, 'src/routes/+cart.svelte': '<h1>Cart</h1>\n' } },
  ],
});
