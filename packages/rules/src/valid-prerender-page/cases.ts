import { defineCases } from '@sk-audit/core';

const page = '<h1>Prices</h1>\n';

export default defineCases({
  bad: [
    {
      title: 'handle, beside an endpoint that is prerendered',
      kit: '3.2.0',
      files: {
        'src/hooks.server.js': "export const handle = ({ event, resolve }) => {\n  console.log(event.url.search); // ✗ search \"event.url.search\"\n  if (event.locals.user) console.log('user');\n  return resolve(event);\n};\n",
        'src/routes/prices/+server.js': "export const prerender = true;\nexport const GET = () => new Response('[]');\n",
      },
      says: ['`url.search` throws while the endpoint `/prices` is prerendered: one file answers for every query.'],
    },
    {
      title: 'actions and the query, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/contact/+page.server.js': "export const prerender = 'auto';\nexport const actions = { default: () => ({}) }; // ✗ actions \"actions\"\n",
        'src/routes/contact/+page.svelte': page,
        'src/routes/prices/+page.js': "export const prerender = true;\nexport const load = (event) => {\n  const query = event.url.searchParams;\n  return { currency: query.get('currency') }; // ✗ search \"query.get\"\n};\n",
        'src/routes/prices/+page.svelte': page,
      },
    },
    {
      title: 'an endpoint that is not prerendered, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/prices/+layout.js': "export const load = async (event) => {\n  try {\n    return { rates: await (await event.fetch('/api/rates')).json() }; // ✗ endpoint \"event.fetch('/api/rates')\"\n  } catch {\n    return {};\n  }\n};\n",
        'src/routes/prices/+page.js': 'export const prerender = true;\n',
        'src/routes/prices/+page.svelte': page,
        'src/routes/api/rates/+server.js': "export const prerender = false;\nexport const GET = () => new Response('{}');\n",
      },
      says: ['The page `/prices` is prerendered, and asks `src/routes/api/rates/+server.js`, which has `prerender = false`.'],
    },
    {
      title: 'methods that Kit 3 refuses, too',
      kit: '3.2.0',
      files: { 'src/routes/prices/+server.js': "export const prerender = true;\nexport const GET = () => new Response('[]');\nexport const fallback = () => new Response('none'); // ✗ methods \"fallback\"\n" },
      says: ['The answer of this endpoint is prerendered, so Kit refuses its `fallback`.'],
    },
  ],
  good: [
    {
      title: 'actions and methods of what the build does not surely ask for',
      files: {
        'src/routes/+layout.js': "export const prerender = 'auto';\n",
        'src/routes/[shop]/+page.server.js': 'export const actions = { default: () => ({}) };\n',
        'src/routes/[shop]/+page.svelte': page,
        'src/routes/api/[shop]/+server.js': "export const GET = () => new Response('[]');\nexport const POST = () => new Response('[]');\n",
      },
    },
    {
      title: 'actions and methods where a failure is only said',
      files: {
        'svelte.config.js': "export default { kit: { prerender: { handleHttpError: 'warn' } } };\n",
        'src/routes/contact/+page.server.js': 'export const prerender = true;\nexport const actions = { default: () => ({}) };\n',
        'src/routes/contact/+page.svelte': page,
      },
      notBuilt: 'Kit warns, and ends the build since the page was not prerendered.',
    },
    {
      title: 'the same names elsewhere, and what need not run',
      files: {
        'src/hooks.server.js': "import { building } from '$app/environment';\nexport const handle = ({ event, resolve }) => {\n  if (!building && event.url.search) console.log(event.url.search);\n  return resolve(event);\n};\nexport const handleFetch = ({ event, request, fetch }) => {\n  const later = () => event.url.search;\n  return later.length > 1 ? later() : fetch(request);\n};\n",
        'src/routes/prices/+page.js': `export const prerender = true;
export const load = async ({ fetch, url }, more) => {
  const later = () => url.search;
  const never = () => fetch('/api/rates');
  try {
    console.log(url.search, url.searchParams.get('a'));
  } catch {
    console.log('none');
  }
  if (later.length > 1) await fetch('/api/rates');
  const own = { fetch: async () => new Response(), url: { search: '' } };
  await own.fetch('/api/rates');
  return { path: url.pathname, own: own.url.search, more: more?.url.search, later: typeof later, never: typeof never };
};
`,
        'src/routes/prices/+page.svelte': page,
        'src/routes/api/rates/+server.js': "export const prerender = false;\nexport const GET = ({ url }) => new Response(url.search);\nexport const POST = () => new Response('{}');\n",
        'src/routes/spa/+page.js': "export const prerender = true;\nexport const ssr = false;\nexport const load = ({ url }) => ({ currency: url.searchParams.get('currency') });\n",
        'src/routes/spa/+page.svelte': page,
        'src/routes/static/+server.js': "export const prerender = true;\nexport const GET = () => new Response('[]');\nexport const fallback = () => new Response('none');\n",
      },
    },
    {
      title: 'other events',
      files: {
        'src/routes/prices/+page.server.ts': `export const prerender = true;
export const load = (event, more) => {
  const other = { url: { search: '' } };
  const find = ({ url }) => url.search.length;
  return { prices: find(other), more: more?.url?.searchParams?.get('a') ?? null, path: event.url.pathname };
};
`,
        'src/routes/prices/+page.svelte': page,
      },
    },
    {
      title: 'a server load is given status 500, and the build goes on',
      kit: '3.2.0',
      files: {
        'src/routes/prices/+page.server.js': "export const prerender = true;\nexport const load = async ({ fetch }) => ({ status: (await fetch('/api/rates')).status });\n",
        'src/routes/prices/+page.svelte': page,
        'src/routes/api/rates/+server.js': "export const prerender = false;\nexport const GET = () => new Response('{}');\n",
      },
    },
    {
      title: 'types alone',
      files: {
        'src/routes/contact/+page.server.ts': 'export const prerender = true;\nexport type actions = { default: () => void };\n',
        'src/routes/contact/+page.svelte': page,
        'src/routes/list/+server.ts': "export const prerender = true;\nexport type POST = () => Response;\nexport const GET = () => new Response('[]');\n",
      },
    },
  ],
});
