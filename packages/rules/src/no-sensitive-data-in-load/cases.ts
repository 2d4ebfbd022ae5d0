import { defineCases, type Example } from '@sk-audit/core';

const schema = { 'src/lib/server/schema.ts': "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', { id: text(), name: text(), password: text() });\nexport const items = pgTable('items', { id: text() });\n" };
const model = { 'src/routes/register/+page.server.ts': "import { db } from '$lib/server/db';\nexport const actions = { default: async ({ request }) => { await db.user.create({ data: { password: await request.text() } }); } };\n" };
const db = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient({ log: [] });\n" };

/** One line in a server load of an app with Prisma. */
function prisma(title: string, line: string, files: Example['files'] = {}): Example {
  return { title: `Prisma: ${title}`, files: { 'src/routes/+page.server.ts': `import { db } from '$lib/server/db';\nimport * as people from '$lib/server/people';\nexport const load = async ({ locals, params }) => {\n  ${line}\n};\n`, 'src/lib/server/people.ts': 'export {};\n', ...model, ...db, ...files } };
}

/** One line in a server load of an app with Drizzle. */
function drizzle(title: string, line: string, files: Example['files'] = {}): Example {
  return { title: `Drizzle: ${title}`, files: { 'src/routes/+page.server.ts': `import { eq } from 'drizzle-orm';\nimport { db } from '$lib/server/db';\nimport { items, users } from '$lib/server/schema';\nexport const load = async ({ locals, params }) => {\n  ${line}\n};\n`, 'src/lib/server/db.ts': "import { drizzle } from 'drizzle-orm/postgres-js';\nexport const db = drizzle();\n", ...schema, ...files } };
}

/** How else the code may show the column. */
function shownBy(title: string, text: string): Example {
  return prisma(title, 'return { users: await db.user.findMany() }; // ✗ wholeRow "users: await db.user.findMany()"', { 'src/routes/register/+page.server.ts': `import { db } from '$lib/server/db';\nimport { verify } from 'hashes';\nexport const actions = { default: async ({ request, cookies }) => {\n  ${text}\n} };\n` });
}

export default defineCases({
  bad: [
    { ...prisma('several', 'return { users: await db.user.findMany() }; // ✗ wholeRow "users: await db.user.findMany()"'), says: ['All columns of `user`, `password` among them, are sent to the browser.', 'shows the column `password`: db.user.create({ data: { password: await request.text() } })'] },
    prisma('with relations', 'return { user: await db.user.findFirst({ where: { id: params.id }, include: { orders: true } }) }; // ✗ wholeRow "user: await db.user.findFirst({ where: { id: params.id }, include: { orders: true } })"'),
    prisma('the only thing', 'return db.user.findUniqueOrThrow({ where: { id: params.id } }); // ✗ wholeRow "return db.user.findUniqueOrThrow({ where: { id: params.id } });"'),
    prisma('by a helper', 'return { users: await people.all() }; // ✗ wholeRow "users: await people.all()"', { 'src/lib/server/people.ts': "import { db } from './db';\nexport const all = () => db.user.findMany();\n" }),
    prisma('of a dao', 'return { users: await people.dao.all() }; // ✗ wholeRow "users: await people.dao.all()"', { 'src/lib/server/people.ts': "import { db } from './db';\nexport const dao = { all: () => { const rows = db.user.findMany(); return rows; } };\n" }),
    prisma('a client in locals', 'return { users: await locals.prisma.user.findMany({}) }; // ✗ wholeRow "users: await locals.prisma.user.findMany({})"'),
    prisma('one of several', 'const [user] = await db.user.findMany(); return { user }; // ✗ wholeRow "user"'),
    prisma('in an object', 'const user = await db.user.findFirst(); return { data: { user } }; // ✗ wholeRow "user"'),
    prisma('spread', 'const user = await db.user.findFirst(); return { ...user }; // ✗ wholeRow "return { ...user };"'),
    prisma('or nothing', 'return { user: params.id ? await db.user.findFirst() : null }; // ✗ wholeRow "user: params.id ? await db.user.findFirst() : null"'),
    shownBy('the column in a condition of a query', "await db.user.findFirst({ where: { sessionToken: cookies.get('session') } });"),
    shownBy('the column in a selection', 'await db.user.findFirst({ select: { passwordHash: true } });'),
    shownBy('the column in an upsert', 'await db.user.upsert({ create: { salt: 1 }, update: {} });'),
    shownBy('a comparison of the column', "const user = await db.user.findFirst(); if (user.password !== cookies.get('x')) return;"),
    shownBy('a function that compares the column', 'const user = await db.user.findFirst(); await verify(user.hashed_password, 1);'),
    drizzle('some', 'return { members: await db.select().from(users).where(eq(users.id, params.id)).orderBy(users.id).limit(1) }; // ✗ wholeRow "members: await db.select().from(users).where(eq(users.id, params.id)).orderBy(users.id).limit(1)"'),
    { ...drizzle('by relations', 'return { user: await db.query.users.findFirst({ where: eq(users.id, params.id) }) }; // ✗ wholeRow "user: await db.query.users.findFirst({ where: eq(users.id, params.id) })"'), says: ['All columns of `users`, `password` among them, are sent to the browser.', 'shows the column `password`: users'] },
    drizzle('the first', 'const [user] = await db.select().from(users); return { user }; // ✗ wholeRow "user"'),
    drizzle('the first by number', 'const rows = await db.select().from(users); return { user: rows[0] }; // ✗ wholeRow "user: rows[0]"'),
    { title: 'a remote function', files: { ...drizzle('', '').files, 'src/routes/+page.server.ts': '', 'src/lib/users.remote.ts': "import { query } from '$app/server';\nimport { db } from '$lib/server/db';\nimport { users } from '$lib/server/schema';\nexport const all = query(async () => db.select().from(users)); // ✗ wholeRow \"db.select().from(users)\"\n", 'src/routes/+page.svelte': "<script>\n  import { all } from '$lib/users.remote';\n</script>\n{#await all() then users}{users.length}{/await}\n" } },
    prisma('a hash by itself', 'const user = await db.user.findFirst(); return { password_hash: user.password_hash }; // ✗ column "password_hash: user.password_hash"'),
  ],
  good: [
    prisma('selected', 'return { user: await db.user.findFirst({ select: { id: true } }), others: await db.user.findMany({ omit: { password: true } }) };'),
    prisma('options from elsewhere', 'return { user: await db.user.findFirst(people.options), others: await db.user.findMany({ ...people.options }) };'),
    prisma('other models', 'return { items: await db.item.findMany(), count: await db.user.count() };'),
    prisma('what was written, by other methods', 'return { user: await db.user.create({ data: { password: 1 } }), many: await db.user.updateMany({ data: {} }) };'),
    prisma('mapped', 'const users = await db.user.findMany(); return { users: users.map((user) => user.name), first: users[0].name, n: users.length, name: toName(users) };\n  function toName(all) { return all[0].name; }'),
    prisma('picked from', 'const { password, ...user } = await db.user.findFirst(); return { user, has: !!password };'),
    prisma('a helper with two outcomes', 'return { users: await people.all(1) };', { 'src/lib/server/people.ts': "import { db } from './db';\nexport const all = (id) => { if (id) return []; return db.user.findMany(); };\nexport const none = () => { db.user.findMany(); };\n" }),
    prisma('a helper that gives nothing of it', 'return { users: await people.none(), more: await people.later() };', { 'src/lib/server/people.ts': "import { db } from './db';\nexport const none = () => { db.user.findMany(); };\nexport const later = () => { throw db.user.findMany(); };\n" }),
    prisma('a variable that changes', 'let user = await db.user.findFirst(); user = null; return { user };'),
    prisma('a client that omits for all', 'return { users: await db.user.findMany() };', { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient({ omit: { user: { password: true } } });\n" }),
    prisma('a model of which nothing shows a secret', 'return { users: await db.user.findMany() };', { 'src/routes/register/+page.server.ts': "import { db } from '$lib/server/db';\nexport const actions = { default: async () => { const form = await read(); await db.user.create({ data: { name: 'x', tokenCount: 1 } }); if (form.password !== 1) await keep(form.password); } };\nconst read = async () => ({});\nconst keep = async (x) => x;\n" }),
    prisma('a test that shows it', 'return { users: await db.user.findMany() };', { 'src/routes/register/+page.server.ts': '', 'src/lib/users.test.ts': "import { db } from '$lib/server/db';\ndb.user.create({ data: { password: 'x' } });\n" }),
    drizzle('selected', 'return { users: await db.select({ id: users.id }).from(users), first: await db.query.users.findFirst({ columns: { id: true } }) };'),
    drizzle('another table', 'return { items: await db.select().from(items), first: await db.query.items.findFirst(), n: await db.$count(users) };'),
    drizzle('other builders', 'return { a: await knex.select().table(users), b: await db.distinct().from(users), c: await db.select().from(pick()), d: await db.query.users.count(), e: await db.queries.users.findFirst() };\n  function pick() {}'),
    drizzle('written', 'return { done: await db.insert(users).values({ password: 1 }) };'),
    { title: 'a table of another library', files: { ...drizzle('', 'return { users: await db.select().from(users) };').files, 'src/lib/server/schema.ts': "import { table } from 'tables';\nexport const users = table('users', { password: 1 });\nexport const items = users;\n" } },
    { title: 'an action keeps to itself, an endpoint answers whom it likes, a universal load is another matter', files: { ...drizzle('', 'return {};').files, 'src/routes/a/+page.server.ts': "import { db } from '$lib/server/db';\nimport { users } from '$lib/server/schema';\nexport const actions = { default: async () => db.select().from(users) };\n", 'src/routes/b/+server.ts': "import { db } from '$lib/server/db';\nimport { users } from '$lib/server/schema';\nexport const GET = async () => db.select().from(users);\n", 'src/routes/c/+page.ts': 'export const load = async ({ data }) => ({ passwordHash: data.passwordHash });\n' } },
    { title: 'other secrets by name', files: { 'src/routes/+page.server.ts': "export const load = async ({ locals }) => ({ password: locals.room.password, token: locals.token, passwordHash: await make(), password_hash: locals.settings.algorithm, hasPassword: !!locals.user.passwordHash });\nconst make = async () => 'x';\n" } },
  ],
});
