/** Does Kit build anything for browsers? */
import type { StaticPageOptions } from '../kit/static-page-options.js';
import { layoutChain } from './layout-chain.js';
import type { NodeFiles, RouteNode, RouteTree } from './route-tree.js';

/** What Kit reads in a module without running it; `undefined` when it cannot. */
type ReadOptions = (path: string) => StaticPageOptions | undefined;

/**
 * Does every page, layout and error page say `csr = false`, itself or through the layouts around it, in a way that Kit can read? Then Kit
 * (from 2.65 on) leaves the build for browsers out, and with it the guard. Without a root layout that says so it never does. A layout
 * below which there is no page inherits nothing.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js, src/exports/vite/index.js skip_client_build (2.70.4, 3.2.0)
 */
export function skipsClientBuild({ root, nodes }: RouteTree, read: ReadOptions): boolean {
  if (!root.layout) return false;
  const around = surroundings(nodes);
  const isOff = (files: readonly NodeFiles[]): boolean => csrOf(files, read) === false;
  return nodes.every((node) => {
    const above = layoutsAbove(node);
    const own = node.layout ? [...(around.get(node.layout) ?? []), node.layout] : undefined;
    const isErrorOff = node.error === undefined || isOff([...(around.get(above) ?? []), above]);
    return (!own || isOff(own)) && isErrorOff && (!node.page || isOff([...layoutChain(node), node.page]));
  });
}

/** The layouts around each layout that a page uses, root first. */
function surroundings(nodes: readonly RouteNode[]): ReadonlyMap<NodeFiles, readonly NodeFiles[]> {
  const around = new Map<NodeFiles, readonly NodeFiles[]>();
  for (const node of nodes) {
    if (!node.page) continue;
    const chain = layoutChain(node);
    chain.forEach((layout, i) => around.set(layout, chain.slice(0, i)));
  }
  return around;
}

/** The nearest layout at or above the node; of the root there is one, or nothing is asked. */
function layoutsAbove(node: RouteNode): NodeFiles {
  for (let at: RouteNode | undefined = node; at; at = at.parent) if (at.layout) return at.layout;
  return {};
}

/** The last of the chain wins, and in a node the universal module; `undefined` when nothing or something unreadable stands there. */
function csrOf(chain: readonly NodeFiles[], read: ReadOptions): unknown {
  let csr: unknown;
  for (const path of chain.flatMap(({ server, universal }) => [server, universal])) {
    if (path === undefined) continue;
    const options = read(path);
    if (!options) return undefined;
    csr = options['csr'] ?? csr;
  }
  return csr;
}
