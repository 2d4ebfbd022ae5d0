/** From the files below the routes folder to Kit's route tree. */
import type { KitConfig } from '../kit/app.js';
import { parseRouteFile } from '../kit/route-file.js';
import { folderOf, nameOf, pathInside } from '../modules/posix-path.js';
import { latestRouteGrammar, type RouteGrammar } from './route-grammar.js';
import type { NodeFiles, RouteNode, RouteTree } from './route-tree.js';

type Growing<T> = { -readonly [K in keyof T]: T[K] };
type GrowingNode = Growing<Omit<RouteNode, 'children' | 'page' | 'layout'>> & {
  readonly children: GrowingNode[];
  page?: Growing<NodeFiles>;
  layout?: Growing<NodeFiles>;
};

/**
 * The tree of every folder below the routes folder that holds a file. Where Kit would refuse two files of one kind (`+page.js` beside
 * `+page.ts`), the first one stands. Never throws: a folder name that Kit refuses becomes a node that matches nothing.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (3.2.0)
 */
export function buildRouteTree(paths: readonly string[], config: KitConfig, grammar: RouteGrammar = latestRouteGrammar): RouteTree {
  const root: GrowingNode = { id: '/', dir: config.routes, segment: '', children: [] };
  const byDir = new Map([[config.routes, root]]);
  const byFile = new Map<string, RouteNode>();
  for (const path of [...paths].sort()) {
    if (pathInside(config.routes, path) === undefined) continue;
    const node = nodeAt(folderOf(path), byDir);
    if (addFile(node, path, config, grammar)) byFile.set(path, node);
  }
  const nodes = [...byDir.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { root, nodes, byId: new Map(nodes.map((node) => [node.id, node])), byFile };
}

function nodeAt(dir: string, byDir: Map<string, GrowingNode>): GrowingNode {
  const known = byDir.get(dir);
  if (known) return known;
  const parent = nodeAt(folderOf(dir), byDir);
  const segment = nameOf(dir);
  const node: GrowingNode = { id: parent.id === '/' ? `/${segment}` : `${parent.id}/${segment}`, dir, segment, parent, children: [] };
  parent.children.push(node);
  byDir.set(dir, node);
  return node;
}

/** Gives the file its place in the node; false when it is no route file, or the place is taken. */
function addFile(node: GrowingNode, path: string, config: KitConfig, { skipsTests }: RouteGrammar): boolean {
  const file = parseRouteFile(nameOf(path), config, skipsTests);
  if (!file) return false;
  if (file.role === 'endpoint') return take(node, 'endpoint', path);
  if (file.role === 'error.svelte') {
    // Of two (`+error.md`, `+error.svelte`) Kit takes the last.
    node.error = path;
    return true;
  }
  const [kind, part] = file.role.split('.') as ['page' | 'layout', 'svelte' | 'universal' | 'server'];
  const files = (node[kind] ??= {});
  if (part !== 'svelte') return take(files, part, path);
  if (!take(files, 'component', path)) return false;
  if (file.resetTo !== undefined) files.resetTo = file.resetTo;
  return true;
}

function take<K extends string>(place: { [key in K]?: string }, key: K, path: string): boolean {
  if (place[key] !== undefined) return false;
  place[key] = path;
  return true;
}
