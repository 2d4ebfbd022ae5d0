import { describe, expect, it } from 'vitest';
import { sortRouteIds } from './sort-routes.js';

describe('sortRouteIds', () => {
  it.each([
    ['static before dynamic', ['/cart', '/[page]']],
    ['a matcher before none', ['/[id=int]', '/[id]']],
    ['required before optional before rest', ['/shop/[id]', '/shop/[[id]]', '/shop/[...path]']],
    ['rest with text after it before a bare parameter', ['/[...path]/edit', '/[page]', '/[...path]']],
    ['a parameter with text after it before such a rest', ['/[page]/edit', '/[...path]/edit']],
    ['the longer text before its beginning', ['/cart-[id]', '/c[id]']],
    ['shallow before deep', ['/shop', '/shop/[id]']],
    ['groups without weight', ['/(shop)/cart', '/[page]', '/(pages)/[...path]']],
    ['an optional part in the middle without weight', ['/cart', '/[[lang]]/[page]']],
    ['ties by id, descending', ['/[slug]', '/[id]']],
  ])('puts %s', (_, expected) => {
    expect(sortRouteIds(expected)).toEqual(expected);
    expect(sortRouteIds([...expected].reverse())).toEqual(expected);
  });
});
