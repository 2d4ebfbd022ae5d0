/** From a package of the workspace to the source that an import of it means. */
import type { App } from '../kit/app.js';
import type { FileIndex } from './file-index.js';
import { joinPath } from './posix-path.js';

export type WorkspacePackage = App['workspacePackages'][string];

const conditions = new Set(['svelte', 'module', 'import', 'browser', 'node', 'development', 'production', 'default']);

/**
 * The file that `package/subpath` (`.` for the package itself) means: what its `exports` name, else the source of which that is the build
 * (`dist/x.js` → `src/x.ts`, `src/lib/x.ts`), else the source that only its types name. `undefined` when none of these is in the project.
 */
export function workspaceFile(found: WorkspacePackage, subpath: string, files: FileIndex): string | undefined {
  const exported = found.exports ?? undefined;
  const targets = exported === undefined ? ownFields(found, subpath) : exportTargets(exported, subpath, isActive);
  const paths = targets.flatMap((target) => joinPath(found.dir, target) ?? []);
  const built = paths.flatMap((path) => files.complete(path) ?? []).find((path) => !isDeclaration(path));
  if (built !== undefined) return built;
  const sources = targets.flatMap((target) => sourcesOf(target)).flatMap((source) => joinPath(found.dir, source) ?? []);
  const types = exportTargets(exported ?? {}, subpath, (condition) => condition === 'types' || isActive(condition));
  const named = types.flatMap((target) => joinPath(found.dir, target) ?? []);
  return [...sources, ...named].flatMap((path) => files.complete(path) ?? [])[0];
}

function isActive(condition: string): boolean {
  return conditions.has(condition);
}

function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

/** Without `exports`: the fields of old, and any file. */
function ownFields({ svelte, main }: WorkspacePackage, subpath: string): readonly string[] {
  if (subpath !== '.') return [subpath];
  return [svelte, main, './index.js', './src/index.js'].filter((field) => field !== undefined);
}

/**
 * The targets of a subpath in the order of preference. An exact key wins, then the pattern with the longest beginning.
 * @see https://nodejs.org/api/packages.html#package-entry-points
 */
function exportTargets(exports: unknown, subpath: string, active: (condition: string) => boolean): readonly string[] {
  const bySubpath = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.')) ? exports : { '.': exports };
  const exact = Object.hasOwn(bySubpath, subpath) ? bySubpath[subpath] : undefined;
  if (exact !== undefined) return targetsOf(exact, active);
  const keys = Object.keys(bySubpath).filter((key) => matchStar(key, subpath) !== undefined);
  const key = keys.sort((a, b) => b.indexOf('*') - a.indexOf('*'))[0];
  if (key === undefined) return [];
  const star = matchStar(key, subpath) ?? '';
  return targetsOf(bySubpath[key], active).map((target) => target.replaceAll('*', star));
}

/** What the `*` of the pattern stands for in the text; `undefined` when it does not match. */
export function matchStar(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1 || text.length < pattern.length) return undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.startsWith(before) && text.endsWith(after) ? text.slice(star, text.length - after.length) : undefined;
}

function targetsOf(target: unknown, active: (condition: string) => boolean): readonly string[] {
  if (typeof target === 'string') return [target];
  if (Array.isArray(target)) return target.flatMap((inner) => targetsOf(inner, active));
  if (!isObject(target)) return [];
  return Object.keys(target).flatMap((condition) => (active(condition) ? targetsOf(target[condition], active) : []));
}

/** Where the source of a built file usually lies. */
function sourcesOf(target: string): readonly string[] {
  const inBuild = /^(?:\.\/)?(?:dist|build|out|lib|package|esm)\/(?:esm\/|src\/)?(.+)$/.exec(target)?.[1];
  const file = inBuild ?? target.replace(/^\.\//, '');
  return [`src/${file}`, `src/lib/${file}`];
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
