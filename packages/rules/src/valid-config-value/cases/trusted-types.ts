import { defineCases } from '@sk-audit/core';

const worker = { 'src/service-worker.js': "self.addEventListener('fetch', () => {});\n" };
const csp = (directives: string, more = '', before = '') => ({ 'svelte.config.js': `${before}export default { kit: { csp: { directives: {\n${directives}\n} }, ${more} } };\n` });

export const cases = defineCases({
  bad: [
    {
      title: 'Registered on purpose, in Kit 2',
      files: { ...worker, ...csp("'require-trusted-types-for': ['script'],\n'trusted-types': ['svelte-trusted-html'] // ✗ trustedUrl \"'trusted-types'\"", 'serviceWorker: { register: true }') },
    },
    {
      title: 'No page that runs in browsers, in Kit 2',
      files: { 'src/routes/+page.js': 'export const csr = false;\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n', ...csp("'require-trusted-types-for': ['script'] // ✗ trustedHtml \"'require-trusted-types-for'\"") },
    },
    {
      title: 'Both missing: Kit stops at the first',
      files: { ...worker, ...csp("'require-trusted-types-for': ['script'],\n'trusted-types': [] // ✗ trustedHtml \"'trusted-types'\"") },
    },
    {
      title: 'A page that runs in browsers, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/imprint/+page.js': 'export const csr = false;\n',
        'src/routes/imprint/+page.svelte': '<h1>Imprint</h1>\n',
        'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit({ csp: { directives: {
  'require-trusted-types-for': ['script'] // ✗ trustedHtml "'require-trusted-types-for'"
} } })] };
`,
      },
    },
  ],
  good: [
    { title: 'No service worker', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': ['svelte-trusted-html']") },
    { title: 'Not required', files: { ...worker, ...csp("'trusted-types': ['dompurify'],\n'script-src': ['self']") } },
    { title: 'Required of nothing', files: csp("'require-trusted-types-for': []") },
    { title: 'Reported only', files: { 'svelte.config.js': "export default { kit: { csp: { reportOnly: { 'require-trusted-types-for': ['script'], 'report-uri': ['/report'] } } } };\n" } },
    { title: 'A list that is computed', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': names", '', "const names = ['svelte-trusted-html'].map(String);\n") },
    { title: 'Perhaps another list', files: csp("'require-trusted-types-for': ['script'],\n...lists", '', "const lists = JSON.parse('{\"trusted-types\":[\"svelte-trusted-html\"]}');\n") },
    { title: 'A list with more in it', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': ['dompurify', ...names]", '', "const names = ['svelte-trusted-html'].map(String);\n") },
    { title: 'Perhaps registered', files: { ...worker, ...csp("'require-trusted-types-for': ['script'],\n'trusted-types': ['svelte-trusted-html']", "serviceWorker: { register: process.env.WORKER === 'yes' }") } },
    { title: 'An older Svelte, and nothing of it', svelte: '5.40.0', files: csp("'script-src': ['self'],\n'trusted-types': undefined") },
    { title: 'An older Svelte, in Kit 3', kit: '3.2.0', svelte: '5.40.0', notBuilt: 'Svelte 5.40 is not installed.', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ csp: { directives: { 'trusted-types': ['dompurify'] } } })] };\n" } },
    { title: 'No configuration', files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'A computed key', files: csp("'require-trusted-types-for': ['script'],\n[key]: ['svelte-trusted-html']", '', "const key = ['trusted', 'types'].join('-');\n") },
    { title: 'One of two lists', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': process.env.SHOP_POLICY ? ['shop'] : ['svelte-trusted-html']") },
    { title: 'A name that is computed', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': [process.env.SHOP_POLICY ?? 'svelte-trusted-html']") },
    { title: 'Before Kit looked', kit: '2.5.0', files: csp("'require-trusted-types-for': ['script'],\n'trusted-types': ['dompurify']") },
  ],
});
