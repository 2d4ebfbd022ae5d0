import { defineCases } from '@sk-audit/core';

/** A page that invalidates these, each a row of its own. */
const page = (...names: readonly string[]): string => `<script>
  import { invalidate } from '$app/navigation';
${names.map((name) => `  setInterval(() => invalidate(${name}), 60_000);\n`).join('')}</script>
`;
const reported = (text: string, mark: string): string => `<script>
  import { invalidate } from '$app/navigation';
  setInterval(() => invalidate(${text}), 60_000); // ✗ ${mark} "${text}"
</script>
`;

export default defineCases({
  bad: [
    {
      title: 'through a function of the app, a constant and a pattern',
      files: {
        'src/lib/again.ts': "import { invalidate } from '$app/navigation';\nexport const again = (name: string) => invalidate(name);\nexport const names = { cart: 'app:cart' } as const;\n",
        'src/routes/[id]/+page.ts': "export const load = ({ depends, params }) => depends(`order:${params.id}`, 'shop:all');\n",
        'src/routes/[id]/+page.svelte': `<script>
  import { again, names } from '$lib/again';
  let { data } = $props();
</script>
<button onclick={() => again(names.cart)}>Cart</button> <!-- ✗ orphan "names.cart" -->
<button onclick={() => again(\`goods:\${data.id}\`)}>Goods</button> <!-- ✗ orphan "\`goods:\${data.id}\`" -->
<button onclick={() => again('order')}>Order</button> <!-- ✗ orphan "'order'" -->
`,
      },
      says: ["Call `depends('app:cart')` in its `load`, or remove the call.", 'No `load` depends on `goods:…`, so nothing is asked for again.', "Call `depends('app:order')` in its `load` and name it so here, or remove the call."],
    },
    {
      title: 'an address that only another one resembles, and one below the base path',
      files: {
        'svelte.config.js': "export default { kit: { paths: { base: '/shop' } } };\n",
        'src/routes/+page.server.ts': "export const load = async ({ fetch, params }) => ({ stock: await fetch('/shop/api/stock?all'), other: await fetch(`/shop/api/goods/${params.id}`) });\n",
        'src/routes/+page.svelte': reported("'/shop/api/stock'", 'serverFetch'),
        'src/routes/cart/+page.svelte': reported("'/shop/cart'", 'orphan'),
        'src/routes/stock/+page.svelte': reported("'/api/stock'", 'orphan'),
        'src/routes/goods/+page.svelte': reported("'/cart/api/stock'", 'orphan'),
        'src/routes/cart/+page.ts': "export const load = async ({ fetch }) => ({ prices: await fetch('https://prices.example.com/shop/cart') });\n",
      },
      says: ["Call `depends('/shop/cart')` in its `load`, or remove the call."],
    },
    {
      title: 'a wrapper of the app, an event that stays in it',
      files: {
        'src/lib/load.ts': 'export const read = ({ params }) => params.id;\n',
        'src/routes/+page.ts': "import { read } from '$lib/load';\nexport const load = (event) => ({ id: read(event), all: event.depends('app:all') });\n",
        'src/routes/+page.svelte': reported("'app:cart'", 'orphan'),
      },
    },
  ],
  good: [
    { title: 'a name of which nothing is known', files: { 'src/routes/+page.ts': "import { names } from 'names-like';\nexport const load = ({ depends }) => depends(names.cart);\n", 'src/routes/+page.svelte': page("'app:cart'") } },
    { title: 'names that are spread', files: { 'src/routes/+page.ts': "export const load = ({ depends }) => depends(...['app:cart']);\n", 'src/routes/+page.svelte': page("'app:cart'") } },
    { title: 'a parameter of that name, and a variable', files: { 'src/lib/names.ts': "export const note = (depends) => depends('app:cart');\nexport const all = (event) => {\n  const { depends: on } = event;\n  let depends = on;\n  depends('app:stock');\n};\n", 'src/routes/+page.ts': "import { all, note } from '$lib/names';\nexport const load = (event) => [note(event.depends), all(event)];\n", 'src/routes/+page.svelte': page("'app:cart'", "'app:stock'") } },
    { title: 'a function out of sight is given it', files: { 'src/routes/+page.ts': "import { track } from 'track-like';\nexport const load = ({ depends, params }) => track({ on: { depends }, id: params.id });\n", 'src/routes/+page.svelte': page("'app:cart'") } },
    { title: 'the event is spread into what it is given', files: { 'src/routes/+page.ts': "import { track } from 'track-like';\nexport const load = (event) => track({ ...event });\n", 'src/routes/+page.svelte': page("'app:cart'") } },
    { title: 'a load of which nothing is known', files: { 'src/routes/+page.ts': "export { load } from 'load-like';\n", 'src/routes/+page.svelte': page("'app:cart'") } },
    { title: 'a name that begins or ends alike', files: { 'src/routes/+page.ts': "export const load = ({ depends, params }) => depends(`cart:${params.id}:rows`);\n", 'src/routes/+page.svelte': page('`cart:${location.hash}`', "'cart:3:rows'") } },
    { title: 'names that nobody can read here, other sites, and the page itself', files: { 'src/routes/+page.ts': 'export const load = () => ({});\n', 'src/routes/+page.svelte': page('location.href', '() => true', "'https://shop.example.com/api'", "''", "'?page=2'", "'./stock'", 'new URL(location.href)') } },
    { title: 'in Kit 1, which may take note of what the server fetches', kit: '1.20.0', files: { 'src/routes/+page.server.ts': "export const load = async ({ fetch }) => ({ stock: await fetch('/api/stock') });\n", 'src/routes/+page.svelte': page("'/api/stock'", "'/cart'") } },
    {
      title: 'an address that a universal load fetches, or may',
      files: {
        'src/lib/api.ts': "export const read = (fetch, path) => fetch(`/api/${path}`);\n",
        'src/routes/+page.ts': "import { read } from '$lib/api';\nexport const load = async ({ fetch }) => ({ stock: await read(fetch, 'stock') });\n",
        'src/routes/+page.server.ts': "export const load = async ({ fetch }) => ({ stock: await fetch('/api/stock') });\n",
        'src/routes/+page.svelte': page("'/api/stock'", "'stock'"),
      },
    },
    {
      title: 'an address that a server load may fetch',
      files: {
        'src/routes/+page.server.ts': "export const load = async ({ fetch, locals }) => ({ stock: await fetch(locals.address) });\n",
        'src/routes/+page.svelte': page("'/api/stock'", "'session'"),
      },
    },
    {
      title: 'a relative address that a universal load may fetch',
      files: {
        'src/routes/cart/+page.ts': "export const load = async ({ fetch, url }) => ({ rows: await fetch(`/cart/${url.hash}`) });\n",
        'src/routes/cart/+page.svelte': page("'rows'"),
      },
    },
    {
      title: 'a relative address that a universal load fetches',
      files: {
        'src/routes/cart/+page.ts': "export const load = async ({ fetch }) => ({ rows: await fetch('/cart/rows') });\n",
        'src/routes/cart/+page.svelte': page("'rows'"),
      },
    },
    { title: 'another function', files: { 'src/lib/navigation.ts': 'export const invalidate = (name: string) => name;\n', 'src/routes/+page.svelte': "<script>\n  import { invalidate } from '$lib/navigation';\n  invalidate('app:cart');\n</script>\n" } },
    { title: 'a component that no page shows', files: { 'src/lib/Old.svelte': page("'app:cart'") } },
  ],
});
