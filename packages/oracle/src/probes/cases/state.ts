/** What one visitor leaves in the process for the next. */
import { get, page, post, type Probe } from '../probe.js';

const visitorStore = "import { writable } from 'svelte/store';\n\nexport const visitor = writable('nobody');\n";
const visitorRune = "export const visitor = $state({ name: 'nobody' });\n";

export const stateProbes: readonly Probe[] = [
  {
    id: 'variable-in-action',
    title: 'an action keeps the visitor in a variable of the module, `load` returns it',
    rules: ['no-shared-server-state'],
    files: {
      '+page.server.js': `let visitor = 'nobody';

export const load = () => ({ visitor });

export const actions = {
  default: async ({ cookies }) => {
    visitor = cookies.get('user');
  },
};
`,
      '+page.svelte': page('Hello {data.visitor}'),
    },
    asks: [post('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: ['200 Hello alice', '200 Hello alice'],
  },
  {
    id: 'variable-in-load',
    title: '`load` keeps the visitor in a variable of another module, an endpoint returns it',
    rules: ['no-shared-server-state'],
    files: {
      'basket.js': "let owner = 'nobody';\n\nexport const keep = (user) => (owner = user);\nexport const read = () => owner;\n",
      '+page.server.js': "import { keep } from './basket.js';\n\nexport const load = ({ cookies }) => ({ owner: keep(cookies.get('user')) });\n",
      '+page.svelte': page('The basket of {data.owner}'),
      'basket/+server.js': "import { read } from '../basket.js';\n\nexport const GET = () => new Response(read());\n",
    },
    asks: [get('', { as: 'alice' }), get('/basket', { as: 'bob' })],
    answers: ['200 The basket of alice', '200 text "alice"'],
  },
  {
    id: 'shared-client',
    title: 'an action logs in with the one client of the process',
    rules: ['no-shared-server-state'],
    files: {
      'client.js': 'export const client = {\n  user: undefined,\n  signIn(name) {\n    this.user = name;\n  },\n  orders() {\n    return `orders of ${this.user}`;\n  },\n};\n',
      '+page.server.js': `import { client } from './client.js';

export const load = () => ({ orders: client.orders() });

export const actions = { default: async ({ cookies }) => client.signIn(cookies.get('user')) };
`,
      '+page.svelte': page('{data.orders}'),
    },
    asks: [post('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: ['200 orders of alice', '200 orders of alice'],
  },
  {
    id: 'locals',
    title: '`handle` keeps the visitor in `event.locals`',
    rules: ['no-shared-server-state'],
    files: {
      'handle.js': `export function handle({ event, resolve }) {
  const user = event.cookies.get('user');
  if (user) event.locals.visitor = user;
  return resolve(event);
}
`,
      '+page.server.js': "export const load = ({ locals }) => ({ visitor: locals.visitor ?? 'nobody' });\n",
      '+page.svelte': page('Hello {data.visitor}'),
    },
    asks: [get('', { as: 'alice' }), get()],
    answers: ['200 Hello alice', '200 Hello nobody'],
  },
  {
    id: 'store-in-load',
    title: 'a universal `load` sets a store that a module exports',
    rules: ['no-store-write-in-load'],
    files: {
      'visitor.js': visitorStore,
      '+page.js': `import { visitor } from './visitor.js';

export function load({ url }) {
  const user = url.searchParams.get('user');
  if (user) visitor.set(user);
}
`,
      '+page.svelte': page('Hello {$visitor}', "import { visitor } from './visitor.js';"),
    },
    asks: [get('?user=alice'), get()],
    answers: ['200 Hello alice', '200 Hello alice'],
  },
  {
    id: 'store-without-ssr',
    title: 'a universal `load` sets a store on a page with `ssr = false`, an endpoint reads it',
    rules: ['no-store-write-in-load'],
    files: {
      'visitor.js': visitorStore,
      'page/+page.js': "import { visitor } from '../visitor.js';\n\nexport const ssr = false;\n\nexport const load = ({ url }) => visitor.set(url.searchParams.get('user'));\n",
      'page/+page.svelte': page('Hello'),
      'name/+server.js': "import { get } from 'svelte/store';\nimport { visitor } from '../visitor.js';\n\nexport const GET = () => new Response(get(visitor));\n",
    },
    asks: [get('/page?user=alice', { find: 'Hello' }), get('/name')],
    answers: ['200 a page without <main> (without "Hello")', '200 text "nobody"'],
  },
  {
    id: 'rune-in-load',
    title: 'a universal `load` writes into `$state` of a module',
    rules: ['no-store-write-in-load'],
    files: {
      'visitor.svelte.js': visitorRune,
      '+page.js': `import { visitor } from './visitor.svelte.js';

export function load({ url }) {
  const user = url.searchParams.get('user');
  if (user) visitor.name = user;
}
`,
      '+page.svelte': page('Hello {visitor.name}', "import { visitor } from './visitor.svelte.js';"),
    },
    asks: [get('?user=alice'), get()],
    answers: { 'kit-2-70': ['200 Hello alice', '200 Hello alice'], 'kit-3': ['200 Hello alice', '200 Hello alice'] },
  },
  {
    id: 'store-in-action',
    title: 'an action sets a store that a module exports, an endpoint reads it',
    rules: ['no-store-in-server-code'],
    files: {
      'visitor.js': visitorStore,
      '+page.server.js': "import { visitor } from './visitor.js';\n\nexport const actions = { default: async ({ cookies }) => visitor.set(cookies.get('user')) };\n",
      '+page.svelte': page('Hello {$visitor}', "import { visitor } from './visitor.js';"),
      'name/+server.js': "import { get } from 'svelte/store';\nimport { visitor } from '../visitor.js';\n\nexport const GET = () => new Response(get(visitor));\n",
    },
    asks: [post('', { as: 'alice' }), get('', { as: 'bob' }), get('/name', { as: 'bob' })],
    answers: ['200 Hello alice', '200 Hello alice', '200 text "alice"'],
  },
  {
    id: 'rune-in-action',
    title: 'an action writes into `$state` of a module',
    rules: ['no-store-in-server-code'],
    files: {
      'visitor.svelte.js': visitorRune,
      '+page.server.js': "import { visitor } from './visitor.svelte.js';\n\nexport const actions = { default: async ({ cookies }) => void (visitor.name = cookies.get('user')) };\n",
      '+page.svelte': page('Hello {visitor.name}', "import { visitor } from './visitor.svelte.js';"),
    },
    asks: [post('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: { 'kit-2-70': ['200 Hello alice', '200 Hello alice'], 'kit-3': ['200 Hello alice', '200 Hello alice'] },
  },
  {
    id: 'app-stores-in-load',
    title: '`load` reads `page` of `$app/stores`',
    rules: ['no-store-in-server-code'],
    files: {
      '+page.server.js': "import { page } from '$app/stores';\nimport { get } from 'svelte/store';\n\nexport const load = () => ({ path: get(page).url.pathname });\n",
      '+page.svelte': page('{data.path}'),
    },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Function called outside component initialization]', 'the process lives on'],
      'kit-2-70': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]', 'the process lives on'],
    },
    alone: true,
  },
  {
    id: 'app-state-in-load',
    title: '`load` reads `page` of `$app/state`',
    rules: ['no-store-in-server-code'],
    files: {
      '+page.server.js': "import { page } from '$app/state';\n\nexport const load = () => ({ path: page.url.pathname });\n",
      '+page.svelte': page('{data.path}'),
    },
    asks: [get()],
    answers: {
      'kit-2-70': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]'],
      'kit-3': ['500 error page: Internal Error [handleError: https://svelte.dev/e/lifecycle_outside_component]'],
    },
  },
  {
    id: 'goto-in-load',
    title: 'a server `load` calls `goto`',
    rules: ['no-store-in-server-code'],
    files: {
      '+page.server.js': "import { goto } from '$app/navigation';\n\nexport const load = () => goto('/cart');\n",
      '+page.svelte': page('Cart'),
    },
    asks: [get()],
    answers: {
      'kit-1': ['500 error page: Internal Error [handleError: Cannot call goto(...) on the server]'],
      'kit-2-70': ['500 error page: Internal Error [handleError: Cannot call goto(...) on the server]'],
      'kit-3': ['500 error page: Internal Error [handleError: server_api_unavailable Cannot call `goto(...)` on the server https://svelte.dev/e/kit/server_api_una…]'],
    },
  },
  {
    id: 'store-in-component',
    title: 'a page sets a store of a module while it is rendered, the layout around it shows it',
    rules: ['no-module-state-write-in-ssr'],
    files: {
      'visitor.js': visitorStore,
      '+layout.svelte': page('Layout: {$visitor}, <slot />', "import { visitor } from './visitor.js';"),
      '+page.server.js': "export const load = ({ cookies }) => ({ user: cookies.get('user') });\n",
      '+page.svelte': "<script>\n  import { visitor } from './visitor.js';\n\n  export let data;\n\n  visitor.set(data.user);\n</script>\n\npage: {data.user}\n",
      'other/+page.svelte': 'other page\n',
    },
    asks: [get('', { as: 'alice' }), get('', { as: 'bob' }), get('/other', { as: 'carol' })],
    answers: ['200 Layout: nobody, page: alice', '200 Layout: alice, page: bob', '200 Layout: bob, other page'],
  },
  {
    id: 'rune-in-component',
    title: 'the same with `$state` of a module',
    rules: ['no-module-state-write-in-ssr'],
    files: {
      'visitor.svelte.js': visitorRune,
      '+layout.svelte': page('Layout: {visitor.name}, <slot />', "import { visitor } from './visitor.svelte.js';"),
      '+page.server.js': "export const load = ({ cookies }) => ({ user: cookies.get('user') });\n",
      '+page.svelte': "<script>\n  import { visitor } from './visitor.svelte.js';\n\n  export let data;\n\n  visitor.name = data.user;\n</script>\n\npage: {data.user}\n",
    },
    asks: [get('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: {
      'kit-2-70': ['200 Layout: nobody, page: alice', '200 Layout: alice, page: bob'],
      'kit-3': ['200 Layout: nobody, page: alice', '200 Layout: alice, page: bob'],
    },
  },
  {
    id: 'variable-in-component',
    title: 'a component keeps the visitor in a variable of `<script context="module">`',
    rules: ['no-module-state-write-in-ssr'],
    files: {
      '+page.server.js': "export const load = ({ cookies }) => ({ user: cookies.get('user') });\n",
      '+page.svelte': `<script context="module">
  let last = 'nobody';
</script>

<script>
  export let data;

  const before = last;
  last = data.user;
</script>

<main>{data.user} after {before}</main>
`,
    },
    asks: [get('', { as: 'alice' }), get('', { as: 'bob' })],
    answers: ['200 alice after nobody', '200 bob after alice'],
  },
];
