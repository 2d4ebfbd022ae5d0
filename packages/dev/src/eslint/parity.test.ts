/** ESLint and the CLI find the same, in the same words, wherever both look. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { ESLint as ESLint9 } from 'eslint-9';
import { rules as pluginRules } from 'eslint-plugin-sk-audit';
import { afterAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../workspace.js';
import { compareHosts, type EslintClass } from './compare-hosts.js';
import { ruleExamples, writeExampleApps } from './example-apps.js';

const versions: readonly (readonly [string, EslintClass])[] = [['ESLint 9', ESLint9 as unknown as EslintClass], ['ESLint 10', ESLint as unknown as EslintClass]];
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-parity-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

describe.each(versions)('%s', (_, Eslint) => {
  it.each(['demo-app', 'kit1-app', 'kit3-app', 'playground'])('finds in fixtures/%s what the CLI finds', { timeout: 60_000 }, async (name) => {
    const { cli, eslint, unparsed } = await compareHosts(join(REPOSITORY, 'fixtures', name), Eslint);
    expect(eslint).toEqual(cli);
    expect(cli.length).toBeGreaterThan(0);
    expect(unparsed).toEqual([]);
  });
});

it('finds in every example of every rule what the CLI finds, and every rule somewhere', { timeout: 120_000 }, async () => {
  writeExampleApps(folder, await ruleExamples('shown'));
  const { cli, eslint, unparsed } = await compareHosts(folder, ESLint as unknown as EslintClass);
  expect(eslint).toEqual(cli);
  const found = new Set(cli.map((line) => / sk-audit\/([\w-]+) /.exec(line)?.[1]));
  expect(Object.keys(pluginRules).filter((id) => !found.has(id))).toEqual([]);
  expect(unparsed.length).toBeLessThan(10);
});
