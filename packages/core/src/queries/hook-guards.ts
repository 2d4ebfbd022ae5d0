/** Does a hook stand in the way of visitors whom it does not know? */
import type { CallFact, ExitFact, FileFacts, Value } from '../facts.js';
import { origins, alternatives } from '../flow/values.js';
import { testedValues } from '../flow/conditions.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';
import { placedConditions, refusalsIn, runsForStrangers, type PlacedCondition } from './refusals.js';
import { requestSource } from './request-origin.js';

/** Makers of handles that find out who is there and let everybody pass, or have nothing to do with it. */
const LETS_PASS = /^(?:@auth\/|better-auth|@sentry\/|@supabase\/|lucia|svelte-kit-cookie-session|svelte-kit-sessions|@inlang\/|\$paraglide|sveltekit-i18n|typesafe-i18n|sveltekit-rate-limiter|@vercel\/|@sveltejs\/kit)/;

/**
 * May `handle` refuse requests of the route with this id when nobody is signed in? False only when everything that it consists of was seen,
 * and its tests of paths leave the route out.
 */
export function hookMayGuard(project: Project, routeId: string): boolean {
  const hooks = project.filesOf('hooks.server');
  return hooks.some((path) => mayRefuse(project, path, routeId));
}

function mayRefuse(project: Project, path: string, routeId: string): boolean {
  const facts = project.facts(path);
  if (!facts || facts.unparsed !== undefined) return true;
  const one = facts.exports.find(({ name }) => name === 'handle');
  const value: Value | undefined = one?.value ?? (one?.binding === undefined ? undefined : { is: 'ref', ref: { from: 'binding', binding: one.binding, path: [] } });
  if (one?.from) return fromOther(project, path, one.from, routeId);
  return value !== undefined && handleMayRefuse(project, path, value, routeId, 0);
}

function fromOther(project: Project, path: string, from: { readonly import: number; readonly name: string }, routeId: string): boolean {
  const module = project.facts(path)?.imports[from.import]?.specifier ?? '';
  return handleMayRefuse(project, path, { is: 'ref', ref: { from: 'import', import: from.import, module, path: [from.name] } }, routeId, 0);
}

function handleMayRefuse(project: Project, path: string, value: Value, routeId: string, depth: number): boolean {
  const facts = project.facts(path);
  if (!facts || depth > 6) return true;
  const fn = project.resolveFunction(path, value);
  if (fn) return functionMayRefuse(project, fn, routeId, new Set());
  if (value.is === 'either') return alternatives(value).some((one) => handleMayRefuse(project, path, one, routeId, depth + 1));
  if (value.is === 'ref') return refMayRefuse(project, path, value.ref, routeId, depth);
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  return !call || callMayRefuse(project, path, call, routeId, depth);
}

function refMayRefuse(project: Project, path: string, ref: Extract<Value, { is: 'ref' }>['ref'], routeId: string, depth: number): boolean {
  const symbol = project.symbol(path, ref);
  if (symbol !== undefined) return !LETS_PASS.test(symbol);
  if (ref.from === 'call') return handleMayRefuse(project, path, { is: 'call', call: ref.call }, routeId, depth + 1);
  const target = project.resolve(path, ref);
  const init = target.is === 'binding' ? project.facts(target.path)?.bindings[target.binding]?.init : target.is === 'value' ? target.value : undefined;
  return init === undefined || target.is === 'package' || handleMayRefuse(project, (target as { path: string }).path, init, routeId, depth + 1);
}

/** `sequence(a, b)` refuses when one of them does; what a package made from callbacks may refuse when one of those does. */
function callMayRefuse(project: Project, path: string, call: CallFact, routeId: string, depth: number): boolean {
  const symbol = project.symbol(path, call.callee);
  const isSequence = symbol === '@sveltejs/kit/hooks#sequence';
  if (isSequence && !call.spread) return call.args.some((arg) => handleMayRefuse(project, path, arg, routeId, depth + 1));
  if (symbol !== undefined && LETS_PASS.test(symbol) && !isSequence) return false;
  // A factory of the app: what it returns.
  const factory = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const body = factory && project.facts(factory.path);
  const exits = body ? (indexOf(body).exitsOf.get(factory.fn) ?? []).flatMap(({ value }) => value ?? []) : [];
  return !factory || exits.length === 0 || exits.some((value) => handleMayRefuse(project, factory.path, value, routeId, depth + 1));
}

function functionMayRefuse(project: Project, fn: FunctionRef, routeId: string, seen: Set<string>): boolean {
  const facts = project.facts(fn.path);
  if (!facts || seen.has(`${fn.fn} ${fn.path}`)) return false;
  seen.add(`${fn.fn} ${fn.path}`);
  const refusals = refusalsIn(project, fn).map(({ conditions }) => conditions);
  const answers = (indexOf(facts).exitsOf.get(fn.fn) ?? []).flatMap((exit) => ownAnswers(facts, exit).map((at) => placedConditions(project, fn.path, at)));
  if ([...refusals, ...answers].some((conditions) => asksTheRequest(project, conditions) && runsForStrangers(project, conditions, routeId) !== false)) return true;
  // `return guard({ event, resolve })`
  return (indexOf(facts).callsOf.get(fn.fn) ?? []).some((index) => {
    const call = facts.calls[index] as CallFact;
    const next = call.use === 'returned' ? project.resolveFunction(fn.path, { is: 'ref', ref: call.callee }) : undefined;
    return next !== undefined && runsForStrangers(project, placedConditions(project, fn.path, call), routeId) !== false && functionMayRefuse(project, next, routeId, seen);
  });
}

/** What ends the function without `resolve(event)`: the exit, or the branch of what it returns. */
function ownAnswers(facts: FileFacts, exit: ExitFact): readonly { readonly when?: number }[] {
  const values = exit.value ? alternatives(exit.value).filter((value) => !isResolved(facts, value)) : [];
  return values.map((value) => (value.is === 'call' ? (facts.calls[value.call] ?? exit) : exit));
}

/** What `resolve(event)` gave, with or without more to it. */
function isResolved(facts: FileFacts, value: Value): boolean {
  return origins(facts, value).some((ref) => ref.path.at(-1) === 'resolve' || (ref.from === 'param' && ref.index === 1));
}

/** Is there a test of who asks, or of what a function made of the event? */
function asksTheRequest(project: Project, conditions: readonly PlacedCondition[]): boolean {
  return conditions.some(({ condition, path }) => testedValues(condition.test).some((value) => {
    const source = requestSource(project, path, value);
    // The event of a function that a factory returns is known by the names of its parts only.
    const isNamed = origins(project.facts(path) as FileFacts, value).some((ref) => ref.path.some((name) => name === 'locals' || name === 'cookies'));
    return isNamed || source?.kind === 'identity' || source?.name === 'the event';
  }));
}
