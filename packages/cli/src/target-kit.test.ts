/** What an upgrade comes to, asked with the real command in a real app. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { FORMATS } from './reporters/formats.js';
import { sayTo } from './testing/say-to.js';
import { schemaErrors } from './testing/report-schema.js';
import { shopApp } from './testing/shop-app.js';

const PAGE = `<script>
  import { browser } from '$app/environment';
  import { goto } from '$app/navigation';
  import { tax } from '$lib/tax';
  const next = () => goto('/cart', { replaceState: true });
</script>
<button onclick={next}>{browser} {tax}</button>
<a href="/cart" data-sveltekit-preload-data="off">Cart</a>
`;
const FILES = { 'src/routes/+page.svelte': PAGE, 'src/lib/tax.js': 'export const tax = 0.2;\n' };

const audit = (dir: string, ...words: readonly string[]) => sayTo(dir, ['--no-cache', ...words]);
const report = async (dir: string, ...words: readonly string[]): Promise<Report> => JSON.parse((await audit(dir, '-f', 'json', ...words)).out) as Report;
const rulesOf = ({ findings }: Report) => findings.map(({ path, rule }) => `${path} ${rule}`);

describe('--target-kit', () => {
  it('reports what the Kit would bring, and nothing that the app has today', async () => {
    const dir = shopApp(FILES);
    const asked = await report(dir, '--target-kit', '3');
    expect(rulesOf(asked)).toEqual([
      'package.json no-removed-kit-api',
      'src/routes/+page.svelte no-deprecated-kit-api', 'src/routes/+page.svelte no-deprecated-kit-api', 'src/routes/+page.svelte valid-link-option',
      'svelte.config.js valid-config-value',
    ]);
    expect(rulesOf(await report(dir)).filter((one) => rulesOf(asked).includes(one))).toEqual([]);
  });

  it('shows what gets worse, and does not count it as gone', async () => {
    const store = "<script>\n  import { page } from '$app/stores';\n</script>\n<h1>{$page.url.pathname}</h1>\n";
    const dir = shopApp({ 'src/routes/+page.svelte': store });
    const said = ({ findings }: Report) => findings.filter(({ rule }) => rule === 'no-app-stores').map(({ message }) => message);
    const asked = await report(dir, '--target-kit', '3');
    expect([said(await report(dir)), said(asked), asked.target?.gone]).toEqual([
      ['`$app/stores` is deprecated since Kit 2.12, and its stores throw in Kit 3.'],
      ['What is imported from `$app/stores` throws in Kit 3 as soon as it is used, and the build says nothing.'],
      0,
    ]);
  });

  it('says which Kit, how much is there today, and what there is to do, as the schema has it', async () => {
    const asked = await report(shopApp(FILES), '--target-kit', '3.2.0');
    expect(schemaErrors(asked)).toEqual([]);
    expect(asked.apps.map(({ kit }) => kit)).toEqual(['2.70.4']);
    expect(asked.target).toMatchObject({ kit: '3.2.0', gone: 0 });
    expect(asked.target?.today).toBeGreaterThan(1);
    expect(asked.target?.work).toContainEqual({ rule: 'no-deprecated-kit-api', severity: 'warn', advice: 'Write `replace`.', findings: 1, files: 1, fixableToday: 0, fixableAfter: 1 });
    expect(asked.target?.work).toContainEqual({ rule: 'no-deprecated-kit-api', severity: 'warn', advice: 'Import from `$app/env`.', findings: 1, files: 1, fixableToday: 1, fixableAfter: 0 });
  });

  it('makes only those fixes that the Kit of today understands', async () => {
    const dir = shopApp(FILES);
    await audit(dir, '--target-kit', '3', '--fix');
    expect(readFileSync(join(dir, 'src/routes/+page.svelte'), 'utf8')).toBe(PAGE.replace('$app/environment', '$app/env').replace('="off"', '="false"'));
  });

  it('ends as usual: 1 with errors, 0 when all is tolerated or nothing comes', async () => {
    const dir = shopApp(FILES);
    expect((await audit(dir, '--target-kit', '3')).code).toBe(1);
    expect((await audit(dir, '--target-kit', '3', '--fail-on', 'none')).code).toBe(0);
    const same = await audit(dir, '--target-kit', '2');
    expect([same.code, same.out.split('\n').find((line) => line.startsWith('✔'))]).toEqual([0, expect.stringMatching(/^✔ Nothing that SvelteKit 2\.70\.4 would bring · \d+ there today, too · /)]);
  });

  it('is said by every format, where it has a place for it', async () => {
    const dir = shopApp(FILES);
    for (const format of FORMATS) expect((await audit(dir, '--target-kit', '3', '-f', format)).err).toBe('');
    expect((await audit(dir, '--target-kit', '3', '-f', 'sarif')).out).toContain('"targetKit": "3.2.0"');
    for (const format of ['agent', 'markdown', 'html']) expect((await audit(dir, '--target-kit', '3', '-f', format)).out).toContain('5 findings that SvelteKit 3.2.0 would bring');
    const { out } = await audit(dir, '--target-kit', '3');
    expect(out).toContain('  findings  files  --fix    to do for SvelteKit 3.2.0\n');
    expect(out).toContain('         1      1  1 after  Write `replace`. (no-deprecated-kit-api)\n');
  });

  it('takes no step back', async () => {
    const dir = shopApp(FILES);
    expect(await audit(dir, '--target-kit', '2.5.0')).toEqual({ code: 2, out: '', err: 'sk-audit: --target-kit 2.5.0 is older than the SvelteKit that is there: . has 2.70.4.\n' });
    expect(await audit(dir, '--target-kit', '5')).toEqual({ code: 2, out: '', err: 'sk-audit: Unknown SvelteKit version "5" for --target-kit. It takes 1, 2, 3 or a full version, such as 3.2.0.\n' });
  });

  it('leaves out the app that has a newer Kit already', async () => {
    const manifest = (kit: string) => `{ "name": "${kit}", "type": "module", "devDependencies": { "@sveltejs/kit": "${kit}", "svelte": "5.57.3" } }`;
    const dir = shopApp({ 'package.json': undefined, 'svelte.config.js': undefined, 'old/package.json': manifest('2.5.0'), 'old/src/routes/+page.svelte': PAGE, 'new/package.json': manifest('3.2.0'), 'new/src/routes/+page.svelte': '<h1>New</h1>\n' });
    const { err } = await audit(dir, '--target-kit', '2.70.4', 'old', 'new');
    expect(err).toBe('sk-audit: new is left out: it has SvelteKit 3.2.0, and --target-kit 2.70.4 is older.\n');
    expect((await report(dir, '--target-kit', '2.70.4', 'old', 'new')).apps.map(({ root }) => root)).toEqual(['old']);
  });

  it('works where only a range is known, and where nothing is', async () => {
    const manifest = (kit: string) => `{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "${kit}", "svelte": "^5.0.0" } }`;
    const target = async (kit: string) => { const { apps, findings } = await report(shopApp({ ...FILES, 'package.json': manifest(kit) }), '--target-kit', '3'); return [apps[0]?.kitFrom, findings.some(({ rule }) => rule === 'no-removed-kit-api')]; };
    expect([await target('^2.5.0'), await target('latest')]).toEqual([['range', true], ['unknown', true]]);
  });
});
