/** The immutable view that rules ask. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { App, KitConfig, PackageVersion } from '../kit/app.js';
import type { Role } from '../kit/roles.js';
import type { Edge } from '../modules/edge.js';
import type { RouteProblem } from '../routes/route-problem.js';
import type { NodeFiles, RouteMatch, RouteNode, RouteTree } from '../routes/route-tree.js';

/** Yes, no, or not to be decided. */
export type Tri = boolean | 'unknown';

/** One function of one file. */
export type FunctionRef = { readonly path: string; readonly fn: number };

/** Where a name leads across files. */
export type Target =
  /** A binding or expression of a file of the project. */
  | { readonly is: 'binding'; readonly path: string; readonly binding: number; readonly rest: readonly string[] }
  | { readonly is: 'value'; readonly path: string; readonly value: Value; readonly rest: readonly string[] }
  /** The component that a `.svelte` file is. */
  | { readonly is: 'component'; readonly path: string }
  /** An export of a package or of one of Kit's virtual modules. */
  | { readonly is: 'package'; readonly module: string; readonly name: string; readonly rest: readonly string[] }
  | { readonly is: 'global'; readonly name: string; readonly rest: readonly string[] }
  | { readonly is: 'unknown' };

/** What calling a function can do. Every flag that could not be decided is `unknown`. */
export type Summary = {
  /** A call can end in Kit's `redirect()`. */
  readonly mayRedirect: Tri;
  /** A call can end in Kit's `error()`. */
  readonly mayError: Tri;
  /** No call returns: every path ends in a throw, a redirect or an error. */
  readonly neverReturns: boolean;
};

/** Kit's control-flow exceptions; `invalid` is the ValidationError of remote forms (2.47.3). */
export type Thrown = 'redirect' | 'error' | 'invalid';

/** A call of Kit's own that throws. */
export type ThrowSite = CallSite & { readonly thrown: Thrown };

/** One call of one file. */
export type CallSite = { readonly path: string; readonly call: number };

/** A call of what a package or virtual module exports: `symbol` names it (`@sveltejs/kit#redirect`), `index` is that in `calls`. */
export type PackageCall = { readonly symbol: string; readonly call: CallFact; readonly index: number };

/** One component in the markup of one file: index into `elements`. */
export type ElementSite = { readonly path: string; readonly element: number };

/** The circumstances under which a function's body runs, as far as callers show. */
export type Runs = {
  /** Entry functions that reach it while a request is served. */
  readonly entries: readonly Entry[];
  /** Components that run it while they are rendered on the server. */
  readonly components: readonly string[];
  /** It runs while a module is evaluated. */
  readonly atImport: boolean;
  /** It runs in event handlers, effects, `onMount` or under a browser guard. */
  readonly inBrowser: boolean;
  /** It is handed to something whose behaviour is unknown, or nobody in sight calls it. */
  readonly escapes: boolean;
};

/** The functions that Kit calls. */
export type EntryRole =
  | 'load' | 'action' | 'handler' | 'handle' | 'handleFetch' | 'handleError' | 'reroute' | 'init' | 'transport' | 'entries' | 'match' | 'remote';

export type Entry = FunctionRef & {
  readonly role: EntryRole;
  /** Export name; for an action its key; for a handler the method. */
  readonly name: string;
  /** Passed to a wrapper whose behaviour is unknown (`withAuth(async (event) => …)`). */
  readonly wrapped: boolean;
  /** The file whose role makes it an entry; the body may stand elsewhere. */
  readonly declaredIn: string;
};

export type PageOptions = {
  readonly ssr: Tri;
  readonly csr: Tri;
  readonly prerender: Tri | 'auto';
};

/** What hangs on nothing but a file's own facts and on what its names lead to. */
export type Names = Pick<
  Project, 'ask' | 'canShip' | 'config' | 'facts' | 'imports' | 'isDead' | 'kit' | 'kitSatisfies' | 'packageCalls' | 'resolve' | 'resolveFunction' | 'role' | 'shipsAlong' | 'symbol' | 'valueOf'
>;

/**
 * A question that a file answers for itself. Of other files it may use what its names lead to: imports, exports, bindings, functions, calls and
 * exits without their places, as a change of places is no change for those who import the file. The answer is plain data. Declared once, in a
 * module: a question is known by its identity.
 * @see change.ts, which says for which files a change can matter
 */
export type FileQuestion<T> = (names: Names, path: string) => T;

/** A question about the app as a whole. Declared once, like one of a file. */
export type AppQuestion<T> = (project: Project) => T;

export interface Project {
  readonly app: App;
  readonly config: KitConfig;
  readonly kit: PackageVersion;
  readonly routes: RouteTree;
  /** What Kit refuses about the names below the routes and params folders, in the order in which Kit would find it. */
  readonly routeProblems: readonly RouteProblem[];

  /** Does the whole interval of Kit versions lie in the range (prereleases count)? */
  kitSatisfies(range: string): Tri;

  /** Every file of the project, sorted. */
  paths(): readonly string[];
  facts(path: string): FileFacts | undefined;
  role(path: string): Role;
  /** The files of the role, sorted. */
  filesOf(role: Role): readonly string[];
  /** Tests, stories, mocks, archives: code in which nothing is reported and which never runs in the app. */
  isDead(path: string): boolean;

  imports(path: string): readonly Edge[];
  /** Files with an edge to `path`, sorted; value edges only when asked. */
  importers(path: string, valueOnly?: boolean): readonly string[];
  /** Shortest `[entry, …, path]` over value edges; ties alphabetical. */
  importerChain(path: string, isEntry: (path: string) => boolean): readonly string[] | undefined;

  /** Follows a ref of `path` through imports, re-exports and barrels. */
  resolve(path: string, ref: Ref): Target;
  /** The value behind a ref, through consts, imports and the app's own factories. */
  valueOf(path: string, ref: Ref): { readonly path: string; readonly value: Value } | undefined;
  /** The function that a value of `path` is, through imports and consts. */
  resolveFunction(path: string, value: Value): FunctionRef | undefined;
  /** `module#name` when the ref leads to a package or virtual module (`@sveltejs/kit#redirect`). */
  symbol(path: string, ref: Ref): string | undefined;
  /** The calls of the file whose callees have a symbol, in the order of the facts: few of all. */
  packageCalls(path: string): readonly PackageCall[];
  /** The answer of one file, found out once: an overlay asks again only those files for which the change can matter. */
  ask<T>(question: FileQuestion<T>, path: string): T;
  /** The answer of the whole app, found out once: an overlay keeps it when the change does not touch what was asked on the way to it. */
  askApp<T>(question: AppQuestion<T>): T;

  /** Layout nodes from the root to the page's own, as Kit resolves `@`. */
  layoutChain(node: RouteNode): readonly NodeFiles[];
  /** Effective options of the page at the node. */
  pageOptions(node: RouteNode): PageOptions;
  /** The route that serves a pathname; `[]` in it stands for any one segment part. */
  matchRoute(pathname: string): RouteMatch | undefined;

  /** The entry functions that the file declares, wherever their bodies stand. */
  entries(path: string): readonly Entry[];
  /** The entry functions whose bodies stand in the file, wherever they are declared. */
  entriesIn(path: string): readonly Entry[];
  summary(fn: FunctionRef): Summary;
  /** Where the function can run. */
  runs(fn: FunctionRef): Runs;
  /** The call sites that resolve to the function. */
  callers(fn: FunctionRef): readonly CallSite[];
  /** The `try` of the same function whose handler swallows what the call throws; absent when it passes on, or that is not to be decided. */
  swallowedBy(path: string, call: number, thrown: Thrown): number | undefined;
  /** Does every path of the call end in a throw (Kit's helpers in the versions where they throw, the app's own functions)? */
  neverReturns(path: string, call: number): boolean;
  /** What the call throws of Kit's control flow where it stands: directly, through the app's own functions, or by `throw redirect()`. */
  throwsOf(path: string, call: number): readonly Thrown[];
  /** The same for the promise that it gives, awaited or not. */
  rejectsOf(path: string, call: number): readonly Thrown[];
  /** The calls of Kit's own behind that, wherever they stand. */
  throwSites(path: string, call: number): readonly ThrowSite[];
  /** May the callback of a `.catch(…)` throw the exception again, hand it on, or answer for what it is? */
  callbackPasses(path: string, callback: Value | undefined, thrown: Thrown): boolean;

  /** Is the file loaded on the server (rendering included)? `unknown` when that hangs on page options that are not literal. */
  runsOnServer(path: string): Tri;
  /** Shortest `[entry, …, path]` from what surely runs on the server, else from what may run there, depending on page options. */
  serverChain(path: string): readonly string[] | undefined;
  /** Shortest `[entry, …, path]` from what Kit ships to browsers, from a page when one leads there; undefined when nothing does. */
  clientChain(path: string): readonly string[] | undefined;
  /** Does the import ship its file wherever the importing one is shipped? Not to server-only files and remote functions. */
  shipsAlong(edge: Edge): boolean;
  /** Can code under the condition be shipped to browsers? False only where the bundler drops it (`import.meta.env.SSR`, since Kit 2). */
  canShip(path: string, when: number | undefined): boolean;
  /** Can code under the condition run on the server? False under `browser` guards. */
  canRunOnServer(path: string, when: number | undefined): boolean;
  /** Does any live entry (server or browser) reach the file? */
  isLive(path: string): boolean;
  /** Where live markup names the component, as far as names show. */
  placesOf(path: string): readonly ElementSite[];
  /** The routes whose pages render the component or use the module, with the nodes' own files. */
  routesUsing(path: string): readonly RouteNode[];

  /** The same view with some files replaced or added. */
  overlay(...changed: readonly FileFacts[]): Project;
}
