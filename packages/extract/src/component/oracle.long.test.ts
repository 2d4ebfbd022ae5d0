/**
 * Svelte's own parser and our scanner on thousands of real components: published libraries, which need the network or npm's cache, and
 * whatever lies below the folders that SK_AUDIT_COMPONENTS names.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { component, typedComponent } from '../testing/components.js';
import { expectSameTemplate } from '../testing/expect-same-template.js';

/** Libraries with two thousand components, of Svelte 3, 4 and 5, and two with eight thousand icons. */
const LIBRARIES = [
  'carbon-components-svelte@0.112.1', 'flowbite-svelte@1.33.1', 'bits-ui@2.21.0', '@skeletonlabs/skeleton-svelte@5.0.1', 'svelte-ux@1.0.11', 'layerchart@2.5.0', 'konsta@5.5.0',
  'framework7-svelte@9.1.2', '@budibase/bbui@3.45.0', '@svelteuidev/core@0.15.7', '@sveltestrap/sveltestrap@7.1.0', 'attractions@3.7.2', 'flowbite-svelte-icons@3.1.0',
  'svelte-material-icons@3.0.5',
] as const;

const MINUTES = 60_000;
const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-components-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 10 * MINUTES);

function download(): void {
  const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', home, ...LIBRARIES], { encoding: 'utf8', shell: process.platform === 'win32' });
  expect(packed.status, packed.stderr).toBe(0);
  for (const file of readdirSync(home).filter((name) => name.endsWith('.tgz'))) {
    mkdirSync(join(home, 'src', file), { recursive: true });
    expect(spawnSync('tar', ['-xzf', join(home, file), '-C', join(home, 'src', file)]).status).toBe(0);
  }
}

function* componentsBelow(folder: string): Generator<string> {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) if (path.endsWith('.svelte')) yield join(folder, path);
}

/** Each text once. Says how many components who took. */
function compareAll(folder: string): { readonly both: number; readonly svelte: readonly string[]; readonly ours: readonly string[] } {
  const known = new Set<string>();
  const taken: { [taker: string]: string[] } = { both: [], svelte: [], ours: [], none: [] };
  for (const path of componentsBelow(folder)) {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    if (!known.has(text)) taken[expectSameTemplate(text, path)]?.push(path);
    known.add(text);
  }
  return { both: taken['both']?.length ?? 0, svelte: taken['svelte'] ?? [], ours: taken['ours'] ?? [] };
}

describe('the scanner reads what Svelte reads', () => {
  it('in 5,000 published components and more, and leaves hardly any to Svelte', () => {
    download();
    const { both, svelte, ours } = compareAll(join(home, 'src'));
    expect(ours).toEqual([]);
    expect(both).toBeGreaterThan(5_000);
    expect(svelte.length).toBeLessThan(both / 500);
  }, 20 * MINUTES);

  it('in the components that one has at hand', () => {
    const folders = (process.env['SK_AUDIT_COMPONENTS'] ?? '').split(delimiter).filter((one) => one !== '');
    for (const folder of folders) expect(compareAll(folder).ours, folder).toEqual([]);
  }, 60 * MINUTES);

  it.each([['made-up components', component], ['made-up components in TypeScript', typedComponent]])('in %s that nobody has met before', (_, made) => {
    fc.assert(fc.property(made, (text) => { expect(expectSameTemplate(text)).not.toBe('ours'); }), { numRuns: 4_000 });
  }, 20 * MINUTES);
});
