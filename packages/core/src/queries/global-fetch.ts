/** Requests with the global `fetch`, and where a server makes them. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import type { TextEdit } from '../finding.js';
import type { Entry, Project } from '../project/project.js';
import { pagesShowing } from './at-first.js';
import { runsIts } from './components-running.js';
import { isRenderedOnRequest, requestEntries } from './request-entries.js';
import { waitsForVisitor } from './visitor.js';

/** The scheme that Kit looks for. @see @sveltejs/kit src/utils/url.js SCHEME (3.2.0) */
const SCHEME = /^[a-z][a-z\d+\-.]+:/i;

const MAX_DEPTH = 6;

/** Is it the global `fetch`? `window.fetch` is not there on a server. */
export function isGlobalFetch({ callee }: CallFact): boolean {
  return callee.from === 'global' && /^(?:globalThis\.)?fetch$/.test([callee.name, ...callee.path].join('.'));
}

/** What makes it the `fetch` of the event, in a function of its own that Kit gives the event to; undefined where the event has no name for it. */
export function eventFetchEdits({ functions }: FileFacts, { calleeSpan, fn }: CallFact): readonly TextEdit[] | undefined {
  const { params: [event] = [], paramsAt } = functions[fn] ?? {};
  const callee = (text: string): TextEdit => ({ span: calleeSpan, text });
  if (event === undefined) return paramsAt === undefined ? undefined : [{ span: [paramsAt, paramsAt], text: '{ fetch }' }, callee('fetch')];
  if (event.name !== undefined) return event.rest ? undefined : [callee(`${event.name}.fetch`)];
  const { keys = [], keysAt } = event;
  // What is renamed there, or taken with all the rest, is known to somebody by another name.
  if (keysAt === undefined || keys.some((key) => key === 'fetch' || key === '...')) return undefined;
  return [{ span: [keysAt, keysAt], text: keys.length > 0 ? ' fetch,' : ' fetch ' }, callee('fetch')];
}

/** What the address surely is: without a scheme, or with one. */
export function addressKind(project: Project, path: string, value: Value | undefined): 'relative' | 'absolute' | undefined {
  if (value?.is === 'template') return textKind(value.parts[0] === '' && isOwnPath(project, path, value.holes[0]) ? '/' : (value.parts[0] as string), false);
  if (value?.is === 'literal' && typeof value.value === 'string') return textKind(value.value, true);
  if (value?.is === 'call') return isOwnPath(project, path, value) ? 'relative' : undefined;
  return undefined;
}

/** Of a beginning alone, `api` may become `api:`. */
function textKind(text: string, isWhole: boolean): 'relative' | 'absolute' | undefined {
  if (SCHEME.test(text)) return 'absolute';
  return isWhole || /[/?#]/.test(text) ? 'relative' : undefined;
}

/** `base`, and what `resolve()` gives. */
function isOwnPath(project: Project, path: string, value: Value | undefined): boolean {
  if (value?.is === 'ref') return project.symbol(path, value.ref) === '$app/paths#base';
  const call = value?.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  return call !== undefined && /^\$app\/paths#(?:resolve|resolveRoute|asset)$/.test(project.symbol(path, call.callee) ?? '');
}

/** What of Kit's runs the call on a server that answers a request. */
export function entriesRunning(project: Project, path: string, { fn, when }: CallFact): readonly Entry[] {
  return project.canRunOnServer(path, when) ? requestEntries(project, { path, fn }) : [];
}

/** The components that run the call while the server renders them for a request, without anything that the visitor does first. */
export function componentsFetching(project: Project, path: string, { fn, when }: CallFact): readonly string[] {
  return startersOf(project, { path, fn, when }, 0).filter((component) => pagesShowing(project, component).some((page) => isRenderedOnRequest(project, page)));
}

type Place = { readonly path: string; readonly fn: number; readonly when?: number | undefined };

/** The components whose start leads to the place on a server. */
function startersOf(project: Project, { fn, path, when }: Place, depth: number): readonly string[] {
  const facts = project.facts(path) as FileFacts;
  const fact = facts.functions[fn];
  if (!fact || depth > MAX_DEPTH || !project.canRunOnServer(path, when) || (isComponent(facts) && waitsForVisitor(project, path, when))) return [];
  if (fact.kind === 'instance' || fact.kind === 'markup') return [path];
  const given = fact.argument && facts.calls[fact.argument.call];
  const around = given && runsIts(project, facts, given) ? startersOf(project, { path, fn: given.fn, when: given.when }, depth + 1) : [];
  const callers = project.callers({ path, fn }).flatMap((site) => {
    const call = project.facts(site.path)?.calls[site.call];
    return call ? startersOf(project, { path: site.path, fn: call.fn, when: call.when }, depth + 1) : [];
  });
  return [...new Set([...around, ...callers])];
}

function isComponent({ functions }: FileFacts): boolean {
  return functions[1]?.kind === 'instance';
}
