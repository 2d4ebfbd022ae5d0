/** What only browsers have, on the server. */
import { get, page, type Probe } from '../probe.js';

export const browserOnlyProbes: readonly Probe[] = [
  {
    id: 'goto-in-universal-load',
    title: '`load` of `+page.js` calls `goto`',
    rules: ['no-navigation-on-server'],
    files: {
      '+page.js': "import { goto } from '$app/navigation';\n\nexport const load = () => goto('/');\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Cannot call goto(...) on the server]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call goto(...) on the server]'],
      'kit-3': ['500 error page: Internal Error [handleError: server_api_unavailable Cannot call `goto(...)` on the server https://svelte.dev/e/kit/server_api_una…]'],
    },
  },
  {
    id: 'goto-without-ssr',
    title: 'the same with `ssr = false`',
    rules: ['no-navigation-on-server'],
    files: {
      '+page.js': "import { goto } from '$app/navigation';\n\nexport const ssr = false;\nexport const load = () => goto('/');\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get()],
    answers: ['200 a page without <main>'],
  },
  {
    id: 'invalidate-in-script',
    title: 'the script of a component calls `invalidateAll`',
    rules: ['no-navigation-on-server'],
    files: { '+page.svelte': page('Shop', "import { invalidateAll } from '$app/navigation';\n  invalidateAll();") },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Cannot call invalidateAll(...) on the server]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call invalidateAll() on the server]'],
      'kit-3': ['500 error page: Internal Error [handleError: server_api_unavailable Cannot call `invalidateAll()` on the server https://svelte.dev/e/kit/server_a…]'],
    },
  },
  {
    id: 'goto-in-on-mount',
    title: 'a component calls `goto` in `onMount` and in a handler',
    rules: ['no-navigation-on-server'],
    files: { '+page.svelte': page("<button on:click={() => goto('/')}>Shop</button>", "import { onMount } from 'svelte';\n  import { goto } from '$app/navigation';\n  onMount(() => goto('/'));") },
    asks: [get()],
    answers: ['200 Shop'],
  },
  {
    id: 'remote-form-validated',
    title: 'the script of a component calls `validate()` of a remote form',
    rules: ['no-navigation-on-server'],
    files: {
      'order.remote.js': "import { form } from '$app/server';\n\nexport const order = form('unchecked', async () => {});\n",
      '+page.svelte': page('Shop', "import { order } from './order.remote.js';\n  order.validate();"),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call validate() on the server]'],
      'kit-3': ['500 error page: Internal Error [handleError: server_api_unavailable Cannot call `form.validate()` on the server https://svelte.dev/e/kit/server_a…]'],
    },
  },
  {
    id: 'page-state-in-load',
    title: '`load` of `+page.js` reads `page.url` of `$app/state`',
    rules: ['no-app-state-outside-render'],
    files: {
      '+page.js': "import { page } from '$app/state';\n\nexport const load = () => ({ at: page.url.pathname });\n",
      '+page.svelte': page('{data.at}'),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]'],
    },
  },
  {
    id: 'page-store-in-load',
    title: '`load` of `+page.js` reads `page` of `$app/stores`',
    rules: ['no-app-state-outside-render'],
    files: {
      '+page.js': "import { get } from 'svelte/store';\nimport { page } from '$app/stores';\n\nexport const load = () => ({ at: get(page).url.pathname });\n",
      '+page.svelte': page('{data.at}'),
    },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Function called outside component initialization]', 'the process lives on'],
      'kit-2-70': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]', 'the process lives on'],
    },
    alone: true,
  },
  {
    id: 'page-state-in-helper',
    title: 'a component calls a helper that reads `page.url`',
    rules: ['no-app-state-outside-render'],
    files: {
      'at.js': "import { page } from '$app/state';\n\nexport const at = () => page.url.pathname;\n",
      '+page.svelte': page('{at()}', "import { at } from './at.js';"),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['200 /page-state-in-helper'],
      'kit-3': ['200 /page-state-in-helper'],
    },
  },
];
