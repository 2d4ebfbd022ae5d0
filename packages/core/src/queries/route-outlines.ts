/** The routes of an app as a reader wants to see them: what each has, which options hold, what of it reaches browsers. */
import type { Role } from '../kit/roles.js';
import { ownPageOptions } from '../kit/page-options.js';
import type { PageOptions, Project, Tri } from '../project/project.js';
import type { NodeFiles, RouteNode } from '../routes/route-tree.js';
import { declaredParts, type DeclaredParts } from './declared-parts.js';

/** One of a route's own files. */
export type OutlinedFile = DeclaredParts & {
  readonly path: string;
  readonly role: Role;
  /** The text after `@` in a component's name: `''` resets to the root. */
  readonly resetTo?: string;
  /**
   * `loaded`: it is part of what browsers load. `bundled`: Kit builds it for browsers (and refuses server-only imports in it), but
   * every page that it belongs to has `csr` off, so that none loads it. `no`: it stays on the server.
   */
  readonly browser: 'loaded' | 'bundled' | 'no';
};

/** One layout around a page, by the route that declares it. */
export type OutlinedLayout = { readonly id: string; /** Its own `@`. */ readonly resetTo?: string };

export type OutlinedPage = {
  /** Root first. */
  readonly layouts: readonly OutlinedLayout[];
  readonly options: PageOptions;
  /**
   * How many of the app's files a browser loads for the page: its own and its layouts' components and universal modules, and all that
   * these import, dynamic imports and assets included. 0 where `csr` is off; where it is unknown, as if it were on.
   */
  readonly shipped: number;
};

/** One directory below the routes folder that holds at least one route file. */
export type RouteOutline = {
  readonly node: RouteNode;
  /** Layout files, then the error page, the page's files and the endpoint. */
  readonly files: readonly OutlinedFile[];
  readonly page?: OutlinedPage;
  /** What the endpoint says of `prerender`; layouts have no say in it. */
  readonly endpointPrerender?: Tri | 'auto';
};

/** The routes of the project in the order of their ids. Cost: one walk over the module graph for each page. */
export function routeOutlines(project: Project): readonly RouteOutline[] {
  const layoutIds = new Map(project.routes.nodes.flatMap(({ layout, id }) => (layout ? [[layout, id] as const] : [])));
  const loaded = loadedFiles(project);
  const shippedImports = importsThatShip(project);
  return project.routes.nodes.flatMap((node): readonly RouteOutline[] => {
    const files = ownFiles(node).map(([path, resetTo]) => outlinedFile(project, path, resetTo, loaded));
    if (files.length === 0) return [];
    const endpoint = node.endpoint === undefined ? undefined : project.facts(node.endpoint);
    return [{
      node,
      files,
      ...(node.page && { page: outlinedPage(project, node, layoutIds, shippedImports) }),
      ...(endpoint && { endpointPrerender: ownPageOptions(endpoint).prerender ?? false }),
    }];
  });
}

/** Each own file, with the `@` of its name. */
function ownFiles({ layout = {}, error, page = {}, endpoint }: RouteNode): readonly (readonly [path: string, resetTo?: string])[] {
  const paths = [[layout.component, layout.resetTo], [layout.universal], [layout.server], [error], [page.component, page.resetTo], [page.universal], [page.server], [endpoint]] as const;
  return paths.flatMap(([path, resetTo]) => (path === undefined ? [] : [resetTo === undefined ? [path] as const : [path, resetTo] as const]));
}

function outlinedFile(project: Project, path: string, resetTo: string | undefined, loaded: ReadonlySet<string>): OutlinedFile {
  const role = project.role(path);
  const isBundled = project.clientChain(path) !== undefined;
  // Server files are not among the files of pages that load: when one is bundled, something that browsers load imports it.
  const isUnloaded = /\.(?:svelte|universal)$/.test(role) && !loaded.has(path);
  return { path, role, ...(resetTo !== undefined && { resetTo }), ...declaredParts(project, path), browser: !isBundled ? 'no' : isUnloaded ? 'bundled' : 'loaded' };
}

function outlinedPage(project: Project, node: RouteNode, layoutIds: ReadonlyMap<NodeFiles, string>, shippedImports: (path: string) => readonly string[]): OutlinedPage {
  const chain = project.layoutChain(node);
  const options = project.pageOptions(node);
  const entries = [...chain, node.page ?? {}].flatMap(browserFiles).filter((path) => project.clientChain(path));
  return {
    layouts: chain.map((layout) => ({ id: layoutIds.get(layout) ?? '/', ...(layout.resetTo !== undefined && { resetTo: layout.resetTo }) })),
    options,
    shipped: options.csr === false ? 0 : reached(entries, shippedImports).size,
  };
}

function browserFiles({ component, universal }: NodeFiles): readonly string[] {
  return [component, universal].filter((path) => path !== undefined);
}

/** Components and universal modules of every page whose `csr` is not off, with those of its layouts and the error pages above it. */
function loadedFiles(project: Project): ReadonlySet<string> {
  const loaded = new Set<string>();
  for (const node of project.routes.nodes) {
    if (!node.page || project.pageOptions(node).csr === false) continue;
    for (const path of [...project.layoutChain(node), node.page].flatMap(browserFiles)) loaded.add(path);
    for (let at: RouteNode | undefined = node; at; at = at.parent) if (at.error !== undefined) loaded.add(at.error);
  }
  return loaded;
}

/** The files that ship with a file because it imports them; each asked once. */
function importsThatShip(project: Project): (path: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    const targets = project.imports(path).flatMap((edge) => (edge.to !== undefined && project.shipsAlong(edge) ? [edge.to] : []));
    known.set(path, targets);
    return targets;
  };
}

function reached(entries: readonly string[], next: (path: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(entries);
  for (const path of seen) for (const target of next(path)) seen.add(target);
  return seen;
}
