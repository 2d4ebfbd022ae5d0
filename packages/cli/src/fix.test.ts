/** What a shell sees of edits: files, patches, sentences, exit codes. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './testing/report-schema.js';
import { shell, shopApp, skAudit } from './testing/shop-app.js';

const LOGIN = 'src/routes/login/+page.server.js';
/** Kit 1 ignores a redirect that is not thrown: a safe fix. */
const KIT_1 = { 'package.json': '{ "name": "shop", "type": "module", "devDependencies": { "@sveltejs/kit": "1.30.4", "svelte": "4.2.20" } }' };
const login = (how: string) => `import { redirect } from '@sveltejs/kit';\nexport const load = () => {\n\t${how}redirect(303, '/home');\n};\n`;
const CART = 'src/routes/cart/+page.server.ts';
const text = (dir: string, path: string) => readFileSync(join(dir, path), 'utf8');
const oldShop = (more: { readonly [path: string]: string | undefined } = {}) => shopApp({ ...KIT_1, [CART]: undefined, 'src/routes/stock/+page.server.ts': undefined, [LOGIN]: login(''), ...more });

const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const git = (dir: string, args: readonly string[], input?: string): string => execFileSync('git', args, { cwd: dir, encoding: 'utf8', stdio: 'pipe', input, env: { PATH: process.env['PATH'], ...identity } });

describe('--fix', () => {
  it('edits the files, says how much it has fixed, and goes by what remains', () => {
    const dir = oldShop();
    expect(skAudit(dir, ['--fix'])).toEqual({ code: 0, err: '', out: expect.stringMatching(/^✔ No findings · 1 finding in 1 file fixed · \d+ files checked in [\d.]+ s$/m) });
    expect(text(dir, LOGIN)).toBe(login('throw '));
    expect(skAudit(dir, ['--fix']).out).toMatch(/^✔ No findings · \d+ files/m);
  });

  it('leaves suggestions to people, unless they are asked for', () => {
    const dir = shopApp({ 'src/routes/stock/+page.server.ts': undefined, [CART]: "import { fail } from '@sveltejs/kit';\nexport const actions = { default: async ({ locals }) => { if (!locals.cart) fail(400); return { cart: locals.cart }; } };\n" });
    expect(skAudit(dir, ['--fix', '-f', 'concise'])).toMatchObject({ code: 1, out: expect.stringContaining('return-fail') });
    expect(skAudit(dir, ['--fix-suggestions', '-f', 'agent'])).toEqual({ code: 0, err: '', out: 'No findings; 1 finding in 1 file fixed\n' });
    expect(text(dir, CART)).toContain('return fail(400)');
  });

  it('counts in the JSON report, which stays what it was', () => {
    const dir = oldShop();
    const report = JSON.parse(skAudit(dir, ['--fix', '-f', 'json']).out) as Report;
    expect(schemaErrors(report)).toEqual([]);
    expect(report).toMatchObject({ schemaVersion: 1, findings: [], fixed: { findings: 1, files: [LOGIN] } });
  });

  it('fixes no warning that --quiet hides', () => {
    const dir = shopApp({ 'sk-audit.config.json': '{ "rules": { "return-fail": "warn" } }', [CART]: "import { fail } from '@sveltejs/kit';\nexport const actions = { default: () => { throw fail(400); } };\n" });
    expect(skAudit(dir, ['--fix-suggestions', '--quiet']).out).not.toContain('fixed');
    expect(text(dir, CART)).toContain('throw fail');
  });

  it('ends with 2 and one sentence when a file cannot be written, which is as it was', () => {
    const dir = oldShop({ 'src/routes/in/+page.server.js': login('') });
    chmodSync(join(dir, LOGIN), 0o444);
    const { code, err, out } = skAudit(dir, ['--fix', '-f', 'concise']);
    expect([code, err]).toEqual([2, `sk-audit: "${LOGIN}" could not be written and is as it was: it is write-protected.\n`]);
    expect(out).toContain(`${LOGIN}:3:2: error`);
    expect([text(dir, LOGIN), text(dir, 'src/routes/in/+page.server.js')]).toEqual([login(''), login('throw ')]);
  });

  it('leaves everything as it is when the settings are wrong', () => {
    const dir = oldShop({ 'sk-audit.config.json': '{ "rules": { "no-such-rule": "off" } }' });
    expect(skAudit(dir, ['--fix'])).toMatchObject({ code: 2, out: '' });
    expect(text(dir, LOGIN)).toBe(login(''));
  });
});

describe('--diff', () => {
  it('prints a patch that git applies, writes nothing, and exits with 1', () => {
    const dir = oldShop({ [LOGIN]: login('').replaceAll('\n', '\r\n').trimEnd(), 'src/routes/(shop)/my [id]/+page.server.js': login('') });
    const { code, out, err } = skAudit(dir, ['--diff']);
    expect([code, err, text(dir, LOGIN)]).toEqual([1, 'sk-audit: 2 findings in 2 files can be fixed.\n', login('').replaceAll('\n', '\r\n').trimEnd()]);
    git(dir, ['init', '--quiet']);
    git(dir, ['apply', '--whitespace=nowarn', '-'], out);
    expect([text(dir, LOGIN), text(dir, 'src/routes/(shop)/my [id]/+page.server.js')]).toEqual([login('throw ').replaceAll('\n', '\r\n').trimEnd(), login('throw ')]);
    expect(skAudit(dir, ['--diff'])).toEqual({ code: 0, out: '', err: 'sk-audit: There is nothing to fix.\n' });
  });

  it('names files as the repository does, from wherever it is called', () => {
    const dir = shopApp({ ...KIT_1, 'package.json': '{ "workspaces": ["apps/*"] }', [CART]: undefined, 'src/routes/stock/+page.server.ts': undefined, 'svelte.config.js': undefined, 'apps/web/package.json': KIT_1['package.json'], 'apps/web/svelte.config.js': 'export default {};\n', [`apps/web/${LOGIN}`]: login('') });
    git(dir, ['init', '--quiet']);
    const { out } = skAudit(join(dir, 'apps/web'), ['--diff']);
    expect(out).toContain(`--- a/apps/web/${LOGIN}\n`);
    git(join(dir, 'apps/web'), ['apply', '-'], out);
    expect(text(dir, `apps/web/${LOGIN}`)).toBe(login('throw '));
  });

  it('ends with 0 with --exit-zero, and wants no report beside it', () => {
    const dir = oldShop();
    expect(skAudit(dir, ['--diff', '--exit-zero']).code).toBe(0);
    expect(skAudit(dir, ['--diff', '-f', 'json'])).toEqual({ code: 2, out: '', err: 'sk-audit: --diff prints a patch in place of a report, so it cannot stand beside --format.\n' });
  });
});

describe.skipIf(process.platform === 'win32')('--staged --fix', () => {
  it('fixes the file on the disk and stops the commit, which would have the old text', () => {
    const dir = oldShop({ [LOGIN]: undefined });
    git(dir, ['init', '--quiet', '-b', 'main']);
    git(dir, ['add', '-A']);
    git(dir, ['commit', '--quiet', '-m', 'Open']);
    shell(dir, `mkdir -p src/routes/login && printf "import { redirect } from '@sveltejs/kit';\\nexport const load = () => {\\n\\tredirect(303, '/home');\\n};\\n" > ${LOGIN}`);
    git(dir, ['add', '-A']);
    expect(skAudit(dir, ['--staged', '--fix', '-f', 'concise'])).toEqual({ code: 1, out: '', err: "sk-audit: 1 file fixed on the disk and not in git's index: stage what has changed, and commit again.\n" });
    expect([text(dir, LOGIN), git(dir, ['show', `:${LOGIN}`])]).toEqual([login('throw '), login('')]);
    git(dir, ['add', '-A']);
    expect(skAudit(dir, ['--staged', '--fix', '-f', 'concise'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('leaves a file that is staged in part to the person', () => {
    const dir = oldShop();
    git(dir, ['init', '--quiet', '-b', 'main']);
    git(dir, ['add', '-A']);
    writeFileSync(join(dir, LOGIN), `${login('')}// more to come\n`);
    expect(skAudit(dir, ['--staged', '--fix', '-f', 'concise'])).toMatchObject({ code: 1, err: `sk-audit: "${LOGIN}" stays as it is: what is staged of it is not what lies on the disk.\n` });
    expect(text(dir, LOGIN)).toBe(`${login('')}// more to come\n`);
    const { out } = skAudit(dir, ['--staged', '--diff']);
    git(dir, ['apply', '--cached', '-'], out);
    expect(git(dir, ['show', `:${LOGIN}`])).toBe(login('throw '));
  });
});

describe.skipIf(process.platform === 'win32')('--stdin', () => {
  it('with --fix gives the text back, fixed, and the report on stderr', () => {
    const dir = oldShop();
    const typed = `printf '\\xEF\\xBB\\xBF%s' "$(cat ${LOGIN})" | sk-audit --stdin --stdin-filename ${LOGIN}`;
    expect(shell(dir, `${typed} --fix`)).toEqual({ code: 0, out: `\uFEFF${login('throw ').trimEnd()}`, err: expect.stringMatching(/^✔ No findings · 1 finding in 1 file fixed/m) });
    expect(shell(dir, `sk-audit --stdin --stdin-filename src/lib/a.ts --fix -f concise < package.json`).out).toBe(KIT_1['package.json']);
    expect(text(dir, LOGIN)).toBe(login(''));
  });

  it('with --diff gives a patch', () => {
    const { code, out } = shell(oldShop(), `sk-audit --stdin --stdin-filename ${LOGIN} --diff < ${LOGIN}`);
    expect([code, out]).toEqual([1, expect.stringContaining("\n-\tredirect(303, '/home');\n+\tthrow redirect(303, '/home');\n")]);
  });
});
