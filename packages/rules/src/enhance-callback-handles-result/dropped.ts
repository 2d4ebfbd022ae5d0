/** Which results does a callback of `use:enhance` leave alone? */
import { canRun, conditionsOf, origins, withInner, type CallFact, type ConditionFact, type FileFacts, type FunctionRef, type Project, type Ref, type Test, type Tri, type Value } from '@sk-audit/core';

/** The types of a result that are looked for. */
export type ResultType = 'success' | 'failure' | 'redirect';

/** Something that the callback does. */
type Act = {
  readonly conditions: readonly ConditionFact[];
  /** It uses the result, or what Kit gives to apply it. */
  readonly usesResult: boolean;
  /** It only sets a variable back: `loading = false`. */
  readonly resets: boolean;
  /** It stands in one of several branches, whatever decides between them (`default:`). */
  readonly inBranch: boolean;
};

/** The callback, and all that it does. */
export type Reaction = { readonly facts: FileFacts; readonly fn: number; readonly acts: readonly Act[] };

/** What the callback does, the functions in it included; undefined when it collects all that it is given (`(...given) => …`). */
export function reactionOf(project: Project, { fn, path }: FunctionRef): Reaction | undefined {
  const facts = project.facts(path);
  if (!facts || facts.functions[fn]?.params.some(({ rest }) => rest)) return undefined; // mutate-ok: a function has a file
  const inner = new Set(withInner(facts, fn));
  const calls = facts.calls.filter((call) => inner.has(call.fn) && !isConsole(facts, call, fn)).map((call) => callAct(facts, call, fn));
  const writes = facts.writes.filter((write) => inner.has(write.fn)).map((write) => ({
    conditions: conditionsWithin(facts, write.fn, write.when, fn),
    usesResult: mentions(facts, fn, write.value), resets: isNothing(write.value), inBranch: false,
  }));
  return { facts, fn, acts: [...calls, ...writes] };
}

function callAct(facts: FileFacts, call: CallFact, fn: number): Act {
  const given: Value = { is: 'mix', of: [{ is: 'ref', ref: call.callee }, ...call.args] };
  return { conditions: conditionsWithin(facts, call.fn, call.when, fn), usesResult: mentions(facts, fn, given), resets: false, inBranch: isInBranch(facts, call) };
}

/** What is only logged, whatever it is, tells the visitor nothing. */
function isConsole(facts: FileFacts, { callee, fn, when }: CallFact, callback: number): boolean {
  const name = callee.from === 'global' ? callee.name : ''; // mutate-ok: only globals have a name
  return name === 'console' && conditionsWithin(facts, fn, when, callback).length === 0;
}

/** The conditions around a place, out to the callback. */
function conditionsWithin(facts: FileFacts, at: number, when: number | undefined, callback: number): readonly ConditionFact[] {
  const own = conditionsOf(facts, when, facts.functions[callback]?.when);
  const made = facts.functions[at];
  if (at === callback) return own; // mutate-ok: no condition around it counts
  return !made ? own : [...own, ...conditionsWithin(facts, made.parent, made.when, callback)]; // mutate-ok: every function but the outermost is made in one
}

function isInBranch({ steps }: FileFacts, { step }: CallFact): boolean {
  return steps.some(({ join, prev }) => join?.some((branch) => leadsTo(steps, branch, step, prev)));
}

function leadsTo(steps: FileFacts['steps'], from: number | null, step: number | undefined, until: number | undefined): boolean {
  for (let at = from ?? until; at !== undefined && at !== until; at = steps[at]?.prev) if (at === step) return true; // mutate-ok: it ends where the branches parted
  return false;
}

function isNothing(value: Value | undefined): boolean {
  return value?.is === 'undefined' || (value?.is === 'literal' && !value.value);
}

function mentions(facts: FileFacts, fn: number, value: Value | undefined): boolean {
  return origins(facts, value).some((ref) => isGiven(ref, fn) && /^(?:result|update|)$/.test(ref.path[0] ?? ''));
}

function isGiven(ref: Ref, fn: number): boolean {
  return ref.from === 'param' && ref.fn === fn; // mutate-ok: only parameters have one
}

/** Does the callback do something about results of that type? What it does about all alike, such as hiding a spinner, is nothing. */
export function reactsTo({ acts, facts, fn }: Reaction, type: ResultType): boolean {
  return acts.some((act) => mayRun(act, fn, type) && (act.usesResult || act.inBranch || asksResult(facts, act, fn)));
}

/** Does the callback do anything when the result is of that type, other than setting variables back whatever it is? */
export function doesAnything({ acts, facts, fn }: Reaction, type: ResultType): boolean {
  return acts.some((act) => (!act.resets || asksResult(facts, act, fn)) && mayRun(act, fn, type));
}

function mayRun({ conditions }: Act, fn: number, type: ResultType): boolean {
  return canRun(conditions, (test) => outcome(test, fn, type)) !== false;
}

function asksResult(facts: FileFacts, { conditions }: Act, fn: number): boolean {
  return conditions.some(({ test }) => mentions(facts, fn, { is: 'mix', of: valuesOf(test) }));
}

function valuesOf(test: Test): readonly Value[] {
  switch (test.is) {
    case 'not': return valuesOf(test.test);
    case 'and': case 'or': return test.tests.flatMap(valuesOf);
    case 'equal': return [test.left, test.right];
    case 'truthy': case 'typeof': case 'instanceof': case 'in': return [test.value];
    default: return test.of;
  }
}

/** Of a test that asks for the result's type. */
function outcome(test: Test, fn: number, type: ResultType): Tri {
  if (test.is === 'equal') return isPart(test.left, fn, 'type') && test.right.is === 'literal' ? test.right.value === type : 'unknown';
  return test.is === 'truthy' && isPart(test.value, fn, 'error') ? false : 'unknown';
}

function isPart(value: Value, fn: number, part: string): boolean {
  const ref = value.is === 'ref' ? value.ref : undefined; // mutate-ok: only refs have one
  return ref !== undefined && isGiven(ref, fn) && ref.path.join('.') === `result.${part}`; // mutate-ok: what is no ref is no part
}
