import { extractFacts } from '@sk-audit/extract';
import { describe, expect, it } from 'vitest';
import { factsShrinker } from './facts-shrinker.js';

const CART = `import { price } from './money';
const texts = ['In the cart', 'Not in the cart any more'];
export const total = (items) => items.reduce((sum, item) => sum + price(item.amount), 0);
export const isFree = (items) => total(items) === 0 && price(items[0].amount) === 0;
console.log(\`\${texts}, \\0\`, texts);
`;

describe('factsShrinker', () => {
  it('gives facts that say the same', () => {
    expect(factsShrinker()(extractFacts('src/cart.ts', CART))).toEqual(extractFacts('src/cart.ts', CART));
  });

  it('makes equal places, names and literals of several files one', () => {
    const shrink = factsShrinker();
    const [cart, copy] = ['src/cart.ts', 'src/copy.ts'].map((path) => shrink(extractFacts(path, CART)));
    expect(cart?.calls[1]?.span).toBe(copy?.calls[1]?.span);
    expect(cart?.calls[1]?.callee.path).toBe(copy?.calls[1]?.callee.path);
    expect(cart?.calls[0]?.args[1]).toBe(copy?.calls[0]?.args[1]);
  });

  it('leaves equal callees of two calls apart', () => {
    const { calls } = factsShrinker()(extractFacts('src/cart.ts', CART));
    const prices = calls.filter(({ callee }) => callee.from === 'import');
    expect(prices.map(({ callee }) => callee)).toHaveLength(2);
    expect(prices[0]?.callee).toEqual(prices[1]?.callee);
    expect(prices[0]?.callee).not.toBe(prices[1]?.callee);
  });

  it('keeps lists apart that only look alike', () => {
    const text = "export const one = `a\\0b${x}c`; export const two = `a${x}b${x}c`;";
    expect(factsShrinker()(extractFacts('src/lists.ts', text))).toEqual(extractFacts('src/lists.ts', text));
  });
});
