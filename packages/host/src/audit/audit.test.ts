import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Report, Rule } from '@sk-audit/core';
import { FACTS_VERSION } from '@sk-audit/extract';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { writeSealed } from '../cache/sealed-file.js';
import { priceRule, unusedDisableRule } from '../testing/rules.js';
import { type Files, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { UserError } from '../user-error.js';
import { audit, type AuditRequest } from './audit.js';

const MANIFEST = JSON.stringify({ name: 'shop', devDependencies: { '@sveltejs/kit': '^2.5.0', svelte: '^5.0.0' } });
const APP: Files = { 'package.json': MANIFEST, 'svelte.config.js': 'export default {};\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

function run(cwd: string, more: Partial<AuditRequest> = {}): Report {
  return audit({ paths: ['.'], cwd, rules: [priceRule(), unusedDisableRule()], version: '1.0.0', cache: false, ...more }).report;
}

/** `path:line:column rule` of each finding. */
function places(report: Report): readonly string[] {
  return report.findings.map(({ path, start, rule }) => `${path}:${start.line}:${start.column} ${rule}`);
}

describe('a file that is named', () => {
  it('is the only one that counts: files beside it are neither counted nor listed as unparsed', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'export const = 1;\n', 'src/lib/tax.ts': 'export const tax = 1;\n' });
    const count = (path: string) => { const { summary, unparsed } = run(root, { paths: [path] }); return [summary.files, unparsed.map((one) => one.path)]; };
    expect([count('src/lib/tax.ts'), count('src/lib/cart.ts')]).toEqual([[1, []], [1, ['src/lib/cart.ts']]]);
  });
});

describe('a finding', () => {
  it('has its place, its related places and what is needed to know it again', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'export const total = 1;\n  price();\n', 'src/routes/+page.ts': "import { total } from '$lib/cart';\nexport const load = () => total;\n" });
    expect(run(root).findings).toEqual([
      {
        rule: 'no-price', severity: 'error', category: 'kit-api', message: 'A price in src/lib/cart.ts.', advice: 'Remove it.',
        app: '.', path: 'src/lib/cart.ts',
        start: { line: 2, column: 3, offset: 26 }, end: { line: 2, column: 10, offset: 33 },
        related: [{
          path: 'src/routes/+page.ts', start: { line: 1, column: 23, offset: 22 }, end: { line: 1, column: 34, offset: 33 }, message: 'Imported here',
        }],
        fix: false, suggestions: 0, kitCode: null, docs: expect.stringMatching(/no-price/), fingerprint: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
    ]);
  });

  it('stands in the order of the text, whichever rule reports it', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'price();\nprice();\n' });
    expect(places(run(root, { rules: [priceRule(), priceRule({ id: 'no-cost' })] }))).toEqual([
      'src/lib/cart.ts:1:1 no-cost', 'src/lib/cart.ts:1:1 no-price', 'src/lib/cart.ts:2:1 no-cost', 'src/lib/cart.ts:2:1 no-price',
    ]);
  });

  it('keeps its fingerprint when lines move and when the run starts elsewhere', () => {
    const root = tempFolder({ 'shop/package.json': MANIFEST, 'shop/src/routes/+page.ts': 'price();\n' });
    const before = run(root);
    writeFiles(root, { 'shop/src/routes/+page.ts': '\n\nprice( );\n'.replace('( )', '()') });
    const after = run(`${root}/shop`);
    expect(places(before)).toEqual(['shop/src/routes/+page.ts:1:1 no-price']);
    expect(places(after)).toEqual(['src/routes/+page.ts:3:1 no-price']);
    expect([before, after].map((report) => report.findings[0]?.message)).toEqual(['A price in shop/src/routes/+page.ts.', 'A price in src/routes/+page.ts.']);
    expect(after.findings[0]?.fingerprint).toBe(before.findings[0]?.fingerprint);
  });

  it('counts without a byte order mark', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': '\uFEFFprice();\n' });
    expect(run(root).findings[0]?.start).toEqual({ line: 1, column: 1, offset: 0 });
    expect(audit({ paths: ['.'], cwd: root, rules: [], version: '1.0.0', cache: false }).sourceOf('src/lib/cart.ts')).toBe('price();\n');
  });

  it('has a path that leads up when the app lies beside the working directory', () => {
    const root = tempFolder({ 'tools/run.sh': '', 'shop/package.json': MANIFEST, 'shop/src/routes/+page.ts': 'price();\n' });
    const report = run(`${root}/tools`, { paths: ['../shop'] });
    expect(places(report)).toEqual(['../shop/src/routes/+page.ts:1:1 no-price']);
    expect(report.findings[0]?.app).toBe('../shop');
  });
});

describe('the report', () => {
  it('describes the app', () => {
    const root = tempFolder({ ...APP, 'src/routes/about/+page.svelte': '', 'src/routes/api/+server.ts': '' });
    expect(run(root).apps).toEqual([{ root: '.', kit: '2.5.0', kitFrom: 'range', svelte: '5.0.0', routes: 3, files: 4, notes: [] }]);
    expect(run(root).summary).toMatchObject({ errors: 0, warnings: 0, infos: 0, files: 4 });
  });

  it('lists files that cannot be parsed or are no UTF-8, and goes on', () => {
    const root = tempFolder({ ...APP, 'src/lib/broken.ts': 'const = ;', 'src/lib/cart.ts': 'price();\n' });
    writeFileSync(`${root}/src/lib/latin.ts`, Buffer.from([0x2f, 0x2f, 0xe4]));
    const report = run(root);
    expect(report.unparsed).toEqual([
      { path: 'src/lib/broken.ts', message: expect.any(String) },
      { path: 'src/lib/latin.ts', message: 'The file is not UTF-8.' },
    ]);
    expect(places(report)).toEqual(['src/lib/cart.ts:1:1 no-price']);
  });

  it('notes files that are too large and does not read them', () => {
    const root = tempFolder({ ...APP, 'src/lib/bundle.js': `price();\n${'// x\n'.repeat(400_000)}` });
    expect(run(root).apps[0]?.notes).toEqual(['src/lib/bundle.js is larger than 1.5 MB and was not read.']);
    expect(run(root).findings).toEqual([]);
  });

  it('lists a rule that throws, and what the others found', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'crash();\nprice();\n' });
    const other = { ...priceRule({ id: 'no-price-either' }), check: () => {} };
    const report = run(root, { rules: [priceRule(), other] });
    expect(report.crashes).toEqual([{ rule: 'no-price', path: 'src/lib/cart.ts', message: expect.stringContaining('The rule broke.') }]);
  });

  it('leaves out what stands among the static files and in type declarations', () => {
    const root = tempFolder({ ...APP, 'static/widget.js': 'price();\n', 'src/app.d.ts': 'price();' });
    expect(run(root).findings).toEqual([]);
    expect(run(root).summary.files).toBe(2);
  });

  it('says that a package.json is broken, and audits the app', () => {
    const root = tempFolder({ ...APP, 'package.json': '{ "name": ', 'svelte.config.js': "import '@sveltejs/kit';\nexport default {};\n", 'src/lib/cart.ts': 'price();' });
    const report = run(root);
    expect(report.apps[0]?.notes[0]).toBe('The package.json cannot be read, so its imports and dependencies are unknown.');
    expect(report.apps[0]).toMatchObject({ kit: null, kitFrom: 'unknown' });
    expect(report.findings).toHaveLength(1);
  });

  it('says what a configuration computes', () => {
    const root = tempFolder({ ...APP, 'svelte.config.js': 'export default { kit: { files: { routes: process.env.ROUTES } } };\n' });
    expect(run(root).apps[0]?.notes).toEqual(['svelte.config.js computes "files.routes", which is therefore unknown.']);
  });
});

describe('rules', () => {
  it('that are about another Kit are skipped, and the report says so', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'price();' });
    const report = run(root, { rules: [priceRule({ kit: '<2.0.0-0' })] });
    expect(report.findings).toEqual([]);
    expect(report.skippedRules).toEqual([{ rule: 'no-price', app: '.', why: 'It is about SvelteKit <2.0.0-0; the app has >=2.5.0 <3.0.0.' }]);
  });

  it('that fit only some of the versions which the app may have are skipped too', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'price();' });
    expect(run(root, { rules: [priceRule({ kit: '>=2.29.0' })] }).skippedRules[0]?.why).toBe(
      'It is about SvelteKit >=2.29.0; the app may have any version of >=2.5.0 <3.0.0. Install the dependencies or commit a lock file.',
    );
  });

  it('that say what Kit refuses are skipped for the prereleases of 1.0, in which other things were refused', () => {
    const manifest = (kit: string): string => `{ "devDependencies": { "@sveltejs/kit": "${kit}" } }`;
    const root = tempFolder({ ...APP, 'package.json': manifest('1.0.0-next.170'), 'src/lib/cart.ts': 'price();' });
    expect(run(root, { rules: [priceRule({ inBuild: 'fails' })] }).skippedRules[0]?.why).toBe('It says what SvelteKit refuses since 1.0.0; the app has 1.0.0-next.170.');
    expect(run(root, { rules: [priceRule()] }).findings).toHaveLength(1);
    const released = tempFolder({ ...APP, 'package.json': manifest('1.0.0'), 'src/lib/cart.ts': 'price();' });
    expect(run(released, { rules: [priceRule({ inBuild: 'fails' })] }).findings).toHaveLength(1);
  });

  it('for every Kit run where the version is unknown, others do not', () => {
    const root = tempFolder({ ...APP, 'package.json': '{ "devDependencies": { "@sveltejs/kit": "latest" } }', 'src/lib/cart.ts': 'price();' });
    expect(run(root, { rules: [priceRule({ kit: '>=1' })] }).findings).toHaveLength(1);
    expect(run(root, { rules: [priceRule({ kit: '>=2' })] }).skippedRules[0]?.why).toBe("It is about SvelteKit >=2; the app's version is unknown.");
  });

  it('take their severity from settings with globs that are relative to the settings, and from flags', () => {
    const root = tempFolder({ 'shop/package.json': MANIFEST, 'shop/src/routes/+page.ts': 'price();', 'shop/src/routes/(old)/+page.ts': 'price();', 'shop/src/lib/gone.ts': 'price();' });
    const settings = {
      base: root, rules: { 'no-price': 'warn' }, ignore: ['shop/src/lib'], overrides: [{ files: ['shop/src/routes/(old)/**'], rules: { 'no-price': 'info' } }],
    } as const;
    const severities = (report: Report) => report.findings.map(({ path, severity }) => `${path} ${severity}`);
    expect(severities(run(root, { settings }))).toEqual(['shop/src/routes/(old)/+page.ts info', 'shop/src/routes/+page.ts warn']);
    expect(severities(run(root, { settings: () => settings, flags: { 'no-price': 'error' } }))).toEqual(['shop/src/routes/(old)/+page.ts error', 'shop/src/routes/+page.ts error']);
    expect(run(root, { settings }).summary).toMatchObject({ errors: 0, warnings: 1, infos: 1 });
  });

  it('look at the app as a whole where they may run, be it in one file only, and nowhere else', () => {
    const asked: string[] = [];
    const asking = (id: string, more: Partial<Rule> = {}): Rule => ({
      ...priceRule({ id, recommended: 'for tests' }), check: undefined, ...more,
      checkProject({ report }) {
        asked.push(id);
        report('static/logo.png', [0, 0], 'found', { where: 'a picture' });
      },
    });
    const root = tempFolder({ ...APP, 'static/logo.png': '' });
    const settings = { base: root, rules: {}, ignore: [], overrides: [{ files: ['static/**'], rules: { 'in-one-folder': 'warn' } }] } as const;
    const rules = [asking('off'), asking('on', { recommended: true }), asking('by-flag'), asking('in-one-folder'), asking('of-kit-1', { recommended: true, kit: '<2.0.0-0' })];
    const report = run(root, { rules, settings, flags: { 'by-flag': 'on' } });
    expect([asked, report.findings.map(({ rule }) => rule)]).toEqual([['on', 'by-flag', 'in-one-folder'], ['by-flag', 'in-one-folder', 'on']]);
  });

  it('report only below the paths that were given, though the whole app is read', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'price();', 'src/routes/+page.ts': "import '$lib/cart';\nprice();" });
    const report = run(root, { paths: ['src/lib'] });
    expect(places(report)).toEqual(['src/lib/cart.ts:1:1 no-price']);
    expect(report.findings[0]?.related[0]?.path).toBe('src/routes/+page.ts');
  });
});

describe('comments', () => {
  const root = (): string => tempFolder({
    ...APP,
    'src/lib/cart.ts': '// sk-audit-disable-next-line no-price -- shown to everybody\nprice();\n// sk-audit-disable-next-line no-price -- nothing there\nlet a;\n',
  });

  it('silence findings with their reason, and unused ones are reported', () => {
    const report = run(root());
    expect(places(report)).toEqual(['src/lib/cart.ts:3:1 unused-disable']);
    expect(report.suppressed).toMatchObject([{ rule: 'no-price', path: 'src/lib/cart.ts', reason: 'shown to everybody' }]);
    expect(report.summary.warnings).toBe(1);
  });

  it('in tests are not judged', () => {
    expect(run(tempFolder({ ...APP, 'src/lib/cart.test.ts': '// sk-audit-disable-next-line no-price -- a test\nlet a;\n' })).findings).toEqual([]);
  });

  it('do nothing when they are to be ignored', () => {
    expect(places(run(root(), { noInlineDisables: true }))).toEqual(['src/lib/cart.ts:2:1 no-price']);
  });
});

describe('a monorepo', () => {
  const monorepo = (): string => tempRepository({
    'pnpm-workspace.yaml': "packages: ['apps/*', 'packages/*']\n",
    'package.json': '{}',
    'apps/shop/package.json': JSON.stringify({ name: 'shop', dependencies: { '@sveltejs/kit': '^2.5.0', ui: 'workspace:*' } }),
    'apps/shop/src/routes/+page.ts': "import 'ui';\nimport '../../../../shared/money.js';\n",
    'apps/admin/package.json': JSON.stringify({ name: 'admin', dependencies: { '@sveltejs/kit': '^1.20.0', ui: 'workspace:*' } }),
    'apps/admin/src/routes/+page.ts': "import 'ui';\nexport const total = '';\n",
    'packages/ui/package.json': JSON.stringify({ name: 'ui', exports: { '.': './src/index.ts' } }),
    'packages/ui/src/index.ts': '// sk-audit-disable-next-line no-price -- only old apps have it\noldPrice();\nprice();\n',
    'packages/unused/package.json': '{ "name": "unused" }',
    'packages/unused/index.ts': 'price();\n',
    'shared/money.ts': 'price();\n',
    'shared/other.ts': 'price();\n',
  });

  it('has a project for each app, with the packages and files that it imports; what both say stands once', () => {
    const report = run(monorepo());
    expect(report.apps.map(({ root, kit, files }) => `${root} ${kit} ${files}`)).toEqual(['apps/admin 1.20.0 2', 'apps/shop 2.5.0 3']);
    expect(report.findings.map(({ path, app, otherApps, message }) => ({ path, app, otherApps, message }))).toEqual([
      { path: 'packages/ui/src/index.ts', app: 'apps/admin', otherApps: ['apps/shop'], message: 'A price in packages/ui/src/index.ts.' },
      { path: 'shared/money.ts', app: 'apps/shop', otherApps: undefined, message: 'A price in shared/money.ts.' },
    ]);
    expect(report.findings[0]?.related[0]?.path).toBe('apps/admin/src/routes/+page.ts');
    expect(report.summary.files).toBe(4);
  });

  it('does not call a comment unused that one of the apps needs', () => {
    const root = monorepo();
    expect(run(root).suppressed.map(({ path, app }) => `${path} ${app}`)).toEqual(['packages/ui/src/index.ts apps/admin']);
    expect(places(run(root)).filter((place) => place.includes('unused'))).toEqual([]);
    expect(places(run(`${root}/apps/shop`)).filter((place) => place.includes('unused'))).toEqual(['../../packages/ui/src/index.ts:1:1 unused-disable']);
  });

  it('gives shared files the same fingerprint in every app', () => {
    const root = monorepo();
    writeFiles(root, {
      'tools/inner/demo/package.json': JSON.stringify({ dependencies: { '@sveltejs/kit': '^2.5.0' } }),
      'tools/inner/demo/src/routes/+page.ts': "import '../../../../../shared/money';\n",
    });
    const [inDemo, inShop] = ['tools/inner/demo', 'apps/shop'].map((app) => run(root, { paths: [app] }).findings.find(({ path }) => path === 'shared/money.ts'));
    expect(inDemo?.fingerprint).toBe(inShop?.fingerprint);
    expect(inDemo?.app).toBe('tools/inner/demo');
  });

  it('gives shared files the same fingerprint from every working directory', () => {
    const root = monorepo();
    const fromTop = run(root).findings.find(({ path, rule }) => path === 'packages/ui/src/index.ts' && rule === 'no-price');
    const fromApp = run(`${root}/apps/shop`).findings.find(({ path, rule }) => path === '../../packages/ui/src/index.ts' && rule === 'no-price');
    expect(fromApp?.fingerprint).toBe(fromTop?.fingerprint);
  });
});

it('takes Kit for Kit, not for a package of the workspace, and leaves out apps inside packages', () => {
  const root = tempRepository({
    'pnpm-workspace.yaml': "packages: ['packages/*', 'packages/ui/docs', 'shop']\n",
    'packages/kit/package.json': JSON.stringify({ name: '@sveltejs/kit', version: '3.2.0' }),
    'packages/kit/src/index.ts': 'price();\n',
    'packages/ui/package.json': JSON.stringify({ name: 'ui' }),
    'packages/ui/index.ts': '',
    'packages/ui/docs/package.json': MANIFEST,
    'packages/ui/docs/src/routes/+page.ts': 'price();\n',
    'shop/package.json': JSON.stringify({ dependencies: { '@sveltejs/kit': 'workspace:*', ui: 'workspace:*' } }),
    'shop/src/routes/+page.ts': '',
  });
  const report = run(root, { paths: ['shop'] });
  expect(report.apps.map(({ kit, kitFrom, files }) => ({ kit, kitFrom, files }))).toEqual([{ kit: '3.2.0', kitFrom: 'installed', files: 2 }]);
  expect(report.findings).toEqual([]);
});

describe('an alias that leads out of the app', () => {
  it('brings in the files that are imported through it', () => {
    const root = tempRepository({
      'app/package.json': MANIFEST,
      'app/svelte.config.js': "export default { kit: { alias: { $shared: '../shared' } } };\n",
      'app/src/routes/+page.ts': "import '$shared/money';\n",
      'shared/money.ts': "import './deep/rate';\nprice();\n",
      'shared/deep/rate.ts': 'price();\n',
      'shared/unused.ts': 'price();\n',
      'shared/generated/client.ts': 'price();\n',
      '.gitignore': 'generated\n',
    });
    writeFiles(root, { 'shared/money.ts': "import './deep/rate';\nprice();\nimport './generated/client';\n" });
    const report = run(`${root}/app`);
    expect(places(report)).toEqual(['../shared/deep/rate.ts:1:1 no-price', '../shared/money.ts:2:1 no-price']);
    expect(report.findings[1]?.related[0]?.path).toBe('src/routes/+page.ts');
    expect(report.apps[0]?.notes).toEqual([]);
  });
});

describe('the cache', () => {
  it('gives the same report again, lies in node_modules, and follows changes', () => {
    const root = tempFolder({ ...APP, 'node_modules/.modules.yaml': '', 'src/lib/cart.ts': 'price();\n', 'src/lib/broken.ts': 'const = ;' });
    const cold = { ...run(root, { cache: undefined }), summary: {} };
    expect(existsSync(`${root}/node_modules/.cache/sk-audit/facts.cache`)).toBe(true);
    expect({ ...run(root, { cache: undefined }), summary: {} }).toEqual(cold);
    writeFiles(root, { 'src/lib/cart.ts': '\nprice();\n' });
    expect(places(run(root, { cache: undefined }))).toEqual(['src/lib/cart.ts:2:1 no-price']);
  });

  it('is really used', () => {
    const root = tempFolder({ ...APP, 'node_modules/.modules.yaml': '', 'src/lib/cart.ts': 'price();\n' });
    run(root, { cache: undefined });
    const file = `${root}/node_modules/.cache/sk-audit/facts.cache`;
    const content = readFileSync(file, 'utf8').split('\n').slice(0, -1).join('\n');
    writeSealed(file, `facts 1.0.0/${FACTS_VERSION}`, [Buffer.from(content.replaceAll('"price"', '"money"'))]);
    expect(run(root, { cache: undefined }).findings).toEqual([]);
    expect(run(root, { cache: undefined, version: '2.0.0' }).findings).toHaveLength(1);
  });

  it('leaves an app without node_modules alone, and may lie in a folder that was named', () => {
    const root = tempFolder(APP);
    const home = tempFolder({});
    vi.stubEnv('XDG_CACHE_HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    run(root, { cache: undefined });
    expect(existsSync(`${root}/node_modules`)).toBe(false);
    expect(readdirSync(home)).toEqual(['sk-audit']);
    run(root, { cache: 'kept' });
    expect(existsSync(`${root}/kept`)).toBe(true);
  });
});

describe('audit', () => {
  it('never executes a configuration', () => {
    const root = tempFolder({ ...APP, 'svelte.config.js': "import { writeFileSync } from 'node:fs';\nwriteFileSync('executed', '');\nexport default {};\n" });
    run(root);
    expect(existsSync(`${root}/executed`)).toBe(false);
  });

  it('tells how far it is', () => {
    const root = tempFolder({ ...APP, 'src/lib/cart.ts': 'price();' });
    const seen: string[] = [];
    run(root, { onProgress: (done, total, phase) => seen.push(`${phase} ${done}/${total}`) });
    expect(seen).toEqual(['read 1/3', 'read 2/3', 'read 3/3', 'check 1/3', 'check 2/3', 'check 3/3']);
  });

  it('reads components of the extensions that are configured', () => {
    const root = tempFolder({ ...APP, 'svelte.config.js': "export default { extensions: ['.svelte', '.svx'] };\n", 'src/routes/blog/+page.svx': '<script>\nprice();\n</script>\n\n# Blog\n' });
    expect(places(run(root))).toEqual(['src/routes/blog/+page.svx:2:1 no-price']);
  });

  it('follows a link to a file', () => {
    const root = tempFolder({ ...APP, 'cart.ts': 'price();\n' });
    symlinkSync('../../cart.ts', `${root}/src/lib.ts`.replace('lib.ts', 'routes/cart.ts'));
    expect(places(run(root))).toContain('src/routes/cart.ts:1:1 no-price');
  });

  it('takes the file to which a link leads for the imported one, behind links to folders too', () => {
    const root = tempFolder({ ...APP, 'src/lib/server/cart.ts': 'price();\n', 'src/routes/shop/+page.ts': "import '../../lib/basket/cart';\n" });
    symlinkSync('server', `${root}/src/lib/basket`);
    const [inCart] = run(root).findings.filter(({ path }) => path === 'src/lib/server/cart.ts');
    expect(inCart?.related.map(({ path }) => path)).toEqual(['src/routes/shop/+page.ts']);
  });

  it('throws a sentence when there is no app', () => {
    expect(() => run(tempFolder({}))).toThrow(UserError);
  });
});
