import { defineCases, type Example } from '@sk-audit/core';

const KITS = { before229: '2.5.0', kit1: '1.30.4', kit3: '3.2.0' } as const;
const PAGE = 'src/routes/+page.svelte';
const margin = { 'src/lib/server/margin.ts': 'export const margin = 1.4;\nexport class Margin {}\nexport type Rate = number;\n' };

/** One line in the script of a page, beside the files that it imports. */
function inPage(title: string, line: string, files: Example['files'] = margin, kit?: string): Example {
  return { title: kit ? `${title} (Kit ${kit})` : title, ...(kit ? { kit } : {}), files: { [PAGE]: `<script lang="ts">\n  ${line}\n</script>\n`, ...files } };
}

/** One line in a module that a page imports. */
function inModule(title: string, line: string, kit?: string, files: Example['files'] = {}): Example {
  return inPage(title, "import '$lib/prices';", { 'src/lib/prices.ts': `${line}\n`, ...margin, ...files }, kit);
}

/** Without what Kit's tsconfig says about imports that only types use. */
const LOOSE = { 'tsconfig.json': '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "verbatimModuleSyntax": false } }\n' };

/** One line in another file of the app. */
function inFile(title: string, path: string, line: string, kit?: string, files: Example['files'] = margin): Example {
  return { title: kit ? `${title} (Kit ${kit})` : title, ...(kit ? { kit } : {}), files: { [path]: `${line}\n`, [PAGE]: '<p>Hello</p>\n', ...files } };
}

/** The example with what its findings must say. */
function saying(example: Example, ...says: readonly string[]): Example {
  return { ...example, title: `${example.title}: what it says`, says };
}

const VALUE = "import { margin } from '$lib/server/margin';";
const USED = `${VALUE} console.log(margin);`;

export default defineCases({
  bad: [
    {
      title: 'while the files are edited: every import on the way',
      sightings: true,
      says: ['src/lib/server/margin.ts is server-only (it lies in src/lib/server), but this import takes it to the browser, by way of src/lib/prices.ts.'],
      files: {
        [PAGE]: "<script>\n  import { total } from '$lib/cart'; // ✗ kitWouldFail \"'$lib/cart'\"\n  import { other } from '$lib/other';\n  console.log(total, other);\n</script>\n",
        'src/lib/cart.ts': "import { other } from './other';\nexport { total } from './prices'; // ✗ kitWouldFail \"'./prices'\"\nexport const more = other;\n",
        'src/lib/other.ts': "import type { Total } from './prices';\nexport const other: Total = 1;\n",
        'src/lib/prices.ts': "import { margin } from './server/margin'; // ✗ kitWouldFail \"'./server/margin'\"\nexport const total = margin;\nexport type Total = number;\n",
        'src/lib/server/margin.ts': 'export const margin = 1;\n',
      },
    },
    {
      title: 'while the files are edited: on the way to an endpoint',
      sightings: true,
      files: {
        [PAGE]: "<script>\n  import { total } from '$lib/cart'; // ✗ kitMisses \"'$lib/cart'\"\n  console.log(total);\n</script>\n",
        'src/lib/cart.ts': "import { _limit } from '../routes/stock/+server'; // ✗ kitMisses \"'../routes/stock/+server'\"\nexport const total = _limit;\n",
        'src/routes/stock/+server.ts': 'export const _limit = 1;\nexport const GET = () => new Response();\n',
      },
    },
    {
      title: 'while the files are edited: private variables further on, and what lies behind a border that is reported',
      sightings: true,
      files: {
        [PAGE]: "<script>\n  import { total } from '$lib/cart'; // ✗ kitWouldFail \"'$lib/cart'\"\n  import { orders } from '../server/orders'; // ✗ kitMisses \"'../server/orders'\"\n  console.log(total, orders);\n</script>\n",
        'src/lib/cart.ts': "import { TAX } from '$env/static/private'; // ✗ kitWouldFail \"'$env/static/private'\"\nexport const total = TAX;\n",
        'src/server/orders.ts': "import { rate } from '$lib/server/rate'; // ✗ kitWouldFail \"'$lib/server/rate'\"\nexport const orders = [rate, process.env.SHOP];\n",
        'src/lib/server/rate.ts': 'export const rate = 1;\n',
      },
    },
    {
      title: 'while the files are edited: on the way to hooks of another name',
      sightings: true,
      files: {
        'svelte.config.js': "export default { kit: { files: { hooks: { server: 'src/backend' } } } };\n",
        [PAGE]: "<script>\n  import { total } from '$lib/cart'; // ✗ kitMisses \"'$lib/cart'\"\n  console.log(total);\n</script>\n",
        'src/lib/cart.ts': "import { limit } from '../backend'; // ✗ kitMisses \"'../backend'\"\nexport const total = limit;\n",
        'src/backend.ts': 'export const limit = 1;\nexport const handle = ({ event, resolve }) => resolve(event);\n',
      },
    },
    saying(inPage('a component', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inModule('a module', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Move what the browser needs into a module without this import, and the rest behind `+page.server` or `+server`.', "imports src/lib/prices.ts: '$lib/prices'"),
    saying(inFile('a universal load', 'src/routes/+page.ts', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Move this part of `load` to `+page.server`.'),
    saying(inFile('a universal load of a layout', 'src/routes/+layout.ts', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Move this part of `load` to `+layout.server`.'),
    saying(inFile('client hooks', 'src/hooks.client.ts', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Do this in `src/hooks.server`, or send what is needed to a `+server` endpoint.'),
    saying(inFile('universal hooks', 'src/hooks.ts', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`), 'Do this in `src/hooks.server`, since universal hooks run in browsers too.'),
    saying(inFile('a param matcher', 'src/params/price.ts', `${USED} export const match = () => true; // ✗ kitMisses "'$lib/server/margin'"`, KITS.before229), 'Let the matcher look at the text alone, and ask the server in the `load` of `+page.server`.', 'src/lib/server/margin.ts is server code (its path begins with src/lib/server), and this import ships it to the browser: Kit looks at hooks and param matchers only since 2.29.'),
    saying(inFile('the service worker', 'src/service-worker.ts', `${USED} // ✗ kitMisses "'$lib/server/margin'"`), 'Fetch in the service worker what it needs from a `+server` endpoint.', 'src/lib/server/margin.ts is server code (it lies in src/lib/server), and this import ships it to the browser: Kit looks at service workers only since 3.0.'),
    saying(inFile('the service worker, through a module', 'src/service-worker.ts', "import './lib/prices';", undefined, { 'src/lib/prices.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin }), 'src/lib/server/margin.ts is server code (it lies in src/lib/server), and this import ships it to the browser, through src/service-worker.ts: Kit looks at service workers only since 3.0.'),
    saying(inPage('a worker', "new Worker(new URL('../lib/counter.ts', import.meta.url));", { 'src/lib/counter.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin }), 'Fetch in the worker what it needs from a `+server` endpoint.', 'src/lib/server/margin.ts is server code (it lies in src/lib/server), and this import ships it to the browser, through src/routes/+page.svelte: Kit does not look at workers.'),
    saying(inPage('a server-only worker', "new Worker(new URL('../lib/server/margin.ts', import.meta.url)); // ✗ kitMisses \"'../lib/server/margin.ts'\""), 'Move what the worker may know into a file of its own and start the worker from that.'),
    saying(inPage('a worker by query, which Kit sees, and not what it imports', "import Counter from '$lib/counter?worker'; new Counter();", { 'src/lib/counter.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin }), 'Fetch in the worker what it needs from a `+server` endpoint.', 'src/lib/server/margin.ts is server code (it lies in src/lib/server), and this import ships it to the browser, through src/routes/+page.svelte: Kit does not look at workers.'),
    saying(inPage('a server-only worker by query', "import Counter from '$lib/server/margin?worker'; new Counter(); // ✗ kitWouldFail \"'$lib/server/margin?worker'\""), 'Move what the worker may know into a file of its own and start the worker from that.'),
    inPage('a shared worker by query among other words', "import Counter from '$lib/counter?inline&sharedworker'; new Counter();", { 'src/lib/counter.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin }),
    inPage('a query that means no worker', "import { count } from '$lib/counter?workers'; count();", { 'src/lib/counter.ts': `${USED} export const count = () => margin; // ✗ kitWouldFail "'$lib/server/margin'"\n`, ...margin }),
    saying(inPage('an address', "const url = new URL('../lib/server/margin.ts', import.meta.url); // ✗ kitMisses \"'../lib/server/margin.ts'\""), 'Answer with the file from a `+server` endpoint and use the address of that.', 'src/lib/server/margin.ts is server code (it lies in src/lib/server), and this import ships it to the browser: Kit does not look at `new URL(…)`.'),
    saying({ title: 'a style', files: { [PAGE]: "<p>Hello</p>\n<style>\n  @import '../lib/server/theme.css'; <!-- ✗ kitMisses \"'../lib/server/theme.css'\" -->\n</style>\n", 'src/lib/server/theme.css': '' } }, 'Move the style to where browsers may have it.'),
    saying(inPage('an endpoint', "import { level } from './stock/+server'; console.log(level); // ✗ kitMisses \"'./stock/+server'\"", { 'src/routes/stock/+server.ts': 'export const level = 1;\n' }), 'Move what both need into a module of its own, or fetch the answer of the endpoint.', 'src/routes/stock/+server.ts is server code (only the server runs it), and this import ships it to the browser: Kit lets `+server` files pass.'),
    saying(inFile('an endpoint in the service worker', 'src/service-worker.ts', "import { level } from './routes/stock/+server'; console.log(level); // ✗ kitMisses \"'./routes/stock/+server'\"", undefined, { 'src/routes/stock/+server.ts': 'export const level = 1;\n' }), 'src/routes/stock/+server.ts is server code (only the server runs it), and this import ships it to the browser: Kit lets `+server` files pass.'),
    saying(inPage('the load of the page', "import { load } from './+page.server'; console.log(load); // ✗ kitWouldFail \"'./+page.server'\"", { 'src/routes/+page.server.ts': 'export const load = () => {};\n' }), 'Move what both need into a module of its own and import that.'),
    saying(inPage('the load of the layout', "import { load } from './+layout.server'; console.log(load); // ✗ kitWouldFail \"'./+layout.server'\"", { 'src/routes/+layout.server.ts': 'export const load = () => {};\n' }), 'Move what both need into a module of its own and import that.'),
    saying(inPage('a remote file', "import { prices } from '$lib/server/prices.remote'; prices(); // ✗ kitWouldFail \"'$lib/server/prices.remote'\"", { 'src/lib/server/prices.remote.ts': "import { query } from '$app/server';\nexport const prices = query(() => []);\n" }), 'Move the remote file to where its path does not say that it is server-only.'),
    saying(inPage('a name that Kit does not know', "import { key } from '$lib/server'; console.log(key); // ✗ kitMisses \"'$lib/server'\"", { 'src/lib/server.ts': 'export const key = process.env.MAPS_KEY;\n' }), 'src/lib/server.ts is server code (its name is server.ts), and this import ships it to the browser: Kit does not take files of this name for server-only.'),
    saying(inPage('not in the browser', "if (!browser) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\"\n  import { browser } from '$app/environment';"), 'Test `import.meta.env.SSR` instead, by which the bundler drops the branch, or move it to `+page.server`.'),
    saying(inPage('not where there is a window', "if (typeof window === 'undefined') import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""), 'Test `import.meta.env.SSR` instead, by which the bundler drops the branch, or move it to `+page.server`.'),
    saying(inPage('not where there is a document', "if (typeof document === 'undefined') import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""), 'Test `import.meta.env.SSR` instead, by which the bundler drops the branch, or move it to `+page.server`.'),
    saying(inPage('where there is a window', "if (typeof window !== 'undefined') import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inPage('where another type is asked', "if (typeof window === 'object') import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inPage('where something else is missing', "if (typeof gtag === 'undefined' || !navigator.onLine) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inPage('not while building', "if (!building) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\"\n  import { building } from '$app/environment';"), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inPage('not in the browser, with Vite 4', "if (!browser) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\"\n  import { browser } from '$app/environment';", margin, KITS.kit1), 'Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'),
    saying(inPage('a type', `${VALUE} // ✗ typesOnly "'$lib/server/margin'"`), 'Write `import type`, or drop the import.'),
    saying(inModule('a re-exported type with the word inside', "export { type Rate } from './server/margin'; // ✗ typesOnly \"'./server/margin'\""), 'Write `export type`, or drop the export.'),
    {
      title: 'a worker, and a longer way on which Kit looks: the latter decides',
      files: {
        [PAGE]: "<script>\n  import '$lib/a';\n  new Worker(new URL('../lib/counter.ts', import.meta.url));\n</script>\n",
        'src/lib/a.ts': "import './b';\n", 'src/lib/b.ts': "import './counter';\nimport './a';\n", 'src/lib/counter.ts': `${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n`, ...margin,
      },
      says: ["imports src/lib/counter.ts: './counter'"],
    },
    {
      title: 'a worker, and as much by import in the same file',
      files: {
        [PAGE]: "<script>\n  new Worker(new URL('../lib/counter.ts', import.meta.url));\n  import('$lib/counter');\n</script>\n",
        'src/lib/counter.ts': `${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n`, ...margin,
      },
      says: ['Move what the browser needs into a module without this import, and the rest behind `+page.server` or `+server`.'],
    },
    {
      title: 'a worker, and a branch that the bundler drops',
      files: {
        [PAGE]: "<script>\n  new Worker(new URL('../lib/counter.ts', import.meta.url));\n  if (import.meta.env.SSR) import('$lib/counter');\n</script>\n",
        'src/lib/counter.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin,
      },
    },
    inPage('by a relative path', "import { margin } from '../lib/server/margin'; console.log(margin); // ✗ kitWouldFail \"'../lib/server/margin'\""),
    inPage('for its side effects', "import '$lib/server/margin'; // ✗ kitWouldFail \"'$lib/server/margin'\""),
    inPage('as a namespace', "import * as margins from '$lib/server/margin'; // ✗ kitWouldFail \"'$lib/server/margin'\""),
    inPage('on demand', "const open = () => import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\""),
    inPage('on demand, by a name with a hole', 'const open = (name) => import(`../lib/server/${name}.ts`); // ✗ kitWouldFail "`../lib/server/${name}.ts`"'),
    inPage('a glob over several files is one mistake', "const all = import.meta.glob('$lib/server/*.ts'); // ✗ kitWouldFail \"'$lib/server/*.ts'\"", { ...margin, 'src/lib/server/rates.ts': 'export const rates = [];\n' }),
    inPage('an eager glob that covers the folder', "const all = import.meta.glob('../lib/**/*.ts', { eager: true }); // ✗ kitWouldFail \"'../lib/**/*.ts'\""),
    inPage('a glob of texts', "const all = import.meta.glob('../lib/server/*.ts', { query: '?raw' }); // ✗ kitWouldFail \"'../lib/server/*.ts'\""),
    inPage('as text', "import text from '$lib/server/margin.ts?raw'; console.log(text); // ✗ kitWouldFail \"'$lib/server/margin.ts?raw'\""),
    inPage('as an address', "import url from '$lib/server/margin.ts?url'; console.log(url); // ✗ kitWouldFail \"'$lib/server/margin.ts?url'\""),
    inPage('as a worker by query', "import Worker from '$lib/server/margin.ts?worker'; new Worker(); // ✗ kitWouldFail \"'$lib/server/margin.ts?worker'\""),
    inPage('as a worker by address, which Kit misses', "new Worker(new URL('../lib/server/margin.ts', import.meta.url)); // ✗ kitMisses \"'../lib/server/margin.ts'\""),
    inPage('by address, which Kit misses', "const url = new URL('../lib/server/margin.ts', import.meta.url); // ✗ kitMisses \"'../lib/server/margin.ts'\""),
    inPage('by an address with a hole, of which Vite makes a glob', "const url = (name: string) => new URL(`../lib/server/${name}.ts`, import.meta.url); // ✗ kitWouldFail \"`../lib/server/${name}.ts`\""),
    {
      title: 'from a worker, which Kit misses',
      files: {
        [PAGE]: "<script lang=\"ts\">\n  import '$lib/a';\n  import type { Count } from '$lib/counter';\n  let count: Count;\n  new Worker(new URL('../lib/counter.ts', import.meta.url));\n</script>\n",
        'src/lib/a.ts': '', 'src/lib/counter.ts': `${USED} // ✗ kitMisses "'$lib/server/margin'"\n`, ...margin,
      },
    },
    {
      title: 'a style by @import, which Kit misses',
      files: { [PAGE]: "<p>Hello</p>\n<style>\n  @import '../lib/server/theme.css'; <!-- ✗ kitMisses \"'../lib/server/theme.css'\" -->\n</style>\n", 'src/lib/server/theme.css': '' },
    },
    inPage('under a guard that Kit does not know', "if (!browser) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\"\n  import { browser } from '$app/environment';"),
    inPage('under import.meta.env.SSR, with Vite 4', "if (import.meta.env.SSR) import('$lib/server/margin'); // ✗ kitWouldFail \"'$lib/server/margin'\"", margin, KITS.kit1),
    inPage('without a use', `${VALUE} // ✗ typesOnly "'$lib/server/margin'"`),
    inPage('a class as a type', "import { Margin } from '$lib/server/margin'; let chosen: Margin; // ✗ typesOnly \"'$lib/server/margin'\""),
    inPage('a type and a value', "import { type Rate, margin } from '$lib/server/margin'; let rate: Rate = margin; // ✗ kitWouldFail \"'$lib/server/margin'\""),
    inPage('marked as a type, in a component of Svelte 4', "import { type Rate } from '$lib/server/margin'; let rate: Rate; // ✗ typesOnly \"'$lib/server/margin'\"", margin, KITS.kit1),
    inModule('marked as a type, in a module', "import { type Rate } from '$lib/server/margin'; export const rate: Rate = 1; // ✗ typesOnly \"'$lib/server/margin'\""),
    inModule('through a barrel of which the page uses something else', "export * from './server/margin'; // ✗ kitWouldFail \"'./server/margin'\""),
    inModule('re-exported by name', "export { margin } from './server/margin'; // ✗ kitWouldFail \"'./server/margin'\""),
    inModule('an empty import of a namespace that types use', "import * as margins from './server/margin'; export type M = typeof margins; // ✗ kitWouldFail \"'./server/margin'\""),
    inPage('by require, since Kit 3', "const open = () => require('../lib/server/margin'); // ✗ kitWouldFail \"'../lib/server/margin'\"", margin, KITS.kit3),
    {
      title: 'a component, a style and data by their names',
      files: {
        [PAGE]: `<script>
  import Card from '$lib/server/Card.svelte'; // ✗ kitWouldFail "'$lib/server/Card.svelte'"
  import data from '$lib/prices.server.json'; // ✗ kitWouldFail "'$lib/prices.server.json'"
  import '$lib/prices.server.css'; // ✗ kitWouldFail "'$lib/prices.server.css'"
</script>
<Card {data} />
`,
        'src/lib/server/Card.svelte': '<p>Card</p>\n', 'src/lib/prices.server.json': '{}', 'src/lib/prices.server.css': '',
      },
    },
    {
      title: 'in a module script, a layout and an error page',
      files: {
        'src/routes/+layout.svelte': `<script module>\n  ${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n</script>\n<slot />\n`,
        'src/routes/+error.svelte': `<script>\n  ${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n</script>\n`,
        'src/routes/+layout.js': `${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n`,
        ...margin,
      },
    },
    inPage('the load of the page itself', "import { load } from './+page.server'; console.log(load); // ✗ kitWouldFail \"'./+page.server'\"", { 'src/routes/+page.server.ts': 'export const load = () => {};\n' }),
    inPage('an endpoint through a helper', "import '$lib/stock';", { 'src/lib/stock.ts': "export { GET } from '../routes/stock/+server'; // ✗ kitMisses \"'../routes/stock/+server'\"\n", 'src/routes/stock/+server.ts': 'export const GET = () => {};\n' }),
    inPage('an endpoint, once', "import { level } from './stock/+server'; console.log(level); // ✗ kitMisses \"'./stock/+server'\"", { ...margin, 'src/routes/stock/+server.ts': `${USED}\nimport '$lib/prices';\nexport const level = 1;\n`, 'src/lib/prices.ts': `${USED}\n` }),
    inPage('the types of an endpoint', "import { type Stock } from './stock/+server'; import { level } from './stock/+server'; let stock: Stock; // ✗ typesOnly \"'./stock/+server'\"", { 'src/routes/stock/+server.ts': 'export type Stock = number;\nexport const level = 1;\n' }),
    inPage('$app/server', "import { read } from '$app/server'; read(''); // ✗ kitWouldFail \"'$app/server'\"", {}),
    inPage('environment variables on demand', "const open = () => import('$env/dynamic/private'); // ✗ kitWouldFail \"'$env/dynamic/private'\"", {}),
    inPage('$app/env/private', "import { MAPS_KEY } from '$app/env/private'; console.log(MAPS_KEY); // ✗ kitWouldFail \"'$app/env/private'\"", {}, KITS.kit3),
    inFile('the service worker, which Kit 2 does not guard', 'src/service-worker.ts', `${USED} // ✗ kitMisses "'$lib/server/margin'"`),
    inFile('the service worker', 'src/service-worker.ts', "import { margin } from './lib/server/margin'; console.log(margin); // ✗ kitWouldFail \"'./lib/server/margin'\"", KITS.kit3),
    inFile('private variables in a service worker', 'src/service-worker.ts', "import { MAPS_KEY } from '$app/env/private'; console.log(MAPS_KEY); // ✗ kitWouldFail \"'$app/env/private'\"", KITS.kit3),
    inFile('the client hooks', 'src/hooks.client.ts', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`),
    inFile('the client hooks, which Kit did not guard', 'src/hooks.client.ts', `${USED} // ✗ kitMisses "'$lib/server/margin'"`, KITS.before229),
    inFile('a param matcher, which Kit did not guard', 'src/params/price.ts', `${USED} export const match = () => true; // ✗ kitMisses "'$lib/server/margin'"`, KITS.before229),
    {
      title: 'a module that the client hooks and a page share: the page decides',
      kit: KITS.before229,
      files: { [PAGE]: "<script>\n  import '$lib/a';\n</script>\n", 'src/lib/a.ts': "import './prices';\n", 'src/lib/prices.ts': `${USED} // ✗ kitWouldFail "'$lib/server/margin'"\n`, 'src/hooks.client.ts': "import '$lib/prices';\n", ...margin },
    },
    inPage('a remote file in a folder of the server', "import { prices } from '$lib/server/prices.remote'; prices(); // ✗ kitWouldFail \"'$lib/server/prices.remote'\"", { 'src/lib/server/prices.remote.ts': "import { query } from '$app/server';\nexport const prices = query(() => []);\n" }),
    inPage('csr = false on the page alone', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`, { ...margin, 'src/routes/+page.ts': 'export const csr = false;\n' }),
    inPage('csr = false in the root layout, and a page that takes it back', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`, { ...margin, 'src/routes/+layout.ts': 'export const csr = false;\n', 'src/routes/shop/+page.ts': 'export const csr = true;\n' }),
    inPage('csr = false in the root layout, when that changed nothing', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`, { ...margin, 'src/routes/+layout.ts': 'export const csr = false;\n' }, KITS.before229),
    inPage('csr = false in another layout', `${USED} // ✗ kitWouldFail "'$lib/server/margin'"`, { ...margin, 'src/routes/shop/+layout.ts': 'export const csr = false;\n' }),
    inPage('a folder named server that talks to a database', "import { orders } from '../server/orders'; orders(); // ✗ kitMisses \"'../server/orders'\"", { 'src/server/orders.ts': "import { client } from './client';\nexport const orders = () => client;\n", 'src/server/client.ts': "import postgres from 'postgres';\nexport const client = postgres();\n" }),
    inPage('a folder named server that reads files', "import { terms } from '../server/terms'; console.log(terms); // ✗ kitMisses \"'../server/terms'\"", { 'src/server/terms.ts': "import { readFileSync } from 'node:fs';\nexport const terms = readFileSync('terms.md');\n" }),
    inPage('src/lib/server.ts that reads the environment', "import { key } from '$lib/server'; console.log(key); // ✗ kitMisses \"'$lib/server'\"", { 'src/lib/server.ts': 'export const key = process.env.MAPS_KEY;\n' }),
    inPage('what Kit guards behind a folder that it does not know, once', "import { orders } from '../server/orders'; orders();", { 'src/server/orders.ts': "import { DB } from '$env/static/private'; // ✗ kitWouldFail \"'$env/static/private'\"\nexport const orders = () => DB;\n" }),
    inPage('what lies in $lib/server behind a folder that Kit does not know, once', "import { orders } from '../server/orders'; orders();", { 'src/server/orders.ts': "import { db } from '$lib/server/db'; // ✗ kitWouldFail \"'$lib/server/db'\"\nexport const orders = () => db;\n", 'src/lib/server/db.ts': "import postgres from 'postgres';\nexport const db = postgres();\n" }),
    inFile('a component that a story alone shows', 'src/lib/Chart.svelte', `<script>\n  ${USED} // ✗ ifRendered "'$lib/server/margin'"\n</script>`, undefined, { ...margin, 'src/lib/Chart.stories.ts': "import Chart from './Chart.svelte';\nexport default Chart;\n" }),
  ],
  good: [
    {
      title: 'while the files are edited: circles, stubs and addresses that lead to no border',
      sightings: true,
      files: {
        [PAGE]: "<script>\n  import { total } from '$lib/cart';\n  import { prices } from './prices.remote';\n  import text from '$lib/rates.ts?raw';\n  console.log(total, prices, text);\n</script>\n",
        'src/lib/cart.ts': "import { sum } from './sum';\nexport const total = () => sum();\n",
        'src/lib/sum.ts': "import { total } from './cart';\nexport const sum = () => total;\n",
        'src/lib/rates.ts': "import './server/margin';\n",
        'src/routes/prices.remote.ts': "import { query } from '$app/server';\nimport { margin } from '$lib/server/margin';\nexport const prices = query(() => margin);\n",
        'src/lib/server/margin.ts': 'export const margin = 1;\n',
      },
    },
    {
      title: 'while the files are edited: a folder that is only named server, beside a type and a text that lead to a border',
      sightings: true,
      files: {
        [PAGE]: "<script>\n  import { total } from '$lib/cart';\n  console.log(total);\n</script>\n",
        'src/lib/cart.ts': "import { untrack } from 'svelte';\nimport { limit } from '../server/limit';\nimport type { Total } from './prices';\nimport text from './prices.ts?raw';\nexport const total: Total = untrack(() => limit + text.length);\n",
        'src/lib/prices.ts': "import { margin } from './server/margin';\nexport const total = margin;\nexport type Total = number;\n",
        'src/server/limit.ts': 'export const limit = 1;\n',
        'src/lib/server/margin.ts': 'export const margin = 1;\n',
      },
    },
    inFile('private variables in a service worker, where Kit 2 has none', 'src/service-worker.ts', "import { MAPS_KEY } from '$env/static/private'; console.log(MAPS_KEY);"),
    inPage('a type import', "import type { Rate } from '$lib/server/margin'; let rate: Rate;"),
    inPage('a default type import', "import type Rate from '$lib/server/margin'; let rate: Rate;"),
    inPage('marked as a type, in a component', "import { type Rate } from '$lib/server/margin'; let rate: Rate;"),
    inModule('a re-exported type with the word inside, which Oxc drops', "export { type Rate } from './server/margin';", KITS.kit3),
    inModule('a re-exported type', "export type { Rate } from './server/margin';"),
    inModule('a type by typeof import', "export let margins: typeof import('./server/margin');"),
    inModule('a type in a comment', "/** @type {import('./server/margin').Rate} */\nexport const rate = 1;"),
    inPage('a variable name', 'const open = (path) => import(/* @vite-ignore */ path);'),
    inPage('by require, which Kit 2 leaves as it is', "const open = () => require('../lib/server/margin');"),
    inPage('under import.meta.env.SSR', "if (import.meta.env.SSR) import('$lib/server/margin');"),
    inPage('behind import.meta.env.SSR', "if (import.meta.env.SSR) import('$lib/prices');", { ...margin, 'src/lib/prices.ts': `${USED}\n` }),
    inPage('a choice by import.meta.env.SSR', "const margins = import.meta.env.SSR ? import('$lib/server/margin') : undefined;"),
    inPage('the text of a module that imports server code', "import text from '$lib/prices.ts?raw'; console.log(text);", { ...margin, 'src/lib/prices.ts': `${USED}\n` }),
    inPage('the texts of modules that import server code', "const texts = import.meta.glob('../lib/*.ts', { query: '?raw', import: 'default' }); const old = import.meta.glob('../lib/*.ts', { as: 'raw' });", { ...margin, 'src/lib/prices.ts': `${USED}\n` }),
    inModule('types alone, in an app whose compiler drops such imports', "import { Margin } from './server/margin'; export const none: Margin | undefined = undefined;", undefined, LOOSE),
    inPage('a path that is put together, which Vite leaves alone', "const name = location.hash; console.log(await import('../lib/server/' + name + '.ts'));"),
    inPage('the address of a module that imports server code', "const url = new URL('../lib/prices.ts', import.meta.url);", { ...margin, 'src/lib/prices.ts': `${USED}\n` }),
    inPage('csr = false in the root layout', USED, { ...margin, 'src/routes/+layout.ts': 'export const csr = false;\n' }),
    inPage('csr = false in the root layout, which may be new enough', USED, { ...margin, 'src/routes/+layout.server.ts': 'export const csr = false;\n' }, '^2.5.0'),
    inPage('a route that is named server', "import { label } from './server/labels'; label;", { 'src/routes/server/labels.ts': "import 'postgres';\nexport const label = 'Server';\n" }),
    {
      title: 'a folder named server with nothing of the server in it',
      files: {
        [PAGE]: "<script>\n  import { schema } from '../server/schema';\n  console.log(schema);\n</script>\n",
        'src/server/schema.ts': "import { z } from 'zod';\nimport type { Pool } from 'pg';\nimport { level } from './level';\nexport const schema = z.string().max(level);\nexport const isFull = (pool: Pool) => pool.totalCount > level;\n",
        'src/server/level.ts': "import { schema } from './schema';\nexport const level = import.meta.env.DEV || process.browser ? 1 : 2;\nexport const parse = (text) => schema.parse(text);\n",
      },
    },
    inPage('a remote file in a folder named server', "import { prices } from '../server/prices.remote'; prices();", { 'src/server/prices.remote.ts': "import { query } from '$app/server';\nimport postgres from 'postgres';\nexport const prices = query(() => postgres());\n" }),
    inPage('a component about servers', "import Card from '../components/server/Card.svelte'; Card;", { 'src/components/server/Card.svelte': '<p>A server</p>\n' }),
    inPage('a remote file that imports server code', "import { prices } from './prices.remote'; prices();", { ...margin, 'src/routes/prices.remote.ts': `import { query } from '$app/server';\n${USED}\nexport const prices = query(() => []);\n` }),
    inFile('hooks of the server', 'src/hooks.server.ts', USED),
    inFile('instrumentation', 'src/instrumentation.server.ts', USED),
    inFile('a module that only the server uses', 'src/lib/prices.ts', USED, undefined, { ...margin, 'src/routes/+page.server.ts': "import '$lib/prices';\nexport const load = () => {};\n" }),
    inFile('a module that nobody uses', 'src/lib/prices.ts', USED),
    inFile('a story', 'src/lib/Chart.stories.svelte', `<script>\n  ${USED}\n</script>`),
    inFile('a component of the server', 'src/lib/Mail.server.svelte', `<script>\n  ${USED}\n</script>`),
    inFile('a component that is unrendered and only suspected', 'src/lib/Chart.svelte', "<script>\n  import { level } from '../routes/stock/+server'; level;\n</script>", undefined, { 'src/routes/stock/+server.ts': 'export const level = 1;\n' }),
    inFile('a component that only a page without csr renders', 'src/routes/prices/+page.svelte', `<script>\n  ${USED}\n</script>`, undefined, { ...margin, 'src/routes/+layout.ts': 'export const csr = false;\n' }),
    inPage('$app/server before it was there', "import { read } from '$app/server'; read('');", {}, '2.0.0'),
    inPage('public variables', "import { PUBLIC_KEY } from '$env/static/public'; console.log(PUBLIC_KEY);", {}),
  ],
});
