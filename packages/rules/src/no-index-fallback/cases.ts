import { defineCases } from '@sk-audit/core';

const withFallback = (name: string): string => `import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: ${name} }) } };\n`;
const home = { 'src/routes/+page.js': 'export const prerender = true;\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'Prerendered because of the root layout',
      files: {
        'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter({ fallback: 'index.html' }) } }; // ✗ overwritten \"adapter: adapter({ fallback: 'index.html' })\"\n",
        'src/routes/+layout.js': 'export const prerender = true;\n',
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
  ],
  good: [
    { title: 'No fallback', files: { 'svelte.config.js': "import adapter from '@sveltejs/adapter-static';\nexport default { kit: { adapter: adapter() } };\n", ...home } },
    { title: 'A name that is computed', files: { 'svelte.config.js': withFallback('process.env.FALLBACK'), ...home } },
    { title: 'No home page', files: { 'svelte.config.js': withFallback("'index.html'"), 'src/routes/about/+page.js': 'export const prerender = true;\n', 'src/routes/about/+page.svelte': '<h1>About</h1>\n' } },
    { title: 'No home page in an app that is prerendered', files: { 'svelte.config.js': withFallback("'index.html'"), 'src/routes/+layout.js': 'export const prerender = true;\n', 'src/routes/about/+page.svelte': '<h1>About</h1>\n' } },
    { title: 'Another prerendered page', files: { 'svelte.config.js': withFallback("'200.html'"), ...home } },
    { title: 'A static file of another name', files: { 'svelte.config.js': withFallback("'404.html'"), 'static/500.html': '<h1>Sorry</h1>\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'Another adapter', files: { 'svelte.config.js': withFallback("'index.html'").replace('adapter-static', 'adapter-vercel'), ...home } },
  ],
});
