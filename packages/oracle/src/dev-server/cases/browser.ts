/** What is said of pages that a browser runs. */
import type { DevCase, Step } from '../dev-case.js';

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const click: readonly Step[] = [{ click: 'button' }];

/** A component whose script begins with these imports, and whose button does this. */
function doing(imports: string, what: string, ...markup: readonly string[]): DevCase['bad'] {
  return { '+page.svelte': text('<script>', `  ${imports}`, `  const act = () => ${what};`, '</script>', '', '<button onclick={act}>Act</button>', ...markup) };
}

/** The same with what `$app/navigation` has. */
function navigating(what: string): DevCase['bad'] {
  return doing(`import { ${/^\w+/.exec(what)?.[0]} } from '$app/navigation';`, what);
}

/** A page with a link or a form. */
const markup = (...lines: readonly string[]): DevCase['bad'] => ({ '+page.svelte': text(...lines) });

/** A page whose form is enhanced. */
function enhanced(form: string, imports = ''): DevCase['bad'] {
  return {
    '+page.server.js': 'export const actions = { default: async () => {} };\n',
    '+page.svelte': text('<script>', "  import { enhance } from '$app/forms';", ...(imports ? [`  ${imports}`] : []), '</script>', '', form),
  };
}

const FORM = "order = form('unchecked', async () => ({}))";

/** A remote module, and a page with this script and markup. */
function remote(functions: readonly string[], script: readonly string[], ...lines: readonly string[]): DevCase['bad'] {
  const names = functions.map((one) => one.split(' ')[0]).join(', ');
  return {
    'shop.remote.js': text("import { command, form, query, requested } from '$app/server';", "import { fail, invalid, redirect } from '@sveltejs/kit';", '', ...functions.map((one) => `export const ${one};`)),
    '+page.svelte': text('<script>', `  import { ${names} } from './shop.remote.js';`, ...script.map((line) => `  ${line}`), '</script>', '', ...lines),
  };
}

const schema = "{ '~standard': { version: 1, vendor: 'shop', validate: (value) => ({ value }) } }";
const cart = "cart = query('unchecked', async (id) => [id])";
const pay = 'pay = command(async () => 1)';
const button = '<button onclick={act}>Act</button>';

/** A page that shows a cart and pays for it, so. */
function paying(how: string): DevCase['bad'] {
  return remote([cart, pay], ['const one = cart(1);', `const act = () => ${how};`], '{one.current}', button);
}

/** A page that pays with this body. */
function requesting(kind: string, body: string): DevCase['bad'] {
  return remote([kind, `pay = command(async () => { ${body} })`], ['const one = cart(1);', 'const act = () => pay().updates(cart);'], '{one.current}', button);
}

/** The app's frame, in which Kit puts the page here. */
const frame = (body: string): string => text('<!doctype html>', '<html lang="en">', '  <head>%sveltekit.head%</head>', `  <body>${body}</body>`, '</html>');

/** Routes are resolved by the server. */
const resolving = "import { sveltekit } from '@sveltejs/kit/vite';\n\nexport default { plugins: [sveltekit({ router: { resolution: 'server' } })] };\n";
const feed = { 'feed/+server.js': "export const GET = () => new Response('');\n" };

export const browserCases: readonly DevCase[] = [
  {
    code: 'app_body_unwrapped', rule: 'app-body-wrapper', title: 'the page stands in the body at once',
    alone: true,
    bad: { ...markup('<h1>Shop</h1>'), '/src/app.html': frame('%sveltekit.body%') },
    good: { ...markup('<h1>Shop</h1>'), '/src/app.html': frame('<div>%sveltekit.body%</div>') },
    inBrowser: [],
  },
  {
    code: 'enhance_file_without_enctype', rule: 'file-input-enctype', title: 'an enhanced form with a file, without its `enctype`',
    bad: enhanced('<form method="POST" use:enhance><input type="file" name="photo" /><button>Send</button></form>'),
    good: enhanced('<form method="POST" enctype="multipart/form-data" use:enhance><input type="file" name="photo" /><button>Send</button></form>'),
    inBrowser: click,
  },
  {
    code: 'enhance_invalid_method', rule: 'enhance-requires-post', title: 'an enhanced form without a method',
    bad: enhanced('<form use:enhance></form>'),
    good: enhanced('<form method="POST" use:enhance></form>'),
    inBrowser: [],
  },
  {
    code: 'enhance_invalidate_all_deprecated', rule: 'enhance-update-options', title: '`update` is given `invalidateAll`',
    bad: enhanced('<form method="POST" use:enhance={() => ({ update }) => update({ invalidateAll: false })}><button>Send</button></form>'),
    good: enhanced('<form method="POST" use:enhance={() => ({ update }) => update({ refreshAll: false })}><button>Send</button></form>'),
    inBrowser: click,
  },
  {
    code: 'goto_invalidate_all_deprecated', rule: 'no-deprecated-kit-api', title: '`goto` is given `invalidateAll`',
    bad: navigating("goto('/', { invalidateAll: true })"),
    good: navigating("goto('/', { refreshAll: true })"),
    inBrowser: click,
  },
  {
    code: 'goto_options_removed', rule: 'no-deprecated-kit-api', title: '`goto` is given `noScroll`',
    bad: navigating("goto('/', { noScroll: true })"),
    good: navigating("goto('/', { reset: false })"),
    inBrowser: click,
  },
  {
    code: 'goto_replace_state_deprecated', rule: 'no-deprecated-kit-api', title: '`goto` is given `replaceState`',
    bad: navigating("goto('/', { replaceState: true })"),
    good: navigating("goto('/', { replace: true })"),
    inBrowser: click,
  },
  {
    code: 'history_api_conflict', rule: 'no-history-api', title: 'a component calls `history.replaceState`',
    bad: doing('', "history.replaceState({}, '', '?size=s')"),
    good: doing("import { goto } from '$app/navigation';", "goto('?size=s', { shallow: true, replace: true })"),
    inBrowser: click,
  },
  {
    code: 'link_option_invalid', rule: 'valid-link-option', title: 'a link has a value that an option does not know',
    bad: markup('<a href="/" data-sveltekit-preload-data="never">Home</a>'),
    good: markup('<a href="/" data-sveltekit-preload-data="tap">Home</a>'),
    inBrowser: [{ hover: 'a' }],
  },
  {
    code: 'link_option_replaced', rule: 'valid-link-option', title: 'a link has an option of Kit 2',
    bad: markup('<a href="/" data-sveltekit-noscroll>Home</a>'),
    good: markup('<a href="/" data-sveltekit-reset="false">Home</a>'),
    inBrowser: [{ hover: 'a' }],
  },
  {
    code: 'navigation_external_url', rule: 'valid-navigation-target', title: '`goto` is given the address of another site',
    bad: navigating("goto('https://pay.example')"),
    good: doing('', "location.assign('#pay')"),
    inBrowser: click,
  },
  {
    code: 'navigation_route_missing', rule: 'valid-navigation-target', title: '`goto` is given an address without a page',
    bad: navigating("goto('/navigation_route_missing/none')"),
    good: navigating("goto('/')"),
    inBrowser: click,
  },
  {
    code: 'preload_code_endpoint_only', rule: 'valid-navigation-target', title: '`preloadCode` is given an endpoint, and the server resolves routes',
    alone: true,
    bad: { ...navigating("preloadCode('/preload_code_endpoint_only/bad/feed')"), ...feed, '/vite.config.js': resolving },
    good: { ...navigating("preloadCode('/preload_code_endpoint_only/good')"), ...feed, '/vite.config.js': resolving },
    inBrowser: click,
  },
  {
    code: 'preload_invalid_route_id', rule: 'valid-navigation-target', title: '`preloadCode` is given no slash',
    bad: navigating("preloadCode('navigation')"),
    good: navigating("preloadCode('/')"),
    inBrowser: click,
  },
  {
    code: 'preload_route_is_pathname', rule: 'valid-navigation-target', title: '`preloadCode` is given an address in place of a route',
    bad: { ...navigating("preloadCode('/preload_route_is_pathname/bad/shirts')"), '[kind]/+page.svelte': '<h1>Goods</h1>\n' },
    good: { ...navigating("preloadCode('/preload_route_is_pathname/good/[kind]')"), '[kind]/+page.svelte': '<h1>Goods</h1>\n' },
    inBrowser: click,
  },
  {
    code: 'preload_route_missing', rule: 'valid-navigation-target', title: '`preloadCode` is given a route that there is not',
    bad: navigating("preloadCode('/preload_route_missing/none')"),
    good: navigating("preloadCode('/preload_route_missing/good')"),
    inBrowser: click,
  },
  {
    code: 'preload_url_outside_app', rule: 'valid-navigation-target', title: '`preloadData` is given the address of another site',
    bad: navigating("preloadData('https://pay.example')"),
    good: navigating("preloadData('/')"),
    inBrowser: click,
  },
  {
    code: 'push_state_deprecated', rule: 'no-deprecated-kit-api', title: 'a component calls `pushState`',
    bad: navigating("pushState('', { open: true })"),
    good: doing("import { goto } from '$app/navigation';", "goto('', { shallow: true, state: { open: true } })"),
    inBrowser: click,
  },
  {
    code: 'redirect_loop', rule: 'no-redirect-loop', title: 'a layout redirects below itself',
    bad: { ...navigating("goto('/redirect_loop/bad/shop/goods')"), 'shop/+layout.server.js': "import { redirect } from '@sveltejs/kit';\n\nexport const load = () => redirect(307, '/redirect_loop/bad/shop/goods');\n", 'shop/goods/+page.svelte': '<h1>Goods</h1>\n' },
    good: { ...navigating("goto('/redirect_loop/good/shop/goods')"), 'shop/+layout.server.js': "import { redirect } from '@sveltejs/kit';\n\nexport const load = () => redirect(307, '/redirect_loop/good');\n", 'shop/goods/+page.svelte': '<h1>Goods</h1>\n' },
    inBrowser: click,
  },
  {
    code: 'remote_command_redirect', rule: 'valid-remote-request', title: 'a command redirects',
    bad: remote(["pay = command(async () => redirect(303, '/'))"], ['const act = () => pay();'], button),
    good: remote(["pay = command(async () => '/')"], ['const act = async () => location.assign(`#${await pay()}`);'], button),
    inBrowser: click,
  },
  {
    code: 'remote_form_fail', rule: 'remote-form-no-fail', title: 'a remote form returns `fail(400)`',
    bad: remote(["order = form('unchecked', async () => fail(400))"], [], '<form {...order}><button>Order</button></form>'),
    good: remote(["order = form('unchecked', async () => invalid('Sold out'))"], [], '<form {...order}><button>Order</button></form>', '{order.fields.allIssues()?.[0]?.message}'),
    inBrowser: click,
  },
  {
    code: 'remote_form_issues_ignored', rule: 'remote-form-issues-shown', title: 'a remote form refuses what was sent, and nothing shows it',
    bad: remote(["order = form('unchecked', async (data, issue) => { invalid(issue.email('Where to?')); })"], [], "<form {...order}><input {...order.fields.email.as('text')} /><button>Order</button></form>"),
    good: remote(["order = form('unchecked', async (data, issue) => { invalid(issue.email('Where to?')); })"], [], "<form {...order}><input {...order.fields.email.as('text')} /><button>Order</button>{order.fields.email.issues()?.[0]?.message}</form>"),
    inBrowser: click,
  },
  {
    code: 'remote_form_mixed_inputs', rule: 'valid-remote-form', title: 'files and texts under one name',
    bad: remote([FORM], [], '<form {...order} enctype="multipart/form-data">', "  <input {...order.fields.photos.as('checkbox', 'a')} />", "  <input {...order.fields.photos.as('file multiple')} />", '</form>'),
    good: remote([FORM], [], '<form {...order} enctype="multipart/form-data">', "  <input {...order.fields.wishes.as('checkbox', 'a')} />", "  <input {...order.fields.photos.as('file multiple')} />", '</form>'),
    inBrowser: [{ click: 'input[type=checkbox]' }],
  },
  {
    code: 'remote_form_multiple_elements', rule: 'valid-remote-form', title: 'a remote form on two elements',
    bad: remote([FORM], [], '<form {...order}></form>', '<form {...order}></form>'),
    good: remote([FORM], [], '<form {...order}></form>', "<form {...order.for('b')}></form>"),
    inBrowser: [],
  },
  {
    code: 'remote_form_multiple_files', rule: 'valid-remote-form', title: 'many files are chosen for a field of one',
    bad: remote([FORM], [], "<form {...order} enctype=\"multipart/form-data\"><input {...order.fields.photo.as('file')} multiple /></form>"),
    good: remote([FORM], [], "<form {...order} enctype=\"multipart/form-data\"><input {...order.fields.photo.as('file multiple')} /></form>"),
    inBrowser: [{ choose: 'input' }],
  },
  {
    code: 'remote_form_not_attached', rule: 'valid-remote-form', title: '`submit()` of a form without an element',
    bad: remote([FORM], ['const act = () => order.submit();'], button),
    good: remote([FORM], ['const act = () => order.submit();'], button, '<form {...order}></form>'),
    inBrowser: click,
  },
  {
    code: 'remote_form_reserved_field', rule: 'valid-remote-form', title: 'a field whose name begins with `$`',
    bad: remote([FORM], [], '<form {...order}><input {...order.fields.$price.as(\'text\')} /><button>Order</button></form>'),
    good: remote([FORM], [], "<form {...order}><input {...order.fields.price.as('text')} /><button>Order</button></form>"),
    inBrowser: click,
  },
  {
    code: 'remote_module_server_only', rule: 'no-server-import-in-client', title: 'a page imports a remote module of a server folder',
    bad: { '/src/lib/server/bad.remote.js': "import { query } from '$app/server';\n\nexport const prices = query(async () => []);\n", '+page.svelte': "<script>\n  import { prices } from '#lib/server/bad.remote.js';\n  prices;\n</script>\n" },
    good: { '/src/lib/good.remote.js': "import { query } from '$app/server';\n\nexport const prices = query(async () => []);\n", '+page.svelte': "<script>\n  import { prices } from '#lib/good.remote.js';\n  prices;\n</script>\n" },
    inBrowser: [],
  },
  {
    code: 'remote_requested_async_validator', rule: 'valid-remote-call', title: 'a loop over `requested` that does not wait, of a query with a schema',
    bad: requesting(`cart = query(${schema}, async (id) => [id])`, 'for (const { query } of requested(cart, 5)) void query.refresh();'),
    good: requesting(`cart = query(${schema}, async (id) => [id])`, 'for await (const { query } of requested(cart, 5)) void query.refresh();'),
    inBrowser: click,
  },
  {
    code: 'remote_requested_invalid_limit', rule: 'valid-remote-call', title: '`requested` is given no limit',
    bad: requesting(cart, 'await requested(cart).refreshAll();'),
    good: requesting(cart, 'await requested(cart, 5).refreshAll();'),
    inBrowser: click,
  },
  {
    code: 'remote_requested_wrong_method', rule: 'valid-remote-call', title: '`reconnectAll` of a query that is not live',
    bad: requesting(cart, 'await requested(cart, 5).reconnectAll();'),
    good: requesting(cart, 'await requested(cart, Infinity).refreshAll();'),
    inBrowser: click,
  },
  {
    code: 'remote_updates_duplicate_override', rule: 'valid-remote-call', title: '`.updates()` is given two overrides of a query',
    bad: paying('pay().updates(cart(1).withOverride(() => []), cart(1).withOverride(() => [2]))'),
    good: paying('pay().updates(cart(1).withOverride(() => []))'),
    inBrowser: click,
  },
  {
    code: 'remote_updates_invalid_argument', rule: 'valid-remote-call', title: '`.updates()` is given a list',
    bad: paying('pay().updates([cart(1)])'),
    good: paying('pay().updates(cart(1))'),
    inBrowser: click,
  },
  {
    code: 'remote_updates_repeated', rule: 'valid-remote-call', title: '`.updates()` is called twice',
    bad: paying('pay().updates(cart(1)).updates(cart(2))'),
    good: paying('pay().updates(cart(1), cart)'),
    inBrowser: click,
  },
  {
    code: 'replace_state_deprecated', rule: 'no-deprecated-kit-api', title: 'a component calls `replaceState`',
    bad: navigating("replaceState('', { open: true })"),
    good: doing("import { goto } from '$app/navigation';", "goto('', { shallow: true, replace: true, state: { open: true } })"),
    inBrowser: click,
  },
  {
    code: 'reserved_query_parameter', rule: 'valid-navigation-target', title: 'a link has a parameter of Kit’s own',
    bad: { ...markup('<a href="/reserved_query_parameter/bad/cart?x-sveltekit-invalidated=1">Cart</a>'), 'cart/+page.svelte': '<h1>Cart</h1>\n', 'cart/+page.server.js': 'export const load = () => ({ count: 1 });\n' },
    good: { ...markup('<a href="/reserved_query_parameter/good/cart?invalidated=1">Cart</a>'), 'cart/+page.svelte': '<h1>Cart</h1>\n', 'cart/+page.server.js': 'export const load = () => ({ count: 1 });\n' },
    inBrowser: [{ click: 'a' }],
  },
  {
    code: 'scroll_handling_outside_navigation', rule: 'valid-navigation-target', title: 'a button calls `disableScrollHandling`',
    bad: { '+page.svelte': text('<script>', "  import { disableScrollHandling } from '$app/navigation';", '</script>', '', '<button onclick={() => disableScrollHandling()}>Act</button>') },
    good: { '+page.svelte': text('<script>', "  import { afterNavigate, disableScrollHandling } from '$app/navigation';", '  afterNavigate(() => disableScrollHandling());', '</script>', '', '<button>Act</button>') },
    inBrowser: click,
  },
  {
    code: 'server_only_import', rule: 'no-server-import-in-client', title: 'a page imports a module of a server folder',
    bad: { '/src/lib/server/bad.js': 'export const price = 3;\n', '+page.svelte': "<script>\n  import { price } from '#lib/server/bad.js';\n</script>\n\n{price}\n" },
    good: { '/src/lib/price.js': 'export const price = 3;\n', '+page.svelte': "<script>\n  import { price } from '#lib/price.js';\n</script>\n\n{price}\n" },
    inBrowser: [],
  },
  {
    code: 'snapshot_duplicate_id', rule: 'valid-snapshot', title: 'two snapshots with one id',
    bad: { '+page.svelte': text('<script>', "  import { snapshot } from '$app/navigation';", "  snapshot({ id: 'a', capture: () => 1, restore: () => {} });", "  snapshot({ id: 'a', capture: () => 2, restore: () => {} });", '</script>') },
    good: { '+page.svelte': text('<script>', "  import { snapshot } from '$app/navigation';", "  snapshot({ id: 'a', capture: () => 1, restore: () => {} });", "  snapshot({ id: 'b', capture: () => 2, restore: () => {} });", '</script>') },
    inBrowser: [],
  },
  {
    code: 'snapshot_export_deprecated', rule: 'valid-snapshot', title: 'a page exports `snapshot`',
    bad: { '+page.svelte': text('<script>', "  import { goto } from '$app/navigation';", '  export const snapshot = { capture: () => 1, restore: () => {} };', "  const act = () => goto('/');", '</script>', '', button) },
    good: { '+page.svelte': text('<script>', "  import { goto, snapshot } from '$app/navigation';", "  snapshot({ id: 'cart', capture: () => 1, restore: () => {} });", "  const act = () => goto('/');", '</script>', '', button) },
    inBrowser: click,
  },
  {
    code: 'window_fetch_in_load', rule: 'no-eager-fetch', title: 'a universal `load` uses the global `fetch`, after a navigation',
    bad: { ...navigating("goto('/window_fetch_in_load/bad/rates')"), 'rates/+page.js': "export const load = async () => ({ rates: await (await fetch('data:application/json,{}')).json() });\n", 'rates/+page.svelte': '<h1>Rates</h1>\n' },
    good: { ...navigating("goto('/window_fetch_in_load/good/rates')"), 'rates/+page.js': "export const load = async ({ fetch }) => ({ rates: await (await fetch('data:application/json,{}')).json() });\n", 'rates/+page.svelte': '<h1>Rates</h1>\n' },
    inBrowser: click,
  },
];
