import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'in every hook, aliased, asserted, and with the store',
      files: {
        'src/hooks.server.ts': `export const handle = async ({ event: request, resolve }) => {
  const { id } = request.route;
  const isAdmin = id.includes('admin'); // ✗ unsafe "id.includes"
  const parts = request.route.id!.split('/')[1]; // ✗ unsafe "request.route.id!.split"
  console.log(isAdmin, parts);
  if (request.locals.user) request.locals.area = request.route.id.at(1); // ✗ unsafe "request.route.id.at"
  return resolve(request);
};
export const handleError = (input) => ({ message: input.event.route.id.slice(1) }); // ✗ unsafe "input.event.route.id.slice"
export const handleFetch = ({ event, fetch, request }) => (event.route.id.endsWith('x') ? fetch(request) : fetch('/')); // ✗ unsafe "event.route.id.endsWith"
`,
        'src/routes/+error.svelte': `<script>
  import { page } from '$app/stores';
</script>
<p>{$page.route.id.split('/')}</p> <!-- ✗ unsafe "$page.route.id.split" -->
`,
      },
      says: [
        '`event.route.id` is `null` for addresses that no route matches; `.includes(…)` then fails in `handle`.',
        '`$page.route.id` is `null` for addresses that no route matches; `.split(…)` then fails in the root error page.',
        'Write `event.route.id?.slice(…)`.',
      ],
      after: {
        'src/hooks.server.ts': `export const handle = async ({ event: request, resolve }) => {
  const { id } = request.route;
  const isAdmin = id?.includes('admin');
  const parts = request.route.id!?.split('/')[1];
  console.log(isAdmin, parts);
  if (request.locals.user) request.locals.area = request.route.id?.at(1);
  return resolve(request);
};
export const handleError = (input) => ({ message: input.event.route.id?.slice(1) });
export const handleFetch = ({ event, fetch, request }) => (event.route.id?.endsWith('x') ? fetch(request) : fetch('/'));
`,
      },
    },
    {
      title: 'the root layout says so',
      files: {
        'src/routes/+layout.svelte': `<script>
  import { page } from '$app/state';
  const { children } = $props();
  const area = $derived(page.route.id.split('/')[1]); // ✗ unsafe "page.route.id.split"
</script>
<main data-area={area}>{@render children()}</main>
`,
      },
      says: ['`page.route.id` is `null` for addresses that no route matches; `.split(…)` then fails in the root layout.'],
    },
  ],
  good: [
    {
      title: 'caught, other ids, other places, other functions, and code that nothing reaches',
      files: {
        'src/hooks.server.ts': `const depth = ({ route }) => route.id.split('/').length;
export const handle = async ({ event, resolve }) => {
  try {
    console.log(event.route.id.length.toFixed(), event.route.id.at(0));
  } catch {
    console.log(depth({ route: { id: '/' } }), event.locals.order.id.slice(1));
  }
  if (event.route.id === null) return resolve(event);
  console.log(event.route.id.at(0));
  return resolve(event);
};
export const reroute = ({ event }) => event.route.id.slice(1);
export const handleError = (input, more) => ({ message: input.route.id.slice(1) + more.event.route.id.slice(1) });
`,
        'src/routes/+layout.svelte': `<script>
  import { page } from '$app/state';
  import { trip } from '$lib/trip';
  const { children, data } = $props();
</script>
{#if page.route.id}<p>{page.route.id.slice(1)}</p>{/if}
<p>{$trip.route.id.slice(1)} {data.route.id.slice(1)}</p>
{@render children()}
`,
        'src/routes/+page.svelte': `<script>
  import { page } from '$app/state';
</script>
<p>{page.route.id.slice(1)}</p>
`,
        'src/lib/trip.ts': "import { writable } from 'svelte/store';\nexport const trip = writable({ route: { id: 'a' } });\n",
        'src/routes/orders/+layout.svelte': `<script>
  import { page } from '$app/state';
  const { children } = $props();
</script>
<p>{page.route.id.slice(1)}</p>
{@render children()}
`,
        'attic/hooks.server.ts': 'export const handle = ({ event }) => event.route.id.slice(1);\n',
      },
    },
  ],
});
