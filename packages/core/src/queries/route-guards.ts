/** What stands between a route and visitors whom nobody knows. */
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { hookMayGuard } from './hook-guards.js';
import { guardAmong } from './layout-guards.js';

export type RouteGuards = {
  /** Where a load of the page or of its layouts surely turns strangers away; the innermost. Endpoints have none: no load runs for them. */
  readonly load?: { readonly path: string; readonly span: Span };
  /** A hook may turn them away, or nobody can say; false when no hook does. */
  readonly mayHook: boolean;
};

/** The guards of what the route answers with; undefined for a folder without page and endpoint. */
export function routeGuards(project: Project, node: RouteNode): RouteGuards | undefined {
  if (!node.page && node.endpoint === undefined) return undefined;
  const mayHook = hookMayGuard(project, node.id);
  const found = node.page && guardAmong(project, [...project.layoutChain(node), node.page], node.id)?.refusal;
  const span = found && project.facts(found.path)?.calls[found.call]?.span;
  return found && span ? { load: { path: found.path, span }, mayHook } : { mayHook };
}
