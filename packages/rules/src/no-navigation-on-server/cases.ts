import { defineCases } from '@sk-audit/core';

const page = { 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n' };
const order = { 'src/lib/order.remote.ts': `import { command, form, query } from '$app/server';
export const order = form('unchecked', async (data) => data);
export const pay = command('unchecked', async (amount) => amount);
export const getCart = query(async () => []);
` };

export default defineCases({
  bad: [
    {
      title: 'through a helper, a callback that is called at once, and the universal hook',
      files: {
        ...page,
        'src/routes/cart/+page.ts': `import { refresh } from '$lib/refresh';
export const load = () => {
  ['cart', 'stock'].forEach((name) => refresh(name));
};
`,
        'src/lib/refresh.ts': `import { invalidate } from '$app/navigation';
export const refresh = (name: string) => {
  if (name) invalidate('app:' + name); // ✗ onServer "invalidate('app:' + name)"
};
`,
        'src/hooks.ts': `import { updated } from '$app/state';
export const reroute = () => {
  updated.check(); // ✗ onServer "updated.check()"
};
`,
      },
      says: ['`invalidate()` in `load`, to which `src/routes/cart/+page.ts` comes, throws on the server: it works in browsers only.', 'Move it to the component: into an event handler, `onMount` or an `$effect`.', '`updated.check()` in `reroute` throws on the server: it works in browsers only.'],
    },
    {
      title: 'Kit 1, in a component of the page',
      kit: '1.30.4',
      files: {
        'src/routes/cart/+page.svelte': '<script>\n  import Cart from "$lib/Cart.svelte";\n</script>\n<Cart />\n',
        'src/lib/Cart.svelte': `<script>
  import { updated } from '$app/stores';
  import { applyAction } from '$app/forms';
  updated.check(); // ✗ onServer "updated.check()"
  applyAction({ type: 'success' }); // ✗ onServer "applyAction({ type: 'success' })"
</script>
`,
      },
      says: ['`applyAction()` in the script of a component throws on the server: it works in browsers only.'],
    },
    {
      title: 'methods of remote functions',
      files: {
        ...order,
        'src/routes/cart/+page.svelte': `<script>
  import { getCart, order, pay } from '$lib/order.remote';
  const own = order.for('a');
  own.submit(); // ✗ onServer "own.submit()"
  getCart().withOverride(() => []); // ✗ onServer "getCart().withOverride(() => [])"
  pay(3).updates(getCart); // ✗ onServer "pay(3).updates(getCart)"
</script>
<form {...own}></form>
`,
      },
    },
  ],
  good: [
    {
      title: 'methods of the same names',
      files: {
        ...order,
        'src/routes/cart/+page.svelte': `<script>
  import { getCart, order, pay } from '$lib/order.remote';
  import { validate, watcher } from '$lib/check';
  validate();
  watcher().updates();
  watcher.submit();
  order.fields.submit();
  getCart().refresh();
  getCart().cart.updates();
  pay().withOverride;
  getCart().updates();
  getCart.submit();
</script>
<form {...order}></form>
`,
        'src/lib/check.ts': 'export const validate = () => true;\nexport const watcher = () => ({ updates: () => [] });\n',
      },
    },
    {
      title: 'a condition, an async function, a callback of somebody else, a try, after an event',
      files: {
        'src/routes/cart/+page.svelte': `<script>
  import { goto } from '$app/navigation';
  let { data } = $props();
  let isDone = $state(false);
  if (isDone) goto('/done');
  const leave = async () => goto('/login');
  data.auth.onChange(() => goto('/login'));
</script>
<button onclick={leave}>Leave</button>
`,
        'src/routes/cart/+page.ts': `import { goto, invalidate } from '$app/navigation';
import { browser } from '$app/environment';
import { auth } from 'auth-client';
export const load = async () => {
  auth.onChange(() => invalidate('auth'));
  if (!browser) return {};
  await goto('/cart/open');
  return { refresh: () => invalidate('cart') };
};
`,
        'src/routes/stock/+page.ts': `import { goto } from '$app/navigation';
export const load = async () => {
  try { await goto('/cart'); } catch { return {}; }
};
`,
        'src/routes/stock/+page.svelte': '<h1>Stock</h1>\n',
      },
    },
    {
      title: 'files that only the server runs, where the import is reported, and hooks of the browser',
      files: {
        ...page,
        'src/routes/cart/+page.server.ts': `import { goto } from '$app/navigation';
import { leave } from '$lib/leave';
export const load = () => { goto('/login'); leave(); };
`,
        'src/lib/leave.ts': "import { goto } from '$app/navigation';\nexport const leave = () => goto('/login');\n",
        'src/hooks.client.ts': `import { goto } from '$app/navigation';
export const handleError = () => { goto('/sorry'); };
`,
      },
    },
    {
      title: 'a component of pages that the server does not render',
      files: {
        'src/routes/+layout.ts': 'export const ssr = false;\n',
        'src/routes/+page.svelte': `<script>
  import { goto } from '$app/navigation';
  goto('/cart');
</script>
`,
        ...page,
      },
    },
  ],
});
