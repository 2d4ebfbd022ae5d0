import { defineCases, type Example } from '@sk-audit/core';

const PAGE = 'src/routes/orders/+page.svelte';

/** One line in the script of a page, beside other files. */
function inPage(title: string, line: string, files: Example['files'] = {}): Example {
  return { title, files: { [PAGE]: `<script lang="ts">\n  ${line}\n</script>\n`, ...files } };
}

/** A module that a page imports and calls. */
function inModule(title: string, text: string, files: Example['files'] = {}): Example {
  return { title, files: { [PAGE]: "<script>\n  import { orders } from '$lib/orders';\n</script>\n{orders()}\n", 'src/lib/orders.ts': text, ...files } };
}

const POOL = "import pg from 'pg'; const pool = new pg.Pool();";

export default defineCases({
  bad: [
    { ...inPage('a driver', `${POOL} // ✗ serverPackage "'pg'"`), says: ['Use it in `+page.server`, `+layout.server` or `+server` and hand the data to the component.'] },
    inPage('a path into a package', "import { getAuth } from 'firebase-admin/auth'; getAuth(); // ✗ serverPackage \"'firebase-admin/auth'\""),
    inPage('a driver of Drizzle', "import { drizzle } from 'drizzle-orm/postgres-js'; drizzle(''); // ✗ serverPackage \"'drizzle-orm/postgres-js'\""),
    inPage('a scoped package', "import { Pool } from '@neondatabase/serverless'; new Pool(); // ✗ serverPackage \"'@neondatabase/serverless'\""),
    inPage("Prisma's client", "import { PrismaClient } from '@prisma/client'; new PrismaClient(); // ✗ serverPackage \"'@prisma/client'\""),
    inPage('for the side effect', "import 'pg'; // ✗ serverPackage \"'pg'\""),
    inPage('on demand', "const open = async () => (await import('pg')).default; // ✗ serverPackage \"'pg'\""),
    inPage('handed on', "import postgres from 'postgres'; const makers = [postgres]; console.log(makers); // ✗ serverPackage \"'postgres'\""),
    inPage('a module of Node by its old name', "import fs from 'fs'; console.log(fs.readFileSync('prices')); // ✗ nodeModule \"'fs'\""),
    inPage('a path of a module of Node', "import { readFile } from 'fs/promises'; readFile('prices'); // ✗ nodeModule \"'fs/promises'\""),
    { ...inModule('a module', "import { readFileSync } from 'node:fs'; // ✗ nodeModule \"'node:fs'\"\nexport const orders = () => readFileSync('orders');\n"), says: ['Move the code that needs it to `src/lib/server` and call it from `+page.server` or `+server`.', "imports src/lib/orders.ts: '$lib/orders'"] },
    inModule('at the top of a module', "import pg from 'pg'; // ✗ serverPackage \"'pg'\"\nconst pool = new pg.Pool();\nexport const orders = () => pool.query('');\n"),
    inModule('what runs while the module is loaded', "import pg from 'pg'; // ✗ serverPackage \"'pg'\"\nfunction connect() {\n  return new pg.Pool();\n}\nconst pool = connect();\nexport const orders = () => pool;\n"),
    { title: 'a universal load', files: { 'src/routes/orders/+page.ts': "import pg from 'pg'; // ✗ serverPackage \"'pg'\"\nexport const load = () => ({ rows: new pg.Pool().query('') });\n" }, says: ['Move this part of `load` to `+page.server`.'] },
    { title: 'a universal load of a layout', files: { 'src/routes/+layout.ts': "import pg from 'pg'; // ✗ serverPackage \"'pg'\"\nexport const load = () => ({ rows: new pg.Pool().query('') });\n" }, says: ['Move this part of `load` to `+layout.server`.'] },
    { title: 'client hooks', files: { 'src/hooks.client.ts': "import { createTransport } from 'nodemailer'; // ✗ serverPackage \"'nodemailer'\"\nexport const handleError = () => { createTransport().sendMail({}); };\n", [PAGE]: '<p>Orders</p>' } },
    {
      title: 'an event handler that calls a module',
      files: {
        [PAGE]: "<script>\n  import { orders } from '$lib/orders';\n</script>\n<button onclick={() => orders()}>Load</button>\n",
        'src/lib/orders.ts': "import pg from 'pg'; // ✗ serverPackage \"'pg'\"\nexport const orders = () => new pg.Pool();\n",
      },
    },
    {
      title: 'a page without csr, but another one with it',
      files: { [PAGE]: '<script>\n  import Orders from "$lib/Orders.svelte";\n</script>\n<Orders />\n', 'src/routes/orders/+page.ts': 'export const csr = false;\n', 'src/routes/+page.svelte': '<script>\n  import Orders from "$lib/Orders.svelte";\n</script>\n<Orders />\n', 'src/lib/Orders.svelte': `<script>\n  ${POOL} // ✗ serverPackage "'pg'"\n</script>\n` },
    },
    inPage('a manifest without a stand-in', `${POOL} // ✗ serverPackage "'pg'"`, { 'package.json': '{ "name": "shop", "devDependencies": { "@sveltejs/kit": "2.70.4", "pg": "8.0.0", "electronic-invoice": "1.0.0" } }' }),
  ],
  good: [
    inPage('a type', "import type { Pool } from 'pg'; let pool: Pool;"),
    inPage('a type without the word', "import { Pool } from 'pg'; let pool: Pool;"),
    inPage("Prisma's enums", "import { OrderState } from '@prisma/client'; console.log(OrderState.Paid);"),
    inPage("Prisma's client as a type, beside its enums", "import { OrderState, PrismaClient } from '@prisma/client'; let client: PrismaClient; console.log(OrderState.Paid);"),
    inPage('packages for browsers', "import { createClient } from '@supabase/supabase-js'; import { eq } from 'drizzle-orm'; import { pgTable } from 'drizzle-orm/pg-core'; import { loadStripe } from '@stripe/stripe-js'; import { EventEmitter } from 'events'; import { join } from 'path'; createClient(); eq(); pgTable(); loadStripe(); new EventEmitter(); join();"),
    inPage('node:process', "import process from 'node:process'; console.log(process.env.NODE_ENV);"),
    inPage('not in the browser', "import { browser } from '$app/environment'; if (!browser) import('pg');"),
    inPage('under import.meta.env.SSR', "if (import.meta.env.SSR) import('pg');"),
    inPage('by require', "if (typeof require === 'function') require('fs');"),
    inPage('with polyfills', "import { readFileSync } from 'fs'; readFileSync('prices');", { 'package.json': '{ "devDependencies": { "@sveltejs/kit": "2.70.4", "vite-plugin-node-polyfills": "0.22.0" } }' }),
    inPage('in Electron', "import { readFileSync } from 'fs'; readFileSync('prices');", { 'package.json': '{ "devDependencies": { "@sveltejs/kit": "2.70.4", "electron": "30.0.0" } }' }),
    inPage('without csr', POOL, { 'src/routes/orders/+page.ts': 'export const csr = false;\n' }),
    inPage('a folder of the server that Kit does not know: its own rule says so', "import { orders } from '../../server/orders'; console.log(orders());", { 'src/server/orders.ts': `${POOL}\nexport const orders = () => pool;\n` }),
    inPage('behind such a folder', "import { orders } from '../../server/orders'; console.log(orders());", { 'src/server/orders.ts': "import { pool } from '../pool';\nexport const orders = () => pool;\n", 'src/pool.ts': `${POOL}\nexport { pool };\n` }),
    inModule('a function of a shared module that only the server calls', "import pg from 'pg';\nimport { format } from './format';\nexport const orders = () => [format(1), format];\nexport const query = () => [new pg.Pool(), pg];\n", { 'src/lib/format.ts': 'export const format = (price) => price.toFixed(2);\n', 'src/routes/orders/+page.server.ts': "import { query } from '$lib/orders';\nexport const load = () => ({ rows: query() });\n" }),
    { title: 'a module that only the server imports', files: { 'src/lib/orders.ts': `${POOL}\nexport { pool };\n`, 'src/routes/orders/+page.server.ts': "import { pool } from '$lib/orders';\nexport const load = () => ({ rows: pool.query('') });\n", [PAGE]: '<p>Orders</p>\n' } },
    inPage('an own package of that name', "import pg from 'pg'; pg();", { 'package.json': '{ "dependencies": { "@sveltejs/kit": "2.70.4" }, "imports": {} }', 'svelte.config.js': "export default { kit: { alias: { pg: 'src/lib/pg.ts' } } };\n", 'src/lib/pg.ts': 'export default () => {};\n' }),
  ],
});
