import { indexOf, manifestNodes, nameOf, newestRouteGrammar, parseRouteId, type ExportFact, type FileFacts, type Project, type RouteNode, type Span } from '@sk-audit/core';

/** Each matcher that routes name, with the first folder whose own name has it. In Kit 3 folders without a route file do not count. */
export function namedMatchers({ routes, kit }: Project): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const known = new Set(manifestNodes(routes, newestRouteGrammar(kit)));
  for (const node of routes.nodes.filter((one) => known.has(one))) {
    for (const { matcher } of parseRouteId(node.id)?.params ?? []) {
      if (matcher !== undefined && !named.has(matcher)) named.set(matcher, folderNaming(node, matcher).id);
    }
  }
  return named;
}

function folderNaming(node: RouteNode, matcher: string): RouteNode {
  const above = node.parent;
  return node.segment.includes(`=${matcher}]`) || !above ? node : folderNaming(above, matcher); // mutate-ok: some folder up to the root has it
}

/** A module of the folder of matchers, before Kit 3. */
export type MatcherModule = {
  readonly name: string;
  readonly path: string;
  /** `missing`: surely not exported. With a span, where it is exported: an async function. */
  readonly match: 'missing' | 'sound' | { readonly span: Span };
};

/** The matchers of Kit 1 and 2, by path. */
export function matcherModules(project: Project): readonly MatcherModule[] {
  const paths = project.filesOf('params');
  return paths.map((path) => ({ name: nameOf(path).replace(/\.[^.]+$/, ''), path, match: matchOf(project.facts(path)) }));
}

function matchOf(facts: FileFacts | undefined): MatcherModule['match'] {
  if (!facts || facts.unparsed !== undefined) return 'sound'; // mutate-ok: every file of an example can be read
  const exports = indexOf(facts).exportOf;
  const match = exports.get('match');
  if (!match) return exports.has('*') ? 'sound' : 'missing';
  return isAsync(facts, match) ? { span: match.span } : 'sound';
}

function isAsync({ bindings, functions }: FileFacts, { binding }: ExportFact): boolean {
  const fn = bindings[binding ?? -1]?.function;
  return functions[fn ?? -1]?.async === true;
}
