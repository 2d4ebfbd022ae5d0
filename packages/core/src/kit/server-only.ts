/** Which files and modules must never reach a browser. */
import { nameOf, pathInside } from '../modules/posix-path.js';
import type { KitConfig, PackageVersion } from './app.js';
import { kitSatisfies } from './version.js';

export type ServerOnlyReason = {
  /** Kit itself refuses the file in the browser, in every version that the app may have. */
  readonly kit: boolean;
  /** A clause that can follow "because": `it lies in src/lib/server`. */
  readonly why: string;
};

type Predicate = (path: string, config: KitConfig) => string | undefined;

/**
 * Why the file must not reach a browser; `undefined` when it may. Kit's own predicate changed at 2.29 and at 3.0. Beside it stand our own
 * cases, in which Kit ships the file (`kit: false`): `+server`, a folder named `server` before Kit 3, `src/lib/server.ts` from 2.29 to 3,
 * `db.server/index.ts`, and files outside the app.
 * @see @sveltejs/kit src/exports/vite/graph_analysis/index.js is_illegal (1.30.4)
 * @see @sveltejs/kit src/exports/vite/index.js (2.70.4)
 * @see @sveltejs/kit src/exports/vite/utils.js is_server_only_path (3.2.0)
 */
export function serverOnlyReason(path: string, config: KitConfig, kit: PackageVersion): ServerOnlyReason | undefined {
  if (!path.includes('server')) return undefined;
  // What is the same in every version needs no look at the version, which costs more.
  const always = seemsInApp(path, config) && pathInside(config.root, path) !== undefined ? namedServer(path) : undefined;
  if (always !== undefined) return { kit: true, why: always };
  if (isEndpoint(path, config)) return missedByKit('it is an endpoint (+server)');
  const whys = predicatesOf(kit).map((predicate) => predicate(path, config));
  const why = whys.at(-1);
  if (why !== undefined && !whys.includes(undefined)) return { kit: true, why };
  return missedByKit(ownCases(path, config));
}

function missedByKit(why: string | undefined): ServerOnlyReason | undefined {
  return why === undefined ? undefined : { kit: false, why };
}

/** Kit's predicates in the versions that the app may have, oldest first. All of them take names with `.server.` too. */
function predicatesOf(kit: PackageVersion): readonly Predicate[] {
  const could = (range: string): boolean => kitSatisfies(kit, range) !== false;
  return [
    ...(could('<2.29') ? [before229] : []),
    ...(could('>=2.29 <3') ? [from229] : []),
    ...(could('>=3') ? [from3] : []),
  ];
}

/** A prefix without a slash: src/lib/server-utils.ts and src/lib/serverless/ count too. */
const before229: Predicate = (path, config) => {
  if (!seemsInApp(path, config)) return undefined;
  return namedServer(path) ?? (path.startsWith(`${config.lib}/server`) ? `its path begins with ${config.lib}/server` : undefined);
};

const from229: Predicate = (path, config) =>
  path.startsWith(`${config.lib}/server/`) ? `it lies in ${config.lib}/server` : seemsInApp(path, config) ? namedServer(path) : undefined;

const from3: Predicate = (path, config) => {
  const inApp = pathInside(config.root, path);
  if (inApp === undefined || isInPackages(path, config)) return undefined;
  return namedServer(path) ?? (/^server\../.test(nameOf(path)) ? `its name is ${nameOf(path)}` : inServerFolder(path, inApp, config));
};

/** Before 3 beginnings of paths are compared without a slash: to an app in apps/web belongs apps/web-admin too. */
function seemsInApp(path: string, { root }: KitConfig): boolean {
  return path.startsWith(root) && !path.startsWith(root === '' ? 'node_modules' : `${root}/node_modules`);
}

function isInPackages(path: string, { root }: KitConfig): boolean {
  return pathInside(root, path)?.startsWith('node_modules/') === true;
}

function namedServer(path: string): string | undefined {
  return /\.server\../.test(nameOf(path)) ? 'its name has ".server."' : undefined;
}

/** A route that is named `server` is no such folder, nor is one of the static files. */
function inServerFolder(path: string, inApp: string, { routes, assets }: KitConfig): string | undefined {
  if (!`/${inApp}`.includes('/server/')) return undefined;
  const exempt = pathInside(routes, path) !== undefined || pathInside(assets, path) !== undefined;
  return exempt ? undefined : 'it lies in a folder named server';
}

function isEndpoint(path: string, { moduleExtensions, routes }: KitConfig): boolean {
  const name = nameOf(path);
  return moduleExtensions.some((extension) => name === `+server${extension}`) && pathInside(routes, path) !== undefined;
}

/** Names that promise as much as Kit's own do. */
function ownCases(path: string, config: KitConfig): string | undefined {
  const inApp = pathInside(config.root, path);
  if (inApp === undefined) return outsideTheApp(path);
  if (isInPackages(path, config)) return undefined;
  const name = nameOf(path);
  if (/\.server\//.test(inApp)) return 'it lies in a folder whose name ends in .server';
  // A component is no server code: components/server/ServerCard.svelte shows a server.
  if (config.extensions.some((extension) => name.endsWith(extension))) return undefined;
  if (path.startsWith(`${config.lib}/server.`)) return `its name is ${name}`;
  return inServerFolder(path, inApp, config);
}

/** Kit looks at no file outside the app. A package that is itself named `server` may well hold shared code. */
function outsideTheApp(path: string): string | undefined {
  return namedServer(path) ?? (/\/src\/(?:.*\/)?server\//.test(`/${path}`) ? 'it lies in a folder named server' : undefined);
}

const serverOnlyModules: { readonly [id: string]: string } = {
  '$env/static/private': '>=1',
  '$env/dynamic/private': '>=1',
  '$app/server': '>=2.4',
  '$app/env/private': '>=2.63',
};

/** Is the virtual module server-only? In versions that do not have it yet it is not: there the import fails anyway. */
export function serverOnlyModule(id: string, kit: PackageVersion): boolean {
  const since = Object.hasOwn(serverOnlyModules, id) ? serverOnlyModules[id] : undefined;
  return since !== undefined && kitSatisfies(kit, since) !== false;
}
