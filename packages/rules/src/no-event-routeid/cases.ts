import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'in every entry, destructured, called, and from $app/state',
      files: {
        'src/hooks.server.ts': `export const handle = async ({ event, resolve }) => {
  if (event.routeId.startsWith('/admin')) return new Response(); // ✗ removed "event.routeId.startsWith"
  return resolve(event);
};
export const handleError = ({ event: { routeId } }) => ({ message: String(routeId) }); // ✗ removed "routeId"
export const handleFetch = ({ event, fetch, request }) => fetch(event.routeId ? request : '/'); // ✗ removed "event.routeId"
`,
        'src/routes/+page.server.ts': `export const load = ({ routeId }) => ({ routeId }); // ✗ removed "routeId"
export const actions = { default: (event) => ({ id: event.routeId }) }; // ✗ removed "event.routeId"
`,
        'src/routes/api/+server.ts': 'export const GET = (event) => new Response(event.routeId); // ✗ removed "event.routeId"\n',
        'src/routes/+page.svelte': `<script>
  import { page } from '$app/state';
</script>
<p>{page.routeId}</p> <!-- ✗ removed "page.routeId" -->
`,
      },
      says: ['`event.routeId` is `undefined` since Kit 1.0.', 'Use `page.route.id`.'],
      after: {
        'src/routes/api/+server.ts': 'export const GET = (event) => new Response(event.route.id);\n',
        'src/routes/+page.server.ts': `export const load = ({ routeId }) => ({ routeId });
export const actions = { default: (event) => ({ id: event.route.id }) };
`,
      },
    },
  ],
  good: [
    {
      title: 'other parameters, other functions, other stores, properties of theirs, and code that nothing reaches',
      files: {
        'src/hooks.server.ts': `const tell = (event) => event.routeId;
export const handle = async ({ event, resolve }) => {
  tell(event.locals);
  console.log(event.locals.routeId);
  return resolve(event);
};
export const handleError = ({ error, routeId }, more) => ({ message: String(error.routeId ?? routeId ?? more.event.routeId) });
export const reroute = ({ event, routeId }) => event.routeId ?? routeId;
`,
        'src/routes/+page.svelte': `<script>
  import { page } from '$app/stores';
  import { trip } from '$lib/trip';
  export let data;
</script>
<p>{$trip.routeId} {data.routeId} {$page.data.routeId}</p>
`,
        'src/lib/trip.ts': "import { writable } from 'svelte/store';\nexport const trip = writable({ routeId: 1 });\n",
        'src/routes/trips/+page.server.ts': `const tell = (event) => event.routeId;
export const load = ({ locals }) => ({ trip: tell(locals.trip) });
`,
        'attic/Nav.svelte': '<script>\n  import { page } from "$app/stores";\n</script>\n<p>{$page.routeId}</p>\n',
        'attic/+page.ts': 'export const load = ({ routeId }) => ({ routeId });\n',
      },
    },
  ],
});
