import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `kind name`, with the marks. */
function functionsOf(facts: Reading): string[] {
  return facts.functions.slice(facts.functions[1]?.kind === 'instance' ? 3 : 1).map((one) => [one.async ? 'async' : '', one.generator ? 'generator' : '', one.kind, one.name ?? ''].filter(Boolean).join(' '));
}

describe('functions', () => {
  it('are literals and declarations of every kind, in source order', () => {
    const facts = readModule(`function add() {} async function load() {} function* rows() {} const open = () => 1; export const save = async function () {};
const tools = { close() {}, async *stream() {}, get size() { return 1; }, set size(to) {}, drop: () => {}, 'odd name': function () {} };
tools.more = () => {}; [1].map(() => 2); export default async function* () {}`);
    expect(functionsOf(facts)).toEqual([
      'function add', 'async function load', 'generator function rows', 'arrow open', 'async function save', 'method close', 'async generator method stream', 'getter size', 'setter size',
      'arrow drop', 'function odd name', 'arrow more', 'arrow', 'async generator function',
    ]);
  });

  it('are numbered below the top levels', () => {
    expect(readModule('const open = () => 1;').functions.map((one) => one.kind)).toEqual(['module', 'arrow']);
    expect(readComponent('<script>const open = () => 1;</script>').functions.map((one) => one.kind)).toEqual(['module', 'instance', 'markup', 'arrow']);
  });

  it('know the function around them', () => {
    const facts = readModule(`function outer() { const inner = () => () => 1; }`);
    expect(facts.functions.map((one) => one.parent)).toEqual([-1, 0, 1, 2]);
  });

  it('know of a `yield` of their own', () => {
    const facts = readModule('function* rows() { yield 1; } function* all() { yield* rows(); } function* none() { return function* () { yield 2; }; }');
    expect(facts.functions.map(({ yields }) => yields)).toEqual([undefined, true, true, undefined, true]);
  });

  it('know where a first parameter would stand', () => {
    const text = 'function a( ) {} const b = async () => 1, c = { d() {}, async *e() {} }, f = (x) => x, g = y => y, h = ((z) => z)();';
    expect(readModule(text).functions.slice(1).map(({ paramsAt = 0 }) => text.slice(0, paramsAt).slice(-3))).toEqual([' a(', 'c (', ' d(', '*e(', '', '', '']);
  });

  it('have the place of their name', () => {
    const facts = readModule(`export const actions = { default: async () => {} }; const save = function store() {};`);
    expect(facts.functions.slice(1).map((one) => facts.at(one.nameSpan!))).toEqual(['default', 'store']);
  });

  it('have parameters as they are written', () => {
    const facts = readModule(`function load({ url, locals: { user }, ...rest }: Event, [first], limit: number = 3, ...more: string[]) {}`);
    expect(facts.functions[1]!.params).toEqual([{ keys: ['url', 'locals', '...'], keysAt: 15, keySpans: [[16, 19], [21, 37], [39, 46]], type: 'Event' }, {}, { name: 'limit', type: 'number' }, { name: 'more', rest: true, type: 'string[]' }]);
  });

  it('are created under conditions, and after what ran before', () => {
    const facts = readModule(`function load() { open(); if (globalThis.shop) { const later = () => {}; } }`);
    expect(facts.when(facts.functions[2]!.when)).toBe('globalThis.shop');
    expect(facts.ran(facts.functions[2]!.at)).toBe('open()');
  });

  it('are hoisted, and so know nothing of what stands above them', () => {
    const facts = readModule(`export function load(event) { if (!event) return; open(); function later() { close(); } }`);
    const later = facts.functions.find((one) => one.name === 'later')!;
    expect([later.at, later.when]).toEqual([undefined, undefined]);
    expect(facts.call('close()').when).toBeUndefined();
  });

  it('evaluate their default values inside, once', () => {
    const facts = readModule(`const make = (size = read(), { on = (deep = check()) => deep } = {}, [key = find()] = []) => size;`);
    expect(facts.calls.map((call) => `${facts.at(call.span)} in ${facts.fn(call.fn)}`)).toEqual(['read() in make', 'check() in arrow 2', 'find() in make']);
    expect(facts.functions).toHaveLength(3);
  });

  it('that TypeScript only declares are none', () => {
    expect(functionsOf(readModule(`function add(a: string): void; function add() {} declare function gone(): void; abstract class Cart { abstract open(): void; close(a: string): void; close() {} }`))).toEqual(['function add', 'method close']);
  });
});

describe('arguments', () => {
  it('know the call and their place in it', () => {
    const facts = readModule(`onMount(() => load()); list.reduce(function sum() {}, 0); wrap(1, async () => {});`);
    expect(facts.functions.slice(1).map((one) => `${facts.at(facts.calls[one.argument!.call]!.span).split('(')[0]} ${one.argument!.index}`)).toEqual(['onMount 0', 'list.reduce 0', 'wrap 1']);
  });

  it('are none inside of an object or a choice', () => {
    expect(readModule(`mutate({ done: () => {} }); run(quiet ? () => {} : () => {});`).functions.map((one) => one.argument)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('functions of elements', () => {
  it('know the attribute or directive', () => {
    const facts = readComponent(`<form onsubmit={() => save()} use:enhance={() => {}}><input on:input={(e) => e} bind:value={() => text, (to) => (text = to)} {@attach (node) => {}} /><Row render={() => {}} onclick={quiet ? () => {} : () => {}} /></form>`);
    expect(facts.functions.slice(3).map((one) => one.attribute && `${facts.elements[one.attribute.element]!.name} ${one.attribute.name}`)).toEqual([
      'form onsubmit', 'form use:enhance', 'input on:input', 'input bind:value', 'input bind:value', 'input attach:', 'Row render', 'Row onclick', 'Row onclick',
    ]);
  });
});

describe('classes', () => {
  it('give their members', () => {
    const facts = readModule(`class Cart { constructor(private db: Db) {} add() {} static open() {} get size() { return 1; } set size(to) {} #secret() {} save = () => {}; static make = () => {}; ['computed']() {} async *rows() {} }`);
    expect(functionsOf(facts)).toEqual([
      'constructor constructor', 'method add', 'static open', 'getter size', 'setter size', 'method #secret', 'arrow save', 'arrow make', 'method computed', 'async generator method rows',
    ]);
    const cart = facts.bindings.findIndex((one) => one.name === 'Cart');
    expect(new Set(facts.functions.slice(1).map((one) => one.classBinding))).toEqual(new Set([cart]));
    expect(facts.functions[1]!.params).toEqual([{ name: 'db', type: 'Db' }]);
  });

  it('fill their fields in the constructor', () => {
    const facts = readModule(`class Cart { items = read(); static all = readAll(); accessor total = sum(); constructor() { open(); } }`);
    expect(facts.calls.map((call) => `${facts.at(call.span)} in ${facts.fn(call.fn)}`)).toEqual(['readAll() in module 0', 'read() in constructor', 'sum() in constructor', 'open() in constructor']);
    expect(facts.ran(facts.call('open()').step)).toBe('read() sum() open()');
  });

  it('without a constructor have one for their fields', () => {
    const facts = readModule(`class Cart { items = read(); } class Empty { name; static all = 1; }`);
    expect(functionsOf(facts)).toEqual(['constructor']);
    expect(facts.at(facts.functions[1]!.span)).toBe('{ items = read(); }');
    expect(facts.fn(facts.call('read()').fn)).toBe('constructor 1');
  });

  it('evaluate decorators, parents, computed keys and static blocks where they stand', () => {
    const facts = readModule(`@entity() class Cart extends base() { @column() name; @log() [key()]() {} static { const db = open(); db.close(); } }`);
    expect(facts.calls.map((call) => `${facts.at(call.span)} in ${call.fn}`)).toEqual(['entity() in 0', 'base() in 0', 'column() in 0', 'log() in 0', 'key() in 0', 'open() in 0', 'db.close() in 0']);
  });

  it('go by the variable that they are assigned to', () => {
    const facts = readModule(`export const Cart = class Inner { add() { return Inner; } }; wrap(class { add() {} });`);
    expect(facts.functions.slice(1).map((one) => facts.bindings[one.classBinding!]?.name)).toEqual(['Cart', undefined]);
  });
});
