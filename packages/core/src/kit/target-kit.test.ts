import { describe, expect, it } from 'vitest';
import type { App, PackageVersion } from './app.js';
import { defaultKitConfig } from './config-defaults.js';
import { targetKit } from './newest-known.js';
import { asIfOn, kitWrittenFor } from './target-kit.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const app = (kit: PackageVersion, svelte: string, vite?: string): App => ({
  root: '', kit, svelte: exactly(svelte), ...(vite !== undefined && { vite: exactly(vite) }), config: defaultKitConfig(), workspacePackages: {}, notes: [],
});

describe('targetKit', () => {
  it('takes a major for the newest that is known of it', () => {
    expect(['1', '2', '3'].map((written) => targetKit(written)?.lower)).toEqual(['1.30.4', '2.70.4', '3.2.0']);
  });

  it('takes a version as it is written, also one that is newer than those that are known', () => {
    expect(['2.26.0', 'v3.0.1', '3.0.0-next.5', '3.9.0'].map((written) => targetKit(written)?.lower)).toEqual(['2.26.0', '3.0.1', '3.0.0-next.5', '3.9.0']);
  });

  it.each(['', '4', '4.0.0', '3.1', 'latest', '^3.0.0', '0', '-3'])('knows nothing of %j', (written) => {
    expect(targetKit(written)).toBeUndefined();
  });
});

describe('an app as if it was on another Kit', () => {
  it('has that Kit, and remembers for which it is written', () => {
    const seen = asIfOn(app(exactly('2.5.0'), '5.57.3'), exactly('3.2.0'));
    expect([seen.kit.lower, kitWrittenFor(seen).lower]).toEqual(['3.2.0', '2.5.0']);
  });

  it('has the Svelte and the Vite that the Kit needs, or newer ones that it has already', () => {
    const versions = ({ svelte, vite }: App) => [svelte.lower, vite?.lower];
    expect(versions(asIfOn(app(exactly('2.5.0'), '4.2.20', '5.0.3'), exactly('3.2.0')))).toEqual(['5.57.1', '8.0.12']);
    expect(versions(asIfOn(app(exactly('2.5.0'), '4.2.20', '5.0.3'), exactly('3.0.0')))).toEqual(['5.56.4', '8.0.12']);
    expect(versions(asIfOn(app(exactly('2.70.4'), '5.60.0'), exactly('3.2.0')))).toEqual(['5.60.0', undefined]);
    expect(versions(asIfOn(app(exactly('1.30.4'), '4.2.20'), exactly('2.70.4')))).toEqual(['4.2.20', undefined]);
  });

  it('is written for the Kit that it has when nobody asks for another', () => {
    expect(kitWrittenFor(app(exactly('2.5.0'), '5.0.0')).lower).toBe('2.5.0');
  });
});
