/** What Kit takes a file for, by its path. */
import { folderOf, nameOf, pathInside } from '../modules/posix-path.js';
import type { KitConfig, PackageVersion } from './app.js';
import type { Role } from './roles.js';
import { parseRouteFile } from './route-file.js';
import { kitSatisfies } from './version.js';

/**
 * What Kit takes the file for; `component` or `module` when it is nothing to Kit. Where the version decides and is not known exactly, the
 * file has a special role when it can have it. When Kit would choose between two files (`hooks.ts`, `hooks/index.ts`), both have the role.
 * Matchers written for an older Kit (`writtenFor`) stay matchers.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js (1.30.4, 2.70.4, 3.2.0)
 */
export function roleOf(path: string, config: KitConfig, kit: PackageVersion, writtenFor = kit): Role {
  if (path.endsWith('.d.ts')) return 'module';
  return routeRole(path, config) ?? entryRole(path, config, kit, writtenFor) ?? remoteRole(path, config, kit) ?? plainRole(path, config);
}

function plainRole(path: string, { extensions }: KitConfig): Role {
  return extensions.some((extension) => path.endsWith(extension)) ? 'component' : 'module';
}

function routeRole(path: string, config: KitConfig): Role | undefined {
  const name = nameOf(path);
  if (!name.startsWith('+') || pathInside(config.routes, path) === undefined) return undefined;
  return parseRouteFile(name, config)?.role;
}

function entryRole(path: string, config: KitConfig, kit: PackageVersion, writtenFor: PackageVersion): Role | undefined {
  const could = (range: string): boolean => kitSatisfies(kit, range) !== false;
  const is = (entry: string): boolean => isEntryFile(path, entry, config, could);
  if (is(config.hooks.server)) return 'hooks.server';
  if (is(config.hooks.client)) return 'hooks.client';
  if (is(config.hooks.universal) && could('>=2.3')) return 'hooks.universal';
  if (is(config.serviceWorker)) return 'service-worker';
  if (is(`${config.src}/instrumentation.server`) && could('>=2.31')) return 'instrumentation';
  if (is(`${config.src}/env`) && (config.explicitEnv || kitSatisfies(kit, '>=3') === true)) return 'env';
  if (isParams(path, config, (range) => could(range) || kitSatisfies(writtenFor, range) !== false)) return 'params';
  return undefined;
}

/**
 * The file itself, the file with `.js` or `.ts` (from 3 on with a configured module extension), or the index of a folder of that name. Any
 * single extension before 2.5.18.
 * @see @sveltejs/kit src/utils/filesystem.js resolve_entry (1.30.4, 2.5.0, 2.70.4, 3.2.0)
 */
function isEntryFile(path: string, entry: string, { moduleExtensions }: KitConfig, could: (range: string) => boolean): boolean {
  if (!path.startsWith(entry)) return false;
  const end = path.slice(entry.length);
  if (end === '' || (could('>=3') && isModuleEnd(end, moduleExtensions)) || (could('<3') && isModuleEnd(end, ['.js', '.ts']))) return true;
  return could('<2.5.18') && /^(?:\/index)*(?:\.[^./]+)?$/.test(end);
}

function isModuleEnd(end: string, extensions: readonly string[]): boolean {
  return extensions.some((extension) => end === extension || end === `/index${extension}`);
}

/** A folder of matchers in 1 and 2, one file (or a folder's index) in 3. */
function isParams(path: string, config: KitConfig, could: (range: string) => boolean): boolean {
  if (!path.startsWith(config.params)) return false;
  if ((path === config.params || isModuleEnd(path.slice(config.params.length), config.moduleExtensions)) && could('>=3')) return true;
  if (folderOf(path) !== config.params) return false;
  const extension = config.moduleExtensions.find((end) => path.endsWith(end));
  return extension !== undefined && /^\w+$/.test(nameOf(path).slice(0, -extension.length)) && could('<3');
}

/**
 * Remote functions, whatever their flag says: without it Kit refuses the file.
 * @see @sveltejs/kit src/exports/vite/utils.js remote_module_pattern (3.2.0)
 */
function remoteRole(path: string, { moduleExtensions }: KitConfig, kit: PackageVersion): Role | undefined {
  if (!/[/.]remote\.[^/]+$/.test(`/${path}`) || kitSatisfies(kit, '>=2.27') === false) return undefined;
  const asInKit2 = moduleExtensions.some((extension) => path.endsWith(`.remote${extension}`));
  return asInKit2 || kitSatisfies(kit, '>=3') === true ? 'remote' : undefined;
}
