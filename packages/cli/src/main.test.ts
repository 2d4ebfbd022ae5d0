/** What a shell sees of the built command. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './testing/report-schema.js';
import { shell, shopApp, skAudit } from './testing/shop-app.js';

const ERROR = 'src/routes/cart/+page.server.ts:4:11: error return-fail';
const WARNING = 'src/routes/stock/+page.server.ts:1:65: warn no-internal-fetch-in-server-load';
const ONLY_WARNINGS = { 'src/routes/cart/+page.server.ts': undefined } as const;

const reportOf = (out: string) => JSON.parse(out) as Report;
const places = (out: string) => out.split('\n').map((line) => line.split(' ').slice(0, 3).join(' ')).filter(Boolean);

describe('exit codes', () => {
  const app = shopApp();

  it('is 1 for an error, and stderr stays silent', () => {
    const { code, out, err } = skAudit(app, ['-f', 'concise']);
    expect(places(out)).toEqual(expect.arrayContaining([ERROR, WARNING]));
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  it('is 0 when nothing reaches --fail-on', () => {
    expect(skAudit(app, ['--rule', 'return-fail=off'])).toMatchObject({ code: 0, err: '' });
    expect(skAudit(app, ['--fail-on', 'none']).code).toBe(0);
    expect(skAudit(app, ['--exit-zero']).code).toBe(0);
  });

  it('is 1 for a warning only when asked', () => {
    const quietShop = shopApp(ONLY_WARNINGS);
    expect(skAudit(quietShop, []).code).toBe(0);
    expect(skAudit(quietShop, ['--fail-on', 'warn']).code).toBe(1);
    expect(skAudit(quietShop, ['--max-warnings', '0'])).toMatchObject({ code: 1, err: 'sk-audit: The report has 1 warning; --max-warnings allows 0.\n' });
    expect(skAudit(quietShop, ['--max-warnings', '9']).code).toBe(0);
  });

  it.each<[string, readonly string[], string]>([
    ['an unknown option', ['--stagd'], 'Unknown option "--stagd". Did you mean "--staged"?'],
    ['an unknown rule', ['--rule', 'retrun-fail'], 'Unknown rule "retrun-fail". Did you mean "return-fail"?'],
    ['a path that is not there', ['src/rotes'], 'There is no file or folder "src/rotes".'],
    ['a settings file that is not there', ['--config', 'strict.json'], 'There is no settings file "strict.json".'],
    ['an output that cannot be written', ['-o', 'src'], 'The report cannot be written to "src": it is a folder.'],
  ])('is 2 for %s', (_, words, sentence) => {
    expect(skAudit(app, words)).toMatchObject({ code: 2, err: `sk-audit: ${sentence}\n` });
  });

  it('is 2 for a folder without an app, and for settings that are wrong', () => {
    const empty = shopApp(Object.fromEntries(['package.json', 'svelte.config.js'].map((path) => [path, undefined])));
    expect(skAudit(join(empty, 'src'), ['.'])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^sk-audit: There is no SvelteKit app .*\n$/) });
    const misspelt = shopApp({ 'sk-audit.config.json': '{ "rules": { "return-fail": "warning" }, "overides": [] }' });
    expect(skAudit(misspelt, [])).toEqual({
      code: 2,
      out: '',
      err: 'sk-audit: The settings in "sk-audit.config.json" are wrong. Unknown key "overides". Did you mean "overrides"? Rule "return-fail" has the severity "warning"; it must be "off", "info", "warn" or "error". Did you mean "warn"?\n',
    });
  });

  it('stays what it is when one file cannot be parsed, and is 2 when none can', () => {
    const { code, out, err } = skAudit(shopApp({ 'src/lib/broken.ts': 'export const = ;' }), ['-f', 'json']);
    expect(reportOf(out).unparsed.map(({ path }) => path)).toEqual(['src/lib/broken.ts']);
    expect(err).toMatch(/^sk-audit: src\/lib\/broken\.ts could not be parsed: .*\n$/);
    expect(code).toBe(1);
    const hopeless = shopApp({
      ...Object.fromEntries(['src/routes/cart/+page.svelte', 'src/routes/cart/+page.server.ts', 'src/routes/stock/+page.server.ts', 'src/routes/api/stock/+server.ts'].map((path) => [path, undefined])),
      'svelte.config.js': undefined,
      'src/routes/+page.svelte': '{#if',
    });
    expect(skAudit(hopeless, [])).toMatchObject({ code: 2, err: expect.stringContaining('No file could be parsed.') });
  });
});

describe('reports', () => {
  const app = shopApp();

  it('follow the published schema as JSON', () => {
    const { out } = skAudit(app, ['-f', 'json']);
    expect(schemaErrors(reportOf(out))).toEqual([]);
    expect(reportOf(out)).toMatchObject({ tool: { name: 'sk-audit' }, apps: [{ root: '.', kit: '2.70.4' }], summary: { errors: 1 } });
  });

  it('name paths as seen from the working directory', () => {
    const { out } = skAudit(join(app, 'src/routes'), ['-f', 'concise', '../..']);
    expect(places(out)).toContain('cart/+page.server.ts:4:11: error return-fail');
  });

  it('go to files beside the terminal', () => {
    const { out } = skAudit(app, ['-o', 'reports/shop.json', '-o', 'concise=reports/shop.txt']);
    expect(out).toContain('✖ ');
    expect(schemaErrors(reportOf(readFileSync(join(app, 'reports/shop.json'), 'utf8')))).toEqual([]);
    expect(places(readFileSync(join(app, 'reports/shop.txt'), 'utf8'))).toContain(ERROR);
    expect(places(skAudit(app, ['-o', 'concise=-']).out)).toContain(ERROR);
  });

  it('come several at once, one for each reader', () => {
    const { out } = skAudit(app, ['-f', 'concise', '-o', 'out/audit.sarif', '-o', 'gitlab=out/quality.json', '-o', 'junit=out/tests.xml', '-o', 'out/comment.md']);
    const text = (path: string) => readFileSync(join(app, 'out', path), 'utf8');
    expect(places(out)).toContain(ERROR);
    expect(JSON.parse(text('audit.sarif')).runs[0].results[0].ruleId).toBe('return-fail');
    expect(JSON.parse(text('quality.json'))[0].check_name).toBe('return-fail');
    expect(text('tests.xml')).toContain('<testcase name="return-fail: ');
    expect(text('comment.md')).toMatch(/^<!-- sk-audit -->\n/);
  });

  it('name files from the top of the repository where the reader knows only that', () => {
    const monorepo = shopApp();
    mkdirSync(join(monorepo, '.git'));
    const { out } = skAudit(join(monorepo, 'src'), ['-f', 'checkstyle']);
    expect(out).toContain('<file name="src/routes/cart/+page.server.ts">');
  });

  it('annotate and sum up in GitHub Actions, without the code giving commands', () => {
    const shop = shopApp();
    const file = join(shop, 'src/routes/cart/+page.server.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('throw fail', 'throw /* ##[stop-commands]x */ fail'));
    const { code, out } = skAudit(shop, [], { GITHUB_ACTIONS: 'true', CI: 'true', GITHUB_STEP_SUMMARY: 'summary.md' });
    expect(code).toBe(1);
    expect(out).toContain('throw /* ## [stop-commands]x */ fail');
    expect(out).toMatch(/\n::error file=src\/routes\/cart\/\+page\.server\.ts,line=4,.*\n::warning file=src\/routes\/stock/);
    expect(readFileSync(join(shop, 'summary.md'), 'utf8')).toContain('## sk-audit: 2 findings');
    const asked = skAudit(shop, ['-f', 'concise'], { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'other.md' });
    expect(asked.out).not.toContain('::error');
    expect(existsSync(join(shop, 'other.md'))).toBe(false);
  });

  it('do not fail for want of a job summary', () => {
    const { code, err } = skAudit(app, [], { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: 'src' });
    expect({ code, err }).toEqual({ code: 1, err: 'sk-audit: The report cannot be written to "src": it is a folder.\n' });
  });

  it('are short for an agent, unless a format is asked for', () => {
    const { out, err } = skAudit(app, [], { CLAUDECODE: '1' });
    expect(out).toMatch(/^src\/routes\/cart\/\+page\.server\.ts:4:11 error return-fail: .* \| fix: /);
    expect(err).toBe('sk-audit: Short report, because claude seems to read it; --format pretty or SK_AUDIT_FORMAT=pretty gives the usual one.\n');
    expect(skAudit(app, [], { CLAUDECODE: '1', SK_AUDIT_FORMAT: 'pretty' })).toMatchObject({ err: '', out: expect.stringContaining('✖ ') });
    expect(skAudit(app, ['-o', 'json=-'], { CLAUDECODE: '1' })).toMatchObject({ err: '', out: expect.stringMatching(/^\{/) });
  });

  it('hold errors only with --quiet, while the exit code counts everything', () => {
    const { code, out } = skAudit(app, ['-f', 'concise', '--quiet', '--rule', 'return-fail=off', '--fail-on', 'warn']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  it('take severities from --rule over those of the settings', () => {
    const strict = shopApp({ 'sk-audit.config.jsonc': '{ "rules": { "no-internal-fetch-in-server-load": "error", /* not here */ "return-fail": "off" } }' });
    expect(places(skAudit(strict, ['-f', 'concise']).out)).toContain(WARNING.replace('warn', 'error'));
    expect(places(skAudit(strict, ['-f', 'concise', '--rule', 'no-internal-fetch-in-server-load=info']).out)).toContain(WARNING.replace('warn', 'info'));
    expect(places(skAudit(strict, ['-f', 'concise', '--rule', 'return-fail']).out)).toContain(ERROR);
  });

  it('describe the apps with --verbose', () => {
    expect(skAudit(app, []).out).not.toContain('app: .: SvelteKit 2.70.4');
    expect(skAudit(app, ['--verbose']).out).toContain('app: .: SvelteKit 2.70.4');
  });

  it('hold the findings of every rule with --all-rules', () => {
    const rule = 'require-use-enhance';
    expect(skAudit(app, ['-f', 'concise']).out).not.toContain(rule);
    expect(skAudit(app, ['-f', 'concise', '--all-rules']).out).toContain(rule);
  });

  it('leave the facts for the next run where --cache-location says, unless --no-cache', () => {
    skAudit(app, ['--no-cache', '--cache-location', 'kept']);
    expect(existsSync(join(app, 'kept'))).toBe(false);
    skAudit(app, ['--cache-location', 'kept']);
    expect(readdirSync(join(app, 'kept'))).toEqual([expect.stringMatching(/^facts-\w+\.cache$/)]);
  });

  it('show what comments disable when asked', () => {
    const file = 'src/routes/cart/+page.server.ts';
    const excused = shopApp({});
    writeFileSync(join(excused, file), readFileSync(join(excused, file), 'utf8').replace('    throw', '    // sk-audit-disable-next-line return-fail -- the shop closes next week\n    throw'));
    const silent = reportOf(skAudit(excused, ['-f', 'json']).out);
    expect(silent.suppressed).toMatchObject([{ rule: 'return-fail', path: file, reason: 'the shop closes next week' }]);
    expect(places(skAudit(excused, ['-f', 'concise', '--no-inline-disables']).out)).toContain(ERROR.replace(':4:', ':5:'));
  });

  it('are coloured only when somebody sees or wants it', () => {
    expect(skAudit(app, []).out).not.toContain('\u001b');
    expect(skAudit(app, [], { CI: 'true' }).out).not.toContain('\u001b');
    expect(skAudit(app, [], { FORCE_COLOR: '1' }).out).toContain('\u001b[31m');
    expect(skAudit(app, ['--no-color'], { FORCE_COLOR: '1' }).out).not.toContain('\u001b');
    expect(skAudit(app, ['-f', 'json'], { FORCE_COLOR: '1' }).out).not.toContain('\u001b');
  });

  it('reach a folder that is named like a command', () => {
    const clash = shopApp({});
    const inner = join(clash, 'rules');
    mkdirSync(inner);
    expect(skAudit(clash, ['rules']).out).toContain('no-redirect-in-try');
    expect(skAudit(clash, ['./rules']).out).not.toContain('no-redirect-in-try');
  });
});

describe.skipIf(process.platform === 'win32')('pipes', () => {
  const dropped = Array.from({ length: 1500 }, (_, index) => `    fail(400, { message: 'Line ${index} of the order is wrong' });\n`).join('');
  const app = shopApp({ 'src/routes/cart/+page.server.ts': `import { fail } from '@sveltejs/kit';\nexport const actions = {\n  default: async () => {\n${dropped}  },\n};\n` });

  it('get a large report whole, also when they read slowly', () => {
    const { out, err } = shell(app, 'sk-audit -f json | (sleep 1; cat); echo "${PIPESTATUS[0]}" >&2');
    expect(out.length).toBeGreaterThan(1_000_000);
    expect(reportOf(out).summary.errors).toBeGreaterThanOrEqual(1500);
    expect(err).toBe('1\n');
  });

  it('may close early', () => {
    const { out, err } = shell(app, 'sk-audit -f json | head -c 1; echo "${PIPESTATUS[0]}" >&2');
    expect({ out, err }).toEqual({ out: '{', err: '1\n' });
    expect(shell(app, 'export GITHUB_ACTIONS=true; sk-audit | head -c 1; echo "${PIPESTATUS[0]}" >&2').err).toBe('1\n');
  });

  it.skipIf(process.platform !== 'linux')('may be full', () => {
    expect(shell(app, 'sk-audit > /dev/full')).toMatchObject({ code: 2, err: expect.stringMatching(/^sk-audit: The report cannot be written: ENOSPC.*\n$/) });
  });
});

describe('rules and explain', () => {
  it('need no app', () => {
    const { code, out } = skAudit('/', ['rules', '--json']);
    const rules = JSON.parse(out) as readonly { id: string }[];
    expect(code).toBe(0);
    expect(rules.map(({ id }) => id)).toContain('return-fail');
    expect(skAudit('/', ['explain', 'return-fail'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('\nWhy\n') });
  });

  it('have options of their own', () => {
    expect(skAudit('/', ['explain', 'return-fail', '--no-color'], { FORCE_COLOR: '1' }).out).not.toContain('\u001b');
  });
});
