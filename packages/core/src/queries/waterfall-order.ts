/** Must one `await` come before another? */
import type { AwaitFact, CallFact, FileFacts, Ref, Value } from '../facts.js';
import { conditionsOf, testedValues } from '../flow/conditions.js';
import { alternatives, origins } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { contains, type Span } from '../span.js';
import { isQuiet } from './waterfall-access.js';

/**
 * Could the second start before the first is done? Only where that is proven: nothing flows from the first into the second, both stand
 * under the same conditions and in the same `try`, nothing between them ends the function, and nothing between them changes anything
 * that the second might see.
 */
export function isIndependent(project: Project, path: string, first: AwaitFact, second: AwaitFact): boolean {
  const facts = project.facts(path) as FileFacts;
  if (first.when !== second.when || first.tries?.join() !== second.tries?.join()) return false;
  return !contains(second.span, first.span) && !isFallback(facts, first, second) && !isGuard(project, facts, first) && !flows(facts, first, second) && isQuietBetween(project, facts, first, second);
}

/** `(await cached(id)) ?? (await asked(id))`: the second runs only when the first found nothing. */
function isFallback({ bindings, exits, writes }: FileFacts, { value: first }: AwaitFact, { value: second }: AwaitFact): boolean {
  const holds = (value: Value | undefined): boolean => {
    const isIn = (one: Value, wanted: Value): boolean => alternatives(one).some((part) => part.is === 'call' && wanted.is === 'call' && part.call === wanted.call);
    return value?.is === 'object' ? Object.values(value.props).some(holds) : value !== undefined && isIn(value, first) && isIn(value, second);
  };
  return [...bindings.map(({ init }) => init), ...exits.map(({ value }) => value), ...writes.map(({ value }) => value)].some(holds);
}

/** Names of helpers that throw when somebody may not go on. */
const GUARDS = /^(?:assert|authori[sz]e|check|ensure|guard|protect|require|verify)(?![a-z])/;

/** Does the first itself end the function, at times: with one of Kit's exceptions, or as a guard with any? */
function isGuard(project: Project, facts: FileFacts, { value }: AwaitFact): boolean {
  if (value.is !== 'call') return false; // mutate-ok: only calls are compared
  const { callee } = facts.calls[value.call] as CallFact;
  const fn = project.resolveFunction(facts.path, { is: 'ref', ref: callee });
  const body = fn && project.facts(fn.path);
  const throws = body?.exits.some((exit) => exit.fn === fn?.fn && exit.kind === 'throw') === true;
  return project.rejectsOf(facts.path, value.call).length > 0 || (throws && GUARDS.test(body?.functions[fn?.fn ?? -1]?.name ?? ''));
}

function isQuietBetween(project: Project, facts: FileFacts, first: AwaitFact, second: AwaitFact): boolean {
  const isBetween = (span: Span): boolean => first.span[1] <= span[0] && span[1] <= second.span[0];
  const calls = facts.calls.filter((call) => call.fn === first.fn && isBetween(call.span) && !contains(second.span, call.span));
  const writes = facts.writes.filter(({ fn, span }) => fn === first.fn && isBetween(span));
  return calls.every((call) => leavesAlone(project, facts, call)) && writes.every(({ target }) => target.from === 'binding' && facts.bindings[target.binding]?.fn === first.fn);
}

function leavesAlone(project: Project, facts: FileFacts, call: CallFact): boolean {
  const index = facts.calls.indexOf(call);
  return project.throwsOf(facts.path, index).length === 0 && isQuiet(project, facts.path, index) && !isForItsEffect(facts, call);
}

/** A statement is there for what it does: checks, loggers of the app's own, anything that nobody sees. */
function isForItsEffect({ bindings }: FileFacts, { awaited, callee, use }: CallFact): boolean {
  if (use !== 'discarded' || (callee.from === 'global' && !awaited)) return false;
  const isLocal = callee.from === 'binding' && callee.path.length > 0 && (bindings[callee.binding]?.fn ?? 0) > 0;
  return !isLocal && callee.from !== 'call' && !(callee.from === 'param' && /^(?:setHeaders|depends)$/.test(callee.path.at(-1) ?? ''));
}

/** Does anything that the first gave reach what the second uses? */
function flows(facts: FileFacts, first: AwaitFact, second: AwaitFact): boolean {
  const reached = reachedFrom(facts, first, second.span[0]);
  return second.uses.some((name) => reached.has(name)) || valuesIn(facts, second.span).some((value) => isReached(facts, first, reached, value)) || callsInner(facts, second);
}

/** The values in a stretch of code, those in functions inside of it too. */
function valuesIn(facts: FileFacts, span: Span): readonly Value[] {
  const isIn = (one: { readonly span: Span }): boolean => contains(span, one.span);
  const calls = facts.calls.filter(isIn).flatMap(({ args, callee }): readonly Value[] => [{ is: 'ref', ref: callee }, ...args]);
  return [...calls, ...facts.exits.filter(isIn).flatMap(({ value }) => value ?? []), ...facts.conditions.filter(isIn).flatMap(({ test }) => testedValues(test))];
}

type Names = ReadonlySet<string>;

function isReached(facts: FileFacts, { span }: AwaitFact, reached: Names, value: Value | undefined): boolean {
  return origins(facts, value).some((ref) => (ref.from === 'binding' ? reached.has(facts.bindings[ref.binding]?.name ?? '') : ref.from === 'call' && contains(span, (facts.calls[ref.call] as CallFact).span)));
}

/** The names of the variables that, before the place `until`, hold something of what the `await` gave, or were changed because of it. */
function reachedFrom(facts: FileFacts, first: AwaitFact, until: number): Names {
  const stretch: Span = [first.span[1], until];
  let reached: Names = new Set(first.defines);
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    reached = new Set([...reached, ...nextNames(facts, first, stretch, reached)]);
  }
  return reached;
}

/** The names that one more step reaches: declarations, assignments, what methods and statements add, and other waits. */
function nextNames(facts: FileFacts, first: AwaitFact, stretch: Span, reached: Names): readonly string[] {
  const isHere = (one: { readonly span: Span }): boolean => contains(stretch, one.span);
  const isIt = (value: Value | undefined): boolean => isReached(facts, first, reached, value);
  const isUnder = (when: number | undefined): boolean => conditionsOf(facts, when, first.when).some(({ test }) => testedValues(test).some(isIt));
  const declared = facts.bindings.filter((one) => isHere(one) && isIt(one.init)).map(({ name }) => name);
  const written = facts.writes.filter((one) => isHere(one) && (isIt(one.value) || isUnder(one.when))).flatMap(({ target }) => localName(facts, target));
  const added = facts.calls.filter((one) => isHere(one) && (one.args.some(isIt) || isUnder(one.when))).flatMap((call) => changedBy(call)).flatMap((ref) => localName(facts, ref));
  const waited = facts.awaits.filter((one) => isHere(one) && one.uses.some((name) => reached.has(name))).flatMap(({ defines }) => defines);
  return [...declared, ...written, ...added, ...waited];
}

/** What the call may change: what its method is called on; a statement also what it is given. */
function changedBy({ args, callee, use }: CallFact): readonly Ref[] {
  return [...(callee.path.length > 0 ? [callee] : []), ...(use === 'discarded' ? args.flatMap((arg) => (arg.is === 'ref' ? [arg.ref] : [])) : [])];
}

function localName({ bindings }: FileFacts, ref: Ref): readonly string[] {
  const binding = ref.from === 'binding' ? bindings[ref.binding] : undefined;
  return binding && binding.fn > 0 ? [binding.name] : [];
}

/** A function that is made in this one may use anything. */
function callsInner(facts: FileFacts, { fn, span }: AwaitFact): boolean {
  return facts.calls.some(({ callee, span: place }) => callee.from === 'binding' && contains(span, place) && facts.bindings[callee.binding]?.function !== undefined && facts.bindings[callee.binding]?.fn === fn);
}
