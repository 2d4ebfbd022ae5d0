import { describe, expect, it } from 'vitest';
import { readModule } from '../testing/read-facts.js';

/** What ran before `here()` in a function with the body, oldest first; `unreached` when nothing gets there. */
function before(body: string): string {
  const facts = readModule(`async function* act(x, y) { ${body} }`);
  const { step } = facts.call('here()');
  return step === undefined ? 'unreached' : facts.ran(facts.steps[step]!.prev);
}

describe('steps', () => {
  it.each([
    ['one after the other', 'a(); b(); here();', 'a() b()'],
    ['arguments before the call', 'a(b(), c()); here();', 'b() c() a(b(), c())'],
    ['the object before the call', 'a().b(); here();', 'a() a().b()'],
    ['awaits', 'await a(); here();', 'a()'],
    ['operands in order', 'const z = a() + b(); here();', 'a() b()'],
    ['a part of an object', 'const z = { [a()]: b() }; here();', 'a() b()'],
    ['yields', 'yield a(); here();', 'a()'],
    ['no functions that are only created', 'const later = () => a(); here();', ''],
    ['a computed target', 'x[a()] = b(); here();', 'b() a()'],
  ])('follow %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });
});

describe('branches', () => {
  it.each([
    ['if', 'if (x) a(); here();', '(a() | -)'],
    ['if and else', 'if (x) a(); else b(); here();', '(a() | b())'],
    ['a test that calls', 'if (t()) a(); here();', 't() (a() | -)'],
    ['a branch that leaves', 'if (x) { a(); return; } here();', ''],
    ['a branch that throws', 'if (x) a(); else { b(); throw x; } here();', 'a()'],
    ['both branches leave', 'if (x) return; else throw x; here();', 'unreached'],
    ['nothing in any branch', 'if (x) y; else x; a(); here();', 'a()'],
    ['a choice', 'const z = x ? a() : b(); here();', '(a() | b())'],
    ['&&', 'x && a(); here();', '(- | a())'],
    ['||', 't() || a(); here();', 't() (- | a())'],
    ['??', 'x ?? a(); here();', '(- | a())'],
    ['&& in a test', 'if (x && a()) b(); here();', '(- | a()) (b() | -)'],
    ['??=', 'x ??= a(); here();', '(- | a())'],
    ['an optional call', 'x?.a(b()); here();', '(- | b() x?.a(b()))'],
    ['the sure part of an optional chain', 'a()?.b.c(d()); here();', 'a() (- | d() a()?.b.c(d()))'],
    ['a chain that stops twice', 'x?.a()?.b(); here();', '(- | x?.a() | x?.a() x?.a()?.b())'],
    ['a default value', 'const { z = a() } = x; here();', '(- | a())'],
  ])('meet after %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });

  it('know what surely ran inside of them', () => {
    expect(before('a(); if (x) { b(); here(); }')).toBe('a() b()');
  });

  it('of default parameters may be skipped', () => {
    const facts = readModule('const act = (x = a()) => here();');
    expect(facts.ran(facts.steps[facts.call('here()').step!]!.prev)).toBe('(- | a())');
  });
});

describe('try', () => {
  it.each([
    ['the block and the clause', 'try { a(); } catch { b(); } here();', '(a() | (- | a()) b())'],
    ['the block alone when the clause leaves', 'try { a(); } catch { return; } here();', 'a()'],
    ['the clause alone when the block leaves', 'try { a(); return; } catch { b(); } here();', '(- | a()) b()'],
    ['a finally', 'try { a(); } finally { b(); } here();', 'a() b()'],
    ['a finally after both', 'try { a(); } catch { b(); } finally { c(); } here();', '(a() | (- | a()) b()) c()'],
    ['a finally that leaves', 'try { a(); } finally { return; } here();', 'unreached'],
    ['both leave', 'try { return a(); } catch { throw x; } finally { b(); } here();', 'unreached'],
  ])('goes on after %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });

  it.each([
    ['any part of the block', 'try { a(); b(); } catch { here(); }', '(- | a() b())'],
    ['a branch that throws', 'try { if (x) { a(); throw x; } b(); } catch { here(); }', '(- | b() | a())'],
    ['a return that fails', 'try { return a(); } catch { here(); }', '(- | a())'],
    ['a jump out of a loop', 'for (const z of x) { try { a(); continue; } catch { here(); } }', '(- | a())'],
    ['the clause of an inner try', 'try { try { a(); } catch { b(); throw x; } } catch { here(); }', '(- | a() | (- | a()) b())'],
  ])('enters its clause after %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });

  it('describes the statement', () => {
    const facts = readModule(`function act() { open(); try { a(); } catch (problem) { b(); } finally { c(); } try { a(); } catch { throw 1; } try { a(); } finally { return 1; } }`);
    expect(facts.tries.map((one) => ({
      before: facts.ran(one.at), block: facts.at(one.block), caught: one.handler?.binding === undefined ? undefined : facts.bindings[one.handler.binding]!.name,
      clause: one.handler && facts.at(one.handler.body), end: facts.ran(one.handler?.end), clauseLeaves: one.handler?.leaves, finally: one.finalizer && facts.at(one.finalizer.span), leaves: one.finalizer?.leaves,
    }))).toEqual([
      { before: 'open()', block: '{ a(); }', caught: 'problem', clause: '{ b(); }', end: 'open() (- | a()) b()', clauseLeaves: undefined, finally: '{ c(); }', leaves: undefined },
      { before: 'open() (a() | (- | a()) b()) c()', block: '{ a(); }', caught: undefined, clause: '{ throw 1; }', end: '', clauseLeaves: true, finally: undefined, leaves: undefined },
      { before: 'open() (a() | (- | a()) b()) c() a()', block: '{ a(); }', caught: undefined, clause: undefined, end: '', clauseLeaves: undefined, finally: '{ return 1; }', leaves: true },
    ]);
  });

  it('knows the white space before the first statement of the clause', () => {
    const facts = readModule('try { a(); } catch {\n    b();\n} try { a(); } catch { /* why */ } try { a(); } catch {}');
    expect(facts.tries.map(({ handler }) => facts.at(handler!.blank))).toEqual(['\n    ', ' ', '']);
  });

  it('knows no single name for a destructured value', () => {
    const facts = readModule(`try { a(); } catch ({ status = check(), message }) { log(status); }`);
    expect(facts.tries[0]!.handler!.binding).toBeUndefined();
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['a()', 'check()', 'log(status)']);
  });
});

describe('loops', () => {
  it.each([
    ['none or many rounds', 'for (const z of x) a(); here();', '(- | a())'],
    ['the items', 'for (const z of a()) b(); here();', 'a() (- | b())'],
    ['the start and the first test', 'for (a(); b(); c()) d(); here();', 'a() b() (- | d() c())'],
    ['the first test of while', 'while (a()) b(); here();', 'a() (- | b())'],
    ['at least one round of do', 'do a(); while (b()); here();', 'a() b()'],
    ['break', 'while (x) { a(); if (y) { b(); break; } c(); } here();', '(- | a() c() | a() b())'],
    ['continue', 'for (const z of x) { a(); if (y) { b(); continue; } c(); } here();', '(- | (a() c() | a() b()))'],
    ['continue before the update', 'for (; x; u()) { if (y) { b(); continue; } c(); } here();', '(- | (c() | b()) u())'],
    ['a loop that only a break ends', 'while (true) { a(); if (x) break; b(); } here();', 'a()'],
    ['a loop that only a return ends', 'for (;;) { a(); if (x) return; } here();', 'unreached'],
    ['do that only a break ends', 'do { a(); if (x) { b(); break; } } while (true); here();', 'a() b()'],
    ['a labelled break', 'out: for (const z of x) { for (const w of z) { a(); if (w) break out; b(); } c(); } here();', '(- | (- | a() b()) c() | a())'],
    ['a labelled continue', 'out: for (const z of x) { for (const w of z) { a(); continue out; } b(); } here();', '(- | (b() | a()))'],
    ['a labelled block', 'out: { a(); if (x) break out; b(); } here();', '(a() b() | a())'],
    ['a block with a label that means something in components', '$: { a(); if (x) break $; b(); } here();', '(a() b() | a())'],
    ['a break in a labelled block of a loop', 'for (const z of x) { inner: { a(); break; } b(); } here();', '(- | a())'],
    ['a loop in a labelled block', 'out: { for (const z of x) { a(); break out; } b(); } here();', '(b() | a())'],
    ['a switch in a loop', 'for (const z of x) { switch (z) { case 1: a(); continue; default: b(); break; } c(); } here();', '(- | (b() c() | a()))'],
  ])('end after %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });

  it('do not bring the dead to life', () => {
    expect(before('return; while (x) a(); here();')).toBe('unreached');
    expect(before('return; switch (x) {} here();')).toBe('unreached');
    expect(before('return; x && a(); here();')).toBe('unreached');
    expect(before('return; out: { break out; } here();')).toBe('unreached');
    expect(before('throw x; try { a(); } catch { b(); } here();')).toBe('unreached');
  });
});

describe('switch', () => {
  it.each([
    ['cases that break', 'switch (x) { case 1: a(); break; case 2: b(); break; } here();', '(a() | b() | -)'],
    ['a default', 'switch (x) { case 1: a(); break; default: b(); } here();', '(b() | a())'],
    ['a case that falls through', 'switch (x) { case 1: a(); case 2: b(); } here();', '((- | a()) b() | -)'],
    ['cases that leave', 'switch (x) { case 1: a(); return; default: throw x; } here();', 'unreached'],
    ['what it looks at', 'switch (a()) { case 1: b(); } here();', 'a() (b() | -)'],
  ])('goes on after %s', (_, body, expected) => {
    expect(before(body)).toBe(expected);
  });

  it('asks its cases in order', () => {
    expect(before('switch (x) { case a(): return; case b(): here(); }')).toBe('a() b()');
  });
});
