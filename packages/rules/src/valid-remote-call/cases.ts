import { defineCases } from '@sk-audit/core';

const remotes = `import { command, form, prerender, query } from '$app/server';
import * as v from 'valibot';
export const order = command('unchecked', async (item) => item);
export const getCart = query('unchecked', async (id) => [id]);
export const getItem = query(v.number(), async (id) => [id]);
export const getTotal = query.live(async function* () { yield 1; });
export const contact = form('unchecked', async (data) => data);
export const getTerms = prerender('unchecked', async (id) => id, { dynamic: true });
export const getAll = query(async () => []);
`;
const shop = { 'src/lib/shop.remote.ts': remotes };
const more = (...lines: readonly string[]): { readonly [path: string]: string } => ({
  ...shop,
  'src/lib/more.remote.ts': `import { command, form, prerender, query, requested } from '$app/server';\nimport { contact, getAll, getCart, getItem, getTerms, getTotal, order } from './shop.remote';\nimport { helper } from './helper';\n${lines.map((line) => `${line}\n`).join('')}`,
  'src/lib/helper.ts': 'export const helper = (value) => value;\nexport const wait = async () => 1;\nexport async function* count() { yield 1; }\n',
});
const page = (...script: readonly string[]): { readonly [path: string]: string } => ({
  ...shop,
  'src/routes/+page.svelte': `<script>\n  import { contact, getCart, getTotal, order } from '$lib/shop.remote';\n  import { count, wait } from '$lib/helper';\n${script.map((line) => `  ${line}\n`).join('')}</script>\n<button onclick={() => act()}>Act</button>\n`,
  'src/lib/helper.ts': 'export const wait = async () => 1;\nexport async function* count() { yield 1; }\n',
});

export default defineCases({
  bad: [
    {
      title: 'commands in handlers, in every kind of reading function, and through a helper',
      files: {
        ...more(
          'export const a = prerender(async () => order(1)); // ✗ command "order(1)"',
          'export const b = query.live(async function* () { yield await order(1); }); // ✗ command "order(1)"',
          "export const c = query.batch('unchecked', async () => { await order(1); return () => 1; });",
        ),
        'src/routes/api/+server.ts': "import { order } from '$lib/shop.remote';\nexport const GET = async () => Response.json(await order(1)); // ✗ command \"order(1)\"\nexport const POST = async () => Response.json(await order(1));\n",
        'src/lib/Cart.svelte': "<script>\n  import { start } from './start';\n  start();\n</script>\n",
        'src/lib/start.ts': "import { order } from './shop.remote';\nexport const start = () => order(1); // ✗ command \"order(1)\"\n",
        'src/routes/+page.svelte': "<script>\n  import Cart from '$lib/Cart.svelte';\n</script>\n<Cart />\n",
      },
      says: ['The command `order()` throws while `src/lib/Cart.svelte` is rendered: it may not run while a page is merely asked for.'],
    },
    { title: 'a batch in Kit 3', kit: '3.2.0', files: more("export const c = query.batch('unchecked', async () => { await order(1); return () => 1; }); // ✗ command \"order(1)\"") },
    {
      title: 'queries of a component of a prerendered page',
      files: {
        ...shop,
        'src/routes/terms/+page.ts': 'export const prerender = true;\n',
        'src/routes/terms/+page.svelte': "<script>\n  import Cart from '$lib/Cart.svelte';\n  import { getTotal } from '$lib/shop.remote';\n  const total = getTotal(); // ✗ query \"getTotal()\"\n</script>\n<Cart />{total.current}\n",
        'src/lib/Cart.svelte': "<script>\n  import { getCart } from './shop.remote';\n  const cart = getCart(1); // ✗ query \"getCart(1)\"\n</script>\n{cart.current}\n",
      },
    },
    {
      title: 'arguments in lists, and fetch',
      files: page('const act = () => order([wait()]); // ✗ argument "[wait()]"', "const other = () => order({ a: { b: fetch('/a') } }); // ✗ argument \"{ a: { b: fetch('/a') } }\"", 'other;'),
    },
    {
      title: 'requested, in every wrong way',
      files: {
        ...more(
          'export const pay = command(async () => {',
          '  await requested(getCart(1), 5).refreshAll(); // ✗ requestedQuery "getCart(1)"',
          '  await requested(contact, 5).refreshAll(); // ✗ requestedQuery "contact"',
          '  await requested(getTerms, 5).refreshAll(); // ✗ requestedQuery "getTerms"',
          '  await requested(getCart, 1.5).refreshAll(); // ✗ requestedLimit "1.5"',
          '  await requested(getCart, -1).refreshAll(); // ✗ requestedLimit "-1"',
          "  await requested(getCart, '5').refreshAll(); // ✗ requestedLimit \"'5'\"",
          '  await requested(getCart, undefined).refreshAll(); // ✗ requestedLimit "undefined"',
          '  await requested(getCart, null).refreshAll(); // ✗ requestedLimit "null"',
          '  await requested(getCart, 5).reconnectAll(); // ✗ requestedMethod "requested(getCart, 5).reconnectAll"',
          '});',
        ),
        'src/routes/+page.server.ts': "import { requested } from '$app/server';\nimport { getCart } from '$lib/shop.remote';\nexport const actions = { default: async () => { await requested(getCart, 5).refreshAll(); } }; // ✗ requestedContext \"requested(getCart, 5)\"\n",
      },
      says: ['`requested()` is given the result of a query, and takes a query function.', '`requested()` throws, as its limit is `1.5`.', '`requested()` is given a prerender function, and takes a query function.', "`requested()` throws, as its limit is `'5'`.", '`reconnectAll()` throws for `getCart`, which is no live query.'],
    },
    {
      title: 'two overrides of a query with the same variable',
      files: page('const act = (id) => order(1).updates(getCart(id).withOverride(() => []), getCart(id).withOverride(() => [])); // ✗ updatesTwice "getCart(id).withOverride(() => [])"'),
    },
    {
      title: 'updates of a form, with other things',
      files: page("const act = () => contact.submit().updates({ a: 1 }, 'cart'); // ✗ updatesArgument \"{ a: 1 }\" ✗ updatesArgument \"'cart'\""),
      says: ['`.updates()` fails, as it is given an object.', '`.updates()` fails, as it is given `cart`.'],
    },
  ],
  good: [
    {
      title: 'where a command may run, and what cannot be told',
      files: {
        ...more(
          'export const pay = command(async () => { await order(1); order.updates; return helper(order); });',
          "export const send = form('unchecked', async () => order(1));",
          'export const look = query(async () => { try { await order(1); } catch { return 1; } });',
        ),
        'src/hooks.server.ts': "import { order } from '$lib/shop.remote';\nexport const handle = async ({ event, resolve }) => {\n  if (event.request.method === 'POST') await order(1);\n  return resolve(event);\n};\n",
        'src/routes/+page.svelte': "<script>\n  import { onMount } from 'svelte';\n  import { order } from '$lib/shop.remote';\n  let { data } = $props();\n  if (data.isNew) order(1);\n  onMount(() => order(1));\n  const later = async () => order(1);\n  later();\n</script>\n",
        'src/routes/app/+page.ts': "export const ssr = false;\n",
        'src/routes/app/+page.svelte': "<script>\n  import { order } from '$lib/shop.remote';\n  order(1);\n</script>\n",
      },
    },
    {
      title: 'a command that calls another, in Kit 3',
      kit: '3.2.0',
      files: more('export const pay = command(async () => order(1));'),
    },
    {
      title: 'a layout that is prerendered, around a page that is not',
      files: {
        ...shop,
        'src/routes/+layout.ts': 'export const prerender = true;\n',
        'src/routes/+layout.svelte': "<script>\n  import { getCart } from '$lib/shop.remote';\n  let { children } = $props();\n  const cart = getCart(1);\n</script>\n{cart.current}{@render children()}\n",
        'src/routes/cart/+page.ts': 'export const prerender = false;\n',
        'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
      },
    },
    {
      title: 'queries where a page may not be prerendered, or under a condition',
      files: {
        ...shop,
        'src/routes/a/+page.ts': "import { getCart } from '$lib/shop.remote';\nexport const prerender = 'auto';\nexport const load = async () => ({ cart: await getCart(1) });\n",
        'src/routes/a/+page.svelte': '<h1>A</h1>\n',
        'src/routes/b/+page.ts': "import { building } from '$app/environment';\nimport { getCart } from '$lib/shop.remote';\nexport const prerender = true;\nexport const load = async () => ({ cart: building ? [] : await getCart(1) });\n",
        'src/routes/b/+page.svelte': "<script>\n  import { contact, getTerms } from '$lib/shop.remote';\n  const terms = getTerms(1);\n</script>\n<form {...contact}></form>{terms}\n",
        'src/routes/c/+server.ts': "import { getCart } from '$lib/shop.remote';\nexport const GET = async () => Response.json(await getCart(1));\n",
      },
    },
    {
      title: 'prerender functions that are answered when the app runs, or that somebody may ask for in the build',
      files: {
        'src/lib/terms.remote.ts': "import { prerender } from '$app/server';\nimport { options, schema } from './options';\nexport const a = prerender('unchecked', async (id) => id, { inputs: () => [1] });\nexport const b = prerender('unchecked', async (id) => id, { ...options });\nexport const c = prerender(async () => 1);\nexport const d = prerender(...schema);\nexport const e = prerender('unchecked', async (id) => id, options);\nexport const i = prerender('unchecked', async (id) => id, ...schema);\nexport const j = prerender('unchecked', schema[0]);\n",
        'src/lib/options.ts': 'export const options = { dynamic: true };\nexport const schema = [];\n',
        'src/routes/+page.svelte': "<script>\n  import { a, b, c, d, e, i, j } from '$lib/terms.remote';\n  let { data } = $props();\n  const all = [a(data.id), b(data.id), c(), d(data.id), e(data.id), i(data.id), j(data.id)];\n</script>\n{all}\n",
        'src/lib/shared.remote.ts': "import { prerender } from '$app/server';\nexport const f = prerender('unchecked', async (id) => id);\nexport const g = prerender('unchecked', async (id) => id);\n",
        'src/routes/old/+page.ts': "import { f } from '$lib/shared.remote';\nexport const prerender = true;\nexport const load = async () => ({ f: await f(1) });\n",
        'src/routes/old/+page.svelte': '<h1>Old</h1>\n',
        'src/routes/new/+page.svelte': "<script>\n  import { f } from '$lib/shared.remote';\n  let { data } = $props();\n  const one = f(data.id);\n</script>\n{one}\n",
        'src/lib/early.remote.ts': "import { prerender } from '$app/server';\nexport const k = prerender('unchecked', async (id) => id);\n",
        'src/routes/early/+page.ts': "import { building } from '$app/environment';\nimport { k } from '$lib/early.remote';\nexport const prerender = building;\nexport const load = async ({ params }) => ({ k: await k(params.id) });\n",
        'src/routes/early/+page.svelte': '<h1>Early</h1>\n',
        'src/lib/framed.remote.ts': "import { prerender } from '$app/server';\nexport const l = prerender('unchecked', async (id) => id);\n",
        'src/routes/framed/+layout.ts': "import { l } from '$lib/framed.remote';\nexport const load = async ({ url }) => ({ l: await l(url.pathname) });\n",
        'src/routes/framed/a/+page.ts': 'export const prerender = true;\n',
        'src/routes/framed/a/+page.svelte': '<h1>Framed</h1>\n',
        'src/lib/hooked.remote.ts': "import { prerender } from '$app/server';\nexport const h = prerender('unchecked', async (id) => id);\n",
        'src/hooks.server.ts': "import { h } from '$lib/hooked.remote';\nexport const handle = async ({ event, resolve }) => {\n  await h(event.url.pathname);\n  return resolve(event);\n};\n",
      },
    },
    {
      title: 'arguments that can be sent',
      files: page(
        'const act = async () => [await order({ a: await wait(), b: count, c: new Map(), d: String(1) }), order(wait), order(), getCart(wait()), order(RegExp.escape("a")), order(count()), order(wait.fetch())];',
        'const waited = async () => { const one = await wait(); return order(one); };',
        'waited;',
      ),
    },
    {
      title: 'requested as it should be, or unknown',
      files: more(
        'export const pay = command(async (limit) => {',
        '  await requested(getCart, 0).refreshAll();',
        '  await requested(...limit).refreshAll();',
        '  await requested(limit, 5).reconnectAll();',
        '  await requested(getTotal, 5).ignoreAll();',
        '  for await (const { query } of requested(getItem, 5)) query.refresh();',
        '  for (const { query } of requested(getCart, 5)) query.refresh();',
        '  const all = requested(getItem, 5);',
        '  for (const one of helper(requested(getItem, 5))) one.query.refresh();',
        '  helper(all).refreshAll();',
        '  requested();',
        '  requested(getItem, 4);',
        '  for (const one of helper(limit)) one.refresh();',
        '  for (const { query } of requested(getAll, 5)) query.refresh();',
        '  helper(getCart).reconnectAll();',
        '  requested(getCart, 5).refreshAll.call();',
        '});',
        "export const send = form('unchecked', async () => requested(getCart, 5).refreshAll());",
        'export const later = async () => requested(getCart, 5).refreshAll();',
      ),
    },
    {
      title: 'updates as they should be, and of others',
      files: page(
        'const act = () => [order(1).updates(getCart, getTotal, () => {}), order(2).updates(getCart(1).withOverride(() => [])), order(3).updates(), order(4).updates(wait)];',
        'const more = (id) => order(5).updates(getCart(id.a()).withOverride(() => []), getCart(id.b()).withOverride(() => []), getCart(1).refresh(), getCart(1).refresh());',
        "const others = (cart) => [cart.order().updates([1]), cart.order().updates(1).updates(2), order(6).then(1).updates([2]), getCart(1).updates([1]), contact.for(1).updates([1]), cart.buy().withOverride(1), cart.ask().refreshAll(), order(7).next.updates([1]), order(8).updates(getCart).then(1), order(9).updates(wait(1).withOverride(1), wait(1).withOverride(1)), order(10).updates(getCart(cart + 1).withOverride(1), getCart(cart - 1).withOverride(1))];",
        '[more, others];',
      ),
    },
  ],
});
