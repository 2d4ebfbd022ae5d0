import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { moduleSpecifiers } from './module-specifiers.js';
import { runCommand } from './run-command.js';
import { dependenciesOf, installBundle } from './installed-bundle.js';
import { REPOSITORY } from './workspace.js';

/** The packages that the bundle in the folder imports, sorted. */
function importedBy(folder: string): readonly string[] {
  const dist = join(folder, 'dist');
  const named = readdirSync(dist).filter((file) => file.endsWith('.js')).flatMap((file) => moduleSpecifiers(readFileSync(join(dist, file), 'utf8')));
  const packages = named.filter((name) => !/^(node:|\.)/.test(name) && !builtinModules.includes(name));
  return [...new Set(packages.map((name) => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')))].sort();
}

describe('the published package', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-bundle-')));
  let published = '';

  beforeAll(async () => {
    published = await installBundle(home);
    cpSync(join(REPOSITORY, 'fixtures/demo-app'), join(home, 'shop'), { recursive: true });
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true }));

  const skAudit = (...args: readonly string[]) => runCommand(process.execPath, [join(published, 'bin/sk-audit.js'), ...args], home);

  it('depends on what its code imports, and on nothing else', () => {
    expect(importedBy(published)).toEqual(dependenciesOf(published));
  });

  it('is joined by the ESLint plugin, which depends on what its code imports, too', async () => {
    const plugin = join(home, 'plugin');
    await bundle(plugin, 'eslint-plugin-sk-audit');
    expect(importedBy(plugin)).toEqual(dependenciesOf(plugin));
    expect(readdirSync(plugin).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json', 'types.d.ts']);
  });

  it('passes on the licenses of the packages whose code is in it', () => {
    const licenses = readFileSync(join(published, 'dist/LICENSES-OF-PACKAGES'), 'utf8');
    expect(licenses.match(/^\S+ \d+\.\d+\.\d+$/gm)?.map((line) => line.split(' ')[0])).toEqual(['commander', 'picocolors', 'std-env', 'semver', 'picomatch', 'ignore', 'jsonc-parser', 'tinyglobby', 'fdir']);
    expect(licenses.match(/Permission (to use|is hereby granted)/g)).toHaveLength(9);
  });

  it('is named by its code to the letter', async () => {
    const buildOf = (folder: string) => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly build: string }).build;
    const again = join(home, 'again');
    await bundle(again);
    expect(buildOf(again)).toBe(buildOf(published));
    expect(buildOf(again)).toMatch(/^[0-9a-f]{40}$/);
  });

  it('runs in a folder that holds nothing but it and its dependencies', () => {
    const { stdout, code } = skAudit('--version');
    expect(stdout.trim()).toBe('0.0.0');
    expect(code).toBe(0);
  });

  it('audits an app there', () => {
    const { stdout, stderr, code } = skAudit('shop', '--format', 'json', '--no-cache');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const rules = new Set((JSON.parse(stdout) as { findings: readonly { rule: string }[] }).findings.map((finding) => finding.rule));
    expect(rules.size).toBeGreaterThanOrEqual(5);
  });

  it('moves a module there', () => {
    const { stdout, stderr, code } = skAudit('move', 'shop/src/lib/money.ts', 'shop/src/lib/shared/', '--dry-run');
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('$lib/money → $lib/shared/money');
  });

  it('has the style and the script of the HTML report in it', () => {
    const { stdout } = skAudit('shop', '--format', 'html', '--no-cache');
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(stdout)?.[1];
    for (const name of ['style', 'script']) {
      const [, text = ''] = new RegExp(`<${name}>([^]*?)</${name}>`).exec(stdout) ?? [];
      expect(text.length).toBeGreaterThan(5_000);
      expect(policy).toContain(`sha256-${createHash('sha256').update(text).digest('base64')}`);
    }
  });
});
