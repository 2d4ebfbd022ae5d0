/** Matchers of Kit 1 and 2: one file for each, named like it. */
import type { KitConfig } from '../kit/app.js';
import { folderOf, nameOf } from '../modules/posix-path.js';
import type { RouteGrammar } from './route-grammar.js';
import { parseRouteId } from './route-pattern.js';
import type { RouteProblem } from './route-problem.js';
import type { RouteTree } from './route-tree.js';

/** The matchers and what is wrong with their files. */
export type Matchers = { readonly names: ReadonlySet<string>; readonly problems: readonly RouteProblem[] };

/**
 * Reads the files of the params folder, in sorted order. Files of folders below it count for nothing.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js create_matchers (1.30.4, 2.70.4)
 */
export function matcherFiles(paths: readonly string[], { params, moduleExtensions }: KitConfig): Matchers {
  const found = new Map<string, string>();
  const problems = [...paths].sort().flatMap((path): readonly RouteProblem[] => {
    const name = nameOf(path);
    const extension = /[^.](\.[^.]*)$/.exec(name)?.[1];
    if (folderOf(path) !== params || extension === undefined || !moduleExtensions.includes(extension)) return [];
    const matcher = name.slice(0, -extension.length);
    const other = found.get(matcher);
    if (!/^\w+$/.test(matcher)) return /\.(?:test|spec)$/.test(matcher) ? [] : [{ code: 'matcher_name_invalid', path, text: `${path} is no matcher: names have letters, digits and _ only.` }];
    if (other !== undefined) return [{ code: 'matcher_duplicate', path, other, text: `${path} and ${other} are the same matcher.` }];
    found.set(matcher, path);
    return [];
  });
  return { names: new Set(found.keys()), problems };
}

/** Does any route name a matcher? */
export function usesMatchers({ nodes }: RouteTree): boolean {
  return nodes.some(({ id }) => parseRouteId(id)?.params.some(({ matcher }) => matcher !== undefined));
}

/** The matchers that routes name and no file provides. */
export function missingMatchers(ids: readonly string[], names: ReadonlySet<string>, grammar: RouteGrammar): readonly RouteProblem[] {
  return ids.flatMap((id) => {
    const params = parseRouteId(id, grammar)?.params ?? [];
    return params.flatMap(({ matcher }) => (matcher === undefined || names.has(matcher) ? [] : [{ code: 'param_matcher_missing' as const, id, other: matcher, text: `${id} names the matcher ${matcher}, which does not exist.` }]));
  });
}
