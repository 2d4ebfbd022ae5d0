/** A page that imports `$lib/server/margin.js`, and `csr = false` in more and less of the app. */
import type { Files } from '../../app-folder.js';
import { secretModule, type BuildCase } from '../build-case.js';
import { component, importMargin } from './parts.js';

type Variant = readonly [id: string, title: string, files: Files, more?: Partial<BuildCase>];

const off = 'export const csr = false;\n';

const elsewhere = (page: string): Files => ({ 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': page, 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' });

const variants: readonly Variant[] = [
  ['root-layout', 'root `+layout.js`', { 'src/routes/+layout.js': off }, { daily: ['kit-2-70'] }],
  ['root-layout-ts', 'root `+layout.ts`', { 'src/routes/+layout.ts': off }],
  ['root-layout-server', 'root `+layout.server.js`', { 'src/routes/+layout.server.js': off }],
  ['page', 'the page alone', { 'src/routes/+page.js': off }],
  ['page-server', '`+page.server.js` of the page alone', { 'src/routes/+page.server.js': off }],
  ['page-turns-on', 'root layout, but a page turns it on', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': 'export const csr = true;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['layout-turns-on', 'root layout, but a layout below turns it on', { 'src/routes/+layout.js': off, 'src/routes/cart/+layout.js': 'export const csr = true;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['server-turns-on', 'root layout, but a `+page.server.js` turns it on', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.server.js': 'export const csr = true;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['universal-over-server', 'root layout; a page says true on the server and false in `+page.js`', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.server.js': 'export const csr = true;\n', 'src/routes/cart/+page.js': off, 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-says-it-too', 'root layout and pages', { 'src/routes/+layout.js': off, 'src/routes/+page.js': off, 'src/routes/cart/+page.js': off, 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-computed', 'root layout; a page computes it', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': 'export const csr = Date.now() < 0;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-other-option', 'root layout; a page computes `ssr`', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': 'export const ssr = Date.now() > 0;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-load', 'root layout; a page has a `load`', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': 'export const load = () => ({ items: [] });\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-load-reexported', 'root layout; a page re-exports its `load`', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.js': "export { openCart as load } from '../../lib/open.js';\n", 'src/lib/open.js': 'export const openCart = () => ({});\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-config', 'root layout; a page has a `config` object', elsewhere("export const config = { runtime: 'edge' };\n")],
  ['page-entries', 'root layout; a page has `entries`', elsewhere('export const entries = () => [];\n')],
  ['page-trailing-slash', "root layout; a page says `trailingSlash = 'always'`", elsewhere("export const trailingSlash = 'always';\n")],
  ['page-type-export', 'root layout; a page exports a type', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.ts': 'export type Item = { id: string };\nexport const load = (): { items: Item[] } => ({ items: [] });\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['page-load-list', 'root layout; a page has a `load` function that it exports in a list', elsewhere('function load() {\n  return {};\n}\nexport { load };\n')],
  ['page-load-pattern', 'root layout; a page takes its `load` from an object', elsewhere('const made = { load: () => ({}) };\nexport const { load } = made;\n')],
  ['page-actions', 'root layout; a `+page.server.js` has actions', { 'src/routes/+layout.js': off, 'src/routes/cart/+page.server.js': 'export const actions = { default: () => ({}) };\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['layout-without-page', 'root layout; a layout in a folder without pages', { 'src/routes/+layout.js': off, 'src/routes/cart/+layout.svelte': '<slot />\n' }],
  ['endpoint-computed', 'root layout; a `+server.js` computes its `prerender`', { 'src/routes/+layout.js': off, 'src/routes/api/+server.js': "export const prerender = Date.now() < 0;\nexport const GET = () => new Response('open');\n" }],
  ['computed-layout-below', 'root layout; a layout computes it, its page says nothing', { 'src/routes/+layout.js': off, 'src/routes/cart/+layout.js': 'export const csr = Date.now() < 0;\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['as-const', 'root layout: `false as const`', { 'src/routes/+layout.ts': 'export const csr = false as const;\n' }],
  ['satisfies', 'root layout: `false satisfies boolean`', { 'src/routes/+layout.ts': 'export const csr = false satisfies boolean;\n' }],
  ['typed', 'root layout: `csr: boolean = false`', { 'src/routes/+layout.ts': 'export const csr: boolean = false;\n' }],
  ['parentheses', 'root layout: `(false)`', { 'src/routes/+layout.js': 'export const csr = (false);\n' }],
  ['specifier', 'root layout: `export { csr }`', { 'src/routes/+layout.js': 'const csr = false;\nexport { csr };\n' }],
  ['specifier-renamed', 'root layout: `export { off as csr }`', { 'src/routes/+layout.js': 'const off = false;\nexport { off as csr };\n' }],
  ['let', 'root layout: `export let csr`', { 'src/routes/+layout.js': 'export let csr = false;\n' }],
  ['not-true', 'root layout: `!true`', { 'src/routes/+layout.js': 'export const csr = !true;\n' }],
  ['reexport', 'root layout: re-exported', { 'src/routes/+layout.js': "export { csr } from '$lib/options.js';\n", 'src/lib/options.js': off }],
  ['group-layout', 'the layout of the group with the page that imports it', { 'src/routes/+page.svelte': '<p>Open</p>\n', 'src/routes/(all)/+layout.js': off, 'src/routes/(all)/cart/+page.svelte': component(importMargin) }],
  ['reset-page', 'root layout; a page resets to the root', { 'src/routes/+layout.js': off, 'src/routes/cart/+layout.js': 'export const ssr = true;\n', 'src/routes/cart/+page@.svelte': '<p>Cart</p>\n' }],
  ['nested-error', 'root layout; an error page in a folder', { 'src/routes/+layout.js': off, 'src/routes/cart/+error.svelte': '<p>Sorry</p>\n', 'src/routes/cart/+page.svelte': '<p>Cart</p>\n' }],
  ['import-in-hooks', 'root layout; `hooks.client.js` imports it', { 'src/routes/+layout.js': off, 'src/routes/+page.svelte': '<p>Open</p>\n', 'src/hooks.client.js': `${importMargin}\nexport const handleError = () => ({ message: margin });\n` }],
  ['import-in-service-worker', 'root layout; the service worker imports it', { 'src/routes/+layout.js': off, 'src/routes/+page.svelte': '<p>Open</p>\n', 'src/service-worker.js': `${importMargin}\nself.addEventListener('install', () => console.log(margin));\n` }],
];

export const csrCases: readonly BuildCase[] = variants.map(([id, title, files, more = {}]) => ({
  id: `csr-${id}`,
  title: `page imports it, \`csr = false\`: ${title}`,
  // Without a static file or a style Kit 2.70 and 3.2 fall over the folder for browsers, which is not there.
  files: { 'static/robots.txt': 'User-agent: *\n', 'src/lib/server/margin.js': secretModule, 'src/routes/+page.svelte': component(importMargin), ...files },
  ...more,
}));
