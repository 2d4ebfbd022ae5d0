import { defineCases } from '@sk-audit/core';

const DB = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n" };
const GUARD = { 'src/routes/admin/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = async ({ locals }) => {\n  if (!locals.user) redirect(303, '/login');\n};\n" };
const ADMIN = { ...DB, ...GUARD };
const READS = "import { db } from '$lib/server/db';\nexport const load = async () => ({ orders: await db.order.findMany() });\n";
const REPORTED = "import { db } from '$lib/server/db';\nexport const load = async () => ({ orders: await db.order.findMany() }); // ✗ load \"load\"\n";
const FINDER = { 'src/lib/server/orders.ts': "import { db } from './db';\nexport const allOrders = () => db.order.findMany();\n" };
const WITH_FINDER = "import { allOrders } from '$lib/server/orders';\nexport const load = async () => ({ orders: await allOrders() });\n";
const REPORTED_FINDER = WITH_FINDER.replace('});\n', '}); // ✗ load "load"\n');

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'Another table is public, or this one for those who are signed in, or its query is told in another way',
      files: {
        ...ADMIN,
        'src/lib/server/sql.ts': "import postgres from 'postgres';\nexport const sql = postgres();\n",
        'src/routes/+layout.server.ts': "import { db } from '$lib/server/db';\nexport const load = async () => ({ products: await db.product.findMany() });\n",
        'src/routes/mine/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = async ({ locals }) => ({ orders: await db.order.findMany({ where: { owner: locals.user } }) });\n",
        'src/routes/orders/+page.server.ts': "import { db } from '$lib/server/db';\nexport const actions = { send: async () => { await db.order.create({ data: {} }); } };\n",
        'src/routes/start/+page.server.ts': "import { sql } from '$lib/server/sql';\nexport const load = async () => ({ news: await sql.unsafe('select * from news') });\n",
        'src/routes/admin/orders/+page.server.ts': REPORTED,
        'src/routes/admin/letters/+page.server.ts': "import { sql } from '$lib/server/sql';\nexport const load = async () => ({ letters: await sql.unsafe('select * from letters') }); // ✗ load \"load\"\n",
      },
    },
    {
      title: 'Bodies in other files',
      files: {
        ...ADMIN,
        'src/lib/server/handlers.ts': `import { db } from './db';
export const load = async () => ({ orders: await db.order.findMany() });
export const actions = { remove: async ({ params }) => { await db.order.delete({ where: params }); } };
export const GET = async () => Response.json(await db.order.findMany());
`,
        'src/routes/admin/orders/+page.server.ts': `export { actions } from '$lib/server/handlers'; // ✗ action "actions"
export { load } from '$lib/server/handlers'; // ✗ load "load"
export const _title = () => 'Orders';
`,
        'src/routes/admin/orders/list/+server.ts': `export { GET } from '$lib/server/handlers'; // ✗ endpoint "GET"
`,
      },
    },
    {
      title: 'A layout below the one that checks',
      files: { ...ADMIN, 'src/routes/admin/orders/+layout.server.ts': REPORTED, 'src/routes/admin/orders/open/+page.svelte': '', 'src/routes/admin/orders/open/+layout.server.ts': 'export const load = () => ({});\n' },
    },
    {
      title: 'A universal load that checks what the server load gave',
      files: {
        ...DB,
        'src/routes/orders/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = async () => ({ orders: await db.order.findMany() }); // ✗ load \"load\"\n",
        'src/routes/orders/+page.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = async ({ parent }) => {\n  const { user } = await parent();\n  if (!user) redirect(303, '/login');\n};\n",
      },
    },
    {
      title: 'The checks of helpers, of roles and of cookies',
      files: {
        ...DB,
        'src/lib/server/guard.ts': "import { error } from '@sveltejs/kit';\nexport const requireRole = (user, role) => { if (user?.role !== role) error(403, 'Not for you'); };\n",
        'src/routes/staff/+layout.server.ts': "import { requireRole } from '$lib/server/guard';\nexport const load = ({ locals }) => { requireRole(locals.user, 'staff'); };\n",
        'src/routes/staff/+page.server.ts': REPORTED,
        'src/routes/club/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ cookies }) => {\n  const id = cookies.get('session_id');\n  if (id === undefined) redirect(303, '/');\n};\n",
        'src/routes/club/+page.server.ts': REPORTED,
        'src/routes/desk/+layout.server.ts': "import { error } from '@sveltejs/kit';\nconst ROLES = ['clerk'];\nexport const load = async ({ locals }) => {\n  const session = await locals.auth();\n  if (!ROLES.includes(session?.user.role)) error(403);\n};\n",
        'src/routes/desk/+page.server.ts': REPORTED,
      },
    },
    {
      title: 'A layout that spares the login page only, and a hook about other routes',
      files: {
        ...DB,
        'src/hooks.server.ts': "import { redirect } from '@sveltejs/kit';\nimport { sequence } from '@sveltejs/kit/hooks';\nconst shop = async ({ event, resolve }) => {\n  if (event.url.pathname.startsWith('/shop') && !event.locals.user) redirect(303, '/login');\n  if (event.route.id === '/(app)/checkout' && !event.locals.user) return new Response('', { status: 401 });\n  const response = await resolve(event);\n  return response;\n};\nconst user = async ({ event, resolve }) => {\n  event.locals.user = event.cookies.get('session');\n  return resolve(event);\n};\nexport const handle = sequence(user, shop);\n",
        'src/routes/admin/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = async ({ locals, url }) => {\n  if (!locals.user && url.pathname !== '/admin/login') redirect(303, '/admin/login');\n};\n",
        'src/routes/admin/orders/[id]/+page.server.ts': REPORTED,
      },
    },
    {
      title: 'A log of the request, and superforms, which reads what was posted',
      files: {
        ...ADMIN,
        'src/routes/admin/orders/+page.server.ts': `import { superValidate } from 'sveltekit-superforms';
import { zod } from 'sveltekit-superforms/adapters';
import { db } from '$lib/server/db';
import { order } from '$lib/schema';
export const actions = {
  change: async ({ request }) => { // ✗ action "change"
    console.log('change', request);
    const form = await superValidate(request, zod(order));
    await db.order.update({ data: form.data });
  }
};
`,
        'src/lib/schema.ts': "import { z } from 'zod';\nexport const order = z.object({ id: z.string() });\n",
      },
    },
    {
      title: 'A function that two guarded pages share, and another load of the same file',
      files: { ...ADMIN, ...FINDER, 'src/routes/admin/orders/+page.server.ts': REPORTED_FINDER, 'src/routes/admin/bills/+page.server.ts': REPORTED_FINDER },
    },
    {
      title: 'What everybody may see, but not change',
      files: {
        ...ADMIN,
        'src/lib/server/orders.ts': "import { db } from './db';\nexport const closeOrder = (id) => db.order.update({ where: { id } });\n",
        'src/routes/+page.server.ts': "import { closeOrder } from '$lib/server/orders';\nexport const load = async () => ({ order: await closeOrder('1') });\n",
        'src/routes/admin/orders/+page.server.ts': "import { closeOrder } from '$lib/server/orders';\nexport const actions = { close: async ({ params }) => { await closeOrder(params.id); } }; // ✗ action \"close\"\n",
      },
    },
    {
      title: 'Shared with a page whose own check is another, with an action and with a script of the hook',
      files: {
        ...ADMIN, ...FINDER,
        'src/hooks.server.ts': "import { error } from '@sveltejs/kit';\nexport const handle = ({ event, resolve }) => {\n  if (event.url.pathname === '/mine' && !event.locals.user) error(401);\n  return resolve(event);\n};\n",
        'src/routes/mine/+page.server.ts': WITH_FINDER,
        'src/routes/own/+page.server.ts': "import { allOrders } from '$lib/server/orders';\nexport const load = async ({ locals }) => ({ orders: (await allOrders()).filter((one) => one.owner === locals.user.id) });\n",
        'src/routes/report/+page.server.ts': "import { allOrders } from '$lib/server/orders';\nexport const actions = { send: async () => { await allOrders(); } };\n",
        'src/routes/admin/orders/+page.server.ts': REPORTED_FINDER,
      },
    },
  ],
  good: [
    { title: 'The entries of a page that is prerendered', files: { ...ADMIN, 'src/routes/admin/[id]/+page.server.ts': "import { db } from '$lib/server/db';\nexport const entries = async () => db.order.findMany();\n" } },
    { title: 'Universal loads run in browsers', files: { ...ADMIN, 'src/routes/admin/orders/+page.ts': READS } },
    { title: 'Endpoints for everybody', files: { ...ADMIN, 'src/routes/admin/webhooks/pay/+server.ts': "import { db } from '$lib/server/db';\nexport const POST = async () => Response.json(await db.order.findMany());\n" } },
    {
      title: 'The layout that checks lies below',
      files: { ...DB, 'src/routes/shop/+layout.server.ts': READS, 'src/routes/shop/mine/+layout.server.ts': GUARD['src/routes/admin/+layout.server.ts'], 'src/routes/shop/mine/orders/+layout.server.ts': 'export const load = () => ({});\n', 'src/routes/shop/mine/orders/+page.svelte': '' },
    },
    { title: 'A page that has left the layout out', files: { ...ADMIN, 'src/routes/admin/start/+page@.svelte': '', 'src/routes/admin/start/+page.server.ts': READS } },
    { title: 'Nothing to protect', files: { ...ADMIN, 'src/routes/admin/+page.server.ts': 'export const load = async () => ({ now: Date.now() });\n' } },
    { title: 'The same data is given to everybody', files: { ...ADMIN, ...FINDER, 'src/routes/+page.server.ts': WITH_FINDER, 'src/routes/admin/orders/+page.server.ts': WITH_FINDER } },
    { title: 'The same rows are given to everybody, by one function with SQL', files: { ...GUARD, 'src/lib/server/letters.ts': "import postgres from 'postgres';\nconst sql = postgres();\nexport const letters = () => sql.unsafe('select * from letters');\n", 'src/routes/+page.server.ts': "import { letters } from '$lib/server/letters';\nexport const load = async () => ({ letters: await letters() });\n", 'src/routes/admin/letters/+page.server.ts': "import { letters } from '$lib/server/letters';\nexport const load = async () => ({ letters: await letters() });\n" } },
    { title: 'The same table is given to everybody by another query', files: { ...ADMIN, 'src/routes/+layout.server.ts': "import { db } from '$lib/server/db';\nexport const load = async () => ({ products: await db.product.findMany() });\n", 'src/routes/admin/[id]/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = async ({ params }) => ({ product: await db.product.findUnique({ where: { id: params.id } }) });\n" } },
    { title: 'The same data is given to everybody by an endpoint', files: { ...ADMIN, ...FINDER, 'src/routes/orders/+server.ts': "import { allOrders } from '$lib/server/orders';\nexport const GET = async () => Response.json(await allOrders());\n", 'src/routes/admin/orders/+page.server.ts': WITH_FINDER } },
    {
      title: 'A layout for guests, one for those who have yet to say more, and one that is no matter of who asks',
      files: {
        ...DB,
        'src/routes/(guest)/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => { if (locals.user) redirect(303, '/'); };\n",
        'src/routes/(guest)/start/+page.server.ts': READS,
        'src/routes/(new)/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => { if (locals.user && !locals.user.named) redirect(303, '/welcome'); };\n",
        'src/routes/(new)/news/+page.server.ts': READS,
        'src/routes/(lang)/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals, params }) => { if (!locals.lang) redirect(303, '/en'); if (!params.place) redirect(303, '/x'); };\n",
        'src/routes/(lang)/info/+page.server.ts': READS,
      },
    },
    {
      title: 'The layout spares this page',
      files: { ...DB, 'src/routes/admin/+layout.server.ts': "import { redirect } from '@sveltejs/kit';\nexport const load = async ({ locals, url }) => {\n  if (!locals.user && url.pathname !== '/admin/help') redirect(303, '/login');\n};\n", 'src/routes/admin/help/+page.server.ts': READS },
    },
    {
      title: 'Who asks may be found out in ways that cannot be seen',
      files: {
        ...ADMIN,
        'src/routes/admin/a/+page.server.ts': "import { db } from '$lib/server/db';\nimport { check } from 'some-guard';\nexport const load = async (event) => { await check(event); return { orders: await db.order.findMany() }; };\n",
        'src/routes/admin/b/+page.server.ts': "import { db } from '$lib/server/db';\nimport { withUser } from 'some-guard';\nexport const load = withUser(async () => ({ orders: await db.order.findMany() }));\n",
        'src/routes/admin/c/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = async ({ url }) => {\n  if (url.searchParams.get('token') === '') return {};\n  return { orders: await db.order.findMany() };\n};\n",
        'src/routes/admin/d/+server.ts': "import { db } from '$lib/server/db';\nimport { CRON } from '$env/static/private';\nexport const POST = async ({ request }) => {\n  const { word } = await request.json();\n  if (word !== CRON) return new Response('', { status: 401 });\n  return Response.json(await db.order.findMany());\n};\n",
      },
    },
    {
      title: 'Hooks that may check: by a table, by a group, by a handle that cannot be seen into',
      files: {
        ...ADMIN,
        'src/hooks.server.ts': "import { redirect } from '@sveltejs/kit';\nconst GUARDED = ['/admin'];\nexport const handle = async ({ event, resolve }) => {\n  if (GUARDED.some((path) => event.url.pathname.startsWith(path)) && !event.locals.user) redirect(303, '/login');\n  return resolve(event);\n};\n",
        'src/routes/admin/orders/+page.server.ts': READS,
      },
    },
    {
      title: 'A hook about a group',
      files: {
        ...DB,
        'src/hooks.server.ts': "import { redirect } from '@sveltejs/kit';\nimport { sequence } from '@sveltejs/kit/hooks';\nconst first = ({ event, resolve }) => resolve(event);\nconst guard = async ({ event, resolve }) => {\n  const user = await userOf(event);\n  if (event.route.id?.startsWith('/(staff)') && !user) redirect(303, '/login');\n  return resolve(event);\n};\nconst userOf = async (event) => event.cookies.get('session');\nexport const handle = sequence(first, guard);\n",
        'src/routes/(staff)/+layout.server.ts': GUARD['src/routes/admin/+layout.server.ts'],
        'src/routes/(staff)/orders/+page.server.ts': READS,
      },
    },
    { title: 'A handle of a package', files: { ...ADMIN, 'src/hooks.server.ts': "import { guardAll } from 'some-guard';\nexport const handle = guardAll({ paths: ['/admin'] });\n", 'src/routes/admin/orders/+page.server.ts': READS } },
  ],
});
