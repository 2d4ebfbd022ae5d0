/** Requests that the app makes to its own endpoints. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { ownPageOptions } from '../kit/page-options.js';
import type { FileQuestion, Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';
import type { RouteNode } from '../routes/route-tree.js';
import { ownPathname, type Scope } from './own-url.js';

export type OwnRequest = {
  readonly node: RouteNode;
  /** The `+server` file that answers. */
  readonly endpoint: string;
  /** In capitals; absent when it is not known. */
  readonly method?: string;
  /** The export that answers. When the method is not known, all that may: `POST` or `DELETE`, joined like this. */
  readonly handler: string;
  /** The file of the app's own helper that names the URL and makes the request; absent when the call at hand names it. */
  readonly helper?: string;
  /** What the request hangs on: the URL, or all that a helper is given. */
  readonly asks: readonly Value[];
};

const CLIENTS = /^(?:axios|ky)#default(?:\.get)?$|^ofetch#(?:ofetch|\$fetch)$/;

/**
 * The app's own endpoint that the call asks: a `fetch`, or the app's own helper around one. Undefined for endpoints that pass everything
 * on (a route whose last part is a rest parameter), and where a page of the same route may answer.
 */
export function ownRequest(project: Project, path: string, call: CallFact): OwnRequest | undefined {
  return requestAt({ project, path }, call) ?? helperRequest(project, path, call);
}

/** The same for a `fetch` alone, `scope` being where it stands. */
function requestAt(scope: Scope, call: CallFact): OwnRequest | undefined {
  const { project, path } = scope;
  const facts = project.facts(path);
  if (!facts || !isFetch(project, facts, call)) return undefined;
  const pathname = ownPathname(scope, call.args[0]);
  const node = pathname === undefined ? undefined : endpointNode(project, pathname);
  return node && answering(project, node, requestMethod(facts, call), call.args.slice(0, 1));
}

/** One step into the app's own function, if one request is all that it makes, always. */
function helperRequest(project: Project, path: string, call: CallFact): OwnRequest | undefined {
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const facts = fn && project.facts(fn.path);
  if (!fn || !facts || call.spread) return undefined;
  const [only, ...others] = project.ask(fetchesIn, fn.path).filter((one) => facts.calls[one]?.fn === fn.fn).map((one) => facts.calls[one] as CallFact);
  if (!only || others.length > 0 || only.when !== undefined) return undefined;
  const named = requestAt({ project, path: fn.path }, only);
  const found = named ?? requestAt({ project, path: fn.path, args: { fn: fn.fn, values: call.args, from: { project, path } } }, only);
  return found && { ...found, asks: call.args, ...(named ? { helper: fn.path } : {}) };
}

/** The calls of the file that are requests. */
const fetchesIn: FileQuestion<readonly number[]> = (names, path) => {
  const facts = names.facts(path);
  return facts?.calls.flatMap((call, index) => (isFetch(names, facts, call) ? [index] : [])) ?? [];
};

/** `fetch`, the event's `fetch`, a parameter that is called or typed so, `getRequestEvent().fetch`, and what is called like it. */
export function isFetch(project: Pick<Project, 'symbol'>, facts: FileFacts, { callee }: CallFact): boolean {
  const isLast = callee.path.at(-1) === 'fetch';
  switch (callee.from) {
    case 'global': return /^(?:(?:window|globalThis|self)\.)?fetch$/.test([callee.name, ...callee.path].join('.'));
    case 'param': {
      const param = facts.functions[callee.fn]?.params[callee.index];
      return isLast || (callee.path.length === 0 && /^fetch$|\bfetch\b|RequestInit/.test(`${param?.name ?? ''} ${param?.type ?? ''}`));
    }
    case 'call': return isLast && project.symbol(facts.path, (facts.calls[callee.call] as CallFact).callee) === '$app/server#getRequestEvent';
    default: return CLIENTS.test(project.symbol(facts.path, callee) ?? '');
  }
}

/** The request's method in capitals; undefined when it is not literal. */
export function requestMethod(facts: FileFacts, call: CallFact): string | undefined {
  const [url, init] = call.args;
  const request = url?.is === 'call' ? facts.calls[url.call] : undefined;
  return methodOf(!init && request?.new ? request.args[1] : init);
}

function methodOf(init: Value | undefined): string | undefined {
  if (!init || init.is === 'undefined') return 'GET';
  const method = init.is === 'object' ? init.props['method'] : undefined;
  if (!method) return init.is === 'object' && !init.open ? 'GET' : undefined;
  return method.is === 'literal' && typeof method.value === 'string' ? method.value.toUpperCase() : undefined;
}

/** An unknown end that is glued to the path (`/api/items${query}`) is a query more often than a part of the path. */
function endpointNode(project: Project, pathname: string): RouteNode | undefined {
  const glued = new RegExp(`^(.*[^/${HOLE}])${HOLE}+$`).exec(pathname)?.[1];
  const plain = glued === undefined ? undefined : project.matchRoute(glued)?.node;
  return plain?.endpoint === undefined ? project.matchRoute(pathname)?.node : plain;
}

function answering(project: Project, node: RouteNode, method: string | undefined, asks: readonly Value[]): OwnRequest | undefined {
  const { endpoint, id, page } = node;
  if (endpoint === undefined || page || /\[\.\.\.[^\]]+\]$/.test(id)) return undefined;
  const handlers = (project.facts(endpoint)?.exports ?? []).map((one) => one.name).filter((name) => /^(?:[A-Z]+|fallback)$/.test(name));
  const handler = method === undefined ? handlers.join('` or `') : [method, 'fallback'].find((name) => handlers.includes(name));
  return handler ? { node, endpoint, handler, asks, ...(method === undefined ? {} : { method }) } : undefined;
}

/** Does the build make a file of the endpoint's answer, or may it? Only its own option counts: those of layouts do not reach it. */
export function isPrerendered(project: Project, endpoint: string): boolean {
  const facts = project.facts(endpoint);
  const own = facts && ownPageOptions(facts).prerender;
  return own !== undefined && own !== false;
}
