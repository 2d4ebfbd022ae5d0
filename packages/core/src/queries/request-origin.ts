/** Which part of the request does a value derive from? */
import type { FileFacts, Ref, Value } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';

/**
 * Where request data came from, weakest first: `fetch` (what the request's own fetch answered), `input` (form data, parameters, URL,
 * a remote function's argument), `identity` (`locals`, `cookies`, headers).
 */
export type RequestSource = { readonly kind: 'fetch' | 'input' | 'identity'; /** As the user would write it: `locals.user`. */ readonly name: string };

const MAX_DEPTH = 6;

const KINDS: { readonly [property: string]: RequestSource['kind'] } = {
  locals: 'identity', cookies: 'identity', getClientAddress: 'identity', request: 'input', params: 'input', url: 'input', fetch: 'fetch', data: 'input', parent: 'identity', event: 'identity',
};
const ORDER: readonly RequestSource['kind'][] = ['fetch', 'input', 'identity'];

/** The strongest request source of a value; undefined when it derives from none in sight. */
export function requestSource(project: Project, path: string, value: Value | undefined): RequestSource | undefined {
  const facts = project.facts(path);
  if (!facts || !value) return undefined;
  const found = origins(facts, value).flatMap((ref) => sourcesOf(project, path, ref, 0));
  return found.sort((a, b) => ORDER.indexOf(b.kind) - ORDER.indexOf(a.kind))[0];
}

function sourcesOf(project: Project, path: string, ref: Ref, depth: number): readonly RequestSource[] {
  if (ref.from === 'call') return fromRequestEvent(project, path, ref);
  if (ref.from !== 'param' || depth > MAX_DEPTH) return [];
  const fn: FunctionRef = { path, fn: ref.fn };
  const entry = entryOf(project, fn);
  if (entry) return fromEntry(entry, ref.index, ref.path);
  return project.callers(fn).flatMap((site) => {
    const caller = project.facts(site.path);
    const arg = caller?.calls[site.call]?.args[ref.index];
    return caller && arg ? fromArgument(project, site.path, caller, arg, ref.path, depth + 1) : [];
  });
}

/** An argument that is itself a ref keeps the path: `save(event)` with `event.locals` read inside. */
function fromArgument(project: Project, path: string, facts: FileFacts, arg: Value, rest: readonly string[], depth: number): readonly RequestSource[] {
  if (arg.is === 'ref') return originsWithPath(facts, arg.ref, rest).flatMap((ref) => sourcesOf(project, path, ref, depth));
  const [head, ...tail] = rest;
  if (arg.is === 'object' && head !== undefined && Object.hasOwn(arg.props, head)) return fromArgument(project, path, facts, arg.props[head] as Value, tail, depth);
  return origins(facts, arg).flatMap((ref) => sourcesOf(project, path, ref, depth));
}

function originsWithPath(facts: FileFacts, ref: Ref, rest: readonly string[]): readonly Ref[] {
  const [first, ...others] = origins(facts, { is: 'ref', ref });
  return first ? [{ ...first, path: [...first.path, ...rest] }, ...others] : [];
}

function entryOf(project: Project, fn: FunctionRef): Entry | undefined {
  return project.entriesIn(fn.path).find((entry) => entry.fn === fn.fn);
}

function fromEntry(entry: Entry, index: number, path: readonly string[]): readonly RequestSource[] {
  if (entry.role === 'remote') return [{ kind: 'input', name: 'the argument' }];
  if (index > 0 || entry.role === 'entries' || entry.role === 'init' || entry.role === 'match') return [];
  const isHook = entry.role === 'handle' || entry.role === 'handleFetch' || entry.role === 'handleError';
  const props = isHook ? (path[0] === 'event' ? path.slice(1) : path[0] === 'request' ? path : []) : path;
  const [property, ...rest] = props;
  if (property === undefined) return path.length === 0 && !isHook ? [] : [];
  const kind = property === 'request' && rest[0] === 'headers' ? 'identity' : KINDS[property];
  return kind ? [{ kind, name: nameOf(props) }] : [];
}

function nameOf(props: readonly string[]): string {
  const known = props.slice(0, props[0] === 'locals' || props[0] === 'params' ? 2 : 1).filter((part) => part !== '[]');
  return known.join('.');
}

/** `getRequestEvent().locals.user`. */
function fromRequestEvent(project: Project, path: string, ref: Extract<Ref, { from: 'call' }>): readonly RequestSource[] {
  const call = project.facts(path)?.calls[ref.call];
  if (!call || project.symbol(path, call.callee) !== '$app/server#getRequestEvent') return [];
  const kind = KINDS[ref.path[0] ?? ''];
  return kind ? [{ kind, name: nameOf(ref.path) }] : [];
}
