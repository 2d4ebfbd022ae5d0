/** What Kit refuses of remote functions, and of their callers. */
import { get, origin, page, post, type Ask, type Probe } from '../probe.js';

/** A remote module: an export for each text. */
function remote(...functions: readonly string[]): string {
  return `import { command, form, getRequestEvent, prerender, query, requested } from '$app/server';\n\n${functions.map((one) => `export const ${one};\n`).join('')}`;
}

/** A page whose server `load` returns this expression, and whose default action runs it. */
function calling(functions: readonly string[], load: string, action = ''): Probe['files'] {
  const names = functions.map((one) => one.split(' ')[0]).join(', ');
  return {
    'shop.remote.js': remote(...functions),
    '+page.server.js': `import { ${names} } from './shop.remote.js';\n\nexport const load = async () => ({ done: ${load} });\n\nexport const actions = { default: async () => { ${action} } };\n`,
    '+page.svelte': page('{data.done}'),
  };
}

/** Sends a remote form with these pairs; the address is made of the path of its file. */
function sent(hash: string, ...pairs: readonly string[]): Ask {
  return { ...post(`?/remote=${hash}/order`), body: pairs.map((pair) => pair.split('=').map(encodeURIComponent).join('=')).join('&') };
}

/** Calls a command from outside, and names a page. */
function called(hash: string, from: string): Ask {
  return { method: 'POST', path: `/../_app/remote/${hash}/cancel`, headers: { 'content-type': 'application/json', origin, 'x-sveltekit-pathname': from }, body: JSON.stringify({ payload: '' }) };
}

export const remoteContractProbes: readonly Probe[] = [
  {
    id: 'command-by-page',
    title: 'a command refuses strangers who call it from `/admin`; a stranger says so, and says another page',
    rules: ['no-authorize-on-remote-url'],
    files: {
      'orders.remote.js': "import { error } from '@sveltejs/kit';\nimport { command, getRequestEvent } from '$app/server';\n\nexport const cancel = command(async () => {\n  const { locals, url } = getRequestEvent();\n  if (url.pathname.endsWith('/admin') && !locals.user) error(403, 'Not you');\n  return 'cancelled';\n});\n",
      'admin/+page.svelte': page('Orders'),
      '+page.svelte': page('Shop', "import { cancel } from './orders.remote.js';\n  cancel;"),
    },
    asks: [called('1w0vbql', '/command-by-page/admin'), called('1w0vbql', '/command-by-page')],
    answers: {
      'kit-2-70': ['200 {"type":"error","error":{"message":"Not you"},"status":403}', '200 {"type":"result","data":{"_":"cancelled"}}'],
      'kit-3': ['200 {"type":"error","error":{"status":403,"message":"Not you"}}', '200 {"type":"result","data":{"_":"cancelled"}}'],
    },
  },
  {
    id: 'query-sets-cookie',
    title: 'a query sets a cookie',
    rules: ['valid-remote-request'],
    files: calling(["seen = query(async () => getRequestEvent().cookies.set('seen', 'yes', { path: '/' }))"], 'await seen()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot set cookies in `query` or `prerender` functions] [handleError: Cannot set cookies in `query` or `prerender` functions]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_cookie_forbidden Cannot set cookies in `query` or `prerender` functions https://svelte.dev/e/…] [handleError: remote_cookie_forbidden Cannot set cookies in `query` or `prerender` functions https://svelte.dev/e/…]'],
    },
  },
  {
    id: 'prerender-deletes-cookie',
    title: 'a `prerender` function deletes a cookie',
    rules: ['valid-remote-request'],
    files: calling(["seen = prerender('unchecked', async () => getRequestEvent().cookies.delete('seen', { path: '/' }), { dynamic: true })"], 'await seen(1)'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot delete cookies in `query` or `prerender` functions] [handleError: Cannot delete cookies in `query` or `prerender` functions]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_cookie_forbidden Cannot delete cookies in `query` or `prerender` functions https://svelte.dev…] [handleError: remote_cookie_forbidden Cannot delete cookies in `query` or `prerender` functions https://svelte.dev…]'],
    },
  },
  {
    id: 'command-sets-cookie',
    title: 'an action calls a command that sets a cookie, then one with a relative path',
    rules: ['valid-remote-request'],
    files: calling(
      ["seen = command(async () => getRequestEvent().cookies.set('seen', 'yes', { path: '/' }))", "near = command(async () => getRequestEvent().cookies.set('near', 'yes', { path: 'shop' }))"],
      "''", 'await seen(); await near();',
    ),
    asks: [post()],
    answers: {
      'kit-2-70': ['500 sets seen=yes; Path=/ error page: Internal Error [handleError: Cookies set in remote functions must have an absolute path]'],
      'kit-3': ['500 sets seen=yes; Path=/ error page: Internal Error [handleError: remote_cookie_path_relative Cookies set in remote functions must have an absolute path https://svelt…]'],
    },
  },
  {
    id: 'query-sets-headers',
    title: 'a query calls `setHeaders`',
    rules: ['valid-remote-request'],
    files: calling(["aged = query(async () => getRequestEvent().setHeaders({ age: '1' }))"], 'await aged()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: setHeaders is not allowed in remote functions] [handleError: setHeaders is not allowed in remote functions]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_headers_forbidden `setHeaders` is not allowed in remote functions https://svelte.dev/e/kit/re…] [handleError: remote_headers_forbidden `setHeaders` is not allowed in remote functions https://svelte.dev/e/kit/re…]'],
    },
  },
  {
    id: 'query-reads-url',
    title: 'a query reads `url` of the request',
    rules: ['valid-remote-request'],
    files: calling(['at = query(async () => getRequestEvent().url.pathname)'], 'await at()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 /query-reads-url'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_request_property Cannot access `event.url` in a query. Pass the value as an argument to the q…] [handleError: remote_request_property Cannot access `event.url` in a query. Pass the value as an argument to the q…]'],
    },
  },
  {
    id: 'command-in-load',
    title: '`load` calls a command',
    rules: ['valid-remote-call'],
    files: calling(['count = command(async () => 1)'], 'await count()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call a command (`count()`) from a GET handler]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_command_method Cannot call a command (`count`) from a `GET` handler https://svelte.dev/e/kit/…]'],
    },
  },
  {
    id: 'command-in-query',
    title: 'a query calls a command',
    rules: ['valid-remote-call'],
    files: calling(['count = command(async () => 1)', 'counted = query(async () => count())'], 'await counted()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call a command (`count()`) from a GET handler] [handleError: Cannot call a command (`count()`) from a GET handler]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_command_readonly Cannot call a command (`count`) inside a query or prerender function https:/…] [handleError: remote_command_readonly Cannot call a command (`count`) inside a query or prerender function https:/…]'],
    },
  },
  {
    id: 'command-in-script',
    title: 'the script of a component calls a command',
    rules: ['valid-remote-call'],
    files: {
      'shop.remote.js': remote('count = command(async () => 1)'),
      '+page.svelte': page('Shop', "import { count } from './shop.remote.js';\n  count();"),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call a command (`count()`) from a GET handler]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_command_method Cannot call a command (`count`) from a `GET` handler https://svelte.dev/e/kit/…]'],
    },
  },
  {
    id: 'command-after-post',
    title: 'the same on a page with an action, to which a form is posted',
    rules: ['valid-remote-call'],
    files: {
      'shop.remote.js': remote('count = command(async () => 1)'),
      '+page.server.js': 'export const actions = { default: async () => {} };\n',
      '+page.svelte': page('Shop', "import { count } from './shop.remote.js';\n  count();"),
    },
    asks: [get(), post()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call a command (`count()`) from a GET handler]', '500 error page: Internal Error [handleError: Cannot call a command (`count()`) during server-side rendering]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_command_method Cannot call a command (`count`) from a `GET` handler https://svelte.dev/e/kit/…]', '500 error page: Internal Error [handleError: remote_command_render Cannot call a command (`count`) during server-side rendering https://svelte.de…]'],
    },
  },
  {
    id: 'command-in-action',
    title: 'an action calls a command that calls another one',
    rules: ['valid-remote-call'],
    files: calling(['count = command(async () => 1)', 'twice = command(async () => (await count()) + 1)'], "''", 'return { done: await twice() };'),
    asks: [post()],
    answers: {
      'kit-2-70': ['200'],
      'kit-3': ['200'],
    },
  },
  {
    id: 'argument-regexp',
    title: '`load` gives a query a regular expression',
    rules: ['valid-remote-call'],
    files: calling(["find = query('unchecked', async (text) => String(text))"], "await find(new RegExp('a'))"),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Regular expressions are not valid remote function arguments]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/remote_argument_unsupported]'],
    },
  },
  {
    id: 'prerender-not-dynamic',
    title: 'a page that is not prerendered calls a `prerender` function with an argument, then one that is `dynamic`',
    rules: ['valid-remote-call'],
    // Kit 2 finds the file by its name alone, so that name may be there once only.
    files: {
      'terms.remote.js': remote("term = prerender('unchecked', async (id) => id)"),
      'open.remote.js': remote("open = prerender('unchecked', async (id) => id, { dynamic: true })"),
      '+page.server.js': "import { term } from './terms.remote.js';\nimport { open } from './open.remote.js';\n\nexport const load = async ({ url }) => ({ done: url.search ? await open('b') : await term('a') });\n",
      '+page.svelte': page('{data.done}'),
    },
    asks: [get(), get('?open')],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Unexpectedly called prerender function. Did you forget to set { dynamic: true } ?] [handleError: Unexpectedly called prerender function. Did you forget to set { dynamic: true } ?]', '200 b'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_prerender_not_dynamic Unexpectedly called `prerender` function. Did you forget to set `{ dyna…] [handleError: remote_prerender_not_dynamic Unexpectedly called `prerender` function. Did you forget to set `{ dyna…]', '200 b'],
    },
  },
  {
    id: 'live-query-empty',
    title: 'a live query that gives no value is waited for',
    rules: ['valid-remote-function'],
    files: calling(['total = query.live(async function* () { getRequestEvent(); })'], 'await total()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: query.live \'total\' did not yield a value] [handleError: query.live \'total\' did not yield a value]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_query_live_no_value `query.live` `total` did not yield a value https://svelte.dev/e/kit/remot…] [handleError: remote_query_live_no_value `query.live` `total` did not yield a value https://svelte.dev/e/kit/remot…]'],
    },
  },
  {
    id: 'live-query-object',
    title: 'a live query gives an object',
    rules: ['valid-remote-function'],
    files: calling(['total = query.live(async () => ({ total: 3 }))'], 'await total()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: query.live \'total\' must return an Iterator, Iterable, AsyncIterator or AsyncIterable] [handleError: query.live \'total\' must return an Iterator, Iterable, AsyncIterator or AsyncIterable]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_query_live_not_iterable `query.live` `total` must return an `Iterator`, `Iterable`, `AsyncIte…] [handleError: remote_query_live_not_iterable `query.live` `total` must return an `Iterator`, `Iterable`, `AsyncIte…]'],
    },
  },
  {
    id: 'live-query-generator',
    title: 'a live query gives a generator',
    rules: ['valid-remote-function'],
    files: calling(['total = query.live(async function* () { yield 3; })'], 'await total()'),
    asks: [get()],
    answers: {
      'kit-2-70': ['200 3'],
      'kit-3': ['200 3'],
    },
  },
  {
    id: 'requested-in-load',
    title: '`load` calls `requested`',
    rules: ['valid-remote-call'],
    files: {
      'shop.remote.js': remote('cart = query(async () => [])'),
      '+page.server.js': "import { requested } from '$app/server';\nimport { cart } from './shop.remote.js';\n\nexport const load = async () => ({ done: await requested(cart, 5).refreshAll() });\n",
      '+page.svelte': page('{data.done}'),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: requested(...) can only be called in the context of a command/form remote function]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_requested_context `requested(...)` can only be called in the context of a command/form remote…]'],
    },
  },
  {
    id: 'requested-command',
    title: '`requested` is given a command',
    rules: ['valid-remote-call'],
    files: calling(['order = command(async () => 1)', 'pay = command(async () => requested(order, 5).refreshAll())'], "''", 'await pay();'),
    asks: [post()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: requested(...) expects a query function created with query(...), query.batch(...), or query.live(...…]'],
      'kit-3': ['500 error page: Internal Error [handleError: remote_requested_invalid_query `requested(...)` expects a query function created with `query(...)`, …]'],
    },
  },
  {
    id: 'updates-on-server',
    title: 'an action calls `.updates()` of a command',
    rules: ['no-navigation-on-server'],
    files: calling(['order = command(async () => 1)', 'cart = query(async () => [])'], "''", 'await order().updates(cart);'),
    asks: [post()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call \'order(...).updates(...)\' on the server]'],
      'kit-3': ['500 error page: Internal Error [handleError: server_api_unavailable Cannot call `order(...).updates(...)` on the server https://svelte.dev/e/kit/…]'],
    },
  },
  {
    id: 'field-names',
    title: 'a remote form is sent with a name that has a hyphen, with `constructor`, with one path as a list and as an object, with one twice, with a name of its own, and rightly',
    rules: ['valid-remote-form'],
    files: {
      'shop.remote.js': remote("order = form('unchecked', async (data) => ({ got: Object.keys(data).join() }))"),
      '+page.svelte': page('{order.action} {order.result?.got}', "import { order } from './shop.remote.js';"),
    },
    asks: [sent('1d9kk9s', 'last-name/1d9kk9s/order=a'), sent('1d9kk9s', 'constructor.a/1d9kk9s/order=a'), sent('1d9kk9s', 'a[0]/1d9kk9s/order=a', 'a.b/1d9kk9s/order=b'), sent('1d9kk9s', 'a/1d9kk9s/order=a', 'a/1d9kk9s/order=b'), sent('1d9kk9s', 'a=a'), sent('1d9kk9s', 'a/1d9kk9s/order=a')],
    answers: {
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/kit/form_field_invalid_name]', '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/form_field_forbidden_key]', '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/form_field_array_conflict]', '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/form_field_duplicate]', '500 error page: Internal Error [handleError: https://svelte.dev/e/kit/form_field_unbound]', '200 ?/remote=1d9kk9s/order a'],
    },
  },
  {
    id: 'field-names-in-2',
    title: 'the same in Kit 2, where a name of its own is fine',
    rules: ['valid-remote-form'],
    files: {
      'shop.remote.js': remote("order = form('unchecked', async (data) => ({ got: Object.keys(data).join() }))"),
      '+page.svelte': page('{order.action} {order.result?.got}', "import { order } from './shop.remote.js';"),
    },
    asks: [sent('7yzohh', 'last-name=a'), sent('7yzohh', 'constructor.a=a'), sent('7yzohh', 'a[0]=a', 'a.b=b'), sent('7yzohh', 'a=a', 'a=b'), sent('7yzohh', 'a=a')],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Invalid path last-name]', '500 error page: Internal Error [handleError: Invalid key "constructor"]', '500 error page: Internal Error [handleError: Invalid array key b]', '500 error page: Internal Error [handleError: Form cannot contain duplicated keys — "a" has 2 values]', '200 ?/remote=7yzohh/order a'],
    },
  },
];
