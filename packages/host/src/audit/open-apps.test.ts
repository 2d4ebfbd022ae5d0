import { routeOutlines } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { type Files, tempFolder } from '../testing/temp-folder.js';
import { openApps } from './open-apps.js';

const APP: Files = { 'package.json': '{ "name": "shop", "devDependencies": { "@sveltejs/kit": "^2.5.0" } }', 'svelte.config.js': 'export default {};\n' };
const inFolder = (folder: string, files: Files): Files => Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
const open = (cwd: string, ...paths: readonly string[]) => openApps({ paths, cwd, version: '1.0.0', cache: false });

describe('openApps', () => {
  it('opens every app below a folder and names it from where one stands', () => {
    const root = tempFolder({ ...inFolder('apps/shop', { ...APP, 'src/routes/cart/+page.svelte': '' }), ...inFolder('apps/desk', { ...APP, 'src/routes/+page.svelte': '' }) });
    const apps = open(`${root}/apps/desk`, '..');
    expect(apps.map((app) => [app.root, ...routeOutlines(app.project).flatMap(({ files }) => files.map(({ path }) => app.pathFromHere(path)))])).toEqual([
      ['.', 'src/routes/+page.svelte'],
      ['../shop', '../shop/src/routes/cart/+page.svelte'],
    ]);
  });

  it('knows which files were asked for', () => {
    const root = tempFolder({ ...APP, 'src/routes/cart/+page.svelte': '', 'src/routes/cart-old/+page.svelte': '' });
    const meant = (...paths: readonly string[]) => open(root, ...paths).flatMap(({ project, isMeant }) => project.paths().filter((path) => path.endsWith('.svelte') && isMeant(path)));
    expect(meant('src/routes/cart')).toEqual(['src/routes/cart/+page.svelte']);
    expect(meant('.')).toEqual(['src/routes/cart-old/+page.svelte', 'src/routes/cart/+page.svelte']);
  });
});
