import { defineCases, type Example } from '@sk-audit/core';

const LIB = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n" };
const LAYOUT = "export const load = () => ({ theme: 'dark' });\n";

/** A server load with the body, below a layout. */
function load(title: string, body: string, layout = LAYOUT): Example {
  const text = `import { error, redirect } from '@sveltejs/kit';\nimport { db } from '$lib/server/db';\nexport const load = async ({ fetch, params, parent }) => {\n${body}\n};\n`;
  return { title, files: { 'src/routes/shop/[id]/+page.server.ts': text, 'src/routes/shop/+layout.server.ts': layout, ...LIB } };
}

const MARK = '// ✗ parentFirst "await"';
const QUERY = '  const rows = await db.stock.findMany();\n';

export default defineCases({
  bad: [
    load('used only in what is returned', `  const data = await parent(); ${MARK}\n${QUERY}  return { rows, theme: data.theme };`),
    load('used after the request', `  const { theme } = await parent(); ${MARK}\n${QUERY}  if (theme === 'dark') error(404);\n  return { rows };`),
    load('several requests', `  const { theme } = await parent(); ${MARK}\n  const [a, b] = await Promise.all([db.stock.findMany(), fetch('/api/prices')]);\n  return { theme, a, b: await b.json() };`),
    load('a layout that fails for all alike', `  const { theme } = await parent(); ${MARK}\n${QUERY}  return { rows, theme };`, "import { error } from '@sveltejs/kit';\nexport const load = ({ url }) => {\n  if (url.pathname === '/shop/closed') error(503);\n  return { theme: 'dark' };\n};\n"),
    { title: 'a guard in a sibling', files: { 'src/routes/shop/+page.server.ts': `import { db } from '$lib/server/db';\nexport const load = async ({ parent }) => {\n  const { theme } = await parent(); ${MARK}\n${QUERY}  return { rows, theme };\n};\n`, 'src/routes/shop/+layout.server.ts': LAYOUT, 'src/routes/admin/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => { if (!locals.user) redirect(303, '/'); };\n", ...LIB } },
    { title: 'a guard of universal loads, of which the server load knows nothing', files: { 'src/routes/shop/+page.server.ts': `import { db } from '$lib/server/db';\nexport const load = async ({ parent }) => {\n  const { theme } = await parent(); ${MARK}\n${QUERY}  return { rows, theme };\n};\n`, 'src/routes/shop/+layout.server.ts': LAYOUT, 'src/routes/shop/+layout.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ data }) => { if (!data.user) redirect(303, '/'); };\n", ...LIB } },
  ],
  good: [
    load('the data is not wanted, the wait is', `  await parent();\n${QUERY}  return { rows };`),
    load('the request needs the data', '  const { theme } = await parent();\n  const rows = await db.stock.findMany({ where: { theme } });\n  return { rows };'),
    load('the request needs the data by another name', '  const data = await parent();\n  const theme = data.theme;\n  const rows = await db.stock.findMany({ where: { theme } });\n  return { rows };'),
    load('the load ends for some', `  const { user } = await parent();\n  if (!user) redirect(303, '/login');\n${QUERY}  return { rows };`),
    load('the load returns early', `  const { theme } = await parent();\n  if (!theme) return {};\n${QUERY}  return { rows };`),
    load('nothing else is asked', "  const { theme } = await parent();\n  return { theme, size: params.id.length };"),
    load('something is changed', '  const { theme } = await parent();\n  await db.visit.create({});\n  return { theme };'),
    load('the request comes first', `${QUERY}  const { theme } = await parent();\n  return { rows, theme };`),
    load('a layout that turns visitors away, by a helper', `  const { theme } = await parent();\n${QUERY}  return { rows, theme };`, "import { redirect } from '@sveltejs/kit';\nfunction requireMember({ locals }) { if (!locals.member) redirect(303, '/login'); }\nexport const load = (event) => { requireMember(event); return { theme: 'dark' }; };\n"),
    load('a layout behind unknown code', `  const { theme } = await parent();\n${QUERY}  return { rows, theme };`, "import { guarded } from 'gates';\nexport const load = guarded(() => ({ theme: 'dark' }));\n"),
    { title: 'a universal load below a guard of the server', files: { 'src/routes/shop/+page.ts': "export const load = async ({ fetch, parent }) => {\n  const { theme } = await parent();\n  const rows = await fetch('/api/stock');\n  return { theme, rows: await rows.json() };\n};\n", 'src/routes/shop/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => { if (!locals.session) redirect(303, '/'); return { theme: 1 }; };\n" } },
    load('in a function of its own', `  const themeOf = async () => {\n    const { theme } = await parent();\n    return theme;\n  };\n${QUERY}  return { rows, theme: await themeOf() };`),
    load('the parent of something else', `  const tree = await fetch('/api/tree');\n  const up = await tree.parent();\n${QUERY}  return { rows, up };`),
    load('requests in a row, and one that runs already', "  const early = fetch('/api/stock');\n  const a = await early;\n  const b = await fetch('/api/products');\n  const c = await fetch('/api/prices');\n  return { a: await a.json(), b: await b.json(), c: await c.json() };"),
    { title: 'another function of that name', files: { 'src/routes/shop/+page.ts': "const parent = async () => ({ theme: 1 });\nexport const load = async ({ fetch }) => {\n  const { theme } = await parent();\n  const rows = await fetch('/api/stock');\n  return { theme, rows: await rows.json() };\n};\n" } },
    { title: 'no load', files: { 'src/routes/api/+server.ts': "export const GET = async ({ fetch, parent }) => {\n  const { theme } = await parent();\n  const rows = await fetch('/api/stock');\n  return Response.json({ theme, rows: await rows.json() });\n};\n" } },
  ],
});
