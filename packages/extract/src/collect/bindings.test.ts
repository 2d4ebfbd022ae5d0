import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `kind name = init`, with the marks. */
function bindingsOf(facts: Reading): string[] {
  return facts.bindings.map((one) => [one.kind, one.name, one.type ? `: ${one.type}` : '', one.init ? `= ${facts.value(one.init)}` : '', one.function === undefined ? '' : '()', one.prop ? 'prop' : ''].filter(Boolean).join(' '));
}

describe('bindings', () => {
  it('are all variables and classes of the top level', () => {
    expect(bindingsOf(readModule(`const limit = 3; let count; var old = null; class Cart {} const add = () => 1; const open = new Set();`))).toEqual([
      'const limit = 3', 'let count', 'var old = null', 'class Cart', 'const add = function add ()', 'const open = <new Set()>',
    ]);
  });

  it('are functions, imports and inner variables that something mentions', () => {
    const facts = readModule(`import { db } from './db.js'; function unused() {} function add() {} add(); function inner() { const quiet = 1; let loud = db.read(); loud.close(); }`);
    expect(bindingsOf(facts)).toEqual(['let loud = <db.read()>', 'function add ()']);
  });

  it('take their part of what is destructured', () => {
    const facts = readModule(`const { a, b: { c }, ...rest } = { a: 1, b: { c: 2 }, d: 3 }; const [first, , third] = [1, 2, 3]; const { name } = await read(); const { url } = event;`);
    expect(bindingsOf(facts)).toEqual([
      'const a = 1', 'const c = 2', 'const rest = { a: 1, b: { c: 2 }, d: 3 }', 'const first = 1', 'const third = 3', 'const name = await <read()>.name', 'const url = event.url',
    ]);
  });

  it('know short types as they are written', () => {
    expect(bindingsOf(readModule(`const users: Map<string, User> = new Map(); let load: PageLoad; const long: { ${'field: string; '.repeat(9)} } = {};`))).toEqual([
      'const users : Map<string, User> = <new Map()>', 'let load : PageLoad', 'const long = { }',
    ]);
  });

  it('of loops hold what the loop goes through', () => {
    const facts = readModule(`for (const order of orders()) { ship(order); }`);
    expect(bindingsOf(facts)).toEqual(['const order = mix(<orders()>)']);
  });

  it('have the place of the name alone', () => {
    const facts = readModule(`const users: User[] = [];`);
    expect(facts.at(facts.bindings[0]!.span)).toBe('users');
  });

  it('are caught values', () => {
    const facts = readModule(`try { read(); } catch (problem) { log(problem); }`);
    expect(bindingsOf(facts)).toEqual(['catch problem']);
  });

  it('are what TypeScript adds: enums, namespaces', () => {
    expect(bindingsOf(readModule(`enum Size { S = small() } namespace Shop.Cart { export const open = check(); } export { Size, Shop };`))).toEqual(['const Size = { S: <small()>, open }', 'const Shop']);
  });

  it('of `using` are constants', () => {
    expect(bindingsOf(readModule(`{ using file = open(); file.read(); }`))).toEqual(['const file = <open()>']);
  });

  it('belong to the function that declares them', () => {
    const facts = readModule(`const top = read(); export function load() { const inner = read(); inner.close(); }`);
    expect(facts.bindings.map((one) => `${one.name} in ${facts.fn(one.fn)}`)).toEqual(['inner in load', 'load in module 0', 'top in module 0']);
  });
});

describe('bindings of a component', () => {
  it('are props, however they are declared', () => {
    expect(bindingsOf(readComponent(`<script lang="ts">let { data, form = null, children: slot, ...rest }: PageProps = $props();</script>`))).toEqual([
      'let data = <$props()>.data prop', 'let form = <$props()>.form prop', 'let slot = <$props()>.children prop', 'let rest = <$props()> prop',
    ]);
    expect(bindingsOf(readComponent(`<script>export let items = []; export const limit = 3; let kind = 'big'; export { kind as class };</script>`))).toEqual(['let items = [] prop', 'const limit = 3', 'let kind = "big" prop']);
  });

  it('know which props have a default', () => {
    const facts = readComponent('<script>let { data, size = 1, kind: { id = 2 } } = $props(); const { tax = 3 } = data;</script>');
    expect(facts.bindings.filter(({ fallback }) => fallback).map(({ name }) => name)).toEqual(['size', 'id']);
  });

  it('are never aliases when they are props', () => {
    const facts = readComponent(`<script>export let items = initial; items.push(1);</script>`);
    expect(facts.ref(facts.calls[0]!.callee)).toBe('items.push');
  });

  it('are declared by `$:`, unless something else declares them', () => {
    const facts = readComponent(`<script>let price = 1; $: total = price * 2; $: ({ name } = item); $: price = 3; let item;</script>`);
    expect(facts.bindings.map((one) => `${one.kind} ${one.name}`)).toEqual(['let price', 'let total', 'let item', 'let name']);
  });

  it('hold what a block goes through or waits for', () => {
    const facts = readComponent(`<script>let { rows, later } = $props();</script>{#each rows as { id, name: title }}{show(id, title)}{/each}{#await later then { value }}{show(value)}{/await}`);
    expect(bindingsOf(facts).filter((one) => one.startsWith('each'))).toEqual(['each id = mix(rows)', 'each title = mix(rows)', 'each value = later.value']);
  });
});

describe('reads', () => {
  /** `ref in function`, with the attribute. */
  const reads = (facts: Reading): string[] => facts.reads.map((one) => [facts.ref(one.ref), `in ${facts.functions[one.fn]!.kind}`, one.attribute ? `for ${one.attribute.name}` : '', one.when === undefined ? '' : `if ${facts.when(one.when)}`].filter(Boolean).join(' '));

  it('are of the top level, of imports, of properties of parameters and of globals of note', () => {
    const facts = readModule(`import { db } from './db.js'; let last; export const load = ({ url, locals }) => { const inner = 1; return [db, last, url.pathname, locals, inner, process.env.KEY, unknownGlobal]; };`);
    expect(reads(facts)).toEqual(['./db.js#db in arrow', 'last in arrow', 'load(0).url.pathname in arrow', 'load(0).locals in arrow', 'process.env.KEY in arrow']);
  });

  it('are recorded once a function, those of globals once a condition', () => {
    const facts = readModule(`let last; function a() { use(last, last); if (browser) use(window.name, window.name, last); use(window.name); } function b() { use(last); }`);
    expect(reads(facts)).toEqual(['last in function', 'window.name in function if browser', 'window.name in function', 'last in function']);
  });

  it('are no callees and no targets', () => {
    expect(reads(readModule(`let last; last = 1; last.push(2); last.size++;`))).toEqual([]);
  });

  it('of a component’s own variables are those that come from outside or may hold a function', () => {
    const facts = readComponent(`<script module>let shared = 0; export const peek = ({ url }) => url.href;</script>
<script>
  import { user } from './user'; let { data } = $props();
  let open = $state(false), label = 'x', cart = createCart(), tools = { save() {} }, save = () => {};
  const use = (event) => [shared, user, $user, data.name, open, label, cart, tools.save, save, event.detail];
</script>`);
    expect(reads(facts)).toEqual(['peek(0).url.href in arrow', 'shared in arrow', './user#user in arrow', '$user in arrow', 'data.name in arrow', 'cart in arrow', 'tools.save in arrow', 'save in arrow']);
  });

  it('say when the value is given to an element', () => {
    const facts = readComponent(`<script>import { user } from './user'; function save() {} const later = debounce(save);</script><button onclick={save} on:blur={later || save}>{user.name}</button><input bind:value={user.name} {...user.rest} {@attach save} />`);
    expect(reads(facts)).toEqual([
      'save in instance', 'save in markup', 'save in markup for onclick', 'later in markup', 'later in markup for on:blur', 'save in markup for on:blur', './user#user.name in markup',
      './user#user.name in markup for bind:value', './user#user.rest in markup', './user#user.rest in markup for spread:', 'save in markup for attach:',
    ]);
  });
});
