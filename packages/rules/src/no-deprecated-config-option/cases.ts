import { defineCases } from '@sk-audit/core';

const vite = (options: string, before = '') => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\n${before}export default { plugins: [sveltekit(${options})] };\n` });

export default defineCases({
  bad: [],
  good: [
    { title: 'Before it was deprecated', kit: '2.5.0', files: { 'svelte.config.js': 'export default { kit: { csrf: { checkOrigin: false }, typescript: {} } };\n' } },
    { title: 'Perhaps nothing', kit: '3.2.0', files: vite('{ alias: aliases }', 'const aliases = process.env.UI ? { $ui: "src/ui" } : undefined;\n') },
    { title: 'Computed', kit: '3.2.0', files: vite('{ alias: JSON.parse(\'{"alias":{}}\').none }') },
    { title: 'No configuration', files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
  ],
});
