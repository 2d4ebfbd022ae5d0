import { defineRule, fillsState, isKeptLive, isPrerendered, isShownAtFirst, ownRequest, pagesShowing, runsAtFirst, type CheckContext, type OwnRequest } from '@sk-audit/core';

type Context = CheckContext<'atFirst'>;

export default defineRule({
  id: 'no-endpoint-for-page-data',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Of 29 findings that were read in real apps 24 are right and five arguable: data that the page can do without at first, or that is slow.',
  summary: "Forbids loading a page's data in the browser through the app's own endpoint.",
  why: `Data that a component fetches when it is mounted is not in the server-rendered page: search engines and visitors see a spinner, the
layout jumps, and the request starts only after the scripts have run. The endpoint has to be guarded separately, its errors skip
\`+error.svelte\`, and nothing types the answer. A \`load\` function gives the same data with the page.

A request that is made at first counts, whether or not it is made again after events. Left alone are requests that only follow an event,
poll, hang on what only the browser knows (\`localStorage\`, the window) or on what the visitor chose; answers that refresh what \`load\`
gave, or that an \`EventSource\` replaces; what is shown only in a part that is opened later, or by a chart; pages that are prerendered or
never rendered on the server, or are called \`debug\`.`,
  sources: ['https://svelte.dev/docs/kit/load', 'https://svelte.dev/docs/kit/performance#Avoiding-waterfalls'],
  messages: {
    atFirst: {
      text: 'This component fetches what it shows at first from `{{route}}`, an endpoint of the same app, so it is not in the rendered page.',
      advice: 'Load it in `+page.server` (or `+layout.server`), calling what `{{handler}}` in {{endpoint}} calls; where that is slow, return the promise and show it with `{#await}`.',
    },
  },
  examples: {
    bad: [
      {
        title: 'onMount and an effect',
        files: {
          'src/routes/inbox/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let mails = $state([]);
  let folders = $state([]);
  onMount(async () => {
    const response = await fetch('/api/mails'); // ✗ atFirst "fetch('/api/mails')"
    mails = await response.json();
  });
  $effect(() => {
    fetch('/api/folders').then((response) => response.json()).then((list) => (folders = list)); // ✗ atFirst "fetch('/api/folders')"
  });
</script>
{mails.length} mails in {folders.length} folders
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
          'src/routes/api/folders/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.folders());\n',
        },
      },
      {
        title: 'Through a function of the component, in Svelte 4',
        svelte: '4.2.20',
        files: {
          'src/routes/profile/[name]/+page.svelte': `<script>
  import { onMount } from 'svelte';
  export let data;
  let posts = [];
  async function loadPosts() {
    const response = await fetch(\`/api/posts/\${data.name}\`); // ✗ atFirst "fetch(\`/api/posts/\${data.name}\`)"
    posts = await response.json();
  }
  onMount(loadPosts);
</script>
{posts.length}
`,
          'src/routes/api/posts/[name]/+server.ts': 'export const GET = async ({ params }) => Response.json([params.name]);\n',
        },
      },
    ],
    good: [
      {
        title: 'After an event, while polling, or with what only the browser knows',
        files: {
          'src/routes/inbox/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let { data } = $props();
  let query = $state('');
  let hits = $state([]);
  async function search() {
    hits = await (await fetch('/api/mails?q=' + query)).json();
  }
  $effect(() => {
    fetch(\`/api/mails?q=\${query}\`).then((response) => response.json()).then((list) => (hits = list));
  });
  onMount(() => {
    const timer = setInterval(async () => (hits = await (await fetch('/api/mails')).json()), 5000);
    fetch('/api/mails?draft=' + localStorage.getItem('draft')).then((response) => response.json()).then((list) => (hits = list));
    return () => clearInterval(timer);
  });
</script>
<input bind:value={query} /><button onclick={search}>Search</button>{data.mails.length}{hits.length}
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
        },
      },
      {
        title: 'A page without server rendering',
        files: {
          'src/routes/app/+layout.ts': 'export const ssr = false;\n',
          'src/routes/app/+page.svelte': `<script>
  import { onMount } from 'svelte';
  let mails = [];
  onMount(async () => { mails = await (await fetch('/api/mails')).json(); });
</script>
{mails.length}
`,
          'src/routes/api/mails/+server.ts': 'export const GET = async ({ locals }) => Response.json(await locals.db.mails());\n',
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project, report } = context;
    if (!/svelte$|^component$/.test(project.role(path))) return; // mutate-ok: saves time, no other file is on a page
    facts.calls.forEach((call, index) => {
      const request = ownRequest(project, path, call);
      if (!request || !isForData(context, request) || !runsAtFirst(project, path, call, request.asks) || !fillsState(project, path, index)) return;
      if (isRendered(context) && isShownAtFirst(project, path, index) && !isKeptLive(project, path, index)) report(call.span, 'atFirst', { route: request.node.id, handler: request.handler, endpoint: request.endpoint });
    });
  },
});

/** A GET for something that a page can hold. What a helper in the same file asks for is reported there. */
function isForData({ path, project }: Context, request: OwnRequest): boolean {
  return request.method === 'GET' && request.helper !== path && !isPrerendered(project, request.endpoint) && !givesFile(project, request.endpoint);
}

/** Is any page that shows the component from the start rendered on a server, for each visitor, and not for the developers? */
function isRendered({ path, project }: Context): boolean {
  if (project.config.spaFallback) return false;
  return pagesShowing(project, path).some((page) => {
    const { prerender, ssr } = project.pageOptions(page);
    return ssr === true && prerender === false && !/\/(?:debug|diagnostics?)(?![a-z])/.test(page.id);
  });
}

/** Streams of events, images and other answers that are no data for a page. */
function givesFile(project: Context['project'], endpoint: string): boolean {
  const calls = project.facts(endpoint)?.calls ?? [];
  return calls.some((call) => call.args.some((arg) => /"[^"]*(?:event-stream|octet-stream|image\/|video\/|audio\/|application\/pdf|text\/csv)/.test(JSON.stringify(arg))));
}
