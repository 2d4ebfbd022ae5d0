import { mkdirSync, rmSync } from 'node:fs';
import { defineRule } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { priceRule, unusedDisableRule } from '../testing/rules.js';
import { type Files, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { checkText, type TextQuestion, whatIsMissing } from './check-text.js';
import { savedApps, type SavedAppsRequest } from './saved-apps.js';

const MANIFEST = JSON.stringify({ name: 'shop', devDependencies: { '@sveltejs/kit': '^2.5.0' } });
const APP: Files = { 'package.json': MANIFEST, 'svelte.config.js': 'export default {};\n', 'src/routes/+page.ts': "import { total } from '$lib/cart';\nexport const load = () => total;\n", 'src/lib/cart.ts': 'export const total = 1;\nprice();\n' };
const rules = [priceRule(), unusedDisableRule()];

/** The apps of a folder with a clock that stands still until it is moved. */
function open(cwd: string, more: Partial<SavedAppsRequest> = {}) {
  const clock = { now: 0 };
  const apps = savedApps({ cwd, rules, version: '1.0.0', cache: false, trust: 1000, now: () => clock.now, ...more });
  /** `offset rule` of each finding. */
  const ask = (path: string, text: string, question: Partial<TextQuestion> = {}) =>
    checkText(apps, { file: `${cwd}/${path}`, text, rules: rules.map((rule) => ({ rule })), ...question }).findings.map(({ span, rule }) => `${span[0]} ${rule}`);
  return { apps, ask, clock };
}

describe('checkText', () => {
  it('checks the given text, whatever lies on the disk, and locates what is related', () => {
    const cwd = tempFolder(APP);
    const { apps, ask } = open(cwd);
    expect([ask('src/lib/cart.ts', APP['src/lib/cart.ts'] ?? ''), ask('src/lib/cart.ts', 'price();'), ask('src/lib/cart.ts', '')]).toEqual([['24 no-price'], ['0 no-price'], []]);
    const { findings } = checkText(apps, { file: `${cwd}/src/lib/cart.ts`, text: 'price();', rules: [{ rule: priceRule() }] });
    expect(findings[0]?.located).toEqual([expect.objectContaining({ path: 'src/routes/+page.ts', start: { line: 1, column: 23, offset: 22 } })]);
  });

  it('takes a text for the saved one with and without a byte order mark', () => {
    const { ask } = open(tempFolder({ ...APP, 'src/lib/cart.ts': '\uFEFFprice();' }));
    expect(ask('src/lib/cart.ts', 'price();')).toEqual(['0 no-price']);
  });

  it('checks a file that is not there yet in the innermost app around it, and none that git ignores', () => {
    const cwd = tempRepository({ ...APP, '.gitignore': 'src/generated\n' });
    const { ask } = open(cwd);
    expect([ask('src/lib/new.ts', 'price();'), ask('src/generated/new.ts', 'price();'), ask('static/new.js', 'price();'), ask('../new.ts', 'price();')]).toEqual([['0 no-price'], [], [], []]);
  });

  it('says nothing about a file on the disk that is in no app', () => {
    const { ask } = open(tempFolder({ ...APP, 'src/app.d.ts': 'price();' }));
    expect(ask('src/app.d.ts', 'price();')).toEqual([]);
  });

  it('asks every app that has the file, and says the same once', () => {
    const cwd = tempFolder({
      'package.json': '{ "workspaces": ["*"] }', 'money/package.json': '{ "name": "money", "exports": "./index.ts" }', 'money/index.ts': 'price();\n',
      ...Object.fromEntries(['shop', 'desk'].flatMap((name) => [[`${name}/package.json`, JSON.stringify({ name, dependencies: { money: '*', '@sveltejs/kit': '^2.5.0' } })], [`${name}/src/routes/+page.ts`, "import 'money';\n"]])),
    });
    const { apps, ask } = open(cwd);
    expect(apps.all()).toHaveLength(2);
    expect(ask('money/index.ts', 'price();')).toEqual(['0 no-price']);
  });

  it('leaves comments for ESLint to ESLint where that can see them', () => {
    const { ask } = open(tempFolder(APP));
    const script = '// eslint-disable-next-line sk-audit/no-price\nprice();';
    const markup = '<!-- eslint-disable-next-line sk-audit/no-price -->\n{price()}';
    expect([ask('src/lib/cart.ts', script), ask('src/lib/cart.ts', script, { leavesScriptComments: true })]).toEqual([[], ['46 no-price']]);
    expect([ask('src/lib/Cart.svelte', markup), ask('src/lib/Cart.svelte', markup, { leavesScriptComments: true })]).toEqual([[], []]);
  });

  it('goes by the settings but for what is asked', () => {
    const { ask } = open(tempFolder({ ...APP, 'sk-audit.config.json': '{ "ignore": ["src/routes/**"], "rules": { "no-price": "off" } }' }));
    expect([ask('src/lib/cart.ts', 'price();'), ask('src/routes/+page.ts', 'price();')]).toEqual([['0 no-price'], []]);
  });

  it('lists a rule that throws', () => {
    const cwd = tempFolder(APP);
    expect(checkText(open(cwd).apps, { file: `${cwd}/src/lib/cart.ts`, text: 'crash();', rules: [{ rule: priceRule() }] }).crashes).toEqual([{ rule: 'no-price', message: expect.stringContaining('The rule broke.') }]);
  });
});

describe('savedApps', () => {
  const related = (cwd: string, apps: ReturnType<typeof open>['apps']): number => checkText(apps, { file: `${cwd}/src/lib/cart.ts`, text: 'price();', rules: [{ rule: priceRule() }] }).findings[0]?.located.length ?? -1;

  it('looks at the disk again when it has trusted it long enough', () => {
    const cwd = tempFolder(APP);
    const { apps, clock } = open(cwd);
    expect(related(cwd, apps)).toBe(1);
    writeFiles(cwd, { 'src/routes/+page.ts': 'export const load = () => 1;\n' });
    clock.now = 999;
    expect(related(cwd, apps)).toBe(1);
    clock.now = 1000;
    expect(related(cwd, apps)).toBe(0);
  });

  it.each<[string, (cwd: string) => void, number]>([
    ['a file is added in a new folder', (cwd) => writeFiles(cwd, { 'src/lib/deep/down/a.ts': "import '$lib/cart';\n" }), 1],
    ['a file is deleted', (cwd) => rmSync(`${cwd}/src/routes/+page.ts`), 0],
  ])('notices that %s', (_, change, importers) => {
    const cwd = tempFolder(_.includes('added') ? { ...APP, 'src/routes/+page.ts': '' } : APP);
    const { apps, clock } = open(cwd);
    related(cwd, apps);
    change(cwd);
    clock.now = 2000;
    expect(related(cwd, apps)).toBe(importers);
  });

  it('reads nothing again while nothing changes: the view stays the same object', () => {
    const { apps, clock } = open(tempFolder(APP));
    const [before] = apps.all();
    clock.now = 5000;
    expect(apps.all()[0]).toBe(before);
  });

  it('never looks again when it is to trust for good', () => {
    const cwd = tempFolder(APP);
    const { apps, clock } = open(cwd, { trust: Infinity });
    expect(related(cwd, apps)).toBe(1);
    rmSync(`${cwd}/src/routes/+page.ts`);
    clock.now = 1e9;
    expect(related(cwd, apps)).toBe(1);
  });

  it('says why there is no app, until there is one', () => {
    const cwd = tempFolder({ 'readme.md': '' });
    const { apps, clock } = open(cwd);
    expect(apps.problem()).toMatch(/^There is no SvelteKit app/);
    writeFiles(cwd, APP);
    clock.now = 1000;
    expect([apps.problem(), apps.all().length]).toEqual([undefined, 1]);
  });

  it('says what is wrong with the settings, until they are right', () => {
    const cwd = tempFolder({ ...APP, 'sk-audit.config.json': '{ "rulse": {} }' });
    const { apps, clock } = open(cwd);
    expect(apps.problem()).toMatch(/rulse.*rules/);
    writeFiles(cwd, { 'sk-audit.config.json': '{}' });
    clock.now = 1000;
    expect(apps.problem()).toBeUndefined();
  });

  it('knows when the version of Kit is missing, and when it has been installed', () => {
    const cwd = tempFolder({ ...APP, 'package.json': '{ "devDependencies": { "@sveltejs/kit": "latest" } }' });
    const { apps, clock } = open(cwd);
    const missing = () => apps.all().map(whatIsMissing);
    expect(missing()).toEqual([expect.stringMatching(/^The version of SvelteKit in ".*" is unknown/)]);
    writeFiles(cwd, { 'node_modules/@sveltejs/kit/package.json': '{ "version": "2.70.4" }' });
    clock.now = 1000;
    expect(missing()).toEqual([undefined]);
  });

  it('finds a file in a folder that was empty when it looked', () => {
    const cwd = tempRepository(APP);
    const { apps, ask, clock } = open(cwd);
    mkdirSync(`${cwd}/src/lib/deep/new`, { recursive: true });
    clock.now = 1000;
    expect(apps.all()).toHaveLength(1);
    writeFiles(cwd, { 'src/lib/deep/new/a.ts': 'price();' });
    expect(ask('src/lib/deep/new/a.ts', 'price();')).toEqual(['0 no-price']);
  });

  it('keeps no old text of a file that was saved while the settings were wrong', () => {
    const cwd = tempFolder(APP);
    const { apps, clock } = open(cwd);
    expect(related(cwd, apps)).toBe(1);
    for (const [now, files] of [[1000, { 'sk-audit.config.json': '{ "rulse": {} }' }], [2000, { 'src/routes/+page.ts': 'export {};\n', 'sk-audit.config.json': '{}' }]] as const) {
      writeFiles(cwd, files);
      clock.now = now;
      apps.all();
    }
    expect(related(cwd, apps)).toBe(0);
  });

  it('leaves the other apps alone when the settings of one are wrong', () => {
    const app = (name: string) => ({ [`${name}/package.json`]: MANIFEST, [`${name}/src/routes/+page.ts`]: 'price();\n' });
    const cwd = tempFolder({ ...app('shop'), ...app('desk'), 'desk/sk-audit.config.json': '{ "rulse": {} }' });
    const { apps, ask, clock } = open(cwd);
    expect([ask('shop/src/routes/+page.ts', 'price();'), ask('desk/src/routes/+page.ts', 'price();'), apps.problem()]).toEqual([['0 no-price'], [], expect.stringMatching(/desk\/sk-audit\.config\.json/)]);
    writeFiles(cwd, { 'desk/sk-audit.config.json': '{}' });
    clock.now = 1000;
    expect([ask('desk/src/routes/+page.ts', 'price();'), apps.problem()]).toEqual([['0 no-price'], undefined]);
  });

  it('shows steps towards findings elsewhere only while somebody edits', () => {
    const sighting = defineRule({ ...priceRule(), check: ({ sightings, report }) => { if (sightings) report([0, 1], 'found', { where: 'here' }, { sighting: true }); } });
    const shown = (trust: number, text: string, asked = false): number => {
      const cwd = tempFolder(APP);
      const { apps } = open(cwd, { trust });
      return checkText(apps, { file: `${cwd}/src/lib/cart.ts`, text, rules: [{ rule: sighting }], sightings: asked }).findings.length;
    };
    const saved = APP['src/lib/cart.ts'] ?? '';
    expect([shown(1000, 'typed'), shown(1000, saved), shown(Infinity, 'fixed'), shown(Infinity, saved, true)]).toEqual([1, 0, 0, 1]);
  });
});
