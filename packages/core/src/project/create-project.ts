/** Puts the immutable view together. Every index is made when it is first asked for. */
import type { FileFacts, Ref, Value } from '../facts.js';
import type { App } from '../kit/app.js';
import { foldPageOptions, ownPageOptions, type OwnPageOptions } from '../kit/page-options.js';
import { roleOf } from '../kit/role-of.js';
import type { Role } from '../kit/roles.js';
import { serverOnlyReason } from '../kit/server-only.js';
import { staticPageOptions, type StaticPageOptions } from '../kit/static-page-options.js';
import { dropsUnusedImports } from '../kit/verbatim-modules.js';
import { kitSatisfies } from '../kit/version.js';
import { edgesOf } from '../modules/edges.js';
import type { Edge } from '../modules/edge.js';
import { joinPath } from '../modules/posix-path.js';
import { createResolver } from '../modules/resolve.js';
import { buildRouteTree } from '../routes/build-route-tree.js';
import { layoutChain } from '../routes/layout-chain.js';
import { createMatcher } from '../routes/match.js';
import { routeProblems } from '../routes/route-problems.js';
import { newestRouteGrammar } from '../routes/route-grammar.js';
import type { RouteProblem } from '../routes/route-problem.js';
import type { NodeFiles, RouteMatch, RouteNode, RouteTree } from '../routes/route-tree.js';
import { canRunOnServer, canShip } from './browser-guard.js';
import { changeOf, type Change } from './change.js';
import { clientReach, shipsAlong, type ClientReach } from './client-reach.js';
import { isDeadFile } from './dead-code.js';
import { entriesOf } from './entries.js';
import type { ElementSite, Entry, FunctionRef, PageOptions, Project, Target, Tri } from './project.js';
import { indexFiles, type FileIndexed, type Say } from './layered-index.js';
import { executes, triReach, wayTo, waysFrom, type Ways } from './reach.js';
import { indexCalls, keyOf, reindexCalls, runsOf, type CallIndex } from './runs.js';
import { functionLookup, member, resolveFunction, resolveRef, symbolOf, targetValue, type Files } from './symbols.js';
import { throwQueries } from './throws.js';

export type ProjectInput = {
  readonly app: App;
  /** Every file below the project's root that counts, sorted; those without facts (images, JSON) too. */
  readonly paths: readonly string[];
  readonly facts: (path: string) => FileFacts | undefined;
  /** Paths that are symbolic links, or lie behind one → the file that they really are. */
  readonly links?: ReadonlyMap<string, string>;
};

/** The view of one app. */
export function createProject(input: ProjectInput): Project {
  return assemble(input, edgesFor(input));
}

/** What is computed over all files. */
type Indexes = {
  readonly routes: () => RouteTree;
  readonly problems: () => readonly RouteProblem[];
  readonly matcher: () => (pathname: string) => RouteMatch | undefined;
  readonly importers: () => FileIndexed<Edge>;
  readonly places: () => FileIndexed<ElementSite>;
  readonly calls: () => CallIndex;
  readonly server: () => ServerReach;
  readonly client: () => ClientReach;
};

/** The view before one file changed; its indexes hold, but for what the file says. */
type Before = { readonly indexes: Indexes; readonly change: Change };

function assemble(input: ProjectInput, imports: (path: string) => readonly Edge[], before?: Before): Project {
  const { app, facts } = input;
  const { config, kit } = app;
  const role = remember((path: string): Role => roleOf(path, config, kit, app.writtenFor));
  const isDead = remember((path: string) => isDeadFile(inApp(app, path), inApp(app, config.routes)));
  const routes = before?.indexes.routes ?? lazy(() => buildRouteTree(input.paths, config));
  const problems = before?.indexes.problems ?? lazy(() => routeProblems(input.paths, config, kit));
  const matcher = before?.indexes.matcher ?? lazy(() => createMatcher(routes(), newestRouteGrammar(kit)));
  const files: Files = { facts, edge: edgeLookup(imports) };
  const resolve = (path: string, ref: Ref) => resolveRef(files, path, ref);
  const fnOfRef = functionLookup(files);
  const fnOf = (path: string, value: Value) => (value.is === 'ref' ? fnOfRef(path, value.ref) : resolveFunction(files, path, value));
  // Parameters, globals and results are nothing of a package's, and many: no target is made for them.
  const symbol = (path: string, ref: Ref) => (ref.from === 'import' || ref.from === 'binding' ? symbolOf(resolveRef(files, path, ref)) : undefined);
  const resolveValue = (path: string, value: Value) => (value.is === 'ref' ? resolve(path, value.ref) : ({ is: 'unknown' } as const));
  const satisfies = remember((range: string): Tri => kitSatisfies(kit, range));

  const own = remember((path: string): OwnPageOptions => {
    const found = facts(path);
    return found ? ownPageOptions(found) : {};
  });
  const pageOptions = rememberBy((node: RouteNode): PageOptions => foldPageOptions([...layoutChain(node), node.page ?? {}], (path) => own(path), config.routerType), (node) => node.id);

  const entries = remember((path: string): readonly Entry[] => (isDead(path) ? [] : entriesOf(files, path, role(path))));
  const entryIndex = lazy(() => groupEntries(input.paths.filter((path) => isEntryRole(role(path))).flatMap(entries)));

  const importsIn = importsOf(imports, isDead);
  const importers = lazy(() => before?.indexes.importers().over(before.change.own, importsIn) ?? indexFiles(input.paths, importsIn, (edge) => edge.from));
  const componentsIn = componentsOf(facts, resolve, isDead);
  const places = lazy(() => before?.indexes.places().over(before.change.resolving, componentsIn) ?? indexFiles(input.paths, componentsIn, ({ path }) => path));
  const sameReach = before?.change.sameReach ? before.indexes : undefined;
  const server = sameReach?.server ?? lazy(() => serverReach(input, role, isDead, imports, routes().nodes, pageOptions, config));
  /** Remote functions reach the browser as stubs; what lies behind a server-only file is that file's matter. */
  const isBoundary = remember((path: string): boolean => role(path) === 'remote' || serverOnlyReason(path, config, kit)?.kit === true);
  const canShipAt = (path: string, when: number | undefined): boolean => { const found = facts(path); return !found || satisfies('>=2.0.0-0') === false || canShip(found, when); };
  const staticOptions = (path: string): StaticPageOptions | undefined => { const found = facts(path); return found && staticPageOptions(found, kit); };
  const shipping = { canShip: canShipAt, isBoundary, kitSatisfies: satisfies };
  const client = sameReach?.client ?? lazy(() => clientReach({
    paths: input.paths.filter((path) => !isDead(path)), routes: routes(), config, role, staticOptions, imports, ...shipping,
  }));
  const needs = { paths: () => input.paths, facts, resolve: resolveValue, resolveFunction: fnOf, isDead, entryAt: (fn: FunctionRef) => entryIndex().byFunction.get(keyOf(fn)) ?? [] };
  const calls = lazy(() => (before ? reindexCalls(before.indexes.calls(), needs, before.change.resolving) : indexCalls(needs)));
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
    importers: (path, valueOnly = false) => importers().get(path).filter((one) => !valueOnly || one.value).map((one) => one.from),
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
    runs: rememberBy((fn: FunctionRef) => runsOf(needs, calls(), fn), keyOf),
    callers: (fn) => calls().callers.get(keyOf(fn)),
    swallowedBy: throws.swallowedBy,
    neverReturns: throws.neverReturns,
    throwsOf: throws.throwsOf,
    rejectsOf: throws.rejectsOf,
    throwSites: throws.throwSites,
    callbackPasses: throws.callbackPasses,
    runsOnServer: (path) => triReach(server().surely, server().perhaps, path),
    serverChain: (path) => wayTo(server().surely, path) ?? wayTo(server().perhaps, path),
    clientChain: (path) => client().chain(path),
    shipsAlong: (edge) => shipsAlong(shipping, edge),
    canShip: canShipAt,
    canRunOnServer: (path, when) => { const found = facts(path); return !found || canRunOnServer(found, when, (ref) => resolve(path, ref), facts); },
    isLive: (path) => client().has(path) || server().perhaps.has(path),
    placesOf: (path) => places().get(path),
    routesUsing: remember((path: string) => routesUsing(path, routes().byFile, importers())),
    overlay: (changed) => overlay(changed),
  };
  const indexes: Indexes = { routes, problems, matcher, importers, places, calls, server, client };
  const overlay = (changed: FileFacts): Project => {
    const next = overlaid(input, changed);
    const edges = overlaidEdges(input, imports, changed);
    // A new file can be the target of imports that led nowhere: nothing that was known holds.
    if (next.paths !== input.paths) return assemble(next, edges);
    return assemble(next, edges, { indexes, change: changeOf(changed.path, { facts: facts(changed.path), edges: imports(changed.path) }, { facts: changed, edges: edges(changed.path) }, (path) => importers().get(path).map((edge) => edge.from)) });
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

function importsOf(imports: (path: string) => readonly Edge[], isDead: (path: string) => boolean): Say<Edge> {
  return (path, add) => {
    for (const edge of isDead(path) ? [] : imports(path)) if (edge.kind === 'file' && edge.to !== undefined) add(edge.to, edge);
  };
}

function componentsOf(facts: (path: string) => FileFacts | undefined, resolve: (path: string, ref: Ref) => Target, isDead: (path: string) => boolean): Say<ElementSite> {
  return (path, add) => {
    if (isDead(path)) return;
    facts(path)?.elements.forEach(({ ref }, element) => {
      const target = ref && resolve(path, ref);
      if (target?.is === 'component') add(target.path, { path, element });
    });
  };
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

type ServerReach = { readonly surely: Ways; readonly perhaps: Ways };

function serverReach(
  input: ProjectInput, role: (path: string) => Role, isDead: (path: string) => boolean, imports: (path: string) => readonly Edge[],
  nodes: readonly RouteNode[], pageOptions: (node: RouteNode) => PageOptions, config: App['config'],
): ServerReach {
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

function routesUsing(path: string, byFile: ReadonlyMap<string, RouteNode>, importers: FileIndexed<Edge>): readonly RouteNode[] {
  const seen = new Set([path]);
  const nodes = new Set<RouteNode>();
  const queue = [path];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const node = byFile.get(at);
    if (node) nodes.add(node);
    for (const edge of importers.get(at)) {
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
    ...input,
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
  const resolver = lazy(() => createResolver(new Set(input.paths), input.app, input.links));
  const svelte5 = kitSatisfies(input.app.svelte, '>=5.0.0') !== false;
  const oxc = kitSatisfies(input.app.kit, '>=3.0.0-0') === true;
  const dropsUnused = lazy(() => dropsUnusedImports(input.facts(joinPath(input.app.root, 'tsconfig.json') ?? '')?.text, input.app.kit));
  return remember((path: string) => {
    const facts = input.facts(path);
    return facts ? edgesOf(facts, resolver(), { svelte5, oxc, dropsUnused: dropsUnused() }) : [];
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
