import { defineCases } from '@sk-audit/core';

const helpers = {
  'src/lib/next.ts': `import { redirect } from '@sveltejs/kit';
export const next = (url: URL) => url.searchParams.get('next');
export const bySlash = (to: string) => (to.startsWith('/') ? to : '/');
export const own = (to: string) => (/^\\/[a-z]/.test(to) ? to : '/');
export const go = (to: string) => redirect(303, to);
export const away = (to: string) => { if (!to) return; redirect(303, to); };
export const assertOwn = (to: string) => { if (/^\\/\\//.test(to)) throw new Error(to); };
export const isOwn = (to: string) => /^\\/[a-z]/.test(to);
export function redirectTo(to: string) { redirect(303, to); }
`,
};

/** A load with this body. */
const load = (body: string, kit?: string): { readonly kit?: string; readonly files: { readonly [path: string]: string } } => ({
  ...(kit !== undefined && { kit }),
  files: {
    ...helpers,
    'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { assertOwn, bySlash, go, isOwn, next, own } from '$lib/next';
import { safe } from 'safe-address';
const pages = { home: '/', cart: '/cart' };
export const load = async ({ cookies, locals, params, request, url }) => {
${body}
};
`,
  },
});

/** A component with this body of a function. */
const click = (body: string): { readonly files: { readonly [path: string]: string } } => ({
  files: { 'src/routes/login/+page.svelte': `<script>\n  import { page } from '$app/stores';\n  import { goto } from '$app/navigation';\n  function done(location2) {\n${body}\n  }\n</script>\n<button onclick={done}>Go on</button>\n` },
});

export default defineCases({
  bad: [
    {
      title: 'however it gets there',
      ...load(`  const { searchParams } = new URL(request.url);
  let to = '/';
  if (url.hash) to = searchParams.get('to') as string;
  const name = url.searchParams.get(locals.name);
  if (params.id === 'a') redirect(303, to); // ✗ anywhere "to"
  if (params.id === 'b') redirect(303, \`/\${url.searchParams.get('b')}\`); // ✗ slash "\`/\${url.searchParams.get('b')}\`"
  if (params.id === 'c') redirect(303, decodeURIComponent(url.searchParams.get('c') ?? '/')); // ✗ anywhere "decodeURIComponent(url.searchParams.get('c') ?? '/')"
  if (locals.d) redirect(303, next(url)); // ✗ anywhere "next(url)"
  if (params.id === 'e') go(searchParams.get('e')); // ✗ anywhere "searchParams.get('e')"
  if (params.id === 'f') redirect(303, searchParams.get('f').slice(1).toString()); // ✗ anywhere "searchParams.get('f').slice(1).toString()"
  if (params.id === 'g') return Response.redirect(to); // ✗ anywhere "to"
  if (params.id === 'h') return new Response(null, { status: 303, headers: { Location: to } }); // ✗ anywhere "Location: to"
  if (params.id === 'i') redirect(303, to + url.search); // ✗ anywhere "to + url.search"
  if (params.id === 'j') redirect(303, name); // ✗ anywhere "name"`),
      says: ['`Response.redirect()` leads wherever `?to=` says, to other sites, too.', 'The `location` header leads wherever `?to=` says, to other sites, too.', '`redirect()` leads wherever the query says, to other sites, too.'],
    },
    {
      title: 'looked at for nothing but its presence',
      ...load(`  const to = url.searchParams.get('to');
  const { searchParams } = new URL(request.url);
  console.log(to);
  cookies.set('to', to, { path: '/' });
  const shown = own(to);
  assertOwn(params.id);
  if (searchParams.has('a') && searchParams.get('a')) redirect(303, searchParams.get('a')); // ✗ anywhere "searchParams.get('a')"
  if (url.searchParams.has('to') && to && to !== null && to !== '' && to !== undefined && typeof to === 'string') redirect(303, to); // ✗ anywhere "to"
  if (url.searchParams.get('more')) redirect(303, url.searchParams.get('more')); // ✗ anywhere "url.searchParams.get('more')"
  if (params.id in pages || params.id === 'cart' || locals.isOwn(params.id)) redirect(303, url.searchParams.get('to')); // ✗ anywhere "url.searchParams.get('to')"`),
    },
    {
      title: 'behind a slash',
      files: {
        'src/lib/at.ts': 'export const top = (to: string) => `/${to}`;\nexport const same = (to: string) => to;\n',
        'src/routes/login/+page.server.ts': `import { redirect } from '@sveltejs/kit';
import { same, top } from '$lib/at';
export const load = ({ locals, url }) => {
  const to = url.searchParams.get('to');
  if (locals.a) redirect(303, '/' + to.slice(1)); // ✗ slash "'/' + to.slice(1)"
  if (locals.b) redirect(303, top(to)); // ✗ slash "top(to)"
  if (locals.c) redirect(303, \`/\${same(to)}\`); // ✗ slash "\`/\${same(to)}\`"
  const more = \`\${to}?more\`;
  if (locals.d) redirect(303, \`/\${more}\`); // ✗ slash "\`/\${more}\`"
  redirect(303, \`\${to}/\`); // ✗ anywhere "\`\${to}/\`"
};
`,
      },
    },
    {
      title: 'beside a redirect that is swallowed, and one that is not',
      ...load(`  try {
    if (locals.a) redirect(303, url.searchParams.get('a'));
  } catch {
    cookies.delete('a', { path: '/' });
  }
  try {
    if (locals.b) redirect(303, url.searchParams.get('b')); // ✗ anywhere "url.searchParams.get('b')"
  } catch (problem) {
    throw problem;
  }
  redirect(303, url.searchParams.get('a')); // ✗ anywhere "url.searchParams.get('a')"`),
    },
    {
      title: 'routes that do more than to lead on',
      files: {
        'src/routes/a/+page.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ url }) => redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\n",
        'src/routes/a/+page.svelte': '<h1>A</h1>\n',
        'src/routes/b/+page.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ url }) => redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\n",
        'src/routes/b/+page.server.ts': 'export const actions = { default: () => ({}) };\n',
        'src/routes/c/+page.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ url }) => redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\nexport const actions = { default: () => ({}) };\n",
        'src/routes/d/+page.server.ts': "import { redirect } from '@sveltejs/kit';\nimport { visit } from 'visits-like';\nexport const load = async ({ url }) => {\n  await visit(url.pathname);\n  redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\n};\n",
        'src/routes/e/+page.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ cookies, url }) => {\n  cookies.delete('cart', { path: '/' });\n  redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\n};\n",
        'src/routes/f/+layout.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ url }) => { if (url.searchParams.has('to')) redirect(303, url.searchParams.get('to')); }; // ✗ anywhere \"url.searchParams.get('to')\"\n",
        'src/routes/g/+server.ts': "import { redirect } from '@sveltejs/kit';\nexport const GET = ({ url }) => redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"\n",
      },
    },
    { title: 'the slash is looked for in a helper', ...load("  redirect(303, bySlash(url.searchParams.get('to') ?? '/')); // ✗ slash \"bySlash(url.searchParams.get('to') ?? '/')\"") },
    {
      title: 'Kit 3 is told to let it',
      ...load("  if (params.id) redirect(303, url.searchParams.get('to'), { external: true }); // ✗ anywhere \"url.searchParams.get('to')\"\n  return Response.redirect(url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"", '3.2.0'),
    },
    { title: 'nobody knows which Kit it is', ...load("  redirect(303, url.searchParams.get('to')); // ✗ anywhere \"url.searchParams.get('to')\"", 'unknown') },
    { title: 'in the browser', ...click("    location = $page.url.searchParams.get('a'); // ✗ script \"location = $page.url.searchParams.get('a')\"\n    window.location.assign($page.url.searchParams.get('b')); // ✗ script \"$page.url.searchParams.get('b')\"\n    const to = $page.url.searchParams.get('c');\n    if (to.startsWith('/')) location.replace(to); // ✗ slash \"to\"") },
  ],
  good: [
    {
      title: 'a route that is there to lead on',
      files: {
        'src/lib/count.ts': 'export const count = async () => fetch("/api/count");\n',
        'src/routes/go/+page.ts': `import { redirect } from '@sveltejs/kit';
import { count } from '$lib/count';
export const other = async () => await count();
export const load = ({ url }) => {
  const to = url.searchParams.get('to');
  if (to) redirect(302, to);
};
`,
      },
    },
    {
      title: 'looked at somehow',
      ...load(`  const one = url.searchParams.get('one');
  if (isOwn(one)) redirect(303, one);
  const two = url.searchParams.get('two');
  assertOwn(two);
  if (params.id === 'a') redirect(303, two);
  let three = url.searchParams.get('three');
  if (!three.startsWith('/') || three.startsWith('//')) three = '/';
  if (params.id === 'b') redirect(303, three);
  const four = url.searchParams.get('four');
  if (four in pages) redirect(303, four);
  const five = url.searchParams.get('five');
  if (five === '/cart') redirect(303, five);
  const six = url.searchParams.get('six');
  if (['/cart', '/'].includes(six)) redirect(303, six);
  if (params.id === 'c') redirect(303, own(url.searchParams.get('seven')));
  if (params.id === 'd') redirect(303, safe(url.searchParams.get('eight')));
  const nine = url.searchParams.get('nine');
  if (url.origin > nine) redirect(303, nine);
  const ten = url.searchParams.get('ten');
  if ((ten ?? '/').startsWith('/a')) redirect(303, ten);
  const eleven = url.searchParams.get('eleven');
  if (eleven.includes('/')) redirect(303, eleven);
  const last = (to) => (to.length === 2 ? to : '/');
  if (params.id === 'e') redirect(303, last(url.searchParams.get('last')));`),
    },
    {
      title: 'not where the address says, or only a part of it',
      ...load(`  if (params.id === 'a') redirect(303, \`/items/\${url.searchParams.get('a')}\`);
  if (params.id === 'b') redirect(303, pages[url.searchParams.get('b')]);
  if (params.id === 'c') redirect(303, url.searchParams.get('c') ? '/cart' : '/');
  if (params.id === 'd') redirect(303, new URL(url.searchParams.get('d'), url).pathname);
  if (params.id === 'e') redirect(303, locals.searchParams.get('e'));
  if (params.id === 'f') redirect(303, cookies.get('f') ?? request.headers.get('referer'));
  if (params.id === 'g') redirect(303, url.searchParams.get('g').replace(/^.*/, '/'));
  if (params.id === 'h') return new Response(null, { headers: { 'x-location': url.searchParams.get('h') } });
  if (params.id === 'i') return new Response(url.searchParams.get('i'), locals.init);
  if (params.id === 'j') redirect(303, JSON.stringify(url.searchParams.get('j')));
  if (params.id === 'k') redirect(303);
  if (params.id === 'l') redirect(303, url.searchParams.toString());
  if (params.id === 'n') return [Response.redirect(), new Response(), new Request(locals.href, { headers: { location: url.searchParams.get('n') } })];
  if (params.id === 'm') redirect(303, String(locals.to));
  return Response.json(url.searchParams.get('k'));`),
    },
    { title: 'Kit 3 refuses', ...load("  if (params.a) redirect(303, url.searchParams.get('to'));\n  if (params.b) redirect(303, url.searchParams.get('to'), { external: false });\n  if (params.c) redirect(303, url.searchParams.get('to'), { external: ['https://pay.example.com'] });\n  redirect(303, url.searchParams.get('to'), locals.options);", '3.2.0') },
    { title: 'other things of the browser', ...click("    goto($page.url.searchParams.get('a'));\n    location.hash = $page.url.searchParams.get('b');\n    location2.href = $page.url.searchParams.get('c');\n    location.assign();\n    location.href += $page.url.searchParams.get('d');\n    history.pushState($page.url.searchParams.get('e'));\n    location.href = $page.data.searchParams.get('f');") },
  ],
});
