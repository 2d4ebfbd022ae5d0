import { defineCases, type Example } from '@sk-audit/core';

const PAGE = { 'src/routes/orders/+page.svelte': '<h1>Orders</h1>\n' };

/** One file of the route /orders beside its page. */
function inFile(title: string, name: string, text: string, more: Partial<Example> & { readonly beside?: Example['files'] } = {}): Example {
  const { beside = {}, ...rest } = more;
  return { title, ...rest, files: { ...PAGE, [`src/routes/orders/${name}`]: `${text}\n`, ...beside } };
}

export const cases = defineCases({
  bad: [
    inFile('load in an endpoint', '+server.js', 'export const load = () => ({}); // ✗ elsewhere "load"', {
      says: ['Kit does not take `load` from `+server.js`, but from `+layout.js`, `+page.js`, `+layout.server.js` or `+page.server.js`.'],
    }),
    inFile('a handler beside load', '+page.server.ts', 'export const load = () => ({});\nexport const GET = () => new Response(); // ✗ elsewhere "GET"', {
      kit: '3.2.0', says: ['Kit does not take `GET` from `+page.server.ts`, but from `+server.ts`.'],
    }),
    inFile('snapshot belongs into the component', '+page.ts', 'export const snapshot = { capture: () => 1, restore: () => {} }; // ✗ elsewhere "snapshot"', {
      says: ['Kit does not take `snapshot` from `+page.ts`, but from `+page.svelte`.'],
    }),
    inFile('snapshot in a layout', '+layout.ts', 'export const snapshot = {}; // ✗ elsewhere "snapshot"', { says: ['Kit does not take `snapshot` from `+layout.ts`, but from `+layout.svelte`.'] }),
    inFile('snapshot in an endpoint belongs nowhere', '+server.ts', 'export const snapshot = {}; // ✗ unknown "snapshot"'),
    inFile('a letter is missing', '+page.server.ts', 'export const action = { default: () => ({}) }; // ✗ misspelt "action"', { says: ['Name it `actions`, or `_action` when it is a helper of your own.'] }),
    {
      title: 'another name is suggested where nothing else knows the old one or has the new one',
      files: {
        'src/routes/orders/+server.ts': `export const get = () => Response.json([]); // ✗ misspelt "get"
export const post = () => get(); // ✗ misspelt "post"
export const put = () => Response.json(1); // ✗ misspelt "put"
export const PUT = () => Response.json(2);
const remove = () => Response.json({});
export { remove as patch }; // ✗ misspelt "remove as patch"
export let head = () => new Response(); // ✗ misspelt "head"
head = () => new Response(null);
export let options = new Map(); // ✗ misspelt "options"
console.log(options);
`,
        'src/routes/items/+server.ts': 'const GET = 1;\nexport const get = () => Response.json(GET); // ✗ misspelt "get"\n',
      },
      after: {
        'src/routes/orders/+server.ts': `export const get = () => Response.json([]);
export const POST = () => get();
export const put = () => Response.json(1);
export const PUT = () => Response.json(2);
const remove = () => Response.json({});
export { remove as patch };
export let head = () => new Response();
head = () => new Response(null);
export let options = new Map();
console.log(options);
`,
        'src/routes/items/+server.ts': 'const GET = 1;\nexport const get = () => Response.json(GET);\n',
      },
    },
    inFile('short names are not guessed', '+server.ts', 'export const set = new Set(); // ✗ unknown "set"'),
    inFile('a longer name that only begins alike', '+page.ts', 'export const loadOrders = () => []; // ✗ unknown "loadOrders"', { says: ['Move it to a module of its own, or name it `_loadOrders`.'] }),
    inFile('a default export', '+page.ts', 'export default 1; // ✗ unknown "export default 1;"', { says: ['Export it by a name that Kit takes, or not at all.'] }),
    inFile('entries of a layout', '+layout.ts', 'export const entries = () => []; // ✗ elsewhere "entries"'),
    inFile('through a barrel', '+page.ts', "export * from './helpers'; // ✗ unknown \"export * from './helpers';\"", {
      beside: { 'src/routes/orders/helpers.ts': "export const perPage = 20;\nexport * from './more';\n", 'src/routes/orders/more.ts': "export * from './helpers';\nexport const load = () => ({});\n" },
    }),
    inFile('renamed', '+page.ts', 'const perPage = 20;\nexport { perPage as size, perPage as csr }; // ✗ unknown "perPage as size"'),
    inFile('nothing rendered on the server, as Kit cannot read', '+page.ts', 'export const ssr = !true;\nexport const perPage = 20; // ✗ unknown "perPage"'),
    inFile('nothing rendered on the server, before Kit reads that', '+page.ts', 'export const ssr = false;\nexport const perPage = 20; // ✗ unknown "perPage"', { kit: '2.5.0' }),
    inFile('the server module where nothing is rendered on the server', '+page.server.ts', 'export const ssr = false;\nexport const perPage = 20; // ✗ unknown "perPage"'),
    inFile('rendering switched on again further in', '+page.ts', 'export const ssr = true;\nexport const perPage = 20; // ✗ unknown "perPage"', { beside: { 'src/routes/+layout.ts': 'export const ssr = false;\n' } }),
    inFile('an endpoint of Kit 1 that exports prerender', '+server.ts', 'export const prerender = false;\nexport const get = () => new Response(); // ✗ misspelt "get"', { kit: '1.30.4' }),
    inFile('actions of a layout', '+layout.server.ts', 'export const actions = {}; // ✗ elsewhere "actions"', { kit: '1.30.4' }),
    inFile('the method QUERY, before Kit 3', '+server.ts', 'export const QUERY = () => new Response(); // ✗ unknown "QUERY"'),
  ],
  good: [
    inFile('the method QUERY in Kit 3', '+server.ts', 'export const QUERY = () => new Response();', { kit: '3.2.0' }),
    inFile('an endpoint of Kit 1', '+server.ts', 'export const get = () => new Response();\nexport const GET = get;', { kit: '1.30.4' }),
    inFile('it may be Kit 1', '+server.ts', 'export const get = () => new Response();', { kit: '>=1.20.0 <3', notBuilt: 'no version is installed' }),
    inFile('QUERY, where it may be Kit 3', '+server.ts', 'export const QUERY = () => new Response();', { kit: '>=2.0.0 <4', notBuilt: 'no version is installed' }),
    inFile('nothing rendered on the server', '+page.ts', 'export const perPage = 20;', { beside: { 'src/routes/+layout.ts': 'export const ssr = false;\n' } }),
    inFile('the layout that says so itself', '+layout.ts', 'export const perPage = 20;\nexport const ssr = false;'),
    inFile('a hash router', '+page.ts', 'export const _perPage = 20;\nexport const perPage = 20;', {
      beside: { 'svelte.config.js': "export default { kit: { router: { type: 'hash' } } };\n" },
    }),
    {
      title: 'a layout without a page',
      files: { 'src/routes/archive/+layout.ts': 'export const perPage = 20;\n', 'src/routes/archive/+server.ts': 'export const GET = () => new Response();\n' },
    },
    inFile('modules beside routes export what they like', 'helpers.ts', 'export const perPage = 20;', { beside: { 'src/routes/orders/+page.ts': "import './helpers';\n" } }),
    inFile('types', '+page.ts', "export interface Order { id: number }\nexport type { Order as Row };\nexport type * from './types';", { beside: { 'src/routes/orders/types.ts': 'export const perPage = 20;\n' } }),
  ],
});
