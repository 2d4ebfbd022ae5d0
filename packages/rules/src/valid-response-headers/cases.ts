import { defineCases } from '@sk-audit/core';

const page = '<h1>Shop</h1>\n';
const sets = (name: string): string => `export const load = ({ setHeaders }) => setHeaders({ '${name}': 'a' });\n`;

export default defineCases({
  bad: [
    {
      title: 'the server, then the universal module; a layout further out; twice in one object',
      files: {
        'src/routes/+layout.ts': sets('etag'),
        'src/routes/a/+page.server.ts': sets('x-shop'),
        'src/routes/a/+page.ts': "export const load = ({ setHeaders }) => setHeaders({ 'x-shop': 'b', ETag: 'b' }); // ✗ twice \"'x-shop': 'b'\" ✗ twice \"ETag: 'b'\"\n",
        'src/routes/a/+page.svelte': page,
        'src/routes/b/+page.server.ts': "export const actions = {\n  save: ({ setHeaders }) => setHeaders({ age: '1', Age: '2' }), // ✗ twice \"Age: '2'\"\n  drop: ({ setHeaders }) => setHeaders({ etag: '1' })\n};\n",
      },
    },
    {
      title: 'in handle, and in a hook of sequence',
      files: {
        'src/hooks.server.ts': `import { sequence } from '@sveltejs/kit/hooks';
const first = async ({ event, resolve }) => {
  const response = await resolve(event);
  if (response.ok) event.cookies.delete('user', { path: '/' }); // ✗ afterResolve "event.cookies.delete('user', { path: '/' })"
  return response;
};
const second = async ({ event, resolve }) => {
  const response = await resolve(event);
  event.setHeaders({ age: '1' }); // ✗ afterResolve "event.setHeaders({ age: '1' })"
  return response;
};
export const handle = sequence(first, second);
`,
        'src/routes/+page.server.ts': `export const load = ({ cookies, setHeaders }) => ({
  late: (async () => {
    cookies.set('first', 'yes', { path: '/' });
    await fetch('https://shop.example.com');
    setHeaders({ age: '1' }); // ✗ inStream "setHeaders({ age: '1' })"
    return [1].map(() => cookies.delete('user', { path: '/' })); // ✗ inStream "cookies.delete('user', { path: '/' })"
  })()
});
`,
      },
      says: ['Call it before `resolve(event)`, or write `response.headers.set(…)`.', '`setHeaders()` comes too late here: the response is made when `resolve(event)` is done.'],
    },
  ],
  good: [
    {
      title: 'what may never meet',
      files: {
        'src/routes/+layout.server.ts': `export const load = ({ locals, setHeaders }) => {
  try {
    setHeaders({ via: 'a' });
  } catch {
    setHeaders({ via: 'b' });
  }
  if (locals.user) setHeaders({ etag: 'a' });
  for (const name of locals.names) setHeaders({ age: name });
  setHeaders({ age: '1' });
  locals.later(() => setHeaders({ link: 'a' }));
  setHeaders(locals.headers);
};
`,
        'src/routes/a/+page.server.ts': sets('etag') + "export const actions = { default: ({ setHeaders }) => setHeaders({ etag: 'b', link: 'c' }) };\n",
        'src/routes/a/+page.svelte': page,
        'src/routes/b/+page.ts': sets('link'),
        'src/routes/b/+page.svelte': page,
        'src/routes/b/[id]/+page.server.ts': "export const load = ({ params, setHeaders }) => {\n  if (!params.id) setHeaders({ 'set-cookie': 'a' });\n};\n",
        'src/routes/b/[id]/+page.svelte': page,
        'src/routes/api/+server.ts': "export const GET = ({ setHeaders }) => {\n  setHeaders({ age: '1' });\n  return new Response();\n};\nexport const POST = ({ setHeaders }) => {\n  setHeaders({ age: '1' });\n  return new Response();\n};\n",
      },
    },
    {
      title: 'a page that the server does not render, below one that sets the same',
      files: {
        'src/routes/+layout.server.ts': sets('etag'),
        'src/routes/spa/+page.ts': `export const ssr = false;\n${sets('etag')}`,
        'src/routes/spa/+page.svelte': page,
      },
    },
    {
      title: 'not yet, or not awaited, or somebody else’s',
      files: {
        'src/hooks.server.ts': `import { wrap } from 'hooks-like';
import { resolve as find } from '$lib/find';
export const handle = async ({ event, resolve }) => {
  const found = await find(event);
  const pending = resolve(event);
  event.cookies.set('found', found, { path: '/' });
  const log = async () => {
    await resolve(event);
    event.locals.cookies.set('a', 'b', { path: '/' });
  };
  void log;
  return pending;
};
export const handleError = wrap(() => ({}));
`,
        'src/lib/find.ts': "export const resolve = async (event) => event.url.pathname;\n",
        'src/routes/+page.ts': "export const load = ({ setHeaders }) => ({ late: fetch('https://shop.example.com').then(() => setHeaders({ age: '1' })) });\n",
        'src/routes/+page.svelte': page,
        'src/routes/a/+page.server.ts': "export const actions = { default: ({ cookies }) => ({ late: fetch('https://shop.example.com').then(() => cookies.set('a', 'b', { path: '/' })) }) };\n",
      },
    },
  ],
});
