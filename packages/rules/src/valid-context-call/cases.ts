import { defineCases } from '@sk-audit/core';

const PAGE = '<h1>Page</h1>\n';

export default defineCases({
  bad: [
    {
      title: 'on the server: actions, endpoints, hooks, remote functions, wrapped or handed to a callback',
      files: {
        'src/lib/user.ts': `import { createContext, getContext as read } from 'svelte';
export const [getUser, setUser, hasUser] = createContext();
export const lang = () => {
  const found = read('lang');
  return found ?? 'en';
};
export const langOf = () => lang();
`,
        'src/lib/with-auth.ts': 'export const withAuth = (load) => (event) => load(event);\n',
        'src/routes/+layout.server.ts': `import { getUser } from '$lib/user';
import { withAuth } from '$lib/with-auth';
export const load = withAuth(async ({ fetch }) => {
  await fetch('/api');
  return { user: getUser() }; // ✗ server "getUser()"
});
`,
        'src/routes/+page.server.ts': `import { langOf } from '$lib/user';
export const actions = {
  save: () => ({ lang: langOf() }) // ✗ server "langOf()"
};
`,
        'src/routes/+page.svelte': PAGE,
        'src/routes/api/+server.ts': `import { hasContext } from 'svelte';
export const GET = () => Response.json(['a', 'b'].map((key) => hasContext(key))); // ✗ server "hasContext(key)"
`,
        'src/routes/words.remote.ts': `import { query } from '$app/server';
import { lang } from '$lib/user';
export const words = query(async () => lang()); // ✗ server "lang()"
`,
        'src/hooks.server.ts': `import * as svelte from 'svelte';
import { setUser } from '$lib/user';
export const handle = ({ event, resolve }) => {
  setUser(event.locals.user); // ✗ server "setUser(event.locals.user)"
  svelte.getAllContexts(); // ✗ server "svelte.getAllContexts()"
  return resolve(event);
};
`,
      },
      says: [
        '`lang()` in `words` throws, because no component is being made there.',
        '`langOf()` in the action `save` throws, because no component is being made there.',
        '`getUser()` in `load` throws, because no component is being made there.',
      ],
    },
    {
      title: 'the script of the module, and of a module with runes',
      files: {
        'src/lib/cart.svelte.ts': `import { getContext } from 'svelte';
const session = getContext('session'); // ✗ module "getContext('session')"
export const cart = $state({ owner: session });
`,
        'src/routes/+page.svelte': `<script module>
  import { getContext } from 'svelte';
  const theme = getContext('theme'); // ✗ module "getContext('theme')"
</script>
<script>
  import { cart } from '$lib/cart.svelte';
</script>
{theme} {cart.owner}
`,
      },
    },
    {
      title: 'Svelte 4: when the component is mounted, updated or destroyed',
      kit: '1.30.4',
      svelte: '4.2.20',
      files: {
        'src/routes/+page.svelte': `<script>
  import { afterUpdate, getContext, onDestroy, onMount, tick } from 'svelte';
  onMount(() => getContext('cart').load()); // ✗ later "getContext('cart')"
  afterUpdate(() => { getContext('cart').load(); }); // ✗ later "getContext('cart')"
  onDestroy(() => getContext('cart').leave()); // ✗ later "getContext('cart')"
  tick().finally(() => getContext('cart')); // ✗ later "getContext('cart')"
  const all = () => ['a', 'b'].forEach((key) => getContext(key)); // ✗ later "getContext(key)"
</script>
<button on:click={all}>All</button>
`,
      },
      says: [
        '`getContext()` in the callback of `onMount` throws, because the component is made by then.',
        '`getContext()` in the callback of `finally` throws, because the component is made by then.',
        '`getContext()` in an event handler throws, because the component is made by then.',
      ],
    },
    {
      title: 'after an await under the same condition, and in a callback of onMount',
      files: {
        'src/routes/+page.svelte': `<script>
  import { getContext, onMount } from 'svelte';
  let { data } = $props();
  async function start() {
    if (data.cart) {
      await fetch('/api/cart');
      getContext('cart').load(); // ✗ later "getContext('cart')"
    }
  }
  onMount(async () => {
    await start();
    getContext('cart').show(); // ✗ later "getContext('cart')"
    window.addEventListener('focus', () => getContext('cart').load()); // ✗ later "getContext('cart')"
  });
</script>
`,
      },
    },
    {
      title: 'set by a sibling, and by the page for its layout',
      files: {
        'src/lib/Setter.svelte': `<script>
  import { setContext } from 'svelte';
  import { CART } from './keys';
  setContext(CART, []);
</script>
`,
        'src/lib/keys.ts': "export const CART = Symbol('cart');\n",
        'src/lib/Counter.svelte': `<script>
  import { getContext } from 'svelte';
  import { CART } from './keys';
  const cart = getContext(CART); // ✗ missing "getContext(CART)"
</script>
{cart.length}
`,
        'src/routes/+layout.svelte': `<script>
  import { getContext } from 'svelte';
  import Counter from '$lib/Counter.svelte';
  const title = getContext('title'); // ✗ missing "getContext('title')"
</script>
{title} <Counter /> <slot />
`,
        'src/routes/+page.svelte': `<script>
  import { setContext } from 'svelte';
  import Setter from '$lib/Setter.svelte';
  setContext('title', 'Home');
</script>
<Setter />
`,
      },
    },
  ],
  good: [
    {
      title: 'after an await that is not sure, or of another function, or of the call itself',
      files: {
        'src/routes/+page.svelte': `<script>
  import { getContext } from 'svelte';
  let { data } = $props();
  async function start() {
    if (data.slow) await data.slow;
    const wait = async () => await data.stream;
    await getContext('cart').load();
    return wait;
  }
  start();
</script>
`,
      },
    },
    {
      title: 'a call that is caught, one under a condition in the helper, one after an await in the helper',
      files: {
        'src/lib/user.ts': `import { getContext } from 'svelte';
export function userOrNobody() {
  try {
    return getContext('user');
  } catch {
    return null;
  }
}
export function userIn(component) {
  if (component) return getContext('user');
  return null;
}
export async function later() {
  const found = await fetch('/api/user');
  return found.ok ? found.json() : null;
}
export function* all() {
  yield getContext('user');
}
`,
        'src/routes/+page.ts': `import { all, later, userIn, userOrNobody } from '$lib/user';
export const load = async () => ({ user: userOrNobody(), other: userIn(false), later: await later(), all: all() });
`,
        'src/routes/+page.svelte': PAGE,
      },
    },
    {
      title: 'functions of which nobody can tell when they are called',
      files: {
        'src/lib/Picker.svelte': `<script>
  let { onstart } = $props();
  onstart();
</script>
`,
        'src/lib/hooks.ts': 'export const useNow = (start) => start();\n',
        'src/routes/+page.svelte': `<script>
  import { getContext } from 'svelte';
  import Picker from '$lib/Picker.svelte';
  import { useNow } from '$lib/hooks';
  const cart = useNow(() => getContext('cart'));
  function both() {
    return getContext('cart');
  }
  both();
</script>
<Picker onstart={() => getContext('cart')} />
<button onclick={both}>{cart}</button>
`,
      },
    },
    {
      title: 'what has the same name, and the hooks of Svelte 5 that keep the component',
      files: {
        'src/lib/canvas.ts': `export function getContext(canvas) {
  return canvas.getContext('2d');
}
export const main = getContext({ getContext: () => null });
`,
        'src/routes/+page.svelte': `<script>
  import { getContext, onMount, untrack } from 'svelte';
  import { main } from '$lib/canvas';
  let canvas;
  onMount(() => { canvas.getContext('2d'); getContext('cart'); });
  $effect.pre(() => getContext('cart'));
  const cart = $derived.by(() => untrack(() => getContext('cart')));
</script>
<canvas bind:this={canvas} onclick={() => canvas.getContext('2d')}>{main}{cart}{getContext('cart')}</canvas>
`,
      },
    },
    {
      title: 'a range of Svelte versions: what onMount keeps is not known',
      svelte: '^4.0.0 || ^5.0.0',
      files: {
        'src/routes/+page.svelte': `<script>
  import { getContext, onMount } from 'svelte';
  onMount(() => getContext('cart'));
</script>
`,
      },
    },
    {
      title: 'context that something around the component may set, and keys that are not to be read',
      files: {
        'src/lib/Provider.svelte': `<script>
  import { setContext } from 'svelte';
  let { children } = $props();
  setContext('cart', []);
  setContext('menu', []);
</script>
{@render children()}
`,
        'src/lib/Counter.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart');
</script>
{cart.length}
`,
        'src/lib/Menu.svelte': `<script>
  import { getContext } from 'svelte';
  const menu = getContext('menu');
</script>
{menu.length}
`,
        'src/lib/parts.ts': "import Menu from './Menu.svelte';\nexport const parts = { menu: Menu };\n",
        'src/routes/+page.svelte': `<script>
  import { getContext } from 'svelte';
  import Counter from '$lib/Counter.svelte';
  import Menu from '$lib/Menu.svelte';
  import Provider from '$lib/Provider.svelte';
  import { parts } from '$lib/parts';
  const chart = getContext('LayerCake');
</script>
<Provider><Counter /></Provider>
{chart} {parts}
`,
        'src/routes/menu/+page.svelte': `<script>
  import Menu from '$lib/Menu.svelte';
</script>
<Menu />
`,
      },
    },
    {
      title: 'somebody sets a key that is not to be read',
      files: {
        'src/lib/keep.ts': "import { setContext } from 'svelte';\nexport const keep = (key, value) => setContext(key, value);\n",
        'src/routes/+layout.svelte': `<script>
  import { keep } from '$lib/keep';
  keep('title', 'Home');
</script>
<slot />
`,
        'src/routes/+page.svelte': `<script>
  import { getContext } from 'svelte';
  const title = getContext('title');
</script>
{title}
`,
        'src/routes/other/+page.svelte': `<script>
  import { setContext } from 'svelte';
  setContext('title', 'Other');
</script>
`,
      },
    },
    {
      title: 'what a layout left out sets has a rule of its own',
      files: {
        'src/routes/shop/+layout.svelte': `<script>
  import { setContext } from 'svelte';
  setContext('cart', []);
</script>
<slot />
`,
        'src/routes/shop/pay/+page@.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart');
</script>
{cart.length}
`,
      },
    },
    {
      title: 'found on one page of two, and a part of an error page',
      files: {
        'src/lib/Total.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart');
</script>
{cart?.length}
`,
        'src/routes/shop/+layout.svelte': `<script>
  import { setContext } from 'svelte';
  setContext('cart', []);
</script>
<slot />
`,
        'src/routes/shop/+page.svelte': "<script>\n  import Total from '$lib/Total.svelte';\n</script>\n<Total />\n",
        'src/routes/+page.svelte': "<script>\n  import Total from '$lib/Total.svelte';\n</script>\n<Total />\n",
        'src/routes/shop/only/+layout.svelte': `<script>
  import { getContext, setContext } from 'svelte';
  setContext('own', []);
  const own = getContext('own');
</script>
{own} <slot />
`,
      },
    },
  ],
});
