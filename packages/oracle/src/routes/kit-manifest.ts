/** What Kit itself makes of a routes folder. */
import { resolve } from 'node:path';
import { kitModule, type KitName } from '../kits.js';
import type { RouteCase } from './route-trees.js';

/** One route as both sides describe it. Files are project-relative. */
export type Route = {
  readonly id: string;
  readonly pattern: string;
  readonly params: readonly string[];
  /** The files of each layout around the page, root first; Kit's own fallbacks are left out. Absent without a page. */
  readonly layouts?: readonly string[];
  readonly leaf?: string;
  readonly endpoint?: string;
};

/** In the order in which they are tried, folders without a route file left out; or why there are none. */
export type Manifest = { readonly routes: readonly Route[] } | { readonly refused: string };

export type AskManifest = (root: string, one: RouteCase) => Manifest & { /** Which route serves a pathname? Only of a manifest. */ readonly match?: Match };
export type Match = (pathname: string) => { readonly id: string; readonly params: { readonly [name: string]: string } } | undefined;

type KitNode = { readonly component?: string; readonly universal?: string; readonly server?: string };
type KitParam = { readonly name: string; readonly optional: boolean; readonly rest: boolean; readonly matcher?: string };
type KitRoute = {
  readonly id: string;
  readonly pattern: RegExp;
  readonly params: readonly KitParam[];
  readonly layout: KitNode | null;
  readonly error: KitNode | null;
  readonly leaf: KitNode | null;
  readonly page: { readonly layouts: readonly (number | undefined)[]; readonly leaf: number } | null;
  readonly endpoint: { readonly file: string } | null;
};
type ManifestData = { readonly nodes: readonly KitNode[]; readonly routes: readonly KitRoute[] };
type Decode = (params: Record<string, string>) => Record<string, string>;
type Exec = (match: RegExpMatchArray, params: readonly KitParam[], matchers: object) => Record<string, string> | undefined;

/** Loads Kit's `create_manifest_data`. Its answer costs about a millisecond. */
export async function askManifestOf(kit: KitName): Promise<AskManifest> {
  const { default: create } = await kitModule<{ default: (...args: unknown[]) => ManifestData }>(kit, 'src/core/sync/create_manifest_data/index.js');
  const { exec } = await kitModule<{ exec: Exec }>(kit, 'src/utils/routing.js');
  // Kit 3 decodes in `exec`.
  const { decode_params = (params: Record<string, string>) => params } = kit === 'kit-3' ? {} : await kitModule<{ decode_params?: Decode }>(kit, 'src/utils/url.js');
  const configure = await configurer(kit);
  return (root, one) => {
    const config = configure(one, root);
    try {
      const data = quietly(() => (kit === 'kit-3' ? create(config, root) : create({ config, cwd: root })));
      return { routes: data.routes.filter(hasFile).map((route) => describe(route, data.nodes)), match: matcher(kit, data.routes, exec, decode_params) };
    } catch (error) {
      return { refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
    }
  };
}

type Configure = (one: RouteCase, root: string) => unknown;
type Validated = { readonly kit: { readonly files: Record<string, unknown>; outDir: string } };

async function configurer(kit: KitName): Promise<Configure> {
  const module = await kitModule<{ validate_config: (config: object) => object; process_config: (config: object, root: string) => object }>(kit, 'src/core/config/index.js');
  return ({ extensions, hashRouter, routes }, root) => {
    // The hash router came with 2.14: before that the option itself is an error.
    const router = hashRouter && (kit === 'kit-2-70' || kit === 'kit-3') ? { router: { type: 'hash' } } : {};
    if (kit === 'kit-3') return module.process_config(module.validate_config({ extensions, files: { routes }, ...router }), root);
    const config = module.validate_config({ extensions, kit: { files: { routes }, ...router } }) as Validated;
    makeAbsolute(config.kit.files, root);
    config.kit.outDir = resolve(root, config.kit.outDir);
    return config;
  };
}

function makeAbsolute(files: Record<string, unknown>, root: string): void {
  for (const [key, value] of Object.entries(files)) {
    if (typeof value === 'string') files[key] = resolve(root, value);
    else makeAbsolute(value as Record<string, unknown>, root);
  }
}

/** Kit prints a hint for each file that lacks its `+`. */
function quietly<T>(run: () => T): T {
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    return run();
  } finally {
    Object.assign(console, { log, warn });
  }
}

function hasFile({ layout, error, leaf, endpoint, id }: KitRoute): boolean {
  return layout !== null || error !== null || leaf !== null || endpoint !== null || id === '/';
}

function describe({ id, pattern, params, page, leaf, endpoint }: KitRoute, nodes: readonly KitNode[]): Route {
  return {
    id,
    pattern: pattern.source,
    params: params.map(describeParam),
    ...(page && leaf && { layouts: page.layouts.flatMap((index) => describeNode(index === undefined ? undefined : nodes[index]) || []), leaf: describeNode(leaf) }),
    ...(endpoint && { endpoint: endpoint.file }),
  };
}

/** A parameter in one word. */
export function describeParam({ name, optional, rest, matcher }: KitParam): string {
  return `${rest ? '...' : ''}${name}${optional ? '?' : ''}${matcher === undefined ? '' : `=${matcher}`}`;
}

/** The files of a node in one line; empty for a fallback, and for none. */
export function describeNode(node: KitNode | undefined): string {
  const own = [node?.component, node?.universal, node?.server].filter((file) => file != null && !file.includes('/runtime/components/'));
  return own.join(' ');
}

/** With matchers that agree to everything, as ours count. */
function matcher(kit: KitName, routes: readonly KitRoute[], exec: Exec, decode: Decode): Match {
  const agree = kit === 'kit-3' ? { '~standard': { validate: (value: string) => ({ value }) } } : () => true;
  const matchers = new Proxy({}, { get: () => agree });
  const served = routes.filter(({ leaf, endpoint }) => leaf !== null || endpoint !== null);
  return (pathname) => {
    for (const { id, pattern, params } of served) {
      const match = pattern.exec(pathname);
      const found = match && exec(match, params, matchers);
      if (found) return { id, params: decode({ ...found }) };
    }
    return undefined;
  };
}
