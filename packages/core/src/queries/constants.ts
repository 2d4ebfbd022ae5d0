/** What is surely known of a value before the program runs. */
import type { CallFact, Ref, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FileQuestion, FunctionRef, PackageCall, Project } from '../project/project.js';
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

/** A call of a package's function, or one of the app's own function that makes such a call. */
export type CallAsMade = {
  /** The call in the file that was asked about: index into `calls`. */
  readonly by: number;
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
 * The calls of packages' functions in a file, and those that the app's own functions make whenever the file calls them, with an argument at
 * `index` that the file gave: `go(307)` where `const go = (status) => redirect(status, '/')`. None where an argument is spread.
 */
export function callsAsMade(project: Project, path: string, isWanted: (symbol: string) => boolean, index: number): readonly CallAsMade[] {
  return candidatesIn(project, path).flatMap((candidate) => asMade(path, candidate, isWanted, index) ?? []);
}

/** A call, and the calls of packages' functions that it makes: itself, or those of `helper`. */
type Candidate = { readonly by: number; readonly call: CallFact; readonly makes: readonly PackageCall[]; readonly helper?: FunctionRef };

const candidatesOf = new WeakMap<Project, Map<string, readonly Candidate[]>>();

/** Kept for as long as the project lives: several rules ask of all files. */
function candidatesIn(project: Project, path: string): readonly Candidate[] {
  const known = candidatesOf.get(project) ?? new Map<string, readonly Candidate[]>();
  candidatesOf.set(project, known);
  let found = known.get(path);
  if (!found) known.set(path, (found = findCandidates(project, path)));
  return found;
}

function findCandidates(project: Project, path: string): readonly Candidate[] {
  const own = new Map(project.packageCalls(path).map((one) => [one.index, one]));
  return (project.facts(path)?.calls ?? []).flatMap((call, by) => candidateOf(project, path, call, by, own.get(by)) ?? []);
}

function candidateOf(project: Project, path: string, call: CallFact, by: number, own: PackageCall | undefined): Candidate | undefined {
  if (call.spread || call.new) return undefined;
  if (own) return { by, call, makes: [own] };
  const helper = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const makes = helper ? project.ask(passedOn, helper.path).filter(({ call: { fn } }) => fn === helper.fn) : [];
  return helper && makes.length > 0 ? { by, call, makes, helper } : undefined;
}

/** The calls of packages' functions that the file's functions surely make, with a parameter of their own among the arguments. */
const passedOn: FileQuestion<readonly PackageCall[]> = (names, path) =>
  names.packageCalls(path).filter(({ call: { args, fn, spread, when } }) => !spread && when === undefined && args.some((value) => isParam(value, fn)));

function asMade(path: string, { by, call: outer, helper, makes }: Candidate, isWanted: (symbol: string) => boolean, index: number): CallAsMade | undefined {
  for (const { call, symbol } of makes) {
    if (!isWanted(symbol)) continue;
    if (!helper) return { by, symbol, call, args: call.args.map((value) => ({ path, value })), at: call.argSpans[index] ?? call.span };
    const decisive = call.args[index];
    if (!decisive || !isParam(decisive, helper.fn)) continue;
    const given = (value: Value): Placed | undefined => (isParam(value, helper.fn) ? placed(path, argumentFor(outer, value)) : { path: helper.path, value });
    return { by, symbol, call, args: call.args.map(given), at: outer.argSpans[decisive.ref.index] ?? outer.span, helper: helper.path };
  }
  return undefined;
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
