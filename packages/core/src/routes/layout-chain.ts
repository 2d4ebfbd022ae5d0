/** Which layouts surround a page. */
import type { NodeFiles, RouteNode } from './route-tree.js';

/**
 * The layouts around the node's page, root first, without the page itself. A layout without a component counts: it has load functions and
 * options. `+page@group.svelte` leaves out the levels up to that folder, and so does a layout's own `@`. For a node without a page: the
 * layouts that a page there would have. When the named folder does not exist (Kit refuses that), the chain ends below it.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (3.2.0)
 */
export function layoutChain(node: RouteNode): readonly NodeFiles[] {
  const chain: NodeFiles[] = [];
  let resetTo = node.page?.resetTo;
  for (let level: RouteNode | undefined = node; level; level = level.parent) {
    if (resetTo !== undefined && level.segment !== resetTo) continue;
    if (level.layout) chain.unshift(level.layout);
    resetTo = level.layout?.resetTo;
  }
  return chain;
}

/**
 * The file whose `@` names a folder that the page does not lie in, and that name; `undefined` when all is well, or the node has no page.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (3.2.0)
 */
export function missingLayoutSegment(node: RouteNode): { readonly path: string; readonly segment: string } | undefined {
  let from = node.page;
  let resetTo = from?.resetTo;
  for (let level: RouteNode | undefined = node; level; level = level.parent) {
    if (resetTo !== undefined && level.segment !== resetTo) continue;
    from = level.layout ?? from;
    resetTo = level.layout?.resetTo;
  }
  return node.page && resetTo !== undefined ? { path: from?.component ?? '', segment: resetTo } : undefined;
}
