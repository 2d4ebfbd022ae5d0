import { describe, expect, it } from 'vitest';
import { readBunLock } from './bun-lock.js';

const question = { name: '@sveltejs/kit', importers: [''] };

describe('readBunLock', () => {
  it.each([
    ['commas at the ends', '{ "packages": { "@sveltejs/kit": ["@sveltejs/kit@2.70.4", "", {}, "x",], }, }'],
    ['text that looks like such commas', '{ "note": "a,] b,} \\", }", "packages": { "@sveltejs/kit": ["@sveltejs/kit@2.70.4"] } }'],
    ['comments', '{ // written by hand\n "packages": { "@sveltejs/kit": ["@sveltejs/kit@2.70.4"], } }'],
  ])('reads a lockfile with %s', (_, text) => {
    expect(readBunLock(text, question as Parameters<typeof readBunLock>[1])).toBe('2.70.4');
  });
});
