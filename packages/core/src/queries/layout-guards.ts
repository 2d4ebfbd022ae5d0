/** The load functions that turn away visitors whom they do not know. */
import type { Entry, Project } from '../project/project.js';
import type { NodeFiles, RouteNode } from '../routes/route-tree.js';
import { isForEverybody } from './auth-checks.js';
import { pagesBelow } from './pages.js';
import { refusalsIn, turnsAway, type RefusalSite } from './refusals.js';

/** A load, and where it refuses. */
export type LoadGuard = { readonly load: Entry; readonly refusal: RefusalSite };

/** The load of one of these nodes that surely refuses strangers who ask for the route with this id; the innermost. */
export function guardAmong(project: Project, nodes: readonly NodeFiles[], routeId: string): LoadGuard | undefined {
  for (const { server, universal } of [...nodes].reverse()) {
    for (const path of [server, universal]) {
      const found = path === undefined ? undefined : guardIn(project, path, routeId);
      if (found) return found;
    }
  }
  return undefined;
}

function guardIn(project: Project, path: string, routeId: string): LoadGuard | undefined {
  for (const load of project.entries(path).filter(({ role }) => role === 'load')) {
    const refusal = refusalsIn(project, load).find((one) => !isInHandler(project, one) && turnsAway(project, one.conditions, routeId));
    if (refusal) return { load, refusal };
  }
  return undefined;
}

/** In a `catch` it refuses for what went wrong. */
function isInHandler(project: Project, { call, path }: RefusalSite): boolean {
  return project.facts(path)?.calls[call]?.handler !== undefined;
}

/** The layouts in whose folders the node lies, root first, whether a page there would have them or not. */
export function layoutsAround(node: RouteNode): readonly NodeFiles[] {
  const outer = node.parent ? layoutsAround(node.parent) : [];
  return node.layout ? [...outer, node.layout] : outer;
}

/**
 * The nodes whose loads a person may take for the guard of what the file declares: the layouts around it, and its own page. None for what
 * runs in browsers too, and for endpoints that are there for everybody by their names.
 */
export function guardingNodes(project: Project, node: RouteNode, path: string): readonly NodeFiles[] {
  switch (project.role(path)) {
    case 'page.server': return [...project.layoutChain(node), ...(node.page ? [node.page] : [])];
    case 'layout.server': return aboveLayout(project, path);
    case 'endpoint': return isForEverybody(node.id) ? [] : layoutsAround(node);
    default: return [];
  }
}

function aboveLayout(project: Project, path: string): readonly NodeFiles[] {
  const chain = pagesBelow(project, path).slice(0, 1).flatMap((page) => project.layoutChain(page));
  return chain.slice(0, chain.findIndex(({ server }) => server === path));
}
