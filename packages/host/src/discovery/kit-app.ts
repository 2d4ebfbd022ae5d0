/** Is a folder a SvelteKit app? */
import { readPackageJson } from '../app/package-json.js';
import { existsSync, readdirSync, readFileSync } from '../disk/disk.js';
import { joinPath } from '../posix-path.js';

/** Kit's Vite config can have another name (`vite.custom.config.js`), given on Vite's command line. */
const VITE_CONFIG = /^vite(\..+)?\.config\.(js|ts|mjs|mts|cjs|cts)$/;
const SVELTE_CONFIG = /^svelte\.config\.(js|ts|mjs|mts|cjs)$/;
const MENTIONS_KIT = /['"]@sveltejs\/(kit|adapter-[\w-]+)(\/[^'"]*)?['"]/;
const MENTIONS_PLUGIN = /['"]@sveltejs\/kit\/vite['"]/;

/** Names of the folder's Svelte config and Vite configs, the plain names first. */
export function configNames(names: readonly string[]): { readonly svelte: readonly string[]; readonly vite: readonly string[] } {
  const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
  return {
    svelte: names.filter((name) => SVELTE_CONFIG.test(name)).sort(byLength),
    vite: names.filter((name) => VITE_CONFIG.test(name)).sort(byLength),
  };
}

/** Could a file of this name make its folder an app? For the search: looking at such folders is enough. */
export function isAppMark(fileName: string): boolean {
  return fileName === 'package.json' || SVELTE_CONFIG.test(fileName) || VITE_CONFIG.test(fileName);
}

/**
 * A folder is an app when it depends on Kit and has a Svelte config, a Vite config with Kit's plugin, or routes; or when it has routes
 * and one of its configs imports Kit or an adapter (in workspaces the dependency may stand in a parent). Read as text; nothing is
 * executed.
 */
export function isKitApp(dir: string): boolean {
  const names = namesIn(dir);
  if (!names.some(isAppMark)) return false;
  const { svelte, vite } = configNames(names);
  const hasRoutes = existsSync(joinPath(dir, 'src/routes'));
  const hasPlugin = (): boolean => vite.some((name) => MENTIONS_PLUGIN.test(textOf(joinPath(dir, name))));
  if (dependsOnKit(dir)) return svelte.length > 0 || hasRoutes || hasPlugin();
  return hasRoutes && (hasPlugin() || svelte.some((name) => MENTIONS_KIT.test(textOf(joinPath(dir, name)))));
}

function dependsOnKit(dir: string): boolean {
  const read = readPackageJson(dir);
  return 'manifest' in read && read.manifest.dependencies.has('@sveltejs/kit');
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
