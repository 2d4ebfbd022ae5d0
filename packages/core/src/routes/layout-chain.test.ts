import { describe, expect, it } from 'vitest';
import { defaultKitConfig } from '../kit/config-defaults.js';
import { folderOf } from '../modules/posix-path.js';
import { buildRouteTree } from './build-route-tree.js';
import { layoutChain } from './layout-chain.js';

/** Folders below the routes folder whose layouts surround the page. */
function layoutsOf(page: string, layouts: readonly string[]): readonly string[] {
  const files = [page, ...layouts].map((file) => `src/routes/${file}`);
  const tree = buildRouteTree(files, defaultKitConfig());
  const node = tree.byFile.get(`src/routes/${page}`);
  if (!node) throw new Error(`${page} is no route file`);
  return layoutChain(node).map(({ component, universal, server }) => folderOf(component ?? universal ?? server ?? '').slice('src/routes'.length) || '/');
}

describe('layoutChain', () => {
  const layouts = ['+layout.svelte', '(shop)/+layout.svelte', '(shop)/orders/+layout.svelte'];

  it('goes from the root to the page, skipping folders without a layout', () => {
    expect(layoutsOf('(shop)/orders/[id]/+page.svelte', layouts)).toEqual(['/', '/(shop)', '/(shop)/orders']);
  });

  it('counts layouts that are modules only', () => {
    expect(layoutsOf('admin/+page.svelte', ['admin/+layout.server.ts'])).toEqual(['/admin']);
  });

  it('starts from the named folder', () => {
    expect(layoutsOf('(shop)/orders/[id]/+page@(shop).svelte', layouts)).toEqual(['/', '/(shop)']);
    expect(layoutsOf('(shop)/orders/[id]/+page@.svelte', layouts)).toEqual(['/']);
    expect(layoutsOf('(shop)/orders/[id]/+page@[id].svelte', layouts)).toEqual(['/', '/(shop)', '/(shop)/orders']);
  });

  it('lets a layout leave out those above it', () => {
    const reset = ['+layout.svelte', '(shop)/+layout.svelte', '(shop)/orders/+layout@.svelte'];
    expect(layoutsOf('(shop)/orders/+page.svelte', reset)).toEqual(['/', '/(shop)/orders']);
  });

  it('goes on above a named folder without a layout', () => {
    expect(layoutsOf('(shop)/orders/[id]/+page@[id].svelte', ['+layout.svelte', '(shop)/orders/+layout.svelte'])).toEqual(['/', '/(shop)/orders']);
  });

  it('gives the layouts that a page would have for a node with an endpoint', () => {
    expect(layoutsOf('(shop)/orders/+server.ts', layouts)).toEqual(['/', '/(shop)', '/(shop)/orders']);
  });

  it('ends when the named folder does not exist', () => {
    expect(layoutsOf('(shop)/orders/+page@(gone).svelte', layouts)).toEqual([]);
  });
});
