/** What Kit refuses in the names of the files of a route. */
import type { KitConfig } from '../kit/app.js';
import { nameOf } from '../modules/posix-path.js';
import type { RouteGrammar } from './route-grammar.js';
import type { RouteProblem } from './route-problem.js';

const component = /^\+(?:(page(?:@(.*))?)|(layout(?:@(.*))?)|(error))$/;
const module = /^\+(?:(server)|(page(?:(@[a-zA-Z0-9_-]*))?(\.server)?)|(layout(?:(@[a-zA-Z0-9_-]*))?(\.server)?))$/;

/** What the name of a file asks for: one of its kind may lie in a folder. */
type Kind = 'page component' | 'layout component' | 'universal page module' | 'server page module' | 'universal layout module' | 'server layout module' | 'endpoint' | 'error';

type Named = { readonly kind: Kind } | Pick<RouteProblem, 'code' | 'text'>;

/**
 * The problems of the files of one folder, in the order of their names. Files that are nothing to Kit, and tests from 3 on, have none.
 * @param files project-relative paths of the folder's own files, sorted
 * @see @sveltejs/kit src/core/sync/create_manifest_data/index.js analyze (1.30.4, 2.70.4, 3.2.0)
 */
export function routeFileProblems(id: string, files: readonly string[], config: KitConfig, grammar: RouteGrammar): readonly RouteProblem[] {
  const taken = new Map<Kind, string>();
  return files.flatMap((path): readonly RouteProblem[] => {
    if (isIgnored(nameOf(path), config, grammar)) return [];
    const named = kindOf(path, config);
    if ('code' in named) return [{ ...named, id, path }];
    if (isForServer(named.kind) && grammar.hashRouter && config.routerType === 'hash') return [{ ...hashRouter(path), id, path }];
    const other = taken.get(named.kind);
    taken.set(named.kind, path);
    return other !== undefined && named.kind !== 'error' && grammar.refusesDuplicates ? [{ ...duplicate(named.kind, path, other), id, path, other }] : [];
  });
}

function isIgnored(name: string, { extensions, moduleExtensions }: KitConfig, { skipsTests }: RouteGrammar): boolean {
  const all = [...extensions, ...moduleExtensions];
  const isCode = all.some((extension) => name.endsWith(extension));
  if (!isCode || !name.startsWith('+')) return true;
  if (skipsTests && /\.(?:test|spec|stories)\./.test(name)) return true;
  if (!name.endsWith('.d.ts')) return false;
  const stem = name.slice(0, -'.d.ts'.length);
  const inner = all.find((extension) => stem.endsWith(extension));
  const declared = inner === undefined ? stem : stem.slice(0, -inner.length);
  return component.test(declared) || module.test(declared);
}

function kindOf(path: string, { extensions, moduleExtensions }: KitConfig): Named {
  const name = nameOf(path);
  const extension = extensions.find((end) => name.endsWith(end));
  if (extension !== undefined) return componentKind(path, name.slice(0, -extension.length));
  const moduleExtension = moduleExtensions.find((end) => name.endsWith(end)) ?? '';
  return moduleKind(path, name.slice(0, -moduleExtension.length));
}

function componentKind(path: string, stem: string): Named {
  const [found, page, , layout] = component.exec(stem) ?? [];
  if (found === undefined) return reserved(path);
  return { kind: page !== undefined ? 'page component' : layout !== undefined ? 'layout component' : 'error' };
}

function moduleKind(path: string, stem: string): Named {
  const [found, endpoint, page, pageReset, pageServer, , layoutReset, layoutServer] = module.exec(stem) ?? [];
  if (found === undefined) return reserved(path);
  const reset = pageReset ?? layoutReset;
  if (reset !== undefined) return { code: 'route_named_layout_in_module', text: `${path} names a layout (${reset}), which only components can do.` };
  if (endpoint !== undefined) return { kind: 'endpoint' };
  const part = pageServer !== undefined || layoutServer !== undefined ? 'server' : 'universal';
  return { kind: `${part} ${page !== undefined ? 'page' : 'layout'} module` };
}

function reserved(path: string): Named {
  return { code: 'route_file_reserved', text: `${path} begins with +, which Kit reserves for its own route files.` };
}

function isForServer(kind: Kind): boolean {
  return kind === 'endpoint' || kind.startsWith('server ');
}

function hashRouter(path: string): Pick<RouteProblem, 'code' | 'text'> {
  return { code: 'route_server_file_hash_router', text: `${path} runs on a server, which an app with the hash router has not.` };
}

function duplicate(kind: Kind, path: string, other: string): Pick<RouteProblem, 'code' | 'text'> {
  return { code: 'route_duplicate_files', text: `${path} is a second ${kind} beside ${nameOf(other)}.` };
}
