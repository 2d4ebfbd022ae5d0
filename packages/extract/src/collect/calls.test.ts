import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `call: use`. */
function uses(facts: Reading): string[] {
  return facts.calls.map((call) => `${facts.at(call.span)}: ${call.use}${call.awaited ? ' awaited' : ''}`);
}

describe('what becomes of a call', () => {
  it.each([
    ['a statement', 'read();', 'discarded'],
    ['an awaited statement', 'await read();', 'discarded awaited'],
    ['void', 'void read();', 'discarded'],
    ['the right side of && in a statement', 'open && read();', 'discarded'],
    ['the right side of ?? in a statement', 'open ?? read();', 'discarded'],
    ['a branch of a choice in a statement', 'open ? read() : 0;', 'discarded'],
    ['the front of a sequence', 'read(), open;', 'discarded'],
    ['the left side of && in a statement', 'read() && open;', 'tested'],
    ['a return', 'const f = () => { return read(); }', 'returned'],
    ['an awaited return', 'const f = async () => { return await read(); }', 'returned awaited'],
    ['a concise arrow', 'const f = () => read();', 'returned'],
    ['a concise arrow with a choice', 'const f = () => (open ? read() : 0);', 'returned'],
    ['a throw', 'throw read();', 'thrown'],
    ['an initialiser', 'const cart = read();', 'stored'],
    ['an assignment', 'cart = read();', 'stored'],
    ['a default value', 'const { cart = read() } = shop;', 'stored'],
    ['a field', 'class Cart { items = read(); }', 'stored'],
    ['an argument', 'use(read());', 'argument'],
    ['an item of an array', 'use([read()]);', 'argument'],
    ['a condition', 'if (read()) open();', 'tested'],
    ['a negation', 'const f = !read();', 'tested'],
    ['a loop’s test', 'while (read()) open();', 'tested'],
    ['a switch', 'switch (read()) {}', 'tested'],
    ['the object of a member', 'use(read().name);', 'member'],
    ['the object of a call', 'read().close();', 'member'],
    ['a property', 'use({ cart: read() });', 'other'],
    ['a hole of a template', 'use(`${read()}`);', 'other'],
    ['an operand', 'use(read() + 1);', 'other'],
    ['a spread', 'use(...read());', 'other'],
    ['an assertion', 'read() as Cart;', 'discarded'],
    ['an optional chain', 'shop?.read();', 'discarded'],
  ])('is %s', (_, code, use) => {
    expect(uses(readModule(code))).toContainEqual(expect.stringMatching(new RegExp(`^(?:shop\\?\\.)?read\\(\\): ${use}$`)));
  });

  it('keeps the whole statement of a discarded one', () => {
    const facts = readModule(`open && read();\nclose();`);
    expect(facts.calls.map((call) => facts.at(call.statement!))).toEqual(['open && read();', 'close();']);
  });
});

describe('what is called', () => {
  it('may be made with `new`', () => {
    expect(readModule('new Map(); Map();').calls.map((call) => call.new)).toEqual([true, undefined]);
  });

  it('may be a function literal', () => {
    const facts = readModule('(async () => { await read(); })();');
    expect(facts.calls.map((call) => call.calleeFn)).toEqual([1, undefined]);
  });

  it('has a place', () => {
    const facts = readModule('(shop as any).cart.read(1); new Cart();');
    expect(facts.calls.map((call) => facts.at(call.calleeSpan))).toEqual(['(shop as any).cart.read', 'Cart']);
  });
});

describe('arguments', () => {
  it('are values with places', () => {
    const facts = readModule('use(1, { method: "POST" }, shop.cart);');
    expect(facts.calls[0]!.args.map(facts.value)).toEqual(['1', '{ method: "POST" }', 'shop.cart']);
    expect(facts.calls[0]!.argSpans.map(facts.at)).toEqual(['1', '{ method: "POST" }', 'shop.cart']);
  });

  it('may be spread: then their number is unknown', () => {
    const facts = readModule('use(...items, 1); use(1);');
    expect(facts.calls.map((call) => call.spread)).toEqual([true, undefined]);
    expect(facts.calls[0]!.args.map(facts.value)).toEqual(['items', '1']);
  });

  it('of a tagged template are its texts, then its holes', () => {
    const facts = readModule('sql`select ${id} from ${table()}`;');
    expect(facts.calls[0]!.args.map(facts.value)).toEqual(['["select ", " from ", ""]', 'id', '<table()>']);
    expect(facts.calls[0]!.argSpans.map(facts.at)).toEqual(['`select ${id} from ${table()}`', 'id', 'table()']);
  });
});

describe('where a call stands', () => {
  it('is a function', () => {
    const facts = readModule('read(); const load = () => { open(); [1].map(() => close()); };');
    expect(facts.calls.filter((call) => call.callee.from === 'global').map((call) => `${facts.at(call.span)} ${facts.fn(call.fn)}`)).toEqual(['read() module 0', 'open() load', 'close() arrow 2']);
  });

  it('is a `try` with a handler, innermost first, of the same function', () => {
    const facts = readModule(`try { a(); try { b(); later(() => c()); } catch { d(); } finally { e(); } try { f(); } finally { g(); } } catch { h(); } i();`);
    expect(facts.calls.map((call) => `${facts.at(call.calleeSpan)} ${JSON.stringify(call.tries ?? [])} ${call.handler ?? '-'}`)).toEqual([
      'a [0] -', 'b [1,0] -', 'later [1,0] -', 'c [] -', 'd [0] 1', 'e [0] 1', 'f [0] -', 'g [0] 2', 'h [] 0', 'i [] -',
    ]);
  });

  it('is a loop, in which the first value of `for` is not', () => {
    const facts = readModule(`for (let i = start(); test(i); next(i)) body(i); for (const item of items()) ship(item); while (more()) again(); do once(); while (still()); after();
for (const item of all) { later(() => inside()); }`);
    expect(facts.calls.filter((call) => call.loop).map((call) => facts.at(call.calleeSpan))).toEqual(['test', 'body', 'next', 'ship', 'more', 'again', 'once', 'still', 'later']);
  });

  it('is the markup: events, blocks, attributes, tags', () => {
    const facts = readComponent(`<p class={tone()}>{text()}{@html raw()}</p>{#if shown()}{@render row?.(cell())}{/if}{@const sum = add()}{#key version()}{/key}<svelte:element this={tag()} /><Row {...rest()} />{#each list() as item (keyOf(item))}{/each}`);
    expect(facts.calls.map((call) => `${facts.at(call.calleeSpan)} ${call.fn}`)).toEqual([
      'tone 2', 'text 2', 'raw 2', 'shown 2', 'row 2', 'cell 2', 'add 2', 'version 2', 'tag 2', 'rest 2', 'list 2', 'keyOf 2',
    ]);
    expect(facts.steps).toEqual([]);
  });
});

describe('values', () => {
  /** The value of the one argument. */
  const valueOf = (code: string): string => { const facts = readModule(`use(${code});`); return facts.value(facts.calls[0]!.args[0]); };

  it.each([
    ['"text"', '"text"'], ['5', '5'], ['-5', '-5'], ['-"5"', 'mix()'], ['-cart', 'mix(cart)'], ['null', 'null'], ['undefined', 'undefined'], ['void 0', 'undefined'], ['`plain`', '"plain"'], ['1e999', 'mix()'], ['-0', '0'], ['10n', 'mix()'], ['/x/', 'mix()'],
    ['`/shop/${id}`', '`/shop/${id}`'], ['"/shop/" + id + "/" + 5', '`/shop/${id}/5`'], ['a + b', 'mix(a, b)'], ['1 + 2', 'mix()'], ['`a${`b${c}`}`', '`ab${c}`'],
    ['cart.items[0]', 'cart.items.0'], ['cart[key]', 'cart.[]'], ['cart?.items', 'cart.items'], ['cart!.items as any', 'cart.items'], ['this.items', 'this.items'],
    ['read()', '<read()>'], ['new Map()', '<new Map()>'], ['(await read()).name', '<read()>.name'], ['await read()', 'await <read()>'], ['await cart', 'await cart'],
    ['() => 1', 'function arrow 1'], ['class {}', 'class'], ['[1, , ...rest]', '[1, undefined, rest, open]'],
    ['{ a: 1, "b c": 2, 3: x, [k]: 4, ["d"]: 5 }', '{ 3: x, a: 1, b c: 2, d: 5, open }'], ['{ a, ...{ b: 1 }, ...rest }', '{ a: a, b: 1, ...rest, open }'],
    ['{ get total() { return 1; } }', '{ total: mix(function total) }'], ['{ add() {} }', '{ add: function add }'],
    ['a ?? b', 'a | b'], ['a || b || c', 'a | b | c'], ['a ? b : c', 'b | c'], ['(a, b)', 'b'], ['a && b', 'a | b'], ['!a', 'mix(a)'], ['typeof a', 'mix(a)'], ['a > b', 'mix(a, b)'], ['(a = b)', 'b'], ['a++', 'mix()'],
    ['import("./a.js")', './a.js#'], ['sql`x`', '<sql`x`>'], ['import.meta.url', 'import.meta.url'], ['(a satisfies B)', 'a'],
  ])('of %s is %s', (code, expected) => {
    expect(valueOf(code)).toBe(expected);
  });

  it('keeps a property called __proto__ apart', () => {
    const facts = readModule('use({ "__proto__": 1 });');
    expect(Object.keys((facts.calls[0]!.args[0] as { props: object }).props)).toEqual(['__proto__']);
  });

  it('forgets what data files hold too much of', () => {
    const facts = readModule(`use([${'1,'.repeat(30)}], {${Array.from({ length: 90 }, (_, i) => `k${i}: 1`).join()}});`);
    expect(facts.calls[0]!.args.map((one) => (one.is === 'array' ? one.items.length : one.is === 'object' ? Object.keys(one.props).length : 0))).toEqual([24, 80]);
    expect(facts.calls[0]!.args.map((one) => (one.is === 'array' || one.is === 'object' ? one.open : undefined))).toEqual([true, true]);
  });
});
