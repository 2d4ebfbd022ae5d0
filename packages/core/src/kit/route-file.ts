/** What a file below the routes folder is, by its name. */
import type { KitConfig } from './app.js';

export type RouteFile = {
  readonly role:
    | 'page.svelte' | 'layout.svelte' | 'error.svelte'
    | 'page.universal' | 'page.server' | 'layout.universal' | 'layout.server'
    | 'endpoint';
  /** The text after `@` in a component's name: `''` resets to the root. */
  readonly resetTo?: string;
};

type Extensions = Pick<KitConfig, 'extensions' | 'moduleExtensions'>;

const component = /^\+(?:(page|layout)(?:@(.*))?|error)$/;
const module = /^\+(?:server|(page|layout)(\.server)?)$/;
const skipped = /\.(?:test|spec|stories)\./;

/**
 * What Kit makes of a file name; `undefined` for names without `+`, `.d.ts` files, and names that Kit rejects (`+cart.svelte`,
 * `+page@group.ts`). Tests and stories are skipped as Kit 3 does, unless told
 * otherwise; 1 and 2 reject most of them.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (3.2.0)
 */
export function parseRouteFile(name: string, { extensions, moduleExtensions }: Extensions, skipsTests = true): RouteFile | undefined {
  if (!name.startsWith('+') || name.endsWith('.d.ts') || (skipsTests && skipped.test(name))) return undefined;
  const extension = extensions.find((end) => name.endsWith(end));
  if (extension !== undefined) return componentFile(name.slice(0, -extension.length));
  const moduleExtension = moduleExtensions.find((end) => name.endsWith(end));
  return moduleExtension === undefined ? undefined : moduleFile(name.slice(0, -moduleExtension.length));
}

function componentFile(stem: string): RouteFile | undefined {
  const match = component.exec(stem);
  if (!match) return undefined;
  const [, kind, resetTo] = match;
  const role = kind === undefined ? 'error.svelte' : kind === 'page' ? 'page.svelte' : 'layout.svelte';
  return { role, ...(resetTo !== undefined && { resetTo }) };
}

function moduleFile(stem: string): RouteFile | undefined {
  const match = module.exec(stem);
  if (!match) return undefined;
  const [, kind, server] = match;
  if (kind === undefined) return { role: 'endpoint' };
  if (kind === 'page') return { role: server ? 'page.server' : 'page.universal' };
  return { role: server ? 'layout.server' : 'layout.universal' };
}
