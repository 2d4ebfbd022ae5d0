import { describe, expect, it } from 'vitest';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { buildRouteTree } from './build-route-tree.js';
import { createMatcher, HOLE } from './match.js';

function matcherFor(...files: string[]): (pathname: string) => [id: string, params: unknown] | undefined {
  const match = createMatcher(buildRouteTree(files.map((file) => `src/routes${file}`), defaultKitConfig()));
  return (pathname) => {
    const found = match(pathname);
    return found && [found.node.id, found.params];
  };
}

describe('createMatcher', () => {
  const match = matcherFor(
    '/+page.svelte',
    '/(shop)/cart/+page.svelte',
    '/(shop)/cart/[id=int]/+page.svelte',
    '/(shop)/cart/[slug]/+server.ts',
    '/api/[...path]/+server.ts',
    '/[[lang]]/about/+page.ts',
    '/admin/+layout.svelte',
    '/[broken param]/+page.svelte',
  );

  it('finds the route in the order that Kit tries', () => {
    expect(match('/')).toEqual(['/', {}]);
    expect(match('/cart')).toEqual(['/(shop)/cart', {}]);
    expect(match('/cart/')).toEqual(['/(shop)/cart', {}]);
    expect(match('/about')).toEqual(['/[[lang]]/about', {}]);
    expect(match('/de/about')).toEqual(['/[[lang]]/about', { lang: 'de' }]);
  });

  it('counts a matcher as agreeing', () => {
    expect(match('/cart/7')).toEqual(['/(shop)/cart/[id=int]', { id: '7' }]);
  });

  it('gives rest parameters as they stand, empty when absent', () => {
    expect(match('/api')).toEqual(['/api/[...path]', { path: '' }]);
    expect(match('/api/invoices/7')).toEqual(['/api/[...path]', { path: 'invoices/7' }]);
  });

  it('lets only parameters take a hole', () => {
    expect(match(`/cart/${HOLE}`)).toEqual(['/(shop)/cart/[id=int]', { id: HOLE }]);
    expect(match(`/api/invoices/${HOLE}/pdf`)).toEqual(['/api/[...path]', { path: `invoices/${HOLE}/pdf` }]);
    expect(match(`/${HOLE}`)).toBeUndefined();
    expect(match(`/cart-${HOLE}`)).toBeUndefined();
  });

  it('finds nothing where neither page nor endpoint stands', () => {
    expect(match('/admin')).toBeUndefined();
    expect(match('/nowhere')).toBeUndefined();
  });

  it('decodes the pathname as Kit does', () => {
    const encoded = matcherFor('/müsli/[name]/+page.svelte');
    expect(encoded('/m%C3%BCsli/caf%C3%A9')).toEqual(['/müsli/[name]', { name: 'café' }]);
    expect(encoded('/müsli/a%2Fb')).toEqual(['/müsli/[name]', { name: 'a/b' }]);
    expect(encoded('/müsli/50%25')).toEqual(['/müsli/[name]', { name: '50%' }]);
    expect(encoded('/müsli/%zz')).toEqual(['/müsli/[name]', { name: '%zz' }]);
  });
});
