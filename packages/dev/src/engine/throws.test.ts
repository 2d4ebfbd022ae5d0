import { describe, expect, it } from 'vitest';
import { placesIn, type Places } from '../testing/places.js';

const KIT = "import { error, invalid, redirect } from '@sveltejs/kit';\n";
const file = (text: string, kit?: string, more: { [path: string]: string } = {}): Places => placesIn({ 'src/lib/orders.ts': KIT + text, ...more }, kit);

const throwsOf = ({ project, path, call }: Places, text: string) => project.throwsOf(path, call(text));
const rejectsOf = ({ project, path, call }: Places, text: string) => project.rejectsOf(path, call(text));

describe('throwsOf', () => {
  it('knows Kit’s own functions, by whatever name', () => {
    expect(throwsOf(file("redirect(303, '/');"), "redirect(303, '/')")).toEqual(['redirect']);
    expect(throwsOf(file("import * as kit from '@sveltejs/kit';\nkit.error(404);"), 'kit.error(404)')).toEqual(['error']);
    expect(throwsOf(file("import { go } from './go';\ngo(303, '/');", undefined, { 'src/lib/go.ts': "export { redirect as go } from '@sveltejs/kit';" }), "go(303, '/')")).toEqual(['redirect']);
    expect(throwsOf(file("import { redirect as flash } from 'sveltekit-flash-message/server';\nflash('/', {}, event);"), "flash('/', {}, event)")).toEqual(['redirect']);
  });

  it('counts only what is thrown in Kit 1', () => {
    const orders = file("if (a) throw redirect(303, '/a');\nredirect(303, '/b');", '1.30.4');
    expect(throwsOf(orders, "redirect(303, '/a')")).toEqual(['redirect']);
    expect(throwsOf(orders, "redirect(303, '/b')")).toEqual([]);
  });

  it('knows invalid() from the version on that throws it', () => {
    expect(throwsOf(file("invalid('No name');", '2.47.3'), "invalid('No name')")).toEqual(['invalid']);
    expect(throwsOf(file("invalid('No name');", '2.47.2'), "invalid('No name')")).toEqual([]);
  });

  it('follows functions, also through each other', () => {
    const orders = file('const a = (n) => (n ? b(n - 1) : error(404));\nconst b = (n) => (n ? a(n - 1) : redirect(303, "/"));\na(x);\nb(x);');
    expect(throwsOf(orders, 'a(x)')).toEqual(['error', 'redirect']);
    expect(throwsOf(orders, 'b(x)')).toEqual(['error', 'redirect']);
  });

  it('leaves out what a function catches, and keeps what a finally lets through', () => {
    const orders = file('function caught() { try { error(404); } catch {} }\nfunction kept() { try { error(404); } finally { close(); } }\ncaught();\nkept();');
    expect(throwsOf(orders, 'caught()')).toEqual([]);
    expect(throwsOf(orders, 'kept()')).toEqual(['error']);
  });

  it('takes a promise for nothing thrown until it is awaited', () => {
    const orders = file('const guard = async () => error(401);\nconst load = async () => { guard(); await guard(1); };');
    expect(throwsOf(orders, 'guard()')).toEqual([]);
    expect(rejectsOf(orders, 'guard()')).toEqual(['error']);
    expect(throwsOf(orders, 'guard(1)')).toEqual(['error']);
  });

  it('lets a promise that is returned out of every try', () => {
    const orders = file('const guard = async () => error(401);\nconst lost = async () => { try { return await guard(); } catch {} };\nconst passed = async () => { try { return guard(); } catch {} };\nawait lost();\nawait passed();');
    expect(throwsOf(orders, 'lost()')).toEqual([]);
    expect(throwsOf(orders, 'passed()')).toEqual(['error']);
  });

  it('knows when a callback runs', () => {
    const orders = file('items.map(() => error(1));\nitems.map(async () => error(2));\nawait db.transaction(async () => error(3));\nstorage.run(x, () => error(4));\nitems.later(() => error(5));');
    expect(throwsOf(orders, 'items.map(() => error(1))')).toEqual(['error']);
    expect(throwsOf(orders, 'items.map(async () => error(2))')).toEqual([]);
    expect(throwsOf(orders, 'db.transaction(async () => error(3))')).toEqual(['error']);
    expect(throwsOf(orders, 'storage.run(x, () => error(4))')).toEqual(['error']);
    expect(throwsOf(orders, 'items.later(() => error(5))')).toEqual([]);
  });

  it('calls function literals where they stand, and not generators', () => {
    const orders = file('(() => error(404))();\nfunction* many() { error(404); }\nmany();');
    expect(throwsOf(orders, '(() => error(404))()')).toEqual(['error']);
    expect(throwsOf(orders, 'many()')).toEqual([]);
  });

  it('leaves out what the arguments rule out', () => {
    const orders = file("function user(event, required = true, mode) { if (required) redirect(303, '/login'); if (mode === 'strict') error(403); }\nuser(e);\nuser(e, false);\nuser(e, false, 'strict');\nuser(...args);");
    expect(throwsOf(orders, 'user(e)')).toEqual(['error', 'redirect']);
    expect(throwsOf(orders, 'user(e, false)')).toEqual(['error']);
    expect(throwsOf(orders, "user(e, false, 'strict')")).toEqual(['error']);
    expect(throwsOf(orders, 'user(...args)')).toEqual(['error', 'redirect']);
    expect(throwsOf(file("const user = ({ required }) => required && error(401);\nuser({ required: false });"), 'user({ required: false })')).toEqual([]);
  });
});

describe('rejectsOf', () => {
  const guard = 'const guard = async () => redirect(303, "/");\n';

  it('waits for the parts of Promise.all, not for those of allSettled', () => {
    const orders = file(`${guard}Promise.all([guard(), other()]);\nPromise.allSettled([guard()]);\nPromise.all(items.map(async () => guard()));`);
    expect(rejectsOf(orders, 'Promise.all([guard(), other()])')).toEqual(['redirect']);
    expect(rejectsOf(orders, 'Promise.allSettled([guard()])')).toEqual([]);
    expect(rejectsOf(orders, 'Promise.all(items.map(async () => guard()))')).toEqual(['redirect']);
  });

  it('follows chains, and ends where a callback catches', () => {
    const orders = file(`${guard}guard().then(a);\nguard().finally(b);\nguard().catch(() => null);\nguard().catch((e) => { throw e; });\nguard().then(a, () => null);\nguard().catch(() => error(404));`);
    expect(rejectsOf(orders, 'guard().then(a)')).toEqual(['redirect']);
    expect(rejectsOf(orders, 'guard().finally(b)')).toEqual(['redirect']);
    expect(rejectsOf(orders, 'guard().catch(() => null)')).toEqual([]);
    expect(rejectsOf(orders, 'guard().catch((e) => { throw e; })')).toEqual(['redirect']);
    expect(rejectsOf(orders, 'guard().then(a, () => null)')).toEqual([]);
    expect(rejectsOf(orders, 'guard().catch(() => error(404))')).toEqual(['error']);
  });
});

describe('throwSites', () => {
  it('gives Kit’s own calls, once each, wherever they stand', () => {
    const orders = file("import { mine } from './guards';\nfunction both() { mine(); mine(); error(404); }\nboth();\nredirect(303, '/');", undefined, { 'src/lib/guards.ts': "import { redirect } from '@sveltejs/kit';\nexport const mine = () => redirect(303, '/login');" });
    expect(orders.project.throwSites(orders.path, orders.call('both()'))).toEqual([
      { path: 'src/lib/guards.ts', call: 0, thrown: 'redirect' },
      { path: 'src/lib/orders.ts', call: orders.call('error(404)'), thrown: 'error' },
    ]);
    const own = orders.call("redirect(303, '/')");
    expect(orders.project.throwSites(orders.path, own)).toEqual([{ path: 'src/lib/orders.ts', call: own, thrown: 'redirect' }]);
  });

  it('ends with functions that call each other', () => {
    const orders = file('const a = (n) => (n ? b(n) : error(404));\nconst b = (n) => a(n);\nb(2);');
    expect(orders.project.throwSites(orders.path, orders.call('b(2)'))).toEqual([{ path: orders.path, call: orders.call('error(404)'), thrown: 'error' }]);
  });
});

describe('neverReturns', () => {
  const never = (text: string, call: string, kit?: string) => {
    const orders = file(text, kit);
    return orders.project.neverReturns(orders.path, orders.call(call));
  };

  it('holds when every way ends in a throw', () => {
    expect(never('error(404);', 'error(404)')).toBe(true);
    expect(never('function leave(a) { if (a) throw new Error(); else redirect(303, "/"); }\nleave(1);', 'leave(1)')).toBe(true);
    expect(never('function leave(a) { if (a) redirect(303, "/"); }\nleave(1);', 'leave(1)')).toBe(false);
    expect(never('unknown();', 'unknown()')).toBe(false);
  });

  it('asks of Kit 1 that the value is thrown', () => {
    expect(never('error(404);', 'error(404)', '1.30.4')).toBe(false);
    expect(never('throw error(404);', 'error(404)', '1.30.4')).toBe(true);
  });

  it('wants a promise awaited or returned', () => {
    const leave = 'const leave = async () => error(404);\n';
    expect(never(`${leave}leave(1);`, 'leave(1)')).toBe(false);
    expect(never(`${leave}await leave(2);`, 'leave(2)')).toBe(true);
    expect(never(`${leave}const go = () => leave(3);`, 'leave(3)')).toBe(true);
  });
});

describe('summary', () => {
  it('joins what a function may throw', () => {
    const orders = file('function checkout(a) { if (a) error(409); redirect(303, "/"); }');
    expect(orders.project.summary({ path: orders.path, fn: orders.fn('checkout') })).toEqual({ mayRedirect: true, mayError: true, neverReturns: true });
  });

  it('gives the same answer in whatever order circular functions are asked', () => {
    const text = 'export const a = (n) => { if (n) b(n); };\nexport const b = (n) => { a(n); c(n); };\nexport const c = (n) => { b(n); error(404); };';
    const answers = (order: readonly string[]) => {
      const { project, path, fn } = file(text);
      const given = new Map(order.map((name) => [name, project.summary({ path, fn: fn(name) }).mayError]));
      return ['a', 'b', 'c'].map((name) => given.get(name));
    };
    for (const order of [['a', 'b', 'c'], ['c', 'b', 'a'], ['b', 'c', 'a']]) expect(answers(order)).toEqual([true, true, true]);
  });
});
