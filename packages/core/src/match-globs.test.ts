import { describe, expect, it } from 'vitest';
import { globMatcher } from './match-globs.js';

describe('globMatcher', () => {
  it('matches stars, braces and folders at any depth', () => {
    const isMeant = globMatcher(['src/lib/**/*.{js,ts}', '**/legacy/**']);
    expect(isMeant('src/lib/cart.ts')).toBe(true);
    expect(isMeant('src/lib/server/cart.js')).toBe(true);
    expect(isMeant('src/routes/legacy/+page.svelte')).toBe(true);
    expect(isMeant('src/lib/Cart.svelte')).toBe(false);
  });

  it('takes a folder for everything below it', () => {
    for (const glob of ['src/old', 'src/old/', './src/old']) expect(globMatcher([glob])('src/old/cart/total.ts')).toBe(true);
    expect(globMatcher(['src/old'])('src/older/cart.ts')).toBe(false);
  });

  it('takes the brackets and parentheses of route folders for themselves, and as globs too', () => {
    expect(globMatcher(['src/routes/(shop)/**'])('src/routes/(shop)/cart/+page.svelte')).toBe(true);
    expect(globMatcher(['src/routes/[slug]/*.ts'])('src/routes/[slug]/+page.server.ts')).toBe(true);
    expect(globMatcher(['src/routes/[...rest]/**'])('src/routes/[...rest]/+page.svelte')).toBe(true);
    expect(globMatcher(['src/[lr]*/**'])('src/lib/cart.ts')).toBe(true);
    expect(globMatcher(['src/@(lib|routes)/**'])('src/lib/cart.ts')).toBe(true);
  });

  it('matches names that begin with a dot, and nothing without globs', () => {
    expect(globMatcher(['**/*.ts'])('.config/cart.ts')).toBe(true);
    expect(globMatcher([])('src/cart.ts')).toBe(false);
  });
});
