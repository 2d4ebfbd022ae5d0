import { defineCases } from '@sk-audit/core';

const page = { 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n' };

export default defineCases({
  bad: [
    {
      title: 'through a helper, once a function, and in the module script of a component',
      files: {
        'src/routes/shop/+page.ts': `import { at } from '$lib/at';
export const load = () => ({ at: at() });
`,
        'src/lib/at.ts': `import { page as current } from '$app/state';
export const at = () => [current.url.pathname, current.status]; // ✗ inEntry "current.url.pathname"
`,
        'src/routes/shop/+page.svelte': `<script module>
  import { page } from '$app/state';
  console.log(page.data); // ✗ atImport "page.data"
</script>
`,
      },
      says: ['`page.url` in `load`, to which `src/routes/shop/+page.ts` comes, throws on the server, where it exists only while a component is rendered.', 'Pass it to this function as a parameter.'],
    },
    {
      title: 'a part that load is not given, and subscribing',
      files: {
        'src/routes/shop/+page.ts': `import { page } from '$app/stores';
import { page as state } from '$app/state';
export const load = () => {
  let at;
  page.subscribe((now) => (at = now.url))(); // ✗ inEntry "page.subscribe"
  return { at };
};
export const entries = () => [{ status: state.status }];
`,
        'src/routes/shop/[id]/+page.ts': `import { page } from '$app/state';
export const load = () => ({ status: page.status }); // ✗ inEntry "page.status"
`,
        'src/routes/shop/[id]/+page.svelte': '<h1>Thing</h1>\n',
        ...page,
      },
      says: ['Use what `load` is given.'],
    },
    {
      title: 'beside a condition of another kind, and beside what follows by itself',
      files: {
        'src/routes/shop/+page.ts': `import { page } from '$app/state';
export const load = ({ params }) => {
  if (!params.id) console.log('all');
  return { at: page.url.pathname }; // ✗ inEntry "page.url.pathname"
};
`,
        'src/lib/shop.svelte.ts': `import { page } from '$app/state';
const lang = $derived(page.data.lang);
export const shop = page.data.shop; // ✗ atImport "page.data.shop"
`,
        'src/lib/goods.svelte.ts': `import { page } from '$app/state';
export const goods = page.data.goods; // ✗ atImport "page.data.goods"
const size = $derived(page.data.goods.length);
`,
        'src/routes/shop/+page.svelte': `<script>
  import { shop } from '$lib/shop.svelte';
  import { goods } from '$lib/goods.svelte';
</script>
<h1>{shop} {goods}</h1>
`,
      },
    },
  ],
  good: [
    {
      title: 'what is done with a store other than reading it',
      files: {
        'src/routes/shop/+page.ts': `import { page } from '$app/stores';
import { get } from 'svelte/store';
import { watch } from 'watch-like';
export const load = () => ({ watched: watch(page), name: page.toString(), none: get(3) });
`,
        ...page,
      },
    },
    {
      title: 'other things of these names',
      files: {
        'src/routes/shop/+page.ts': `import { page } from '$lib/page';
import { navigating, updated } from '$app/state';
import { get, writable } from 'svelte/store';
const cart = writable([]);
export const load = () => ({ at: page.url, from: navigating.from, isNew: updated.current, cart: get(cart), stop: cart.subscribe(() => {}) });
`,
        'src/lib/page.ts': "export const page = { url: '/' };\n",
        ...page,
      },
    },
    {
      title: 'a file that asks for the browser, and one that only the server runs',
      files: {
        'src/routes/shop/+page.ts': `import { browser } from '$app/environment';
import { page } from '$app/state';
export const load = () => {
  if (!browser) return {};
  return { at: page.url.pathname };
};
`,
        'src/routes/stock/+page.server.ts': `import { page } from '$app/state';
export const load = () => ({ at: page.url.pathname });
`,
        'src/routes/stock/+server.ts': "import { at } from '$lib/at';\nexport const POST = () => new Response(at());\n",
        'src/lib/at.ts': "import { page } from '$app/state';\nexport const at = () => page.url.pathname;\n",
        'src/routes/stock/+page.svelte': '<h1>Stock</h1>\n',
        ...page,
      },
    },
    {
      title: 'a module that only browsers load, and effects',
      files: {
        'src/routes/shop/+page.ts': 'export const ssr = false;\n',
        'src/routes/shop/+page.svelte': "<script>\n  import { shop } from '$lib/shop.svelte';\n</script>\n{shop}\n",
        'src/lib/shop.svelte.ts': "import { page } from '$app/state';\nexport const shop = page.data.shop;\n",
      },
    },
  ],
});
