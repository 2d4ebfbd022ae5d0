import { defineCases } from '@sk-audit/core';

const vite = (options: string, before = '') => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\n${before}export default {\n${options}\n};\n` });

export default defineCases({
  bad: [
    {
      title: 'The rest',
      files: { 'svelte.config.js': "export default { kit: { appDir: 'assets' } };\n", ...vite(`root: '.', // ✗ overridden "root: '.'"
build: { manifest: false, cssCodeSplit: false }, // ✗ overridden "manifest: false" ✗ overridden "cssCodeSplit: false"
plugins: [sveltekit()]`) },
    },
    { title: 'In Kit 3', kit: '3.2.0', files: vite(`appType: 'spa', // ✗ overridden "appType: 'spa'"
publicDir: false, // ✗ overridden "publicDir: false"
plugins: [sveltekit()]`) },
    {
      title: 'A hook as an object, without a name',
      kit: '3.2.0',
      files: vite(`plugins: [sveltekit(), {
  transformIndexHtml: { order: 'pre', handler: (html) => html } // ✗ html "transformIndexHtml"
}]`),
    },
  ],
  good: [
    { title: 'Kit’s own values', files: vite("base: './',\nroot: process.cwd(),\npublicDir: new URL('./static', import.meta.url).pathname,\nbuild: { manifest: true },\nplugins: [sveltekit()]") },
    { title: 'What decides the value is set', notBuilt: 'The values are compared, which is not worth it.', files: { ...vite("base: '/shop/',\nbuild: { cssCodeSplit: false },\nplugins: [sveltekit()]"), 'svelte.config.js': "export default { kit: { paths: { relative: false, base: '/shop' }, output: { bundleStrategy: 'inline' } } };\n" } },
    { title: 'Vite as it is in Kit 2', files: vite("appType: 'spa',\nserver: { cors: true },\nplugins: [sveltekit(), { name: 'sale', transformIndexHtml: (html) => html }]") },
    { title: 'Plugins of test tools, no hook, and something else', kit: '3.2.0', files: vite("plugins: [sveltekit(), { name: 'storybook-sale', transformIndexHtml: (html) => html }, { name: 'sale', transformIndexHtml: undefined }, null]") },
    { title: 'Preflights go on', kit: '3.2.0', files: vite("server: { cors: { preflightContinue: true } },\npreview: { cors: { origin: '*' } },\nplugins: [sveltekit()]") },
    { title: 'Plugins that are computed', kit: '3.2.0', files: vite('plugins: [sveltekit()].concat([])') },
    { title: 'No plugins', kit: '3.2.0', notBuilt: 'Without Kit’s plugin it is no app.', files: vite('') },
    { title: 'No Vite configuration', files: { 'svelte.config.js': 'export default {};\n' } },
  ],
});
