import { defineCases } from '@sk-audit/core';

const page = '<h1>Orders</h1>\n';
const reads = "export const load = async ({ fetch }) => {\n  const answer = await fetch('/api/orders');\n  return { total: answer.headers.get('x-total') };\n};\n";
const marked = reads.replace("('x-total') };", "('x-total') }; // ✗ leftOut \"answer.headers.get('x-total')\"");

export default defineCases({
  bad: [
    {
      title: 'at once, and in a callback',
      files: {
        'src/hooks.server.ts': 'export const handle = ({ event, resolve }) => resolve(event);\n',
        'src/routes/+page.ts': "export const load = async ({ fetch }) => ({\n  type: (await fetch('/api/a')).headers.get('Content-Type') // ✗ leftOut \"(await fetch('/api/a')).headers.get('Content-Type')\"\n});\n",
        'src/routes/+page.svelte': page,
      },
      says: ["Let it through in `handle`: `resolve(event, { filterSerializedResponseHeaders: (name) => name === 'content-type' })`."],
    },
    { title: 'one of its pages has both', files: { 'src/routes/+layout.ts': marked, 'src/routes/+page.svelte': page, 'src/routes/a/+page.ts': 'export const ssr = false;\n', 'src/routes/a/+page.svelte': page } },
  ],
  good: [
    { title: 'options that are not known', files: { 'src/hooks.server.ts': "import { options } from 'options-like';\nexport const handle = ({ event, resolve }) => resolve(event, options);\n", 'src/routes/+page.ts': reads, 'src/routes/+page.svelte': page } },
    { title: 'options that are spread', files: { 'src/hooks.server.ts': "import { options } from 'options-like';\nexport const handle = ({ event, resolve }) => resolve(event, { ...options });\n", 'src/routes/+page.ts': reads, 'src/routes/+page.svelte': page } },
    { title: 'a filter by its name', files: { 'src/lib/filter.ts': "import { make } from 'options-like';\nexport const filterSerializedResponseHeaders = make('x-total');\n", 'src/routes/+page.ts': reads, 'src/routes/+page.svelte': page } },
    { title: 'a filter that is imported', files: { 'src/hooks.server.ts': "import { filter } from 'options-like';\nexport const handle = ({ event, resolve }) => resolve(event, { filterSerializedResponseHeaders: filter });\n", 'src/routes/+page.ts': reads, 'src/routes/+page.svelte': page } },
    {
      title: 'other headers, and where nothing is put into the page',
      files: {
        'src/routes/[id]/+page.ts': `import { browser } from '$app/environment';
import { read } from '$lib/read';
export const load = async ({ fetch, locals, params }, more) => {
  const answer = await fetch('/api/orders');
  const pending = fetch('/api/orders');
  const other = await read('/api/orders');
  const mine = await locals.fetch('/api/orders');
  const strange = await more.fetch('/api/orders');
  if (!params.id) return { total: answer.headers.get('x-total') };
  if (browser) return { total: answer.headers.get('x-total') };
  const own = new Headers();
  return [answer].map((answer) => [
    answer.headers.get('x-total'), other.headers.get('x-total'), mine.headers.get('x-total'), strange.headers.get('x-total'), pending.headers.get('x-total'),
    own.get('x-total'), params.headers.get('x-total'), locals.name
  ]).concat(answer.headers.get('x-sveltekit-version'), answer.headers.get(params.id), answer.headers.has('x-total'));
};
export const entries = async ({ fetch }) => (await fetch('/api/orders')).headers.get('x-total');
`,
        'src/routes/[id]/+page.svelte': page,
        'src/lib/read.ts': "export const read = async (url: string) => await fetch(url);\n",
        'src/routes/plain/+page.ts': `export const csr = false;\n${reads}`,
        'src/routes/plain/+page.svelte': page,
      },
    },
  ],
});
