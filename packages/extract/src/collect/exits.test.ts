import { describe, expect, it } from 'vitest';
import { readModule } from '../testing/read-facts.js';

describe('exits', () => {
  it.each([
    ['the end of a body', '{ read(); }', ['end @ read()']],
    ['a return with a value', '{ return read(); }', ['return <read()> @ read()']],
    ['a bare return', '{ return; }', ['return']],
    ['a throw', '{ throw problem; }', ['throw problem']],
    ['a concise arrow', 'read()', ['return <read()> @ read()']],
    ['a concise object', '({ ok: true })', ['return { ok: true }']],
    ['a concise choice', '(x ? a() : b())', ['return <a()> | <b()> @ (a() | b())']],
    ['every way out', '{ if (x) return 1; if (y) throw 2; read(); }', ['return 1 if load(0)', 'throw 2 if not load(0) and load(1)', 'end @ read()']],
    ['no end that is not reached', '{ if (x) return 1; else return 2; }', ['return 1 if load(0)', 'return 2 if not load(0)']],
    ['nothing behind a way out', '{ return 1; return 2; }', ['return 1']],
    ['no end behind an endless loop', '{ while (true) { if (x) return 1; } }', ['return 1 if true and load(0)']],
  ])('are %s', (_, body, expected) => {
    expect(readModule(`const load = (x, y) => ${body};`).exitsOf('load')).toEqual(expected);
  });

  it('have the place of the statement, of the expression, or of the last brace', () => {
    const facts = readModule('const a = () => { return 1; }; const b = () => 2; function c() { }');
    expect(facts.exits.map((one) => `${facts.fn(one.fn)} ${facts.at(one.span)}`).sort()).toEqual(['a return 1;', 'b 2', 'c }']);
  });

  it('know the `try` and the clause in which they stand', () => {
    const facts = readModule('const load = () => { try { throw a; } catch (problem) { try { return 1; } finally { throw b; } } };');
    expect(facts.exits.map((one) => [facts.value(one.value), one.tries, one.handler])).toEqual([['a', [0], undefined], ['1', undefined, 0], ['b', undefined, 1]]);
  });

  it('belong to functions: the top level has none', () => {
    expect(readModule('if (done) throw 1; read();').exits.map((one) => one.fn)).toEqual([0]);
    expect(readModule('read();').exits).toEqual([]);
  });

  it('of generators, methods and constructors are like all others', () => {
    const facts = readModule('class Cart { constructor() { return this; } *rows() { yield 1; } get size() { return 1; } }');
    expect(facts.exits.map((one) => `${facts.fn(one.fn)} ${one.kind}`)).toEqual(['constructor return', 'rows end', 'size return']);
  });
});
