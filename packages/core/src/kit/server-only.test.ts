import { describe, expect, it } from 'vitest';
import type { PackageVersion } from './app.js';
import { defaultKitConfig } from './config-defaults.js';
import { serverOnlyModule, serverOnlyReason } from './server-only.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const config = defaultKitConfig();
const versions = [exactly('1.30.4'), exactly('2.5.0'), exactly('2.70.4'), exactly('3.2.0')];

/** `K` when Kit refuses the file, `o` when only we do, `-` when nobody does. */
const verdicts = (path: string): string =>
  versions
    .map((kit) => serverOnlyReason(path, config, kit))
    .map((reason) => (reason === undefined ? '-' : reason.kit ? 'K' : 'o'))
    .join('');

describe('serverOnlyReason', () => {
  // Columns: 1.30.4, 2.5.0, 2.70.4, 3.2.0.
  it.each([
    ['src/lib/server/db.js', 'KKKK'],
    ['src/lib/server/index.js', 'KKKK'],
    ['src/lib/server/Invoice.svelte', 'KKKK'],
    ['src/lib/server/logo.svg', 'KKKK'],
    ['src/lib/db.server.js', 'KKKK'],
    ['src/lib/db.server.test.js', 'KKKK'],
    ['src/lib/rates.server.json', 'KKKK'],
    ['src/routes/totals.server.js', 'KKKK'],
    ['src/routes/+page.server.ts', 'KKKK'],
    ['src/hooks.server.ts', 'KKKK'],
    ['src/lib/server.js', 'KKoK'],
    ['src/lib/server.svelte.js', 'KKoK'],
    ['src/lib/server-utils.js', 'KK--'],
    ['src/lib/serverless/run.js', 'KK--'],
    ['src/lib/billing/server/stripe.js', 'oooK'],
    ['src/server/db.js', 'oooK'],
    ['server/db.js', 'oooK'],
    ['src/routes/cart/server/totals.js', '----'],
    ['src/routes/server/+page.svelte', '----'],
    ['static/server/data.json', '----'],
    ['src/routes/api/cart/+server.js', 'oooo'],
    ['src/lib/db.server/index.js', 'oooo'],
    ['src/hooks.server/index.js', 'oooo'],
    ['src/lib/Server/db.js', '----'],
    ['src/lib/cart-server.js', '----'],
    ['src/lib/cart.js', '----'],
  ])('%s: %s', (path, expected) => expect(verdicts(path)).toBe(expected));

  it('leaves a component in a nested server folder alone before Kit 3', () => {
    expect(verdicts('src/lib/components/server/ServerCard.svelte')).toBe('---K');
  });

  it('follows a configured lib folder', () => {
    const moved = { ...config, lib: 'src/shared' };
    expect(serverOnlyReason('src/shared/server/db.ts', moved, exactly('2.5.0'))).toEqual({ kit: true, why: 'its path begins with src/shared/server' });
    expect(serverOnlyReason('src/lib/server/db.ts', moved, exactly('2.5.0'))?.kit).toBe(false);
  });

  it('says that Kit refuses it only when every version of an interval does', () => {
    const anyTwo: PackageVersion = { lower: '2.5.0', upper: '3.0.0-0', from: 'range' };
    expect(serverOnlyReason('src/lib/server/db.ts', config, anyTwo)).toEqual({ kit: true, why: 'it lies in src/lib/server' });
    expect(serverOnlyReason('src/lib/server.ts', config, anyTwo)).toEqual({ kit: false, why: 'its name is server.ts' });
    expect(serverOnlyReason('src/lib/serverless/run.ts', config, anyTwo)).toBeUndefined();
    expect(serverOnlyReason('src/lib/db.server.ts', config, { lower: '', from: 'unknown' })?.kit).toBe(true);
  });

  it('is not misled by an app that itself lies in a folder named server', () => {
    const inServer = defaultKitConfig('apps/server/web');
    expect(serverOnlyReason('apps/server/web/src/lib/cart.ts', inServer, exactly('3.2.0'))).toBeUndefined();
    expect(serverOnlyReason('apps/server/web/src/lib/server/db.ts', inServer, exactly('3.2.0'))?.kit).toBe(true);
  });

  it('looks at files outside the app by their own names, which Kit does not', () => {
    const web = defaultKitConfig('apps/web');
    expect(serverOnlyReason('packages/db/src/client.server.ts', web, exactly('3.2.0'))?.kit).toBe(false);
    expect(serverOnlyReason('packages/db/src/lib/server/client.ts', web, exactly('3.2.0'))?.kit).toBe(false);
    expect(serverOnlyReason('packages/server/src/router.ts', web, exactly('3.2.0'))).toBeUndefined();
  });
});

describe('serverOnlyModule', () => {
  it('knows the private modules', () => {
    expect(serverOnlyModule('$env/static/private', exactly('1.30.4'))).toBe(true);
    expect(serverOnlyModule('$env/dynamic/private', exactly('3.2.0'))).toBe(true);
    expect(serverOnlyModule('$env/static/public', exactly('2.70.4'))).toBe(false);
  });

  it('knows $app/server since 2.4 and $app/env/private since 2.63', () => {
    expect(serverOnlyModule('$app/server', exactly('2.3.0'))).toBe(false);
    expect(serverOnlyModule('$app/server', { lower: '2.0.0', upper: '3.0.0-0', from: 'range' })).toBe(true);
    expect(serverOnlyModule('$app/env/private', exactly('2.62.0'))).toBe(false);
    expect(serverOnlyModule('$app/env/private', exactly('3.2.0'))).toBe(true);
  });
});
