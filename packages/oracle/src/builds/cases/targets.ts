/** Every kind of module that a page can import and a browser must not have. */
import type { Files } from '../../app-folder.js';
import { MARK, provenModule, provenRouteModule, secretModule, withEveryKit, type BuildCase } from '../build-case.js';
import { component, importMargin } from './parts.js';

type Target = readonly [id: string, specifier: string, files: Files, more?: Partial<BuildCase>];

const notNamed = (why: string): BuildCase['differs'] => withEveryKit('clean', why);
const before3 = (why: string): BuildCase['differs'] => {
  const difference = { says: 'clean', why } as const;
  return { 'kit-1': difference, 'kit-2-5': difference, 'kit-2-70': difference };
};
const since229 = (why: string): BuildCase['differs'] => {
  const difference = { says: 'clean', why } as const;
  return { 'kit-2-70': difference, 'kit-3': difference };
};
const noPromise = 'The name promises nothing to this Kit, and as little to a reader.';

/** Without it the audit takes the app for all that there is. */
const repository: Files = { '../package.json': '{ "name": "all", "private": true, "workspaces": ["shop"] }\n' };

const targets: readonly Target[] = [
  ['dot-server', '$lib/margin.server.js', { 'src/lib/margin.server.js': provenModule }],
  ['dot-server-ts', '$lib/margin.server', { 'src/lib/margin.server.ts': provenModule }],
  ['dot-server-beside-routes', './margin.server.js', { 'src/routes/margin.server.js': provenModule }],
  ['dot-server-test', '$lib/margin.server.test.js', { 'src/lib/margin.server.test.js': provenModule }],
  ['dot-server-folder', '$lib/prices.server/margin.js', { 'src/lib/prices.server/margin.js': provenModule }],
  ['server-js', '$lib/server.js', { 'src/lib/server.js': provenModule }, { daily: ['kit-2-70'] }],
  ['server-svelte-js', '$lib/server.svelte.js', { 'src/lib/server.svelte.js': provenModule }],
  ['server-prefix', '$lib/server-utils.js', { 'src/lib/server-utils.js': provenModule }, { differs: since229(noPromise) }],
  ['serverless', '$lib/serverless/margin.js', { 'src/lib/serverless/margin.js': provenModule }, { differs: since229(noPromise) }],
  ['nested-server', '$lib/billing/server/margin.js', { 'src/lib/billing/server/margin.js': provenModule }, { daily: ['kit-3'] }],
  ['deep-in-lib-server', '$lib/server/prices/eu/margin.js', { 'src/lib/server/prices/eu/margin.js': provenModule }],
  ['src-server', '../server/margin.js', { 'src/server/margin.js': provenModule }],
  ['root-server', '../../server/margin.js', { 'server/margin.js': provenModule }],
  ['routes-server', './shop/server/margin.js', { 'src/routes/shop/server/margin.js': secretModule }, { differs: notNamed('Below the routes a folder named `server` is a route.') }],
  ['upper-case', '$lib/Server/margin.js', { 'src/lib/Server/margin.js': secretModule }, { differs: notNamed(noPromise) }],
  ['dash-server', '$lib/margin-server.js', { 'src/lib/margin-server.js': secretModule }, { differs: notNamed(noPromise) }],
  ['plus-server', './api/+server.js', { 'src/routes/api/+server.js': `${provenRouteModule}export const GET = () => new Response(_margin);\n` }],
  ['page-server', './cart/+page.server.js', { 'src/routes/cart/+page.server.js': provenRouteModule, 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['hooks-server', '../hooks.server.js', { 'src/hooks.server.js': `${provenModule}export const handle = ({ event, resolve }) => resolve(event);\n` }],
  ['hooks-server-folder', '../hooks.server/index.js', { 'src/hooks.server/index.js': `${provenModule}export const handle = ({ event, resolve }) => resolve(event);\n` }],
  ['json', '$lib/server/margin.json', { 'src/lib/server/margin.json': `{ "margin": "${MARK}" }\n` }],
  ['dot-server-json', '$lib/margin.server.json', { 'src/lib/margin.server.json': `{ "margin": "${MARK}" }\n` }],
  ['component', '$lib/server/Price.svelte', { 'src/lib/server/Price.svelte': `<p>${MARK}</p>\n` }],
  ['dot-server-component', '$lib/Price.server.svelte', { 'src/lib/Price.server.svelte': `<p>${MARK}</p>\n` }],
  ['css', '$lib/server/margin.css', { 'src/lib/server/margin.css': `.secret::after { content: "${MARK}"; }\n` }],
  ['dot-server-css', '$lib/margin.server.css', { 'src/lib/margin.server.css': `.secret::after { content: "${MARK}"; }\n` }],
  ['svg', '$lib/server/margin.svg', { 'src/lib/server/margin.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text>${MARK}</text></svg>\n` }],
  ['cjs', '$lib/server/margin.cjs', { 'src/lib/server/margin.cjs': `exports.margin = '${MARK}';\n` }],
  ['outside-app', '../../../shared/margin.server.js', { ...repository, '../shared/margin.server.js': provenModule }],
  ['sibling-of-app', '../../../shop-admin/margin.server.js', { ...repository, '../shop-admin/margin.server.js': provenModule }],
  ['package', 'prices/margin.server.js', { 'node_modules/prices/package.json': '{ "name": "prices", "version": "1.0.0", "type": "module" }\n', 'node_modules/prices/margin.server.js': secretModule }, { differs: notNamed('What a package calls `.server.` is its own affair: Kit looks at nothing in node_modules, and nor do we.') }],
  ['nested-package', '../vendor/node_modules/prices/margin.server.js', { 'src/vendor/node_modules/prices/margin.server.js': provenModule }, { differs: notNamed("Kit passes over the app's own node_modules alone. We take no file in any node_modules for the app's.") }],
  ['symlink-to-server', '$lib/prices.js', { 'src/lib/prices.js': '-> server/margin.js', 'src/lib/server/margin.js': provenModule }],
  ['symlink-from-server', '$lib/server/margin.js', { 'src/lib/server/margin.js': '-> ../prices.js', 'src/lib/prices.js': 'export const margin = 0;\n' }],
  ['symlink-beside', './prices.js', { 'src/routes/prices.js': '-> ../lib/prices.js', 'src/lib/prices.js': "export { margin } from './server/margin.js';\n", 'src/lib/server/margin.js': provenModule }],
  ['symlinked-folder', '$lib/prices/margin.js', { 'src/lib/prices': '-> server', 'src/lib/server/margin.js': provenModule }],
  ['symlinked-folder-outside', '$lib/shared/margin.server.js', { ...repository, 'src/lib/shared': '-> ../../../shared', '../shared/margin.server.js': provenModule }],
  ['symlinked-folder-index', '$lib/prices', { 'src/lib/prices': '-> server', 'src/lib/server/index.js': provenModule }],
  ['symlink-in-symlinked-folder', '$lib/prices/current.js', { 'src/lib/prices': '-> tables', 'src/lib/tables/current.js': '-> ../server/margin.js', 'src/lib/server/margin.js': provenModule }],
  ['nested-server-unproven', '$lib/billing/server/margin.js', { 'src/lib/billing/server/margin.js': secretModule }, { differs: before3('A folder named `server` may hold shared code; before 3 Kit does not care, and nothing in it proves otherwise.') }],
  ['server-js-unproven', '$lib/server.js', { 'src/lib/server.js': secretModule }, { differs: { 'kit-2-70': { says: 'clean', why: 'From 2.29 to 3 Kit does not know `src/lib/server.js`, and nothing in it proves that it is for the server.' } } }],
];

const throughName: { readonly [id: string]: string } = { component: 'Price', 'dot-server-component': 'Price' };

/** Each target, imported in the plainest way. */
const files: readonly BuildCase[] = targets.map(([id, specifier, own, more = {}]) => ({
  id: `target-${id}`,
  title: `page imports \`${specifier}\``,
  files: { ...own, 'src/routes/+page.svelte': throughName[id] ? component(`import Price from '${specifier}';`, '<Price />') : component(`import * as prices from '${specifier}';`, '<p>{JSON.stringify(prices)}</p>') },
  ...more,
}));

const env = (names: string, from: string): string => component(`import { ${names} } from '${from}';`, `<p>{${names === 'env' ? 'env.SHOP_KEY' : names}}</p>`);
const declared = "import { defineEnvVars } from '@sveltejs/kit/env';\n\nexport const variables = defineEnvVars({ SHOP_KEY: {}, PUBLIC_SHOP: { public: true, static: true } });\n";

/** Links among what nobody imports by name. */
const linked: readonly BuildCase[] = [
  { id: 'linked-route-folder', title: 'a folder of routes is a link; its page imports `$lib/server`', files: { 'src/lib/server/margin.js': secretModule, 'src/routes/shop': '-> ../pages/shop', 'src/pages/shop/+page.svelte': component(importMargin) } },
  { id: 'linked-page', title: 'a page is a link; beside its target lies what it imports', files: { 'src/pages/Shop.svelte': component("import { margin } from './margin.server.js';", '<p>{margin}</p>'), 'src/pages/margin.server.js': secretModule, 'src/routes/shop/+page.svelte': '-> ../../pages/Shop.svelte' } },
  { id: 'linked-glob', title: 'globs a folder that is a link to `$lib/server`', files: { 'src/lib/server/margin.js': secretModule, 'src/lib/prices': '-> server', 'src/routes/+page.svelte': component("const prices = import.meta.glob('../lib/prices/*.js', { eager: true });", '<p>{JSON.stringify(prices)}</p>') } },
];

/** The modules that Kit generates. */
const virtual: readonly BuildCase[] = [
  { id: 'target-env-static-private', title: 'page imports `$env/static/private`', files: { 'src/routes/+page.svelte': env('SHOP_KEY', '$env/static/private') }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'], daily: ['kit-1'] },
  { id: 'target-env-dynamic-private', title: 'page imports `$env/dynamic/private`', files: { 'src/routes/+page.svelte': env('env', '$env/dynamic/private') }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-env-static-public', title: 'page imports `$env/static/public` (legal)', files: { 'src/routes/+page.svelte': env('PUBLIC_SHOP', '$env/static/public') }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-env-dynamic-private-in-module', title: 'a module that the page imports reads `$env/dynamic/private`', files: { 'src/lib/prices.js': "import { env } from '$env/dynamic/private';\nexport const price = () => env.SHOP_KEY;\n", 'src/routes/+page.svelte': component("import { price } from '$lib/prices.js';", '<p>{price()}</p>') }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-env-private-server-side', title: '`+page.server.js` imports `$env/static/private` (legal)', files: { 'src/routes/+page.server.js': "import { SHOP_KEY } from '$env/static/private';\nexport const load = () => ({ length: SHOP_KEY.length });\n" }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-app-env-private', title: 'page imports `$app/env/private`', files: { 'src/env.js': declared, 'src/routes/+page.svelte': env('SHOP_KEY', '$app/env/private') }, kits: ['kit-3'] },
  { id: 'target-env-static-private-3', title: 'page imports `$env/static/private`, declared in `src/env.js`', files: { 'src/env.js': declared, 'src/routes/+page.svelte': env('SHOP_KEY', '$env/static/private') }, kits: ['kit-3'] },
  { id: 'target-app-server', title: 'page imports `$app/server`', files: { 'src/routes/+page.svelte': component("import { read } from '$app/server';", '<p>{typeof read}</p>') }, kits: ['kit-2-5', 'kit-2-70', 'kit-3'] },
  { id: 'target-app-server-unused', title: 'a module that the page imports imports `$app/server`', files: { 'src/lib/prices.js': "import { read } from '$app/server';\nexport const load = () => read('/prices.json');\nexport const currency = 'EUR';\n", 'src/routes/+page.svelte': component("import { currency } from '$lib/prices.js';", '<p>{currency}</p>') }, kits: ['kit-2-5', 'kit-2-70', 'kit-3'] },
  { id: 'target-import-meta-env', title: 'page reads `import.meta.env.SHOP_KEY`', files: { 'src/routes/+page.svelte': '<p>{import.meta.env.SHOP_KEY}</p>\n' } },
];

/** What is configured decides what is meant. */
const configured: readonly BuildCase[] = [
  { id: 'target-configured-lib', title: '`files.lib` is `src/stuff`, page imports `$lib/server/margin.js`', files: { 'src/stuff/server/margin.js': secretModule, 'src/routes/+page.svelte': component(importMargin) }, options: { files: { lib: 'src/stuff' } }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-former-lib', title: '`files.lib` is `src/stuff`, page imports `src/lib/server/margin.js`', files: { 'src/lib/server/margin.js': provenModule, 'src/stuff/cart.js': '', 'src/routes/+page.svelte': component("import { margin } from '../lib/server/margin.js';") }, options: { files: { lib: 'src/stuff' } }, kits: ['kit-1', 'kit-2-5', 'kit-2-70'] },
  { id: 'target-configured-routes', title: '`files.routes` is `src/pages`, a page there imports `$lib/server/margin.js`', files: { 'src/lib/server/margin.js': secretModule, 'src/pages/+page.svelte': component(importMargin) }, options: { files: { routes: 'src/pages' } } },
  { id: 'target-former-routes-server', title: '`files.routes` is `src/pages`, a page there imports `src/routes/server/margin.js`', files: { 'src/routes/server/margin.js': provenModule, 'src/pages/+page.svelte': component("import { margin } from '../routes/server/margin.js';") }, options: { files: { routes: 'src/pages' } } },
  { id: 'target-static-server', title: 'page imports `static/server/margin.js`', files: { 'static/server/margin.js': 'export const margin = 1;\n', 'src/routes/+page.svelte': component("import { margin } from '../../static/server/margin.js';") } },
];

export const targetCases: readonly BuildCase[] = [...files, ...virtual, ...configured, ...linked];
