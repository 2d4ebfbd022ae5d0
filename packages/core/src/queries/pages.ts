/** Pages and the files that they are made of. */
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';

/** The pages that a route file is part of: the one of its own node, or all that it is laid around. Empty for other files. */
export function pagesBelow(project: Project, path: string): readonly RouteNode[] {
  return project.routes.nodes.filter((node) => node.page && [...project.layoutChain(node), node.page].some(({ component, universal, server }) => [component, universal, server].includes(path)));
}
