import { defineCases } from '@sk-audit/core';

const load = "export const load = async ({ locals, params, url }) => ({ product: await locals.db.product(params.id), goods: await locals.db.goods(url.searchParams.get('sort')), shop: await locals.db.shop() });\n";
const next = '{#each [1, 2] as id}<a href="/products/{id}">{id}</a>{/each}\n';

/** The page of a product, with what stands in its script and its markup. */
const product = (script: readonly string[], markup: string, more: { readonly [path: string]: string } = {}): { readonly [path: string]: string } => ({
  'src/routes/products/[id]/+page.server.ts': load,
  'src/routes/products/[id]/+page.svelte': `<script>\n${script.map((line) => `  ${line}\n`).join('')}</script>\n${markup}\n`,
  ...more,
});

const data = 'let { data } = $props();';

export default defineCases({
  bad: [
    {
      title: 'of other parts of the address, and of several',
      svelte: '5.20.0',
      files: product(
        [
          "import { page } from '$app/state';",
          'let { data: given, params } = $props();',
          'const id = params.id; // ✗ stale "id"',
          'const title = `${given.product.name} in ${given.shop.name}`;',
          'const name = page.data.product.name ?? page.params.id;',
          'const all = { first: [given.product.tags[0]], count: Object.keys(given.product).length };',
          "const words = given.product.text.split(' ').map((word) => word.trim()).join(' ');",
        ],
        `<h1>{id} {title} {name} {all.first} {words}</h1>\n${next}`,
      ),
      says: ['`id`, `title`, `name`, `all` and `words` are made of `params.id` once, but Kit keeps this component when a link leads to another `[id]`: the old value stays.'],
    },
    {
      title: 'what a handler sends, and a part of what the variable holds',
      svelte: '5.20.0',
      files: product([data, 'const product = data.product; // ✗ stale "product"'], `<button onclick={() => fetch('/api/' + product.id)}>Buy</button>\n${next}`),
      says: ['`product` is made of `data.product` once, but Kit keeps this component when a link leads to another `[id]`: the old value stays.'],
    },
    {
      title: 'a search, a call of goto and a link that is written out',
      svelte: '5.20.0',
      files: product(
        [data, 'const goods = data.goods; // ✗ stale "goods"'],
        '<p>{goods.length}</p>\n<form><input name="sort" /></form>',
        {
          'src/routes/list/+page.server.ts': load,
          'src/routes/list/+page.svelte': "<script>\n  import { goto } from '$app/navigation';\n  let { data } = $props();\n  const goods = data.goods; // ✗ stale \"goods\"\n</script>\n<p>{goods.length}</p>\n<button onclick={() => goto('?size=3&sort=name')}>By name</button>\n",
          'src/routes/docs/[id]/+page.server.ts': load,
          'src/routes/docs/[id]/+page.svelte': '<script>\n  let { data } = $props();\n  const product = data.product; // ✗ stale "product"\n</script>\n<p>{product.name}</p>\n<a href="/docs/first" rel="next">First</a>\n',
        },
      ),
      says: ['`goods` is made of `data.goods` once, but Kit keeps this component when a link leads to another `?sort=`: the old value stays.'],
    },
    {
      title: 'links in a component that stands in a list, and in the layout',
      svelte: '5.20.0',
      files: product([data, 'const product = data.product; // ✗ stale "product"'], '<h1>{product.name}</h1>', {
        'src/lib/Card.svelte': '<script>\n  let { id } = $props();\n</script>\n<a href="/products/{id}">{id}</a>\n',
        'src/routes/+layout.svelte': "<script>\n  import Card from '$lib/Card.svelte';\n  let { children } = $props();\n</script>\n{#each [1, 2] as one}<Card id={one} />{/each}\n{@render children()}\n",
      }),
    },
    {
      title: 'a layout, beside a {#key} of its own',
      svelte: '5.20.0',
      files: {
        'src/routes/shops/[shop]/+layout.ts': 'export const load = async ({ fetch, params }) => {\n  const answer = await fetch(`/api/${params.shop}`);\n  return { shop: await answer.json() };\n};\n',
        'src/routes/shops/[shop]/+layout.svelte': '<script>\n  let { data, children } = $props();\n  const { shop } = data; // ✗ stale "shop"\n  const label = data.shop.label;\n  console.log(data.shop.name, data.other);\n</script>\n{#key data.shop}<h1>{shop.name} {label}</h1>{/key}\n{@render children()}\n{#each [1, 2] as one}<a href="/shops/{one}">{one}</a>{/each}\n',
        'src/routes/shops/[shop]/+page.svelte': '<h1>Shop</h1>\n',
      },
      after: {
        'src/routes/shops/[shop]/+layout.svelte': '<script>\n  let { data, children } = $props();\n  const { shop } = data;\n  const label = data.shop.label;\n  console.log(data.shop.name, data.other);\n</script>\n{#key data.shop}<h1>{shop.name} {label}</h1>{/key}\n{@render children()}\n{#each [1, 2] as one}<a href="/shops/{one}">{one}</a>{/each}\n',
      },
    },
    {
      title: 'not in runes mode, and read elsewhere before',
      svelte: '5.20.0',
      files: {
        'src/routes/products/[id]/+page.server.ts': load,
        'src/routes/products/[id]/+page.svelte': `<script>\n  export let data;\n  let name = data.product.name; // ✗ stale "name"\n</script>\n<h1>{name}</h1>\n${next}`,
        'src/routes/things/[id]/+page.server.ts': load,
        'src/routes/things/[id]/+page.svelte': '<script>\n  let { data } = $props();\n  console.log(data.product.name, data.product);\n  const name = data.product.name; // ✗ stale "name"\n</script>\n<h1>{name}</h1>\n<a href="/things/1">1</a>\n',
      },
      says: ['Write `$: name = …;`.', 'Write `const name = $derived(…);`.'],
      after: {
        'src/routes/products/[id]/+page.svelte': `<script>\n  export let data;\n  let name = data.product.name;\n</script>\n<h1>{name}</h1>\n${next}`,
        'src/routes/things/[id]/+page.svelte': '<script>\n  let { data } = $props();\n  console.log(data.product.name, data.product);\n  const name = data.product.name;\n</script>\n<h1>{name}</h1>\n<a href="/things/1">1</a>\n',
      },
    },
  ],
  good: [
    {
      title: 'what changes later',
      svelte: '5.20.0',
      files: product(
        [
          "import { afterNavigate } from '$app/navigation';",
          data,
          'let draft = data.product.name;',
          'let bound = data.product.name;',
          'const tags = data.product.tags;',
          'const own = data.product.own;',
          'let name = data.product.name;',
          'const list = data.product.list.map((one) => one.id);',
          "const add = () => tags.push('new');",
          "const turn = () => list.reverse();",
          "const write = () => { own.name = 'A'; };",
          "afterNavigate(() => { draft = name; name = data.product.name; });",
        ],
        `<h1>{draft} {tags.length} {own.name} {name} {list}</h1>\n<input bind:value={bound} />\n<button onclick={() => [add(), turn(), write()]}>Add</button>\n${next}`,
      ),
    },
    {
      title: 'what follows by itself, and what others make of it',
      svelte: '5.20.0',
      files: product(
        [
          "import { untrack } from 'svelte';",
          "import { writable } from 'svelte/store';",
          "import { formFor } from 'forms-like';",
          data,
          'const one = $derived(data.product);',
          'let two = $state(data.product);',
          'const three = () => data.product;',
          'const four = untrack(() => data.product);',
          'const five = writable(data.product);',
          'const six = { form: formFor(data.product), name: data.product.name };',
          'const seven = [() => 1, data.product];',
          'const unseen = data.product;',
          'const far = Array.from(five, data.product);',
        ],
        `<h1>{one} {two} {three()} {four} {$five} {six} {seven.length}</h1>\n${next}`,
      ),
    },
    {
      title: 'data that do not hang on it, other values and other components',
      svelte: '5.20.0',
      files: product(
        [
          "import { page } from '$app/state';",
          "import { shop } from '$lib/shop';",
          'let { data, form, size = data.product } = $props();',
          'const all = data;',
          'const shopName = data.shop.name;',
          'const goods = data.goods;',
          'const other = data.other;',
          'const sent = form.product;',
          'const route = page.route.id;',
          'const own = shop.product;',
          'const none = page.params;',
          'export const kept = data.product;',
        ],
        `<h1>{all.a} {shopName} {goods} {other} {sent} {route} {own} {none} {size} {kept}</h1>\n${next}`,
        {
          'src/lib/shop.ts': "export const shop = { product: 'apple' };\n",
          'src/lib/Part.svelte': '<script>\n  let { data } = $props();\n  const product = data.product;\n</script>\n<p>{product.name}</p>\n<a href="/products/1">1</a>\n',
          'src/routes/+error.svelte': "<script>\n  import { page } from '$app/state';\n  const id = page.params.id;\n</script>\n<p>{id}</p>\n",
        },
      ),
    },
    {
      title: 'no link to another one',
      svelte: '5.20.0',
      files: product(
        [data, "import { goto } from '$app/navigation';", 'const product = data.product;', 'const goods = data.goods;'],
        '<h1>{product.name} {goods}</h1>\n<a href="/products">All</a> <a href="/products/{product.id}">Again</a> <a href="/products/1" target="_blank">Other</a> <a href="/products/1" rel="external">Other</a> <a href="/products/1" rel={product.rel}>Other</a> <a href="?page=2">Next</a> <a href>None</a>\n<form method="POST"><input name="sort" /></form> <form action="/search"><input name="sort" /></form> <form use:go><input name="sort" /></form> <form {...data.form}><input name="sort" /></form>\n<button onclick={() => goto(product.next)}>Next</button>',
      ),
    },
    {
      title: 'a link in a component that is another one elsewhere',
      svelte: '5.20.0',
      files: product([data, "import Card from '$lib/Card.svelte';", 'const product = data.product;'], '<h1>{product.name}</h1>\n<Card id={data.product.id} />', {
        'src/lib/Card.svelte': '<script>\n  let { id } = $props();\n</script>\n<a href="/products/{id}">{id}</a>\n',
        'src/routes/products/+page.svelte': "<script>\n  import Card from '$lib/Card.svelte';\n</script>\n{#each [1, 2] as one}<Card id={one} />{/each}\n",
      }),
    },
    {
      title: 'a component of the layout that makes its contents anew',
      svelte: '5.20.0',
      files: product([data, 'const product = data.product;'], `<h1>{product.name}</h1>\n${next}`, {
        'src/lib/Turn.svelte': '<script>\n  let { at, children } = $props();\n</script>\n{#key at}{@render children()}{/key}\n',
        'src/routes/+layout.svelte': "<script>\n  import { page } from '$app/state';\n  import Turn from '$lib/Turn.svelte';\n  let { children } = $props();\n</script>\n<Turn at={page.url.pathname}>{@render children()}</Turn>\n",
      }),
    },
    {
      title: 'a store of the app, before Svelte 5',
      svelte: '4.2.0',
      files: product(["import { writable } from 'svelte/store';", "const page = writable({ params: { id: '1' } });", 'const id = $page.params.id;'], `<h1>{id}</h1>\n${next}`),
    },
  ],
});
