/** Where a page gets its data from, and when. */
import { dataOf, get, page, type Probe } from '../probe.js';

export const pageDataProbes: readonly Probe[] = [
  {
    id: 'own-endpoint',
    title: 'a server `load` asks an endpoint of the app with `event.fetch`; `handle` counts',
    rules: ['no-internal-fetch-in-server-load'],
    files: {
      'handle.js': 'let requests = 0;\n\nexport function handle({ event, resolve }) {\n  requests += 1;\n  event.locals.requests = requests;\n  return resolve(event);\n}\n',
      'cart/+server.js': "import { json } from '@sveltejs/kit';\n\nexport const GET = ({ cookies, locals }) => json({ owner: cookies.get('user'), requests: locals.requests, since: new Date(0) });\n",
      '+page.server.js': "export const load = async ({ fetch }) => ({ cart: await (await fetch('/own-endpoint/cart')).json() });\n",
      '+page.svelte': page('Cart of {data.cart.owner}, request {data.cart.requests}, the date is a {typeof data.cart.since}'),
    },
    asks: [get('', { as: 'alice' })],
    answers: ['200 Cart of alice, request 2, the date is a string'],
  },
  {
    id: 'own-function',
    title: 'the same with the function behind the endpoint',
    rules: ['no-internal-fetch-in-server-load'],
    files: {
      'cart.js': "export const cartOf = (owner) => ({ owner, since: new Date(0) });\n",
      '+page.server.js': "import { cartOf } from './cart.js';\n\nexport const load = ({ cookies }) => ({ cart: cartOf(cookies.get('user')) });\n",
      '+page.svelte': page('Cart of {data.cart.owner}, the date is a {data.cart.since.constructor.name}'),
    },
    asks: [get('', { as: 'alice' })],
    answers: ['200 Cart of alice, the date is a Date'],
  },
  {
    id: 'own-endpoint-fails',
    title: "a server `load` asks an endpoint of the app that throws `error(404, 'No such cart')`, and does not look at the status",
    rules: ['no-internal-fetch-in-server-load'],
    files: {
      'cart/+server.js': "import { error } from '@sveltejs/kit';\n\nexport const GET = () => {\n  throw error(404, 'No such cart');\n};\n",
      '+page.server.js': "export const load = async ({ fetch }) => ({ cart: await (await fetch('/own-endpoint-fails/cart', { headers: { accept: 'application/json' } })).json() });\n",
      '+page.svelte': page('{JSON.stringify(data.cart)}'),
    },
    asks: [get()],
    answers: { 'kit-1': ['200 {"message":"No such cart"}'], 'kit-2-70': ['200 {"message":"No such cart"}'], 'kit-3': ['200 {"status":404,"message":"No such cart"}'] },
  },
  {
    id: 'global-fetch',
    title: 'a server `load` asks an endpoint of the app with the global `fetch`',
    rules: ['no-internal-fetch-in-server-load'],
    files: {
      'cart/+server.js': "export const GET = () => new Response('cart');\n",
      '+page.server.js': "export const load = async () => ({ cart: await (await globalThis.fetch('/global-fetch/cart')).text() });\n",
      '+page.svelte': page('{data.cart}'),
    },
    asks: [get()],
    answers: ['500 error page: Internal Error [handleError: Failed to parse URL from /global-fetch/cart]'],
  },
  {
    id: 'fetched-on-mount',
    title: 'a component fetches what it shows when it is mounted',
    rules: ['no-endpoint-for-page-data'],
    files: {
      'cart/+server.js': "export const GET = () => new Response('three apples');\n",
      '+page.svelte': "<script>\n  import { onMount } from 'svelte';\n\n  let cart = 'nothing yet';\n\n  onMount(async () => {\n    cart = await (await fetch('/fetched-on-mount/cart')).text();\n  });\n</script>\n\n<main>{cart}</main>\n",
    },
    asks: [get('', { find: 'three apples' })],
    answers: ['200 nothing yet (without "three apples")'],
  },
  {
    id: 'loads-together',
    title: 'the loads of a layout and of its page, both slow, note when they begin and end',
    rules: ['no-await-parent-waterfall'],
    files: {
      'diary.js': 'export const diary = [];\nexport const slow = async (name) => {\n  diary.push(`${name} begins`);\n  await new Promise((done) => setTimeout(done, 20));\n  diary.push(`${name} ends`);\n};\n',
      '+layout.server.js': "import { slow } from './diary.js';\n\nexport const load = () => slow('layout');\n",
      '+page.server.js': "import { slow } from './diary.js';\n\nexport const load = () => slow('page');\n",
      '+page.svelte': page('Cart'),
      'diary/+server.js': "import { diary } from '../diary.js';\n\nexport const GET = () => new Response(diary.join(', '));\n",
    },
    asks: [get(), get('/diary')],
    answers: ['200 Cart', '200 text "layout begins, page begins, layout ends, page ends"'],
  },
  {
    id: 'parent-first',
    title: 'the same, and the page waits for `parent()` first',
    rules: ['no-await-parent-waterfall'],
    files: {
      'diary.js': 'export const diary = [];\nexport const slow = async (name) => {\n  diary.push(`${name} begins`);\n  await new Promise((done) => setTimeout(done, 20));\n  diary.push(`${name} ends`);\n};\n',
      '+layout.server.js': "import { slow } from './diary.js';\n\nexport const load = () => slow('layout');\n",
      '+page.server.js': "import { slow } from './diary.js';\n\nexport const load = async ({ parent }) => {\n  await parent();\n  await slow('page');\n};\n",
      '+page.svelte': page('Cart'),
      'diary/+server.js': "import { diary } from '../diary.js';\n\nexport const GET = () => new Response(diary.join(', '));\n",
    },
    asks: [get(), get('/diary')],
    answers: ['200 Cart', '200 text "layout begins, layout ends, page begins, page ends"'],
  },
  {
    id: 'promise-handed-over',
    title: 'a server `load` returns a promise without waiting, the page shows it with `{#await}`',
    rules: ['no-sequential-await', 'no-top-level-promise'],
    files: {
      '+page.server.js': "const slow = () => new Promise((done) => setTimeout(done, 20, 'five stars'));\n\nexport const load = () => ({ reviews: slow() });\n",
      '+page.svelte': page('{#await data.reviews}one moment{:then reviews}{reviews}{/await}'),
    },
    asks: [get('', { find: 'five stars' })],
    answers: { 'kit-1': ['200 five stars (with "five stars")'], 'kit-2-70': ['200 one moment (with "five stars")'], 'kit-3': ['200 one moment (with "five stars")'] },
  },
  {
    id: 'relative-dependency',
    title: "the same server `load` says `depends('cart', 'app:cart')` at two addresses; what Kit tells the browser",
    rules: ['valid-depends-identifier', 'no-orphan-invalidate'],
    files: {
      'load.js': "export const load = ({ depends }) => depends('cart', 'app:cart');\n",
      'goods/+page.server.js': "export { load } from '../load.js';\n",
      'goods/+page.svelte': page('Goods'),
      'orders/1/+page.server.js': "export { load } from '../../load.js';\n",
      'orders/1/+page.svelte': page('Order'),
    },
    asks: [
      dataOf('/goods', '01', { find: '"dependencies":["http://shop.example/relative-dependency/cart","app:cart"]' }),
      dataOf('/orders/1', '01', { find: '"dependencies":["http://shop.example/relative-dependency/orders/cart","app:cart"]' }),
    ],
    answers: [
      '200 [null,null] (with ""dependencies":["http://shop.example/relative-dependency/cart","app:cart"]")',
      '200 [null,null] (with ""dependencies":["http://shop.example/relative-dependency/orders/cart","app:cart"]")',
    ],
  },
  {
    id: 'server-fetch',
    title: 'a server `load` fetches `/stock`, another one names it with `depends()` as well; what Kit tells the browser',
    rules: ['no-orphan-invalidate'],
    files: {
      'stock/+server.js': "export const GET = () => new Response('3');\n",
      '+page.server.js': "export const load = async ({ fetch }) => ({ stock: await (await fetch('/server-fetch/stock')).text() });\n",
      '+page.svelte': page('{data.stock}'),
      'named/+page.server.js': "export async function load({ depends, fetch }) {\n  depends('/server-fetch/stock');\n  return { stock: await (await fetch('/server-fetch/stock')).text() };\n}\n",
      'named/+page.svelte': page('{data.stock}'),
    },
    asks: [dataOf('', '01', { find: '"dependencies"' }), dataOf('/named', '01', { find: '"dependencies":["http://shop.example/server-fetch/stock"]' })],
    answers: ['200 [null,{"stock":"3"}] (without ""dependencies"")', '200 [null,{"stock":"3"}] (with ""dependencies":["http://shop.example/server-fetch/stock"]")'],
  },
  {
    id: 'request-url',
    title: 'a server `load` returns the paths of `request.url` and of `url`; the page is asked for, then its data alone',
    rules: ['no-request-url-in-load'],
    files: {
      '+page.server.js': "export const load = ({ request, url }) => ({ request: request.url.slice(url.origin.length), url: url.pathname });\n",
      '+page.svelte': page('{data.request} {data.url}'),
    },
    asks: [get(), dataOf('', '01')],
    answers: ['200 /request-url /request-url', '200 [null,{"request":"/request-url/__data.json?x-sveltekit-invalidated=01","url":"/request-url"}]'],
  },
  {
    id: 'request-url-untracked',
    title: 'a server `load` reads `request.url`, another one `url.href`; what Kit tells the browser',
    rules: ['no-request-url-in-load'],
    files: {
      '+page.server.js': "export const load = ({ request }) => ({ size: request.url.length > 3 });\n",
      '+page.svelte': page('Shop'),
      'url/+page.server.js': "export const load = ({ url }) => ({ size: url.href.length > 3 });\n",
      'url/+page.svelte': page('Shop'),
    },
    asks: [dataOf('', '01', { find: '"uses":{}' }), dataOf('/url', '01', { find: '"uses":{"url":1}' })],
    answers: ['200 [null,{"size":true}] (with ""uses":{}")', '200 [null,{"size":true}] (with ""uses":{"url":1}")'],
  },
  {
    id: 'props-of-kit',
    title: 'what a page, a layout and an error page are given of `data`, `form`, `params`, `error`, `status` and `total`',
    rules: ['valid-kit-props'],
    files: {
      '[id]/+layout.svelte': `${props('layout')}<slot />\n`,
      '[id]/+page.svelte': `${props('page')}`,
      'gone/[id]/+page.server.js': "import { error } from '@sveltejs/kit';\n\nexport const load = () => {\n  throw error(410, 'Gone');\n};\n",
      'gone/[id]/+page.svelte': page('Shop'),
      'gone/[id]/+error.svelte': `${props('error page')}`,
    },
    asks: [get('/1', { find: 'layout data form' }), get('/gone/1')],
    answers: {
      'kit-1': ['200 page data form (without "layout data form")', '410 error page data form'],
      'kit-2-70': ['200 page data form params (with "layout data form")', '410 error page data form params'],
      'kit-3': ['200 page data form params (with "layout data form")', '410 error page data form params error'],
    },
  },
];

/** A component that says which of its props it is given; `form` is `null` where there is none. */
function props(name: string): string {
  const names = ['data', 'form', 'params', 'error', 'status', 'total'];
  return `<script>\n${names.map((one) => `  export let ${one} = undefined;\n`).join('')}  const given = { ${names.join(', ')} };\n</script>\n\n<main>${name} {Object.keys(given).filter((one) => given[one] !== undefined).join(' ')}</main>\n`;
}
