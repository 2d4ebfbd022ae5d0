import { rmSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findApps } from '../discovery/find-apps.js';
import { type Files, tempRepository, writeFiles } from '../testing/temp-folder.js';
import type { AppProject } from './app-project.js';
import { appReader } from './read-apps.js';

const SHOP: Files = {
  'app/package.json': '{ "devDependencies": { "@sveltejs/kit": "^2.5.0" } }',
  'app/svelte.config.js': "import { aliases } from './config/aliases.js';\nexport default { kit: { alias: aliases } };\n",
  'app/config/aliases.js': "export const aliases = { $ui: 'src/ui' };\n",
  'app/src/app.css': 'h1 {}',
  'app/src/app.html': '<html></html>',
  'app/src/routes/+page.ts': "import { total } from '$lib/cart';\nimport '$ui/button';\nexport const load = () => ({ total });\n",
  'app/src/lib/cart.ts': 'export const total = 1;\n',
  'app/src/ui/button.ts': '',
  'shared/tax.ts': 'export const tax = 1;\n',
};

/** The app, read before its files become what `now` says, and what it makes of the files that are named. */
function changed(now: Files, files: readonly string[] = Object.keys(now)): { readonly root: string; readonly before: AppProject; readonly after: AppProject | undefined } {
  const root = tempRepository(SHOP);
  const before = read(root);
  writeFiles(root, now);
  return { root, before, after: before.withTexts(files.map((path) => `${root}/${path}`)) };
}

function read(root: string): AppProject {
  const [found] = findApps([`${root}/app`], root);
  if (found === undefined) throw new Error('no app');
  return appReader({ cwd: root, version: '1', cache: false })(found);
}

describe('an app with other texts', () => {
  it('says what a fresh look says, and leaves the first look as it was', () => {
    const { root, before, after } = changed({ 'app/src/lib/cart.ts': 'export const sum = 2;\n', 'app/src/routes/+page.ts': "import '$lib/cart';\n" });
    const fresh = read(root);
    expect(after?.project.paths()).toEqual(fresh.project.paths());
    for (const path of fresh.project.paths()) {
      expect(after?.project.facts(path)).toEqual(fresh.project.facts(path));
      expect(after?.project.importers(path)).toEqual(fresh.project.importers(path));
    }
    expect(before.project.facts('app/src/lib/cart.ts')?.exports).toMatchObject([{ name: 'total' }]);
  });

  it('can be had of the other texts again', () => {
    const { root, after } = changed({ 'app/src/lib/cart.ts': 'export const sum = 2;\n' });
    writeFiles(root, { 'app/src/lib/cart.ts': 'export const third = 3;\n' });
    expect(after?.withTexts([`${root}/app/src/lib/cart.ts`])?.project.facts('app/src/lib/cart.ts')?.exports).toMatchObject([{ name: 'third' }]);
  });

  it('is the same when nobody reads what has changed', () => {
    const { before, after } = changed({ 'app/src/app.css': 'h2 {}' });
    expect(after?.project).toBe(before.project);
  });

  it('has what Markdown says where that is code', () => {
    const root = tempRepository({ ...SHOP, 'app/svelte.config.js': "export default { extensions: ['.svelte', '.md'] };\n", 'app/src/routes/about/+page.md': '<script>import one from "$lib/cart";</script>', 'app/README.md': '# Shop' });
    const before = read(root);
    const page = 'app/src/routes/about/+page.md';
    writeFiles(root, { [page]: '# About us', 'app/README.md': '# Our shop' });
    expect(before.withTexts([`${root}/app/README.md`])).toBeDefined();
    expect(before.withTexts([`${root}/${page}`])?.project.facts(page)?.imports).toEqual([]);
  });

  it.each<[string, Files]>([
    ['the manifest', { 'app/package.json': '{ "devDependencies": { "@sveltejs/kit": "^1.5.0" } }' }],
    ['the configuration', { 'app/svelte.config.js': 'export default {};\n' }],
    ['a module of the configuration', { 'app/config/aliases.js': "export const aliases = { $ui: 'src/lib' };\n" }],
    ['a document that rules read', { 'app/src/app.html': '<html lang="en"></html>' }],
    ['an import that leads out of the app', { 'app/src/lib/cart.ts': "export { tax as total } from '../../../shared/tax';\n" }],
    ['a file that the app does not have', { 'app/src/lib/new.ts': '' }],
  ])('is read anew when the change is in %s', (_, now) => {
    expect(changed(now).after).toBeUndefined();
  });

  it('is read anew when a file cannot be read any more', () => {
    const root = tempRepository(SHOP);
    const before = read(root);
    rmSync(`${root}/app/src/lib/cart.ts`);
    expect(before.withTexts([`${root}/app/src/lib/cart.ts`])).toBeUndefined();
  });

  it('is read anew where links lead to files', () => {
    const root = tempRepository(SHOP);
    symlinkSync('lib', `${root}/app/src/ui2`);
    expect(read(root).withTexts([`${root}/app/src/lib/cart.ts`])).toBeUndefined();
  });
});
