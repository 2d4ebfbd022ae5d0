import { describe, expect, it } from 'vitest';
import { type Files, tempFolder, tempRepository } from '../testing/temp-folder.js';
import { UserError } from '../user-error.js';
import { appsWithFile } from './apps-with-file.js';

const manifest = (name: string, more: object = {}) => JSON.stringify({ name, devDependencies: { '@sveltejs/kit': '^2.5.0' }, ...more });
const SHOP: Files = { 'package.json': manifest('shop'), 'svelte.config.js': 'export default {};\n', 'src/routes/+page.ts': "import { total } from '$lib/cart';\n", 'src/lib/cart.ts': 'export const total = 1;\n' };

/** Two apps; one uses the package, the other its file. */
const MONOREPO: Files = {
  'package.json': '{ "name": "root", "workspaces": ["apps/*", "packages/*"] }',
  'packages/money/package.json': '{ "name": "@shop/money", "exports": "./src/index.ts" }',
  'packages/money/src/index.ts': 'export const euro = 1;\n',
  'packages/money/src/unused.ts': 'export const yen = 1;\n',
  'packages/other/package.json': '{ "name": "@shop/other" }',
  'packages/other/index.ts': 'export const nothing = 1;\n',
  'apps/desk/package.json': manifest('desk'),
  'apps/desk/svelte.config.js': 'export default {};\n',
  'apps/desk/src/routes/+page.ts': "import { euro } from '../../../../packages/money/src/index';\n",
  'apps/shop/package.json': manifest('shop', { dependencies: { '@shop/money': 'workspace:*' } }),
  'apps/shop/svelte.config.js': 'export default {};\n',
  'apps/shop/src/routes/+page.ts': "import { euro } from '@shop/money';\n",
};

const ask = (cwd: string, file: string) => appsWithFile({ file, cwd, version: '1.0.0', cache: false }).map(({ root, path, pathFromHere }) => `${root}: ${pathFromHere(path)}`);

describe('appsWithFile', () => {
  it('finds the app around a file, wherever one stands', () => {
    const root = tempFolder(SHOP);
    expect(ask(root, 'src/lib/cart.ts')).toEqual(['.: src/lib/cart.ts']);
    expect(ask(`${root}/src/routes`, '../lib/cart.ts')).toEqual(['../..: ../lib/cart.ts']);
    expect(ask(`${root}/src`, `${root}/src/lib/cart.ts`)).toEqual(['..: lib/cart.ts']);
  });

  it.each([['repository', tempRepository], ['workspace without git', tempFolder]] as const)('finds every app of a %s that has a file of a shared package among its own', (_, make) => {
    const root = make(MONOREPO);
    expect(ask(root, 'packages/money/src/index.ts')).toEqual(['apps/desk: packages/money/src/index.ts', 'apps/shop: packages/money/src/index.ts']);
    expect(ask(root, 'packages/money/src/unused.ts')).toEqual(['apps/shop: packages/money/src/unused.ts']);
    expect(ask(`${root}/apps/shop`, '../../packages/money/src/index.ts')).toEqual(['.: ../../packages/money/src/index.ts']);
  });

  it('understands the place that a report names', () => {
    const root = tempFolder(SHOP);
    expect(ask(root, 'src/lib/cart.ts:1:14')).toEqual(['.: src/lib/cart.ts']);
    expect(ask(root, 'src/lib/cart.ts:1')).toEqual(['.: src/lib/cart.ts']);
  });

  it.skipIf(process.platform === 'win32')('prefers a file whose name only looks like a place', () => {
    const root = tempFolder({ ...SHOP, 'src/lib/at-10:30': '', 'src/lib/at-10': '' });
    expect(() => ask(root, 'src/lib/at-10:30')).toThrow('"src/lib/at-10:30" is no source file of the app');
  });

  it('takes a file that git ignores when it is asked for', () => {
    const root = tempRepository({ ...SHOP, '.gitignore': 'src/lib/generated\n', 'src/lib/generated/icons.ts': 'export {};\n' });
    expect(ask(root, 'src/lib/generated/icons.ts')).toEqual(['.: src/lib/generated/icons.ts']);
  });

  it('says in one sentence why it has no answer', () => {
    const root = tempRepository({ ...MONOREPO, 'apps/shop/static/robots.txt': '', 'apps/shop/src/app.d.ts': 'export {};\n' });
    const sentence = (file: string): string => {
      try {
        return ask(root, file).join();
      } catch (error) {
        return error instanceof UserError ? error.message : String(error);
      }
    };
    const noSource = 'is no source file of the app: sk-audit reads components and modules of JavaScript or TypeScript, up to 1.5 MB.';
    expect(sentence('apps/shop/src/lib/crat.ts')).toBe('There is no file "apps/shop/src/lib/crat.ts".');
    expect(sentence('apps/shop/src')).toBe('"apps/shop/src" is a folder: name one file in it.');
    expect(sentence('apps/shop/static/robots.txt')).toBe(`"apps/shop/static/robots.txt" ${noSource}`);
    expect(sentence('apps/shop/src/app.d.ts')).toBe(`"apps/shop/src/app.d.ts" ${noSource}`);
    expect(sentence('packages/other/index.ts')).toBe('"packages/other/index.ts" belongs to no SvelteKit app: none here imports it.');
  });
});
