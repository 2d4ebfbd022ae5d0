import { defineCases } from '@sk-audit/core';

const vite = (options: string) => ({ 'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit(${options})] };\n` });

export const cases = defineCases({
  bad: [
    {
      title: 'The rest',
      kit: '3.2.0',
      files: vite(`{
  experimental: { instrumentation: { server: true }, handleRenderingErrors: true }, // ✗ removed "instrumentation" ✗ removed "handleRenderingErrors: true"
  files: { lib: 'src/shared' }, // ✗ removed "lib: 'src/shared'"
  output: { preloadStrategy: 'preload-js' }, // ✗ removed "preloadStrategy: 'preload-js'"
  serviceWorker: { files: () => true }, // ✗ removed "files"
  vitePlugin: {} // ✗ removed "vitePlugin"
}`),
      says: ['Take it out.', 'Take it out: Kit always preloads with `modulepreload`.', 'Take `vitePlugin` away from around its options.'],
    },
    {
      title: 'The configuration file in TypeScript, and a root by chance',
      kit: '3.2.0',
      files: {
        'svelte.config.ts': '/* Options of the shop. */ // ✗ configFile ""\nexport default {};\n',
        ...vite(''),
      },
    },
    { title: 'The configuration file without one of Vite', kit: '3.2.0', files: { 'svelte.config.js': '/* Options of the shop. */ // ✗ configFile ""\nexport default {};\n' } },
    { title: 'A wrong value, where Kit has the option', files: { 'svelte.config.js': 'export default { kit: { env: { publicPrefix: 3 } } }; // ✗ value "publicPrefix: 3"\n' } },
    { title: 'An option that no Kit ever had', files: { 'svelte.config.js': 'export default { kit: { zebra: 1, paths: 3 } }; // ✗ unexpected "zebra: 1" ✗ value "paths: 3"\n' } },
  ],
  good: [
    { title: 'The configuration file, in Kit 2', files: { 'svelte.config.js': 'export default {};\n' } },
    { title: 'A configuration file below another root', kit: '3.2.0', notBuilt: 'The app lies below the root.', files: { 'svelte.config.js': 'export default {};\n', 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { root: 'shop', plugins: [sveltekit()] };\n" } },
    { title: 'Other names', kit: '3.2.0', files: { 'svelte.config.old.js': 'export default {};\n', ...vite('{}') } },
    { title: 'Perhaps Kit 3', kit: '>=2.0.0', files: { 'svelte.config.js': 'export default { kit: { prerender: { origin: "https://shop.example.com" } } };\n' } },
  ],
});
