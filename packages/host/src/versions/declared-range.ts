/** What does package.json say about a dependency? */
import { readPackageJson } from '../app/package-json.js';
import type { Workspace } from '../discovery/workspace.js';
import { absolutePath, foldersUpwards } from '../posix-path.js';

export type Declared = {
  /** With `catalog:` resolved. */
  readonly range: string;
  /** Folder of the package.json that declares it, absolute. */
  readonly dir: string;
};

/**
 * The range of a package in the nearest package.json that declares it: the app's, or in a workspace one above it, up to `last`.
 * Undefined when none does.
 */
export function declaredRange(name: string, appDir: string, last: string, workspace: Workspace | undefined): Declared | undefined {
  for (const dir of foldersUpwards(appDir, last)) {
    const read = readPackageJson(dir);
    const range = 'manifest' in read ? read.manifest.dependencies.get(name) : undefined;
    if (range !== undefined) return { range: fromCatalog(name, range, workspace), dir };
  }
  return undefined;
}

/** `catalog:` and `catalog:default` name the unnamed catalog, or one that is called so. */
function fromCatalog(name: string, range: string, workspace: Workspace | undefined): string {
  if (!range.startsWith('catalog:')) return range;
  const catalog = range.slice('catalog:'.length).trim() || 'default';
  return workspace?.catalogs.get(catalog)?.get(name) ?? range;
}

/** The folder that `workspace:…`, `link:…` or `file:…` leads to, absolute; undefined for other ranges and for unknown packages. */
export function linkedFolder(name: string, { range, dir }: Declared, workspace: Workspace | undefined): string | undefined {
  const path = /^(?:link|file|portal):(.+)$/.exec(range)?.[1] ?? /^workspace:(\.\.?\/.+)$/.exec(range)?.[1];
  if (path !== undefined) return absolutePath(dir, path);
  return range.startsWith('workspace:') ? workspace?.packages.get(name)?.dir : undefined;
}
