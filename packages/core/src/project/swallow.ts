/** Does a `catch` clause let Kit's control flow through? */
import type { ConditionFact, ExitFact, FileFacts, Test, TryFact, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import { isBinding } from '../flow/values.js';
import { contains } from '../span.js';
import type { FunctionRef, Target, Thrown, Tri } from './project.js';

export type Resolvers = {
  resolve(path: string, value: Value): Target;
  resolveFunction(path: string, value: Value): FunctionRef | undefined;
  facts(path: string): FileFacts | undefined;
};

/**
 * Does a thrown redirect or error leave the statement? True when the clause throws it again on every path that it could take, or
 * hands it to a function that may; false when it surely ends there.
 */
export function passesThrough(r: Resolvers, path: string, facts: FileFacts, index: number, thrown: Thrown): boolean {
  const fact = facts.tries[index] as TryFact;
  if (fact.finalizer?.leaves) return false;
  if (!fact.handler) return true;
  const handler = fact.handler;
  if (handler.binding === undefined) return rethrowsUnknown(facts, fact);
  return rethrows(r, path, facts, fact, handler.binding, thrown) || handsOver(r, path, facts, fact, handler.binding, thrown);
}

/** `catch ({ status })` followed by a throw: nobody can tell what is thrown. */
function rethrowsUnknown(facts: FileFacts, fact: TryFact): boolean {
  const isDestructured = fact.handler !== undefined && facts.bindings.some((one) => one.kind === 'catch' && contains((fact.handler as { span: TryFact['span'] }).span, one.span));
  return isDestructured && throwsIn(facts, fact).length > 0;
}

function throwsIn(facts: FileFacts, fact: TryFact): readonly ExitFact[] {
  const span = fact.handler?.span;
  return span ? facts.exits.filter((exit) => exit.kind === 'throw' && exit.fn === fact.fn && contains(span, exit.span)) : [];
}

function rethrows(r: Resolvers, path: string, facts: FileFacts, fact: TryFact, caught: number, thrown: Thrown): boolean {
  return throwsIn(facts, fact).some((exit) => isCaught(exit.value, caught) && reachable(r, path, facts, conditionsOf(facts, exit.when, fact.when), caught, thrown));
}

function isCaught(value: Value | undefined, caught: number): boolean {
  return isBinding(value, caught) || (value?.is === 'either' && value.of.some((one) => isBinding(one, caught)));
}

function reachable(r: Resolvers, path: string, facts: FileFacts, conditions: readonly ConditionFact[], caught: number, thrown: Thrown): boolean {
  return canRun(conditions, (test) => caughtAtom(r, path, facts, test, caught, thrown)) !== false;
}

/** What a test says of a caught redirect or error. */
function caughtAtom(r: Resolvers, path: string, facts: FileFacts, test: Test, caught: number, thrown: Thrown): Tri {
  switch (test.is) {
    case 'truthy': return truthyAtom(r, path, facts, test.value, caught, thrown);
    case 'typeof': return isBinding(test.value, caught) ? test.type === 'object' : 'unknown';
    case 'in': return isBinding(test.value, caught) && test.key.is === 'literal' ? hasProperty(String(test.key.value), thrown) : 'unknown';
    case 'instanceof': return isBinding(test.value, caught) ? isInstance(r.resolve(path, test.of), thrown) : 'unknown';
    default: return 'unknown';
  }
}

function truthyAtom(r: Resolvers, path: string, facts: FileFacts, value: Value, caught: number, thrown: Thrown): Tri {
  if (isBinding(value, caught)) return true;
  if (value.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === caught) return hasProperty(value.ref.path[0] as string, thrown);
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  if (!call || !isBinding(call.args[0], caught)) return 'unknown';
  const target = r.resolve(path, { is: 'ref', ref: call.callee });
  if (target.is !== 'package' || target.module !== '@sveltejs/kit') return 'unknown';
  if (target.name === 'isRedirect') return thrown === 'redirect';
  return target.name === 'isHttpError' ? thrown === 'error' : target.name === 'isActionFailure' || target.name === 'isValidationError' ? false : 'unknown';
}

const PROPERTIES: { readonly [thrown in Thrown]: ReadonlySet<string> } = { redirect: new Set(['status', 'location']), error: new Set(['status', 'body']) };

function hasProperty(name: string, thrown: Thrown): Tri {
  if (PROPERTIES[thrown].has(name)) return true;
  return name === 'location' || name === 'body' || name === 'message' || name === 'stack' || name === 'code' || name === 'name' ? false : 'unknown';
}

/** Kit's Redirect and HttpError extend nothing, so `instanceof Error` misses them. */
function isInstance(target: Target, thrown: Thrown): Tri {
  if (target.is === 'unknown') return 'unknown';
  const name = target.is === 'package' || target.is === 'global' ? [target.name, ...target.rest].at(-1) ?? '' : '';
  if (/^Redirect$/i.test(name)) return thrown === 'redirect';
  if (/^HttpError$/i.test(name)) return thrown === 'error';
  return false;
}

const HARMLESS_METHODS = /^(?:log|error|warn|info|debug|trace|fatal|captureException|captureMessage|report|track|stringify|toString|add|capture|notify|success|danger)$/;
const HARMLESS_GLOBALS: ReadonlySet<string> = new Set(['console', 'String', 'JSON', 'Boolean', 'Error', 'Object', 'alert']);
const TAKES_ANYTHING: ReadonlySet<string> = new Set(['fail', 'error', 'json', 'text', 'isRedirect', 'isHttpError', 'isActionFailure', 'isValidationError', 'redirect']);

/** Is the caught value itself given to something that may throw it again, or kept in a variable for later? */
function handsOver(r: Resolvers, path: string, facts: FileFacts, fact: TryFact, caught: number, thrown: Thrown): boolean {
  const span = (fact.handler as NonNullable<TryFact['handler']>).span;
  const kept = facts.writes.some((write) => write.fn === fact.fn && contains(span, write.span) && isBinding(write.value, caught));
  if (kept) return true;
  const returned = facts.exits.some((exit) => exit.kind === 'return' && exit.fn === fact.fn && contains(span, exit.span) && isCaught(exit.value, caught));
  if (returned) return true; // the caller decides
  return facts.calls.some((call) => call.fn === fact.fn && contains(span, call.span) && call.args.some((arg) => isBinding(arg, caught))
    && reachable(r, path, facts, conditionsOf(facts, call.when, fact.when), caught, thrown) && mayRethrow(r, path, { is: 'ref', ref: call.callee }));
}

function mayRethrow(r: Resolvers, path: string, callee: Value): boolean {
  const fn = r.resolveFunction(path, callee);
  if (fn) {
    const body = r.facts(fn.path);
    // The app's own function: it throws again, or hands over in its turn.
    return !body || body.exits.some((exit) => exit.fn === fn.fn && exit.kind === 'throw') || body.calls.some((call) => call.fn === fn.fn && call.args.some((arg) => arg.is === 'ref' && arg.ref.from === 'param' && arg.ref.fn === fn.fn && arg.ref.path.length === 0) && !isHarmless(r.resolve(fn.path, { is: 'ref', ref: call.callee })));
  }
  return !isHarmless(r.resolve(path, callee), callee);
}

function isHarmless(target: Target, callee?: Value): boolean {
  const names = callee?.is === 'ref' ? callee.ref.path : [];
  const last = names.at(-1) ?? '';
  if (target.is === 'global') return HARMLESS_GLOBALS.has(target.name) || HARMLESS_METHODS.test(target.rest.at(-1) ?? '');
  if (target.is === 'package') {
    const name = [target.name, ...target.rest].at(-1) ?? '';
    return (target.module === '@sveltejs/kit' && TAKES_ANYTHING.has(target.name)) || HARMLESS_METHODS.test(name);
  }
  return HARMLESS_METHODS.test(last);
}
