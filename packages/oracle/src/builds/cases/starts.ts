/** Every place from which `$lib/server/margin.js` can be imported. */
import type { Files } from '../../app-folder.js';
import type { KitName } from '../../kits.js';
import { MARK, secretModule, type BuildCase } from '../build-case.js';
import { component, importMargin } from './parts.js';

type Start = readonly [id: string, title: string, files: Files | BuildCase['files'], more?: Partial<BuildCase>];

const uses = `${importMargin}\nexport const load = () => ({ margin });\n`;

/** A file for each matcher in 1 and 2, one for all in 3. */
const matcher = (kit: KitName): Files => kit === 'kit-3'
  ? { 'src/params.js': "import { defineParams } from '@sveltejs/kit/params';\nimport { margin } from './lib/server/margin.js';\nexport const params = defineParams({ rate: (value) => (value === margin ? undefined : value) });\n" }
  : { 'src/params/rate.js': "import { margin } from '../lib/server/margin.js';\nexport const match = (value) => value !== margin;\n" };

const starts: readonly Start[] = [
  ['page-js', '`+page.js`', { 'src/routes/+page.js': uses }, { daily: ['kit-2-70'] }],
  ['page-ts', '`+page.ts`', { 'src/routes/+page.ts': uses }],
  ['layout-svelte', '`+layout.svelte`', { 'src/routes/+layout.svelte': component(importMargin, '<p>{margin}</p>\n<slot />') }],
  ['layout-js', '`+layout.js`', { 'src/routes/+layout.js': uses }],
  ['error-svelte', '`+error.svelte`', { 'src/routes/+error.svelte': component(importMargin) }],
  ['nested-error-svelte', '`+error.svelte` of a folder without a page', { 'src/routes/cart/+error.svelte': component(importMargin) }],
  ['layout-without-page', '`+layout.svelte` of a folder without a page', { 'src/routes/cart/+layout.svelte': component(importMargin, '<p>{margin}</p>\n<slot />') }],
  ['page-in-group', 'a page in a group', { 'src/routes/(shop)/cart/+page.svelte': component(importMargin) }],
  ['page-with-reset', '`+page@.svelte`', { 'src/routes/cart/+page@.svelte': component(importMargin) }],
  ['unrendered-component', 'a component that nobody renders', { 'src/lib/Price.svelte': component(importMargin) }],
  ['component-beside-routes', 'a component among the routes that nobody renders', { 'src/routes/cart/Price.svelte': component(importMargin), 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['unused-module', 'a module that nobody imports', { 'src/lib/prices.js': `${importMargin}\nexport const price = margin;\n` }],
  ['test-beside-page', 'a test beside a page', { 'src/routes/prices.test.js': `${importMargin}\nconsole.log(margin);\n` }],

  ['hooks-client', '`hooks.client.js`', { 'src/hooks.client.js': `${importMargin}\nexport const handleError = () => ({ message: margin });\n` }, { daily: ['kit-2-70'] }],
  ['hooks-client-folder', '`hooks.client/index.js`', { 'src/hooks.client/index.js': `${importMargin}\nexport const handleError = () => ({ message: margin });\n` }],
  ['hooks-universal', '`hooks.js`', { 'src/hooks.js': `${importMargin}\nexport const reroute = ({ url }) => (url.pathname === margin ? '/' : undefined);\n` }],
  ['hooks-universal-through-module', '`hooks.js`, through a module', { 'src/hooks.js': "import { price } from '$lib/prices.js';\nexport const reroute = ({ url }) => (url.pathname === price ? '/' : undefined);\n", 'src/lib/prices.js': `${importMargin}\nexport const price = margin;\n` }],
  ['hooks-server', '`hooks.server.js` (legal)', { 'src/hooks.server.js': `${importMargin}\nexport const handle = ({ event, resolve }) => { event.locals.margin = margin; return resolve(event); };\n` }],
  ['hooks-server-folder', '`hooks.server/index.js` (legal)', { 'src/hooks.server/index.js': `${importMargin}\nexport const handle = ({ event, resolve }) => { event.locals.margin = margin; return resolve(event); };\n` }, { differs: { 'kit-2-5': { says: 'clean', why: 'From 2.3 to 2.5.17 Kit takes a folder `hooks.server` for the universal hooks, too, and ships it. We do not follow it there.' } } }],
  ['page-server', '`+page.server.js` (legal)', { 'src/routes/+page.server.js': `${importMargin}\nexport const load = () => ({ length: margin.length });\n` }, { daily: ['kit-2-5'] }],
  ['layout-server', '`+layout.server.js` (legal)', { 'src/routes/+layout.server.js': `${importMargin}\nexport const load = () => ({ length: margin.length });\n` }],
  ['endpoint', '`+server.js` (legal)', { 'src/routes/api/+server.js': `${importMargin}\nexport const GET = () => new Response(margin);\n` }],
  ['both-sides', 'a module that a page and `+page.server.js` import', { 'src/lib/prices.js': `${importMargin}\nexport const price = margin;\n`, 'src/routes/+page.server.js': "import { price } from '$lib/prices.js';\nexport const load = () => ({ length: price.length });\n", 'src/routes/+page.svelte': component("import { price } from '$lib/prices.js';", '<p>{price}</p>') }],
  ['server-side-only', 'a module that only `+page.server.js` imports (legal)', { 'src/lib/prices.js': `${importMargin}\nexport const price = margin;\n`, 'src/routes/+page.server.js': "import { price } from '$lib/prices.js';\nexport const load = () => ({ length: price.length });\n" }],

  ['params', 'a param matcher', (kit): Files => ({ ...matcher(kit), 'src/routes/[rate=rate]/+page.svelte': '<p>Rate</p>\n' })],
  ['params-unused', 'a param matcher that no route names', matcher],
  ['params-of-layout', 'a param matcher that only a folder without a page names', (kit): Files => ({ ...matcher(kit), 'src/routes/[rate=rate]/+layout.svelte': '<slot />\n' })],
  ['params-server-resolution', 'a param matcher, and the server finds the routes', (kit): Files => ({ ...matcher(kit), 'src/routes/[rate=rate]/+page.svelte': '<p>Rate</p>\n' }), { options: { router: { resolution: 'server' } }, kits: ['kit-2-70', 'kit-3'] }],

  ['service-worker', 'the service worker', { 'src/service-worker.js': `${importMargin}\nself.addEventListener('install', () => console.log(margin));\n` }, { daily: ['kit-3'] }],
  ['service-worker-folder', '`service-worker/index.js`', { 'src/service-worker/index.js': `${importMargin}\nself.addEventListener('install', () => console.log(margin));\n` }],
  ['service-worker-through-module', 'the service worker, through a module', { 'src/service-worker.js': "import { price } from '$lib/prices.js';\nself.addEventListener('install', () => console.log(price));\n", 'src/lib/prices.js': `${importMargin}\nexport const price = margin;\n` }],
  ['service-worker-dot-server', 'the service worker, `$lib/margin.server.js`', { 'src/service-worker.js': "import { margin } from '$lib/margin.server.js';\nself.addEventListener('install', () => console.log(margin));\n", 'src/lib/margin.server.js': secretModule }],
  ['service-worker-env', 'the service worker, `$env/static/private`', { 'src/service-worker.js': "import { SHOP_KEY } from '$env/static/private';\nself.addEventListener('install', () => console.log(SHOP_KEY));\n" }, { kits: ['kit-1', 'kit-2-5', 'kit-2-70'] }],

  ['remote', 'a remote function (legal)', { 'src/routes/prices.remote.js': `import { query } from '$app/server';\n${importMargin}\nexport const price = query(async () => margin.length);\n`, 'src/routes/+page.svelte': component("import { price } from './prices.remote.js';", '{#await price() then value}<p>{value}</p>{/await}') }, { kits: ['kit-2-70', 'kit-3'], options: { experimental: { remoteFunctions: true } } }],
  ['remote-through-module', 'a remote function, called by a module (legal)', { 'src/routes/prices.remote.js': `import { query } from '$app/server';\n${importMargin}\nexport const price = query(async () => margin.length);\n`, 'src/lib/client.js': "export { price } from '../routes/prices.remote.js';\n", 'src/routes/+page.svelte': component("import { price } from '$lib/client.js';", '{#await price() then value}<p>{value}</p>{/await}') }, { kits: ['kit-2-70', 'kit-3'], options: { experimental: { remoteFunctions: true } } }],
  ['remote-in-server-folder', 'a remote function in `$lib/server`', { 'src/lib/server/prices.remote.js': "import { query } from '$app/server';\nexport const price = query(async () => 1);\n", 'src/routes/+page.svelte': component("import { price } from '$lib/server/prices.remote.js';", '{#await price() then value}<p>{value}</p>{/await}') }, { kits: ['kit-2-70', 'kit-3'], options: { experimental: { remoteFunctions: true } } }],
  ['remote-named-server', 'a remote function in `prices.server.remote.js`', { 'src/lib/prices.server.remote.js': `import { query } from '$app/server';\nexport const price = query(async () => '${MARK}'.length);\n`, 'src/routes/+page.svelte': component("import { price } from '$lib/prices.server.remote.js';", '{#await price() then value}<p>{value}</p>{/await}') }, { kits: ['kit-2-70', 'kit-3'], options: { experimental: { remoteFunctions: true } } }],
  ['instrumentation', '`instrumentation.server.js` (legal)', { 'src/instrumentation.server.js': `${importMargin}\nglobalThis.traced = margin.length;\n` }, { kits: ['kit-3'] }],
];

/** Each place once. */
export const startCases: readonly BuildCase[] = starts.map(([id, title, files, more = {}]) => ({
  id: `start-${id}`,
  title: `imported from ${title}`,
  files: (kit) => ({ 'src/lib/server/margin.js': secretModule, ...(typeof files === 'function' ? files(kit) : files) }),
  ...more,
}));
