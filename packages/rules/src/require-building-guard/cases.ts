import { defineCases, type Example } from '@sk-audit/core';

/** A module that a server load imports. */
function inModule(title: string, text: string, files: Example['files'] = {}): Example {
  return { title, files: { 'src/lib/server/shop.ts': text, 'src/routes/+page.server.ts': "import '$lib/server/shop';\nexport const load = () => ({});\n", ...files } };
}

export default defineCases({
  bad: [
    inModule('mongoose', "import mongoose from 'mongoose';\nawait mongoose.connect('mongodb://shop'); // ✗ connects \"mongoose.connect('mongodb://shop')\"\n"),
    { ...inModule('a client of its own', "import { createClient } from 'redis';\nconst client = createClient();\nclient.connect(); // ✗ connects \"client.connect()\"\n"), says: ['`client.connect()` opens a connection while the module is loaded, also by `vite build`.'] },
    inModule('eager Prisma', "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nawait db.$connect(); // ✗ connects \"db.$connect()\"\n"),
    inModule('options that say nothing of it', "import Redis from 'ioredis';\nnew Redis({ host: 'cache' }); // ✗ connects \"new Redis({ host: 'cache' })\"\n"),
    inModule('under another test', "import Redis from 'ioredis';\nimport { dev } from '$app/environment';\nif (!dev) new Redis(); // ✗ connects \"new Redis()\"\n"),
    inModule('a variable by the way', "import { neon } from '@neondatabase/serverless';\nimport { env } from '$env/dynamic/private';\nconst url = env.DATABASE_URL;\nexport const sql = neon(url); // ✗ needsVariable \"neon(url)\"\n"),
    inModule('a variable in options', "import OpenAI from 'openai';\nimport { env } from '$env/dynamic/private';\nexport const ai = new OpenAI({ apiKey: env.AI_KEY }); // ✗ needsVariable \"new OpenAI({ apiKey: env.AI_KEY })\"\n"),
    { title: 'an endpoint itself', files: { 'src/routes/+server.ts': "if (!process.env.KEY) throw new Error('KEY'); // ✗ throws \"throw new Error('KEY');\"\nexport const GET = () => new Response();\n" } },
  ],
  good: [
    inModule('lazy', "import Redis from 'ioredis';\nimport pg from 'pg';\nimport postgres from 'postgres';\nimport { PrismaClient } from '@prisma/client';\nnew Redis({ lazyConnect: true });\nnew Redis({ ...options });\nnew pg.Pool();\npostgres(process.env.URL);\nnew PrismaClient();\nconst options = {};\n"),
    inModule('connects something else', "import { signal } from 'signals';\nimport { createClient } from 'redis';\nconst bus = signal();\nbus.connect();\nconst other = {};\nother.connect();\nconst client = createClient();\nclient.on('error', console.error);\nsignal.connect();\n"),
    inModule('a fallback', "import Stripe from 'stripe';\nimport { env } from '$env/dynamic/private';\nexport const stripe = new Stripe(env.KEY ?? 'none');\n"),
    inModule('no variable', "import Stripe from 'stripe';\nimport { key } from './key';\nexport const stripe = new Stripe(key);\nif (!key) throw new Error('no key');\n", { 'src/lib/server/key.ts': "export const key = 'none';\n" }),
    inModule('the mode, which the build sets', "if (process.env.NODE_ENV === 'test') throw new Error('no tests');\n"),
    inModule('another property of the process', "if (process.argv.length > 9) throw new Error('too many');\n"),
    inModule('after leaving', "import { building } from '$app/environment';\nimport Redis from 'ioredis';\nlet cache;\nif (!building) {\n  cache = new Redis();\n  if (!process.env.KEY) throw new Error('KEY');\n}\n"),
    inModule('an end that is no throw, and a throw that asks a package', "import { shop } from 'shop';\nif (!shop.env.KEY || !shop.process.env.KEY) throw new Error('KEY');\nif (process.env.KEY) await import('./key');\n", { 'src/lib/server/key.ts': 'export {};\n' }),
    inModule('in a function', "export const check = () => {\n  if (!process.env.KEY) throw new Error('KEY');\n};\n"),
    { title: 'only hooks', files: { 'src/hooks.server.ts': "import Redis from 'ioredis';\nexport const cache = new Redis();\nexport const handle = ({ event, resolve }) => resolve(event);\n" } },
  ],
});
