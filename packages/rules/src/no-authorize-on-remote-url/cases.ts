import { defineCases } from '@sk-audit/core';

const remote = (...lines: readonly string[]): { readonly [path: string]: string } => ({
  'src/lib/shop.remote.ts': `import { command, getRequestEvent, query } from '$app/server';\nimport { error, redirect } from '@sveltejs/kit';\nimport { must } from './must';\n${lines.map((line) => `${line}\n`).join('')}`,
  'src/lib/must.ts': "import { getRequestEvent } from '$app/server';\nimport { error } from '@sveltejs/kit';\nexport const must = () => { if (getRequestEvent().route.id && !getRequestEvent().locals.user) error(401); };\n",
});

export default defineCases({
  bad: [
    {
      title: 'one condition inside the other, once, and by its address',
      files: remote(
        'export const a = command(async () => {',
        '  const { locals, url } = getRequestEvent();',
        "  if (url.pathname.startsWith('/admin')) { // ✗ page \"url.pathname.startsWith('/admin')\"",
        '    if (!locals.user) error(401);',
        '    if (!locals.user.admin) redirect(303, \'/\');',
        '  }',
        '});',
      ),
      says: ['`a` refuses visitors by `url` of the page that calls it, which the browser makes up.'],
    },
    { title: 'a command in Kit 3', kit: '3.2.0', files: remote('export const a = command(async () => { const { locals, route } = getRequestEvent(); if (!locals.user && route.id) error(401); }); // ✗ page "!locals.user && route.id"') },
  ],
  good: [
    {
      title: 'by who asks alone, and a helper that other code calls, too',
      files: remote(
        'export const a = command(async () => { if (!getRequestEvent().locals.user) error(401); return getRequestEvent().url.pathname; });',
        "export const b = command(async () => { if (!getRequestEvent().url.searchParams.has('a')) error(400); });",
        'export const c = command(async () => must());',
        'export const d = command(async () => { const { locals, url } = getRequestEvent(); return url.pathname && locals.user ? 1 : 2; });',
        'export const e = command(async () => { const { locals, cookies } = getRequestEvent(); if (!locals.user && !cookies.get("a")) error(401); });',
      ),
    },
    { title: 'a query in Kit 3, which throws', kit: '3.2.0', files: remote('export const a = query(async () => { const { locals, route } = getRequestEvent(); if (!locals.user && route.id) error(401); });') },
    { title: 'a helper', files: remote('const check = () => { if (!getRequestEvent().locals.user && getRequestEvent().route.id) error(401); };', 'check.name;') },
  ],
});
