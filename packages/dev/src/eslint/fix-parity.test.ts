/** `eslint --fix` and `sk-audit --fix` make the same text of the same file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-sk-audit';
import { rules } from '@sk-audit/rules';
import { afterAll, expect, it } from 'vitest';
import { REPOSITORY } from '../workspace.js';
import { ruleExamples, writeExampleApps } from './example-apps.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-fix-parity-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

it('in every example of every rule that fixes', { timeout: 120_000 }, async () => {
  const fixing = new Set(rules.filter(({ fix }) => fix === 'safe').map(({ id }) => id));
  writeExampleApps(folder, (await ruleExamples('shown')).filter(({ rule }) => fixing.has(rule)));
  const results = await new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: plugin.configs.all, fix: true }).lintFiles(['.']);
  const parsed = results.filter(({ messages }) => !messages.some(({ fatal }) => fatal));
  const byEslint = new Map(parsed.map(({ filePath, output }) => [filePath, output ?? readFileSync(filePath, 'utf8')]));
  const { status, stderr } = spawnSync(process.execPath, [join(REPOSITORY, 'packages/cli/bin/sk-audit.js'), '--all-rules', '--fix', '--format', 'concise', '--no-cache'], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).not.toBe(2);
  expect(Object.fromEntries([...byEslint.keys()].map((path) => [path, readFileSync(path, 'utf8')]))).toEqual(Object.fromEntries(byEslint));
  expect(parsed.filter(({ output }) => output !== undefined).length).toBeGreaterThan(fixing.size / 2);
});
