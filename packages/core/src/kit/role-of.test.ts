import { describe, expect, it } from 'vitest';
import type { KitConfig, PackageVersion } from './app.js';
import { defaultKitConfig } from './config-defaults.js';
import { roleOf } from './role-of.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const kit1 = exactly('1.30.4');
const kit2 = exactly('2.70.4');
const kit3 = exactly('3.2.0');
const config = defaultKitConfig();

const withConfig = (changes: Partial<KitConfig>): KitConfig => ({ ...config, ...changes });

describe('roleOf', () => {
  it.each([
    ['src/routes/+page.svelte', 'page.svelte'],
    ['src/routes/(shop)/cart/+page@.svelte', 'page.svelte'],
    ['src/routes/cart/+page@(shop).svelte', 'page.svelte'],
    ['src/routes/+layout.svelte', 'layout.svelte'],
    ['src/routes/+layout@(shop).svelte', 'layout.svelte'],
    ['src/routes/+error.svelte', 'error.svelte'],
    ['src/routes/+page.ts', 'page.universal'],
    ['src/routes/+page.server.js', 'page.server'],
    ['src/routes/+layout.js', 'layout.universal'],
    ['src/routes/+layout.server.ts', 'layout.server'],
    ['src/routes/api/cart/+server.ts', 'endpoint'],
  ])('takes %s for %s', (path, role) => expect(roleOf(path, config, kit2)).toBe(role));

  it.each([
    ['src/routes/+page.d.ts', 'module'],
    ['src/routes/+page.server.test.ts', 'module'],
    ['src/routes/+page.stories.svelte', 'component'],
    ['src/routes/+page@(shop).ts', 'module'],
    ['src/routes/+error@.svelte', 'component'],
    ['src/routes/+page.svelte.ts', 'module'],
    ['src/routes/+cart.svelte', 'component'],
    ['src/routes/Cart.svelte', 'component'],
    ['src/lib/+page.svelte', 'component'],
    ['src/lib/cart.ts', 'module'],
    ['static/logo.svg', 'module'],
  ])('takes %s for a mere %s', (path, role) => expect(roleOf(path, config, kit2)).toBe(role));

  it('knows components by the configured extensions', () => {
    const mdsvex = withConfig({ extensions: ['.svelte', '.svelte.md'] });
    expect(roleOf('src/routes/about/+page.svelte.md', mdsvex, kit2)).toBe('page.svelte');
    expect(roleOf('src/lib/Terms.svelte.md', mdsvex, kit2)).toBe('component');
    expect(roleOf('src/lib/Terms.md', mdsvex, kit2)).toBe('module');
  });

  it('finds hooks as a file and as the index of a folder', () => {
    expect(roleOf('src/hooks.server.ts', config, kit2)).toBe('hooks.server');
    expect(roleOf('src/hooks.server/index.ts', config, kit2)).toBe('hooks.server');
    expect(roleOf('src/hooks.server/auth.ts', config, kit2)).toBe('module');
    expect(roleOf('src/hooks.server.test.ts', config, kit2)).toBe('module');
    expect(roleOf('src/hooks.client.js', config, kit2)).toBe('hooks.client');
  });

  it('takes hooks of any extension in Kit 1 only', () => {
    expect(roleOf('src/hooks.server.mjs', config, kit1)).toBe('hooks.server');
    expect(roleOf('src/hooks.server.mjs', config, kit2)).toBe('module');
  });

  it('knows universal hooks since 2.3', () => {
    expect(roleOf('src/hooks.ts', config, kit2)).toBe('hooks.universal');
    expect(roleOf('src/hooks.ts', config, kit1)).toBe('module');
  });

  it('reads matchers from a folder in Kit 1 and 2, and from one file in 3', () => {
    expect(roleOf('src/params/invoice.ts', config, kit2)).toBe('params');
    expect(roleOf('src/params/invoice.test.ts', config, kit2)).toBe('module');
    expect(roleOf('src/params.ts', config, kit2)).toBe('module');
    expect(roleOf('src/params.ts', config, kit3)).toBe('params');
    expect(roleOf('src/params/index.ts', config, kit3)).toBe('params');
    expect(roleOf('src/params/invoice.ts', config, kit3)).toBe('module');
  });

  it('finds the service worker as a file, as a folder, and by a configured file name', () => {
    expect(roleOf('src/service-worker.ts', config, kit2)).toBe('service-worker');
    expect(roleOf('src/service-worker/index.js', config, kit2)).toBe('service-worker');
    const named = withConfig({ serviceWorker: 'src/offline.ts' });
    expect(roleOf('src/offline.ts', named, kit2)).toBe('service-worker');
  });

  it('knows remote modules since 2.27, by a wider pattern in 3', () => {
    expect(roleOf('src/lib/cart.remote.ts', config, kit2)).toBe('remote');
    expect(roleOf('src/lib/cart.remote.ts', config, exactly('2.5.0'))).toBe('module');
    expect(roleOf('src/lib/cart.remote.ts', config, { lower: '2.5.0', upper: '3.0.0-0', from: 'range' })).toBe('remote');
    expect(roleOf('src/lib/remote.ts', config, kit2)).toBe('module');
    expect(roleOf('src/lib/remote.ts', config, kit3)).toBe('remote');
    expect(roleOf('src/lib/cart-remote.ts', config, kit3)).toBe('module');
  });

  it('knows instrumentation since 2.31', () => {
    expect(roleOf('src/instrumentation.server.ts', config, kit2)).toBe('instrumentation');
    expect(roleOf('src/instrumentation.server.ts', config, exactly('2.30.0'))).toBe('module');
  });

  it('takes src/env for the declaration of variables in 3, and in 2 with the flag', () => {
    expect(roleOf('src/env.ts', config, kit3)).toBe('env');
    expect(roleOf('src/env.ts', config, kit2)).toBe('module');
    expect(roleOf('src/env.ts', withConfig({ explicitEnv: true }), kit2)).toBe('env');
  });

  it('follows an app that lies in a folder of the project', () => {
    expect(roleOf('apps/shop/src/routes/+page.svelte', defaultKitConfig('apps/shop'), kit2)).toBe('page.svelte');
    expect(roleOf('src/routes/+page.svelte', defaultKitConfig('apps/shop'), kit2)).toBe('component');
  });
});
