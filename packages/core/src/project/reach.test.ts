import { describe, expect, it } from 'vitest';
import type { ImportFact } from '../facts.js';
import type { Edge } from '../modules/edge.js';
import { executes, triReach, waysFrom, wayTo } from './reach.js';

const fact = (more: Partial<ImportFact>): ImportFact => ({ kind: 'import', specifier: './cart', span: [0, 0], statement: [0, 0], names: [], fn: 0, ...more });

/** `{ page: ['cart', 'tax'] }` as edges. */
function graph(imports: { readonly [from: string]: readonly string[] }) {
  return (from: string): readonly Edge[] => (imports[from] ?? []).map((to, index): Edge => ({ from, to, import: index, fact: fact({}), value: true, kind: 'file' }));
}

const all = () => true;

describe('waysFrom', () => {
  it('gives the shortest way', () => {
    expect(wayTo(waysFrom(['page'], graph({ page: ['cart', 'shop'], shop: ['cart'], cart: ['tax'] }), all), 'tax')).toEqual(['page', 'cart', 'tax']);
  });

  it('takes the smaller path where two ways are equally long', () => {
    const imports = graph({ one: ['b', 'a'], a: ['tax'], b: ['tax'] });
    expect(wayTo(waysFrom(['one'], imports, all), 'tax')).toEqual(['one', 'a', 'tax']);
    expect(wayTo(waysFrom(['two', 'one'], graph({ one: ['tax'], two: ['tax'] }), all), 'tax')).toEqual(['one', 'tax']);
  });

  it('ends where files import each other', () => {
    expect([...waysFrom(['page'], graph({ page: ['cart'], cart: ['page', 'cart'] }), all).keys()]).toEqual(['page', 'cart']);
  });

  it('follows only what it is told to', () => {
    const ways = waysFrom(['page'], graph({ page: ['cart', 'db'], db: ['pool'] }), (edge) => edge.to !== 'db');
    expect([wayTo(ways, 'cart'), wayTo(ways, 'db'), wayTo(ways, 'pool')]).toEqual([['page', 'cart'], undefined, undefined]);
  });

  it('gives an entry itself', () => {
    expect(wayTo(waysFrom(['page'], graph({}), all), 'page')).toEqual(['page']);
  });
});

describe('triReach', () => {
  it('does not decide what only uncertain entries reach', () => {
    const imports = graph({ sure: ['cart'], perhaps: ['cart', 'draw'] });
    const [surely, perhaps] = [waysFrom(['sure'], imports, all), waysFrom(['sure', 'perhaps'], imports, all)];
    expect(['cart', 'draw', 'unused'].map((path) => triReach(surely, perhaps, path))).toEqual([true, 'unknown', false]);
  });
});

describe('executes', () => {
  it.each<[Partial<ImportFact>, boolean]>([
    [{ specifier: './cart' }, true],
    [{ kind: 'dynamic', specifier: './cart?v=1' }, true],
    [{ kind: 'worker', specifier: './count.js' }, true],
    [{ specifier: './count.js?worker&inline' }, true],
    [{ specifier: './cart.ts?raw' }, false],
    [{ specifier: './cart.ts?v=1&url' }, false],
    [{ specifier: './rawhide?v=raw' }, true],
    [{ kind: 'url', specifier: './cart.ts' }, false],
    [{ kind: 'glob', specifier: './*.ts' }, true],
    [{ kind: 'glob', specifier: './*.ts', query: '?raw' }, false],
  ])('%o: %s', (given, expected) => {
    const edge: Edge = { from: 'page', to: 'cart', import: 0, fact: fact(given), value: true, kind: 'file' };
    expect(executes(edge)).toBe(expected);
  });
});
