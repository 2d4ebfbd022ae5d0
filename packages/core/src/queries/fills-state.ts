/** What becomes of the answer to a request. */
import type { BindingFact, CallFact, FileFacts, Ref, Value } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Project } from '../project/project.js';

const FILLS = /^(?:set|update|push|unshift|add|append|assign)$/;

/**
 * Is what the call answers shown, and shown only now: written to a variable of the component that did not begin with what the page was
 * given, to a store, or awaited in the markup?
 */
export function fillsState(project: Project, path: string, index: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const isAnswer = answerTest(project, facts, index);
  if (facts.awaitBlocks.some((block) => isAnswer(block.value, block.fn))) return true;
  const written = facts.writes.filter((write) => write.value && isAnswer(write.value, write.fn)).map((write) => write.target);
  const filled = facts.calls.filter((call) => FILLS.test(call.callee.path.at(-1) ?? '') && call.args.some((arg) => isAnswer(arg, call.fn))).map((call) => call.callee);
  const targets = [...written, ...filled].filter((ref) => isState(facts, ref));
  return targets.some((ref) => !beganWithProps(facts, ref));
}

/** Variables of the component or its module, and stores that it imports. */
function isState({ bindings }: FileFacts, ref: Ref): boolean {
  return ref.from === 'import' || (ref.from === 'binding' && (bindings[ref.binding]?.fn ?? 3) < 2);
}

/** `let items = $state(data.items)`, `$: items = data.items`, `export let items`. */
function beganWithProps(facts: FileFacts, ref: Ref): boolean {
  const binding = ref.from === 'binding' ? facts.bindings[ref.binding] : undefined;
  if (ref.from !== 'binding' || !binding) return false;
  const atStart = facts.writes.filter((write) => write.fn === 1 && write.target.from === 'binding' && write.target.binding === ref.binding).map((write) => write.value);
  const isProp = (one: BindingFact | undefined): boolean => one?.prop === true;
  return isProp(binding) || [binding.init, ...atStart].some((value) => origins(facts, value).some((origin) => origin.from === 'binding' && isProp(facts.bindings[origin.binding])));
}

type AnswerTest = (value: Value, fn: number) => boolean;

/**
 * A test for values that derive from what the call gives: directly, in callbacks, or through the function that returns it. `fn` is where
 * the value stands: what cannot be followed (`(page.items ?? []).map(…)`) counts where the answer is at hand.
 */
function answerTest(project: Project, facts: FileFacts, index: number): AnswerTest {
  const sources = new Set<number>([index]);
  const sourceCalls = (): readonly CallFact[] => [...sources].map((source) => facts.calls[source] as CallFact);
  // Among the origins of what a call gives is its callee, this very one.
  const comesFrom = (ref: Ref): boolean => (ref.from === 'param' ? isCallback(ref.fn) : sourceCalls().some((call) => call.callee === ref));
  const isCallback = (fn: number): boolean => {
    const given = facts.functions[fn]?.argument;
    const call = given && facts.calls[given.call];
    return given?.index === 0 && call !== undefined && origins(facts, { is: 'ref', ref: call.callee }).some(comesFrom);
  };
  const isAtHand = (fn: number): boolean => isCallback(fn) || (fn > 2 && sourceCalls().some((call) => call.fn === fn));
  const isAnswer: AnswerTest = (value, fn) => origins(facts, value).some((ref) => (ref.from === 'unknown' ? isAtHand(fn) : comesFrom(ref)));
  for (const source of sources) addReturns(project, facts, source, isAnswer, sources);
  return isAnswer;
}

/** Who calls the function that returns the answer gets it, and so does whoever is given that function: `Promise.all(ids.map(ask))`. */
function addReturns(project: Project, facts: FileFacts, source: number, isAnswer: AnswerTest, sources: Set<number>): void {
  const { fn } = facts.calls[source] as CallFact;
  if (!facts.exits.some((exit) => exit.fn === fn && exit.value && isAnswer(exit.value, fn))) return;
  for (const site of project.callers({ path: facts.path, fn })) if (site.path === facts.path) sources.add(site.call);
  const given = facts.functions[fn]?.argument;
  if (given) sources.add(given.call);
}
