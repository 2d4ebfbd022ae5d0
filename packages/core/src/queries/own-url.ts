/** Which of the app's own routes does a URL lead to? */
import type { CallFact, Ref, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';

/** Where a value stands; inside a function that is called, with what its parameters are then. */
export type Scope = { readonly project: Project; readonly path: string; readonly args?: Arguments };

/** What the function `fn` of a file is called with, and where from. */
export type Arguments = { readonly fn: number; readonly values: readonly Value[]; readonly from: Scope };

const MAX_DEPTH = 8;

/**
 * The path of a URL of the app itself, without its base path, `\u0000` for each unknown part. Undefined for other origins, for URLs
 * relative to the page, and for what cannot be read.
 */
export function ownPathname(scope: Scope, value: Value | undefined): string | undefined {
  const text = value && urlText(scope, value, 0);
  if (text === undefined || !text.startsWith('/') || text.startsWith('//')) return undefined;
  return withoutBase(scope.project, withoutQuery(text));
}

function withoutQuery(text: string): string {
  return (/^[^?#]*/.exec(text) as RegExpExecArray)[0];
}

/** A path outside the base path belongs to somebody else. */
function withoutBase(project: Project, pathname: string): string | undefined {
  const base = basePath(project);
  return pathname === base || pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
}

function basePath(project: Project): string {
  return project.config.basePath ?? '';
}

function urlText(scope: Scope, value: Value, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (value.is) {
    case 'literal': return value.value === null ? undefined : String(value.value);
    case 'template': return templateText(scope, value.parts, value.holes, depth);
    // `resolve('/api') + query`: whether `+` joins texts shows only when one of them is literal.
    case 'mix': return templateText(scope, value.of.map(() => ''), value.of, depth);
    case 'either': return agreed(alternatives(value).map((one) => urlText(scope, one, depth + 1)));
    case 'ref': return refText(scope, value.ref, depth);
    case 'call': return callText(scope, value.call, depth);
    default: return undefined;
  }
}

/** One text for all, the query aside; undefined when they differ. */
function agreed(texts: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = texts.map((text) => (text === undefined ? undefined : withoutQuery(text)));
  return others.every((text) => text === first) ? first : undefined;
}

/** A hole that stays in front may be another host: then the text does not begin with a slash. */
function templateText(scope: Scope, parts: readonly string[], holes: readonly Value[], depth: number): string {
  const texts = holes.map((hole) => urlText(scope, hole, depth + 1) ?? HOLE);
  return parts.map((part, i) => part + (texts[i] ?? '')).join('');
}

function refText(scope: Scope, ref: Ref, depth: number): string | undefined {
  const { project, path } = scope;
  if (isOwnOrigin(ref)) return '';
  if (project.symbol(path, ref) === '$app/paths#base') return basePath(project);
  if (ref.from === 'param') return argumentText(scope, ref, depth);
  // `new URL('/api', url).href`
  if (/^(?:href|pathname)$/.test(ref.path.at(-1) ?? '')) return refText(scope, { ...ref, path: ref.path.slice(0, -1) }, depth + 1);
  if (ref.from === 'binding' && changesPath(scope, ref.binding)) return undefined;
  const found = project.valueOf(path, ref);
  return found && found.value.is !== 'ref' ? urlText(found.path === path ? scope : { project, path: found.path }, found.value, depth + 1) : undefined;
}

function argumentText({ args }: Scope, ref: Extract<Ref, { from: 'param' }>, depth: number): string | undefined {
  const value = args?.fn === ref.fn && ref.path.length === 0 ? args.values[ref.index] : undefined;
  return value && args ? urlText(args.from, value, depth + 1) : undefined;
}

/** Is the variable assigned again, other than by adding to the query? */
function changesPath({ project, path }: Scope, binding: number): boolean {
  const isQuery = (value: Value | undefined): boolean => /^[?&]/.test(value?.is === 'template' ? (value.parts[0] as string) : value?.is === 'literal' ? String(value.value) : '');
  return (project.facts(path)?.writes ?? []).some((write) => write.target.from === 'binding' && write.target.binding === binding && !(write.how === 'op=' && isQuery(write.value)));
}

/** The last two names: `url.origin` of `event.url.origin`, `location` of `location`. */
function endOf(ref: Ref): string {
  return [...(ref.from === 'global' ? [ref.name] : []), ...ref.path].slice(-2).join('.');
}

/** `url.origin`, `event.url.origin`, `$page.url.origin`, `location.origin`. */
function isOwnOrigin(ref: Ref): boolean {
  return /^(?:url|location)\.origin$/.test(endOf(ref));
}

/** What a URL may be relative to and still be the app's own: `url`, `url.origin`, `request.url`, `location.href`. */
function isOwnBase(scope: Scope, value: Value | undefined): boolean {
  if (value?.is === 'template') return urlText(scope, value, 0) === '';
  return value?.is === 'ref' && /^(?:.+\.)?(?:url|location)$|^(?:url|location)\.(?:origin|href)$/.test(endOf(value.ref));
}

/** `resolve('/api/[id]', { id })`, `new URL('/api', url)`, `new Request('/api')`, `url.toString()`, and the app's own functions. */
function callText(scope: Scope, index: number, depth: number): string | undefined {
  const { project, path } = scope;
  const call = project.facts(path)?.calls[index];
  if (!call) return undefined;
  const [first] = call.args;
  const name = call.callee.from === 'global' && call.callee.path.length === 0 ? call.callee.name : undefined;
  if (call.new) return name === 'Request' || (name === 'URL' && (call.args.length === 1 || isOwnBase(scope, call.args[1]))) ? first && urlText(scope, first, depth + 1) : undefined;
  if (name === 'String') return first && urlText(scope, first, depth + 1);
  if (call.callee.path.at(-1) === 'toString') return refText(scope, { ...call.callee, path: call.callee.path.slice(0, -1) }, depth + 1);
  if (isResolve(scope, call.callee)) return first && resolvedText(scope, first, depth);
  return returnedText(scope, call, depth);
}

/** `resolve` and `resolveRoute` of `$app/paths`; the parameter of a helper that is given one of them, too. */
function isResolve({ project, path, args }: Scope, callee: Ref): boolean {
  if (callee.from === 'param' && callee.path.length === 0 && args?.fn === callee.fn) {
    const value = args.values[callee.index];
    return value?.is === 'ref' && isResolve(args.from, value.ref);
  }
  return /^\$app\/paths#resolve(?:Route)?$/.test(project.symbol(path, callee) ?? '');
}

/** A route id turned into a pathname below the base path, with a hole for each parameter. */
function resolvedText(scope: Scope, value: Value, depth: number): string | undefined {
  const id = urlText(scope, value, depth + 1);
  return id === undefined ? undefined : basePath(scope.project) + id.replace(/\/\(\w[^)]*\)/g, '').replace(/\[\[?(?:\.\.\.)?[^\]]+\]\]?/g, HOLE);
}

/** What the app's own function gives, when every way out of it gives the same. */
function returnedText(scope: Scope, call: CallFact, depth: number): string | undefined {
  const { project, path } = scope;
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const exits = fn && project.facts(fn.path)?.exits.filter((exit) => exit.fn === fn.fn && exit.kind !== 'throw');
  if (!fn || !exits || exits.length === 0) return undefined;
  const inside: Scope = { project, path: fn.path, args: { fn: fn.fn, values: call.spread ? [] : call.args, from: scope } };
  return agreed(exits.map((exit) => exit.value && urlText(inside, exit.value, depth + 1)));
}
