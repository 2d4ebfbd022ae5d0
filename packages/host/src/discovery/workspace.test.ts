import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { workspaceFinder } from './workspace.js';

const named = (name: string) => JSON.stringify({ name });

/** Folder of each package of the workspace around `dir`, relative to `root`. */
function packagesAround(root: string, dir: string): Record<string, string> | undefined {
  const workspace = workspaceFinder()(dir);
  return workspace && Object.fromEntries([...workspace.packages].map(([name, { dir: folder }]) => [name, folder.slice(root.length + 1)]));
}

describe('workspaceFinder', () => {
  it('reads the globs of pnpm-workspace.yaml, with exclusions', () => {
    const root = tempFolder({
      'pnpm-workspace.yaml': "packages:\n  - './packages/**'\n  - apps/*/\n  - '!**/test/**'\n",
      'package.json': named('shop-root'),
      'apps/shop/package.json': named('shop'),
      'packages/ui/package.json': named('@shop/ui'),
      'packages/ui/test/package.json': named('ui-test'),
      'packages/ui/node_modules/left/package.json': named('left'),
      'other/package.json': named('other'),
    });
    expect(packagesAround(root, `${root}/apps/shop`)).toEqual({ 'shop-root': '', shop: 'apps/shop', '@shop/ui': 'packages/ui' });
  });

  it('reads both forms of `workspaces` in package.json', () => {
    const list = tempFolder({ 'package.json': '{ "workspaces": ["ui"] }', 'ui/package.json': named('ui') });
    const object = tempFolder({ 'package.json': '{ "workspaces": { "packages": ["ui"] } }', 'ui/package.json': named('ui') });
    expect(packagesAround(list, list)).toEqual({ ui: 'ui' });
    expect(packagesAround(object, object)).toEqual({ ui: 'ui' });
  });

  it('finds none outside a workspace, and none above the repository', () => {
    const root = tempFolder({ 'pnpm-workspace.yaml': 'packages: ["*"]\n', 'shop/.git/HEAD': '', 'shop/package.json': named('shop') });
    expect(packagesAround(root, `${root}/shop`)).toBeUndefined();
  });

  it('passes over a file that is no YAML', () => {
    const root = tempFolder({ 'pnpm-workspace.yaml': 'packages: [', 'package.json': named('shop') });
    expect(packagesAround(root, root)).toBeUndefined();
  });
});
