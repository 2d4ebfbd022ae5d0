import { describe, expect, it } from 'vitest';
import { createFileIndex } from './file-index.js';

const index = createFileIndex(
  new Set([
    'src/lib/cart.ts',
    'src/lib/cart/index.ts',
    'src/lib/money.js',
    'src/lib/money.ts',
    'src/lib/stock.svelte.ts',
    'src/lib/Row.svelte',
    'src/lib/orders/index.js',
    'src/lib/orders.test/data.json',
    'src/lib/types.d.ts',
    'src/lib-old/cart.ts',
    'vite.config.ts',
  ]),
);

describe('complete', () => {
  it.each([
    ['the file itself', 'src/lib/Row.svelte', 'src/lib/Row.svelte'],
    ['a script without its extension', 'src/lib/cart', 'src/lib/cart.ts'],
    ['JavaScript before TypeScript', 'src/lib/money', 'src/lib/money.js'],
    ['the TypeScript behind a .js', 'src/lib/cart.js', 'src/lib/cart.ts'],
    ['the .js that exists', 'src/lib/money.js', 'src/lib/money.js'],
    ['the module behind .svelte.js and .svelte', 'src/lib/stock.svelte.js', 'src/lib/stock.svelte.ts'],
    ['a module with runes without its extension', 'src/lib/stock.svelte', 'src/lib/stock.svelte.ts'],
    ['the index of a folder', 'src/lib/orders', 'src/lib/orders/index.js'],
    ['declarations last', 'src/lib/types', 'src/lib/types.d.ts'],
    ['declarations behind a .js', 'src/lib/types.js', 'src/lib/types.d.ts'],
  ])('finds %s', (_, path, file) => expect(index.complete(path)).toBe(file));

  it('adds no component extension', () => {
    expect(index.complete('src/lib/Row')).toBeUndefined();
  });

  it('takes no folder for a file', () => {
    expect(index.complete('src/lib')).toBeUndefined();
    expect(index.complete('src/lib/orders.test')).toBeUndefined();
  });
});

describe('hasFolder', () => {
  it('knows every folder on the way', () => {
    expect(['', 'src', 'src/lib/orders', 'src/lib/gone', 'src/lib/cart.ts'].map(index.hasFolder)).toEqual([true, true, true, false, false]);
  });
});

describe('below', () => {
  it('gives the files of a folder and not of its namesakes', () => {
    expect(index.below('src/lib-old')).toEqual(['src/lib-old/cart.ts']);
    expect(index.below('src/lib')).toHaveLength(9);
    expect(index.below('src/lib/gone')).toEqual([]);
    expect(index.below('')).toHaveLength(11);
  });
});
