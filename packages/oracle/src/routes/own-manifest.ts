/** What our model makes of the same folder. */
import {
  buildRouteTree, createMatcher, defaultKitConfig, layoutChain, manifestNodes, newestRouteGrammar, parseRouteId, routeProblems,
  type KitConfig, type PackageVersion, type RouteNode, type RouteProblem,
} from '@sk-audit/core';
import { describeNode, describeParam, type Match, type Route } from './kit-manifest.js';
import type { RouteCase } from './route-trees.js';

export type OwnManifest = { readonly problems: readonly RouteProblem[]; readonly routes: readonly Route[]; readonly match: Match };

/** Problems in Kit's order, routes in the order in which Kit tries them. */
export function ownManifest(one: RouteCase, kit: PackageVersion): OwnManifest {
  const config = configOf(one);
  const grammar = newestRouteGrammar(kit);
  const tree = buildRouteTree(one.paths, config, grammar);
  const nodes = manifestNodes(tree, grammar).filter((node) => node.page || node.layout || node.error !== undefined || node.endpoint !== undefined || node.id === '/');
  const match = createMatcher(tree, grammar);
  return {
    problems: routeProblems(one.paths, config, kit),
    routes: nodes.flatMap((node) => describe(node, parseRouteId(node.id, grammar))),
    match: (pathname) => {
      const found = match(pathname);
      return found && { id: found.node.id, params: found.params };
    },
  };
}

function configOf({ extensions, hashRouter, routes }: RouteCase): KitConfig {
  return { ...defaultKitConfig(), extensions, routes, ...(hashRouter && { routerType: 'hash' as const }) };
}

function describe(node: RouteNode, parsed: ReturnType<typeof parseRouteId>): readonly Route[] {
  if (!parsed) return [];
  const { page, endpoint } = node;
  return [{
    id: node.id,
    pattern: parsed.pattern.source,
    params: parsed.params.map(describeParam),
    ...(page && { layouts: layoutChain(node).map(describeNode), leaf: describeNode(page) }),
    ...(endpoint !== undefined && { endpoint }),
  }];
}
