/** What is surely known of a value before the program runs. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Project } from '../project/project.js';
import type { Span } from '../span.js';

/** A value of JavaScript's plain kinds. */
export type Constant = string | number | boolean | null | undefined;

/** A value where it stands. */
export type Placed = { readonly path: string; readonly value: Value };

const MAX_DEPTH = 6;

/** What the packages of this name call the statuses that Kit treats in a way of its own. */
const STATUS_PACKAGE = /^http-status(?:-codes)?#(?:.*\.)?([A-Z_]+)$/;
const STATUSES: { readonly [name: string]: number } = {
  OK: 200, CREATED: 201, ACCEPTED: 202, NO_CONTENT: 204, RESET_CONTENT: 205,
  MULTIPLE_CHOICES: 300, MOVED_PERMANENTLY: 301, MOVED_TEMPORARILY: 302, FOUND: 302, SEE_OTHER: 303, NOT_MODIFIED: 304, USE_PROXY: 305,
  TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308,
};

/**
 * Everything that the value can be, through constants, properties of constant objects, imports and one function of the app that only gives
 * constants. Undefined when something about it is unknown: a parameter, a variable that is assigned anew, a computed value.
 */
export function constantsOf(project: Project, at: Placed): readonly Constant[] | undefined {
  return constants(project, at, 0);
}

/**
 * One that is wrong of all that the value can be. Of a choice that is written in place, one wrong branch is enough; a name has to be wrong
 * whatever it holds, as the code around it may have looked at it. Undefined when nothing is surely wrong.
 */
export function wrongConstant(project: Project, { path, value }: Placed, isWrong: (one: Constant) => boolean): { readonly value: Constant } | undefined {
  for (const branch of alternatives(value)) {
    const found = constantsOf(project, { path, value: branch });
    if (found?.every(isWrong)) return { value: found[0] };
  }
  return undefined;
}

function constants(project: Project, { path, value }: Placed, depth: number): readonly Constant[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (value.is) {
    case 'literal': return [value.value];
    case 'undefined': return [undefined];
    case 'either': return all(alternatives(value).map((one) => constants(project, { path, value: one }, depth + 1)));
    case 'ref': return constantsOfRef(project, path, value.ref, depth);
    case 'call': return answersOf(project, path, value.call, depth);
    default: return undefined;
  }
}

function all(lists: readonly (readonly Constant[] | undefined)[]): readonly Constant[] | undefined {
  return lists.every((one) => one !== undefined) ? lists.flat() : undefined;
}

function constantsOfRef(project: Project, path: string, ref: Ref, depth: number): readonly Constant[] | undefined {
  const name = STATUS_PACKAGE.exec(project.symbol(path, ref) ?? '')?.[1];
  if (name !== undefined) return Object.hasOwn(STATUSES, name) ? [STATUSES[name]] : undefined;
  const target = project.resolve(path, ref);
  if (target.is === 'value') return target.rest.length === 0 ? constants(project, target, depth + 1) : undefined;
  if (target.is !== 'binding') return undefined;
  const binding = project.facts(target.path)?.bindings[target.binding];
  if (binding?.kind !== 'const' || !binding.init) return undefined;
  if (target.rest.length === 0) return constants(project, { path: target.path, value: binding.init }, depth + 1);
  const found = project.valueOf(path, ref);
  return found?.value.is === 'literal' ? [found.value.value] : undefined;
}

function answersOf(project: Project, path: string, index: number, depth: number): readonly Constant[] | undefined {
  const call = project.facts(path)?.calls[index];
  const fn = call && !call.new ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
  const facts = fn && project.facts(fn.path);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn.fn) ?? []).filter(({ kind }) => kind !== 'throw') : [];
  if (!fn || exits.length === 0) return undefined;
  return all(exits.map((exit) => (exit.value ? constants(project, { path: fn.path, value: exit.value }, depth + 1) : undefined)));
}

/** Another function's call as a caller of that function makes it. */
export type CallAsMade = {
  /** `@sveltejs/kit#redirect` */
  readonly symbol: string;
  readonly call: CallFact;
  /** What it is given, each where it stands. */
  readonly args: readonly (Placed | undefined)[];
  /** The argument at the wanted index as the caller wrote it; the whole call where it gave none. */
  readonly at: Span;
  /** The file of the app's own function that makes it; absent when it is the call itself. */
  readonly helper?: string;
};

/**
 * The call of a package's function that a call is, or that the app's own function makes whenever it is called, with an argument at `index`
 * that its own caller gave: `go(307)` where `const go = (status) => redirect(status, '/')`. Undefined where an argument is spread.
 */
export function callAsMade(project: Project, path: string, call: CallFact, isWanted: (symbol: string) => boolean, index: number): CallAsMade | undefined {
  if (call.spread || call.new) return undefined;
  const symbol = project.symbol(path, call.callee);
  if (symbol !== undefined) return isWanted(symbol) ? { symbol, call, args: call.args.map((value) => ({ path, value })), at: call.argSpans[index] ?? call.span } : undefined;
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const facts = fn && project.facts(fn.path);
  if (!fn || !facts) return undefined;
  const given = (value: Value): Placed | undefined => (isParam(value, fn.fn) ? placed(path, argumentFor(call, value)) : { path: fn.path, value });
  for (const inner of callsIn(facts, fn.fn)) {
    const decisive = inner.args[index];
    if (inner.spread || inner.when !== undefined || !decisive || !isParam(decisive, fn.fn)) continue;
    const name = project.symbol(fn.path, inner.callee);
    if (name === undefined || !isWanted(name)) continue;
    return { symbol: name, call: inner, args: inner.args.map(given), at: call.argSpans[decisive.ref.index] ?? call.span, helper: fn.path };
  }
  return undefined;
}

function callsIn(facts: FileFacts, fn: number): readonly CallFact[] {
  return (indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
}

type ParamValue = Extract<Value, { is: 'ref' }> & { readonly ref: Extract<Ref, { from: 'param' }> };

function isParam(value: Value, fn: number): value is ParamValue {
  return value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn;
}

/** The argument, or the property of an object literal that a destructured parameter takes. */
function argumentFor(call: CallFact, { ref }: ParamValue): Value | undefined {
  return ref.path.reduce<Value | undefined>((value, name) => (value?.is === 'object' && Object.hasOwn(value.props, name) ? value.props[name] : undefined), call.args[ref.index]);
}

function placed(path: string, value: Value | undefined): Placed | undefined {
  return value && { path, value };
}
