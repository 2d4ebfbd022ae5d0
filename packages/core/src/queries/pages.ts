/** Pages and the files that they are made of. */
import type { Project } from '../project/project.js';
import { layoutChain } from '../routes/layout-chain.js';
import type { RouteNode, RouteTree } from '../routes/route-tree.js';

/** The pages that a route file is part of: the one of its own node, or all that it is laid around. Empty for other files. */
export function pagesBelow(project: Project, path: string): readonly RouteNode[] {
  return pagesByFile(project.routes).get(path) ?? [];
}

const known = new WeakMap<RouteTree, ReadonlyMap<string, readonly RouteNode[]>>();

/** Kept for as long as the routes stay as they are. */
function pagesByFile(routes: RouteTree): ReadonlyMap<string, readonly RouteNode[]> {
  const pages = known.get(routes) ?? indexed(routes);
  known.set(routes, pages);
  return pages;
}

function indexed({ nodes }: RouteTree): ReadonlyMap<string, readonly RouteNode[]> {
  const pages = new Map<string, RouteNode[]>();
  for (const node of nodes) {
    const files = node.page ? [...layoutChain(node), node.page].flatMap(({ component, universal, server }) => [component, universal, server]) : [];
    for (const file of new Set(files)) {
      if (file === undefined) continue;
      const below = pages.get(file) ?? [];
      below.push(node);
      pages.set(file, below);
    }
  }
  return pages;
}
