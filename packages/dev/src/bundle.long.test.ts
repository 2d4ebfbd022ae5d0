/** The packed tarball, installed by npm as a user would: it needs the network, or npm's cache. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';
import { runCommand } from './run-command.js';
import { REPOSITORY } from './workspace.js';

/** npm is a script on Windows, and takes what pnpm and npx set for their own children for its own settings. */
function npm(args: readonly string[], cwd: string) {
  const inherited = Object.keys(process.env).filter((name) => /^npm_(config_(?!registry|cache)|package_|lifecycle_)/i.test(name));
  const env = Object.fromEntries(inherited.map((name) => [name, undefined]));
  return process.platform === 'win32' ? runCommand('cmd', ['/c', 'npm', ...args], cwd, env) : runCommand('npm', args, cwd, env);
}

describe('the packed tarball', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-pack-')));
  afterAll(() => rmSync(home, { recursive: true }));

  it('installs into an empty folder and audits an app there', async () => {
    await bundle(join(home, 'package'));
    const packed = npm(['pack', '--json', '--pack-destination', home], join(home, 'package'));
    expect(packed.code, packed.stderr).toBe(0);
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const install = npm(['install', `../${filename}`, '--prefer-offline', '--no-audit', '--no-fund'], empty);
    expect(install.code, install.stderr).toBe(0);

    const bin = join(empty, 'node_modules/sk-audit/bin/sk-audit.js');
    expect(runCommand(process.execPath, [bin, '--version'], empty).stdout.trim()).toBe('0.0.0');

    cpSync(join(REPOSITORY, 'fixtures/demo-app'), join(empty, 'shop'), { recursive: true });
    const audit = runCommand(process.execPath, [bin, 'shop', '--format', 'concise', '--no-cache'], empty);
    expect(audit.stderr).toBe('');
    expect(audit.stdout).toContain('shop/src/');
    expect(audit.code).toBe(1);
  }, 180_000);
});
