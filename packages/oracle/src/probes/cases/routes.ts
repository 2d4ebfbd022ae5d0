/** Which route a request has, and what is none. */
import { get, page, type Probe } from '../probe.js';

export const routeProbes: readonly Probe[] = [
  {
    id: 'event-route-id',
    title: '`handle` asks for `event.routeId` and for `event.route.id`, of a route and of an unknown address',
    rules: ['no-event-routeid', 'no-unsafe-route-id'],
    files: {
      'handle.js': "export const handle = ({ event }) => new Response(`${event.routeId}, ${event.route.id}`);\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get(), get('/nowhere')],
    answers: ['200 text "undefined, /event-route-id"', '200 text "undefined, null"'],
  },
  {
    id: 'guard-by-routeid',
    title: "a guard in `handle` asks `event.routeId?.startsWith('/guard-by-routeid')`",
    rules: ['no-event-routeid'],
    files: {
      'handle.js': "export function handle({ event, resolve }) {\n  if (event.routeId?.startsWith('/guard-by-routeid')) return new Response('Log in first', { status: 401 });\n  return resolve(event);\n}\n",
      '+page.svelte': page('All invoices'),
    },
    asks: [get()],
    answers: ['200 All invoices'],
  },
  {
    id: 'unsafe-route-id',
    title: '`handle` calls `event.route.id.startsWith(…)`',
    rules: ['no-unsafe-route-id'],
    files: {
      'handle.js': "export function handle({ event, resolve }) {\n  if (event.route.id.startsWith('/admin')) return new Response('Log in first', { status: 401 });\n  return resolve(event);\n}\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get(), get('/wp-login.php')],
    answers: ['200 Shop', "500 error.html: Internal Error [handleError: Cannot read properties of null (reading 'startsWith')]"],
  },
  {
    id: 'safe-route-id',
    title: 'the same with `event.route.id?.startsWith(…)`',
    rules: ['no-unsafe-route-id'],
    files: {
      'handle.js': "export function handle({ event, resolve }) {\n  if (event.route.id?.startsWith('/admin')) return new Response('Log in first', { status: 401 });\n  return resolve(event);\n}\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get('/wp-login.php')],
    answers: {
      'kit-1': ['404 error page: Not Found [handleError: Not found: /safe-route-id/wp-login.php]'],
      'kit-2-70': ['404 error page: Not Found [handleError: Not found: /safe-route-id/wp-login.php]'],
      'kit-3': ['404 error page: Not Found'],
    },
  },
  {
    id: 'routeid-of-nothing',
    title: '`handle` calls `event.routeId.startsWith(…)`, a page shows `page.routeId`',
    rules: ['no-event-routeid'],
    files: (kit) => ({
      'handle.js': "export function handle({ event, resolve }) {\n  if (event.url.searchParams.has('guarded') && event.routeId.startsWith('/admin')) return new Response('Log in first', { status: 401 });\n  return resolve(event);\n}\n",
      '+page.svelte': kit === 'kit-1' ? page('{typeof $current.routeId}', "import { page as current } from '$app/stores';") : page('{typeof current.routeId}', "import { page as current } from '$app/state';"),
    }),
    asks: [get(), get('?guarded')],
    answers: ['200 undefined', "500 error.html: Internal Error [handleError: Cannot read properties of undefined (reading 'startsWith')]"],
  },
  {
    id: 'unsafe-root-layout',
    title: 'the root layout calls `page.route.id.startsWith(…)` while it is rendered around a page, and around the error page of an unknown address',
    rules: ['no-unsafe-route-id'],
    files: (kit) => ({
      '/src/routes/+layout.svelte': `<script>
  import { page } from '${kit === 'kit-1' ? '$app/stores' : '$app/state'}';
</script>

{#if ${kit === 'kit-1' ? '$page' : 'page'}.url.pathname.startsWith('/unsafe-root-layout') && ${kit === 'kit-1' ? '$page' : 'page'}.route.id.startsWith('/unsafe')}<p>A layout of its own</p>{/if}
<slot />
`,
      '+page.svelte': page('Shop'),
    }),
    asks: [get(), get('/nowhere')],
    answers: {
      'kit-1': [
        '200 Shop',
        "500 error.html: Internal Error [handleError: Not found: /unsafe-root-layout/nowhere] [handleError: Cannot read properties of null (reading 'startsWith')]",
      ],
      'kit-2-70': [
        '200 Shop',
        "500 error.html: Internal Error [handleError: Not found: /unsafe-root-layout/nowhere] [handleError: Cannot read properties of null (reading 'startsWith')]",
      ],
      'kit-3': ['200 Shop', "500 error.html: Internal Error [handleError: Cannot read properties of null (reading 'startsWith')]"],
    },
  },
  {
    id: 'misspelled-page',
    title: 'a page is called `page.svelte`, without `+`',
    rules: ['misspelled-filename'],
    files: { 'page.svelte': page('Cart'), 'other/+page.svelte': page('Other') },
    asks: [get(), get('/other')],
    answers: {
      'kit-1': ['404 error page: Not Found [handleError: Not found: /misspelled-page]', '200 Other'],
      'kit-2-70': ['404 error page: Not Found [handleError: Not found: /misspelled-page]', '200 Other'],
      'kit-3': ['404 error page: Not Found', '200 Other'],
    },
  },
  {
    id: 'misspelled-hooks',
    title: 'a guard stands in `src/hook.server.js`',
    rules: ['misspelled-filename'],
    files: {
      '/src/hook.server.js': "export const handle = () => new Response('Log in first', { status: 401 });\n",
      '+page.svelte': page('All invoices'),
    },
    asks: [get()],
    answers: ['200 All invoices'],
  },
  {
    id: 'async-matcher',
    title: 'a route `[id=slow]` has an `async` matcher that refuses everything, another one a matcher that gives `null` for what does not begin with an a',
    rules: ['valid-param-matcher'],
    files: (kit) => ({
      ...(kit === 'kit-3'
        ? { '/src/params.js': "import { defineParams } from '@sveltejs/kit/params';\n\nexport const params = defineParams({ slow: async () => false, sku: (value) => (value.startsWith('a') ? value : null) });\n" }
        : { '/src/params/slow.js': 'export const match = async () => false;\n', '/src/params/sku.js': "export const match = (value) => (value.startsWith('a') ? value : null);\n" }),
      '[id=slow]/+page.svelte': page('Order'),
      'sku/[sku=sku]/+page.svelte': page('Thing'),
    }),
    asks: [get('/A-1'), get('/sku/a1'), get('/sku/b1')],
    answers: {
      'kit-1': ['200 Order', '200 Thing', '404 error page: Not Found [handleError: Not found: /async-matcher/sku/b1]'],
      'kit-2-70': ['200 Order', '200 Thing', '404 error page: Not Found [handleError: Not found: /async-matcher/sku/b1]'],
      'kit-3': ['500 error.html: Internal Error [handleError: https://svelte.dev/e/kit/param_matcher_async]', '200 Thing', '500 error.html: Internal Error [handleError: https://svelte.dev/e/kit/param_matcher_result_invalid]'],
    },
  },
  {
    id: 'page-options-as-text',
    title: "a page has `csr = 'false'`, another one `csr = false`, a third `ssr = false` too",
    rules: ['valid-page-options'],
    files: {
      'text/+page.js': "export const csr = 'false';\n", 'text/+page.svelte': page('Shop'),
      'off/+page.js': 'export const csr = false;\n', 'off/+page.svelte': page('Shop'),
      'both/+page.js': 'export const csr = false;\nexport const ssr = false;\n', 'both/+page.svelte': page('Shop'),
    },
    asks: [get('/text', { find: '<script' }), get('/off', { find: '<script' }), get('/both', { find: '<script' })],
    answers: ['200 Shop (with "<script")', '200 Shop (without "<script")', '200 a page without <main> (without "<script")'],
  },
];
