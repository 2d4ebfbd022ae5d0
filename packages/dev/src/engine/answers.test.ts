import { answeredStatus, isWholeStatement, sameCall, sameValue, sureCalls, wholeExit } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { placesIn } from '../testing/places.js';

describe('answeredStatus', () => {
  const status = (text: string, call: string, kit?: string) => {
    const at = placesIn({ 'src/routes/+server.ts': `import { error, fail, json, text } from '@sveltejs/kit';\nimport { message } from 'sveltekit-superforms';\nexport const GET = async ({ body }) => { ${text} };` }, kit);
    return answeredStatus(at.project, at.path, at.callFact(call));
  };

  it('reads it from every kind of answer', () => {
    expect(status('error(404);', 'error(404)')).toBe(404);
    expect(status('return fail(400);', 'fail(400)')).toBe(400);
    expect(status('return json({}, { status: 409 });', 'json({}, { status: 409 })')).toBe(409);
    expect(status("return text('', { status: 410 });", "text('', { status: 410 })")).toBe(410);
    expect(status("return new Response('', { status: 500 });", "new Response('', { status: 500 })")).toBe(500);
    expect(status("return message({}, 'No', { status: 403 });", "message({}, 'No', { status: 403 })")).toBe(403);
  });

  it('gives nothing for what is not literal, not answered or not thrown', () => {
    expect(status('error(body.status);', 'error(body.status)')).toBeUndefined();
    expect(status('return json({});', 'json({})')).toBeUndefined();
    expect(status('const later = json({}, { status: 409 });', 'json({}, { status: 409 })')).toBeUndefined();
    expect(status('return Response({}, { status: 409 });', 'Response({}, { status: 409 })')).toBeUndefined();
    expect(status('return unknown(404);', 'unknown(404)')).toBeUndefined();
    expect(status('error(404);', 'error(404)', '1.30.4')).toBeUndefined();
    expect(status('throw error(404);', 'error(404)', '1.30.4')).toBe(404);
  });
});

describe('sureCalls', () => {
  it('gives the calls of a stretch that stand under no further condition', () => {
    const { facts, path, callFact } = placesIn({ 'src/lib/cart.ts': 'function checkout(cart) { count(); if (cart) pay(); const later = () => ship(); weigh(); }' });
    const { fn, when } = callFact('count()');
    const sure = sureCalls(facts, { path, fn, when, span: [callFact('count()').span[0], callFact('weigh()').span[1]] });
    expect(sure.map((index) => facts.calls[index]?.callee)).toEqual([{ from: 'global', name: 'count', path: [] }, { from: 'global', name: 'weigh', path: [] }]);
    expect(sureCalls(facts, { path, fn, when, span: callFact('weigh()').span })).toHaveLength(1);
  });
});

describe('sameValue and sameCall', () => {
  const at = placesIn({ 'src/lib/cart.ts': 'export const go = (cart, to) => [a(`/x${cart.id}`, { deep: [to] }), a(`/x${cart.id}`, { deep: [to] }), a(`/y${cart.id}`, {}), b({ to }), b({ to }), b({ at: to }), b(to ?? 1), b(to ?? 1), b(to ?? 2), b(undefined), b(undefined), c(b(to).x), c(b(to).x), c(b(to).y), b(...to), b(...to), b(...to, 1), b(), b({ ...to }), b({ ...to })];' });
  const { facts } = at;
  const same = (a: number, b: number) => sameCall({ facts, of: calls[a] as number }, { facts, of: calls[b] as number });
  const calls = [...facts.calls.keys()].filter((index) => facts.calls[index]?.use === 'argument' && facts.calls[index]?.fn === facts.calls[0]?.fn && facts.calls[index]?.callee.path.length === 0);

  it('compare names, literals, templates, objects and calls', () => {
    expect([same(0, 2), same(3, 4), same(3, 5), same(6, 7), same(6, 8), same(9, 10), same(11, 12), same(11, 13)]).toEqual([false, true, false, true, false, true, true, false]);
  });

  it('say no to spreads and to what is unknown', () => {
    expect([same(0, 1), same(14, 15), same(17, 16), same(18, 19)]).toEqual([false, false, false, false]);
  });

  it('tell the names of two files apart', () => {
    const other = placesIn({ 'src/lib/other.ts': 'export const go = (cart, to) => [b({ to }), b(1)];' });
    const one = { facts, of: facts.calls[calls[3] as number]?.args[0] };
    expect(sameValue(one, one)).toBe(true);
    expect(sameValue(one, { facts: other.facts, of: other.callFact('b({ to })').args[0] })).toBe(false);
    expect(sameValue({ facts, of: { is: 'literal', value: 1 } }, { facts: other.facts, of: other.callFact('b(1)').args[0] })).toBe(true);
  });
});

describe('statements', () => {
  const { facts, callFact } = placesIn({ 'src/lib/cart.ts': 'function go(a) { leave(1); leave(2)\n a || leave(3); leave(4), a(); if (a) return leave(5); if (a) return  leave(6); if (a) throw leave(7); return a ? leave(8) : 1; }\nconst short = () => leave(9);' });

  it('are a call and nothing else', () => {
    expect([1, 2, 3, 4, 5].map((n) => isWholeStatement(callFact(`leave(${n})`)))).toEqual([true, true, false, false, false]);
  });

  it('leave with a call and nothing else', () => {
    expect([5, 6, 8, 9].map((n) => wholeExit(facts, callFact(`leave(${n})`), 'return') !== undefined)).toEqual([true, false, false, false]);
    expect([5, 7].map((n) => wholeExit(facts, callFact(`leave(${n})`), 'throw') !== undefined)).toEqual([false, true]);
  });
});
