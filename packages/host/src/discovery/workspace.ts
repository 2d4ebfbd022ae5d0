/** The monorepo around an app: its packages and its catalogs. */
import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { globMatcher } from '@sk-audit/core';
import { type FileSystemAdapter, globSync } from 'tinyglobby';
import { type Manifest, objectOf, readPackageJson, textEntries } from '../app/package-json.js';
import { filesOnlySeen, readFileSync } from '../disk/disk.js';
import { entriesIn, realpathSync, statSync } from '../disk/plain-disk.js';
import { gitRoot } from '../listing/git.js';
import { foldersUpwards, joinPath } from '../posix-path.js';

export type WorkspacePackage = { readonly dir: string; readonly manifest: Manifest };

export type Workspace = {
  /** Absolute, POSIX. */
  readonly root: string;
  /** By name. */
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
  /** Catalog (`default` for the unnamed one) → package → range. */
  readonly catalogs: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** What a workspace's root says about it. */
type Declared = { readonly globs: readonly string[]; readonly catalogs: Workspace['catalogs'] };

/**
 * Finds the workspace that a folder belongs to: the nearest `pnpm-workspace.yaml` or `workspaces` key above it, inside its repository.
 * Each workspace is read once. Undefined when there is none; the folder need not be one of its packages.
 */
export function workspaceFinder(): (dir: string) => Workspace | undefined {
  const read = new Map<string, Workspace | undefined>();
  const at = (root: string): Workspace | undefined => {
    if (!read.has(root)) read.set(root, readWorkspace(root));
    return read.get(root);
  };
  return (dir) => {
    for (const folder of foldersUpwards(dir, gitRoot(dir))) {
      const workspace = at(folder);
      if (workspace !== undefined) return workspace;
    }
    return undefined;
  };
}

function readWorkspace(root: string): Workspace | undefined {
  const declared = fromPnpm(root) ?? fromPackageJson(root);
  return declared && { root, packages: packagesOf(root, declared.globs), catalogs: declared.catalogs };
}

function fromPnpm(root: string): Declared | undefined {
  const yaml = readYaml(joinPath(root, 'pnpm-workspace.yaml'));
  if (yaml === undefined) return undefined;
  return { globs: strings(yaml['packages']), catalogs: catalogsOf(yaml) };
}

/** npm, yarn and bun; bun keeps catalogs there too. */
function fromPackageJson(root: string): Declared | undefined {
  const read = readPackageJson(root);
  if (!('manifest' in read) || read.manifest.workspaces.length === 0) return undefined;
  const inWorkspaces = catalogsOf(objectOf(read.manifest.raw['workspaces']));
  return { globs: read.manifest.workspaces, catalogs: new Map([...catalogsOf(read.manifest.raw), ...inWorkspaces]) };
}

function catalogsOf(from: { readonly [key: string]: unknown }): Workspace['catalogs'] {
  const named = Object.entries(objectOf(from['catalogs'])).map(([name, entries]) => [name, new Map(textEntries(entries))] as const);
  return new Map([...(from['catalog'] === undefined ? [] : [['default', new Map(textEntries(from['catalog']))] as const]), ...named]);
}

/** How the globs ask, so that a witness hears of it. */
const THROUGH_OUR_DISK = { readdirSync: entriesIn, realpathSync, statSync } as unknown as FileSystemAdapter;

/** Packages that the globs name, and the root's own. Where two have one name, the first folder in order wins. */
function packagesOf(root: string, globs: readonly string[]): ReadonlyMap<string, WorkspacePackage> {
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map((glob) => `${glob.replace(/^\.\//, '').replace(/\/$/, '')}/package.json`);
  const ignore = ['**/node_modules/**', ...excluded.flatMap((glob) => [glob, `${glob}/**`])];
  const isMeant = globMatcher(wanted);
  const isExcluded = globMatcher(ignore);
  const files = [
    ...globSync(wanted, { cwd: root, expandDirectories: false, ignore, fs: THROUGH_OUR_DISK }),
    ...filesOnlySeen(root).filter((path) => posix.basename(path) === 'package.json' && isMeant(path) && !isExcluded(path)),
  ];
  const dirs = [root, ...files.map((file) => joinPath(root, posix.dirname(file))).sort()];
  const packages = new Map<string, WorkspacePackage>();
  for (const dir of dirs) {
    const read = readPackageJson(dir);
    const name = 'manifest' in read ? read.manifest.name : undefined;
    if ('manifest' in read && name !== undefined && !packages.has(name)) packages.set(name, { dir, manifest: read.manifest });
  }
  return packages;
}

/** A YAML file that holds an object; undefined when it is not there or cannot be read. The parser is loaded here, once it is needed. */
export function readYaml(file: string): { readonly [key: string]: unknown } | undefined {
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The object in a YAML text. @throws when it is no YAML */
export function parseYaml(text: string): { readonly [key: string]: unknown } {
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  return objectOf(parse(text));
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
