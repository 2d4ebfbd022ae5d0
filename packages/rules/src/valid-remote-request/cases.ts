import { defineCases } from '@sk-audit/core';

const remote = (...lines: readonly string[]): { readonly [path: string]: string } => ({
  'src/lib/shop.remote.ts': `import { command, form, getRequestEvent, prerender, query } from '$app/server';\nimport { redirect } from '@sveltejs/kit';\nimport { seen } from './seen';\n${lines.map((line) => `${line}\n`).join('')}`,
  'src/lib/seen.ts': "export const seen = (text) => text;\n",
});

export default defineCases({
  bad: [
    {
      title: 'through a helper, once, and in every kind',
      files: {
        'src/lib/shop.remote.ts': `import { command, form, getRequestEvent, prerender, query } from '$app/server';
import { seen, leave } from './seen';
export const getCart = query(async () => seen());
export const getStock = query(async () => seen());
export const getGoods = prerender(async () => getRequestEvent().cookies.delete('a', { path: '/' })); // ✗ cookie "getRequestEvent().cookies.delete"
export const getLive = query.live(async function* () {
  const event = getRequestEvent();
  event.cookies.set('a', 'b', { path: '/' }); // ✗ cookie "event.cookies.set"
  event.cookies.delete('c', { path: '/' }); // ✗ cookie "event.cookies.delete"
  yield 1;
});
export const order = form('unchecked', async () => {
  getRequestEvent().cookies.set('a', 'b', { path: 'shop' }); // ✗ cookiePath "getRequestEvent().cookies.set"
});
export const pay = command(async () => {
  await leave(); // ✗ redirect "leave()"
});
export const stay = command(() => leave()); // ✗ redirect "leave()"
`,
        'src/lib/seen.ts': `import { getRequestEvent } from '$app/server';
import { redirect } from '@sveltejs/kit';
export const seen = () => {
  getRequestEvent().cookies.set('seen', 'yes', { path: '/' }); // ✗ cookie "getRequestEvent().cookies.set"
};
export const leave = async () => redirect(303, '/');
`,
      },
    },
    {
      title: 'Kit 3: each property once',
      kit: '3.2.0',
      files: remote(
        'export const getCart = query(async () => {',
        '  const event = getRequestEvent();',
        "  seen(event.url, event.url.pathname); // ✗ property \"event.url\"",
        "  return seen(event.params.id); // ✗ property \"event.params.id\"",
        '});',
        "export const getBatch = query.batch('unchecked', async () => () => seen(getRequestEvent().route));",
        "export const getOther = query.batch('unchecked', async () => seen(getRequestEvent().route.id)); // ✗ property \"getRequestEvent().route.id\"",
      ),
    },
  ],
  good: [
    {
      title: 'what Kit allows, and what is not known',
      kit: '3.2.0',
      files: remote(
        'export const getGoods = prerender(async () => seen(getRequestEvent().url));',
        "export const pay = command('unchecked', async (path) => {",
        '  const { cookies, url } = getRequestEvent();',
        "  cookies.set('a', 'b', { path });",
        "  cookies.set('a', 'b', { path: '' });",
        "  cookies.set('a', 'b');",
        "  cookies.delete('a', { path: '/' });",
        "  cookies.get('a', { path: 'x' });",
        '  try { redirect(303, url.pathname); } catch { return 1; }',
        '});',
        "export const order = form('unchecked', async () => redirect(303, '/'));",
        "export const getCart = query(async () => {",
        '  const { locals, request } = getRequestEvent();',
        "  locals.cookies.set('a');",
        "  locals.set('a');",
        '  seen(getRequestEvent().cookies.set);',
        '  return seen(request.url);',
        '});',
        "export const getSet = query(async () => new Map().set('a', 'b'));",
      ),
    },
    {
      title: 'outside of remote functions',
      files: {
        'src/routes/+page.server.ts': `import { getRequestEvent } from '$app/server';
export const load = () => {
  const { cookies, setHeaders } = getRequestEvent();
  cookies.set('a', 'b', { path: 'x' });
  setHeaders({ age: '1' });
};
`,
        'src/routes/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    {
      title: 'a redirect in Kit 1 code of another name, and one that a callback makes',
      files: remote('export const pay = command(async () => {', "  const go = () => redirect(303, '/');", "  const later = async () => redirect(303, '/');", '  later();', '  return go.name;', '});'),
    },
  ],
});
