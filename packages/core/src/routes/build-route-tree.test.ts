import { describe, expect, it } from 'vitest';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { buildRouteTree } from './build-route-tree.js';

const config = defaultKitConfig();

describe('buildRouteTree', () => {
  const tree = buildRouteTree(
    [
      'src/lib/Cart.svelte',
      'src/routes/+layout.svelte',
      'src/routes/(shop)/+layout@.ts',
      'src/routes/(shop)/cart/+page@.svelte',
      'src/routes/(shop)/cart/+page.server.ts',
      'src/routes/(shop)/cart/Row.svelte',
      'src/routes/(shop)/cart/[id]/+page.ts',
      'src/routes/(shop)/+layout@.svelte',
      'src/routes/(shop)/+layout.server.ts',
      'src/routes/(shop)/+error.svelte',
      'src/routes/api/cart/+server.ts',
    ],
    config,
  );

  it('has a node for each folder, sorted by id', () => {
    expect(tree.nodes.map((node) => node.id)).toEqual(['/', '/(shop)', '/(shop)/cart', '/(shop)/cart/[id]', '/api', '/api/cart']);
  });

  it('gives each file its place', () => {
    expect(tree.byId.get('/(shop)/cart')?.page).toEqual({
      component: 'src/routes/(shop)/cart/+page@.svelte',
      server: 'src/routes/(shop)/cart/+page.server.ts',
      resetTo: '',
    });
    expect(tree.byId.get('/(shop)')).toMatchObject({
      layout: { component: 'src/routes/(shop)/+layout@.svelte', server: 'src/routes/(shop)/+layout.server.ts', resetTo: '' },
      error: 'src/routes/(shop)/+error.svelte',
    });
    expect(tree.byId.get('/api/cart')?.endpoint).toBe('src/routes/api/cart/+server.ts');
  });

  it('takes a module without a component for a page', () => {
    expect(tree.byId.get('/(shop)/cart/[id]')?.page).toEqual({ universal: 'src/routes/(shop)/cart/[id]/+page.ts' });
  });

  it('links parents and children', () => {
    const cart = tree.byId.get('/(shop)/cart');
    expect(cart?.parent?.id).toBe('/(shop)');
    expect(cart?.children.map((child) => child.segment)).toEqual(['[id]']);
    expect(tree.root.children.map((child) => child.dir)).toEqual(['src/routes/(shop)', 'src/routes/api']);
  });

  it('finds the node of a route file, and no node for other files', () => {
    expect(tree.byFile.get('src/routes/(shop)/+error.svelte')?.id).toBe('/(shop)');
    expect(tree.byFile.has('src/routes/(shop)/cart/Row.svelte')).toBe(false);
    expect(tree.byFile.has('src/routes/(shop)/+layout@.ts')).toBe(false);
  });

  it('lets the first of two files of one kind stand', () => {
    const twice = buildRouteTree(['src/routes/+page.ts', 'src/routes/+page.js'], config);
    expect(twice.root.page).toEqual({ universal: 'src/routes/+page.js' });
    expect(twice.byFile.has('src/routes/+page.ts')).toBe(false);
  });

  it('has a root even without files', () => {
    expect(buildRouteTree([], config).nodes.map((node) => node.id)).toEqual(['/']);
  });

  it('reads the routes folder of an app inside the project', () => {
    const inApp = buildRouteTree(['apps/shop/src/routes/cart/+page.svelte', 'src/routes/+page.svelte'], defaultKitConfig('apps/shop'));
    expect([...inApp.byFile.keys()]).toEqual(['apps/shop/src/routes/cart/+page.svelte']);
  });
});
