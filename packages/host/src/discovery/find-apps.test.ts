import { symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { UserError } from '../user-error.js';
import { findApps, ownListing } from './find-apps.js';

const KIT_2 = JSON.stringify({ devDependencies: { '@sveltejs/kit': '^2.5.0' } });
const PLUGIN = "import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n";

/** Folder of each app, relative to `root`, and its files. */
function found(paths: readonly string[], root: string): Record<string, readonly string[]> {
  return Object.fromEntries(findApps(paths, root).map((app) => [app.dir.slice(root.length + 1), app.files]));
}

const NONE = new Map<string, string>();

describe('findApps', () => {
  it('finds the app in the folder itself', () => {
    const root = tempFolder({ 'package.json': KIT_2, 'svelte.config.js': '', 'src/routes/+page.svelte': '' });
    expect(findApps(['.'], root)).toEqual([{ dir: root, files: ['package.json', 'src/routes/+page.svelte', 'svelte.config.js'], links: NONE }]);
  });

  it('finds every app of a monorepo, each with its own files', () => {
    const root = tempRepository({
      'package.json': '{}',
      'apps/shop/package.json': KIT_2,
      'apps/shop/svelte.config.js': '',
      'apps/shop/src/cart.ts': '',
      'apps/admin/package.json': KIT_2,
      'apps/admin/vite.config.ts': PLUGIN,
      'packages/ui/package.json': '{}',
    });
    expect(found(['.'], root)).toEqual({
      'apps/admin': ['package.json', 'vite.config.ts'],
      'apps/shop': ['package.json', 'src/cart.ts', 'svelte.config.js'],
    });
  });

  it('keeps the files of an app inside an app apart', () => {
    const root = tempFolder({
      'package.json': KIT_2,
      'src/routes/+page.svelte': '',
      'docs/package.json': KIT_2,
      'docs/src/routes/+page.svelte': '',
    });
    expect(found(['.'], root)).toEqual({
      '': ['package.json', 'src/routes/+page.svelte'],
      docs: ['package.json', 'src/routes/+page.svelte'],
    });
  });

  it('takes the app around a folder inside it, and remembers the folder', () => {
    const root = tempFolder({ 'package.json': KIT_2, 'src/routes/+page.svelte': '', 'src/lib/cart.ts': '' });
    expect(findApps(['src/lib'], root)).toEqual([
      { dir: root, files: ['package.json', 'src/lib/cart.ts', 'src/routes/+page.svelte'], links: NONE, within: ['src/lib'] },
    ]);
  });

  it('takes the app around a file, also around one that git ignores', () => {
    const root = tempRepository({ '.gitignore': 'draft.ts\n', 'package.json': KIT_2, 'src/routes/+page.svelte': '', 'src/draft.ts': '' });
    expect(findApps(['src/draft.ts'], root)).toEqual([
      { dir: root, files: ['.gitignore', 'package.json', 'src/draft.ts', 'src/routes/+page.svelte'], links: NONE, within: ['src/draft.ts'] },
    ]);
  });

  it('means the whole app when one path is inside it and another is the app', () => {
    const root = tempFolder({ 'package.json': KIT_2, 'src/routes/+page.svelte': '' });
    expect(findApps(['src', '.'], root)).toEqual([{ dir: root, files: ['package.json', 'src/routes/+page.svelte'], links: NONE }]);
  });

  it('finds apps in a folder that git ignores when that folder is asked for', () => {
    const root = tempRepository({ '.gitignore': 'trees\n', 'trees/shop/package.json': KIT_2, 'trees/shop/src/routes/+page.svelte': '' });
    expect(found(['trees'], root)).toEqual({ 'trees/shop': ['package.json', 'src/routes/+page.svelte'] });
  });

  it('finds an app whose dependency on Kit stands in a parent folder', () => {
    const root = tempFolder({ 'package.json': KIT_2, 'apps/shop/vite.config.ts': PLUGIN, 'apps/shop/src/routes/+page.svelte': '' });
    expect(found(['.'], root)).toEqual({ 'apps/shop': ['src/routes/+page.svelte', 'vite.config.ts'] });
  });

  it('finds an app with a package.json that is no JSON by its config', () => {
    const root = tempFolder({ 'package.json': '{ oops', 'svelte.config.js': "import adapter from '@sveltejs/adapter-node';\n", 'src/routes/+page.svelte': '' });
    expect(Object.keys(found(['.'], root))).toEqual(['']);
  });

  it('finds an app whose Vite config has a name of its own', () => {
    const root = tempFolder({ 'package.json': KIT_2, 'vite.custom.config.js': PLUGIN });
    expect(Object.keys(found(['.'], root))).toEqual(['']);
  });

  it('takes no folder for an app that only depends on Kit, or only has a config', () => {
    const root = tempFolder({
      'auth/package.json': KIT_2,
      'ui/package.json': '{}',
      'ui/vite.config.ts': 'export default {};\n',
      'template/svelte.config.js': "import adapter from '@sveltejs/adapter-node';\n",
      'shop/package.json': KIT_2,
      'shop/src/routes/+page.svelte': '',
    });
    expect(Object.keys(found(['.'], root))).toEqual(['shop']);
  });

  it('does not look for the app above the repository', () => {
    const outer = tempFolder({ 'package.json': KIT_2, 'src/routes/+page.svelte': '' });
    writeFiles(outer, { 'notes/.git/HEAD': '', 'notes/todo/list.txt': '' });
    expect(() => findApps(['notes/todo'], outer)).toThrow(UserError);
  });

  it('says which path is not there', () => {
    const root = tempFolder({ 'package.json': KIT_2 });
    expect(() => findApps(['src/shop'], root)).toThrow(new UserError('There is no file or folder "src/shop".'));
    expect(() => findApps(['package.json/shop'], root)).toThrow(UserError);
  });

  it('says when there is no app', () => {
    const root = tempFolder({ 'src/cart.ts': '' });
    expect(() => findApps(['src'], root)).toThrow(/^There is no SvelteKit app in or below "src"/);
    expect(() => findApps(['.'], root)).toThrow(/^There is no SvelteKit app in this folder or below it/);
  });
});

describe('ownListing', () => {
  it('leaves the files and links of an app inside the folder to that app', () => {
    const root = tempFolder({ 'package.json': '{}', 'src/price.ts': '', 'docs/package.json': KIT_2, 'docs/src/routes/+page.svelte': '' });
    symlinkSync('price.ts', `${root}/src/cost.ts`);
    symlinkSync('../../../src/price.ts', `${root}/docs/src/routes/price.ts`);
    const { files, links } = ownListing(root);
    expect(files).toEqual(['package.json', 'src/cost.ts', 'src/price.ts']);
    expect([...links]).toEqual([['src/cost.ts', `${root}/src/price.ts`]]);
  });
});
