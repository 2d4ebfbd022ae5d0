/** Aliases, as Kit's and Vite's configuration declare them. */
import { joinPath, pathInside } from '../modules/posix-path.js';
import type { Alias } from './app.js';
import { configPath, writtenPath } from './config-path.js';
import { constant, follow, property, type Place } from './config-value.js';

/** What could be read, in the order in which Vite tries it, and the keys of what could not. */
export type ReadAliases = { readonly aliases: readonly Alias[]; readonly unknown: readonly string[] };

/** Where a plain path of the configuration leads. */
type Where = { readonly root: string; readonly src: string };

/**
 * `kit.alias`. A key `a/*` stands for `a/…` only; `a` for itself only when `a/*` exists too, else for both.
 * @see @sveltejs/kit src/exports/vite/utils.js get_config_aliases (2.70.4, 3.2.0)
 */
export function kitAliases(place: Place, { root }: Where): ReadAliases {
  const { value, ...where } = follow(place);
  if (value.is !== 'object') return { aliases: [], unknown: ['alias'] };
  const aliases: Alias[] = [];
  const unknown = value.open ? ['alias'] : [];
  for (const [key, written] of Object.entries(value.props)) {
    const path = configPath({ ...where, value: written }, root);
    if (path === undefined) unknown.push(`alias.${key}`);
    else aliases.push(kitAlias(key, path.replace(/\/\*$/, ''), Object.hasOwn(value.props, `${key}/*`)));
  }
  return { aliases, unknown };
}

function kitAlias(key: string, replacement: string, hasStar: boolean): Alias {
  if (key.endsWith('/*')) return { find: key.slice(0, -2), replacement, match: 'star' };
  return { find: key, replacement, match: hasStar ? 'exact' : 'prefix' };
}

/** Vite's `resolve.alias`: an object, or an array of `{ find, replacement }` of which those with a string as `find` are understood. */
export function viteAliases(place: Place, where: Where): ReadAliases {
  const { value, ...at } = follow(place);
  if (value.is === 'object') {
    const read = Object.entries(value.props).map(([find, replacement]) => viteAlias(find, { ...at, value: replacement }, where));
    return collected(read, value.open === true);
  }
  if (value.is !== 'array') return collected([], true);
  const read = value.items.map((item) => arrayAlias({ ...at, value: item }, where));
  return collected(read, value.open === true);
}

function arrayAlias(item: Place, where: Where): Alias | string {
  const find = property(item, 'find');
  const replacement = property(item, 'replacement');
  const name = typeof find === 'string' ? undefined : constant(find);
  if (typeof name !== 'string') return 'resolve.alias';
  return typeof replacement === 'string' ? `resolve.alias.${name}` : viteAlias(name, replacement, where);
}

function viteAlias(find: string, place: Place, where: Where): Alias | string {
  const written = writtenPath(place, where.root);
  if (!written) return `resolve.alias.${find}`;
  const replacement = 'path' in written ? written.path : viteTarget(written.text, where);
  const slashes = find.endsWith('/') && 'text' in written && written.text.endsWith('/');
  const name = slashes ? find.slice(0, -1) : find;
  if (replacement !== undefined) return { find: name, replacement, match: 'prefix' };
  if ('text' in written && /^[\w@]/.test(written.text)) return { find: name, replacement: written.text, match: 'prefix', external: true };
  return `resolve.alias.${find}`;
}

/** Vite takes `/src/x` from its root; `./x` and `src/x` are not documented, but written. Anything else names a package. */
function viteTarget(text: string, { root, src }: Where): string | undefined {
  const path = joinPath(root, text);
  if (path === undefined || /^[./]/.test(text)) return path;
  return pathInside(src, path) === undefined ? undefined : path;
}

function collected(read: readonly (Alias | string)[], open: boolean): ReadAliases {
  const aliases = read.filter((one): one is Alias => typeof one !== 'string');
  const unknown = read.filter((one): one is string => typeof one === 'string');
  return { aliases, unknown: open ? [...unknown, 'resolve.alias'] : unknown };
}

/**
 * The `paths` of a tsconfig, whose targets are project-relative: `@/*` and `@cart` are understood. A pattern with several targets gives as
 * many aliases, to be tried in this order.
 */
export function tsconfigAliases(paths: { readonly [pattern: string]: readonly string[] }): readonly Alias[] {
  return Object.entries(paths).flatMap(([pattern, targets]) => targets.flatMap((target) => tsconfigAlias(pattern, target)));
}

function tsconfigAlias(pattern: string, target: string): readonly Alias[] {
  const star = pattern.endsWith('/*') && target.endsWith('/*');
  if (!star && (pattern.includes('*') || target.includes('*'))) return [];
  const cut = star ? -2 : undefined;
  const replacement = joinPath(target.slice(0, cut));
  return replacement === undefined ? [] : [{ find: pattern.slice(0, cut), replacement, match: star ? 'star' : 'exact' }];
}
