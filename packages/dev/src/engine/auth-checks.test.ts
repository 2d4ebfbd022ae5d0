import { asksAboutWho, asksWho, dataCall, guardAmong, hookMayGuard, refusalsIn, routeTest, runsForStrangers, type Entry, type Test } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../testing/places.js';

const PAGE = 'src/routes/orders/+page.server.ts';

/** The answer for `load` of a page with this parameter and body. */
function asks(parameter: string, body: string, own = '', head = ''): boolean | 'unknown' {
  const { path, project } = placesIn({ [PAGE]: `${head}\nimport * as own from '$lib/own';\nexport const load = async (${parameter}) => {\n${body}\n};`, 'src/lib/own.ts': own });
  return asksWho(project, project.entries(path)[0] as Entry);
}

describe('asksWho', () => {
  it('sees a look at what tells visitors apart', () => {
    expect(asks('{ locals }', 'return { mine: locals.user.id };')).toBe(true);
    expect(asks('event', 'const { cookies: jar } = event; jar.get("session");')).toBe(true);
    expect(asks('{ request }', 'request.headers.get("authorization");')).toBe(true);
    expect(asks('{ parent }', 'await parent();')).toBe(true);
    expect(asks('{ url }', 'url.searchParams.get("reset_token");')).toBe(true);
    expect(asks('{ params }', 'return { link: params.token };')).toBe(true);
  });

  it('sees none where there is none', () => {
    expect(asks('', 'return {};')).toBe(false);
    expect(asks('{ params, url, fetch, depends }', 'depends(url.pathname); return { id: params.id };')).toBe(false);
    expect(asks('{ request }', 'return { form: await request.formData() };')).toBe(false);
    expect(asks('{ locals }', 'return locals.db.all();')).toBe(false);
  });

  it('looks into functions of the app, and no further than they are given the event', () => {
    expect(asks('event', 'own.check(event);', 'export const check = ({ locals }) => locals.user;')).toBe(true);
    expect(asks('event', 'own.check(event.request);', 'export const check = (request) => request.headers.get("x");')).toBe(true);
    expect(asks('event', 'own.log(event);', 'export const log = ({ url }) => console.log(url);')).toBe(false);
    expect(asks('event', 'own.find(event.params.id);', 'export const find = (id) => id;\nexport const other = ({ locals }) => find(locals.user.id);')).toBe(false);
    expect(asks('', 'own.check();', 'import { getRequestEvent } from "$app/server";\nexport const check = () => getRequestEvent().locals.user;')).toBe('unknown');
  });

  it('does not know what becomes of an event that is handed on', () => {
    expect(asks('event', 'check(event);', '', 'import { check } from "some-guard";')).toBe('unknown');
    expect(asks('event', 'check({ event });', '', 'import { check } from "some-guard";')).toBe('unknown');
    expect(asks('event', 'own.check({ ...event });', 'export const check = ({ locals }) => locals.user;')).toBe('unknown');
    expect(asks('event', 'await superValidate(event, own.order);', '', 'import { superValidate } from "sveltekit-superforms";')).toBe(false);
    expect(asks('event', 'console.log(event);')).toBe(false);
  });

  it('takes a test against a secret of the server for a look', () => {
    expect(asks('{ params }', 'if (params.word !== WORD) return {};', '', 'import { WORD } from "$env/static/private";')).toBe(true);
    expect(asks('', 'if (!dev) return {};', '', 'import { dev } from "$app/environment";')).toBe(true);
  });

  it('does not know what a wrapper asks', () => {
    const { path, project } = placesIn({ [PAGE]: "import { withUser } from 'some-guard';\nexport const load = withUser(async () => ({}));" });
    expect(asksWho(project, project.entries(path)[0] as Entry)).toBe('unknown');
  });
});

/** What the first refusal of a layout's load does to strangers; undefined when its conditions ask nobody. */
function refuses(body: string, routeId = '/orders'): boolean | 'unknown' | undefined {
  const { fn, path, project } = placesIn({ 'src/routes/+layout.server.ts': `import { redirect, error } from '@sveltejs/kit';\nexport const load = async ({ locals, cookies, request, url, parent }) => {\n${body}\n};` });
  const [first] = refusalsIn(project, { path, fn: fn('load') });
  return first && asksAboutWho(project, first.conditions) ? runsForStrangers(project, first.conditions, routeId) : undefined;
}

describe('runsForStrangers', () => {
  it('knows a test that fails for those who are not signed in', () => {
    expect(refuses('if (!locals.user) redirect(303, "/login");')).toBe(true);
    expect(refuses('if (locals.user) return {};\nredirect(303, "/login");')).toBe(true);
    expect(refuses('if (locals.session?.role !== "clerk") error(403);')).toBe(true);
    expect(refuses('if (locals.user === null) error(401);')).toBe(true);
    expect(refuses('const { user } = await parent(); if (!user) error(401);')).toBe(true);
    expect(refuses('if (isAnonymous(locals.user)) error(401);\nfunction isAnonymous(user) { return !user; }')).toBe(true);
  });

  it('knows a test about those who are', () => {
    expect(refuses('if (locals.user) redirect(303, "/");')).toBe(false);
    expect(refuses('if (locals.user && !locals.user.name) redirect(303, "/welcome");')).toBe(false);
  });

  it('takes what has no name of a visitor for no question about one', () => {
    expect(refuses('if (!locals.lang) redirect(303, "/en");')).toBeUndefined();
    expect(refuses('if (!cookies.get("theme")) redirect(303, "/");')).toBeUndefined();
    expect(refuses('if (request.headers.get("user-agent") !== "Shop App") redirect(303, "/");')).toBeUndefined();
    expect(refuses('if (!url.searchParams.get("user")) redirect(303, "/");')).toBeUndefined();
  });

  it('reads tests of the path for the route', () => {
    const guard = 'if (!locals.user && url.pathname.startsWith("/orders")) redirect(303, "/login");';
    expect(['/orders', '/(shop)/orders/[id]', '/login', '/[...rest]'].map((id) => refuses(guard, id))).toEqual([true, true, false, 'unknown']);
  });
});

describe('routeTest', () => {
  const test = (text: string, routeId: string): unknown => {
    const { facts } = placesIn({ 'src/hooks.server.ts': `export const handle = ({ event, resolve }) => { if (${text}) return new Response(); return resolve(event); };` });
    return routeTest(facts, facts.conditions[0]?.test as Test, routeId);
  };

  it('decides what the id tells', () => {
    expect(test('event.route.id === "/(app)/cart"', '/(app)/cart')).toBe(true);
    expect(test('event.route.id?.includes("(app)")', '/(app)/cart')).toBe(true);
    expect(test('event.url.pathname === "/cart"', '/(app)/cart')).toBe(true);
    expect(test('event.url.pathname.endsWith("/cart")', '/(app)/cart')).toBe(true);
    expect(test('event.url.pathname.startsWith("/admin")', '/(app)/cart')).toBe(false);
    expect(test('event.url.pathname === "/cart"', '/cart/[id]')).toBe(false);
    expect(test('event.url.pathname.startsWith("/cart")', '/cart/[[page]]')).toBe(true);
  });

  it('does not decide what hangs on a parameter', () => {
    expect(test('event.url.pathname === "/cart/1"', '/cart/[id]')).toBe('unknown');
    expect(test('event.url.pathname.startsWith("/cart")', '/[[lang]]/cart')).toBe('unknown');
    expect(test('event.url.pathname.endsWith("/1")', '/cart/[id]')).toBe('unknown');
    expect(test('event.url.pathname.includes("1")', '/cart/[id]')).toBe('unknown');
    expect(test('/^.cart/.test(event.url.pathname)', '/cart')).toBe('unknown');
    expect(test('event.url.searchParams.has("x")', '/cart')).toBe('unknown');
  });
});

describe('hookMayGuard', () => {
  const hook = (code: string, routeId = '/admin'): boolean => hookMayGuard(placesIn({ 'src/hooks.server.ts': code, 'src/lib/guard.ts': 'import { error } from "@sveltejs/kit";\nexport const guard = ({ event, resolve }) => { if (!event.locals.user) error(401); return resolve(event); };\nexport const makeGuard = (path) => ({ event, resolve }) => { if (!event.locals.user) error(401); return resolve(event); };' }).project, routeId);

  it('may, when a test leads to an answer of its own', () => {
    expect(hook('export const handle = ({ event, resolve }) => { if (!event.cookies.get("id")) return new Response(); return resolve(event); };')).toBe(true);
    expect(hook('export { guard as handle } from "$lib/guard";')).toBe(true);
    expect(hook('export const handle = ({ event, resolve }) => event.locals.user ? resolve(event) : new Response();')).toBe(true);
    expect(hook('export const handle = ({ event, resolve }) => { if (!event.locals.user) throw new Error("Who?"); return resolve(event); };')).toBe(true);
    expect(hook('import { guard } from "$lib/guard";\nexport const handle = ({ event, resolve }) => guard({ event, resolve });')).toBe(true);
    expect(hook('import { makeGuard } from "$lib/guard";\nexport const handle = makeGuard("/admin");')).toBe(true);
    expect(hook('import { protect } from "some-guard";\nimport { sequence } from "@sveltejs/kit/hooks";\nexport const handle = sequence(protect, ({ event, resolve }) => resolve(event));')).toBe(true);
  });

  it('does not, when it answers others only, or knows visitors and no more', () => {
    expect(hook('export const handle = ({ event, resolve }) => { event.locals.user = event.cookies.get("id"); return resolve(event); };')).toBe(false);
    expect(hook('export const handle = ({ event, resolve }) => { if (event.request.method === "OPTIONS") return new Response(); return resolve(event); };')).toBe(false);
    expect(hook('import { guard } from "$lib/guard";\nexport const handle = ({ event, resolve }) => event.url.pathname.startsWith("/shop") ? guard({ event, resolve }) : resolve(event);')).toBe(false);
    expect(hook('import { SvelteKitAuth } from "@auth/sveltekit";\nexport const { handle } = SvelteKitAuth({});')).toBe(false);
    expect(hookMayGuard(placesIn({ [PAGE]: '' }).project, '/orders')).toBe(false);
  });
});

describe('dataCall', () => {
  const reaches = (head: string, body: string, db = ''): boolean => {
    const { fn, path, project } = placesIn({ [PAGE]: `${head}\nexport const load = async ({ fetch, locals }) => {\n${body}\n};`, 'src/lib/db.ts': db });
    return dataCall(project, { path, fn: fn('load') }) !== undefined;
  };

  it('knows clients of databases, wherever they are made', () => {
    expect(reaches('import { db } from "$lib/db";', 'return db.select().from("orders");', 'import { drizzle } from "drizzle-orm/libsql";\nexport const db = drizzle(process.env.URL);')).toBe(true);
    expect(reaches('import { db } from "$lib/db";', 'return (await db()).query("");', 'import pg from "pg";\nlet pool;\nexport const db = () => { pool ??= new pg.Pool(); return pool; };')).toBe(true);
    expect(reaches('import { Order } from "$lib/db";', 'return Order.find();', 'import mongoose from "mongoose";\nexport const Order = mongoose.models.Order ?? mongoose.model("Order", {});')).toBe(true);
    expect(reaches('import { db } from "$lib/db";', 'await Promise.all([db.order.count()]);', 'import { PrismaClient } from "$lib/generated/prisma";\nexport const db = globalThis.db ?? new PrismaClient();')).toBe(true);
  });

  it('knows what is no query', () => {
    expect(reaches('import { hash } from "bcrypt";', 'return { hash: await hash("", 1) };')).toBe(false);
    expect(reaches('import { eq } from "drizzle-orm";', 'return { test: eq(1, 1) };')).toBe(false);
    expect(reaches('', 'return (await fetch("/api/orders")).json();')).toBe(false);
  });
});

describe('guardAmong', () => {
  it('gives the innermost load that refuses', () => {
    const guard = (status: number): string => `import { error } from '@sveltejs/kit';\nexport const load = ({ locals }) => { if (!locals.user) error(${status}); };`;
    const { project } = placesIn({ 'src/routes/+layout.server.ts': guard(401), 'src/routes/a/+layout.ts': 'export const load = () => ({});', 'src/routes/a/+page.svelte': '', 'src/routes/a/b/+layout.server.ts': guard(403), 'src/routes/a/b/+page.svelte': '' });
    const at = (id: string): string | undefined => {
      const node = project.routes.byId.get(id);
      return node && guardAmong(project, project.layoutChain(node), id)?.load.declaredIn;
    };
    expect([at('/a'), at('/a/b')]).toEqual(['src/routes/+layout.server.ts', 'src/routes/a/b/+layout.server.ts']);
  });

  it('takes a refusal in a `catch` for an answer to what went wrong', () => {
    const { project } = placesIn({ 'src/routes/+layout.server.ts': "import { error } from '@sveltejs/kit';\nexport const load = async ({ locals }) => { if (!locals.user) { try { await open(); } catch { error(500); } } };", 'src/routes/+page.svelte': '' });
    expect(guardAmong(project, project.layoutChain(project.routes.root), '/')).toBeUndefined();
  });
});
