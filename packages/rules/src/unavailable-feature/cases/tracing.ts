import { defineCases } from '@sk-audit/core';

const notBuilt = 'It fails as the server starts.';
const page = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };
const none = { 'package.json': '{ "name": "shop" }\n' };
const config3 = (option: string): { readonly [path: string]: string } => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nconst given = process.env.GIVEN;\nexport default { plugins: [sveltekit({ ${option} })] };\n` });

export const cases = defineCases({
  bad: [
    {
      title: 'traces in Kit 2',
      notBuilt,
      files: { ...page, ...none, 'svelte.config.js': 'export default { kit: { experimental: { tracing: { server: true } } } }; // ✗ tracing "server: true"\n' },
      says: ['`experimental.tracing.server` needs `@opentelemetry/api`, and `package.json` names nothing that brings it, so the server fails as it starts.'],
    },
  ],
  good: [
    { title: 'no traces', kit: '3.2.0', notBuilt, files: { ...page, ...none, ...config3('tracing: { server: false }') } },
    { title: 'traces that are computed', kit: '3.2.0', notBuilt, files: { ...page, ...none, ...config3('tracing: { server: given }') } },
    { title: 'options that are spread', kit: '3.2.0', notBuilt, files: { ...page, ...none, ...config3('...given') } },
    { title: 'no package.json in sight', kit: '3.2.0', notBuilt, files: { ...page, ...config3('tracing: { server: true }') } },
    { title: 'traces before there were any', kit: '2.30.0', notBuilt, files: { ...page, ...none, 'svelte.config.js': 'export default { kit: { experimental: { tracing: { server: true } } } };\n' } },
  ],
});
