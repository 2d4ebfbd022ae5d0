/** From a specifier to the file that it means, over a known list of files. */
import type { App } from '../kit/app.js';
import { aliasesOf, applyAliases, hasUnreadAliases, isRemovedLib, isUnreadAlias, packageImportTargets } from './aliases.js';
import type { Edge } from './edge.js';
import { createFileIndex, type FileIndex } from './file-index.js';
import { expandGlob, expandTemplate, type Pattern } from './pattern.js';
import { folderOf, joinPath, pathInside } from './posix-path.js';
import { workspaceFile } from './workspace-package.js';

/** Where a specifier leads; the fields are those of {@link Edge}. */
export type Resolution = Pick<Edge, 'kind' | 'to' | 'module'>;

export type Resolver = {
  (from: string, specifier: string): Resolution;
  /**
   * The files that a glob (`import.meta.glob`; a leading `!` is dropped), or with `template` a specifier with holes, means in the file
   * `from`: sorted, without `from`. `undefined` when the pattern cannot be followed.
   */
  expand(from: string, pattern: string, template?: boolean): readonly string[] | undefined;
};

const unknown: Resolution = { kind: 'unknown' };

/**
 * Resolves as Vite does with Kit's plugin: relative, `/src/…` from the app's root, virtual modules, aliases (Kit's before Vite's),
 * subpath imports, packages of the workspace. Queries and hashes are ignored. Generated code (in Kit's output folder, or in a folder of
 * which nothing is known) is `unknown`; `missing` is what surely is not there. A call costs a few map look-ups; `expand` walks a folder.
 * A file in `links` is taken for the one to which it leads, as importer and as what is imported.
 */
export function createResolver(paths: ReadonlySet<string>, app: App, links?: ReadonlyMap<string, string>): Resolver {
  const files = createFileIndex(paths);
  const roots = { files, app, aliases: aliasesOf(app) };
  const real = (path: string): string => links?.get(path) ?? path;
  const find = (from: string, specifier: string): Resolution => {
    const found = resolveClean(real(from), withoutQuery(specifier), roots);
    return found.to === undefined || real(found.to) === found.to ? found : { ...found, to: real(found.to) };
  };
  // Where specifiers lead that lead there from every file: half the imports of an app are of a few modules.
  const fromAnywhere = new Map<string, Resolution>();
  const resolve = (from: string, specifier: string): Resolution => {
    const known = fromAnywhere.get(specifier);
    if (known) return known;
    const found = find(from, specifier);
    if (!/^[.#]/.test(specifier)) fromAnywhere.set(specifier, found);
    return found;
  };
  return Object.assign(resolve, {
    expand: (from: string, written: string, template = false) => {
      const pattern = patternIn(real(from), template ? withoutQuery(written) : written.replace(/^!/, ''), roots);
      const found = pattern && (template ? expandTemplate : expandGlob)(pattern, files);
      return found && [...new Set(found.map(real))].filter((path) => path !== real(from)).sort();
    },
  });
}

type Roots = {
  readonly files: FileIndex;
  readonly app: App;
  readonly aliases: ReturnType<typeof aliasesOf>;
};

/** A `#` at the very beginning is a subpath import. */
function withoutQuery(specifier: string): string {
  return specifier.replace(/\?.*$/s, '').replace(/(?!^)#.*$/s, '');
}

function resolveClean(from: string, specifier: string, roots: Roots): Resolution {
  const virtual = virtualModule(specifier);
  if (virtual !== undefined) return { kind: 'virtual', module: virtual };
  if (/^\.\.?(?:\/|$)/.test(specifier)) return located(joinPath(folderOf(from), specifier), roots);
  // Node's builtins, virtual:…, URLs: nothing of the project.
  if (/^[a-z][a-z\d+.-]*:/i.test(specifier) || specifier.startsWith('//')) return { kind: 'package', module: specifier };
  if (specifier.startsWith('/')) return fromRoot(specifier, roots);
  return specifier === '' ? unknown : resolveBare(from, specifier, roots);
}

/** The canonical name of a module that Kit generates. */
function virtualModule(specifier: string): string | undefined {
  if (/^\.\.?\/(?:.*\/)?\$types(?:\.d)?(?:\.[jt]s)?$/.test(specifier)) return './$types';
  if (/^\$app\/.|^\$env\/(?:static|dynamic)\/(?:private|public)$|^\$service-worker$/.test(specifier)) return specifier.replace(/\.js$/, '');
  return undefined;
}

/** `/src/x` from the app's root, `/logo.svg` from its static files. */
function fromRoot(specifier: string, roots: Roots): Resolution {
  const { config, root } = roots.app;
  const inApp = located(joinPath(root, specifier), roots);
  if (inApp.kind === 'file') return inApp;
  const asset = joinPath(config.assets, specifier);
  return asset !== undefined && roots.files.has(asset) ? { kind: 'file', to: asset } : inApp;
}

function resolveBare(from: string, specifier: string, roots: Roots): Resolution {
  return (
    throughAliases(specifier, roots) ??
    throughPackageImports(from, specifier, roots) ??
    throughWorkspace(specifier, roots) ??
    fromSource(specifier, roots) ??
    unresolved(specifier, roots)
  );
}

/** Vite takes the first alias that applies; a later one counts here when only that leads to a file (several targets of one tsconfig path). */
function throughAliases(specifier: string, roots: Roots): Resolution | undefined {
  const all = applyAliases(specifier, roots.aliases).map((aliased): Resolution => {
    if ('external' in aliased) return throughWorkspace(aliased.external, roots) ?? { kind: 'package', module: aliased.external };
    const leadsNowhere = !roots.files.hasFolder(aliased.base) && roots.files.complete(aliased.base) === undefined;
    const found = located(joinPath(aliased.path), roots);
    return leadsNowhere && found.kind === 'missing' ? unknown : found;
  });
  return all.find(({ kind }) => kind === 'file') ?? all[0];
}

/** Those of the app's package.json hold for the files of the app. */
function throughPackageImports(from: string, specifier: string, roots: Roots): Resolution | undefined {
  const { config, root } = roots.app;
  if (!specifier.startsWith('#')) return undefined;
  const targets = pathInside(root, from) === undefined ? undefined : packageImportTargets(specifier, config.packageImports);
  const all = (targets ?? []).map((target) => located(joinPath(root, target), roots));
  return all.find(({ kind }) => kind === 'file') ?? all[0] ?? unknown;
}

/** A package of the workspace whose build is not there and whose source was not found is unknown, not missing. */
function throughWorkspace(specifier: string, { app, files }: Roots): Resolution | undefined {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
  const found = Object.hasOwn(app.workspacePackages, name) ? app.workspacePackages[name] : undefined;
  if (!found) return undefined;
  const to = workspaceFile(found, `.${specifier.slice(name.length)}`, files);
  return to === undefined ? { kind: 'unknown', module: specifier } : { kind: 'file', to };
}

/** `src/lib/cart`, as a tsconfig with a `baseUrl` allows it for types. */
function fromSource(specifier: string, { app, files }: Roots): Resolution | undefined {
  const path = joinPath(app.root, specifier);
  if (path === undefined || pathInside(app.config.src, path) === undefined) return undefined;
  const to = files.complete(path);
  return to === undefined ? undefined : { kind: 'file', to };
}

/** What no package can be named (`$paraglide/messages`, `@/cart`, `~icons/x`) comes from a plugin or an alias that could not be read. */
function unresolved(specifier: string, { app }: Roots): Resolution {
  if (isUnreadAlias(specifier, app.config)) return unknown;
  if (isRemovedLib(specifier, app.kit)) return hasUnreadAliases(app.config) ? unknown : { kind: 'missing' };
  const isPackage = /^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*(?:\/|$)/i.test(specifier);
  return isPackage ? { kind: 'package', module: specifier } : unknown;
}

function located(path: string | undefined, { files, app }: Roots): Resolution {
  if (path === undefined) return unknown;
  const to = files.complete(path);
  if (to !== undefined) return { kind: 'file', to };
  const inPackages = /(?:^|\/)node_modules\/(.+)$/.exec(path)?.[1];
  if (inPackages !== undefined) return { kind: 'package', module: inPackages };
  const isGenerated = pathInside(app.config.outDir, path) !== undefined || `/${path}/`.includes('/.svelte-kit/');
  return isGenerated || !files.hasFolder(folderOf(path)) ? unknown : { kind: 'missing' };
}

/** Where the pattern begins; `undefined` when that cannot be told. */
function patternIn(from: string, pattern: string, { app, aliases }: Roots): Pattern | undefined {
  if (/^\.\.?\//.test(pattern)) return { folder: folderOf(from), glob: pattern };
  if (pattern.startsWith('/') || pattern.startsWith('**')) return { folder: app.root, glob: pattern.replace(/^\/+/, '') };
  const [aliased] = applyAliases(pattern, aliases);
  if (aliased) return 'path' in aliased ? { folder: aliased.base, glob: aliased.rest.replace(/^\/+/, '') } : undefined;
  const [target] = (pattern.startsWith('#') && packageImportTargets(pattern, app.config.packageImports)) || [];
  return target === undefined ? undefined : { folder: app.root, glob: target };
}
