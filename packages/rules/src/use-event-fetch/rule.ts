import {
  addressKind, componentsFetching, defineRule, entriesRunning, eventFetchEdits, isGlobalFetch, type CallFact, type CheckContext, type Entry, type TextEdit,
} from '@sk-audit/core';

type Id = 'relative' | 'inHelper' | 'inComponent';

export default defineRule({
  id: 'use-event-fetch',
  severity: 'error',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: true,
  fix: 'safe',
  summary: "Forbids the global `fetch` with a relative address where it runs on the server.",
  why: `On a server there is no page that an address such as \`/api/cart\` could be relative to: the global \`fetch\` throws, and the page ends in status 500.
The \`fetch\` that Kit hands to \`load\`, actions, request handlers and hooks knows the address of the request, brings its cookies along, and asks
the app's own endpoints without a request over the network.

A component is rendered on the server as well: what its script or markup fetches as it starts fails there. When nothing catches that, Node ends the process;
an \`{#await}\` block does catch it. The development server refuses it at once. In the browser the same code works.

The rule leaves alone what runs in browsers only (event handlers, effects, \`onMount\`, behind \`browser\`), pages with \`ssr = false\`, and prerendered ones, of
which the build tells.`,
  sources: [
    'https://svelte.dev/docs/kit/load#Making-fetch-requests',
    'https://svelte.dev/e/kit/fetch_relative_url',
    'https://svelte.dev/e/kit/ssr_fetch_relative_url',
    '@sveltejs/kit 3.2.0 src/exports/vite/dev/index.js',
    '@sveltejs/kit 3.2.0 src/runtime/server/page/render.js',
  ],
  messages: {
    relative: { text: 'The global `fetch` takes no relative address on a server: it throws whenever {{what}} runs there.', advice: 'Use the `fetch` of the event: `{ fetch }` in the parameter.' },
    inHelper: { text: 'The global `fetch` takes no relative address on a server: it throws when {{what}} calls this.', advice: 'Take `fetch` as a parameter, and pass on that of the event.' },
    inComponent: { text: 'The global `fetch` takes no relative address on a server: it fails while this is rendered there.', advice: 'Fetch it in `load`, in `onMount`, or only where `browser` is true.' },
  },
  examples: {
    bad: [
      {
        title: 'In load, and in a helper of it',
        files: {
          'src/routes/cart/+page.ts': `import { stock } from '$lib/stock';
export const load = async ({ params }) => {
  const answer = await fetch('/api/cart'); // ✗ relative "fetch('/api/cart')"
  return { cart: await answer.json(), stock: await stock(params.id) };
};
`,
          'src/lib/stock.ts': "export const stock = async (id: string) => (await fetch(`/api/stock/${id}`)).json(); // ✗ inHelper \"fetch(`/api/stock/${id}`)\"\n",
        },
        after: {
          'src/routes/cart/+page.ts': `import { stock } from '$lib/stock';
export const load = async ({ fetch, params }) => {
  const answer = await fetch('/api/cart');
  return { cart: await answer.json(), stock: await stock(params.id) };
};
`,
        },
      },
      {
        title: 'While a component starts',
        files: {
          'src/routes/+page.svelte': `<script>
  const reviews = fetch('/api/reviews').then((answer) => answer.json()); // ✗ inComponent "fetch('/api/reviews')"
</script>

{#await reviews then list}{list.length}{/await}
`,
        },
      },
    ],
    good: [
      {
        title: 'The fetch of the event, and an address with a host',
        files: {
          'src/routes/cart/+page.server.ts': `export const load = async ({ fetch }) => ({ cart: await (await fetch('/api/cart')).json() });
export const actions = { default: async () => void (await fetch('https://shop.example.com/api/orders', { method: 'POST' })) };
`,
        },
      },
      {
        title: 'In the browser alone',
        files: {
          'src/routes/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { browser } from '$app/environment';
  let reviews = [];
  onMount(async () => { reviews = await (await fetch('/api/reviews')).json(); });
  const order = () => fetch('/api/orders', { method: 'POST' });
  if (browser) fetch('/api/visits');
</script>

<button on:click={order}>Order</button>
`,
        },
      },
      {
        title: 'A page that the server does not render',
        files: {
          'src/routes/+page.ts': "export const ssr = false;\nexport const load = async () => ({ cart: await (await fetch('/api/cart')).json() });\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    for (const call of facts.calls) if (isGlobalFetch(call) && addressKind(project, path, call.args[0]) === 'relative') checkFetch(context, call);
  },
});

function checkFetch(context: CheckContext<Id>, call: CallFact): void {
  const { path, project, report } = context;
  const [entry] = entriesRunning(project, path, call);
  if (entry) return report(call.span, isInside(entry, path, call) ? 'relative' : 'inHelper', { what: inWords(entry) }, { kitCode: 'fetch_relative_url', ...fixOf(context, entry, call) });
  if (componentsFetching(project, path, call).length > 0) report(call.span, 'inComponent', {}, { kitCode: 'ssr_fetch_relative_url' });
}

/** What Kit gives the event itself; `handle` gets it in an object. */
const GETS_EVENT: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler']);

function fixOf({ facts, path }: CheckContext<Id>, entry: Entry, call: CallFact): { readonly fix?: readonly TextEdit[] } {
  const fix = isInside(entry, path, call) && GETS_EVENT.has(entry.role) && !entry.wrapped ? eventFetchEdits(facts, call) : undefined;
  return fix ? { fix } : {}; // mutate-ok: for the type, an undefined fix is none
}

function isInside(entry: Entry, path: string, { fn }: CallFact): boolean {
  return entry.path === path && entry.fn === fn;
}

function inWords({ declaredIn, name, role }: Entry): string {
  return `${role === 'action' ? `the action \`${name}\`` : `\`${name}\``} of \`${declaredIn}\``;
}
