import { defineCases } from '@sk-audit/core';

const DB = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n" };
const HEAD = "import { error, fail } from '@sveltejs/kit';\nimport { db } from '$lib/server/db';\n";
const checked = (name: string): string => `  ${name}: async ({ locals }) => { if (!locals.user) return fail(401); await db.todo.create({}); },\n`;
const THREE = checked('add') + checked('close') + checked('rename');
/** A page with three actions that check, and more. */
const actions = (more: string, head = ''): string => `${HEAD}${head}export const actions = {\n${THREE}${more}};\n`;

/** Remote functions of which three commands check. */
const remotes = (more: string): { readonly [path: string]: string } => ({
  ...DB,
  'src/lib/todos.remote.ts': `import { command, form, getRequestEvent, query } from '$app/server';\nimport { error } from '@sveltejs/kit';\nimport { db } from '$lib/server/db';\nconst user = () => getRequestEvent().locals.user ?? error(401);\nconst must = () => { if (!getRequestEvent().locals.user) error(401); };\n${['add', 'close', 'rename'].map((name) => `export const ${name} = command(async () => { must(); await db.todo.create({}); });\n`).join('')}${more}`,
});

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    { title: 'Two of five', files: { ...DB, 'src/routes/todos/+page.server.ts': actions('  wish: async () => { await db.wish.create({}); }, // ✗ unlike "wish"\n  drop: async () => { await db.todo.delete({}); } // ✗ unlike "drop"\n') } },
    {
      title: 'Beside the parent of its route, and beside children',
      files: { ...DB, 'src/routes/todos/+page.server.ts': actions(''), 'src/routes/todos/drop/+page.server.ts': `${HEAD}export const actions = { drop: async () => { await db.todo.delete({}); } }; // ✗ unlike "drop"\n` },
    },
    { title: 'In the root', files: { ...DB, 'src/routes/+page.server.ts': actions('  drop: async () => { await db.todo.delete({}); } // ✗ unlike "drop"\n') } },
  ],
  good: [
    { title: 'A remote function that only reads', files: remotes('export const list = query(async () => db.todo.findMany());\n') },
    { title: 'Remote functions that look at the visitor, or are for everybody', files: remotes("export const drop = command(async () => { await db.todo.delete({ where: { owner: user().id } }); });\nexport const signUp = form(async () => { await db.user.create({}); });\n") },
    { title: 'They check what was sent', files: { ...DB, 'src/routes/todos/+page.server.ts': `${HEAD}export const actions = {\n${['add', 'close', 'rename'].map((name) => `  ${name}: async ({ request }) => { const todo = await request.json(); if (!todo.title) return fail(400); await db.todo.create(todo); },\n`).join('')}  drop: async () => { await db.todo.delete({}); }\n};\n` } },
    { title: 'As many without', files: { ...DB, 'src/routes/todos/+page.server.ts': actions('  a: async () => { await db.a.create({}); },\n  b: async () => { await db.b.create({}); },\n  c: async () => { await db.c.create({}); }\n') } },
    { title: 'Reads', files: { ...DB, 'src/routes/todos/+page.server.ts': actions(''), 'src/routes/todos/list/+server.ts': `${HEAD}export const GET = async () => Response.json(await db.todo.findMany());\n` } },
    { title: 'Loads and entries', files: { ...DB, 'src/routes/todos/+page.server.ts': `${actions('')}export const load = async () => ({ todos: await db.todo.findMany() });\n` } },
    { title: 'Nothing to protect', files: { ...DB, 'src/routes/todos/+page.server.ts': actions('  say: async () => { console.log(1); }\n') } },
    { title: 'Names for everybody', files: { ...DB, 'src/routes/todos/+page.server.ts': actions('  register: async () => { await db.user.create({}); }\n'), 'src/routes/todos/webhook/+server.ts': `${HEAD}export const POST = async () => { await db.todo.create({}); };\n` } },
    { title: 'The hook may refuse it', files: { ...DB, 'src/hooks.server.ts': "export const handle = ({ event, resolve }) => event.locals.user ? resolve(event) : new Response('', { status: 401 });\n", 'src/routes/todos/+page.server.ts': actions('  drop: async () => { await db.todo.delete({}); }\n') } },
    { title: 'It may ask in a way that cannot be seen', files: { ...DB, 'src/routes/todos/+page.server.ts': actions('  drop: async (event) => { await check(event); await db.todo.delete({}); }\n', "import { check } from 'some-guard';\n") } },
    { title: 'What no-layout-only-auth-guard reports', files: { ...DB, 'src/routes/todos/+page.server.ts': `${actions('  drop: async () => { await db.todo.delete({}); }\n')}export const load = ({ locals }) => { if (!locals.user) error(401); };\n` } },
    { title: 'What no-layout-only-auth-guard reports of an endpoint', files: { ...DB, 'src/routes/todos/+layout.server.ts': `${HEAD}export const load = ({ locals }) => { if (!locals.user) error(401); };\n`, 'src/routes/todos/+page.server.ts': actions(''), 'src/routes/todos/drop/+server.ts': `${HEAD}export const POST = async () => { await db.todo.delete({}); };\n` } },
    { title: 'What no-layout-only-auth-guard reports of an action below a layout', files: { ...DB, 'src/routes/todos/+layout.server.ts': `${HEAD}export const load = ({ locals }) => { if (!locals.user) error(401); };\n`, 'src/routes/todos/+page.server.ts': actions('  drop: async () => { await db.todo.delete({}); }\n') } },
    { title: 'Checks elsewhere in the app', files: { ...DB, 'src/routes/a/b/+page.server.ts': actions(''), 'src/routes/todos/+page.server.ts': `${HEAD}export const actions = { drop: async () => { await db.todo.delete({}); } };\n` } },
  ],
});
