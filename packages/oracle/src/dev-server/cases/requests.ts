/** What the server says of pages that are merely asked for. */
import { get, post } from '../../probes/probe.js';
import type { DevCase } from '../dev-case.js';

const page = '<h1>Shop</h1>\n';
const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

/** A Vite configuration with this in it. */
const vite = (more: string): string => text("import { sveltekit } from '@sveltejs/kit/vite';", '', `export default { plugins: [sveltekit()], ${more} };`);

/** One with these options of Kit. */
const kit = (options: string): string => text("import { sveltekit } from '@sveltejs/kit/vite';", '', `export default { plugins: [sveltekit({ ${options} })] };`);

/** A page with this server `load`. */
function loading(load: string, imports = ''): DevCase['bad'] {
  return { '+page.server.js': `${imports}export const load = ${load};\n`, '+page.svelte': page };
}

/** A page with this default action. */
function acting(body: string): DevCase['bad'] {
  return {
    '+page.server.js': text("import { error, redirect } from '@sveltejs/kit';", '', 'export const actions = {', `  default: async () => { ${body} }`, '};'),
    '+page.svelte': '<form method="POST"><button>Order</button></form>\n',
  };
}

/** A component with this script. */
function script(...lines: readonly string[]): string {
  return text('<script>', ...lines.map((line) => `  ${line}`), '</script>', '', '<h1>Shop</h1>');
}

/** A page whose `load` crashes, and the hook that is told. */
function crashing(handleError: string): DevCase['bad'] {
  return { ...loading("() => { throw new Error('The database is down'); }"), 'hooks.server.js': `export ${handleError}\n` };
}

/** A page in which a remote form has this markup. */
function remoteForm(...markup: readonly string[]): DevCase['bad'] {
  return {
    'order.remote.js': text("import { form } from '$app/server';", '', "export const order = form('unchecked', async () => ({}));"),
    '+page.svelte': text('<script>', "  import { order } from './order.remote.js';", '</script>', '', '<form {...order}>', ...markup.map((line) => `  ${line}`), '</form>'),
  };
}

export const requestCases: readonly DevCase[] = [
  {
    code: 'action_return_error', rule: 'serializable-data', title: 'an action returns the error that it caught',
    bad: acting("try { error(401, 'Log in'); } catch (problem) { return problem; }"),
    good: acting("error(401, 'Log in');"),
    asks: [post()],
  },
  {
    code: 'action_return_redirect', rule: 'serializable-data', title: 'an action returns the redirect that it caught',
    bad: acting("try { redirect(303, '/'); } catch (problem) { return problem; }"),
    good: acting("redirect(303, '/');"),
    asks: [post()],
  },
  {
    code: 'app_environment_deprecated', rule: 'no-deprecated-kit-api', title: 'a component imports `$app/environment`',
    bad: { '+page.svelte': script("import { browser } from '$app/environment';", 'browser;') },
    good: { '+page.svelte': script("import { browser } from '$app/env';", 'browser;') },
  },
  {
    code: 'app_stores_removed', rule: 'no-app-stores', title: 'a component reads `page` of `$app/stores`',
    bad: { '+page.svelte': "<script>\n  import { page } from '$app/stores';\n</script>\n\n{$page.url.pathname}\n" },
    good: { '+page.svelte': "<script>\n  import { page } from '$app/state';\n</script>\n\n{page.url.pathname}\n" },
  },
  {
    code: 'asset_leading_slash', rule: 'valid-asset-path', title: '`asset()` is given a path with a slash before it',
    bad: { '+page.svelte': "<script>\n  import { asset } from '$app/paths';\n</script>\n\n<img src={asset('/logo.png')} alt=\"Shop\" />\n", '/static/logo.png': '' },
    good: { '+page.svelte': "<script>\n  import { asset } from '$app/paths';\n</script>\n\n<img src={asset('sign.png')} alt=\"Shop\" />\n", '/static/sign.png': '' },
  },
  {
    code: 'cache_control_empty_directive', rule: 'valid-header-value', title: '`cache-control` ends with a comma',
    bad: loading("({ setHeaders }) => setHeaders({ 'cache-control': 'max-age=60,' })"),
    good: loading("({ setHeaders }) => setHeaders({ 'cache-control': 'max-age=60' })"),
  },
  {
    code: 'cache_control_invalid_directive', rule: 'valid-header-value', title: '`cache-control` has a directive that there is not',
    bad: loading("({ setHeaders }) => setHeaders({ 'cache-control': 'forever' })"),
    good: loading("({ setHeaders }) => setHeaders({ 'cache-control': 'immutable' })"),
  },
  {
    code: 'content_type_invalid', rule: 'valid-header-value', title: '`content-type` is `html`',
    bad: loading("({ setHeaders }) => setHeaders({ 'content-type': 'html' })"),
    good: loading("({ setHeaders }) => setHeaders({ 'content-type': 'text/html' })"),
  },
  {
    code: 'cookie_path_mismatch', rule: 'cookie-path-consistent', title: 'a cookie is set for a path below, and read above it',
    bad: { 'account/+page.server.js': "export const load = ({ cookies }) => cookies.set('bad', '1', { path: '/cookie_path_mismatch/bad/account' });\n", 'account/+page.svelte': page, '+server.js': "export const GET = ({ cookies }) => new Response(cookies.get('bad'));\n" },
    good: { 'account/+page.server.js': "export const load = ({ cookies }) => cookies.set('good', '1', { path: '/cookie_path_mismatch/good' });\n", 'account/+page.svelte': page, '+server.js': "export const GET = ({ cookies }) => new Response(cookies.get('good'));\n" },
    asks: [get('/account'), get()],
  },
  {
    code: 'cors_preflight_continue', rule: 'vite-config-conflict', title: 'Vite allows all origins', alone: true,
    bad: { '/vite.config.js': vite('server: { cors: true }') },
    good: { '/vite.config.js': vite("server: { cors: { origin: 'https://shop.example', preflightContinue: true } }") },
  },
  {
    code: 'depends_special_scheme', rule: 'valid-depends-identifier', title: '`depends` is given a scheme that URLs treat otherwise',
    bad: loading("({ depends }) => depends('jar:cart')"),
    good: loading("({ depends }) => depends('app:cart')"),
  },
  {
    code: 'env_module_deprecated', rule: 'no-deprecated-kit-api', title: 'a `load` imports `$env/static/private`',
    bad: loading('() => ({ open: SHOP_KEY.length })', "import { SHOP_KEY } from '$env/static/private';\n\n"),
    good: loading('() => ({ open: SHOP_KEY.length })', "import { SHOP_KEY } from '$app/env/private';\n\n"),
  },
  {
    code: 'error_body_deprecated', rule: 'no-deprecated-kit-api', title: '`error()` is given an object with the message',
    bad: loading("() => error(404, { message: 'No such order' })", "import { error } from '@sveltejs/kit';\n\n"),
    good: loading("() => error(404, 'No such order')", "import { error } from '@sveltejs/kit';\n\n"),
  },
  {
    code: 'fetch_relative_url', rule: 'use-event-fetch', title: 'a `load` asks for a relative address with the global `fetch`',
    bad: loading("async () => ({ ok: (await fetch('/')).ok })"),
    good: loading("async ({ fetch }) => ({ ok: (await fetch('/')).ok })"),
  },
  {
    code: 'form_action_data_without_ssr', rule: 'no-action-data-without-ssr', title: 'an action returns data to a page without `ssr`',
    bad: { '+page.js': 'export const ssr = false;\n', '+page.server.js': 'export const actions = { default: async () => ({ saved: true }) };\n', '+page.svelte': '<script>\n  let { form } = $props();\n</script>\n\n<form method="POST"><button>Save</button></form>\n{form?.saved}\n' },
    good: { '+page.server.js': 'export const actions = { default: async () => ({ saved: true }) };\n', '+page.svelte': '<script>\n  let { form } = $props();\n</script>\n\n<form method="POST"><button>Save</button></form>\n{form?.saved}\n' },
    asks: [post()],
  },
  {
    code: 'form_action_error_without_ssr', rule: 'no-action-data-without-ssr', title: 'an action of a page without `ssr` ends in an error',
    bad: { ...acting("error(501, 'Not yet');"), '+page.js': 'export const ssr = false;\n' },
    good: acting("error(501, 'Not yet');"),
    asks: [post()],
  },
  {
    code: 'form_fields_enumerated', rule: 'valid-remote-form', title: '`Object.keys` is given the fields of a remote form',
    bad: remoteForm('{Object.keys(order.fields).length}'),
    good: remoteForm('{Object.keys(order.fields.value() ?? {}).length}'),
  },
  {
    code: 'form_input_missing_value', rule: 'valid-remote-form', title: 'a hidden control of a remote form has no value',
    bad: remoteForm("<input {...order.fields.id.as('hidden')} />"),
    good: remoteForm("<input {...order.fields.id.as('hidden', '1')} />"),
  },
  {
    code: 'handle_error_async_without_async_svelte', rule: 'handle-error-safe', title: '`handleError` is `async`, and a component throws as it is rendered',
    bad: { '+page.svelte': script("throw new Error('Sold out');"), 'hooks.server.js': "export const handleError = async () => ({ message: 'Sorry' });\n" },
    good: { '+page.svelte': script("throw new Error('Sold out');"), 'hooks.server.js': "export const handleError = () => ({ message: 'Sorry' });\n" },
  },
  {
    code: 'handle_error_hook_failed', rule: 'handle-error-safe', title: '`handleError` throws',
    bad: crashing('const handleError = ({ error }) => { throw error; };'),
    good: crashing("const handleError = () => ({ message: 'Sorry' });"),
  },
  {
    code: 'handle_error_message_deprecated', rule: 'no-deprecated-kit-api', title: '`handleError` reads `message`',
    bad: crashing('const handleError = ({ message }) => ({ message });'),
    good: crashing('const handleError = ({ error }) => ({ message: error.name });'),
  },
  {
    code: 'handle_error_status_deprecated', rule: 'no-deprecated-kit-api', title: '`handleError` reads `status`',
    bad: crashing("const handleError = ({ status }) => ({ message: 'Sorry', code: status });"),
    good: crashing("const handleError = ({ event }) => ({ message: 'Sorry', code: event.route.id });"),
  },
  {
    code: 'load_invalid_response', rule: 'serializable-data', title: 'a universal `load` returns a list',
    bad: { '+page.js': "export const load = () => ['red', 'green'];\n", '+page.svelte': page },
    good: { '+page.js': "export const load = () => ({ colours: ['red', 'green'] });\n", '+page.svelte': page },
  },
  {
    code: 'load_tracking_after_return', rule: 'no-late-dependency', title: 'a streamed part of the data looks at `url` after it waited',
    bad: loading("({ fetch, url }) => { const list = async () => { await fetch('/'); return url.searchParams.get('size'); }; return { list: list() }; }"),
    good: loading("({ fetch, url }) => { const size = url.searchParams.get('size'); const list = async () => { await fetch('/'); return size; }; return { list: list() }; }"),
  },
  {
    code: 'read_asset_missing', rule: 'read-imported-asset', title: '`read()` is given a path that was not imported',
    bad: { '+server.js': "import { read } from '$app/server';\n\nexport const GET = () => read('/terms.txt');\n", '/static/terms.txt': 'Pay in time.\n' },
    good: { '+server.js': "import { read } from '$app/server';\nimport terms from './terms.txt?no-inline';\n\nexport const GET = () => read(terms);\n", 'terms.txt': 'Pay in time.\n' },
  },
  {
    code: 'service_worker_module_outside_worker', rule: 'service-worker-imports', title: 'a page imports `$app/service-worker`',
    bad: { '+page.svelte': script("import { self } from '$app/service-worker';", 'console.log(self);') },
    good: { '+page.svelte': script("import { version } from '$app/env';", 'console.log(version);') },
  },
  {
    code: 'ssr_fetch_eager', rule: 'no-eager-fetch', title: 'a component fetches as it starts',
    bad: { '+page.svelte': script("const rates = fetch('data:application/json,{}').then((answer) => answer.json());", 'rates;') },
    good: { '+page.svelte': script("const rates = () => fetch('data:application/json,{}').then((answer) => answer.json());", 'rates;') },
  },
  {
    code: 'ssr_fetch_relative_url', rule: 'use-event-fetch', title: 'a component fetches a relative address as it starts',
    bad: { '+page.svelte': script("const reviews = fetch('/reviews').catch(() => []);", 'reviews;') },
    good: { '+page.svelte': script("const reviews = () => fetch('/reviews').catch(() => []);", 'reviews;') },
  },
  {
    code: 'state_read_outside_render', rule: 'no-app-state-outside-render', title: 'a universal `load` reads `page.url`',
    bad: { '+page.js': "import { page } from '$app/state';\n\nexport const load = () => ({ at: page.url.pathname });\n", '+page.svelte': page },
    good: { '+page.js': 'export const load = ({ url }) => ({ at: url.pathname });\n', '+page.svelte': page },
  },
  {
    code: 'streaming_without_csr', rule: 'no-streaming-without-csr', title: 'a `load` returns a promise to a page with `csr = false`',
    bad: { ...loading("({ fetch }) => ({ stock: fetch('/').then((answer) => answer.status) })"), '+page.js': 'export const csr = false;\n' },
    good: { ...loading("async ({ fetch }) => ({ stock: await fetch('/').then((answer) => answer.status) })"), '+page.js': 'export const csr = false;\n' },
  },
  {
    code: 'tracing_api_missing', rule: 'unavailable-feature', title: 'traces are on, and their package is not installed', alone: true,
    bad: { '+page.svelte': page, '/vite.config.js': kit('tracing: { server: true }') },
    good: { '+page.svelte': page, '/vite.config.js': kit('tracing: { server: false }') },
  },
  {
    code: 'transform_page_chunk_comments', rule: 'transform-page-chunk-comments', title: '`transformPageChunk` removes comments',
    bad: { '+page.svelte': page, 'hooks.server.js': "export const handle = ({ event, resolve }) => resolve(event, { transformPageChunk: ({ html }) => html.replaceAll('<!---->', '') });\n" },
    good: { '+page.svelte': page, 'hooks.server.js': "export const handle = ({ event, resolve }) => resolve(event, { transformPageChunk: ({ html }) => html.replace('<body', '<body class=\"dark\"') });\n" },
  },
];
