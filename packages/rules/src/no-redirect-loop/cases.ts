import { defineCases } from '@sk-audit/core';

const leading = (body: string): string => `import { redirect } from '@sveltejs/kit';\nimport { send } from '$lib/send';\nimport { wrap } from 'wrap';\nexport const load = ${body};\n`;
const page = (path: string): { readonly [path: string]: string } => ({ [`src/routes${path}/+page.svelte`]: '<h1>Page</h1>\n' });

export default defineCases({
  bad: [
    {
      title: 'three pages, one of which leads in from outside',
      files: {
        ...page('/a'), ...page('/b'), ...page('/c'), ...page('/in'),
        'src/routes/a/+page.ts': leading("() => redirect(307, '/b')").replace("'/b')", "'/b') // ✗ circle \"redirect(307, '/b')\"\n "),
        'src/routes/b/+page.ts': leading("() => redirect(307, '/c')").replace("'/c')", "'/c') // ✗ circle \"redirect(307, '/c')\"\n "),
        'src/routes/c/+page.ts': leading("() => redirect(307, '/a')").replace("'/a')", "'/a') // ✗ circle \"redirect(307, '/a')\"\n "),
        'src/routes/in/+page.ts': leading("() => redirect(307, '/a')"),
      },
    },
  ],
  good: [
    {
      title: 'ways out',
      files: {
        ...page('/a'), ...page('/b'), ...page('/c'), ...page('/d'), ...page('/e'), ...page('/f/[id]'), ...page('/g'), ...page('/h'),
        'src/routes/a/+page.ts': leading("() => { try { redirect(307, '/a'); } catch { return {}; } }"),
        'src/routes/b/+page.ts': leading("wrap(() => redirect(307, '/b'))"),
        'src/routes/c/+page.ts': leading("({ url }) => { for (const key of url.searchParams.keys()) redirect(307, '/c'); }"),
        'src/routes/d/+page.ts': leading("() => send(307, '/d')"),
        'src/routes/e/+page.ts': leading("({ url }) => redirect(307, url.searchParams.get('to') ?? '/e')"),
        'src/routes/f/[id]/+page.ts': leading('({ params }) => redirect(307, `/f/${params.id}1`)'),
        'src/routes/g/+page.ts': leading("() => redirect(307, '/g/file')"),
        'src/routes/h/+page.ts': leading("() => { const go = () => redirect(307, '/h'); return { go: go.name }; }"),
        'src/routes/g/file/+server.ts': "export const GET = () => new Response('');\n",
        'src/lib/send.ts': 'export const send = (status, to) => ({ status, to });\n',
      },
    },
  ],
});
