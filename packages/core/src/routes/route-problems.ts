/** What Kit refuses to build or to serve because of how files and folders are named. */
import type { KitConfig, PackageVersion } from '../kit/app.js';
import { folderOf } from '../modules/posix-path.js';
import { buildRouteTree } from './build-route-tree.js';
import { missingLayoutSegment } from './layout-chain.js';
import { matcherFiles, missingMatchers } from './matcher-problems.js';
import { routeConflicts } from './route-conflicts.js';
import { routeFileProblems } from './route-file-problems.js';
import { routeGrammars, type RouteGrammar } from './route-grammar.js';
import { routeIdProblem } from './route-id-problems.js';
import { routeSegments } from './route-pattern.js';
import type { RouteProblem } from './route-problem.js';
import type { RouteNode, RouteTree } from './route-tree.js';
import { isRoute, manifestNodes, walkNodes } from './walk.js';

/**
 * All that Kit refuses about the names below the routes and params folders, in the order in which Kit would find it: it stops at the first.
 * When the version is not known exactly, only what every possible version refuses. Contents of files do not count.
 * @param paths project-relative; a folder exists when it holds a file
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
export function routeProblems(paths: readonly string[], config: KitConfig, kit: PackageVersion): readonly RouteProblem[] {
  const all = routeGrammars(kit).map((grammar) => problemsIn(paths, config, grammar));
  const newest = all.at(-1) ?? [];
  const known = all.map((problems) => new Set(problems.map(keyOf)));
  return newest.filter((problem) => known.every((keys) => keys.has(keyOf(problem))));
}

function keyOf({ code, id, path, other }: RouteProblem): string {
  return [code, id, path, other].join('\0');
}

function problemsIn(paths: readonly string[], config: KitConfig, grammar: RouteGrammar): readonly RouteProblem[] {
  const matchers = grammar.matcherFiles ? matcherFiles(paths, config) : undefined;
  const tree = buildRouteTree(paths, config, grammar);
  const nodes = walkNodes(tree.root);
  const broken = new Map(nodes.flatMap((node) => {
    const problem = routeIdProblem(node.id, node.segment, grammar);
    return problem ? [[node, problem] as const] : [];
  }));
  const isSound = (node: RouteNode): boolean => !broken.has(node);
  const sound = nodes.filter(isSound);
  const inManifest = manifestNodes(tree, grammar).filter(isSound);
  const files = filesByFolder(paths);
  // What lies below a broken folder is broken by the same name.
  const inNames = nodes.flatMap((node) => [
    ...(node.parent && broken.has(node.parent) ? [] : [broken.get(node) ?? []].flat()),
    ...routeFileProblems(node.id, files.get(node.dir) ?? [], config, grammar),
  ]);
  return [
    ...(matchers?.problems ?? []),
    ...inNames,
    ...(inNames.length === 0 && files.has(config.routes) ? noRoutes(tree, nodes) : []),
    ...routeConflicts(sound.filter(isRoute).map(({ id }) => id), grammar),
    ...sound.flatMap(missingSegments),
    ...misplacedBrackets(inManifest),
    ...(matchers ? missingMatchers(inManifest.map(({ id }) => id), matchers.names, grammar) : []),
  ];
}

function filesByFolder(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const files = byFolder.get(folderOf(path));
    if (files) files.push(path);
    else byFolder.set(folderOf(path), [path]);
  }
  return byFolder;
}

/** A routes folder with files, but without folders and without a route file. */
function noRoutes({ root }: RouteTree, nodes: readonly RouteNode[]): readonly RouteProblem[] {
  const isEmpty = nodes.length === 1 && !isRoute(root) && root.layout === undefined && root.error === undefined;
  return isEmpty ? [{ code: 'routes_not_found', id: '/', text: `There are no routes in ${root.dir}.` }] : [];
}

function missingSegments(node: RouteNode): readonly RouteProblem[] {
  const missing = missingLayoutSegment(node);
  if (!missing) return [];
  return [{ code: 'route_layout_segment_missing', id: node.id, path: missing.path, other: missing.segment, text: `${missing.path} names the folder ${missing.segment}, which is not among those that it lies in.` }];
}

/** `]day[` and `[[day]s]` have as many brackets of each kind, and still Kit finds no end to one while it sorts routes. */
function misplacedBrackets(nodes: readonly RouteNode[]): readonly RouteProblem[] {
  return nodes.flatMap(({ id }) => {
    // In Kit's sorting optional parameters in the middle count for nothing.
    const segments = routeSegments(id.replace(/\[\[[^\]]+\]\](?!$)/g, ''));
    const isOpen = segments.some((segment) => segment.replace(/\[\[.*?\]\]|\[(?!\[).*?\]/g, '').includes('['));
    return isOpen ? [{ code: 'route_brackets_misplaced' as const, id, text: `The brackets of ${id} do not pair up.` }] : [];
  });
}
