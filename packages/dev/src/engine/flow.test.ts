import { argumentAtom, canRun, conditionsOf, decide, maybeBefore, mayFollow, originsOfRef, patternText, surelyBefore, surelyPasses, type Ref, type Test, type Tri, type Value } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../testing/places.js';

/** The body of one function, and the steps at its calls. */
const body = (text: string) => placesIn({ 'src/lib/cart.ts': `export function checkout(cart, quick) {\n${text}\n}` });
const named = ({ facts }: ReturnType<typeof body>, calls: Iterable<number>) => [...calls].map((index) => { const { callee } = facts.calls[index] as (typeof facts.calls)[number]; return callee.from === 'global' ? callee.name : '?'; });

describe('steps', () => {
  const before = (text: string, place: string) => { const at = body(text); return named(at, surelyBefore(at.facts, at.callFact(place).step)).slice(1); };
  const perhaps = (text: string, place: string) => { const at = body(text); return named(at, maybeBefore(at.facts, at.callFact(place).step)).filter((name) => `${name}()` !== place).sort(); };

  it('tell whether a place can follow a call on a way without another', () => {
    const follows = (text: string): boolean => {
      const at = body(text);
      return mayFollow(at.facts, at.callFact('ship()').step, at.call('pay()'), (call) => call === at.facts.calls.findIndex((one) => one.callee.from === 'global' && one.callee.name === 'leave'));
    };
    expect(follows('pay(); count(); ship();')).toBe(true);
    expect(follows('pay(); leave(); ship();')).toBe(false);
    expect(follows('if (cart) { pay(); leave(); } ship();')).toBe(false);
    expect(follows('if (cart) { pay(); } else { leave(); } ship();')).toBe(true);
    expect(follows('pay(); if (cart) leave(); ship();')).toBe(true);
    expect(follows('ship(); pay();')).toBe(false);
  });

  it('know what surely ran before, nearest first', () => {
    expect(before('count(); pay(); ship();', 'ship()')).toEqual(['pay', 'count']);
    expect(before('count(); if (cart) pay(); ship();', 'ship()')).toEqual(['count']);
    expect(before('if (cart) { pay(); ship(); }', 'ship()')).toEqual(['pay']);
    expect(before('try { pay(); } catch { refund(); } ship();', 'ship()')).toEqual([]);
    expect(before('for (const item of cart) pay(); ship();', 'ship()')).toEqual([]);
    expect(before('if (quick) { pay(); return; } ship();', 'ship()')).toEqual([]);
  });

  it('know what may have run before', () => {
    expect(perhaps('if (cart) pay(); else weigh(); ship();', 'ship()')).toEqual(['pay', 'weigh']);
    expect(perhaps('if (quick) { pay(); return; } ship();', 'ship()')).toEqual([]);
    expect(perhaps('try { pay(); weigh(); } catch { refund(); } ship();', 'ship()')).toEqual(['pay', 'refund', 'weigh']);
    expect(perhaps('ship(); pay();', 'ship()')).toEqual([]);
  });

  it('are passed when every way goes by one of them', () => {
    const passes = (text: string) => { const at = body(`${text} ship();`); return surelyPasses(at.facts, at.callFact('ship()').step, (call) => named(at, [call])[0] === 'pay'); };
    expect(passes('pay();')).toBe(true);
    expect(passes('if (cart) pay(); else { count(); pay(); }')).toBe(true);
    expect(passes('if (cart) pay();')).toBe(false);
    expect(passes('if (cart) pay(); else count();')).toBe(false);
    expect(passes('if (cart) { pay(); } else { if (quick) pay(); else pay(); }')).toBe(true);
    expect(passes('if (quick) { count(); return; } pay();')).toBe(true);
    expect(passes('count();')).toBe(false);
  });

  it('give nothing where nothing ran', () => {
    const { facts } = body('');
    expect(surelyBefore(facts, undefined)).toEqual([]);
    expect([...maybeBefore(facts, undefined)]).toEqual([]);
    expect(surelyPasses(facts, undefined, () => true)).toBe(false);
  });
});

describe('conditions', () => {
  const a: Test = { is: 'truthy', value: { is: 'literal', value: 'a' } };
  const b: Test = { is: 'truthy', value: { is: 'literal', value: 'b' } };
  const atoms = (known: { [name: string]: Tri }) => (test: Test): Tri => (test.is === 'truthy' && test.value.is === 'literal' ? (known[String(test.value.value)] ?? 'unknown') : 'unknown');

  it('are decided in three values', () => {
    expect(decide({ is: 'not', test: a }, atoms({ a: true }))).toBe(false);
    expect(decide({ is: 'not', test: a }, atoms({}))).toBe('unknown');
    expect(decide({ is: 'and', tests: [a, b] }, atoms({ b: false }))).toBe(false);
    expect(decide({ is: 'and', tests: [a, b] }, atoms({ b: true }))).toBe('unknown');
    expect(decide({ is: 'and', tests: [a, b] }, atoms({ a: true, b: true }))).toBe(true);
    expect(decide({ is: 'or', tests: [a, b] }, atoms({ b: true }))).toBe(true);
    expect(decide({ is: 'or', tests: [a, b] }, atoms({ b: false }))).toBe('unknown');
    expect(decide({ is: 'or', tests: [a, b] }, atoms({ a: false, b: false }))).toBe(false);
  });

  it('stand around a place innermost first, up to the one that is asked for', () => {
    const { facts, callFact } = body('if (cart) { if (quick) pay(); }');
    const around = conditionsOf(facts, callFact('pay()').when);
    expect(around.map(({ test }) => test.is === 'truthy' && test.value.is === 'ref' && test.value.ref.from === 'param' && test.value.ref.index)).toEqual([1, 0]);
    expect(conditionsOf(facts, callFact('pay()').when, around[0]?.outer)).toEqual([around[0]]);
  });

  it('let code run unless one of them is the other way round', () => {
    const { facts, callFact } = body('if (cart) { if (!quick) pay(); } else ship();');
    const runs = (call: string, known: readonly [Tri, Tri]) => canRun(conditionsOf(facts, callFact(call).when), (test) => (test.is === 'truthy' && test.value.is === 'ref' && test.value.ref.from === 'param' ? (known[test.value.ref.index] as Tri) : 'unknown'));
    expect(runs('pay()', [true, false])).toBe(true);
    expect(runs('pay()', ['unknown', true])).toBe(false);
    expect(runs('pay()', [true, 'unknown'])).toBe('unknown');
    expect(runs('ship()', [true, 'unknown'])).toBe(false);
  });

  it('hold for the rest of a block after an early exit', () => {
    const { facts, callFact } = body('if (quick) return; pay();');
    expect(conditionsOf(facts, callFact('pay()').when).map((condition) => condition.is)).toEqual([false]);
  });
});

describe('argumentAtom', () => {
  const param = (index: number, ...path: string[]): Value => ({ is: 'ref', ref: { from: 'param', fn: 3, index, path } });
  const literal = (value: string | boolean | null): Value => ({ is: 'literal', value });
  const atom = (...args: Value[]) => argumentAtom(3, { args } as never);

  it('decides by literals, also inside of object literals', () => {
    expect(atom(literal(false))({ is: 'truthy', value: param(0) })).toBe(false);
    expect(atom(literal('x'))({ is: 'truthy', value: param(0) })).toBe(true);
    expect(atom({ is: 'object', props: { strict: literal(false) } })({ is: 'truthy', value: param(0, 'strict') })).toBe(false);
    expect(atom({ is: 'object', props: {} })({ is: 'truthy', value: param(0) })).toBe(true);
    expect(atom(literal('a'))({ is: 'equal', left: param(0), right: literal('a') })).toBe(true);
    expect(atom(literal('a'))({ is: 'equal', left: literal('b'), right: param(0) })).toBe(false);
  });

  it('knows nothing of other values, missing arguments, spreads and other functions', () => {
    expect(atom(param(1))({ is: 'truthy', value: param(0) })).toBe('unknown');
    expect(atom()({ is: 'truthy', value: param(0) })).toBe('unknown');
    expect(atom({ is: 'object', props: {}, open: true })({ is: 'truthy', value: param(0, 'strict') })).toBe('unknown');
    expect(atom(param(0))({ is: 'equal', left: param(0), right: literal('a') })).toBe('unknown');
    expect(argumentAtom(4, { args: [literal(false)] } as never)({ is: 'truthy', value: param(0) })).toBe('unknown');
    expect(argumentAtom(3, { args: [literal(false)], spread: true } as never)({ is: 'truthy', value: param(0) })).toBe('unknown');
    expect(atom(literal(false))({ is: 'typeof', value: param(0), type: 'string' })).toBe('unknown');
  });
});

describe('origins', () => {
  const origin = (text: string) => {
    const { facts, callFact } = body(`${text} use(total);`);
    const names = (ref: Ref) => (ref.from === 'param' ? ['cart', 'quick'][ref.index] : ref.from === 'global' ? ref.name : ref.from === 'binding' ? facts.bindings[ref.binding]?.name : ref.from);
    const [value] = callFact('use(total)').args;
    return value?.is === 'ref' ? originsOfRef(facts, value.ref).map((ref) => [names(ref), ...ref.path].join('.')) : [];
  };

  it('follow a variable to all that it was made of', () => {
    expect(origin('const total = { sum: cart.sum, note: `for ${name}` };')).toEqual(['total', 'cart.sum', 'name']);
    expect(origin('const total = add(cart.items, [quick]);')).toEqual(['total', 'add', 'cart.items', 'quick']);
    expect(origin('let total = 0; total = cart.sum;')).toEqual(['total', 'cart.sum']);
    expect(origin('const rest = { ...cart }; const total = rest ?? quick;')).toEqual(['total', 'rest', 'cart', 'quick']);
  });

  it('end with variables that are made of each other', () => {
    expect(origin('let total = 0; let more = 0; total = more; more = total;')).toEqual(['total', 'more', 'total']);
  });
});

describe('patternText', () => {
  it('puts a mark for each hole', () => {
    expect(patternText({ is: 'literal', value: '/a' })).toBe('/a');
    expect(patternText({ is: 'template', parts: ['/a/', '/b'], holes: [{ is: 'undefined' }] })).toBe('/a/\u0000/b');
    expect(patternText({ is: 'literal', value: 1 })).toBeUndefined();
    expect(patternText(undefined)).toBeUndefined();
  });
});
