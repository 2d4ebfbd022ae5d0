import { defineRule, isRead, placesAroundRender, renderLeaksOf, sourceInWords, type Project, type RenderLeak } from '@sk-audit/core';

export default defineRule({
  id: 'no-module-state-write-in-ssr',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: true,
  summary: "Forbids components to put a visitor's data into module-level state while the server renders them.",
  why: `The script of a component runs on the server, too, when a page is rendered there. A store that a module exports, \`$state\` at the top
level of a \`.svelte.js\` file or a variable of \`<script module>\` exists once for the whole server process: what the component keeps there
for one visitor is still there when the next page is rendered. Whatever renders before the write (a layout around the page), without it (a
page that has no such component, a branch that is not taken) or meanwhile (rendering waits where the markup awaits) shows the previous
visitor's data.

The rule looks at what runs while a component is made: its script, \`$:\`, the markup, and functions that they call, also in other files.
Effects, \`onMount\`, event handlers and what stands under a \`browser\` guard run in browsers only and are left alone; so are pages with
\`ssr = false\` or \`prerender\`, apps without a server, stores from context or made in the component, and values that do not come from the
request. What \`load\`, actions and hooks write is the matter of the other rules about shared state.`,
  sources: [
    'https://svelte.dev/docs/kit/state-management#Using-state-and-stores-with-context',
    'https://github.com/sveltejs/kit/discussions/4339',
  ],
  messages: {
    write: {
      text: 'While the server renders, `{{name}}` keeps {{source}} where all visitors share it; what renders before or without this shows the previous visitor\'s.',
      advice: 'Hand it on as a prop, or put it into context: `setContext(…, () => …)`.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A store, a rune and a function that sets one',
        says: ['declared here, once for the whole process: name', 'leads to the write while it is rendered: '],
        files: {
          'src/routes/+layout.svelte': `<script>
  import { appState } from '$lib/app-state.svelte';
  import { signIn, user } from '$lib/stores';
  let { data, children } = $props();
  if (data.user) user.set(data.user); // ✗ write "user.set(data.user)"
  appState.lang = data.lang; // ✗ write "appState.lang = data.lang"
  signIn(data.user.name);
</script>
{@render children()}
`,
          'src/routes/+layout.server.ts': "export const load = ({ cookies, locals }) => ({ user: locals.user, lang: cookies.get('lang') });\n",
          'src/routes/+page.svelte': `<script>
  import { appState } from '$lib/app-state.svelte';
  import { name, user } from '$lib/stores';
</script>
{$user.name} {$name} {appState.lang}
`,
          'src/lib/app-state.svelte.ts': "export const appState = $state({ lang: '' });\n",
          'src/lib/stores.ts': `import { writable } from 'svelte/store';
export const user = writable(null);
export const name = writable('');
export const signIn = (value) => name.set(value); // ✗ write "name.set(value)"
`,
        },
      },
      {
        title: 'Svelte 4: $store = …, and a variable of the module script',
        kit: '1.30.4',
        svelte: '4.2.20',
        files: {
          'src/routes/account/+page.svelte': `<script context="module">
  let last;
</script>
<script>
  import { cart } from '$lib/stores';
  import { page } from '$app/stores';
  export let data;
  const before = last;
  last = $page.data.member; // ✗ write "last = $page.data.member"
  $: $cart = data.cart; // ✗ write "$cart = data.cart"
</script>
{before} {$cart.length}
`,
          'src/routes/account/+page.server.js': `import { cartOf } from '$lib/server/carts';
export const load = async ({ locals }) => ({ member: locals.member, cart: await cartOf(locals.member) });
`,
          'src/lib/server/carts.js': 'export const cartOf = async (member) => [member];\n',
          'src/lib/stores.js': "import { writable } from 'svelte/store';\nexport const cart = writable([]);\n",
        },
      },
    ],
    good: [
      {
        title: 'Context, and what runs in browsers only',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { onMount, setContext } from 'svelte';
  import { writable } from 'svelte/store';
  import { browser } from '$app/environment';
  import { appState } from '$lib/app-state.svelte';
  let { data, children } = $props();
  const user = writable(null);
  user.set(data.user);
  setContext('user', user);
  if (browser) appState.user = data.user;
  onMount(() => { appState.user = data.user; });
  $effect(() => { appState.user = data.user; });
</script>
<button onclick={() => (appState.user = data.user)}>Again</button>
{@render children()}
`,
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+page.svelte': '<h1>Home</h1>\n',
          'src/lib/app-state.svelte.ts': 'export const appState = $state({ user: null });\n',
        },
      },
      {
        title: 'What is the same for every visitor',
        files: {
          'src/routes/+page.svelte': `<script>
  import { rates, section } from '$lib/stores';
  let { data } = $props();
  section.set('home');
  $rates = data.rates;
</script>
{$section} {$rates}
`,
          'src/routes/+page.server.ts': `import { readRates } from '$lib/server/rates';
export const load = async () => ({ rates: await readRates() });
`,
          'src/lib/server/rates.ts': "export const readRates = async () => (await fetch('https://rates.example.com/today')).json();\n",
          'src/lib/stores.ts': "import { writable } from 'svelte/store';\nexport const rates = writable(null);\nexport const section = writable('');\n",
        },
      },
    ],
  },
  check({ path, project, report }) {
    const seen = new Set<string>();
    for (const leak of renderLeaksOf(project, path)) {
      const { name, fn } = leak.write;
      if (seen.has(`${fn} ${name}`) || isHarmless(project, path, leak)) continue;
      seen.add(`${fn} ${name}`);
      report(leak.write.span, 'write', { name, source: sourceInWords(leak.source) }, { related: placesAroundRender(project, path, leak) });
    }
  },
});

/** An entry under a key, a cache, or what nobody is given. */
function isHarmless(project: Project, path: string, { source, write }: RenderLeak): boolean {
  return write.kind === 'keyed' || (write.memo && source.kind === 'answer') || !isRead(project, path, write);
}
