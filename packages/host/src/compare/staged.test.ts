import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditRequest } from '../audit/audit.js';
import { loadSettings } from '../settings/load-settings.js';
import { auditOf, commitAll, committed, MANIFEST, placesOf, RULES, SHOP } from '../testing/changing-app.js';
import { dice } from '../testing/dice.js';
import { runGit, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';

const staged = (cwd: string, more: Partial<AuditRequest> = {}) => auditOf(cwd, { compare: { staged: true }, ...more });
const places = (cwd: string, more: Partial<AuditRequest> = {}): readonly string[] => placesOf(staged(cwd, more).report);

describe('what is staged', () => {
  it('is compared with HEAD: an old mistake is silent, a second one beside it is not', () => {
    const root = committed();
    expect(places(root)).toEqual([]);
    writeFiles(root, { 'src/lib/cart.ts': '// sums\nexport const total = 1;\nprice(1);\nprice(2);\n' });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual([]);
    writeFiles(root, { 'src/lib/cart.ts': '// sums\nexport const total = 1;\nprice(1);\nprice(2);\nprice(3);\n' });
    runGit(root, 'add', '-A');
    const { report } = staged(root);
    expect(placesOf(report)).toEqual(['src/lib/cart.ts:5 no-price']);
    expect(report.comparison).toEqual({ of: 'staged', base: expect.stringMatching(/^[0-9a-f]{40}$/), changed: ['src/lib/cart.ts'], older: 2, elsewhere: 0 });
    expect(report.summary).toMatchObject({ errors: 1, files: 5 });
  });

  it('shows in files that it does not touch: a guard that goes', () => {
    const root = committed();
    runGit(root, 'rm', '--quiet', 'src/hooks.server.ts');
    expect(places(root)).toEqual(['src/lib/bill.ts:1 require-guard']);
    expect(staged(root, { scope: 'files' }).report).toMatchObject({ findings: [], comparison: { elsewhere: 1, changed: ['src/hooks.server.ts'] } });
  });

  it('is the index and not the work tree: half of a file, an untracked one, one that is deleted on the disk only', () => {
    const root = committed();
    writeFiles(root, { 'src/lib/tax.ts': 'price(4);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { 'src/lib/tax.ts': '', 'src/lib/draft.ts': 'price(5);\n' });
    rmSync(`${root}/src/hooks.server.ts`);
    expect(places(root)).toEqual(['src/lib/tax.ts:1 no-price']);
    expect(staged(root).sourceOf('src/lib/tax.ts')).toBe('price(4);\n');
  });

  it('counts a file that the disk has lost, folder and all', () => {
    const root = committed();
    writeFiles(root, { 'src/lib/new/deep/tax.ts': 'price(4);\n', 'packages/tools/package.json': '{}' });
    runGit(root, 'add', '-A');
    rmSync(`${root}/src/lib/new`, { recursive: true });
    expect(places(root)).toEqual(['src/lib/new/deep/tax.ts:1 no-price']);
  });

  it('takes a renamed file for the same, also when it is changed a little', () => {
    const root = committed({ ...SHOP, 'src/lib/cart.ts': `${'// a line of the cart\n'.repeat(20)}price(1);\n` });
    runGit(root, 'mv', 'src/lib/cart.ts', 'src/lib/basket.ts');
    expect(places(root)).toEqual([]);
    writeFiles(root, { 'src/lib/basket.ts': `${'// a line of the cart\n'.repeat(20)}price(1);\nprice(2);\n` });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['src/lib/basket.ts:22 no-price']);
  });

  it('takes an app that has moved for the same, and a file that has moved from one app to another', () => {
    const inApp = (folder: string) => Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`${folder}/${path}`, text]));
    const root = committed({ ...inApp('apps/shop'), ...inApp('apps/desk'), 'apps/desk/src/lib/desk.ts': 'price("desk");\n' });
    runGit(root, 'mv', 'apps/shop', 'apps/store');
    runGit(root, 'mv', 'apps/desk/src/lib/desk.ts', 'apps/store/src/lib/desk.ts');
    expect(places(root)).toEqual([]);
    expect(staged(root).report).toMatchObject({ apps: [{ root: 'apps/desk' }, { root: 'apps/store' }], comparison: { older: 7 } });
  });

  it.each(['a b.ts', 'it\'s "quoted".ts', 'zeile\numbruch.ts', 'größe-ñ-日本.ts', '[slug]/+page.ts', '-rf.ts', '*.ts', '$HOME;ls.ts'])('takes a file that is called %j', (name) => {
    const root = committed();
    writeFiles(root, { [`src/routes/${name}`]: 'price(1);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { [`src/routes/${name}`]: '' });
    const { findings } = staged(root).report;
    expect(findings.map(({ path, rule }) => [path, rule])).toEqual([[`src/routes/${name}`, 'no-price']]);
    commitAll(root);
    writeFiles(root, { [`src/routes/${name}`]: 'price(1);\nprice(2);\n' });
    runGit(root, 'add', '-A');
    expect(staged(root).report.findings).toHaveLength(2);
  });

  it('is all new before the first commit', () => {
    const root = tempRepository(SHOP);
    expect(staged(root).report).toMatchObject({ findings: [], apps: [], comparison: { base: null, changed: [] } });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['src/lib/cart.ts:2 no-price', 'src/lib/cart.ts:3 no-price']);
  });

  it('counts wherever one stands: in a folder of the app, where nothing is narrowed down, and in each app of a monorepo', () => {
    const root = committed({ ...SHOP, ...Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`desk/${path}`, text])) });
    writeFiles(root, { 'src/lib/tax.ts': 'price(1);\n', 'desk/src/lib/tax.ts': 'price(1);\n' });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['desk/src/lib/tax.ts:1 no-price', 'src/lib/tax.ts:1 no-price']);
    expect(places(`${root}/src/routes`)).toEqual(['../lib/tax.ts:1 no-price']);
    expect(places(root, { paths: ['desk'] })).toEqual(['desk/src/lib/tax.ts:1 no-price']);
    expect(places(root, { paths: ['desk/src/routes'] })).toEqual([]);
  });

  it('may be what says how the app is to be read', () => {
    const root = committed({ ...SHOP, 'src/lib/+page.ts': '', 'app/cart.ts': 'price(1);\n', 'src/old.ts': 'oldPrice();\n' });
    writeFiles(root, { 'package.json': MANIFEST.replace('^2.5.0', '^1.5.0') });
    runGit(root, 'add', '-A');
    writeFiles(root, { 'package.json': MANIFEST });
    expect(placesOf(staged(root, { rules: [...RULES] }).report)).toEqual(['src/old.ts:1 no-price']);
    runGit(root, 'reset', '--quiet', '--hard');
    writeFiles(root, { 'svelte.config.js': "export default { kit: { files: { hooks: { server: 'src/guard.ts' } } } };\n" });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual([]);
  });

  it('is judged with the settings that are staged, before and after: a rule that is turned on floods nobody', () => {
    const root = committed({ ...SHOP, 'sk-audit.config.json': '{ "rules": { "no-price": "off" } }' });
    const places = (): readonly string[] => placesOf(staged(root, { settings: loadSettings({ cwd: root, rules: RULES }) }).report);
    writeFiles(root, { 'sk-audit.config.json': '{ "rules": { "no-price": "warn" } }', 'src/lib/tax.ts': 'price(3);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { 'sk-audit.config.json': '{ "rules": { "no-price": "off" } }' });
    expect(places()).toEqual(['src/lib/tax.ts:1 no-price']);
  });

  it('shows a new step towards an old finding, and none towards one that is shown itself', () => {
    const root = committed();
    writeFiles(root, { 'src/routes/cart/+page.ts': "import '$lib/cart';\n" });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['src/routes/cart/+page.ts:1 no-price (step)']);
    writeFiles(root, { 'src/lib/tax.ts': 'price(4);\n', 'src/routes/cart/+page.ts': "import '$lib/tax';\n" });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['src/lib/tax.ts:1 no-price']);
    commitAll(root);
    writeFiles(root, { 'src/routes/cart/+page.ts': "// moved\nimport '$lib/tax';\n" });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual([]);
  });

  it('reports a comment that has become of no use, and what a comment no longer silences', () => {
    const root = committed({ ...SHOP, 'src/lib/tax.ts': '// sk-audit-disable-next-line no-price -- it is ours\nprice(4);\n' });
    writeFiles(root, { 'src/lib/tax.ts': '// sk-audit-disable-next-line no-price -- it is ours\n\nprice(4);\n' });
    runGit(root, 'add', '-A');
    expect(places(root)).toEqual(['src/lib/tax.ts:1 unused-disable', 'src/lib/tax.ts:3 no-price']);
  });

  it('reads no app for prose and for the folders of tools, unless the app has Markdown', () => {
    const root = committed();
    writeFiles(root, { 'README.md': '# Shop', '.github/workflows/ci.yml': 'on: push\n' });
    runGit(root, 'add', '-A');
    expect(staged(root).report).toMatchObject({ apps: [], findings: [], comparison: { changed: ['.github/workflows/ci.yml', 'README.md'] } });
    writeFiles(root, { 'svelte.config.js': "import { mdsvex } from 'mdsvex';\nexport default { extensions: ['.svelte', '.md'], preprocess: [mdsvex()] };\n" });
    commitAll(root);
    writeFiles(root, { 'README.md': '# Our shop' });
    runGit(root, 'add', '-A');
    expect(staged(root).report.apps).toHaveLength(1);
  });

  it('may be the end of the last app', () => {
    const root = committed({ ...SHOP, 'LICENSE': 'MIT' });
    runGit(root, 'rm', '--quiet', '-r', 'src', 'package.json', 'svelte.config.js');
    expect(staged(root).report.findings).toEqual([]);
  });

  it('leaves submodules as they lie on the disk, and goes inside when one stands there', () => {
    const inner = committed({ 'src/ui.ts': 'price(9);\n' });
    const root = committed();
    runGit(root, 'submodule', '--quiet', 'add', inner, 'src/ui');
    expect(placesOf(auditOf(root).report)).toContain('src/ui/src/ui.ts:1 no-price');
    expect(places(root)).toEqual([]);
    commitAll(root);
    writeFiles(root, { 'src/ui/src/ui.ts': 'price(9);\nprice(10);\n', 'src/lib/tax.ts': '' });
    runGit(root, 'add', 'src/lib');
    expect(places(root)).toEqual([]);
    runGit(`${root}/src/ui`, 'add', '-A');
    expect(staged(`${root}/src/ui`).report.comparison?.changed).toEqual(['src/ui.ts']);
  });

  it('is that of a linked work tree', () => {
    const root = committed();
    const tree = join(tempFolder({}), 'tree');
    runGit(root, 'worktree', 'add', '--quiet', tree);
    writeFiles(tree, { 'src/lib/tax.ts': 'price(4);\n' });
    runGit(tree, 'add', '-A');
    expect([places(tree), places(root)]).toEqual([['src/lib/tax.ts:1 no-price'], []]);
  });

  it('follows links to files that are not what the disk says', () => {
    const root = committed();
    mkdirSync(`${root}/src/routes/cart`);
    symlinkSync('../../lib/cart.ts', `${root}/src/routes/cart/cart.ts`);
    writeFiles(root, { 'src/lib/cart.ts': 'price(7);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { 'src/lib/cart.ts': '' });
    expect(places(root)).toContain('src/lib/cart.ts:1 no-price');
  });

  it('is the index that a hook names, unless that belongs to another repository', () => {
    const root = committed();
    const other = committed();
    writeFiles(root, { 'src/lib/tax.ts': 'price(4);\n' });
    runGit(root, 'add', '-A');
    renameSync(`${root}/.git/index`, `${root}/.git/next-index-1.lock`);
    runGit(root, 'reset', '--quiet');
    expect(places(root)).toEqual([]);
    expect(places(root, { env: { GIT_INDEX_FILE: '.git/next-index-1.lock' } })).toEqual(['src/lib/tax.ts:1 no-price']);
    expect(places(other, { env: { GIT_INDEX_FILE: `${root}/.git/next-index-1.lock` } })).toEqual([]);
  });

  it('runs no program that the repository names', () => {
    const root = committed();
    const mark = `${tempFolder({})}/executed`;
    writeFiles(root, { '.gitattributes': '*.ts filter=trap\n', 'src/lib/tax.ts': 'price(4);\n' });
    runGit(root, 'add', '-A');
    runGit(root, 'config', 'filter.trap.clean', `touch ${mark}; cat`);
    runGit(root, 'config', 'core.fsmonitor', `touch ${mark}`);
    writeFiles(root, { 'src/lib/tax.ts': 'price(4);\n' });
    expect(places(root)).toEqual(['src/lib/tax.ts:1 no-price']);
    expect(auditOf(root, { compare: { since: 'HEAD' } }).report.findings).toHaveLength(1);
    expect(existsSync(mark)).toBe(false);
  });

  it.each<[string, () => string, string]>([
    ['there is no repository', () => tempFolder(SHOP), '--staged compares two states of a git repository, and there is none around this folder.'],
    ['git refuses it', () => tempFolder({ ...SHOP, '.git': 'gitdir: nowhere\n' }), '--staged needs git, which is not installed or refuses this repository: "git status" says why.'],
  ])('says in one sentence that %s', (_, make, sentence) => {
    expect(() => staged(make())).toThrow(sentence);
  });
});

describe('the facts of both states', () => {
  it('are kept: a second run parses nothing, nor does a full run between the two', () => {
    const root = committed();
    const cache = tempFolder({});
    const kept = (): readonly string[] => readdirSync(cache).map((name) => `${statSync(`${cache}/${name}`).ino}`);
    writeFiles(root, { 'src/lib/cart.ts': 'price(7);\n' });
    runGit(root, 'add', '-A');
    writeFiles(root, { 'src/lib/cart.ts': 'price(8);\n' });
    staged(root, { cache });
    auditOf(root, { cache });
    const before = kept();
    expect(before).toHaveLength(1);
    expect(placesOf(staged(root, { cache }).report)).toEqual(['src/lib/cart.ts:1 no-price']);
    auditOf(root, { cache });
    auditOf(root, { cache, text: { file: 'src/lib/cart.ts', text: 'price(9);\n' } });
    expect(kept()).toEqual(before);
  });
});

describe('a random history', () => {
  /** The findings of what lies in the index, found in a folder into which it is checked out. */
  function findingsOfIndex(root: string): readonly string[] {
    const copy = `${tempFolder({})}/`;
    runGit(root, 'checkout-index', '--all', '--force', `--prefix=${copy}`);
    return auditOf(copy.slice(0, -1)).report.findings.map(key);
  }

  const key = ({ path, fingerprint }: { readonly path: string; readonly fingerprint: string }): string => `${path} ${fingerprint}`;
  const TEXTS = ['', 'price(1);\n', 'bill();\nprice(1);\nprice(1);\n', 'export const handle = 1;\n', '// sk-audit-disable-next-line no-price -- ours\nprice(2);\n', "import '$lib/cart';\n"];
  const PATHS = ['src/lib/cart.ts', 'src/lib/bill.ts', 'src/hooks.server.ts', 'src/routes/+page.ts', 'src/routes/tax/+page.ts', 'src/lib/deep/er/tax.ts'];

  it.each([3, 7, 2026])('has in each step the findings of the index that HEAD has not, whatever lies on the disk (seed %i)', (seed) => {
    const roll = dice(seed);
    const root = committed();
    let before = findingsOfIndex(root);
    const scribble = (): void => {
      const path = PATHS[roll(PATHS.length)] ?? '';
      if (roll(4) === 0) rmSync(`${root}/${path}`, { force: true });
      else writeFiles(root, { [path]: TEXTS[roll(TEXTS.length)] ?? '' });
    };
    let total = 0;
    for (let step = 0; step < 8; step++) {
      scribble();
      scribble();
      runGit(root, 'add', '-A');
      scribble();
      const after = findingsOfIndex(root);
      const found = staged(root).report.findings.filter(({ sighting }) => !sighting).map(key);
      expect([step, found]).toEqual([step, after.filter((one) => !before.includes(one))]);
      total += found.length;
      if (roll(2) === 0) continue;
      runGit(root, 'commit', '--quiet', '--allow-empty', '-m', 'Next');
      before = after;
    }
    expect(total).toBeGreaterThan(3);
  });
});
