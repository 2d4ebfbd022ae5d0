import { describe, expect, it } from 'vitest';
import { workspaceFinder } from '../discovery/workspace.js';
import { type Files, tempFolder } from '../testing/temp-folder.js';
import { findVersion, type VersionAnswer } from './find-version.js';

const NAME = '@sveltejs/kit';

/** The version of Kit of the app in the folder `app` of a made-up repository. */
function kitOf(files: Files, app = ''): VersionAnswer & { readonly root: string } {
  const root = tempFolder(files);
  const appDir = app === '' ? root : `${root}/${app}`;
  return { ...findVersion(NAME, { appDir, last: root, workspace: workspaceFinder()(appDir) }), root };
}

const needs = (range: string): string => JSON.stringify({ name: 'shop', devDependencies: { [NAME]: range } });
const installed = (version: string): string => JSON.stringify({ name: NAME, version });

describe('an installed package', () => {
  it('gives the exact version', () => {
    const { version } = kitOf({ 'package.json': needs('^2.5.0'), 'node_modules/@sveltejs/kit/package.json': installed('2.70.4') });
    expect(version).toEqual({ lower: '2.70.4', from: 'installed' });
  });

  it('in a parent folder counts when it satisfies the declared range, prereleases too', () => {
    const files = { 'apps/shop/package.json': needs('^3.0.0'), 'node_modules/@sveltejs/kit/package.json': installed('3.0.0-next.16') };
    expect(kitOf(files, 'apps/shop').version).toEqual({ lower: '3.0.0-next.16', from: 'installed' });
  });

  it('in a parent folder is ignored, with a note, when the declared range excludes it', () => {
    const files = { 'apps/shop/package.json': needs('^1.20.0'), 'node_modules/@sveltejs/kit/package.json': installed('2.70.4') };
    const { version, notes, root } = kitOf(files, 'apps/shop');
    expect(version).toEqual({ lower: '1.20.0', upper: '2.0.0-0', from: 'range' });
    expect(notes).toEqual([`The ${NAME} 2.70.4 in ${root}/node_modules is ignored, because the app asks for ^1.20.0.`]);
  });

  it("in the app's own folder counts even when the declared range excludes it", () => {
    const { version } = kitOf({ 'package.json': needs('^1.20.0'), 'node_modules/@sveltejs/kit/package.json': installed('2.70.4') });
    expect(version.lower).toBe('2.70.4');
  });

  it('of the workspace answers for `workspace:`', () => {
    const files = {
      'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - apps/**\n',
      'packages/kit/package.json': installed('3.2.0'),
      'apps/test/shop/package.json': needs('workspace:^'),
    };
    expect(kitOf(files, 'apps/test/shop').version).toEqual({ lower: '3.2.0', from: 'installed' });
  });

  it('answers for a link', () => {
    const files = { 'vendor/kit/package.json': installed('2.9.0'), 'shop/package.json': needs('link:../vendor/kit') };
    expect(kitOf(files, 'shop').version).toEqual({ lower: '2.9.0', from: 'installed' });
  });
});

describe('a lock file', () => {
  const locked = { lower: '2.7.3', from: 'lockfile' };

  it('of pnpm 9 and later gives the version of the importer', () => {
    const lock = `lockfileVersion: '9.0'
importers:
  .: {}
  apps/admin:
    devDependencies:
      '@sveltejs/kit':
        specifier: next
        version: 3.0.0-next.2(svelte@5.0.0)
  apps/shop:
    devDependencies:
      '@sveltejs/kit':
        specifier: latest
        version: 2.7.3(@sveltejs/vite-plugin-svelte@4.0.0(svelte@5.0.0))(svelte@5.0.0)

packages:

  '@sveltejs/kit@2.7.3':
    resolution: {integrity: sha512-x}

snapshots:

  '@sveltejs/kit@2.7.3': {}
`;
    expect(kitOf({ 'pnpm-lock.yaml': lock, 'apps/shop/package.json': needs('latest') }, 'apps/shop').version).toEqual(locked);
  });

  it('of pnpm 6 without workspaces keeps the version at the top level', () => {
    const lock = `lockfileVersion: '6.0'\n\ndevDependencies:\n  '@sveltejs/kit':\n    specifier: ^2.0.0\n    version: 2.7.3(svelte@4.2.0)\n`;
    expect(kitOf({ 'pnpm-lock.yaml': lock, 'package.json': needs('^2.0.0') }).version).toEqual(locked);
  });

  it('of pnpm 5 has the peers after an underscore', () => {
    const lock = `lockfileVersion: 5.4\nspecifiers:\n  '@sveltejs/kit': next\ndevDependencies:\n  '@sveltejs/kit': 2.7.3_svelte@3.55.0\n`;
    expect(kitOf({ 'pnpm-lock.yaml': lock, 'package.json': needs('next') }).version).toEqual(locked);
  });

  it('of npm gives the nearest hoisted version', () => {
    const lock = JSON.stringify({
      lockfileVersion: 3,
      packages: { 'node_modules/@sveltejs/kit': { version: '1.30.4' }, 'apps/shop/node_modules/@sveltejs/kit': { version: '2.7.3' } },
    });
    const files = { 'package-lock.json': lock, 'apps/shop/package.json': needs('^2.0.0'), 'apps/old/package.json': needs('^1.0.0') };
    expect(kitOf(files, 'apps/shop').version).toEqual(locked);
    expect(kitOf(files, 'apps/old').version).toEqual({ lower: '1.30.4', from: 'lockfile' });
  });

  it('of npm 6 is read too', () => {
    const lock = JSON.stringify({ lockfileVersion: 1, dependencies: { '@sveltejs/kit': { version: '2.7.3' } } });
    expect(kitOf({ 'package-lock.json': lock, 'package.json': needs('^2.0.0') }).version).toEqual(locked);
  });

  it('of npm leads to a package of the workspace', () => {
    const lock = JSON.stringify({ packages: { 'node_modules/@sveltejs/kit': { resolved: 'kit', link: true }, kit: { version: '2.7.3' } } });
    const files = { 'package-lock.json': lock, 'kit/package.json': installed('2.7.3'), 'shop/package.json': needs('*') };
    expect(kitOf(files, 'shop').version).toEqual(locked);
  });

  it('of yarn classic is searched by range', () => {
    const lock = `# yarn lockfile v1


"@sveltejs/kit@^1.0.0", "@sveltejs/kit@^1.5.0":
  version "1.30.4"
  resolved "https://example.com/kit.tgz"
  dependencies:
    cookie "^0.5.0"

"@sveltejs/kit@^2.0.0":
  version "2.7.3"
`;
    expect(kitOf({ 'yarn.lock': lock, 'package.json': needs('^2.0.0') }).version).toEqual(locked);
  });

  it('of yarn berry has keys with a protocol', () => {
    const lock = `__metadata:
  version: 8

"@sveltejs/kit@npm:^1.0.0":
  version: 1.30.4
  resolution: "@sveltejs/kit@npm:1.30.4"

"@sveltejs/kit@npm:^2.0.0, @sveltejs/kit@npm:next":
  version: 2.7.3
  resolution: "@sveltejs/kit@npm:2.7.3"
`;
    expect(kitOf({ 'yarn.lock': lock, 'package.json': needs('next') }).version).toEqual(locked);
  });

  it('of bun has trailing commas and versions of single packages of the workspace', () => {
    const lock = `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "root" }, "apps/shop": { "name": "shop", "devDependencies": { "@sveltejs/kit": "^2" }, }, },
  "packages": {
    "@sveltejs/kit": ["@sveltejs/kit@1.30.4", "", {}, "sha512-x"],
    "shop/@sveltejs/kit": ["@sveltejs/kit@2.7.3", "", {}, "sha512-x"],
  },
}`;
    expect(kitOf({ 'bun.lock': lock, 'apps/shop/package.json': needs('^2') }, 'apps/shop').version).toEqual(locked);
  });

  it('that is broken is passed over', () => {
    const files = { 'package-lock.json': '{', 'pnpm-lock.yaml': 'a: [', 'yarn.lock': '\u0000', 'bun.lock': '', 'package.json': needs('^2.5.0') };
    expect(kitOf(files).version.from).toBe('range');
  });
});

describe('a declared range', () => {
  it('is an interval', () => {
    expect(kitOf({ 'package.json': needs('^2.5.0') }).version).toEqual({ lower: '2.5.0', upper: '3.0.0-0', from: 'range' });
  });

  it('may stand in a catalog of pnpm, unnamed or named', () => {
    const workspace = "packages: ['apps/*']\ncatalog:\n  '@sveltejs/kit': ^2.5.0\ncatalogs:\n  old:\n    '@sveltejs/kit': ^1.20.0\n";
    const files = { 'pnpm-workspace.yaml': workspace, 'apps/shop/package.json': needs('catalog:'), 'apps/old/package.json': needs('catalog:old') };
    expect(kitOf(files, 'apps/shop').version.lower).toBe('2.5.0');
    expect(kitOf(files, 'apps/old').version.lower).toBe('1.20.0');
  });

  it('may stand in the package.json of a parent folder', () => {
    expect(kitOf({ 'package.json': needs('^2.5.0'), 'apps/shop/package.json': '{}' }, 'apps/shop').version.lower).toBe('2.5.0');
  });

  it('that says nothing leaves the version unknown, with a note', () => {
    const { version, notes } = kitOf({ 'package.json': needs('latest') });
    expect(version).toEqual({ lower: '0.0.0', from: 'unknown' });
    expect(notes).toEqual([`The version of ${NAME} is unknown: it is not installed, no lock file names it, and "latest" does not say it.`]);
  });

  it('that is missing leaves the version unknown', () => {
    expect(kitOf({ 'package.json': '{}' }).notes).toEqual([
      `The version of ${NAME} is unknown: it is not installed, no lock file names it, and nothing declares it.`,
    ]);
  });
});
