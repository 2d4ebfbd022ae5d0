/** What tests say of a caught value, when it is one of Kit's control-flow exceptions. */
import type { FileFacts, Ref, Test, Value } from '../facts.js';
import { rootOf } from '../flow/values.js';
import type { Span } from '../span.js';
import type { FunctionRef, Target, Thrown, Tri } from './project.js';

/** What following a caught value needs of the project. */
export type Resolvers = {
  resolve(path: string, value: Value): Target;
  resolveFunction(path: string, value: Value): FunctionRef | undefined;
  facts(path: string): FileFacts | undefined;
};

/** A thrown redirect, error or validation error; its status where that is a literal. */
export type Exception = { readonly thrown: Thrown; readonly status?: number };

/** A caught exception in the clause or function that got it. */
export type Caught = {
  readonly path: string;
  readonly facts: FileFacts;
  /** {@link rootOf} the variable or parameter that holds it; empty when nothing does (`catch {`). */
  readonly name: string;
  /** The clause, or the function. */
  readonly region: Span;
  /** The condition around the region, which does not count. */
  readonly until?: number;
  readonly exception: Exception;
};

/** Is it the caught value itself? */
export function isCaught({ name }: Caught, value: Value | undefined): boolean {
  return value?.is === 'ref' && value.ref.path.length === 0 && rootOf(value.ref) === name;
}

/** The first property name that the ref takes of the caught value; undefined for the value itself, and for other refs. */
export function propertyOf({ name }: Caught, ref: Ref): string | undefined {
  return rootOf(ref) === name ? ref.path[0] : undefined;
}

/** The properties of Kit's exceptions. @see @sveltejs/kit src/exports/internal/index.js (2.70.2), src/runtime/control.js (1.30.4) */
const PROPERTIES: { readonly [thrown in Thrown]: readonly string[] } = {
  redirect: ['status', 'location'],
  error: ['status', 'body'],
  invalid: ['issues', 'message', 'name', 'stack'],
};
/** What every error has. */
const COMMON: ReadonlySet<string> = new Set(['message', 'name', 'stack', 'code', 'cause']);
/** What every object has, or nobody can tell. */
const INHERITED: ReadonlySet<string> = new Set(['[]', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable', 'toLocaleString']);

/** Does whoever reads the property know that such an exception may arrive? */
export function isTelling(property: string | undefined, thrown: Thrown): boolean {
  return property !== undefined && !COMMON.has(property) && hasProperty(property, thrown) === true;
}

/** Is it a property that every error has? */
export function isCommon(property: string): boolean {
  return COMMON.has(property);
}

/** Has the exception this property? */
export function hasProperty(name: string, thrown: Thrown): Tri {
  if (PROPERTIES[thrown].includes(name)) return true;
  return INHERITED.has(name) ? 'unknown' : false;
}

/** The outcome of a single test, the caught value being what it is. */
export function caughtAtom(r: Resolvers, caught: Caught, test: Test): Tri {
  switch (test.is) {
    case 'truthy': return truthy(r, caught, test.value);
    case 'typeof': return typeOf(caught, test.value, test.type);
    case 'equal': return equal(caught, test.left, test.right);
    case 'in': return isCaught(caught, test.value) && test.key.is === 'literal' ? hasProperty(String(test.key.value), caught.exception.thrown) : 'unknown';
    case 'instanceof': return isCaught(caught, test.value) && test.of.is === 'ref' ? isInstance(r.resolve(caught.path, test.of), caught.exception.thrown) : 'unknown';
    case 'other': return test.of.some((value) => value.is === 'ref' && isAbsent(caught, value.ref)) ? false : 'unknown';
    default: return 'unknown';
  }
}

function truthy(r: Resolvers, caught: Caught, value: Value): Tri {
  if (isCaught(caught, value)) return true;
  if (value.is === 'ref') return truthyProperty(caught, value.ref);
  const guard = value.is === 'call' ? kitGuard(r, caught, value.call) : undefined;
  return guard === undefined ? 'unknown' : guard === caught.exception.thrown;
}

/** None of the properties is empty or zero; what lies deeper may be. */
function truthyProperty(caught: Caught, ref: Ref): Tri {
  if (isAbsent(caught, ref)) return false;
  const property = propertyOf(caught, ref);
  return property !== undefined && ref.path.length === 1 ? hasProperty(property, caught.exception.thrown) : 'unknown';
}

const GUARDS: { readonly [name: string]: Thrown | 'failure' } = { isRedirect: 'redirect', isHttpError: 'error', isValidationError: 'invalid', isActionFailure: 'failure' };

/** For which exception does this call of one of Kit's guards ask, given the caught value? `isHttpError(e, 404)` asks for one status. */
function kitGuard(r: Resolvers, caught: Caught, index: number): Thrown | 'failure' | undefined {
  const call = caught.facts.calls[index];
  if (!call || !isCaught(caught, call.args[0])) return undefined;
  const target = r.resolve(caught.path, { is: 'ref', ref: call.callee });
  const kind = target.is === 'package' && target.module === '@sveltejs/kit' ? GUARDS[target.name] : undefined;
  if (kind !== 'error' || call.args[1] === undefined) return kind;
  const asked = call.args[1];
  return caught.exception.status !== undefined && asked.is === 'literal' ? (asked.value === caught.exception.status ? 'error' : 'failure') : undefined;
}

/** A property that the exception surely lacks: reading it gives undefined. */
function isAbsent(caught: Caught, ref: Ref): boolean {
  const property = propertyOf(caught, ref);
  return property !== undefined && hasProperty(property, caught.exception.thrown) === false;
}

function typeOf(caught: Caught, value: Value, type: string): Tri {
  if (isCaught(caught, value)) return type === 'object';
  if (value.is !== 'ref') return 'unknown';
  if (isAbsent(caught, value.ref)) return type === 'undefined';
  return isStatus(caught, value.ref) ? type === 'number' : 'unknown';
}

function isStatus(caught: Caught, ref: Ref): boolean {
  return propertyOf(caught, ref) === 'status' && ref.path.length === 1;
}

function equal(caught: Caught, left: Value, right: Value): Tri {
  const [ref, other] = left.is === 'ref' ? [left, right] : [right, left];
  if (ref.is !== 'ref' || (other.is !== 'literal' && other.is !== 'undefined')) return 'unknown';
  if (isCaught(caught, ref)) return false;
  if (isAbsent(caught, ref.ref)) return other.is === 'undefined' || other.value === null ? 'unknown' : false;
  return isStatus(caught, ref.ref) && other.is === 'literal' && typeof other.value === 'number' ? hasStatus(caught.exception, other.value) : 'unknown';
}

function hasStatus({ thrown, status }: Exception, asked: number): Tri {
  if (status !== undefined) return status === asked;
  const [from, to] = thrown === 'redirect' ? [300, 308] : [400, 599];
  return from <= asked && asked <= to ? 'unknown' : false;
}

/** Kit's Redirect and HttpError extend nothing, so `instanceof Error` misses them; its ValidationError is an Error. */
function isInstance(target: Target, thrown: Thrown): Tri {
  if (target.is === 'unknown' || (target.is === 'global' && target.rest.length > 0)) return 'unknown';
  if (target.is === 'global') return target.name === 'Object' || (target.name === 'Error' && thrown === 'invalid');
  return target.is === 'package' && target.module.startsWith('@sveltejs/kit') && target.name === CLASSES[thrown];
}

const CLASSES: { readonly [thrown in Thrown]: string } = { redirect: 'Redirect', error: 'HttpError', invalid: 'ValidationError' };
