/** Does what catches Kit's control flow let it go on? */
import type { CallFact, ExitFact, FileFacts, Ref, Test, TryFact, Value } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import { origins, rootOf } from '../flow/values.js';
import { contains, type Span } from '../span.js';
import { caughtAtom, isCaught, isCommon, isTelling, propertyOf, type Caught, type Exception, type Resolvers } from './caught.js';
import type { FunctionRef, Target } from './project.js';

/** How far a caught value is followed from function to function. */
const MAX_DEPTH = 4;

/**
 * Does an exception leave the `try` statement? True when its clause may throw it again on the way that it would take, hands it to
 * somebody who may, or knows what it is and answers accordingly; false when it surely ends there.
 */
export function passesThrough(r: Resolvers, path: string, facts: FileFacts, index: number, exception: Exception): boolean {
  const fact = facts.tries[index] as TryFact;
  if (fact.finalizer?.leaves) return false;
  if (!fact.handler) return true;
  const { binding, span } = fact.handler;
  if (binding === undefined && takesApart(facts, fact.handler)) return true;
  const name = binding === undefined ? '' : rootOf({ from: 'binding', binding, path: [] });
  return letsGo(r, { path, facts, name, region: span, ...(fact.when !== undefined ? { until: fact.when } : {}), exception }, 0, true);
}

/** The same for the callback of `.catch(…)`; unknown callbacks may do anything. */
export function passesCallback(r: Resolvers, path: string, callback: Value | undefined, exception: Exception): boolean {
  const fn = callback && r.resolveFunction(path, callback);
  if (fn) return functionLetsGo(r, fn, 0, exception, 0, true);
  return callback?.is !== 'ref' || !isHarmless(r.resolve(path, callback), callback.ref);
}

/** `catch ({ status })`. Without the names that every error has, only those are left that tell. */
function takesApart(facts: FileFacts, handler: NonNullable<TryFact['handler']>): boolean {
  return facts.bindings.some((one) => one.kind === 'catch' && contains(handler.span, one.span) && one.span[1] <= handler.body[0] && !isCommon(one.name));
}

/** @param answers whether what the function returns reaches somebody who may throw it */
function functionLetsGo(r: Resolvers, fn: FunctionRef, index: number, exception: Exception, depth: number, answers: boolean): boolean {
  const facts = r.facts(fn.path);
  const fact = facts?.functions[fn.fn];
  if (!facts || !fact || depth > MAX_DEPTH) return true;
  const param = fact.params[index];
  if (param?.rest || param?.keys?.some((key) => !isCommon(key))) return true;
  const name = param ? rootOf({ from: 'param', fn: fn.fn, index, path: [] }) : '';
  return letsGo(r, { path: fn.path, facts, name, region: fact.span, exception }, depth, answers);
}

/** Everything through which a caught value can get away. @param answers see {@link functionLetsGo} */
function letsGo(r: Resolvers, caught: Caught, depth: number, answers: boolean): boolean {
  const { exits, writes, calls } = caught.facts;
  const runs = ({ span, when }: { readonly span: Span; readonly when?: number }): boolean => contains(caught.region, span) && mayRun(r, caught, when);
  return exits.some((exit) => runs(exit) && leaves(r, caught, exit, answers))
    || writes.some((write) => runs(write) && (isOneOf(caught, write.value) || usesTelling(caught, write.value)))
    || calls.some((call) => runs(call) && (handsOn(r, caught, call, depth) || (answers && answersFor(r, caught, call))));
}

function mayRun(r: Resolvers, caught: Caught, when: number | undefined): boolean {
  return canRun(conditionsOf(caught.facts, when, caught.until), (test) => caughtAtom(r, caught, test)) !== false;
}

function isOneOf(caught: Caught, value: Value | undefined): boolean {
  return isCaught(caught, value) || (value?.is === 'either' && value.of.some((one) => isCaught(caught, one)));
}

function leaves(r: Resolvers, caught: Caught, exit: ExitFact, answers: boolean): boolean {
  if (exit.kind === 'throw') return isOneOf(caught, exit.value);
  return answers && exit.kind === 'return' && (isOneOf(caught, exit.value) || usesTelling(caught, exit.value) || isAskedFor(r, caught, exit.when));
}

/** Is the value made of what only Kit's exceptions have, such as `e.status`? */
function usesTelling(caught: Caught, value: Value | undefined): boolean {
  return origins(caught.facts, value).some((ref) => isTelling(propertyOf(caught, ref), caught.exception.thrown));
}

/** Is a call that is more than a log given such a value, or made only for Kit's exceptions? */
function answersFor(r: Resolvers, caught: Caught, call: CallFact): boolean {
  if (call.use === 'tested' || LOGS.test(lastName(r.resolve(caught.path, { is: 'ref', ref: call.callee }), call.callee))) return false;
  return call.args.some((arg) => usesTelling(caught, arg)) || isAskedFor(r, caught, call.when);
}

/** Does the place lie behind a test for one of Kit's exceptions: `if (isHttpError(e))`, `if (e.status === 404)`? */
function isAskedFor(r: Resolvers, caught: Caught, when: number | undefined): boolean {
  return conditionsOf(caught.facts, when, caught.until).some((condition) => asks(r, caught, condition.test, condition.is));
}

/** @param is the outcome of the test */
function asks(r: Resolvers, caught: Caught, test: Test, is: boolean): boolean {
  if (test.is === 'not') return asks(r, caught, test.test, !is);
  if (test.is === 'and' || test.is === 'or') return is === (test.is === 'and') && test.tests.some((one) => asks(r, caught, one, is));
  return is && asksAtom(r, caught, test);
}

function asksAtom(r: Resolvers, caught: Caught, test: Test): boolean {
  switch (test.is) {
    case 'truthy': return usesTelling(caught, test.value) || (test.value.is === 'call' && caughtAtom(r, caught, test) === true);
    case 'in': return isCaught(caught, test.value) && test.key.is === 'literal' && isTelling(String(test.key.value), caught.exception.thrown);
    case 'equal': return usesTelling(caught, test.left) || usesTelling(caught, test.right);
    case 'typeof': return usesTelling(caught, test.value);
    case 'instanceof': return isCaught(caught, test.value) && caughtAtom(r, caught, test) === true;
    case 'other': return test.of.some((value) => usesTelling(caught, value));
    default: return false;
  }
}

/** Is the caught value itself an argument of something that may throw it again? */
function handsOn(r: Resolvers, caught: Caught, call: CallFact, depth: number): boolean {
  const index = call.args.findIndex((arg) => isOneOf(caught, arg));
  if (index < 0 || call.new) return false;
  const fn = call.calleeFn !== undefined ? { path: caught.path, fn: call.calleeFn } : r.resolveFunction(caught.path, { is: 'ref', ref: call.callee });
  if (!fn) return !isHarmless(r.resolve(caught.path, { is: 'ref', ref: call.callee }), call.callee);
  const answers = call.use !== 'discarded' && call.use !== 'tested';
  return call.spread === true || functionLetsGo(r, fn, index, caught.exception, depth + 1, answers);
}

const LOGS = /^(?:log|error|warn|info|debug|trace|fatal|capture\w*|recordException|report|reportError|track|stringify|inspect)$/;
const TAKES_ANYTHING = /^(?:String|Boolean|Error|toString|includes|isArray|notify|success|danger|alert|message|setMessage|setError)$/;
const OF_KIT: ReadonlySet<string> = new Set(['fail', 'error', 'json', 'text', 'redirect', 'isRedirect', 'isHttpError', 'isActionFailure', 'isValidationError']);

/** Functions of others that never throw what they are given. */
function isHarmless(target: Target, callee: Ref): boolean {
  if (target.is === 'package' && target.module === '@sveltejs/kit') return OF_KIT.has(target.name);
  if (target.is === 'global' && (target.name === 'console' || target.name === 'JSON' || target.name === 'Object')) return true;
  const name = lastName(target, callee);
  return LOGS.test(name) || TAKES_ANYTHING.test(name);
}

/** What the called function is called where it comes from; empty for Kit's own. */
function lastName(target: Target, callee: Ref): string {
  if (target.is === 'package') return target.module === '@sveltejs/kit' ? '' : ([target.name, ...target.rest].at(-1) as string);
  return callee.path.at(-1) ?? (target.is === 'global' ? target.name : '');
}
