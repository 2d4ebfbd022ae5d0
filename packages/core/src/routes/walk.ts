/** The folders of a route tree in Kit's orders. */
import type { RouteGrammar } from './route-grammar.js';
import type { RouteNode, RouteTree } from './route-tree.js';
import { sortRouteIds } from './sort-routes.js';

/** The node, then what is below it, by name: the order in which Kit reads folders. */
export function walkNodes(node: RouteNode): readonly RouteNode[] {
  const children = [...node.children].sort((a, b) => (a.segment < b.segment ? -1 : 1));
  return [node, ...children.flatMap(walkNodes)];
}

/** Has it a page or an endpoint? */
export function isRoute({ page, endpoint }: RouteNode): boolean {
  return page !== undefined || endpoint !== undefined;
}

/**
 * The nodes that Kit has in its manifest, in the order in which it tries them: all folders before 3, from then on those with a route file,
 * and always the root. A folder without a page or an endpoint is never tried, but can change the order of others.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js, sort.js (2.70.4, 3.2.0)
 */
export function manifestNodes({ root, byId }: RouteTree, grammar: RouteGrammar): readonly RouteNode[] {
  const nodes = walkNodes(root).filter((node) => !grammar.dropsEmptyFolders || hasRouteFile(node));
  return sortRouteIds(nodes.map(({ id }) => id), grammar).flatMap((id) => byId.get(id) ?? []);
}

function hasRouteFile(node: RouteNode): boolean {
  return isRoute(node) || node.layout !== undefined || node.error !== undefined || node.parent === undefined;
}
