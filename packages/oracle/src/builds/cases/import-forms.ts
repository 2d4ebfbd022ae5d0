/** Every way to import `$lib/server/margin.js` from a page. */
import type { Files } from '../../app-folder.js';
import { secretModule, withEveryKit, type BuildCase } from '../build-case.js';
import { component, longSecretModule, onPress, typescript } from './parts.js';

type Form = readonly [id: string, title: string, page: string, more?: Partial<BuildCase>, files?: Files];

const inStyle = withEveryKit('clean', 'Of styles only the `@import` of a component is followed: they hold no code, and what they show was drawn to be seen.');

const namesOnly = { says: 'refused', why: 'Of `Object.keys(import.meta.glob(…))` newer Vites keep the names alone. We take it for the glob that it is without them.' } as const;
const noBase = { says: 'clean', why: 'The option `base` of a glob is not read.' } as const;

const forms: readonly Form[] = [
  ['named', 'imports a name', component("import { margin } from '$lib/server/margin.js';"), { daily: ['kit-1', 'kit-2-70', 'kit-3'] }],
  ['namespace', 'imports the namespace', component("import * as prices from '$lib/server/margin.js';", '<p>{prices.margin}</p>')],
  ['default', 'imports the default export', component("import margin from '$lib/server/rate.js';"), {}, { 'src/lib/server/rate.js': `${secretModule}export default margin;\n` }],
  ['renamed', 'imports under another name', component("import { margin as rate } from '$lib/server/margin.js';", '<p>{rate}</p>')],
  ['side-effect', 'imports for the side effect', component("import '$lib/server/margin.js';", '<p>Open</p>')],
  ['unused', 'imports a name and never uses it', component("import { margin } from '$lib/server/margin.js';", '<p>Open</p>')],
  ['module-script', 'imports in the module script', `<script context="module">\n  import { margin } from '$lib/server/margin.js';\n</script>\n\n<p>{margin}</p>\n`],
  ['reexport-from-module-script', 're-exports from the module script', `<script context="module">\n  export { margin } from '$lib/server/margin.js';\n</script>\n\n<p>Open</p>\n`],
  ['module-attribute', 'imports in the module script of Svelte 5', `<script module>\n  import { margin } from '$lib/server/margin.js';\n</script>\n\n<p>{margin}</p>\n`, { kits: ['kit-2-70', 'kit-3'] }],
  ['both-scripts', 'imports in the module script, uses it in the other', `<script context="module">\n  import { margin } from '$lib/server/margin.js';\n</script>\n\n<script>\n  const length = margin.length;\n</script>\n\n<p>{length}</p>\n`],
  ['relative', 'imports by relative path', component("import { margin } from '../lib/server/margin.js';")],
  ['from-root', 'imports by a path from the root', component("import { margin } from '/src/lib/server/margin.js';")],
  ['extensionless', 'imports without an extension', component("import { margin } from '$lib/server/margin';")],
  ['folder-index', 'imports the folder, for its index', component("import { margin } from '$lib/server';"), {}, { 'src/lib/server/index.js': secretModule }],
  ['folder-index-ts', 'imports the folder, for its index in TypeScript', typescript("import { margin } from '$lib/server';"), {}, { 'src/lib/server/index.ts': secretModule }],
  ['js-for-ts', 'imports typed.js, which is typed.ts', typescript("import { margin } from '$lib/server/typed.js';"), {}, { 'src/lib/server/typed.ts': secretModule }],
  ['mjs-for-mts', 'imports typed.mjs, which is typed.mts', typescript("import { margin } from '$lib/server/typed.mjs';"), {}, { 'src/lib/server/typed.mts': secretModule }],
  ['svelte-js-for-ts', 'imports rates.svelte.js, which is rates.svelte.ts', typescript("import { margin } from '$lib/server/rates.svelte.js';"), { kits: ['kit-2-70', 'kit-3'] }, { 'src/lib/server/rates.svelte.ts': secretModule }],
  ['query', 'imports with a query of no meaning', component("import { margin } from '$lib/server/margin.js?v=2';")],
  ['barrel', 'imports through a barrel', component("import { margin } from '$lib/prices.js';"), {}, { 'src/lib/prices.js': "export { margin } from './server/margin.js';\n" }],
  ['star-barrel', 'imports through `export *`', component("import { margin } from '$lib/prices.js';"), {}, { 'src/lib/prices.js': "export * from './server/margin.js';\n" }],
  ['other-name-of-barrel', 'imports another name of the barrel', component("import { currency } from '$lib/prices.js';", '<p>{currency}</p>'), { daily: ['kit-2-5'] }, { 'src/lib/prices.js': "export { margin } from './server/margin.js';\nexport const currency = 'EUR';\n" }],
  ['namespace-reexport', 'imports through `export * as`', component("import { prices } from '$lib/prices.js';", '<p>{prices.margin}</p>'), {}, { 'src/lib/prices.js': "export * as prices from './server/margin.js';\n" }],
  ['three-deep', 'imports through three modules', component("import { price } from '$lib/a.js';", '<p>{price}</p>'), {}, { 'src/lib/a.js': "export { price } from './b.js';\n", 'src/lib/b.js': "import { margin } from './c.js';\nexport const price = margin;\n", 'src/lib/c.js': "export { margin } from './server/margin.js';\n" }],
  ['through-component', 'renders a component that imports it', component("import Price from '$lib/Price.svelte';", '<Price />'), {}, { 'src/lib/Price.svelte': component("import { margin } from './server/margin.js';") }],
  ['cycle', 'imports through two modules that import each other', component("import { price } from '$lib/a.js';", '<p>{price()}</p>'), {}, { 'src/lib/a.js': "import { half } from './b.js';\nexport const price = () => half();\nexport const two = 2;\n", 'src/lib/b.js': "import { two } from './a.js';\nimport { margin } from './server/margin.js';\nexport const half = () => margin.length / two;\n" }],

  ['dynamic', 'imports dynamically', onPress("  console.log(await import('$lib/server/margin.js'));"), { daily: ['kit-2-70'] }],
  ['dynamic-template-literal', 'imports dynamically, a template without holes', onPress('  console.log(await import(`$lib/server/margin.js`));')],
  ['dynamic-template', 'imports dynamically, a template with a hole', onPress("  const name = location.hash.slice(1);\n  console.log(await import(`../lib/server/${name}.js`));")],
  ['dynamic-template-elsewhere', 'imports dynamically, a template that means another folder', onPress("  const name = location.hash.slice(1);\n  console.log(await import(`../lib/texts/${name}.js`));"), {}, { 'src/lib/texts/hello.js': "export const hello = 'Hello';\n" }],
  ['dynamic-vite-ignore', 'imports a variable with `@vite-ignore`', onPress("  const name = location.hash.slice(1);\n  console.log(await import(/* @vite-ignore */ name));")],
  ['dynamic-then', 'imports dynamically, with `then`', component("let margin = import('$lib/server/margin.js').then((prices) => prices.margin);", '{#await margin then value}<p>{value}</p>{/await}')],
  ['dynamic-in-markup', 'imports dynamically in the markup', '{#await import("$lib/server/margin.js") then prices}<p>{prices.margin}</p>{/await}\n'],
  ['dynamic-through-module', 'imports a module dynamically that imports it', onPress("  console.log(await import('$lib/prices.js'));"), {}, { 'src/lib/prices.js': "export { margin } from './server/margin.js';\n" }],
  ['dynamic-raw', 'imports the text dynamically (`?raw`)', onPress("  console.log(await import('$lib/server/margin.js?raw'));")],
  ['dynamic-concatenation', 'imports a path dynamically that is put together', onPress("  const name = location.hash.slice(1);\n  console.log(await import('../lib/server/' + name + '.js'));")],

  ['glob', 'globs the folder', component("const prices = import.meta.glob('../lib/server/*.js');", '<p>{Object.keys(prices)}</p>')],
  ['glob-eager', 'globs the folder eagerly', component("const prices = import.meta.glob('../lib/server/*.js', { eager: true });", '<p>{Object.keys(prices)}</p>')],
  ['glob-wide', 'globs all of lib', component("const prices = import.meta.glob('../lib/**/*.js', { eager: true });", '<p>{Object.keys(prices)}</p>')],
  ['glob-import', 'globs one export', component("const prices = import.meta.glob('../lib/server/*.js', { import: 'margin' });", '<p>{Object.keys(prices)}</p>')],
  ['glob-raw', 'globs the text', component("const prices = import.meta.glob('../lib/server/*.js', { query: '?raw', eager: true });", '<p>{Object.values(prices)}</p>')],
  ['glob-as-raw', 'globs the text (`as`)', component("const prices = import.meta.glob('../lib/server/*.js', { as: 'raw', eager: true });", '<p>{Object.values(prices)}</p>'), { kits: ['kit-1', 'kit-2-5'] }],
  ['glob-alias', 'globs through an alias', component("const prices = import.meta.glob('$lib/server/*.js');", '<p>{Object.keys(prices)}</p>')],
  ['glob-from-root', 'globs from the root', component("const prices = import.meta.glob('/src/lib/server/*.js');", '<p>{Object.keys(prices)}</p>')],
  ['glob-array', 'globs with several patterns', component("const prices = import.meta.glob(['../lib/texts/*.js', '../lib/server/*.js']);", '<p>{Object.keys(prices)}</p>')],
  ['glob-negative', 'globs lib without the folder', component("const prices = import.meta.glob(['../lib/**/*.js', '!../lib/server/**'], { eager: true });", '<p>{Object.keys(prices)}</p>'), { daily: ['kit-2-70'] }, { 'src/lib/texts.js': "export const hello = 'Hello';\n" }],
  ['glob-other-extension', 'globs the folder for another extension', component("const prices = import.meta.glob('../lib/server/*.json', { eager: true });", '<p>{Object.keys(prices)}</p>')],
  ['glob-url', 'globs the addresses', component("const prices = import.meta.glob('../lib/server/*.js', { query: '?url', import: 'default', eager: true });", '<p>{Object.values(prices)}</p>')],
  ['glob-template', 'globs a template without holes', component('const prices = import.meta.glob(`../lib/server/*.js`);', '<p>{Object.keys(prices)}</p>')],
  ['glob-braces', 'globs with braces', component("const prices = import.meta.glob('../lib/{texts,server}/*.{js,ts}');", '<p>{Object.keys(prices)}</p>')],
  ['glob-negative-file', 'globs the folder without the file', component("const prices = import.meta.glob(['../lib/server/*.js', '!../lib/server/margin.js'], { eager: true });", '<p>{Object.keys(prices)}</p>')],
  ['glob-base', 'globs below a base', component("const prices = import.meta.glob('./server/*.js', { base: '../lib' });", '<p>{Object.keys(prices)}</p>'), { kits: ['kit-2-70', 'kit-3'], differs: { 'kit-2-70': noBase, 'kit-3': noBase } }],
  ['glob-in-module', 'imports a module that globs the folder', component("import { prices } from '$lib/prices.js';", '<p>{Object.keys(prices)}</p>'), {}, { 'src/lib/prices.js': "export const prices = import.meta.glob('./server/*.js');\n" }],
  ['glob-keys', 'takes nothing but the names from a glob', component("const names = Object.keys(import.meta.glob('../lib/server/*.js'));", '<p>{names}</p>'), { differs: { 'kit-2-70': namesOnly, 'kit-3': namesOnly } }],

  ['raw', 'imports the text (`?raw`)', component("import margin from '$lib/server/margin.js?raw';")],
  ['url', 'imports the address (`?url`)', component("import margin from '$lib/server/margin.js?url';")],
  ['worker-query', 'imports as a worker (`?worker`)', onPress('  new Prices();', "import Prices from '$lib/server/margin.js?worker';")],
  ['worker-constructor', 'starts a worker of it', onPress("  new Worker(new URL('../lib/server/margin.js', import.meta.url), { type: 'module' });"), { daily: ['kit-3'] }],
  ['shared-worker', 'starts a shared worker of it', onPress("  new SharedWorker(new URL('../lib/server/margin.js', import.meta.url), { type: 'module' });")],
  ['shared-worker-query', 'imports as a shared worker (`?sharedworker`)', onPress('  new Prices();', "import Prices from '$lib/server/margin.js?sharedworker';")],
  ['worker-inline', 'imports as a worker in a string (`?worker&inline`)', onPress('  new Prices();', "import Prices from '$lib/server/margin.js?worker&inline';")],
  ['worker-that-imports', 'starts a worker that imports it', onPress("  new Worker(new URL('../lib/prices-worker.js', import.meta.url), { type: 'module' });"), {}, { 'src/lib/prices-worker.js': "import { margin } from './server/margin.js';\npostMessage(margin);\n" }],
  ['worker-query-that-imports', 'imports a worker (`?worker`) that imports it', onPress('  new Prices();', "import Prices from '$lib/prices-worker.js?worker';"), {}, { 'src/lib/prices-worker.js': "import { margin } from './server/margin.js';\npostMessage(margin);\n" }],
  ['new-url', 'asks for its address (`new URL`), a small file', component("const margin = new URL('../lib/server/margin.js', import.meta.url).href;")],
  ['new-url-large', 'asks for its address (`new URL`), a large file', component("const margin = new URL('../lib/server/large.js', import.meta.url).href;"), {}, { 'src/lib/server/large.js': longSecretModule }],
  ['new-url-template', 'asks for an address (`new URL`), a template with a hole', onPress("  const name = location.hash.slice(1);\n  console.log(new URL(`../lib/server/${name}.js`, import.meta.url).href);"), {}, { 'src/lib/server/large.js': longSecretModule }],
  ['require', 'requires it', onPress("  console.log(require('$lib/server/margin.cjs'));"), {}, { 'src/lib/server/margin.cjs': 'exports.margin = 1;\n' }],
  ['css-import', 'imports a style of the folder in `<style>`', '<p>Open</p>\n\n<style>\n  @import \'../lib/server/margin.css\';\n</style>\n', { differs: { 'kit-2-5': { says: 'shipped', why: 'Of a style that holds nothing but the import, Vite 5 gives browsers nothing.' } } }, { 'src/lib/server/margin.css': '.secret::after { content: "ORACLE-SECRET-7F3A9C"; }\n' }],
  ['css-file-that-imports', 'imports a style that imports one of the folder', component("import '$lib/shop.css';", '<p>Open</p>'), { differs: inStyle }, { 'src/lib/shop.css': "@import './server/margin.css';\n", 'src/lib/server/margin.css': '.secret::after { content: "ORACLE-SECRET-7F3A9C"; }\n' }],
  ['css-url', 'has a style with the address of an image', "<p>Open</p>\n\n<style>\n  p {\n    background: url('../lib/server/margin.svg');\n  }\n</style>\n", { differs: inStyle }, { 'src/lib/server/margin.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>ORACLE-SECRET-7F3A9C</text></svg>\n' }],
  ['css-inline', 'imports a style as text (`?inline`)', component("import style from '$lib/server/margin.css?inline';", '<p>{style}</p>'), {}, { 'src/lib/server/margin.css': '.secret::after { content: "ORACLE-SECRET-7F3A9C"; }\n' }],
  ['in-comment', 'names it in comments and strings only', component("// import { margin } from '$lib/server/margin.js';\nconst margin = \"import '$lib/server/margin.js'\";")],
];

/** Each form once, the page alone. */
export const importForms: readonly BuildCase[] = forms.map(([id, title, page, more = {}, files = {}]) => ({
  id: `form-${id}`,
  title: `page ${title}`,
  files: { 'src/lib/server/margin.js': secretModule, ...files, 'src/routes/+page.svelte': page },
  ...more,
}));
