import { defineCases, type Example } from '@sk-audit/core';

const DB = { 'src/lib/server/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n" };
const SHOP = '  event.locals.shop = await db.shop.findFirst();\n  return resolve(event);';
const FLAGS = '  event.locals.flags = await db.flag.findMany();\n  return resolve(event);';

/** Two handles with these bodies, in a sequence. */
function two(title: string, shop: string, flags: string, line = 'export const handle = sequence(shop, flags);'): Example {
  const text = `import { error, redirect } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { audit } from 'visits';
import { db } from '$lib/server/db';
let last = 0;
const shop = async ({ event, resolve }) => {
${shop}
};
const flags = async ({ event, resolve }) => {
${flags}
};
${line}
`;
  return { title, files: { 'src/hooks.server.ts': text, ...DB } };
}

const FOUND = 'export const handle = sequence(shop, flags); // ✗ sequential "sequence"';

export default defineCases({
  bad: [
    two('what each reads is its own', `  console.log(event.locals.shop);\n${SHOP}`, `  const size = event.url.pathname.length;\n  event.locals.size = size;\n${FLAGS}`, FOUND),
    two('both read what neither writes', '  event.locals.shop = await db.shop.findFirst({ where: { id: event.locals.tenant } });\n  return resolve(event);', '  event.locals.flags = await db.flag.findMany({ where: { id: event.locals.tenant } });\n  return resolve(event);', FOUND),
    two('the last two', SHOP, FLAGS, "export const handle = sequence(({ event, resolve }) => resolve(event), shop, flags); // ✗ sequential \"sequence\""),
    { ...two('without names', SHOP, FLAGS, 'export const handle = sequence(shop, async ({ event, resolve }) => { event.locals.now = await db.now.findFirst(); return resolve(event); }); // ✗ sequential "sequence"'), says: ['a handle waits for `shop()` on every request, although neither needs anything of the other.', 'could begin at once: async ({ event, resolve }) => { event.locals.now = await db.now.findFirst(); return resolve(event); }'] },
  ],
  good: [
    two('the first reads what the second writes', `  console.log(event.locals.flags);\n${SHOP}`, FLAGS),
    two('both write the same', SHOP, SHOP),
    two('only one waits', '  event.locals.shop = 1;\n  return resolve(event);', FLAGS),
    two('one waits on a condition', '  if (event.url.search) event.locals.shop = await db.shop.findFirst();\n  return resolve(event);', FLAGS),
    two('one has options', '  event.locals.shop = await db.shop.findFirst();\n  return resolve(event, { preload: () => true });', FLAGS),
    two('one works on the response', "  event.locals.shop = await db.shop.findFirst();\n  const response = await resolve(event);\n  response.headers.set('x-shop', '1');\n  return response;", FLAGS),
    two('one redirects', `  event.locals.shop = await db.shop.findFirst();\n  if (!event.locals.shop) redirect(303, '/');\n  return resolve(event);`, FLAGS),
    two('one throws', `  event.locals.shop = await db.shop.findFirst();\n  if (!event.locals.shop) throw new Error('no shop');\n  return resolve(event);`, FLAGS),
    two('one may end without an answer', `  event.locals.shop = await db.shop.findFirst();\n  if (event.locals.shop) return resolve(event);`, FLAGS),
    two('one sets a cookie', `  event.cookies.set('shop', '1', { path: '/' });\n${SHOP}`, FLAGS),
    two('one changes the database', '  event.locals.shop = await db.shop.findFirst();\n  await db.visit.create();\n  return resolve(event);', FLAGS),
    two('one hands the event on', `  const name = audit({ event });\n  console.log(name);\n${SHOP}`, FLAGS),
    two('one hands locals on', `  const name = audit(event.locals);\n  console.log(name);\n${SHOP}`, FLAGS),
    two('one hands an open object on', `  const name = audit({ ...event });\n  console.log(name);\n${SHOP}`, FLAGS),
    two('one keeps state of the module', '  last = await db.shop.count();\n  return resolve(event);', FLAGS),
    two('one writes the URL', `  event.url.pathname = '/';\n${SHOP}`, FLAGS),
    two('one replaces locals', '  event.locals = await db.shop.findFirst();\n  return resolve(event);', FLAGS),
    two('one of a library', SHOP, FLAGS, 'export const handle = sequence(shop, audit());'),
    two('others lie between', SHOP, FLAGS, "export const handle = sequence(shop, audit(), flags);"),
    two('another function of that name', SHOP, FLAGS, "import { sequence as run } from 'visits';\nexport const handle = run(shop, flags);"),
    two('an unknown number', SHOP, FLAGS, 'export const handle = sequence(...[shop, flags]);'),
    two('only one', SHOP, FLAGS, 'export const handle = sequence(shop);'),
  ],
});
