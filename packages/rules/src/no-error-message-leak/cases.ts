import { defineCases } from '@sk-audit/core';

const db = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\nexport const counted = async () => { const all = await db.order.findMany(); return all.length; };\nexport const first = () => db.order.findFirst().catch(() => null);\n" };

/** An endpoint that asks the database, and does this with what it catches. */
const endpoint = (body: string, more = ''): { readonly [path: string]: string } => ({
  ...db,
  'src/lib/words.ts': "import { error } from '@sveltejs/kit';\nexport const wordsOf = (e: unknown): string => (e instanceof Error ? e.message : String(e));\nexport class OutOfStock extends Error {}\nexport const isOutOfStock = (e: unknown): boolean => e instanceof OutOfStock;\n",
  'src/routes/api/orders/+server.ts': `import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';
import { error, isHttpError, json, text } from '@sveltejs/kit';
import { Prisma } from '@prisma/client';
import { db, counted, first } from '$lib/server/db';
import { isOutOfStock, OutOfStock, wordsOf } from '$lib/words';
${more}export const GET = async ({ locals, url }) => {
  try {
    return json(await db.order.findMany());
  } catch (e) {
${body}
  }
};
`,
});

const hook = (body: string, kit = '2.70.4'): { readonly kit: string; readonly files: { readonly [path: string]: string } } => ({
  kit,
  files: { 'src/hooks.server.ts': `import { dev } from '$app/environment';\nexport const handleError = ({ error, kind, message, status }) => {\n${body}\n};\n` },
});

export default defineCases({
  bad: [
    {
      title: 'however it gets into the answer',
      files: endpoint(`    const { message } = e as Error;
    let problem = 'None';
    if (e instanceof Error) problem = e.message;
    if (url.hash === 'a') return new Response(message, { status: 500 }); // ✗ data "message"
    if (url.hash === 'b') return text(wordsOf(e)); // ✗ data "wordsOf(e)"
    if (url.hash === 'c') return Response.json({ at: url.href, problem }); // ✗ data "problem"
    if (url.hash === 'd') return json(\`Not found: \${e}\`); // ✗ data "\`Not found: \${e}\`"
    if (url.hash === 'e') return json({ problems: [{ text: e.message.trim() }] }); // ✗ data "text: e.message.trim()"
    if (url.hash === 'f') return json({ ...locals.frame, text: String(e) }); // ✗ data "text: String(e)"
    if (url.hash === 'g') error(500, e.toString()); // ✗ data "e.toString()"
    if (url.hash === 'h') return json({ text: String(e.message), more: e.stack }); // ✗ stack "more: e.stack"
    if (e instanceof Prisma.PrismaClientKnownRequestError) return text(e.message); // ✗ data "e.message"
    if (isHttpError(e)) throw e;
    if (e && e.message && typeof e === 'object' && 'message' in e && typeof e.message === 'string') return text(e.message); // ✗ data "e.message"`),
    },
    {
      title: 'a query in steps is called by its first',
      files: {
        'src/routes/api/orders/+server.ts': `import { drizzle } from 'drizzle-orm/postgres-js';
import { text } from '@sveltejs/kit';
import { orders } from '$lib/schema';
const db = drizzle();
export const GET = async () => {
  try {
    return text(String(await db.select().from(orders).where()));
  } catch (e) {
    return text(e.message); // ✗ data "e.message"
  }
};
`,
      },
      says: ['Visitors read `e.message`, which is what the database or service says when `db.select()` fails.'],
    },
    { title: 'in production', files: endpoint("    if (process.env.NODE_ENV === 'development') return text(e.stack);\n    if (!dev && import.meta.env.PROD && import.meta.env.MODE !== 'test' && process.env.NODE_ENV === 'production') return text(e.message); // ✗ data \"e.message\"") },
    {
      title: 'from a helper that is given the error, a callback, and through functions that fail',
      files: {
        ...db,
        'src/lib/failure.ts': "import { fail } from '@sveltejs/kit';\nexport const failure = (e: Error) => fail(500, { problem: e.message }); // ✗ data \"problem: e.message\"\n",
        'src/routes/orders/+page.server.ts': `import { error } from '@sveltejs/kit';
import { counted, db } from '$lib/server/db';
import { failure } from '$lib/failure';
export const load = async () => {
  const orders = await db.order.findMany().catch((e) => error(500, e.message)); // ✗ data "e.message"
  try {
    return { orders, count: await Promise.all([1, 2].map(() => counted())) };
  } catch (e) {
    return { orders, problem: e.message }; // ✗ data "problem: e.message"
  }
};
export const actions = {
  default: async () => {
    try {
      await counted();
    } catch (e) {
      return failure(e);
    }
  }
};
`,
      },
      says: ['Visitors read `e.message`, which is what the database or service says when `db.order.findMany()` fails.', 'fails here: db.order.findMany()'],
    },
    {
      title: 'helpers whose errors get out',
      files: {
        ...db,
        'src/routes/api/carts/+server.ts': `import { error, json } from '@sveltejs/kit';
import { run } from 'run-like';
import { db } from '$lib/server/db';
async function some() {
  try {
    return await db.order.findMany();
  } catch (e) {
    error(500, e.message); // ✗ data "e.message"
  }
}
async function handed() {
  try {
    return await db.order.findMany();
  } catch (e) {
    error(500, e.message); // ✗ data "e.message"
  }
}
async function rethrown() {
  try {
    return await db.order.findMany();
  } catch (e) {
    error(500, e.message); // ✗ data "e.message"
  }
}
export const GET = async () => {
  try {
    return json([await some(), await handed()]);
  } catch {
    error(500, 'No orders');
  }
};
export const PUT = async () => json([await some(), await run(handed)]);
async function loose() {
  try {
    return await db.order.findMany();
  } catch (e) {
    error(500, e.message); // ✗ data "e.message"
  }
}
export const OPTIONS = async () => {
  try {
    return loose();
  } catch {
    error(500, 'No orders');
  }
};
export const HEAD = async () => {
  try {
    return json(await db.order.findMany());
  } catch (e) {
    error(500, e.message); // ✗ data "e.message"
  }
};
export const POST = async () => {
  try {
    return json(await rethrown());
  } catch (e) {
    throw e;
  }
};
export const PATCH = async ({ locals, url }) => {
  if (url.hash) throw new Error('Nobody catches it');
  try {
    if (url.search === '?a') return new Response('Answered');
    if (url.search === '?b') throw locals.problem;
    if (url.search === '?c') throw locals.problemOf('A function');
    if (url.search === '?d') throw new Error(locals.words);
    try {
      if (url.search === '?e') throw new Error('Caught before');
    } catch {}
    await db.$transaction(async (tx) => {
      if ((await tx.order.findMany()).length === 0) throw new Error('Nothing was ordered');
    });
    return json([await GET(), await HEAD()]);
  } catch (e) {
    return json(e.message); // ✗ data "e.message"
  }
};
export const DELETE = async () => {
  try {
    await db.order.deleteMany();
    throw Error('Gone');
  } catch (e) {
    return json(e.message); // ✗ data "e.message"
  }
};
`,
      },
      says: ["meant to be read, as it seems: give it a class of its own: throw new Error('Nothing was ordered');"],
    },
    { title: 'the hook of Kit 3 of such errors', ...hook("  if (kind === 'unknown' && status === 500) return { message: `${error}` }; // ✗ hook \"message: `${error}`\"\n  return { message };", '3.2.0') },
    { title: 'the hook of Kit 3, whatever the kind', ...hook("  if (kind === 'app' || status === 404) return { message };\n  return { message: error instanceof Error ? error.message : message }; // ✗ hook \"message: error instanceof Error ? error.message : message\"", '3.2.0') },
  ],
  good: [
    {
      title: 'another `catch` swallows it',
      files: {
        ...db,
        'src/lib/server/orders.ts': `import { error } from '@sveltejs/kit';
import { db } from './db';
export async function orders() {
  try {
    return await db.order.findMany();
  } catch (e) {
    error(500, \`No orders: \${e.message}\`);
  }
}
export const paid = async () => (await orders()).filter((order) => order.paid);
`,
        'src/routes/api/orders/+server.ts': `import { error, json } from '@sveltejs/kit';
import { db } from '$lib/server/db';
import { orders, paid } from '$lib/server/orders';
export const GET = async () => {
  try {
    return json([await orders(), await paid()]);
  } catch {
    error(500, 'No orders');
  }
};
export const POST = async () => {
  try {
    try {
      return json(await db.order.create({ data: {} }));
    } catch (e) {
      error(500, e.message);
    }
  } catch (e) {
    return json('Not ordered');
  }
};
`,
      },
    },
    {
      title: 'in Kit 1, where such an error has no message',
      kit: '1.30.4',
      files: {
        ...db,
        'src/routes/api/orders/+server.ts': `import { error, json } from '@sveltejs/kit';
import { db } from '$lib/server/db';
async function orders() {
  try {
    return await db.order.findMany();
  } catch (e) {
    throw error(500, e.message);
  }
}
export const GET = async () => {
  try {
    return json(await orders());
  } catch (e) {
    let message = '';
    if (e instanceof Error) message = e.message;
    throw error(500, message);
  }
};
`,
      },
    },
    {
      title: 'a known kind of error, development, and what is no text of the error',
      files: endpoint(`    if (e instanceof OutOfStock) return text(e.message);
    if (isOutOfStock(e)) return text(e.message);
    if (isHttpError(e)) return text(e.message);
    if (e.code === 'P2025') return text(e.message);
    if (e.expected) return text(e.message);
    if ('issues' in e) return text(e.message);
    if (typeof e === 'string') return text(String(e));
    if (e instanceof Prisma.PrismaClientValidationError) return text(e.message);
    if (dev || import.meta.env.DEV) return text(e.stack);
    if (process.env.NODE_ENV !== 'production') return text(e.message);
    if (env.SHOW_ERRORS) return text(e.message);
    if (process.env.SHOW_ERRORS === 'yes') return text(e.message);
    const message = dev ? e.message : 'No orders';
    if (url.hash === 'a') return json({ message, code: e.code, name: e.name });
    if (url.hash === 'b') return json({ e, isLost: e.message === 'lost', isLate: e.message.includes('late') });
    if (url.hash === 'c') return text(process.env.NODE_ENV === 'development' ? \`Failed: \${e.message}\` : 'Failed');
    console.error(e.message, e.stack);
    return text(locals.message);`),
    },
    {
      title: 'the database is asked elsewhere',
      files: {
        ...endpoint('    return text(locals.message);'),
        'src/routes/api/carts/+server.ts': `import { text } from '@sveltejs/kit';
import { db, first } from '$lib/server/db';
let last = '';
export const GET = async ({ request }) => {
  let problem = 'none';
  const orders = await db.order.findMany();
  try {
    await request.json();
    await db.order.create({ data: {} }).catch(() => null);
    await db.order.create({ data: {} }).then(() => 1, () => 2);
    await first();
    try {
      await db.order.delete({ where: { id: 1 } });
    } catch {
      return text('gone');
    }
    setTimeout(() => { try { db.order.findMany(); } catch {} });
  } catch (e) {
    return text(e.message);
  }
  try {
    await db.order.deleteMany();
  } catch (e) {
    problem = e.message;
    last = problem;
    return text('not deleted');
  }
  return text(problem + orders.length);
};
export const POST = async ({ locals }) => {
  const orders = await locals.orders.catch((e) => text(e.message));
  const told = await db.order.findMany().then((e) => text(e.message));
  try {
    const asked = db.order.findMany().catch(() => null);
    await asked;
  } catch (e) {
    return text(e.message);
  }
  return text(orders.message + told.message);
};
`,
      },
    },
    {
      title: 'for those who run the app, and for machines',
      files: {
        ...db,
        'src/routes/admin/orders/+page.server.ts': "import { db } from '$lib/server/db';\nexport const load = async () => {\n  try {\n    return { orders: await db.order.findMany() };\n  } catch (e) {\n    return { problem: e.message };\n  }\n};\n",
        'src/service-worker.ts': 'export const answer = async () => {\n  try {\n    return new Response(await caches.open());\n  } catch (e) {\n    return new Response(e.stack);\n  }\n};\n',
      },
    },
    { title: 'the hook knows the kind, or the status', ...hook("  if (kind === 'app') return { message: error.message };\n  if (status === 404) return { message: error.message };\n  if (error.status === 404) return { message: error.message };\n  return { message: dev ? error.message : message, code: error.code };", '3.2.0') },
    { title: 'a wrapped hook, and the hook of the browser', files: { 'src/hooks.server.ts': "import { wrap } from '@sentry/sveltekit';\nexport const handleError = wrap(({ error }) => ({ message: error.message }));\n", 'src/hooks.client.ts': 'export const handleError = ({ error }) => ({ message: error.message });\n' } },
  ],
});
