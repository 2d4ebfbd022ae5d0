/** Answers, headers and addresses that Kit refuses. */
import { enhanced, get, origin, page, post, type Probe } from '../probe.js';

/** A page whose server `load` has this body. */
function loads(body: string, more = 'Shop'): Probe['files'] {
  return { '+page.server.js': `export function load({ setHeaders, url }) {\n  ${body}\n}\n`, '+page.svelte': page(more) };
}

/** A page whose `load` redirects there, with these options. */
function redirects(location: string, options = ''): Probe['files'] {
  return { '+page.server.js': `import { redirect } from '@sveltejs/kit';\n\nexport const load = () => redirect(303, '${location}'${options && `, ${options}`});\n`, '+page.svelte': page('Pay') };
}

/** A page whose data is a promise of reviews. */
function streams(value: string, before = ''): Probe['files'] {
  return {
    '+page.server.js': `${before}async function reviews() {\n  await new Promise((done) => setTimeout(done, 10));\n  return 'five stars';\n}\n\nexport const load = async () => ({ shop: { reviews: ${value} } });\n`,
    '+page.svelte': page('{#await data.shop.reviews}one moment{:then reviews}{reviews}{/await}'),
  };
}

export const answerProbes: readonly Probe[] = [
  {
    id: 'response-from-action',
    title: 'an action returns `json(…)`',
    rules: ['serializable-data'],
    files: { '+page.server.js': "import { json } from '@sveltejs/kit';\n\nexport const actions = { default: () => json({ ordered: true }) };\n", '+page.svelte': page('Order') },
    asks: [post(), enhanced()],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from action inside /response-from-action is not serializable: Cannot stringify arbitra…]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Data returned from action inside /response-from-action is not serializable: Cannot stringify arbitra…]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Data returned from action inside /response-from-action is not serializable. Form actions need to ret…]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Data returned from action inside /response-from-action is not serializable. Form actions need to ret…]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: action_response_not_serializable Data returned from action inside `/response-from-action` is not ser…]',
        '500 {"type":"error","location":"/response-from-action","error":{"status":500,"message":"Internal Error"}} [handleError: action_response_not_serializable Data returned from action inside `/response-from-action` is not ser…]',
      ],
    },
  },
  {
    id: 'error-in-failure',
    title: 'an action returns what it caught, in `fail()`; another its message',
    rules: ['serializable-data'],
    files: {
      '+page.server.js': "import { fail } from '@sveltejs/kit';\n\nfunction order(what) {\n  try {\n    throw new Error('Out of stock');\n  } catch (error) {\n    return fail(400, what(error));\n  }\n}\n\nexport const actions = { all: () => order((error) => ({ error })), message: () => order(({ message }) => ({ message })) };\n",
      '+page.svelte': page('Order {form?.message ?? ""}'),
    },
    asks: [post('?/all'), post('?/message')],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from action inside /error-in-failure is not serializable: Cannot stringify arbitrary n…]',
        '400 Order Out of stock',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Data returned from action inside /error-in-failure is not serializable: Cannot stringify arbitrary n…]',
        '400 Order Out of stock',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: action_data_not_serializable Data returned from action inside `/error-in-failure` is not serializabl…]',
        '400 Order Out of stock',
      ],
    },
  },
  {
    id: 'promise-from-action',
    title: 'an action returns a promise below the top of its data',
    rules: ['serializable-data'],
    files: { '+page.server.js': "export const actions = { default: () => ({ sent: Promise.resolve('yes') }) };\n", '+page.svelte': page('Order') },
    asks: [post(), enhanced()],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from action inside /promise-from-action is not serializable: Cannot stringify arbitrar…]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Data returned from action inside /promise-from-action is not serializable: Cannot stringify arbitrar…]',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Data returned from action inside /promise-from-action is not serializable: Cannot stringify arbitrar…]',
        '500 {"type":"error","error":{"message":"Internal Error"}} [handleError: Data returned from action inside /promise-from-action is not serializable: Cannot stringify a Promis…]',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: action_data_not_serializable Data returned from action inside `/promise-from-action` is not serializ…]',
        '500 {"type":"error","location":"/promise-from-action","error":{"status":500,"message":"Internal Error"}} [handleError: action_data_not_serializable Data returned from action inside `/promise-from-action` is not serializ…]',
      ],
    },
  },
  {
    id: 'promise-of-response',
    title: 'a server `load` returns a promise of a `Response`, below the top of its data',
    rules: ['serializable-data'],
    files: streams("Promise.resolve(new Response('five stars'))"),
    asks: [get()],
    answers: {
      'kit-1': ['200 one moment [handleError: Failed to serialize promise while rendering /promise-of-response]'],
      'kit-2-70': ['200 one moment [handleError: Failed to serialize promise while rendering /promise-of-response]'],
      'kit-3': ['200 one moment [handleError: load_promise_not_serializable Failed to serialize promise while rendering `/promise-of-response` htt…]'],
    },
  },
  {
    id: 'address-as-data',
    title: 'a server `load` returns `url`',
    rules: ['serializable-data'],
    files: loads('return { url };', '{data.url.pathname}'),
    asks: [get()],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Data returned from `load` while rendering /address-as-data is not serializable: Cannot stringify arb…]',
      ],
      'kit-2-70': ['200 /address-as-data'],
      'kit-3': ['200 /address-as-data'],
    },
  },
  {
    id: 'object-from-endpoint',
    title: 'an endpoint returns an object, a text, nothing',
    rules: ['endpoint-returns-response'],
    files: { '+server.js': "export const GET = () => ({ items: [] });\nexport const POST = () => 'ordered';\nexport const DELETE = () => {};\nexport const PUT = () => new Response('changed');\n" },
    asks: ['GET', 'POST', 'DELETE', 'PUT'].map((method) => ({ method, path: '', headers: { origin } })),
    answers: {
      'kit-1': [
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '200 text "changed"',
      ],
      'kit-2-70': [
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '500 error.html: Internal Error [handleError: Invalid response from route /object-from-endpoint: handler should return a Response object]',
        '200 text "changed"',
      ],
      'kit-3': [
        '500 error.html: Internal Error [handleError: endpoint_invalid_response Invalid response from route `/object-from-endpoint`: handler should return…]',
        '500 error.html: Internal Error [handleError: endpoint_invalid_response Invalid response from route `/object-from-endpoint`: handler should return…]',
        '500 error.html: Internal Error [handleError: endpoint_invalid_response Invalid response from route `/object-from-endpoint`: handler should return…]',
        '200 text "changed"',
      ],
    },
  },
  {
    id: 'relative-fetch-in-load',
    title: "`load` asks for `/relative-fetch-in-load/stock` with the global `fetch`, for another address with the event's",
    rules: ['use-event-fetch'],
    files: {
      'stock/+server.js': "export const GET = () => new Response('three left');\n",
      '+page.server.js': "export const load = async (event) => {\n  const ask = event.url.searchParams.has('own') ? event.fetch : fetch;\n  return { stock: await (await ask('/relative-fetch-in-load/stock')).text() };\n};\n",
      '+page.svelte': page('{data.stock}'),
    },
    asks: [get(), get('?own')],
    answers: ['500 error page: Internal Error [handleError: Failed to parse URL from /relative-fetch-in-load/stock]', '200 three left'],
  },
  {
    id: 'relative-fetch-in-component',
    title: 'a component asks for a relative address as it starts, and waits for nothing',
    rules: ['use-event-fetch'],
    files: { '+page.svelte': page("{#await stock}one moment{:then answer}{answer.status}{/await}", "const stock = fetch('/relative-fetch-in-component/stock');") },
    asks: [get()],
    answers: ['200 one moment', 'the process lives on'],
    alone: true,
  },
  {
    id: 'relative-fetch-of-nobody',
    title: 'the same, and nobody waits for the answer',
    rules: ['use-event-fetch'],
    files: { '+page.svelte': page('{status}', "let status = 'one moment';\n  fetch('/relative-fetch-of-nobody/stock').then((answer) => (status = answer.status));") },
    asks: [get()],
    answers: {
      'kit-1': ['the process ends with code 1: TypeError: Failed to parse URL from /relative-fetch-of-nobody/stock'],
      'kit-2-70': ['the process ends with code 1: TypeError: Failed to parse URL from /relative-fetch-of-nobody/stock'],
    },
    alone: true,
  },
  {
    id: 'hash-in-load',
    title: 'a server `load` reads `url.hash`, for another address `url.search`',
    rules: ['no-url-hash-in-load'],
    files: loads("return { tab: url.searchParams.has('search') ? url.search : url.hash };", '{data.tab}'),
    asks: [get(), get('?search')],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Cannot access event.url.hash. Consider using `$page.url.hash` inside a component instead]',
        '200 ?search',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Cannot access event.url.hash. Consider using `page.url.hash` inside a component instead]',
        '200 ?search',
      ],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/url_hash_unavailable]', '200 ?search'],
    },
  },
  {
    id: 'hash-in-universal-load',
    title: 'the same in a universal `load`, on the server',
    rules: ['no-url-hash-in-load'],
    files: { '+page.js': 'export const load = ({ url }) => ({ tab: url.hash });\n', '+page.svelte': page('[{data.tab}]') },
    asks: [get()],
    answers: ['200 []'],
  },
  {
    id: 'header-in-universal-load',
    title: 'a universal `load` reads the `content-type` of an answer; below, `handle` lets it through',
    rules: ['load-header-needs-filter'],
    files: {
      'handle.js': "export const handle = ({ event, resolve }) => resolve(event, event.url.searchParams.has('let') ? { filterSerializedResponseHeaders: (name) => name === 'content-type' } : {});\n",
      'stock/+server.js': "export const GET = () => new Response('three left', { headers: { 'content-type': 'text/plain' } });\n",
      '+page.js': "export const load = async ({ fetch }) => ({ type: (await fetch('/header-in-universal-load/stock')).headers.get('content-type') });\n",
      '+page.svelte': page('{data.type}'),
    },
    asks: [get(), get('?let')],
    answers: {
      'kit-1': [
        '500 error page: Internal Error [handleError: Failed to get response header "content-type" — it must be included by the `filterSerializedResponseH…]',
        '200 text/plain',
      ],
      'kit-2-70': [
        '500 error page: Internal Error [handleError: Failed to get response header "content-type" — it must be included by the `filterSerializedResponseH…]',
        '200 text/plain',
      ],
      'kit-3': [
        '500 error page: Internal Error [handleError: load_response_header_not_serialized Failed to get response header `content-type` — it must be includ…]',
        '200 text/plain',
      ],
    },
  },
  {
    id: 'cookie-as-header',
    title: '`setHeaders()` is given `Set-Cookie`',
    rules: ['valid-response-headers'],
    files: loads("setHeaders({ 'Set-Cookie': 'theme=dark' });"),
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Use `event.cookies.set(name, value, options)` instead of `event.setHeaders` to set cookies]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Use `event.cookies.set(name, value, options)` instead of `event.setHeaders` to set cookies]'],
      'kit-3': [
        '500 error page: Internal Error [handleError: set_headers_cookie Use `event.cookies.set(name, value, options)` instead of `event.setHeaders` to se…]',
      ],
    },
  },
  {
    id: 'header-twice',
    title: 'a layout and a page set `cache-control`; another page below sets `etag`',
    rules: ['valid-response-headers'],
    files: {
      '+layout.server.js': "export const load = ({ setHeaders }) => setHeaders({ 'cache-control': 'no-store', 'server-timing': 'a;dur=1' });\n",
      'same/+page.server.js': "export const load = ({ setHeaders }) => setHeaders({ 'Cache-Control': 'max-age=60' });\n",
      'same/+page.svelte': page('Same'),
      'other/+page.server.js': "export const load = ({ setHeaders }) => setHeaders({ etag: 'a' });\n",
      'other/+page.svelte': page('Other'),
    },
    asks: [get('/same'), get('/other')],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: "Cache-Control" header is already set]', '200 Other'],
      'kit-2-70': ['500 error page: Internal Error [handleError: "Cache-Control" header is already set]', '200 Other'],
      'kit-3': [
        '500 error page: Internal Error [handleError: header_already_set `Cache-Control` header is already set https://svelte.dev/e/kit/header_already_set]',
        '200 Other',
      ],
    },
  },
  {
    id: 'cookie-after-resolve',
    title: '`handle` sets a cookie after `await resolve(event)`; for another address it adds the header to the response',
    rules: ['valid-response-headers'],
    files: {
      'handle.js': "export async function handle({ event, resolve }) {\n  const response = await resolve(event);\n  if (event.url.searchParams.has('append')) response.headers.append('set-cookie', event.cookies.serialize('seen', 'yes', { path: '/' }));\n  else if (event.url.searchParams.has('header')) event.setHeaders({ 'x-seen': 'yes' });\n  else event.cookies.set('seen', 'yes', { path: '/' });\n  return response;\n}\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get(), get('?append'), get('?header')],
    answers: {
      'kit-1': [
        '500 error.html: Internal Error [handleError: Cannot use `cookies.set(...)` after the response has been generated]',
        '200 sets seen=yes; Path=/ Shop',
        '500 error.html: Internal Error [handleError: Cannot use `setHeaders(...)` after the response has been generated]',
      ],
      'kit-2-70': [
        '500 error.html: Internal Error [handleError: Cannot use `cookies.set(...)` after the response has been generated]',
        '200 sets seen=yes; Path=/ Shop',
        '200 Shop',
      ],
      'kit-3': [
        '500 error.html: Internal Error [handleError: cookies_set_after_response Cannot use `cookies.set(...)` after the response has been generated https…]',
        '200 sets seen=yes; Path=/ Shop',
        '200 Shop',
      ],
    },
  },
  {
    id: 'stream-without-csr',
    title: 'a server `load` returns a promise, and the page has `csr = false`',
    rules: ['no-streaming-without-csr'],
    files: streams('reviews()', 'export const csr = false;\n\n'),
    asks: [get()],
    answers: ['200 one moment'],
  },
  {
    id: 'waited-without-csr',
    title: 'the same, and the `load` waits for it',
    rules: ['no-streaming-without-csr'],
    files: streams('await reviews()', 'export const csr = false;\n\n'),
    asks: [get()],
    answers: ['200 five stars'],
  },
  {
    id: 'late-parameter',
    title: 'a streamed part of the data looks at `url.search` as the first; its page is asked for, and what Kit notes of it',
    rules: ['no-late-dependency'],
    files: {
      '+page.server.js': "const pause = () => new Promise((done) => setTimeout(done, 10));\n\nexport const load = ({ url }) => ({ late: pause().then(() => url.searchParams.get('size')) });\n",
      '+page.svelte': page('Shop'),
      'early/+page.server.js': "const pause = () => new Promise((done) => setTimeout(done, 10));\n\nexport const load = ({ url }) => {\n  const size = url.searchParams.get('size');\n  return { late: pause().then(() => size) };\n};\n",
      'early/+page.svelte': page('Shop'),
    },
    asks: [
      { method: 'GET', path: '/__data.json?x-sveltekit-invalidated=01', headers: {}, find: '"search_params":["size"]' },
      { method: 'GET', path: '/early/__data.json?x-sveltekit-invalidated=01', headers: {}, find: '"search_params":["size"]' },
    ],
    answers: {
      'kit-2-70': [
        '200 [null,{"late":{"Promise":1}}] {"type":"chunk","id":1,"data":[null]} (without ""search_params":["size"]")',
        '200 [null,{"late":{"Promise":1}}] {"type":"chunk","id":1,"data":[null]} (with ""search_params":["size"]")',
      ],
      'kit-3': [
        '200 [null,{"late":{"Promise":1}}] {"type":"chunk","id":1,"data":[null]} (without ""search_params":["size"]")',
        '200 [null,{"late":{"Promise":1}}] {"type":"chunk","id":1,"data":[null]} (with ""search_params":["size"]")',
      ],
    },
  },
  {
    id: 'redirect-elsewhere',
    title: '`redirect()` is given an address of another site',
    rules: ['redirect-external-option'],
    files: redirects('https://pay.example/order'),
    asks: [get()],
    answers: {
      'kit-2-70': ['303 → https://pay.example/order'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/redirect_external_not_allowed]'],
    },
  },
  {
    id: 'redirect-allowed',
    title: 'the same with a list of sites that holds it',
    rules: ['redirect-external-option'],
    files: redirects('https://pay.example/order', "{ external: ['https://pay.example'] }"),
    asks: [get()],
    answers: {
      'kit-3': ['303 → https://pay.example/order'],
    },
  },
  {
    id: 'redirect-not-listed',
    title: 'the same with a list that does not',
    rules: ['redirect-external-option'],
    files: redirects('https://pay.example/order', "{ external: ['https://bank.example'] }"),
    asks: [get()],
    answers: {
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/redirect_external_not_in_allowlist]'],
    },
  },
  {
    id: 'redirect-to-script',
    title: '`redirect()` is given a script, with `external: true`',
    rules: ['redirect-external-option'],
    files: redirects('javascript:close()', '{ external: true }'),
    asks: [get()],
    answers: {
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/redirect_external_javascript]'],
    },
  },
  {
    id: 'redirect-bad-option',
    title: 'the option `external` is a text',
    rules: ['redirect-external-option'],
    files: redirects('https://pay.example/order', "{ external: 'https://pay.example' }"),
    asks: [get()],
    answers: {
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/redirect_external_option_invalid]'],
    },
  },
];
