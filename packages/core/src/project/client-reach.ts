/** What Kit bundles for browsers. */
import type { KitConfig } from '../kit/app.js';
import type { StaticPageOptions } from '../kit/static-page-options.js';
import type { Role } from '../kit/roles.js';
import type { Edge } from '../modules/edge.js';
import { skipsClientBuild } from '../routes/client-build.js';
import { usesMatchers } from '../routes/matcher-problems.js';
import type { RouteTree } from '../routes/route-tree.js';
import type { Tri } from './project.js';
import { executes, wayTo, waysFrom } from './reach.js';

export type ClientReach = {
  /** Shortest `[entry, …, path]`, from a page when one leads there; undefined when nothing does. */
  chain(path: string): readonly string[] | undefined;
  has(path: string): boolean;
};

/** What the answer hangs on. */
export type ClientReachInput = {
  /** Live files. */
  readonly paths: readonly string[];
  readonly routes: RouteTree;
  readonly config: KitConfig;
  role(path: string): Role;
  /** What Kit reads in the file without running it. */
  staticOptions(path: string): StaticPageOptions | undefined;
  imports(path: string): readonly Edge[];
  /** Can code under the condition be shipped? */
  canShip(path: string, when: number | undefined): boolean;
  /** The file is shipped as something else, or never: what it imports is its own matter. */
  isBoundary(path: string): boolean;
  kitSatisfies(range: string): Tri;
};

const PAGES: ReadonlySet<Role> = new Set<Role>(['page.svelte', 'layout.svelte', 'error.svelte', 'page.universal', 'layout.universal']);
const OTHERS: ReadonlySet<Role> = new Set<Role>(['hooks.client', 'hooks.universal', 'params']);

/** Follows value edges from the pages, hooks, param matchers and the service worker. */
export function clientReach(input: ClientReachInput): ClientReach {
  const built = isLeftOut(input) ? [] : input.paths;
  const pages = built.filter((path) => PAGES.has(input.role(path)));
  const others = built.filter((path) => OTHERS.has(input.role(path)) && (input.role(path) !== 'params' || shipsMatchers(input)));
  const workers = input.paths.filter((path) => input.role(path) === 'service-worker');
  const follows = (edge: Edge): boolean => shipsAlong(input, edge);
  const fromPages = waysFrom(pages, input.imports, follows);
  const fromOthers = waysFrom([...others, ...workers], input.imports, follows);
  return { chain: (path) => wayTo(fromPages, path) ?? wayTo(fromOthers, path), has: (path) => fromPages.has(path) || fromOthers.has(path) };
}

/** Does the import ship its file wherever the importing one is shipped? */
export function shipsAlong(input: Pick<ClientReachInput, 'canShip' | 'isBoundary' | 'kitSatisfies'>, edge: Edge): boolean {
  return edge.to !== undefined && isBundled(input, edge) && !input.isBoundary(edge.to);
}

/**
 * Kit 3 gives browsers the matchers when a route names one, before it gave them all; none when the server finds the routes.
 * @see @sveltejs/kit src/core/sync/write_client_manifest.js (2.70.4, 3.2.0)
 */
function shipsMatchers({ config, kitSatisfies, routes }: ClientReachInput): boolean {
  if (config.routerResolution === 'server' && kitSatisfies('>=2.17.0') === true) return false;
  return kitSatisfies('>=3.0.0-0') !== true || usesMatchers(routes);
}

/** `require` means something to the bundler since Kit 3 (Rolldown). */
function isBundled({ canShip, kitSatisfies }: Pick<ClientReachInput, 'canShip' | 'kitSatisfies'>, edge: Edge): boolean {
  const { from, fact, value } = edge;
  if (!value || !executes(edge) || (fact.kind === 'require' && kitSatisfies('>=3.0.0-0') === false)) return false;
  return canShip(from, fact.when);
}

/**
 * Is the build for browsers left out, or may it be?
 * @see @sveltejs/kit CHANGELOG.md #15936 (listed under 2.65.0 and 2.67.0; the earlier one is taken)
 */
function isLeftOut({ kitSatisfies, routes, staticOptions }: ClientReachInput): boolean {
  return kitSatisfies('>=2.65.0') !== false && skipsClientBuild(routes, staticOptions);
}
