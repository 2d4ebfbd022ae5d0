import { defineCases, type Example } from '@sk-audit/core';

/** A module that a server load imports. */
function inModule(title: string, text: string, files: Example['files'] = {}, path = 'src/lib/db.ts'): Example {
  return { title, files: { [path]: text, 'src/routes/+page.server.ts': `import '../${path.replace('src/', '')}';\nexport const load = () => ({});\n`, ...files } };
}

export default defineCases({
  bad: [
    inModule('a factory', "import postgres from 'postgres';\nexport const sql = postgres(''); // ✗ unguarded \"postgres('')\"\n"),
    inModule('a class of a namespace', "import pg from 'pg';\nexport const pool = new pg.Pool(); // ✗ unguarded \"new pg.Pool()\"\n"),
    inModule('a method that creates', "import mysql from 'mysql2/promise';\nexport const pool = mysql.createPool(''); // ✗ unguarded \"mysql.createPool('')\"\n"),
    inModule('a function that creates', "import { createClient } from 'redis';\nexport const client = createClient(); // ✗ unguarded \"createClient()\"\n"),
    inModule('a connection', "import mongoose from 'mongoose';\nawait mongoose.connect(''); // ✗ unguarded \"mongoose.connect('')\"\n"),
    inModule('one for all of them', "import postgres from 'postgres';\nimport { drizzle } from 'drizzle-orm/postgres-js';\nconst sql = postgres(''); // ✗ unguarded \"postgres('')\"\nexport const db = drizzle(sql);\n"),
    inModule('kept over reloads', "import { PrismaClient } from '@prisma/client';\nexport const db = globalThis.db ?? new PrismaClient(); // ✗ unguarded \"new PrismaClient()\"\n"),
    inModule('types of the server guard nothing', "import { PrismaClient } from '@prisma/client';\nimport type { Options } from '$lib/server/options';\nconst options: Options = {};\nexport const db = new PrismaClient(options); // ✗ unguarded \"new PrismaClient(options)\"\n", { 'src/lib/server/options.ts': 'export type Options = {};\n' }),
    inModule('public variables guard nothing, nor do cycles', "import postgres from 'postgres';\nimport { PUBLIC_SHOP } from '$env/static/public';\nimport './names';\nexport const sql = postgres(PUBLIC_SHOP); // ✗ unguarded \"postgres(PUBLIC_SHOP)\"\n", { 'src/lib/names.ts': "import './db';\n" }),
    { ...inModule('a folder of the library', "import postgres from 'postgres';\nexport const sql = postgres(''); // ✗ unguarded \"postgres('')\"\n", {}, 'src/lib/data/sql.ts'), says: ['Move it with `npx sk-audit move src/lib/data/sql.ts src/lib/server/data/sql.ts`, which rewrites its importers too.'] },
    { ...inModule('a place that is taken', "import postgres from 'postgres';\nexport const sql = postgres(''); // ✗ unguarded \"postgres('')\"\n", { 'src/lib/server/db.ts': '' }), says: ['Move it with `npx sk-audit move src/lib/db.ts src/lib/db.server.ts`, which rewrites its importers too.'] },
    { ...inModule('a folder of routes', "import postgres from 'postgres';\nexport const sql = postgres(''); // ✗ unguarded \"postgres('')\"\n", {}, 'src/routes/(shop)/sql.ts'), says: ['Move it with `npx sk-audit move "src/routes/(shop)/sql.ts" src/lib/server/sql.ts`, which rewrites its importers too.'] },
    inModule('through another module', '', { 'src/lib/db.ts': "export { db } from './client';\n", 'src/lib/client.ts': "import pg from 'pg';\nexport const db = new pg.Pool(); // ✗ unguarded \"new pg.Pool()\"\n" }),
  ],
  good: [
    inModule('by its name', "import pg from 'pg';\nexport const pool = new pg.Pool();\n", {}, 'src/lib/db.server.ts'),
    inModule('a folder of the server that Kit does not know', "import pg from 'pg';\nexport const pool = new pg.Pool();\n", {}, 'src/server/db.ts'),
    inModule('through what it imports', "import pg from 'pg';\nimport { url } from './url';\nexport const pool = new pg.Pool(url);\n", { 'src/lib/url.ts': "import { env } from '$env/dynamic/private';\nexport const url = env.DATABASE_URL;\n" }),
    inModule('a file of the server beside it', "import pg from 'pg';\nimport { url } from './server/url';\nexport const pool = new pg.Pool(url);\n", { 'src/lib/server/url.ts': "export const url = '';\n" }),
    inModule('in a function', "import pg from 'pg';\nexport const connect = () => new pg.Pool();\n"),
    inModule('a call that opens nothing', "import { pgEnum } from 'drizzle-orm/pg-core';\nimport { Schema, model, default as mongoose } from 'mongoose';\nexport const state = pgEnum('state', []);\nexport const Order = model('Order', new Schema({}));\nmongoose.set('strictQuery', true);\n"),
    inModule('a client for browsers too', "import { createClient } from '@supabase/supabase-js';\nexport const supabase = createClient('', '');\n"),
    inModule('outside the sources', "import pg from 'pg';\nexport const pool = new pg.Pool();\n", { 'src/routes/+page.server.ts': "import '../../database/db';\nexport const load = () => ({});\n" }, 'database/db.ts'),
    inModule('a file that Kit runs on the server', '', { 'src/routes/+server.ts': "import pg from 'pg';\nconst pool = new pg.Pool();\nexport const GET = () => pool.query('');\n" }),
    { title: 'a remote file', files: { 'src/lib/orders.remote.ts': "import { query } from '$app/server';\nimport pg from 'pg';\nconst pool = new pg.Pool();\nexport const orders = query(async () => pool.query(''));\n", 'src/routes/+page.svelte': "<script>\n  import { orders } from '$lib/orders.remote';\n</script>\n{#await orders() then all}{all.length}{/await}\n" } },
    { title: 'hooks', files: { 'src/hooks.server.ts': "import pg from 'pg';\nconst pool = new pg.Pool();\nexport const handle = ({ event, resolve }) => { event.locals.pool = pool; return resolve(event); };\n" } },
    { title: 'a module that nobody uses', files: { 'src/lib/db.ts': "import pg from 'pg';\nexport const pool = new pg.Pool();\n" } },
    inModule('a module that reaches the browser, of which another rule speaks', "import pg from 'pg';\nexport const pool = new pg.Pool();\n", { 'src/routes/+page.svelte': "<script>\n  import { pool } from '$lib/db';\n</script>\n{pool}\n" }),
  ],
});
