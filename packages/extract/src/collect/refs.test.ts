import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** Where the callee of each call leads. */
function callees(facts: Reading): string[] {
  return facts.calls.map((call) => facts.ref(call.callee));
}

describe('aliases', () => {
  it.each([
    ['a renamed import', `import { redirect as go } from '@sveltejs/kit'; go();`, '@sveltejs/kit#redirect'],
    ['a default import', `import kit from '@sveltejs/kit'; kit();`, '@sveltejs/kit#default'],
    ['a namespace', `import * as kit from '@sveltejs/kit'; kit.redirect();`, '@sveltejs/kit#redirect'],
    ['a name taken from a namespace', `import * as kit from '@sveltejs/kit'; const { redirect } = kit; redirect();`, '@sveltejs/kit#redirect'],
    ['a renamed name from a namespace', `import * as kit from '@sveltejs/kit'; const { redirect: go } = kit; go();`, '@sveltejs/kit#redirect'],
    ['a constant', `import { redirect } from '@sveltejs/kit'; const go = redirect; const gone = go; gone();`, '@sveltejs/kit#redirect'],
    ['a member of a constant', `import { db } from './db.js'; const { users: { find } } = db; find();`, './db.js#db.users.find'],
    ['a quoted key', `import { db } from './db.js'; db['users']['find']();`, './db.js#db.users.find'],
    ['a type assertion', `import { db } from './db.js'; const typed = db as any; (typed!.find satisfies any)();`, './db.js#db.find'],
    ['an array pattern', `import { pair } from './pair.js'; const [, second] = pair; second();`, './pair.js#pair.1'],
    ['a default value', `import { db } from './db.js'; const { find = other } = db; find();`, './db.js#db.find'],
    ['an awaited import', `const { redirect } = await import('@sveltejs/kit'); redirect();`, '@sveltejs/kit#redirect'],
    ['an import that is awaited in place', `(await import('@sveltejs/kit')).redirect();`, '@sveltejs/kit#redirect'],
    ['a promise of a module', `const kit = import('@sveltejs/kit'); (await kit).redirect();`, '@sveltejs/kit#redirect'],
    ['a variable that is never assigned again', `import { db } from './db.js'; let store = db; store.find();`, './db.js#db.find'],
    ['an optional chain', `import { db } from './db.js'; const users = db?.users; users?.find?.();`, './db.js#db.users.find'],
  ])('are followed through %s', (_, code, expected) => {
    expect(callees(readModule(code))).toEqual([expected]);
  });

  it('end at a variable that is assigned again', () => {
    expect(callees(readModule(`import { db } from './db.js'; let store = db; store = other; store.find();`))).toEqual(['store.find']);
  });

  it.each([
    ['a loop of names', 'for (store of stores) {}'], ['a pattern', '[store] = stores;'], ['counting', 'store++;'], ['a logical assignment', 'store ??= other;'], ['a pattern in a loop', 'for ({ store } of stores) {}'],
  ])('end at a variable that is assigned again by %s', (_, code) => {
    expect(callees(readModule(`import { db } from './db.js'; let store = db; ${code} store.find();`))).toEqual(['store.find']);
  });

  it('end at a parameter that is assigned again, which begins as what is given', () => {
    const facts = readModule(`export function load(event) { event = wrapped; event.fetch(); }`);
    expect(callees(facts)).toEqual(['event.fetch']);
    expect(facts.value(facts.bindings.find((one) => one.name === 'event')!.init)).toBe('load(0)');
  });

  it('do not end in a circle', () => {
    expect(callees(readModule(`const first = second, second = first; first();`))).toEqual([expect.stringMatching(/^(first|second)$/)]);
  });

  it('end at a promise: `then` is no export', () => {
    expect(callees(readModule(`import('./cart.js').then((cart) => cart.open());`))).toEqual(['?.then', 'arrow 1(0).open']);
  });
});

describe('parameters', () => {
  it.each([
    ['a name', '(event) => event.locals.find()', 'load(0).locals.find'],
    ['a pattern', '({ locals }) => locals.find()', 'load(0).locals.find'],
    ['a renamed part', '({ locals: mine }) => mine.find()', 'load(0).locals.find'],
    ['a deep pattern with defaults', '({ locals: { db = other } = {} }) => db.find()', 'load(0).locals.db.find'],
    ['the rest of a pattern', '({ url, ...event }) => event.locals.find()', 'load(0).locals.find'],
    ['the second parameter', '(event, { db }) => db.find()', 'load(1).db.find'],
    ['a default value', '(event = fallback) => event.find()', 'load(0).find'],
    ['all parameters together', '(...args) => args[1].find()', 'load(1).find'],
    ['a pattern of all parameters', '(first, ...[second, { db }]) => db.find()', 'load(2).db.find'],
    ['a part of it that is computed', '(event) => event[key()].find()', 'load(0).[].find'],
    ['an alias', '(event) => { const { locals } = event; const db = locals.db; db.find(); }', 'load(0).locals.db.find'],
  ])('are met as %s', (_, fn, expected) => {
    expect(callees(readModule(`const load = ${fn};`))).toContain(expected);
  });

  it('leave out the `this` of TypeScript', () => {
    const facts = readModule(`function load(this: Shop, event: Event) { event.find(); }`);
    expect(callees(facts)).toEqual(['load(0).find']);
    expect(facts.functions[1]!.params).toEqual([{ name: 'event', type: 'Event' }]);
  });
});

describe('scopes', () => {
  it('shadow one another', () => {
    const facts = readModule(`import { find } from './find.js';
find('outer');
{ const find = local; find('block'); }
function one(find) { find('parameter'); }
for (const find of all) find('loop');
try { find('try'); } catch (find) { find('caught'); }
const two = function find() { find('itself'); };
class Cart { static { const find = local; find('static'); } }
namespace Shop { const find = local; find('namespace'); }
find('after');`);
    expect(facts.calls.map((call) => `${facts.value(call.args[0])} ${facts.ref(call.callee)}`)).toEqual([
      '"parameter" one(0)', '"outer" ./find.js#find', '"block" local', '"loop" find', '"try" ./find.js#find', '"caught" find', '"itself" find', '"static" local', '"namespace" local', '"after" ./find.js#find',
    ]);
  });

  it('know a class by its own name inside of it', () => {
    const facts = readModule(`const Cart = class Inner { open() { Inner.open(); } };`);
    expect(facts.bindings.map((one) => `${one.kind} ${one.name}`).sort()).toEqual(['class Inner', 'const Cart']);
  });

  it('hold `var` in the function', () => {
    expect(callees(readModule(`function load(event) { if (event) { var db = event.db; } db.find(); }`))).toEqual(['load(0).db.find']);
  });

  it('let a name be used before its declaration', () => {
    expect(callees(readModule(`function load() { db.find(); }\nimport { db } from './db.js';`))).toEqual(['./db.js#db.find']);
  });

  it('of each blocks, awaits and snippets are their own', () => {
    const facts = readComponent(`<script>let { item, rows } = $props();</script>
{#each rows as item, at (item.id)}{item.show(at)}{:else}{item.none()}{/each}
{#await rows then item}{item.then()}{:catch item}{item.caught()}{/await}
{#snippet row(item)}{item.inside()}{/snippet}
{@render row(item.outside())}`);
    const kinds = facts.calls.filter((call) => call.callee.path.length > 0).map((call) => `${call.callee.path.at(-1)} ${call.callee.from === 'binding' ? facts.bindings[call.callee.binding]!.kind : call.callee.from}`);
    expect(kinds).toEqual(['show each', 'none let', 'then each', 'caught each', 'inside each', 'outside let']);
    expect(facts.bindings.find((one) => one.name === 'at')?.kind).toBe('each');
  });
});

describe('roots', () => {
  it.each([
    ['a global', 'fetch();', 'fetch'],
    ['a part of a global', 'window.location.reload();', 'window.location.reload'],
    ['import.meta', 'import.meta.env.get();', 'import.meta.env.get'],
    ['this', 'class Cart { save() { this.items.push(1); } }', 'this.items.push'],
    ['a private member', 'class Cart { #items; save() { this.#items.push(1); } }', 'this.#items.push'],
    ['the parent class', 'class Cart extends Base { save() { super.save(); } }', 'this.save'],
    ['what nobody knows', '[1].map(String);', '?.map'],
    ['new.target', 'function Cart() { new.target.create(); }', '?.create'],
  ])('are %s', (_, code, expected) => {
    expect(callees(readModule(code))).toEqual([expected]);
  });

  it('are what a call gives', () => {
    const facts = readModule(`(await open()).read().trim();`);
    expect(callees(facts)).toEqual(['<(await open()).read()>.trim', '<open()>.read', 'open']);
  });
});

describe('stores', () => {
  it('are read and written by `$name`', () => {
    const facts = readComponent(`<script>import { cart } from './cart'; const own = writable(0); $cart.add($own);</script>`);
    expect(callees(facts)).toEqual(['writable', '$cart.add']);
    expect(facts.bindings.filter((one) => one.kind === 'store').map((one) => `${one.name} of ${facts.value(one.init)}`)).toEqual(['$cart of ./cart#cart', '$own of own']);
  });

  it('are none in a module, and none without a variable', () => {
    expect(callees(readModule(`import { cart } from './cart.js'; $cart.add();`))).toEqual(['$cart.add']);
    expect(callees(readComponent(`<script>$page.reload();</script>`))).toEqual(['$page.reload']);
  });

  it('have the names of runes when a variable is declared that is none', () => {
    const facts = readComponent(`<script>import { state } from './state'; const derived = readable(0); $state.add(); $derived.add();</script>`);
    expect(facts.bindings.filter((one) => one.kind === 'store').map((one) => one.name)).toEqual(['$state', '$derived']);
    expect(facts.runes).toBeUndefined();
  });

  it('leave runes alone', () => {
    const facts = readComponent(`<script>
  import { derived } from 'svelte/store';
  const state = $state(0), raw = $state.raw([]), sum = $derived.by(() => state), props = $props(), id = $props.id();
  let twice = $derived(state * 2);
  $effect.pre(() => {}); $inspect(sum); $host();
</script>`);
    expect(callees(facts)).toEqual(['$state', '$state.raw', '$derived.by', '$props', '$props.id', '$derived', '$effect.pre', '$inspect', '$host']);
    expect(facts.bindings.filter((one) => one.kind === 'store')).toEqual([]);
    expect(facts.runes).toBe(true);
  });

  it('are what `$state` means where runes are switched off', () => {
    const facts = readComponent(`<svelte:options runes={false} /><script>const state = $state(0);</script>{$state}`);
    expect(facts.runes).toBeUndefined();
    expect(facts.bindings.map((one) => `${one.kind} ${one.name}`)).toEqual(['const state', 'store $state']);
  });

  it('are runes by the option alone', () => {
    expect(readComponent('<svelte:options runes />').runes).toBe(true);
    expect(readModule('export const count = $state(0);', 'src/lib/count.svelte.ts').runes).toBe(true);
  });
});
