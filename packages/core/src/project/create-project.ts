/** Puts the immutable view together. Every index is made when it is first asked for. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
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
import { createResolver, type Resolver } from '../modules/resolve.js';
import { buildRouteTree } from '../routes/build-route-tree.js';
import { layoutChain } from '../routes/layout-chain.js';
import { createMatcher } from '../routes/match.js';
import { routeProblems } from '../routes/route-problems.js';
import { newestRouteGrammar } from '../routes/route-grammar.js';
import type { RouteProblem } from '../routes/route-problem.js';
import type { NodeFiles, RouteMatch, RouteNode, RouteTree } from '../routes/route-tree.js';
import { appAnswers, fileAnswers, type Answer } from './answers.js';
import { canRunOnServer, canShip } from './browser-guard.js';
import { changeOf, offersNames, togetherOf, type Change, type Importer } from './change.js';
import { clientReach, shipsAlong, type ClientReach } from './client-reach.js';
import { isDeadFile } from './dead-code.js';
import { entriesOf } from './entries.js';
import type { ElementSite, Entry, FunctionRef, PackageCall, PageOptions, Project, Target, Tri } from './project.js';
import { indexFiles, type FileIndexed, type Say } from './layered-index.js';
import { executes, triReach, wayTo, waysFrom, type Ways } from './reach.js';
import { indexCalls, keyOf, reindexCalls, runsOf, type CallIndex } from './runs.js';
import { functionLookup, member, resolveFunction, resolveRef, symbolLookup, targetValue, type Files } from './symbols.js';
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
  const resolver = resolverFor(input);
  return assemble(input, resolver, edgesFor(input, resolver));
}

/** What an overlay can go on with. */
type Indexes = {
  /** These hang on the names of files alone. */
  readonly role: (path: string) => Role;
  readonly isDead: (path: string) => boolean;
  readonly isBoundary: (path: string) => boolean;
  readonly filesOf: (role: Role) => readonly string[];
  readonly satisfies: (range: string) => Tri;
  readonly routes: () => RouteTree;
  readonly problems: () => readonly RouteProblem[];
  readonly matcher: () => (pathname: string) => RouteMatch | undefined;
  readonly importers: () => FileIndexed<Edge>;
  readonly everyImporter: () => FileIndexed<Edge>;
  readonly places: () => FileIndexed<ElementSite>;
  readonly calls: () => CallIndex;
  readonly server: () => ServerReach;
  readonly client: () => ClientReach;
  readonly clientChain: (path: string) => readonly string[] | undefined;
  /** These hang on a file and on what its names lead to. */
  readonly fnOfRef: (path: string, ref: Ref) => FunctionRef | undefined;
  readonly symbol: (path: string, ref: Ref) => string | undefined;
  readonly packageCalls: (path: string) => readonly PackageCall[];
  readonly entries: (path: string) => readonly Entry[];
  readonly entryIndex: () => EntryIndex;
  readonly ask: Project['ask'];
  readonly answer: Answer;
};

/** The view before some files changed; its indexes hold, but for what these say. */
type Before = { readonly indexes: Indexes; readonly change: Change };

function assemble(input: ProjectInput, resolver: () => Resolver, imports: (path: string) => readonly Edge[], before?: Before): Project {
  const { app, facts } = input;
  const { config, kit } = app;
  const known = before?.indexes;
  const role = known?.role ?? remember((path: string): Role => roleOf(path, config, kit, app.writtenFor));
  const isDead = known?.isDead ?? remember((path: string) => isDeadFile(inApp(app, path), inApp(app, config.routes)));
  const filesOf = known?.filesOf ?? remember((wanted: Role) => input.paths.filter((path) => role(path) === wanted));
  const routes = known?.routes ?? lazy(() => buildRouteTree(input.paths, config));
  const problems = known?.problems ?? lazy(() => routeProblems(input.paths, config, kit));
  const matcher = known?.matcher ?? lazy(() => createMatcher(routes(), newestRouteGrammar(kit)));
  const files: Files = { facts, edge: edgeLookup(imports) };
  const resolve = (path: string, ref: Ref) => resolveRef(files, path, ref);
  const fnOfRef = kept(before, known?.fnOfRef, functionLookup(files));
  const fnOf = (path: string, value: Value) => (value.is === 'ref' ? fnOfRef(path, value.ref) : resolveFunction(files, path, value));
  const symbol = kept(before, known?.symbol, symbolLookup(files));
  const packageCalls = kept(before, known?.packageCalls, remember((path: string) => packageCallsIn(facts(path), (call) => symbol(path, call.callee))));
  const resolveValue = (path: string, value: Value) => (value.is === 'ref' ? resolve(path, value.ref) : ({ is: 'unknown' } as const));
  const satisfies = known?.satisfies ?? remember((range: string): Tri => kitSatisfies(kit, range));

  const own = remember((path: string): OwnPageOptions => {
    const found = facts(path);
    return found ? ownPageOptions(found) : {};
  });
  const pageOptions = rememberBy((node: RouteNode): PageOptions => foldPageOptions([...layoutChain(node), node.page ?? {}], (path) => own(path), config.routerType), (node) => node.id);

  const entries = kept(before, known?.entries, remember((path: string): readonly Entry[] => (isDead(path) ? [] : entriesOf(files, path, role(path)))));
  const entryIndex = lazy(() => indexEntries(input.paths.filter((path) => isEntryRole(role(path))), entries, before));

  const importsIn = importsOf(imports, isDead);
  const importers = lazy(() => before?.indexes.importers().over(before.change.own, importsIn) ?? indexFiles(input.paths, importsIn, (edge) => edge.from));
  /** Dead files too: what they import may lead on to others. */
  const everyImportIn = importsOf(imports, () => false);
  const everyImporter = lazy(() => before?.indexes.everyImporter().over(before.change.own, everyImportIn) ?? indexFiles(input.paths, everyImportIn, (edge) => edge.from));
  const componentsIn = componentsOf(facts, resolve, isDead);
  const places = lazy(() => before?.indexes.places().over(before.change.resolving, componentsIn) ?? indexFiles(input.paths, componentsIn, ({ path }) => path));
  const sameReach = before?.change.sameReach ? before.indexes : undefined;
  const server = sameReach?.server ?? lazy(() => serverReach(input, role, isDead, imports, routes().nodes, pageOptions, config));
  /** Remote functions reach the browser as stubs; what lies behind a server-only file is that file's matter. */
  const isBoundary = known?.isBoundary ?? remember((path: string): boolean => role(path) === 'remote' || serverOnlyReason(path, config, kit)?.kit === true);
  const canShipAt = (path: string, when: number | undefined): boolean => {
    const found = when === undefined ? undefined : facts(path);
    return !found || satisfies('>=2.0.0-0') === false || canShip(found, when);
  };
  const staticOptions = (path: string): StaticPageOptions | undefined => { const found = facts(path); return found && staticPageOptions(found, kit); };
  const shipping = { canShip: canShipAt, isBoundary, kitSatisfies: satisfies };
  const client = sameReach?.client ?? lazy(() => clientReach({
    paths: input.paths.filter((path) => !isDead(path)), routes: routes(), config, role, staticOptions, imports, ...shipping,
  }));
  const clientChain = sameReach?.clientChain ?? remember((path: string) => client().chain(path));
  const needs = { paths: () => input.paths, facts, resolve: resolveValue, resolveFunction: fnOf, isDead, entryAt: (fn: FunctionRef) => entryIndex().byFunction.get(keyOf(fn)) };
  const calls = lazy(() => (before ? reindexCalls(before.indexes.calls(), needs, before.change.resolving) : indexCalls(needs)));
  const throws = throwQueries({
    resolve: resolveValue, resolveFunction: fnOf, facts, symbol: (path, call) => symbol(path, call.callee), onlyWhenThrown: satisfies('<2.0.0-0') === true, invalidThrows: satisfies('>=2.47.3') === true,
  });

  const earlier = known && before && { ask: known.ask, answer: known.answer, change: before.change, isEntryFile: (path: string) => isEntryRole(role(path)) };
  const answer = appAnswers(() => project, earlier);

  const project: Project = {
    app, config, kit,
    get routes() { return routes(); },
    get routeProblems() { return problems(); },
    kitSatisfies: satisfies,
    paths: () => input.paths,
    facts, role, isDead, imports,
    filesOf,
    importers: (path, valueOnly = false) => importers().get(path).filter((one) => !valueOnly || one.value).map((one) => one.from),
    importerChain: (path, isEntry) => wayTo(waysFrom(input.paths.filter(isEntry), imports, (edge) => edge.value), path),
    resolve,
    valueOf: (path, ref) => member(files, path, { is: 'ref', ref }, []) ?? targetValue(files, resolve(path, ref)),
    resolveFunction: fnOf,
    symbol,
    packageCalls,
    ask: fileAnswers(() => project, earlier),
    askApp: (question) => answer(question).value,
    layoutChain: (node) => layoutChain(node),
    pageOptions,
    matchRoute: (pathname) => matcher()(pathname),
    entries,
    entriesIn: (path) => entryIndex().byFile.get(path),
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
    clientChain,
    shipsAlong: (edge) => shipsAlong(shipping, edge),
    canShip: canShipAt,
    canRunOnServer: (path, when) => {
      const found = when === undefined ? undefined : facts(path);
      return !found || canRunOnServer(found, when, (ref) => resolve(path, ref), facts);
    },
    isLive: (path) => client().has(path) || server().surely.has(path) || server().perhaps.has(path),
    placesOf: (path) => places().get(path),
    routesUsing: remember((path: string) => routesUsing(path, routes().byFile, importers())),
    overlay: (...changed) => overlay(changed),
  };
  const indexes: Indexes = {
    role, isDead, satisfies, isBoundary, filesOf, routes, problems, matcher, importers, everyImporter, places, calls, server, client, clientChain, fnOfRef, symbol, packageCalls, entries, entryIndex, ask: project.ask, answer,
  };
  const overlay = (changed: readonly FileFacts[]): Project => {
    const next = overlaid(input, changed);
    // A new file can be the target of imports that led nowhere: nothing that was known holds.
    if (next.paths !== input.paths) return createProject(next);
    const fresh = edgesFor(next, resolver);
    const paths = new Set(changed.map(({ path }) => path));
    const edges = (path: string): readonly Edge[] => (paths.has(path) ? fresh : imports)(path);
    const importersOf = (path: string): readonly Importer[] => everyImporter().get(path).map(({ from }) => ({ path: from, handsOn: offersNames(facts(from)) }));
    const changes = [...paths].map((path) => changeOf(path, { facts: facts(path), edges: imports(path) }, { facts: next.facts(path), edges: edges(path) }, importersOf));
    return assemble(next, resolver, edges, { indexes, change: togetherOf(changes) });
  };
  return project;
}

function inApp(app: App, path: string): string {
  return app.root !== '' && path.startsWith(`${app.root}/`) ? path.slice(app.root.length + 1) : path;
}

function packageCallsIn(facts: FileFacts | undefined, symbolOfCall: (call: CallFact) => string | undefined): readonly PackageCall[] {
  const found: PackageCall[] = [];
  facts?.calls.forEach((call, index) => {
    const symbol = symbolOfCall(call);
    if (symbol !== undefined) found.push({ symbol, call, index });
  });
  return found;
}

/** The edge of an import statement; the first one where a pattern gives several. */
function edgeLookup(imports: (path: string) => readonly Edge[]): Files['edge'] {
  const tableOf = remember((path: string): readonly (Edge | undefined)[] => {
    const table: Edge[] = [];
    for (const edge of imports(path)) table[edge.import] ??= edge;
    return table;
  });
  return (path, index) => tableOf(path)[index];
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

type EntryIndex = { readonly byFunction: FileIndexed<Entry>; readonly byFile: FileIndexed<Entry> };

function indexEntries(paths: readonly string[], entries: (path: string) => readonly Entry[], before: Before | undefined): EntryIndex {
  const said = (keyFor: (entry: Entry) => string): Say<Entry> => (path, add) => { for (const entry of entries(path)) add(keyFor(entry), entry); };
  const [byFunction, byFile] = [said(keyOf), said(({ path }) => path)];
  if (!before) return { byFunction: indexFiles(paths, byFunction, declaringFile), byFile: indexFiles(paths, byFile, declaringFile) };
  const known = before.indexes.entryIndex();
  const changed = new Set(paths.filter((path) => before.change.resolving.has(path)));
  return { byFunction: known.byFunction.over(changed, byFunction), byFile: known.byFile.over(changed, byFile) };
}

const declaringFile = ({ declaredIn }: Entry): string => declaredIn;

const NO_ENTRY: ReadonlySet<Role> = new Set<Role>(['component', 'module', 'page.svelte', 'layout.svelte', 'error.svelte', 'service-worker', 'instrumentation', 'env']);

function isEntryRole(role: Role): boolean {
  return !NO_ENTRY.has(role);
}

const SERVER_ROLES: ReadonlySet<Role> = new Set<Role>(['page.server', 'layout.server', 'endpoint', 'hooks.server', 'hooks.universal', 'remote', 'instrumentation', 'params']);

/** `perhaps`: from the entries that may run there and are not sure to. */
type ServerReach = { readonly surely: Ways; readonly perhaps: Ways };

function serverReach(
  input: ProjectInput, role: (path: string) => Role, isDead: (path: string) => boolean, imports: (path: string) => readonly Edge[],
  nodes: readonly RouteNode[], pageOptions: (node: RouteNode) => PageOptions, config: App['config'],
): ServerReach {
  const always = input.paths.filter((path) => SERVER_ROLES.has(role(path)) && !isDead(path));
  const surely = new Set(always);
  const perhaps = new Set<string>();
  for (const node of nodes) {
    if (!node.page) continue;
    const options = pageOptions(node);
    const ssr: Tri = config.spaFallback && options.ssr === true && options.prerender !== true ? false : options.ssr;
    for (const path of [...layoutChain(node), node.page].flatMap(sharedFiles)) {
      if (ssr === true) surely.add(path);
      else if (ssr === 'unknown') perhaps.add(path);
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

/** The same input with other facts; its list of paths is another one only when files are new. */
function overlaid(input: ProjectInput, changed: readonly FileFacts[]): ProjectInput {
  const now = new Map(changed.map((facts) => [facts.path, facts]));
  const added = [...now.keys()].filter((path) => !input.paths.includes(path));
  return {
    ...input,
    paths: added.length === 0 ? input.paths : [...input.paths, ...added].sort(),
    facts: (path) => now.get(path) ?? input.facts(path),
  };
}

/** It hangs on the names of files alone. */
function resolverFor(input: ProjectInput): () => Resolver {
  return lazy(() => createResolver(new Set(input.paths), input.app, input.links));
}

function edgesFor(input: ProjectInput, resolver: () => Resolver): (path: string) => readonly Edge[] {
  const svelte5 = kitSatisfies(input.app.svelte, '>=5.0.0') !== false;
  const oxc = kitSatisfies(input.app.kit, '>=3.0.0-0') === true;
  const dropsUnused = lazy(() => dropsUnusedImports(input.facts(joinPath(input.app.root, 'tsconfig.json') ?? '')?.text, input.app.kit));
  return remember((path: string) => {
    const facts = input.facts(path);
    return facts ? edgesOf(facts, resolver(), { svelte5, oxc, dropsUnused: dropsUnused() }) : [];
  });
}

/** An answer about a file that hangs on what its names lead to: that of before, where the change cannot matter to it. */
function kept<M extends readonly unknown[], T>(before: Before | undefined, known: OfFile<M, T> | undefined, fresh: OfFile<M, T>): OfFile<M, T> {
  return before && known ? (path, ...more) => (before.change.resolving.has(path) ? fresh : known)(path, ...more) : fresh;
}

type OfFile<M extends readonly unknown[], T> = (path: string, ...more: M) => T;

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function remember<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const value = make(key);
    known.set(key, value);
    return value;
  };
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
