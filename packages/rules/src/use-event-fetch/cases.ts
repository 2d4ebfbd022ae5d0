import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'addresses of all kinds, in all that Kit calls',
      files: {
        'src/routes/+page.server.ts': `import { base } from '$app/paths';
import { resolve } from '$app/paths';
export const actions = {
  save: async ({ locals }) => void (await globalThis.fetch('api/cart')), // ✗ relative "globalThis.fetch('api/cart')"
  drop: () => fetch(\`\${base}/api/cart\`), // ✗ relative "fetch(\`\${base}/api/cart\`)"
  move: () => fetch(resolve('/api/cart')), // ✗ relative "fetch(resolve('/api/cart'))"
  ask: () => { [1].forEach(() => fetch('?a')); } // ✗ inHelper "fetch('?a')"
};
`,
        'src/hooks.server.ts': "export const handle = async ({ event, resolve }) => {\n  await fetch('/api/visits'); // ✗ relative \"fetch('/api/visits')\"\n  return resolve(event);\n};\n",
      },
      after: {
        'src/routes/+page.server.ts': `import { base } from '$app/paths';
import { resolve } from '$app/paths';
export const actions = {
  save: async ({ fetch, locals }) => void (await fetch('api/cart')),
  drop: ({ fetch }) => fetch(\`\${base}/api/cart\`),
  move: ({ fetch }) => fetch(resolve('/api/cart')),
  ask: () => { [1].forEach(() => fetch('?a')); }
};
`,
        'src/hooks.server.ts': "export const handle = async ({ event, resolve }) => {\n  await fetch('/api/visits');\n  return resolve(event);\n};\n",
      },
      says: ['The global `fetch` takes no relative address on a server: it throws whenever the action `save` of `src/routes/+page.server.ts` runs there.', 'The global `fetch` takes no relative address on a server: it throws whenever `handle` of `src/hooks.server.ts` runs there.'],
    },
    {
      title: 'the ways in which a function gets the event',
      files: {
        'src/routes/+page.server.ts': `import { secured } from 'secured-actions';
export async function load(event) {
  await fetch('/a'); // ✗ relative "fetch('/a')"
  await fetch('/b'); // ✗ relative "fetch('/b')"
}
export const actions = {
  async default ( ) { await fetch('/c'); }, // ✗ relative "fetch('/c')"
  all: async ({}) => void (await fetch('/d')), // ✗ relative "fetch('/d')"
  rest: async ({ locals, ...event }) => void (await fetch('/e')), // ✗ relative "fetch('/e')"
  named: async ({ fetch: get }) => void (await fetch('/f')), // ✗ relative "fetch('/f')"
  listed: async (...all) => void (await fetch('/g')), // ✗ relative "fetch('/g')"
  wrapped: secured(async ({ user }) => void (await fetch('/h'))) // ✗ relative "fetch('/h')"
};
`,
      },
      after: {
        'src/routes/+page.server.ts': `import { secured } from 'secured-actions';
export async function load(event) {
  await event.fetch('/a');
  await event.fetch('/b');
}
export const actions = {
  async default ({ fetch } ) { await fetch('/c'); },
  all: async ({ fetch }) => void (await fetch('/d')),
  rest: async ({ locals, ...event }) => void (await fetch('/e')),
  named: async ({ fetch: get }) => void (await fetch('/f')),
  listed: async (...all) => void (await fetch('/g')),
  wrapped: secured(async ({ user }) => void (await fetch('/h')))
};
`,
      },
    },
    {
      title: 'a component, over functions, other files and the markup',
      files: {
        'src/routes/+page.svelte': `<script>
  import { stock } from '$lib/stock';
  let list = [];
  async function read() {
    list = await (await fetch('/api/reviews')).json(); // ✗ inComponent "fetch('/api/reviews')"
  }
  $: read();
  const left = stock();
</script>

{#await fetch('/api/rates') then answer}{answer.status}{/await}<!-- ✗ inComponent "fetch('/api/rates')" -->
{#each [1].map(() => fetch('/api/one')) as one}{one}{/each}<!-- ✗ inComponent "fetch('/api/one')" -->
`,
        'src/lib/stock.ts': "export const stock = () => fetch('/api/stock'); // ✗ inComponent \"fetch('/api/stock')\"\n",
      },
    },
  ],
  good: [
    {
      title: 'what may have a host, and what only browsers run',
      files: {
        'src/routes/+page.svelte': `<script>
  import { onMount } from 'svelte';
  import { browser } from '$app/environment';
  export let data;
  let open = false;
  const show = () => { open = true; };
  const read = () => fetch('/api/reviews');
  const write = () => fetch('/api/orders');
  onMount(read);
  $: if (open) write();
  $: if (browser) fetch('/api/visits');
  const keep = { again: () => fetch('/api/again') };
</script>

<button on:click={show}>Show</button>
{#if open}{#await fetch('/api/more')}wait{/await}{/if}
`,
        'src/routes/+page.server.ts': `import { API } from '$env/static/private';
import { browser } from '$app/environment';
export const load = async ({ fetch, params }) => {
  await fetch('/api/cart');
  return { own: () => globalThis.fetch('/api/never') };
};
export const actions = {
  save: () => fetch(\`\${API}/cart\`),
  drop: () => fetch('https://shop.example.com/cart'),
  some: ({ locals }) => fetch(\`api\${locals.port}\`),
  any: ({ locals }) => fetch(locals.address),
  call: ({ locals }) => fetch(locals.resolve('/api/cart')),
  other: ({ locals }) => fetch(\`\${locals.base}/api/cart\`),
  see: () => (browser ? fetch('/api/see') : null),
  win: () => window.fetch('/api/see')
};
`,
        'src/service-worker.ts': "self.addEventListener('fetch', () => fetch('/api/cart'));\n",
      },
    },
  ],
});
