/** What a commit sees: hooks of real repositories, lists of files, texts of editors, baselines. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './testing/report-schema.js';
import { BIN, shell, shopApp, skAudit } from './testing/shop-app.js';

const MISTAKE = `import { fail } from '@sveltejs/kit';\nexport const actions = { default: async () => { throw fail(400, {}); } };\n`;
const PLACE = 'src/routes/gift/+page.server.ts:2:55: error return-fail';
const places = (out: string) => out.split('\n').map((line) => line.split(' ').slice(0, 3).join(' ')).filter(Boolean);

const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

/** What git says, and with which exit code. */
function git(dir: string, ...args: readonly string[]): { readonly code: number; readonly said: string } {
  try {
    return { code: 0, said: execFileSync('git', args, { cwd: dir, encoding: 'utf8', stdio: 'pipe', env: { PATH: process.env['PATH'], ...identity } }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { readonly status: number; readonly stdout: string; readonly stderr: string };
    return { code: status, said: stdout + stderr };
  }
}

/** The shop in a repository, committed. */
function committedShop(): string {
  const dir = shopApp();
  git(dir, 'init', '--quiet', '-b', 'main');
  git(dir, 'add', '-A');
  git(dir, 'commit', '--quiet', '-m', 'Open');
  return dir;
}

function write(dir: string, files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

describe.skipIf(process.platform === 'win32')('a hook', () => {
  const dir = committedShop();
  write(dir, { '.git/hooks/pre-commit': `#!/bin/sh\nexec '${process.execPath}' '${BIN}' --staged -f concise --no-cache\n` });
  chmodSync(join(dir, '.git/hooks/pre-commit'), 0o755);

  it('stops the commit that adds a mistake, however it is made, and lets others pass in an app that has some', () => {
    write(dir, { 'src/routes/gift/+page.server.ts': MISTAKE, 'src/routes/+page.svelte': '<h1>Our shop</h1>\n' });
    expect(git(dir, 'commit', '--quiet', '-m', 'Only the page', 'src/routes/+page.svelte')).toEqual({ code: 0, said: '' });
    git(dir, 'add', '-A');
    const stopped = git(dir, 'commit', '-m', 'Gifts');
    expect([stopped.code, places(stopped.said)]).toEqual([1, [PLACE]]);
    git(dir, 'reset', '--quiet');
    expect(git(dir, 'commit', '--quiet', '--allow-empty', '-m', 'Nothing')).toEqual({ code: 0, said: '' });
    git(dir, 'add', '-N', 'src/routes/gift/+page.server.ts');
    expect(git(dir, 'commit', '-a', '-m', 'All').code).toBe(1);
    expect(git(dir, 'commit', '-m', 'By name', 'src/routes/gift/+page.server.ts').code).toBe(1);
  });
});

describe('--staged and --since', () => {
  const dir = committedShop();

  it('say what was compared, in every format', () => {
    expect(skAudit(dir, ['--staged'])).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^✔ No new findings: nothing is staged · /m) });
    write(dir, { 'src/routes/gift/+page.server.ts': MISTAKE, 'src/routes/thanks/+page.svelte': '<h1>Thanks</h1>\n' });
    git(dir, 'add', '-A');
    const { code, out } = skAudit(dir, ['--staged']);
    expect(code).toBe(1);
    expect(out).toMatch(/^✖ 1 new finding \(1 error\) in 1 of 2 staged files · 1 fixable with --fix · 2 older · \d+ files checked/m);
    const report = JSON.parse(skAudit(dir, ['--staged', '-f', 'json']).out) as Report;
    expect(schemaErrors(report)).toEqual([]);
    expect(report.comparison?.changed).toEqual(['src/routes/gift/+page.server.ts', 'src/routes/thanks/+page.svelte']);
    expect(skAudit(dir, ['--since', 'HEAD']).out).toMatch(/^✖ 1 new finding \(1 error\) in 1 of 2 files changed since HEAD · 1 fixable with --fix · 2 older/m);
  });

  it('are 2 when there is nothing to compare with', () => {
    expect(skAudit(shopApp(), ['--staged'])).toMatchObject({ code: 2, out: '', err: 'sk-audit: --staged compares two states of a git repository, and there is none around this folder.\n' });
    expect(skAudit(dir, ['--since', 'mian'])).toMatchObject({ code: 2, out: '', err: 'sk-audit: git knows no commit "mian". Name a branch, a tag or a commit: --since main.\n' });
    expect(skAudit(dir, ['--staged'], { PATH: '' })).toMatchObject({ code: 2, err: 'sk-audit: --staged needs git, which is not installed or refuses this repository: "git status" says why.\n' });
  });
});

describe('files that are named', () => {
  it('are reported on alone; one that lies in no app is named on stderr', () => {
    const dir = shopApp({ 'src/routes/gift/+page.server.ts': MISTAKE });
    const { code, out, err } = skAudit(join(dir, '..'), ['-f', 'concise', join(dir, 'src/routes/gift/+page.server.ts'), join(dir, '../README.md')]);
    expect([code, places(out).length]).toEqual([1, 1]);
    expect(err).toMatch(/^sk-audit: There is no file or folder ".*README\.md"\.\n$/);
  });

  it.skipIf(process.platform === 'win32')('may come from standard input', () => {
    const dir = shopApp();
    write(dir, { mistake: MISTAKE });
    const { out } = shell(dir, 'sk-audit --stdin --stdin-filename src/routes/gift/+page.server.ts -f concise < mistake; sk-audit --stdin --stdin-filename src/routes/cart/+page.server.ts -f concise < /dev/null');
    expect(places(out)).toEqual([PLACE]);
  });
});

describe('a baseline', () => {
  it('keeps old findings from failing the run, and is counted in each summary', () => {
    const dir = shopApp();
    expect(skAudit(dir, ['--update-baseline'])).toMatchObject({ code: 0, err: 'sk-audit: "sk-audit-baseline.json" has 2 entries now: 2 added, 0 removed.\n', out: expect.stringMatching(/^✔ No findings · 2 baselined · /m) });
    expect(skAudit(dir, []).code).toBe(1);
    expect(skAudit(dir, ['--baseline']).code).toBe(0);
    write(dir, { 'src/routes/gift/+page.server.ts': MISTAKE });
    const { code, out } = skAudit(dir, ['--baseline', '-f', 'json']);
    const report = JSON.parse(out) as Report;
    expect([code, report.summary.errors, report.summary.baselined, schemaErrors(report)]).toEqual([1, 1, 2, []]);
    rmSync(join(dir, 'src/routes/cart/+page.server.ts'));
    expect(skAudit(dir, ['--baseline']).err).toBe('sk-audit: 1 entry in "sk-audit-baseline.json" is gone from the code: --prune-baseline strikes it out.\n');
    expect(skAudit(dir, ['--prune-baseline'])).toMatchObject({ code: 1, err: 'sk-audit: 1 entry removed from "sk-audit-baseline.json".\n' });
    expect(readFileSync(join(dir, 'sk-audit-baseline.json'), 'utf8').match(/fingerprint/g)).toHaveLength(1);
  });
});
