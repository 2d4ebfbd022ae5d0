/** What lies around an app. */
import { gitRoot } from '../listing/git.js';
import { isIgnoredFolder } from '../listing/git-files.js';
import { gitignoreTest } from '../listing/gitignore.js';
import { isWithin, relativePath } from '../posix-path.js';
import type { Workspace, WorkspacePackage } from './workspace.js';
import { readPackageJson } from '../app/package-json.js';

export type AppScope = {
  /** The app's folder, absolute. */
  readonly dir: string;
  /** The repository's folder, or the workspace's: nothing outside belongs to the app. */
  readonly ceiling: string;
  readonly workspace: Workspace | undefined;
  /** Packages of the workspace that the app depends on, directly or through another; sorted by name. */
  readonly packages: readonly WorkspacePackage[];
  /** Is an absolute path left out by git, whether it exists or not? */
  readonly isIgnored: (file: string) => boolean;
};

/** Looks around an app's folder. */
export function appScope(dir: string, workspace: Workspace | undefined): AppScope {
  const top = gitRoot(dir);
  const outer = [top, workspace?.root].filter((folder) => folder !== undefined).sort((a, b) => a.length - b.length)[0];
  // An app in an ignored folder is audited when it is asked for: then only what is said inside it counts.
  const base = top !== undefined && !isIgnoredFolder(top, dir) ? top : dir;
  const excludes = gitignoreTest(base);
  return {
    dir,
    ceiling: outer ?? dir,
    workspace,
    packages: packagesOf(dir, workspace),
    isIgnored: (file) => {
      const path = relativePath(base, file);
      return excludes(path) || excludes(`${path}/`);
    },
  };
}

/** In their own repositories these are packages of the workspace; rules know them by name, and they are not the app's code. */
const FRAMEWORK = /^(svelte|vite|@sveltejs\/(kit|vite-plugin-svelte|adapter-.+))$/;

/** A package that holds the app is not followed: it would bring in everything. */
function packagesOf(dir: string, workspace: Workspace | undefined): readonly WorkspacePackage[] {
  const found = new Map<string, WorkspacePackage>();
  const read = readPackageJson(dir);
  const queue = 'manifest' in read ? [...read.manifest.dependencies.keys()] : [];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const dependency = workspace?.packages.get(name);
    if (dependency === undefined || found.has(name) || FRAMEWORK.test(name) || isWithin(dependency.dir, dir)) continue;
    found.set(name, dependency);
    queue.push(...dependency.manifest.dependencies.keys());
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dependency]) => dependency);
}
