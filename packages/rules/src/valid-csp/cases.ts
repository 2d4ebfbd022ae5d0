import { defineCases } from '@sk-audit/core';

const svelte = (csp: string): string => `export default {\n  kit: {\n    csp: ${csp}\n  }\n};\n`;
const about = { 'src/routes/about/+page.js': 'export const prerender = true;\n', 'src/routes/about/+page.svelte': '<h1>About</h1>\n' };

export default defineCases({
  bad: [
    { title: 'an empty list of reports', files: { ...about, 'svelte.config.js': svelte("{ reportOnly: { 'upgrade-insecure-requests': true, 'report-uri': [] } } // ✗ noReport \"reportOnly\"") } },
    {
      title: 'nonces, in Kit 3',
      kit: '3.2.0',
      files: { ...about, 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ csp: { mode: 'nonce' } })] }; // ✗ nonce \"mode: 'nonce'\"\n" },
    },
    {
      title: 'a nonce in the template, in Kit 3',
      kit: '3.2.0',
      files: { ...about, 'src/app.html': '<html><head><meta nonce="%sveltekit.nonce%"> <!-- ✗ templateNonce "%sveltekit.nonce%" -->\n%sveltekit.head%</head><body><div>%sveltekit.body%</div></body></html>\n' },
    },
  ],
  good: [
    {
      title: 'nothing that reports, and a prerendered endpoint',
      files: {
        'svelte.config.js': svelte("{ mode: 'nonce', reportOnly: { 'script-src': undefined, 'upgrade-insecure-requests': false, 'block-all-mixed-content': process.env.BLOCK } }"),
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
        'src/routes/prices/+server.js': "export const prerender = true;\nexport const GET = () => new Response('[]');\n",
      },
    },
    {
      title: 'a policy of which not all is known',
      files: {
        'policy.js': "export const all = { 'script-src': ['self'], 'report-to': ['shop'] };\nexport const uri = ['/reports'];\n",
        'svelte.config.js': `import { all, uri } from './policy.js';\n${svelte("{ reportOnly: { 'script-src': ['self'], ...all }, directives: { 'report-uri': uri } }")}`,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'a list that is spread, and one that is computed',
      files: {
        'policy.js': "export const uri = ['/reports'];\n",
        'svelte.config.js': `import { uri } from './policy.js';\n${svelte("{ reportOnly: { 'script-src': ['self'], 'report-uri': [...uri] } }")}`,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'names for all, and for the list',
      files: {
        'policy.js': "export const all = { 'script-src': ['self'], 'report-to': ['shop'] };\n",
        'svelte.config.js': `import { all } from './policy.js';\n${svelte('{ reportOnly: all }')}`,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
  ],
});
