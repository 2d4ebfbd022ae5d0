import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'through functions, once where the component’s own code calls out of it',
      files: {
        'src/routes/posts/+page.svelte': `<script>
  import { page } from '$app/state';
  import { error } from '@sveltejs/kit';
  import { requireUser } from '$lib/guard';
  const { data } = $props();
  function find(name) {
    if (!data.posts[name]) error(404); // ✗ whileRendering "error(404)"
    return data.posts[name];
  }
  const post = $derived(find(page.url.pathname));
  function check() {
    requireUser(data); // ✗ inCallback "requireUser(data)"
  }
  const again = () => check();
</script>
<button onclick={again}>{post.title}</button>
`,
        'src/lib/guard.ts': `import { redirect } from '@sveltejs/kit';
export function requireUser({ user }) {
  if (!user) redirect(303, '/login');
}
`,
      },
      says: ['`requireUser()` throws a redirect in a callback of a component, where nothing catches it; nothing happens but an error in the log.', 'Throw it in the `load` of this page.', 'Call `goto(…)` of `$app/navigation` in its place.'],
    },
    {
      title: 'Kit 3: redirects at any time, errors in callbacks',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': `<script>
  import { error, redirect } from '@sveltejs/kit';
  const { data } = $props();
  if (!data.user) redirect(303, '/login'); // ✗ whileRendering "redirect(303, '/login')"
  const pay = () => error(402); // ✗ inCallback "error(402)"
</script>
<button onclick={pay}>Pay</button>
{#if data.closed}{redirect(303, '/closed')}{/if} <!-- ✗ whileRendering "redirect(303, '/closed')" -->
`,
      },
    },
    {
      title: 'Kit 1, thrown',
      kit: '1.30.4',
      files: {
        'src/routes/+page.svelte': '<script>\n  import Cart from "$lib/Cart.svelte";\n</script>\n<Cart />\n',
        'src/lib/Cart.svelte': `<script>
  import { error } from '@sveltejs/kit';
  export let cart;
  if (!cart) throw error(404); // ✗ whileRendering "error(404)"
  const pay = () => {
    throw error(402); // ✗ inCallback "error(402)"
  };
</script>
<button on:click={pay}>Pay</button>
`,
      },
      says: ['Throw it in the `load` of the page.', 'Show the error in the component, or throw it in `load`.', '`error()` throws an error in a callback of a component, where nothing catches it; nothing happens but an error in the log.'],
    },
    {
      title: 'in a layout, and in callbacks that nobody catches',
      files: {
        'src/routes/+layout.svelte': `<script>
  import { error, redirect } from '@sveltejs/kit';
  import { onMount } from 'svelte';
  const { data, children } = $props();
  if (!data.user) redirect(303, '/login'); // ✗ whileRendering "redirect(303, '/login')"
  onMount(() => {
    fetch('/api/session').then((answer) => {
      if (!answer.ok) error(401); // ✗ inCallback "error(401)"
    });
    window.addEventListener('offline', () => {
      data.tabs.forEach((tab) => {
        if (tab.open) setTimeout(() => redirect(303, '/offline'), 10); // ✗ inCallback "redirect(303, '/offline')"
      });
    });
  });
  $effect(() => {
    if (data.closed) error(503); // ✗ inCallback "error(503)"
  });
</script>
{@render children()}
`,
      },
      says: ['Throw it in the `load` of this layout.', 'Show the error in the component, or throw it in `load`.', 'Call `goto(…)` of `$app/navigation` in its place.'],
    },
  ],
  good: [
    {
      title: 'callbacks of other people’s functions, which may catch what they throw, and a method of an object that they are given',
      files: {
        'src/routes/upload/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { error } from '@sveltejs/kit';
  import { Uploader } from 'uploads';
  onMount(() => {
    const uploader = new Uploader({
      done(answer) {
        if (answer.status !== 200) error(500);
      }
    });
    uploader.on('failed', (files) => {
      files.forEach(() => error(500));
    });
  });
</script>
<input type="file" />
`,
      },
    },
    {
      title: 'a helper that fails like any other',
      files: {
        'src/routes/+page.svelte': `<script>
  import { fetchOrders } from '$lib/orders';
  async function load() {
    await fetchOrders();
  }
</script>
<button onclick={load}>Load</button>
`,
        'src/lib/orders.ts': `import { error } from '@sveltejs/kit';
export async function fetchOrders() {
  const answer = await fetch('/api/orders');
  if (!answer.ok) error(502);
}
`,
      },
    },
    {
      title: 'caught, an error while rendering in Kit 3, and modules',
      kit: '3.2.0',
      files: {
        'src/routes/+page.svelte': `<script>
  import { error, redirect } from '@sveltejs/kit';
  import { buy } from './buy.remote';
  const { data } = $props();
  if (!data.cart) error(404);
  const pay = () => {
    try {
      redirect(303, '/');
    } catch {
      console.log('stay');
    }
  };
</script>
<button onclick={pay}>Pay</button><button onclick={() => buy()}>Buy</button>
`,
        'src/routes/+page.ts': `import { redirect } from '@sveltejs/kit';
export const load = ({ url }) => {
  if (url.hash) redirect(303, '/');
};
`,
        'src/routes/buy.remote.ts': `import { command } from '$app/server';
import { redirect } from '@sveltejs/kit';
export const buy = command(async () => redirect(303, '/'));
`,
      },
    },
    {
      title: 'Kit 1 only acts on what is thrown, and a component that nothing shows',
      kit: '1.30.4',
      files: {
        'src/routes/+page.svelte': `<script>
  import { redirect } from '@sveltejs/kit';
  const leave = () => redirect(303, '/');
</script>
<button on:click={leave}>Leave</button>
`,
        'attic/Cart.svelte': `<script>
  import { error } from '@sveltejs/kit';
  if (Math.random() > 2) throw error(404);
</script>
`,
      },
    },
  ],
});
