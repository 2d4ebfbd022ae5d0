/** Puts the immutable view together. Every index is made when it is first asked for. */
import type { FileFacts, Ref, Value } from '../facts.js';
import type { App } from '../kit/app.js';
import { foldPageOptions, ownPageOptions, type OwnPageOptions } from '../kit/page-options.js';
import { roleOf } from '../kit/role-of.js';
import type { Role } from '../kit/roles.js';
import { serverOnlyReason } from '../kit/server-only.js';
import { staticPageOptions, type StaticPageOptions } from '../kit/static-page-options.js';
import { kitSatisfies } from '../kit/version.js';
import { edgesOf } from '../modules/edges.js';
import type { Edge } from '../modules/edge.js';
import { createResolver } from '../modules/resolve.js';
import { buildRouteTree } from '../routes/build-route-tree.js';
import { layoutChain } from '../routes/layout-chain.js';
import { createMatcher } from '../routes/match.js';
import { routeProblems } from '../routes/route-problems.js';
import { newestRouteGrammar } from '../routes/route-grammar.js';
import type { NodeFiles, RouteNode } from '../routes/route-tree.js';
import { canRunOnServer, canShip } from './browser-guard.js';
import { clientReach } from './client-reach.js';
import { isDeadFile } from './dead-code.js';
import { entriesOf } from './entries.js';
import type { ElementSite, Entry, FunctionRef, PageOptions, Project, Target, Tri } from './project.js';
import { executes, triReach, wayTo, waysFrom } from './reach.js';
import { indexCalls, keyOf, runsOf } from './runs.js';
import { member, resolveFunction, resolveRef, symbolOf, targetValue, type Files } from './symbols.js';
import { throwQueries } from './throws.js';

export type ProjectInput = {
  readonly app: App;
  /** Every file below the project's root that counts, sorted; those without facts (images, JSON) too. */
  readonly paths: readonly string[];
  readonly facts: (path: string) => FileFacts | undefined;
};

/** The view of one app. */
export function createProject(input: ProjectInput): Project {
  return assemble(input, edgesFor(input));
}

function assemble(input: ProjectInput, imports: (path: string) => readonly Edge[]): Project {
  const { app, facts } = input;
  const { config, kit } = app;
  const role = remember((path: string): Role => roleOf(path, config, kit));
  const isDead = remember((path: string) => isDeadFile(inApp(app, path), inApp(app, config.routes)));
  const routes = lazy(() => buildRouteTree(input.paths, config));
  const problems = lazy(() => routeProblems(input.paths, config, kit));
  const matcher = lazy(() => createMatcher(routes(), newestRouteGrammar(kit)));
  const files: Files = { facts, edge: edgeLookup(imports) };
  const resolve = (path: string, ref: Ref) => resolveRef(files, path, ref);
  const fnOf = (path: string, value: Value) => resolveFunction(files, path, value);
  const symbol = (path: string, ref: Ref) => symbolOf(resolveRef(files, path, ref));
  const resolveValue = (path: string, value: Value) => (value.is === 'ref' ? resolve(path, value.ref) : ({ is: 'unknown' } as const));
  const satisfies = remember((range: string): Tri => kitSatisfies(kit, range));

  const own = remember((path: string): OwnPageOptions => {
    const found = facts(path);
    return found ? ownPageOptions(found) : {};
  });
  const pageOptions = rememberBy((node: RouteNode): PageOptions => foldPageOptions([...layoutChain(node), node.page ?? {}], (path) => own(path), config.routerType), (node) => node.id);

  const entries = remember((path: string): readonly Entry[] => (isDead(path) ? [] : entriesOf(files, path, role(path))));
  const entryIndex = lazy(() => groupEntries(input.paths.filter((path) => isEntryRole(role(path))).flatMap(entries)));

  const importers = lazy(() => importerIndex(input.paths.filter((path) => !isDead(path)), imports));
  const server = lazy(() => serverReach(input, role, isDead, imports, routes().nodes, pageOptions, config));
  const places = lazy(() => placesOfComponents(input.paths.filter((path) => !isDead(path)), facts, resolve));
  /** Remote functions reach the browser as stubs; what lies behind a server-only file is that file's matter. */
  const isBoundary = remember((path: string): boolean => role(path) === 'remote' || serverOnlyReason(path, config, kit)?.kit === true);
  const canShipAt = (path: string, when: number | undefined): boolean => { const found = facts(path); return !found || satisfies('>=2.0.0-0') === false || canShip(found, when); };
  const staticOptions = (path: string): StaticPageOptions | undefined => { const found = facts(path); return found && staticPageOptions(found, kit); };
  const client = lazy(() => clientReach({
    paths: input.paths.filter((path) => !isDead(path)), routes: routes(), config, role, staticOptions, imports, canShip: canShipAt, isBoundary, kitSatisfies: satisfies,
  }));
  const needs = { paths: () => input.paths, facts, resolve: resolveValue, resolveFunction: fnOf, isDead, entryAt: (fn: FunctionRef) => entryIndex().byFunction.get(keyOf(fn)) ?? [] };
  const callIndex = lazy(() => indexCalls(needs));
  const throws = throwQueries({
    resolve: resolveValue, resolveFunction: fnOf, facts, symbol: (path, call) => symbol(path, call.callee), onlyWhenThrown: satisfies('<2.0.0-0') === true, invalidThrows: satisfies('>=2.47.3') === true,
  });

  const project: Project = {
    app, config, kit,
    get routes() { return routes(); },
    get routeProblems() { return problems(); },
    kitSatisfies: satisfies,
    paths: () => input.paths,
    facts, role, isDead, imports,
    importers: (path, valueOnly = false) => (importers().get(path) ?? []).filter((one) => !valueOnly || one.value).map((one) => one.from),
    importerChain: (path, isEntry) => wayTo(waysFrom(input.paths.filter(isEntry), imports, (edge) => edge.value), path),
    resolve,
    valueOf: (path, ref) => member(files, path, { is: 'ref', ref }, []) ?? targetValue(files, resolve(path, ref)),
    resolveFunction: fnOf,
    symbol,
    layoutChain: (node) => layoutChain(node),
    pageOptions,
    matchRoute: (pathname) => matcher()(pathname),
    entries,
    entriesIn: (path) => entryIndex().byFile.get(path) ?? [],
    summary: throws.summary,
    runs: rememberBy((fn: FunctionRef) => runsOf(needs, callIndex(), fn), keyOf),
    callers: (fn) => callIndex().callers.get(keyOf(fn)) ?? [],
    swallowedBy: throws.swallowedBy,
    neverReturns: throws.neverReturns,
    throwsOf: throws.throwsOf,
    rejectsOf: throws.rejectsOf,
    throwSites: throws.throwSites,
    callbackPasses: throws.callbackPasses,
    runsOnServer: (path) => triReach(server().surely, server().perhaps, path),
    serverChain: (path) => wayTo(server().surely, path) ?? wayTo(server().perhaps, path),
    clientChain: (path) => client().chain(path),
    shipsAlong: (edge) => client().follows(edge),
    canShip: canShipAt,
    canRunOnServer: (path, when) => { const found = facts(path); return !found || canRunOnServer(found, when, (ref) => resolve(path, ref), facts); },
    isLive: (path) => client().has(path) || server().perhaps.has(path),
    placesOf: (path) => places().get(path) ?? [],
    routesUsing: (path) => routesUsing(path, routes().byFile, importers()),
    overlay: (changed) => assemble(overlaid(input, changed), overlaidEdges(input, imports, changed)),
  };
  return project;
}

function inApp(app: App, path: string): string {
  return app.root !== '' && path.startsWith(`${app.root}/`) ? path.slice(app.root.length + 1) : path;
}

/** The edge of an import statement; the first one where a pattern gives several. */
function edgeLookup(imports: (path: string) => readonly Edge[]): Files['edge'] {
  const tables = new WeakMap<readonly Edge[], Map<number, Edge>>();
  return (path, index) => {
    const edges = imports(path);
    let table = tables.get(edges);
    if (!table) {
      table = new Map();
      for (const edge of edges) if (!table.has(edge.import)) table.set(edge.import, edge);
      tables.set(edges, table);
    }
    return table.get(index);
  };
}

function importerIndex(paths: readonly string[], imports: (path: string) => readonly Edge[]): ReadonlyMap<string, readonly Edge[]> {
  const index = new Map<string, Edge[]>();
  for (const path of paths) {
    for (const edge of imports(path)) {
      if (edge.kind !== 'file' || edge.to === undefined) continue;
      const found = index.get(edge.to);
      if (found) found.push(edge);
      else index.set(edge.to, [edge]);
    }
  }
  return index;
}

function placesOfComponents(paths: readonly string[], facts: (path: string) => FileFacts | undefined, resolve: (path: string, ref: Ref) => Target): ReadonlyMap<string, readonly ElementSite[]> {
  const index = new Map<string, ElementSite[]>();
  for (const path of paths) {
    facts(path)?.elements.forEach(({ ref }, element) => {
      const target = ref && resolve(path, ref);
      if (target?.is !== 'component') return;
      const found = index.get(target.path);
      if (found) found.push({ path, element });
      else index.set(target.path, [{ path, element }]);
    });
  }
  return index;
}

function groupEntries(entries: readonly Entry[]): { byFunction: ReadonlyMap<string, readonly Entry[]>; byFile: ReadonlyMap<string, readonly Entry[]> } {
  const byFunction = new Map<string, Entry[]>();
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    byFunction.set(keyOf(entry), [...(byFunction.get(keyOf(entry)) ?? []), entry]);
    byFile.set(entry.path, [...(byFile.get(entry.path) ?? []), entry]);
  }
  return { byFunction, byFile };
}

const NO_ENTRY: ReadonlySet<Role> = new Set<Role>(['component', 'module', 'page.svelte', 'layout.svelte', 'error.svelte', 'service-worker', 'instrumentation', 'env']);

function isEntryRole(role: Role): boolean {
  return !NO_ENTRY.has(role);
}

const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['page.server', 'layout.server', 'endpoint', 'hooks.server', 'hooks.universal', 'remote', 'instrumentation', 'params']);

function serverReach(
  input: ProjectInput, role: (path: string) => Role, isDead: (path: string) => boolean, imports: (path: string) => readonly Edge[],
  nodes: readonly RouteNode[], pageOptions: (node: RouteNode) => PageOptions, config: App['config'],
) {
  const always = input.paths.filter((path) => SERVER_ROLES.has(role(path)) && !isDead(path));
  const surely = new Set(always);
  const perhaps = new Set(always);
  for (const node of nodes) {
    if (!node.page) continue;
    const options = pageOptions(node);
    const ssr: Tri = config.spaFallback && options.ssr === true && options.prerender !== true ? false : options.ssr;
    for (const path of [...layoutChain(node), node.page].flatMap(sharedFiles)) {
      if (ssr === true) surely.add(path);
      if (ssr !== false) perhaps.add(path);
    }
    for (let at: RouteNode | undefined = node; at; at = at.parent) if (at.error && ssr !== false) perhaps.add(at.error);
  }
  const follows = (edge: Edge): boolean => edge.value && executes(edge);
  return { surely: waysFrom([...surely], imports, follows), perhaps: waysFrom([...perhaps], imports, follows) };
}

function sharedFiles(node: NodeFiles): readonly string[] {
  return [node.component, node.universal].filter((path): path is string => path !== undefined);
}

function routesUsing(path: string, byFile: ReadonlyMap<string, RouteNode>, importers: ReadonlyMap<string, readonly Edge[]>): readonly RouteNode[] {
  const seen = new Set([path]);
  const nodes = new Set<RouteNode>();
  const queue = [path];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const node = byFile.get(at);
    if (node) nodes.add(node);
    for (const edge of importers.get(at) ?? []) {
      if (!edge.value || seen.has(edge.from)) continue;
      seen.add(edge.from);
      queue.push(edge.from);
    }
  }
  return [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function overlaid(input: ProjectInput, changed: FileFacts): ProjectInput {
  const known = input.paths.includes(changed.path);
  return {
    app: input.app,
    paths: known ? input.paths : [...input.paths, changed.path].sort(),
    facts: (path) => (path === changed.path ? changed : input.facts(path)),
  };
}

/** Every other file keeps its edges, unless the changed file is new: then an import that led nowhere may lead to it. */
function overlaidEdges(input: ProjectInput, imports: (path: string) => readonly Edge[], changed: FileFacts): (path: string) => readonly Edge[] {
  if (!input.paths.includes(changed.path)) return edgesFor(overlaid(input, changed));
  const fresh = lazy(() => edgesFor({ ...input, facts: (path) => (path === changed.path ? changed : input.facts(path)) })(changed.path));
  return (path) => (path === changed.path ? fresh() : imports(path));
}

function edgesFor(input: ProjectInput): (path: string) => readonly Edge[] {
  const resolver = lazy(() => createResolver(new Set(input.paths), input.app));
  const svelte5 = kitSatisfies(input.app.svelte, '>=5.0.0') !== false;
  return remember((path: string) => {
    const facts = input.facts(path);
    return facts ? edgesOf(facts, resolver(), { svelte5 }) : [];
  });
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function remember<T>(make: (key: string) => T): (key: string) => T {
  return rememberBy(make, (key) => key);
}

function rememberBy<K, T>(make: (key: K) => T, name: (key: K) => string): (key: K) => T {
  const known = new Map<string, T>();
  return (key) => {
    const id = name(key);
    if (known.has(id)) return known.get(id) as T;
    const value = make(key);
    known.set(id, value);
    return value;
  };
}
