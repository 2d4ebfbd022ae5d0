/** Nothing is loaded that a run does not need. */
import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';
import { installBundle, loadedBy } from './installed-bundle.js';
import { REPOSITORY } from './workspace.js';

/** What is never needed on the way when nothing is odd. */
const HEAVY = ['eslint', 'svelte', 'svelte-eslint-parser', 'ts-morph', 'typescript', '@typescript-eslint/parser', '@clack/prompts', 'vite'];
/** What every run loads. */
const START = ['bin/sk-audit.js', 'dist/main.js', 'dist/rolldown-runtime.js'];
const WITH_REPORT = [...START, 'dist/audits.js', 'dist/reporters.js'];

describe('the published command loads', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-start-')));
  const shop = join(home, 'shop');
  const cache = ['--cache-location', join(home, 'cache')];
  let published = '';
  const git = (...args: readonly string[]) => expect(runCommand('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], shop).code).toBe(0);
  const loaded = (...words: readonly string[]) => loadedBy(published, words, shop);

  beforeAll(async () => {
    published = await installBundle(home);
    cpSync(join(REPOSITORY, 'fixtures/demo-app'), shop, { recursive: true });
    git('init', '--quiet');
    git('add', '-A');
    git('commit', '--quiet', '-m', 'Open the shop');
    loaded(...cache);
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true }));

  it.each(['--help', '--version'])('the start for %s, and nothing of others', (option) => {
    const { code, modules } = loaded(option);
    expect(code).toBe(0);
    expect(modules.filter((name) => !START.includes(name))).toEqual([]);
  });

  it('the start and a reporter when nothing has changed', () => {
    const { stdout, code, modules } = loaded(...cache);
    expect(code).toBe(1);
    expect(stdout).toContain('findings');
    expect(modules.filter((name) => !WITH_REPORT.includes(name))).toEqual([]);
  });

  it('no parser when only the question is another one', () => {
    const { code, modules } = loaded(...cache, '--rule', 'return-fail=off');
    expect(code).toBe(1);
    expect(modules).toContain('dist/engine.js');
    expect(modules.filter((name) => [...HEAVY, 'oxc-parser', 'yaml'].includes(name))).toEqual([]);
  });

  it('one parser for three staged files, and nothing when they are the same again', () => {
    for (const file of ['src/routes/+page.svelte', 'src/routes/+layout.svelte']) appendFileSync(join(shop, file), '\n<!-- new -->\n');
    writeFileSync(join(shop, 'src/lib/new.ts'), 'export const fresh = 1;\n');
    git('add', '-A');
    const first = loaded(...cache, '--staged');
    expect(first.stdout).toContain('3 staged files');
    expect(first.modules).toContain('oxc-parser');
    expect(first.modules.filter((name) => HEAVY.includes(name))).toEqual([]);
    const again = loaded(...cache, '--staged');
    expect(again.stdout.replace(/\d+\.\d s/, '')).toBe(first.stdout.replace(/\d+\.\d s/, ''));
    expect(again.modules.filter((name) => !WITH_REPORT.includes(name))).toEqual([]);
  });

  it('the parsers for a cold run, and none of those for odd files', () => {
    const { modules } = loaded('--no-cache');
    expect(modules).toContain('oxc-parser');
    expect(modules.filter((name) => HEAVY.includes(name))).toEqual([]);
  });
});
