import { defineCases } from '@sk-audit/core';

const plain = "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n";
const price = { 'src/lib/price.js': 'export const price = 3;\n' };
const page = "<script>\n  import { price } from '$lib/price';\n</script>\n<p>{price}</p>\n";
const onItsWay = { 'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n', 'vite.config.js': plain };

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'in the configuration of Vite, beside another name',
      files: {
        'vite.config.js': "import { sveltekit, vitePreprocess } from '@sveltejs/kit/vite'; // ✗ gone \"vitePreprocess\"\nexport default { plugins: [sveltekit()], define: { how: typeof vitePreprocess } };\n",
        'svelte.config.js': 'export default {};\n',
      },
      after: { 'vite.config.js': "import { sveltekit, vitePreprocess } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()], define: { how: typeof vitePreprocess } };\n" },
    },
    {
      title: 'one file, and the library as a whole',
      kit: '3.2.0',
      files: {
        'vite.config.js': plain.replace('\n', ' // ✗ libEverywhere ""\n'),
        'src/lib/index.js': 'export const price = 3;\n',
        'src/lib/price.test.js': "import { price } from '$lib';\nexport const isCheap = price < 4;\n",
        'src/routes/+page.svelte': "<script>\n  import { price } from '$lib';\n</script>\n<p>{price}</p>\n",
      },
      says: ['Kit 3 has no `$lib`, and one file imports from it, such as src/routes/+page.svelte.'],
    },
    {
      title: 'a specifier that `package.json` does not define stays',
      kit: '3.2.0',
      files: {
        ...onItsWay,
        'src/lib/index.js': 'export const shop = 3;\n',
        ...price,
        'src/routes/+page.js': "import { shop } from '$lib'; // ✗ lib \"'$lib'\"\nimport { price } from '$lib/price.js';\nexport const load = () => ({ shop, price });\n",
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
      after: { 'src/routes/+page.js': "import { shop } from '$lib';\nimport { price } from '#lib/price.js';\nexport const load = () => ({ shop, price });\n" },
    },
    {
      title: 'before the upgrade, from JavaScript: the fix can be made today',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: {
        'package.json': '{ "name": "shop", "type": "module", "imports": { "#lib": "./src/lib/index.js", "#lib/*": "./src/lib/*" } }\n',
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $ui: 'src/ui' } })] };\n",
        'src/lib/index.js': 'export const shop = 3;\n',
        'src/lib/goods/tea.js': 'export const tea = 3;\n',
        'src/lib/terms.json': '{}\n',
        ...price,
        'src/routes/+page.js': "import { shop } from '$lib'; // ✗ lib \"'$lib'\"\nimport terms from '$lib/terms.json?raw';\nimport { price } from '$lib/price';\nconst goods = import.meta.glob('$lib/goods/*.js');\nexport const load = async ({ params }) => ({ shop, price, terms, goods, tea: await import(`$lib/goods/${params.id}.js`) });\n",
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
      notBuilt: 'Vite has no file for the template.',
      after: { 'src/routes/+page.js': "import { shop } from '#lib';\nimport terms from '#lib/terms.json?raw';\nimport { price } from '#lib/price.js';\nconst goods = import.meta.glob('#lib/goods/*.js');\nexport const load = async ({ params }) => ({ shop, price, terms, goods, tea: await import(`#lib/goods/${params.id}.js`) });\n" },
    },
    {
      title: 'before the upgrade, from TypeScript: the fix has to wait',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: { ...onItsWay, 'src/lib/price.ts': 'export const price = 3;\n', 'src/routes/+page.js': "import { price } from '$lib/price'; // ✗ lib \"'$lib/price'\"\nexport const load = () => ({ price });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
      after: { 'src/routes/+page.js': "import { price } from '$lib/price';\nexport const load = () => ({ price });\n" },
    },
    {
      title: 'other imports in package.json, and an index',
      kit: '3.2.0',
      files: {
        'package.json': '{ "name": "shop", "type": "module", "imports": { "#db": "./src/db.js" } } // ✗ libEverywhere ""\n',
        'vite.config.js': plain,
        'src/lib/index.ts': 'export const price = 3;\n',
        'src/routes/+page.svelte': "<script>\n  import { price } from '$lib';\n</script>\n<p>{price}</p>\n",
      },
      notBuilt: 'JSON has no comments.',
      after: { 'package.json': '{ "name": "shop", "type": "module", "imports": {\n    "#lib": "./src/lib/index.ts",\n    "#lib/*": "./src/lib/*", "#db": "./src/db.js" } }\n' },
    },
    {
      title: 'imports that are none',
      kit: '3.2.0',
      files: { 'package.json': '{ "name": "shop", "type": "module", "imports": {} }\n', 'vite.config.js': plain.replace('\n', ' // ✗ libEverywhere ""\n'), ...price, 'src/routes/+page.svelte': page },
    },
    {
      title: 'another name beside the helper',
      kit: '3.2.0',
      files: { 'src/env.js': "import { hostname } from 'node:os';\nimport { defineEnvVars, sequence } from '@sveltejs/kit/hooks'; // ✗ defineEnvVars \"'@sveltejs/kit/hooks'\"\nexport const variables = defineEnvVars(sequence && hostname() ? {} : {});\n" },
      after: { 'src/env.js': "import { hostname } from 'node:os';\nimport { defineEnvVars, sequence } from '@sveltejs/kit/hooks';\nexport const variables = defineEnvVars(sequence && hostname() ? {} : {});\n" },
    },
  ],
  good: [
    { title: 'a file that nothing imports, with what Kit 2 has dropped', files: { 'src/old.js': "import { resolvePath } from '@sveltejs/kit';\nexport const at = resolvePath('/orders', {});\n" } },
    { title: 'the service worker of Kit 2, in Kit 2', files: { 'src/service-worker.js': "import { build } from '$service-worker';\nself.addEventListener('install', () => console.log(build));\n" } },
    { title: 'what no-removed-paths-export says', kit: '3.2.0', notBuilt: 'The build fails for what another rule says.', files: { 'src/routes/+page.svelte': "<script>\n  import { base } from '$app/paths';\n</script>\n<a href={base}>Shop</a>\n" } },
    {
      title: 'an alias, before the upgrade',
      kit: '3.2.0',
      writtenFor: '2.70.4',
      files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $lib: 'src/lib' } })] };\n", ...price, 'src/routes/+page.svelte': page },
    },
    {
      title: 'an alias of Vite',
      kit: '3.2.0',
      files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()], resolve: { alias: { $lib: '/src/lib' } } };\n", ...price, 'src/routes/+page.svelte': page },
    },
    { title: 'another file that is not there', kit: '3.2.0', notBuilt: 'The build fails for another reason.', files: { ...onItsWay, 'src/routes/+page.js': "import { price } from './price.js';\nexport const load = () => ({ price });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    {
      title: 'only types',
      kit: '3.2.0',
      files: { ...onItsWay, 'src/lib/price.ts': 'export type Price = number;\n', 'src/routes/+page.ts': "import type { Price } from '$lib/price';\nexport const load = () => ({ price: 3 as Price });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
    },
    { title: 'a file that nothing imports', kit: '3.2.0', files: { ...onItsWay, ...price, 'src/old.js': "export { price } from '$lib/price.js';\nimport '$service-worker';\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'a file that nothing imports, before the way is chosen', kit: '3.2.0', files: { 'vite.config.js': plain, ...price, 'src/old.js': "export { price } from '$lib/price.js';\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    {
      title: 'aliases that cannot be read',
      kit: '3.2.0',
      files: {
        'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nimport { aliases } from './aliases.js';\nexport default { plugins: [sveltekit({ alias: aliases() })] };\n",
        'aliases.js': "export const aliases = () => Object.fromEntries([['$lib', 'src/lib'], ['$service-worker', 'src/lib/offline.js']]);\n",
        ...price,
        'src/lib/offline.js': 'export const version = 1;\n',
        'src/routes/+page.svelte': page,
        'src/service-worker.js': "import { version } from '$service-worker';\nself.addEventListener('install', () => console.log(version));\n",
      },
    },
    { title: 'another function of the hooks, and the helper elsewhere', kit: '3.2.0', files: { 'src/env.js': "import { sequence } from '@sveltejs/kit/hooks';\nexport const variables = sequence() ? {} : {};\n", 'src/routes/+page.server.js': "import { defineEnvVars } from '@sveltejs/kit/hooks';\nexport const load = () => ({ shop: typeof defineEnvVars });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
    { title: 'only a type of the service worker', kit: '3.2.0', files: { 'src/service-worker.ts': "import type { version } from '$service-worker';\nself.addEventListener('install', () => console.log('' as typeof version));\n" } },
  ],
});
