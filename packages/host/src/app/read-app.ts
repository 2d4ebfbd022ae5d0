/** An app's configuration and versions. Configuration is read as syntax; nothing of the app is executed. */
import { type App, asIfOn, type FileFacts, type Json, type KitConfig, newestKnownSvelte, type PackageVersion, readKitConfig } from '@sk-audit/core';
import type { AppScope } from '../discovery/app-scope.js';
import { configNames } from '../discovery/kit-app.js';
import { readdirSync } from '../disk/disk.js';
import { isFile } from '../listing/is-file.js';
import { joinPath, relativePath } from '../posix-path.js';
import { findVersion } from '../versions/find-version.js';
import { readPackageJson } from './package-json.js';
import { tsconfigPaths } from './tsconfig-paths.js';

/** Facts of an absolute file; undefined when it is not there. */
export type FactsOfFile = (file: string) => FileFacts | undefined;

/** The newest Vite that is known; it only closes open ranges. */
const NEWEST_VITE = '8.3.8';

/**
 * Reads an app once, and gives it as it looks from a project's root (absolute, at or above everything that the app uses): paths in it
 * are relative to that. What could not be found out is in its notes. With a `target` it looks as if that Kit was installed.
 */
export function readApp(scope: AppScope, factsOf: FactsOfFile, target?: PackageVersion): (root: string) => App {
  const { dir } = scope;
  const manifest = readPackageJson(dir);
  const versionScope = { appDir: dir, last: scope.ceiling, workspace: scope.workspace };
  const kit = findVersion('@sveltejs/kit', versionScope);
  const svelte = findVersion('svelte', versionScope, newestKnownSvelte);
  const vite = findVersion('vite', versionScope, NEWEST_VITE).version;
  const configs = configFiles(dir, factsOf);
  const paths = tsconfigPaths(dir);
  const notes = [...manifestNotes(manifest), ...kit.notes, ...svelte.notes];

  return (root) => {
    const atRoot = (file: string): FileFacts | undefined => {
      const facts = factsOf(file);
      return facts && { ...facts, path: relativePath(root, file) };
    };
    const input = {
      svelteConfig: configs.svelte === undefined ? undefined : atRoot(configs.svelte),
      viteConfig: configs.vite === undefined ? undefined : atRoot(configs.vite),
      packageJson: 'manifest' in manifest ? (manifest.manifest.raw as Json) : undefined,
      tsconfigPaths: Object.fromEntries(Object.entries(paths).map(([pattern, targets]) => [pattern, targets.map((target) => relativePath(root, target))])),
      readFacts: (path: string) => atRoot(joinPath(root, path)),
    };
    const config = readKitConfig(input, relativePath(root, dir), kit.version);
    const app: App = {
      root: relativePath(root, dir),
      kit: kit.version,
      svelte: svelte.version,
      vite,
      config,
      workspacePackages: workspacePackages(scope, root),
      notes: [...notes, ...configNotes(config, configs.vite, dir, root)],
    };
    return target === undefined ? app : asIfOn(app, target);
  };
}

/** The configs that Kit and Vite would take; a Vite config of another name only when it calls Kit's plugin. */
function configFiles(dir: string, factsOf: FactsOfFile): { readonly svelte?: string; readonly vite?: string } {
  const names = configNames(namesIn(dir));
  const vite = names.vite.map((name) => joinPath(dir, name));
  const callsKit = (file: string): boolean => factsOf(file)?.imports.some(({ specifier }) => specifier === '@sveltejs/kit/vite') ?? false;
  const plain = vite.find((file) => /\/vite\.config\.[cm]?[jt]s$/.test(file));
  return {
    svelte: names.svelte.map((name) => joinPath(dir, name)).find(isFile),
    vite: plain !== undefined && callsKit(plain) ? plain : vite.find(callsKit) ?? plain,
  };
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function workspacePackages({ packages }: AppScope, root: string): App['workspacePackages'] {
  return Object.fromEntries(
    packages.map(({ dir, manifest: { name = '', exports, main, svelte } }) => [name, { dir: relativePath(root, dir), exports, main, svelte }]),
  );
}

function manifestNotes(read: ReturnType<typeof readPackageJson>): readonly string[] {
  if ('manifest' in read) return [];
  return [read.problem === 'missing' ? 'The app has no package.json.' : 'The package.json cannot be read, so its imports and dependencies are unknown.'];
}

/** Kit's keys are named after the file that holds them; Vite's stand in the Vite config in any case. */
function configNotes({ file, unknown }: KitConfig, viteConfig: string | undefined, dir: string, root: string): readonly string[] {
  const kitName = file === undefined ? 'The configuration' : relativePath(dir, joinPath(root, file));
  const viteName = viteConfig === undefined ? kitName : relativePath(dir, viteConfig);
  return unknown.map((key) => {
    if (key === '*') return `${kitName} cannot be read without running it, so Kit's defaults are assumed.`;
    return `${/^resolve(\.|$)/.test(key) ? viteName : kitName} computes "${key}", which is therefore unknown.`;
  });
}
