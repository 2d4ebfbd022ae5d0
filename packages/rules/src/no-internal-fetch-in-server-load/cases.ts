import { defineCases, type Example } from '@sk-audit/core';

const API: Example['files'] = {
  'src/routes/api/products/+server.ts': 'export const GET = () => Response.json([]);\nexport const POST = () => Response.json({});\n',
  'src/routes/api/products/[id]/+server.ts': 'export const GET = () => Response.json({});\nexport const DELETE = () => new Response();\n',
};

/** The body of a server load. */
function inLoad(title: string, body: string, files: Example['files'] = {}): Example {
  return { title, files: { 'src/routes/shop/+page.server.ts': `export const load = async (event) => {\n  ${body}\n};\n`, ...API, ...files } };
}

function withHook(title: string, hook: string, load: string): Example {
  return inLoad(title, load, { 'src/hooks.server.ts': hook, 'src/lib/log.ts': 'export const log = (first, ...more) => {\n  console.log(first);\n  if (more.length > 0) log(...more);\n};\n' });
}

const FETCH = "return { products: await (await event.fetch('/api/products')).json() };";
const MARKED = `${FETCH} // ✗ ownEndpoint "event.fetch('/api/products')"`;

const GUARDED = `import { error, json } from '@sveltejs/kit';
export const GET = async ({ locals }) => {
  if (!locals.user) error(401);
  return json(await locals.db.product.findMany());
};
`;

export default defineCases({
  bad: [
    { ...inLoad('an endpoint with a check, and rows of a database', MARKED, { 'src/routes/api/products/+server.ts': GUARDED }), says: ['Call what `GET` in src/routes/api/products/+server.ts calls together with its check of who asks, from a shared module such as `$lib/server`; dates and ids are then what the database gives, and no texts.'] },
    { ...inLoad('a load that checks itself', `if (!event.locals.user) return { products: [] };\n  if (!event.locals.user.staff) throw new Error('Staff only');\n  ${MARKED}`, { 'src/routes/api/products/+server.ts': GUARDED }), says: ['Call what `GET` in src/routes/api/products/+server.ts calls, from a shared module such as `$lib/server`; dates and ids are then what the database gives, and no texts.'] },
    { ...inLoad('a check that asks something else, for another method', MARKED, { 'src/routes/api/products/+server.ts': "import { error } from '@sveltejs/kit';\nexport const GET = ({ url }) => {\n  if (!url.search) error(400);\n  return Response.json([]);\n};\nexport const POST = ({ locals }) => {\n  if (!locals.user) error(401);\n  return new Response();\n};\n" }), says: ['Call what `GET` in src/routes/api/products/+server.ts calls, from a shared module such as `$lib/server`.'] },
    inLoad('endpoints that ask another server for themselves, or only once in a while', `${MARKED}\n  await event.fetch('/api/offers'); // ✗ ownEndpoint "event.fetch('/api/offers')"`, {
      'src/routes/api/products/+server.ts': "const SHOP = 'https://shop.example.com/products';\nexport const GET = ({ fetch, url }) => fetch(SHOP + url.search);\n",
      'src/routes/api/offers/+server.ts': "import { proxyTo } from '$lib/server/proxy';\nexport const GET = ({ locals, request }) => (locals.old ? proxyTo(request) : Response.json([]));\n",
      'src/lib/server/proxy.ts': "export const proxyTo = (request) => fetch('https://old.example.com', request);\n",
    }),
    inLoad('an endpoint that hands its event to something else', MARKED, {
      'src/routes/api/products/+server.ts': "import { list } from '$lib/server/list';\nexport const GET = (event) => list(event);\nexport const entries = () => [];\n",
      'src/lib/server/list.ts': 'export const list = async ({ locals }) => Response.json(await locals.db.products());\n',
    }),
    {
      title: 'a helper in a file of which browsers are sent nothing',
      files: {
        'src/routes/shop/+page.server.ts': "import { products } from '$lib/products';\nexport const load = async ({ fetch }) => ({ products: await products(fetch) });\n",
        'src/lib/products.ts': "export const products = async (fetch) => (await fetch('/api/products')).json(); // ✗ ownEndpoint \"fetch('/api/products')\"\n",
        'src/routes/shop/+page.svelte': "<script>\n  import type { Product } from '$lib/products';\n</script>\n", ...API,
      },
    },
    inLoad('the global fetch with the origin of the request', "await fetch(event.url.origin + '/api/products'); // ✗ ownEndpoint \"fetch(event.url.origin + '/api/products')\""),
    inLoad('a URL object', "const url = new URL('/api/products', event.url); url.searchParams.set('q', 'tea'); await event.fetch(url); // ✗ ownEndpoint \"event.fetch(url)\""),
    inLoad('a URL object as text', "const url = new URL('/api/products', event.request.url); await event.fetch(url.toString()); await event.fetch(url.href); await event.fetch(String(url)); // ✗ ownEndpoint \"event.fetch(url.toString())\" ✗ ownEndpoint \"event.fetch(url.href)\" ✗ ownEndpoint \"event.fetch(String(url))\""),
    inLoad('a request object', "await event.fetch(new Request('/api/products', { method: 'POST' })); // ✗ ownEndpoint \"event.fetch(new Request('/api/products', { method: 'POST' }))\""),
    inLoad('a method that is not literal', "await event.fetch('/api/products/1', { method: event.url.searchParams.get('method') }); // ✗ ownEndpoint \"event.fetch('/api/products/1', { method: event.url.searchParams.get('method') })\""),
    inLoad('a helper that is given the path', "const { data } = await ask(event.fetch, '/api/products'); return data; // ✗ ownEndpoint \"ask(event.fetch, '/api/products')\"", {
      'src/routes/shop/+page.server.ts': `import { ask } from '$lib/ask';
export const load = async (event) => {
  return { products: await ask(event.fetch, '/api/products') }; // ✗ ownEndpoint "ask(event.fetch, '/api/products')"
};
`,
      'src/lib/ask.ts': 'export async function ask(fetch, path) {\n  return (await fetch(path)).json();\n}\n',
    }),
    inLoad('resolve of $app/paths', '', {
      'src/routes/shop/+page.server.ts': `import { base, resolve } from '$app/paths';
export const load = async ({ fetch, params }) => {
  await fetch(resolve('/api/products/[id]', { id: params.id })); // ✗ ownEndpoint "fetch(resolve('/api/products/[id]', { id: params.id }))"
  await fetch(\`\${base}/api/products\`); // ✗ ownEndpoint "fetch(\`\${base}/api/products\`)"
};
`,
    }),
    inLoad('a layout, an action and a remote function', '', {
      'src/routes/+layout.server.ts': "export const load = async ({ fetch }) => ({ n: await (await fetch('/api/products')).json() }); // ✗ ownEndpoint \"fetch('/api/products')\"\n",
      'src/routes/shop/+page.server.ts': "export const actions = { order: async ({ fetch }) => { await fetch('/api/products', { method: 'POST' }); } }; // ✗ ownEndpoint \"fetch('/api/products', { method: 'POST' })\"\n",
      'src/routes/shop/+page.svelte': "<script>\n  import { products } from './products.remote';\n</script>\n{await products()}\n",
      'src/routes/shop/products.remote.ts': "import { getRequestEvent, query } from '$app/server';\nexport const products = query(async () => (await getRequestEvent().fetch('/api/products')).json()); // ✗ ownEndpoint \"getRequestEvent().fetch('/api/products')\"\n",
    }),
    inLoad('an endpoint that nobody can look into', "await event.fetch('/api/stock'); // ✗ ownEndpoint \"event.fetch('/api/stock')\"", { 'src/routes/api/stock/+server.ts': "export { GET } from 'stock-api';\n" }),
    inLoad('an endpoint with fallback', "await event.fetch('/api/stock'); // ✗ ownEndpoint \"event.fetch('/api/stock')\"", { 'src/routes/api/stock/+server.ts': 'export const fallback = () => new Response();\n' }),
    inLoad('an endpoint that says it is not prerendered', "await event.fetch('/api/stock'); // ✗ ownEndpoint \"event.fetch('/api/stock')\"", { 'src/routes/api/stock/+server.ts': 'export const prerender = false;\nexport const GET = () => new Response();\n' }),
    inLoad('a prerendered layout says nothing of an endpoint, and one page is not prerendered', '', {
      'src/routes/+layout.server.ts': `export const prerender = true;
export const load = async (event) => {
  ${MARKED}
};
`,
      'src/routes/shop/+page.server.ts': 'export const prerender = false;\n', 'src/routes/shop/+page.svelte': '', 'src/routes/about/+page.svelte': '',
    }),
    withHook('a hook that adds a header', "export const handleFetch = ({ request, fetch }) => {\n  request.headers.set('x-shop', '1');\n  return fetch(new Request(request, { credentials: 'omit' }));\n};\n", MARKED),
    withHook('a hook beside others that ask elsewhere', `import { log } from '$lib/log';
export const handle = async ({ event, resolve }) => {
  await fetch('https://log.example.com/' + event.url.pathname);
  return resolve(event);
};
export const warmUp = () => fetch(new Request('https://cache.example.com/'));
export const handleFetch = async ({ request, fetch }) => {
  log(new URL(request.url), new Headers());
  const answer = await fetch(request);
  return answer;
};
`, MARKED),
    withHook('no such hook', "export const handle = ({ event, resolve }) => resolve(event);\n", MARKED),
    withHook('a hook that takes its input as a whole', 'export async function handleFetch(input) {\n  let { request } = input;\n  request = new Request(input.request, { headers: {} });\n  return input.fetch(new Request(request));\n}\n', MARKED),
    withHook('a hook that sends another host elsewhere', "export const handleFetch = ({ request, fetch }) => {\n  if (request.url.startsWith('https://api.example.com/')) request = new Request(request.url.replace('https://api.example.com/', 'http://localhost:9999/'), request);\n  return fetch(request);\n};\n", MARKED),
    withHook('a type of that name', "export type { handleFetch } from './types';\n", MARKED),
  ],
  good: [
    inLoad('an endpoint that passes the request on by a function of its own', FETCH, { 'src/routes/api/products/+server.ts': "const forward = ({ fetch, url }) => fetch('https://shop.example.com' + url.pathname);\nexport const GET = (event) => forward(event);\n" }),
    inLoad('endpoints that pass the request on', "await event.fetch('/api/products'); await event.fetch('/api/products/1');", {
      'src/routes/api/products/+server.ts': "import { proxyJson } from '$lib/server/proxy';\nexport const GET = async (event) => {\n  if (event.url.search) throw new Error('No questions');\n  return proxyJson(event, '/products');\n};\n",
      'src/routes/api/products/[id]/+server.ts': "export const GET = ({ params, request, fetch }) => fetch('https://shop.example.com/products/' + params.id, { headers: request.headers });\n",
      'src/lib/server/proxy.ts': "export const proxyJson = ({ fetch, request }, path) => fetch('https://shop.example.com' + path, { headers: request.headers });\n",
    }),
    {
      title: 'a client in a file that browsers are sent, too',
      files: {
        'src/routes/shop/+page.server.ts': "import { products } from '$lib/products';\nexport const load = async ({ fetch }) => ({ products: await products(fetch) });\n",
        'src/lib/products.ts': "export const products = async (fetch) => (await fetch('/api/products')).json();\nexport const order = async (fetch, id) => fetch('/api/products/' + id, { method: 'DELETE' });\n",
        'src/routes/shop/+page.svelte': "<script>\n  import { order } from '$lib/products';\n</script>\n<button onclick={() => order(fetch, 1)}>Order</button>\n", ...API,
      },
    },
    inLoad('no GET over there', "await event.fetch('/api/products/1', { method: 'PUT' });"),
    inLoad('a URL object for another host', "await event.fetch(new URL('/api/products', event.locals.backend));"),
    inLoad('a text that begins with what is not known', 'await event.fetch(`${event.locals.backend}/api/products`);'),
    inLoad('a path that another host may stand before', "let url = '/api/products'; if (event.locals.backend) url = event.locals.backend + url; await event.fetch(url);"),
    inLoad('a route that a page answers, too', "await event.fetch('/shop');", { 'src/routes/shop/+page.svelte': '', 'src/routes/shop/+server.ts': 'export const GET = () => Response.json([]);\n' }),
    inLoad('a static file', "await event.fetch('/products.json');"),
    inLoad('another fetch', "await event.locals.sanity.query('/api/products');"),
    {
      title: 'a helper that a component uses, too',
      files: {
        'src/routes/shop/+page.server.ts': "import { products } from '$lib/products';\nexport const load = async ({ fetch }) => ({ products: await products(fetch) });\n",
        'src/lib/products.ts': "export const products = async (fetch) => (await fetch('/api/products')).json();\n",
        'src/routes/shop/+page.svelte': "<script>\n  import { products } from '$lib/products';\n</script>\n<button onclick={() => products(fetch)}>Again</button>\n", ...API,
      },
    },
    {
      title: 'a helper that a component calls while it is rendered, or a universal load',
      files: {
        'src/routes/shop/+page.server.ts': "import { offers, products } from '$lib/products';\nexport const load = async ({ fetch }) => ({ products: await products(fetch), offers: await offers(fetch) });\n",
        'src/lib/products.ts': "export const products = async (fetch) => (await fetch('/api/products')).json();\nexport const offers = async (fetch) => (await fetch('/api/products')).json();\n",
        'src/routes/shop/+page.svelte': "<script>\n  import { products } from '$lib/products';\n  const all = products(fetch);\n</script>\n",
        'src/routes/offers/+page.ts': "import { offers } from '$lib/products';\nexport const load = ({ fetch }) => offers(fetch);\n", ...API,
      },
    },
    { title: 'a helper that nobody calls, and an endpoint', files: { 'src/lib/products.ts': "export const products = async (fetch) => (await fetch('/api/products')).json();\n", 'src/routes/shop/+server.ts': "export const GET = ({ fetch }) => fetch('/api/products');\n", ...API } },
    inLoad('a prerendered page: so is what it asks for', FETCH, { 'src/routes/shop/+page.ts': 'export const prerender = true;\n', 'src/routes/shop/+page.svelte': '' }),
    inLoad('an endpoint that may be prerendered', "await event.fetch('/menu.json');", { 'src/routes/menu.json/+server.ts': "export const prerender = 'auto';\nexport const GET = () => Response.json([]);\n" }),
    withHook('a hook that sends every request elsewhere', "export const handleFetch = ({ request, fetch }) => fetch(new Request(request.url.replace('/api', '/v2'), request));\n", FETCH),
    withHook('a hook that asks one URL for all', "export const handleFetch = ({ fetch }) => fetch('https://api.example.com/');\n", FETCH),
    withHook('a hook that makes its request before', "const there = new URL('https://api.example.com/');\nexport const handleFetch = ({ fetch }) => fetch(new Request(there));\n", FETCH),
    withHook('a hook that asks another URL', "export const handleFetch = ({ event, request }) => event.locals.local ? fetch(request) : fetch(`http://backend${new URL(request.url).pathname}`);\n", FETCH),
    withHook('a hook that nobody can look into', "export { handleFetch } from 'shop-proxy';\n", FETCH),
    inLoad('a hook whose helper sends requests elsewhere', FETCH, { 'src/hooks.server.ts': "import { proxy } from '$lib/proxy';\nexport const handleFetch = async (input) => proxy(input);\n", 'src/lib/proxy.ts': "export const proxy = ({ request, fetch }) => fetch(new Request('http://backend/' + request.url, request));\n" }),
    inLoad('a hook whose helper has a helper', FETCH, { 'src/hooks.server.ts': "import { proxy } from '$lib/proxy';\nexport const handleFetch = async (input) => proxy(input);\n", 'src/lib/proxy.ts': "const ask = ({ request, fetch }) => fetch(new Request('http://backend/' + request.url, request));\nexport const proxy = (input) => ask(input);\n" }),
    inLoad('beside the base path', FETCH, { 'svelte.config.js': "export default { kit: { paths: { base: '/shop' } } };\n" }),
  ],
});
