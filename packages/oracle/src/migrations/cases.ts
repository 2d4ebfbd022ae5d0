/** Apps that run on Kit 2.70, to be put onto Kit 3 as they are. */
import type { Files } from '../app-folder.js';

export type MigrationCase = {
  /** What of the app is Kit 2's, as a row of a table. */
  readonly title: string;
  /** Laid over an app whose options stand in Vite's configuration, where both Kits read them. */
  readonly files: Files;
};

const page = (script: string, markup = '<h1>Shop</h1>'): Files => ({ 'src/routes/+page.svelte': `<script>\n${script}\n</script>\n${markup}\n` });
const load = (text: string): Files => ({ 'src/routes/+page.server.js': text, 'src/routes/+page.svelte': '<h1>Shop</h1>\n' });
const definesLib: Files = { 'package.json': '{ "name": "shop", "private": true, "type": "module", "imports": { "#lib/*": "./src/lib/*" } }\n' };
const price: Files = { 'src/lib/price.js': 'export const price = 3;\n' };

/** Each has one reason to fail at most: Kit stops at the first that it meets. */
export const migrationCases: readonly MigrationCase[] = [
  { title: 'nothing that Kit 3 has changed', files: page("import { resolve } from '$app/paths';", "<a href={resolve('/')}>Shop</a>") },
  { title: 'options in svelte.config.js', files: { 'svelte.config.js': "export default { kit: { appDir: '_shop' } };\n", ...page('') } },
  { title: 'an import from $lib', files: { ...price, ...page("import { price } from '$lib/price';", '{price}') } },
  { title: 'an import from $lib that only types use', files: { 'src/lib/price.ts': 'export type Price = number;\n', 'src/routes/+page.ts': "import type { Price } from '$lib/price';\nexport const load = () => ({ price: 3 as Price });\n", 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
  { title: 'an import from #lib without its ending', files: { ...definesLib, ...price, ...page("import { price } from '#lib/price';", '{price}') } },
  { title: 'an alias $lib of its own', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $lib: 'src/lib' } })] };\n", ...price, ...page("import { price } from '$lib/price';", '{price}') } },
  { title: 'matchers in a folder', files: { 'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n', 'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n' } },
  { title: 'matchers in a folder that no route names', files: { 'src/params/int.js': 'export const match = (value) => /^[0-9]+$/.test(value);\n', ...page('') } },
  { title: 'a variable of $env/static/private', files: load("import { SHOP_KEY } from '$env/static/private';\nexport const load = () => ({ has: SHOP_KEY.length > 0 });\n") },
  { title: 'a variable of $env/static/public', files: page("import { PUBLIC_SHOP } from '$env/static/public';", '{PUBLIC_SHOP}') },
  { title: 'base of $app/paths', files: page("import { base } from '$app/paths';", '<a href="{base}/">Shop</a>') },
  { title: 'resolveRoute of $app/paths', files: page("import { resolveRoute } from '$app/paths';", "<a href={resolveRoute('/', {})}>Shop</a>") },
  { title: 'a schema below src/server', files: { 'src/server/schema.js': 'export const fields = [];\n', ...page("import { fields } from '../server/schema.js';", '{fields.length}') } },
  { title: 'a module named server.js', files: { 'src/lib/server.js': "export const server = 'shop';\n", ...page("import { server } from '../lib/server.js';", '{server}') } },
  { title: 'a route named server', files: { 'src/routes/server/name.js': "export const name = 'shop';\n", 'src/routes/server/+page.svelte': "<script>\n  import { name } from './name.js';\n</script>\n{name}\n" } },
  { title: '$service-worker', files: { 'src/service-worker.js': "import { version } from '$service-worker';\nself.addEventListener('install', () => console.log(version));\n", ...page('') } },
  { title: 'the polyfills of Node', files: { 'src/hooks.server.js': "import { installPolyfills } from '@sveltejs/kit/node/polyfills';\ninstallPolyfills();\nexport const handle = ({ event, resolve }) => resolve(event);\n", ...page('') } },
  { title: 'an option that Kit 3 refuses', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ output: { preloadStrategy: 'modulepreload' } })] };\n", ...page('') } },
  { title: 'an option that Kit 3 only advises against', files: { 'vite.config.js': "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit({ alias: { $ui: 'src/ui' } })] };\n", ...page('') } },
  { title: 'stores, old names and old options of goto', files: page("import { browser } from '$app/environment';\nimport { goto, invalidateAll } from '$app/navigation';\nimport { page } from '$app/stores';\nconst next = () => goto('/', { noScroll: true });", '<button onclick={next}>{browser} {$page.url.pathname}</button><button onclick={invalidateAll}>Again</button>') },
  { title: 'bodies of errors, json and text', files: { 'src/routes/price/+server.js': "import { error, json, text } from '@sveltejs/kit';\nexport const GET = ({ url }) => (url.search ? json(1) : url.hash ? text('1') : error(404, { message: 'No price' }));\n", ...page('') } },
  { title: 'a src/env.js of its own', files: { 'src/env.js': "export const currency = 'EUR';\n", ...page("import { currency } from '../env.js';", '{currency}') } },
];
