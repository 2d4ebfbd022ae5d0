/** From a pathname to the route that serves it. */
import { latestRouteGrammar, type RouteGrammar } from './route-grammar.js';
import { parseRouteId, type RoutePattern } from './route-pattern.js';
import type { RouteMatch, RouteNode, RouteTree } from './route-tree.js';
import { isRoute, manifestNodes } from './walk.js';

type Route = RoutePattern & { readonly node: RouteNode };

/** In a pathname: some unknown text, not empty and without a slash. Only a parameter can take it. */
export const HOLE = '\u0000';

/**
 * Finds the route that serves a pathname as it stands in a URL (no base path, query or hash). Only routes with a page or an endpoint count.
 * What a matcher says is unknown: it counts as agreeing. {@link HOLE} may stand in the pathname, and then in the parameters.
 * @see @sveltejs/kit src/utils/routing.js find_route (3.2.0)
 */
export function createMatcher(tree: RouteTree, grammar: RouteGrammar = latestRouteGrammar): (pathname: string) => RouteMatch | undefined {
  const routes = manifestNodes(tree, grammar).filter(isRoute).flatMap((node): readonly Route[] => {
    const parsed = parseRouteId(node.id, grammar);
    return parsed ? [{ ...parsed, node }] : [];
  });
  return (pathname) => {
    const decoded = pathname.split('%25').map((part) => decodedBy(decodeURI, part)).join('%25');
    for (const { node, pattern, params } of routes) {
      const match = pattern.exec(decoded);
      if (match) return { node, params: paramValues(match, params) };
    }
    return undefined;
  };
}

function paramValues(match: RegExpExecArray, params: RoutePattern['params']): RouteMatch['params'] {
  const values: { [name: string]: string } = {};
  params.forEach(({ name, rest }, index) => {
    const value = match[index + 1] ?? (rest ? '' : undefined);
    if (value !== undefined) values[name] = decodedBy(decodeURIComponent, value);
  });
  return values;
}

/** Malformed escapes stay as they are. */
function decodedBy(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}
