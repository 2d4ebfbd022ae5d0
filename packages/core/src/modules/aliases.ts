/** Which aliases apply to a specifier. */
import type { Alias, App, KitConfig, PackageVersion } from '../kit/app.js';
import { kitWrittenFor } from '../kit/target-kit.js';
import { kitSatisfies } from '../kit/version.js';
import { matchStar } from './workspace-package.js';

/** What a specifier becomes: a project-relative path, or a package's specifier. */
export type Aliased =
  /** `base` is what the alias itself leads to, `rest` what follows it: empty, or from the slash on. */
  | { readonly path: string; readonly base: string; readonly rest: string }
  | { readonly external: string };

/** The app's aliases in the order in which Vite tries them: `$lib` of Kit 1 and 2 comes first, and is followed too where the app is looked at as if it was on 3. */
export function aliasesOf(app: Pick<App, 'config' | 'kit' | 'writtenFor'>): readonly Alias[] {
  const { config } = app;
  if (kitSatisfies(kitWrittenFor(app), '>=3') === true) return config.aliases;
  return [{ find: '$lib', replacement: config.lib, match: 'prefix' }, ...config.aliases];
}

/** What the specifier can become, the likeliest first; empty when no alias applies. */
export function applyAliases(specifier: string, aliases: readonly Alias[]): readonly Aliased[] {
  return aliases.flatMap((alias) => {
    const rest = restAfter(specifier, alias);
    if (rest === undefined) return [];
    const replaced = alias.replacement + rest;
    return [alias.external ? { external: replaced } : { path: replaced, base: alias.replacement, rest }];
  });
}

/** `''` or `/…` when the alias applies. */
function restAfter(specifier: string, { find, match }: Alias): string | undefined {
  if (specifier === find) return match === 'star' ? undefined : '';
  if (match === 'exact' || !specifier.startsWith(`${find}/`)) return undefined;
  return specifier.length > find.length + 1 || match === 'prefix' ? specifier.slice(find.length) : undefined;
}

/** Is it an alias whose replacement could not be read? */
export function isUnreadAlias(specifier: string, { unknown }: KitConfig): boolean {
  return unknown.some((key) => {
    const find = /^(?:resolve\.)?alias\.(.+)$/.exec(key)?.[1]?.replace(/\/\*$/, '');
    return find !== undefined && (specifier === find || specifier.startsWith(`${find}/`));
  });
}

/** May there be aliases of which not even the names could be read? */
export function hasUnreadAliases({ unknown }: KitConfig): boolean {
  return unknown.some((key) => ['*', 'alias', 'resolve', 'resolve.alias'].includes(key));
}

/** The files that a `#…` specifier can mean, as `package.json` names them (`./src/lib/cart.js`); `undefined` without a key. */
export function packageImportTargets(specifier: string, imports: KitConfig['packageImports']): readonly string[] | undefined {
  if (Object.hasOwn(imports, specifier)) return imports[specifier];
  const keys = Object.keys(imports).filter((key) => matchStar(key, specifier) !== undefined);
  const key = keys.sort((a, b) => b.indexOf('*') - a.indexOf('*'))[0];
  if (key === undefined) return undefined;
  const star = matchStar(key, specifier) ?? '';
  return imports[key]?.map((target) => target.replaceAll('*', star));
}

/** Kit 3 removed `$lib`. */
export function isRemovedLib(specifier: string, kit: PackageVersion): boolean {
  return /^\$lib(?:\/|$)/.test(specifier) && kitSatisfies(kit, '>=3') === true;
}
