/** Which of the app's own routes does a request go to? */
import type { CallFact, Value } from '../facts.js';
import { HOLE } from '../routes/match.js';
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';

/** The path of a URL on the app's own origin, `\u0000` for each unknown part; undefined for others and for what cannot be read. */
export function ownPathname(project: Project, path: string, value: Value | undefined): string | undefined {
  const text = value && urlText(project, path, value, 0);
  if (text === undefined || !text.startsWith('/') || text.startsWith('//')) return undefined;
  return (/^[^?#]*/.exec(text) as RegExpExecArray)[0];
}

function urlText(project: Project, path: string, value: Value, depth: number): string | undefined {
  if (depth > 6) return undefined;
  switch (value.is) {
    case 'literal': return typeof value.value === 'string' ? value.value : undefined;
    case 'template': return templateText(project, path, value, depth);
    case 'ref': {
      const found = project.valueOf(path, value.ref);
      return found && (found.value.is !== 'ref') ? urlText(project, found.path, found.value, depth + 1) : undefined;
    }
    case 'call': return callText(project, path, value.call, depth);
    default: return undefined;
  }
}

/** A hole in front is dropped when it stands for the app's own origin or base path; any other hole in front may be another host. */
function templateText(project: Project, path: string, value: Extract<Value, { is: 'template' }>, depth: number): string | undefined {
  const first = value.holes[0];
  if (value.parts[0] !== '' || !first) return value.parts.map((part, i) => part + (i < value.holes.length ? (holeText(project, path, value.holes[i] as Value, depth) ?? HOLE) : '')).join('');
  const start = isOwnOrigin(project, path, first) ? '' : urlText(project, path, first, depth + 1);
  if (start === undefined) return undefined;
  return start + value.parts.slice(1).map((part, i) => part + (i + 1 < value.holes.length ? HOLE : '')).join('');
}

/** Text of a constant in the middle, when it is one. */
function holeText(project: Project, path: string, hole: Value, depth: number): string | undefined {
  return hole.is === 'ref' ? urlText(project, path, hole, depth + 1) : undefined;
}

function isOwnOrigin(project: Project, path: string, value: Value): boolean {
  if (value.is !== 'ref') return false;
  if (project.symbol(path, value.ref) === '$app/paths#base') return true;
  return value.ref.path.join('.').endsWith('url.origin') || (value.ref.from === 'global' && [value.ref.name, ...value.ref.path].join('.').replace(/^window\./, '') === 'location.origin');
}

/** `resolve('/api/[id]', { id })`, `asset`-like helpers of `$app/paths`, `new URL('/api', url)`, `new Request('/api')`. */
function callText(project: Project, path: string, index: number, depth: number): string | undefined {
  const call = project.facts(path)?.calls[index];
  if (!call?.args[0]) return undefined;
  const symbol = project.symbol(path, call.callee);
  if (symbol === '$app/paths#resolve' || symbol === '$app/paths#resolveRoute') return urlText(project, path, call.args[0], depth + 1)?.replace(/\/\(\w[^)]*\)/g, '').replace(/\[\[?(?:\.\.\.)?[^\]]+\]\]?/g, HOLE);
  const isUrl = call.new === true && call.callee.from === 'global' && (call.callee.name === 'URL' || call.callee.name === 'Request');
  return isUrl ? urlText(project, path, call.args[0], depth + 1) : undefined;
}

/** The request's method in capitals; undefined when it is not literal. */
export function requestMethod(call: CallFact): string | undefined {
  const init = call.args[1];
  if (!init || init.is === 'undefined') return call.spread ? undefined : 'GET';
  if (init.is !== 'object') return undefined;
  const method = init.props['method'];
  if (!method) return init.open ? undefined : 'GET';
  return method.is === 'literal' && typeof method.value === 'string' ? method.value.toUpperCase() : undefined;
}

export type EndpointMatch = { readonly node: RouteNode; readonly endpoint: string; readonly handler: string };

/**
 * The app's own `+server` handler that answers a request. Silent for endpoints that pass everything on: a route whose last part is a
 * rest parameter.
 */
export function ownEndpoint(project: Project, path: string, url: Value | undefined, method: string): EndpointMatch | undefined {
  const pathname = ownPathname(project, path, url);
  const node = pathname === undefined ? undefined : project.matchRoute(stripBase(project, pathname))?.node;
  if (!node?.endpoint || node.page || /\[\.\.\.[^\]]+\]$/.test(node.id)) return undefined;
  const names = new Set(project.facts(node.endpoint)?.exports.map((one) => one.name) ?? []);
  const handler = names.has(method) ? method : names.has('fallback') ? 'fallback' : undefined;
  return handler ? { node, endpoint: node.endpoint, handler } : undefined;
}

function stripBase(project: Project, pathname: string): string {
  const base = project.config.basePath ?? '';
  return base !== '' && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}
