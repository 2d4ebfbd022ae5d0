import { describe, expect, it } from 'vitest';
import { readComponent, readModule } from '../testing/read-facts.js';

/** The conditions around `here()` in a function with the body. */
function around(body: string): string {
  const facts = readModule(`async function act(x, y) { ${body} }`);
  return facts.when(facts.call('here()').when);
}

describe('conditions', () => {
  it.each([
    ['if', 'if (x) here();', 'act(0)'],
    ['else', 'if (x) y; else here();', 'not act(0)'],
    ['else if', 'if (x) y; else if (y) here();', 'not act(0) and act(1)'],
    ['one inside the other', 'if (x) { if (y) here(); }', 'act(0) and act(1)'],
    ['&&', 'x && here();', 'act(0)'],
    ['||', 'x || here();', 'not act(0)'],
    ['a choice', 'x ? here() : 0;', 'act(0)'],
    ['the other side of a choice', 'x ? 0 : here();', 'not act(0)'],
    ['while', 'while (x) here();', 'act(0)'],
    ['for', 'for (let i = 0; x; i++) here();', 'act(0)'],
    ['nothing for ??', 'x ?? here();', ''],
    ['nothing for for-of', 'for (const z of x) here();', ''],
    ['nothing for do', 'do here(); while (x);', ''],
    ['nothing in the test', 'if (here()) x;', ''],
    ['the left side in a test', 'if (x && here()) y;', 'act(0)'],
    ['a function’s own only', 'if (x) later(() => { if (y) here(); });', 'act(1)'],
  ])('come from %s', (_, body, expected) => {
    expect(around(body)).toBe(expected);
  });

  it.each([
    ['a return', 'if (!x) return; here();', 'not !(act(0))'],
    ['a throw', 'if (x) throw y; here();', 'not act(0)'],
    ['an else that leaves', 'if (x) y; else return; here();', 'act(0)'],
    ['a continue', 'for (const z of y) { if (x) continue; here(); }', 'not act(0)'],
    ['a break', 'for (const z of y) { if (x) break; here(); }', 'not act(0)'],
    ['several', 'if (x) return; if (y) return; here();', 'not act(0) and not act(1)'],
  ])('hold for the rest of the block after %s', (_, body, expected) => {
    expect(around(body)).toBe(expected);
  });

  it.each([
    ['its block', '{ if (x) return; } here();'],
    ['its loop', 'for (const z of y) { if (x) continue; } here();'],
    ['its branch', 'if (y) { if (x) return; } here();'],
    ['its case', 'switch (y) { case 1: if (x) return; } here();'],
  ])('of an early exit end with %s', (_, body) => {
    expect(around(body)).toBe('');
  });

  it.each([
    ['a case', 'switch (x) { case 1: here(); }', 'act(0) == 1'],
    ['cases with one body', 'switch (x) { case 1: case 2: here(); }', '(act(0) == 1 or act(0) == 2)'],
    ['a case after a fall-through', 'switch (x) { case 1: y(); case 2: here(); }', '(act(0) == 1 or act(0) == 2)'],
    ['a case after a break', 'switch (x) { case 1: y(); break; case 2: here(); }', 'act(0) == 2'],
    ['a case of `switch (true)`', 'switch (true) { case !x: y(); case x > 1: here(); }', '(!(act(0)) or other(act(0), 1))'],
    ['a default', 'switch (x) { case 1: break; default: here(); }', ''],
    ['a case after a default that falls through', 'switch (x) { default: y(); case 2: here(); }', ''],
  ])('of %s', (_, body, expected) => {
    expect(around(body)).toBe(expected);
  });
});

describe('tests', () => {
  it.each([
    ['!x', '!(act(0))'],
    ['!!x', '!(!(act(0)))'],
    ['x && y && z', '(act(0) and act(1) and z)'],
    ['x || (y && z)', '(act(0) or (act(1) and z))'],
    ['typeof x === "string"', 'typeof act(0) == string'],
    ['"undefined" != typeof window', '!(typeof window == undefined)'],
    ['x === y', 'act(0) == act(1)'],
    ['x != null', '!(act(0) == null)'],
    ['x instanceof Error', 'act(0) instanceof Error'],
    ['"status" in x', '"status" in act(0)'],
    ['x > 1', 'other(act(0), 1)'],
    ['x & 1', 'mix(act(0))'],
    ['(x as any)?.name', 'act(0).name'],
    ['await x', 'await act(0)'],
    ['await read(x)', 'await <read(x)>'],
    ['(y = read())', '<read()>'],
    ['x ?? y', 'act(0) | act(1)'],
    ['isRedirect(x)', '<isRedirect(x)>'],
  ])('mean what they ask: %s', (written, expected) => {
    expect(around(`if (${written}) here();`)).toBe(expected);
  });

  it('of private names know one side', () => {
    const facts = readModule('class Cart { #items; is(other) { if (#items in other) here(); } }');
    expect(facts.when(facts.call('here()').when)).toBe('mix() in is(0)');
  });

  it('have the place of the test', () => {
    const facts = readModule('if (!cart.open) here();');
    expect(facts.at(facts.conditions[0]!.span)).toBe('!cart.open');
  });

  it('are recorded only where something stands under them', () => {
    expect(readModule('const tone = big ? 1 : 2; if (big) { tone; } if (tone) here();').conditions).toHaveLength(1);
  });
});

describe('conditions in markup', () => {
  it('come from blocks and expressions', () => {
    const facts = readComponent(`{#if a}{one()}{:else if b}{two()}{:else}{three()}{/if}{c && four()}<form onsubmit={d ? five : () => six()}></form>{#if e}<form></form>{/if}`);
    expect(['one()', 'two()', 'three()', 'four()', 'six()'].map((text) => facts.when(facts.call(text).when))).toEqual(['a', 'not a and b', 'not a and not b', 'c', '']);
    expect(facts.when(facts.functions.at(-1)!.when)).toBe('not d');
    expect(facts.elements.map((one) => facts.when(one.when))).toEqual(['', 'e']);
  });
});

describe('conditions of values', () => {
  it.each([
    ['a choice', 'x ? y : act', ['act(0)', 'not act(0)']],
    ['a choice in a choice', 'x ? y ? act : 0 : y', ['act(0) and act(1)', 'act(0)', 'not act(0)']],
    ['&&', 'x && y', ['', 'act(0)']],
    ['||, and of a choice behind it', 'x || (y ? act : 0)', ['', 'not act(0) and act(1)', 'not act(0)']],
  ])('are known for each: %s', (_, written, expected) => {
    const facts = readModule(`async function act(x, y) { const { z } = { z: ${written} }; use(z); }`);
    const init = facts.bindings.find(({ name }) => name === 'z')?.init;
    expect(init?.is === 'either' && init.whens?.map((when) => facts.when(when ?? undefined))).toEqual(expected);
  });

  it('are not noted for literals, nor for ??', () => {
    const facts = readModule("function act(x) { use(x ? 'a' : 'b', x ?? act); }");
    expect(facts.calls[0]?.args).toEqual([expect.not.objectContaining({ whens: expect.anything() }), expect.not.objectContaining({ whens: expect.anything() })]);
    expect(facts.conditions).toEqual([]);
  });
});
