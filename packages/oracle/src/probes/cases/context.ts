/** Context outside of the components that it belongs to. */
import { get, page, type Probe } from '../probe.js';

const outside4 = '500 error page: Internal Error [handleError: Function called outside component initialization]';
const outside5 = '500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]';

/** In a process of its own: a page of Svelte 4 that failed while it was rendered leaves its component behind, and context seems to work. */
export const contextProbes: readonly Probe[] = [
  {
    id: 'context-in-load',
    title: '`load` calls `getContext`',
    rules: ['valid-context-call'],
    files: {
      '+page.js': "import { getContext } from 'svelte';\n\nexport const load = () => ({ shop: getContext('shop') });\n",
      '+page.svelte': page('Shop'),
    },
    asks: [get()],
    answers: {
      'kit-1': [outside4, 'the process lives on'],
      'kit-2-70': [outside5, 'the process lives on'],
      'kit-3': [outside5, 'the process lives on'],
    },
    alone: true,
  },
  {
    id: 'context-in-helper',
    title: 'a component calls a helper that calls `getContext`',
    rules: ['valid-context-call'],
    files: {
      'shop.js': "import { getContext } from 'svelte';\n\nexport const shop = () => getContext('shop');\n",
      '+layout.svelte': "<script>\n  import { setContext } from 'svelte';\n\n  setContext('shop', 'Corner shop');\n</script>\n\n<slot />\n",
      '+page.svelte': page('{shop()}', "import { shop } from './shop.js';"),
    },
    asks: [get()],
    answers: ['200 Corner shop'],
  },
  {
    id: 'context-after-await',
    title: 'a component calls `setContext` in a `.then` while the server renders it',
    rules: ['valid-context-call'],
    files: {
      '+page.svelte': page('Shop', "import { setContext } from 'svelte';\n  Promise.resolve('Corner shop').then((name) => setContext('shop', name));"),
    },
    asks: [get()],
    answers: {
      'kit-1': ['the process ends with code 1: Error: Function called outside component initialization'],
      'kit-2-70': ['the process ends with code 1: Error: https://svelte.dev/e/lifecycle_outside_component'],
      'kit-3': ['the process ends with code 1: Error: https://svelte.dev/e/lifecycle_outside_component'],
    },
    alone: true,
  },
  {
    id: 'context-of-page',
    title: 'a page sets context, the layout around it asks for it',
    rules: ['valid-context-call'],
    files: {
      '+layout.svelte': page('Layout: {getContext("shop")}, <slot />', "import { getContext } from 'svelte';"),
      '+page.svelte': "<script>\n  import { setContext } from 'svelte';\n\n  setContext('shop', 'Corner shop');\n</script>\n\npage\n",
    },
    asks: [get()],
    answers: {
      'kit-1': ['200 Layout: undefined, page'],
      'kit-2-70': ['200 Layout: , page'],
      'kit-3': ['200 Layout: , page'],
    },
  },
  {
    id: 'context-reset',
    title: 'a layout sets context, and a page below leaves that layout out with `@`',
    rules: ['context-in-reset-layout'],
    files: {
      '+layout.svelte': "<script>\n  import { setContext } from 'svelte';\n\n  setContext('shop', 'Corner shop');\n</script>\n\n<slot />\n",
      'kept/+page.svelte': page('{getContext("shop")}', "import { getContext } from 'svelte';"),
      'left/+page@.svelte': page('{getContext("shop")}', "import { getContext } from 'svelte';"),
    },
    asks: [get('/kept'), get('/left')],
    answers: { 'kit-1': ['200 Corner shop', '200 undefined'], 'kit-2-70': ['200 Corner shop', '200'], 'kit-3': ['200 Corner shop', '200'] },
  },
  {
    id: 'create-context-reset',
    title: 'the same with `createContext`',
    rules: ['context-in-reset-layout'],
    files: {
      'shop.js': "import { createContext } from 'svelte';\n\nexport const [getShop, setShop] = createContext();\n",
      '+layout.svelte': "<script>\n  import { setShop } from './shop.js';\n\n  setShop('Corner shop');\n</script>\n\n<slot />\n",
      'kept/+page.svelte': page('{getShop()}', "import { getShop } from '../shop.js';"),
      'left/+page@.svelte': page('{getShop()}', "import { getShop } from '../shop.js';"),
    },
    asks: [get('/kept'), get('/left')],
    answers: {
      'kit-2-70': ['200 Corner shop', '500 error page: Internal Error [handleError: https://svelte.dev/e/missing_context]'],
      'kit-3': ['200 Corner shop', '500 error page: Internal Error [handleError: https://svelte.dev/e/missing_context]'],
    },
  },
];
