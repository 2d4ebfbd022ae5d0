import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relativePath } from './posix-path.js';

describe('relativePath', () => {
  it.each([
    ['/shop', '/shop/src/cart.ts'], ['/shop', '/shop'], ['/shop', '/shop/'], ['/shop', '/shops/cart.ts'], ['/shop/src', '/shop/cart.ts'], ['/', '/shop'],
    ['/shop', '/shop/src/../cart.ts'], ['/shop', '/shop/./cart.ts'], ['/shop', '/shop//cart.ts'], ['/shop', '/shop/..'], ['/shop', '/shop/...cart.ts'], ['/shop', '/shop/.git'],
  ])('says what Node says of the way from %s to %s', (from, to) => {
    expect(relativePath(from, to)).toBe(posix.relative(from, to));
  });
});
