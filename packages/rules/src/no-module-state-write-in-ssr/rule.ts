import { defineRule, isClearedAfter, placesAroundRender, renderLeaksOf, sourceInWords, strayReading, type Project, type RenderLeak, type StateReading } from '@sk-audit/core';

export default defineRule({
  id: 'no-module-state-write-in-ssr',
  severity: 'error',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: 'Unproven: three findings in 98 real apps, all right, after 21 that were wrong or arguable were mended.',
  summary: "Forbids components to put a visitor's data into module-level state while the server renders them.",
  why: `The script of a component runs on the server, too, when a page is rendered there. A store that a module exports, \`$state\` at the top
level of a \`.svelte.js\` file or a variable of \`<script module>\` exists once for the whole server process: what the component keeps there
for one visitor is still there when the next page is rendered. Whatever renders before the write (a layout around the page), without it (a
page that has no such component, a branch that is not taken) or meanwhile (rendering waits where the markup awaits) shows the previous
visitor's data. The finding names such a reader.

Where every reader is rendered after a write that stands under no condition, in the same component, above it or as its part, nobody is shown
another's data, and the rule is silent; so it is where nobody reads the state on the server, and where \`onDestroy\` clears it. How a store that
is passed on as a prop or put into context is read is not followed.

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
      text: 'While the server renders, `{{name}}` keeps {{source}} where all visitors share it, and `{{reader}}`, which reads it without or before this write, is given the previous visitor\'s.',
      advice: 'Hand it on as a prop, or put it into context: `setContext(…, () => …)`.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A store, a rune and a function that sets one',
        says: [
          'declared here, once for the whole process: name', 'leads to the write while it is rendered: ',
          'reads it, and nothing of the same rendering has surely written it before: appState.lang',
          "While the server renders, `appState.lang` keeps `data.lang` of one request where all visitors share it, and `src/routes/+layout.svelte`, which reads it without or before this write, is given the previous visitor's.",
        ],
        files: {
          'src/routes/+layout.svelte': `<script>
  import { appState } from '$lib/app-state.svelte';
  import { name, user } from '$lib/stores';
  let { data, children } = $props();
  if (data.user) user.set(data.user); // ✗ write "user.set(data.user)"
</script>
<header lang={appState.lang}>{$user.mail} {$name}</header>
{@render children()}
`,
          'src/routes/+page.svelte': `<script>
  import { appState } from '$lib/app-state.svelte';
  import { signIn } from '$lib/stores';
  let { data } = $props();
  appState.lang = data.lang; // ✗ write "appState.lang = data.lang"
  signIn(data.user.name);
</script>
<h1>Home</h1>
`,
          'src/routes/+layout.server.ts': "export const load = ({ cookies, locals }) => ({ user: locals.user, lang: cookies.get('lang') });\n",
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
          'src/routes/+layout.svelte': `<script>
  import { cart } from '$lib/stores';
</script>
<header>{$cart.length}</header>
<slot />
`,
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
{before}
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
        title: 'Set before anybody reads it, in every rendering',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { user } from '$lib/stores';
  let { data, children } = $props();
  user.set(data.user);
</script>
<header>{$user.name}</header>
{@render children()}
`,
          'src/routes/+layout.server.ts': 'export const load = ({ locals }) => ({ user: locals.user });\n',
          'src/routes/+page.svelte': `<script>
  import { user } from '$lib/stores';
</script>
{$user.name}
`,
          'src/lib/stores.ts': "import { writable } from 'svelte/store';\nexport const user = writable(null);\n",
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
    for (const [first, ...more] of Object.values(byMistake(strayLeaks(project, path)))) {
      const { leak, reading } = first as StrayLeak;
      const { name, span } = leak.write;
      const shown = { path: reading.path, span: reading.span, message: 'reads it, and nothing of the same rendering has surely written it before' };
      const same = more.map((one) => ({ path, span: one.leak.write.span, message: 'is the same mistake' }));
      report(span, 'write', { name, source: sourceInWords(leak.source), reader: reading.path }, { related: [...placesAroundRender(project, path, leak), shown, ...same] });
    }
  },
});

type StrayLeak = { readonly leak: RenderLeak; readonly reading: StateReading };

/** The writes that somebody else is given. */
function strayLeaks(project: Project, path: string): readonly StrayLeak[] {
  return renderLeaksOf(project, path).flatMap((leak) => {
    const reading = isHarmless(project, leak) ? undefined : strayReading(project, path, leak.write);
    return reading ? [{ leak, reading }] : [];
  });
}

/** Those of one function to state of one module are mended together. */
function byMistake(leaks: readonly StrayLeak[]): { readonly [key: string]: readonly StrayLeak[] } {
  const found: { [key: string]: StrayLeak[] } = {};
  for (const one of leaks) (found[`${one.leak.write.fn} ${one.leak.write.owner?.path ?? one.leak.write.name}`] ??= []).push(one);
  return found;
}

/** An entry under a key, a cache, or what is gone after the rendering. */
function isHarmless(project: Project, { component, source, write }: RenderLeak): boolean {
  return write.kind === 'keyed' || (write.memo && source.kind === 'answer') || isClearedAfter(project, component, write);
}
