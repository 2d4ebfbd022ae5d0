/** The same on apps that nobody wrote for a test: the templates of `sv create` (which needs the network, or npm's cache), and a large one. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { ESLint as ESLint9 } from 'eslint-9';
import { afterAll, describe, expect, it } from 'vitest';
import { writeApp } from '../bench/generated-app.js';
import { runCommand } from '../run-command.js';
import { compareHosts, type EslintClass } from './compare-hosts.js';
import { ruleExamples, writeExampleApps } from './example-apps.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-parity-long-')));
afterAll(() => rmSync(home, { recursive: true, force: true }), 60_000);

/** A mistake of each side, so that there is something to compare. */
const MISTAKES = "import { fail } from '@sveltejs/kit';\nlet last;\nexport const actions = { default: async ({ request }) => { last = await request.formData(); throw fail(400); } };\nexport const load = () => ({ last });\n";

describe('ESLint and the CLI find the same', () => {
  it.each(['demo', 'minimal', 'library'])('in the %s template of `sv create`', { timeout: 120_000 }, async (template) => {
    const app = join(home, template);
    const made = runCommand('npx', ['-y', 'sv@0.17.1', 'create', template, '--template', template, '--types', 'ts', '--no-add-ons', '--no-install'], home);
    expect(made.code, made.stderr).toBe(0);
    writeFileSync(join(app, 'src/routes/+page.server.ts'), MISTAKES);
    const { cli, eslint } = await compareHosts(app, ESLint as unknown as EslintClass);
    expect(eslint).toEqual(cli);
    expect(cli.length).toBeGreaterThan(1);
  });

  it('in an app of 300 routes', { timeout: 300_000 }, async () => {
    const { cli, eslint } = await compareHosts(writeApp(join(home, 'large'), 300), ESLint as unknown as EslintClass);
    expect(eslint).toEqual(cli);
  });

  it.each([['ESLint 9', ESLint9 as unknown as EslintClass], ['ESLint 10', ESLint as unknown as EslintClass]])('in every example and near-miss of every rule with %s', { timeout: 600_000 }, async (name, Eslint) => {
    const folder = join(home, name);
    writeExampleApps(folder, await ruleExamples('all'));
    const { cli, eslint } = await compareHosts(folder, Eslint);
    expect(eslint).toEqual(cli);
  });
});
