import { defineCases } from '@sk-audit/core';

const cart = { 'src/routes/cart/+page.server.ts': "export const actions = { empty: async ({ cookies }) => cookies.delete('cart', { path: '/' }) };\n" };
const off = { 'svelte.config.js': 'export default { kit: { csrf: { checkOrigin: false } } };\n' };
const marked = { 'svelte.config.js': 'export default { kit: { csrf: { checkOrigin: false } } }; // ✗ off "checkOrigin: false"\n' };
const handler = (method: string): { readonly [path: string]: string } => ({ 'src/routes/api/+server.ts': `export const ${method} = async ({ cookies }) => new Response(cookies.get('cart'));\n` });

export default defineCases({
  bad: [
    { title: 'nobody knows which Kit it is', kit: 'unknown', files: { ...marked, ...cart } },
    { title: 'an endpoint that changes something', files: { ...marked, ...handler('DELETE') } },
    {
      title: 'other headers are looked at, and something else is named so in a test',
      files: { ...marked, ...cart, 'src/hooks.server.ts': "import { languages } from 'a-list-of-languages';\nexport const handle = async ({ event, resolve }) => {\n  event.locals.languages = languages;\n  const language = event.request.headers.get('accept-language');\n  event.locals.origin = new Map().set('origin', language);\n  return resolve(event);\n};\n", 'src/lib/csrf.test.ts': "export const csrf = (headers) => headers.get('origin');\n", 'README.md': '# Shop\n' },
    },
  ],
  good: [
    { title: 'on, computed, or of another kind', files: { 'svelte.config.js': "export default { kit: { csrf: { checkOrigin: true, trustedOrigins: process.env.SITES } } };\n", ...cart } },
    { title: 'only when the app is developed', files: { 'svelte.config.js': "export default { kit: { csrf: { checkOrigin: process.env.NODE_ENV !== 'development' } } };\n", ...cart } },
    { title: 'Kit 3 does not take the option', kit: '3.2.0', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ csrf: { checkOrigin: false } })] };\n", ...cart } },
    { title: 'nothing is configured', files: cart },
    { title: 'nothing is changed', files: { ...off, ...handler('GET') } },
    { title: 'there are no cookies', files: { ...off, 'src/routes/api/+server.ts': "export const POST = async ({ locals }) => new Response(locals.store.get('cart'));\n" } },
    { title: 'there is no server', files: { ...cart, 'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter(), csrf: { checkOrigin: false } } };\n" } },
    { title: 'a package checks', files: { ...off, ...cart, 'src/hooks.server.ts': "export { guard as handle } from 'a-csrf-guard';\n" } },
    { title: 'a function of that name checks', files: { ...off, ...cart, 'src/hooks.server.ts': "const csrfGuard = async ({ event, resolve }) => resolve(event);\nexport const handle = csrfGuard;\n" } },
  ],
});
