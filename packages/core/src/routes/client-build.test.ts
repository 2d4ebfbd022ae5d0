import { describe, expect, it } from 'vitest';
import { defaultKitConfig } from '../kit/config-defaults.js';
import type { StaticPageOptions } from '../kit/static-page-options.js';
import { buildRouteTree } from './build-route-tree.js';
import { skipsClientBuild } from './client-build.js';

type Csr = boolean | 'unread' | undefined;

/** Files below the routes folder, with what they say about csr. */
function skips(files: { readonly [path: string]: Csr }): boolean {
  const tree = buildRouteTree(Object.keys(files).map((file) => `src/routes/${file}`), defaultKitConfig());
  const read = (path: string): StaticPageOptions | undefined => {
    const csr = files[path.slice('src/routes/'.length)];
    return csr === 'unread' ? undefined : csr === undefined ? {} : { csr };
  };
  return skipsClientBuild(tree, read);
}

const off = { '+layout.js': false, '+page.svelte': undefined } as const;

describe('skipsClientBuild', () => {
  it('needs a root layout that turns csr off', () => {
    expect(skips(off)).toBe(true);
    expect(skips({ '+layout.server.ts': false, '+page.svelte': undefined })).toBe(true);
    expect(skips({ '+page.js': false })).toBe(false);
    expect(skips({ '(app)/+layout.js': false, '(app)/+page.svelte': undefined })).toBe(false);
    expect(skips({ '+layout.svelte': undefined, '+page.js': false })).toBe(false);
  });

  it('is undone by any node that turns it on', () => {
    expect(skips({ ...off, 'cart/+page.js': true })).toBe(false);
    expect(skips({ ...off, 'cart/+layout.server.js': true, 'cart/+page.js': false })).toBe(false);
    expect(skips({ ...off, 'cart/+page.server.js': true, 'cart/+page.js': false })).toBe(true);
  });

  it('is undone by what Kit cannot read', () => {
    expect(skips({ ...off, 'cart/+page.js': 'unread' })).toBe(false);
    expect(skips({ ...off, 'cart/+layout.js': 'unread', 'cart/+page.js': false })).toBe(false);
    expect(skips({ ...off, 'cart/+server.js': 'unread' })).toBe(true);
  });

  it('is undone by a layout below which there is no page', () => {
    expect(skips({ ...off, 'cart/+layout.svelte': undefined })).toBe(false);
    expect(skips({ ...off, 'cart/+layout.js': false })).toBe(true);
    expect(skips({ ...off, 'cart/+layout.svelte': undefined, 'cart/pay/+page.svelte': undefined })).toBe(true);
  });

  it('gives error pages what the nearest layout says', () => {
    expect(skips({ ...off, 'cart/+error.svelte': undefined })).toBe(true);
    expect(skips({ ...off, '+error.svelte': undefined })).toBe(true);
  });
});
