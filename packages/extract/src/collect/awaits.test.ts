import { describe, expect, it } from 'vitest';
import { readModule, type Reading } from '../testing/read-facts.js';

/** `value -> what it defines <- what it uses`, with the marks. */
function awaitsOf(facts: Reading): string[] {
  return facts.awaits.map((one) => [facts.value(one.value), one.defines.length > 0 ? `-> ${one.defines.join(' ')}` : '', one.uses.length > 0 ? `<- ${one.uses.join(' ')}` : '', one.loop ? 'loop' : ''].filter(Boolean).join(' '));
}

describe('awaits', () => {
  it('define the variables of their statement', () => {
    const facts = readModule(`const a = await one(); let { b, c: [d], ...e } = await two(); f = await three(); ({ g, h: i.j } = await four()); await five(); const k = [await six(), await seven()]; use(await eight());`);
    expect(awaitsOf(facts)).toEqual(['<one()> -> a', '<two()> -> b d e', '<three()> -> f', '<four()> -> g', '<five()>', '<six()> -> k', '<seven()> -> k', '<eight()>']);
  });

  it('use local variables, those in functions inside of them too', () => {
    const facts = readModule(`const limit = 1; export const load = async ({ params, fetch }) => {
  const cart = await read(params.id);
  const rows = await Promise.all(cart.items.map(async (item) => { const row = await fetch(item.url, limit); return row; }));
  const done = await finish(() => rows.length);
};`);
    expect(awaitsOf(facts)).toEqual(['<read(params.id)> -> cart <- params', '<fetch(item.url, limit)> -> row <- item', expect.stringMatching(/-> rows <- cart fetch$/), '<finish(() => rows.length)> -> done <- rows']);
  });

  it('define nothing for a function inside the statement', () => {
    expect(awaitsOf(readModule('const later = async () => { await read(); };'))).toEqual(['<read()>']);
  });

  it('wait for anything', () => {
    expect(awaitsOf(readModule('await promise; await import("./cart.js"); await (open ? one() : two()); (await read()).close();'))).toEqual(['promise', './cart.js#', '<one()> | <two()>', '<read()>']);
  });

  it('are the rounds of `for await`', () => {
    const facts = readModule('async function act(rows) { for await (const { id } of read(rows)) { await ship(id); } }');
    expect(awaitsOf(facts)).toEqual(['<read(rows)> -> id <- rows loop', '<ship(id)> <- id loop']);
    expect(facts.at(facts.awaits[0]!.span)).toBe('read(rows)');
  });

  it('say where they stand', () => {
    const facts = readModule('async function act(x) { open(); try { if (x) await read(); } catch {} while (x) await again(); }');
    expect(facts.awaits.map((one) => [facts.fn(one.fn), facts.at(one.span), facts.when(one.when), one.tries, facts.ran(one.at), one.loop])).toEqual([
      ['act', 'await read()', 'act(0)', [0], 'open() read()', undefined],
      ['act', 'await again()', 'act(0)', undefined, expect.stringMatching(/ again\(\)$/), true],
    ]);
  });
});
