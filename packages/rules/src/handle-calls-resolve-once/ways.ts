/** The ways through a `handle`. */
import { alternatives, contains, conditionsOf, holds, isBinding, isResolve, isWholeStatement, mayRun, origins, surelyBefore, surelyPasses, testedValues, type CallFact, type CheckContext, type ConditionFact, type ExitFact, type FileFacts, type Ref, type Span, type Suggestion, type TextEdit, type Value } from '@sk-audit/core';

type Context = Pick<CheckContext<string>, 'facts' | 'path' | 'project'>;

/** Does the call run only once the earlier one is done? */
export function isSurelyAfter(facts: FileFacts, call: number, earlier: number): boolean {
  return surelyBefore(facts, facts.steps[facts.calls[call]?.step ?? -1]?.prev).includes(earlier);
}

/** Does a condition around the call ask what `resolve` gave? */
export function hangsOnResponse(facts: FileFacts, { fn, when }: CallFact): boolean {
  const asked = conditionsOf(facts, when).flatMap(({ test }) => testedValues(test));
  return asked.flatMap((value) => origins(facts, value)).some((ref) => isResolve(ref, fn));
}

/**
 * Can the function be left here? Not where a `finally` that returns goes first, where a condition never holds (`locals` is always an object),
 * nor at the end of a function that has surely returned.
 */
export function isTaken({ facts, path, project }: Context, exit: ExitFact): boolean {
  const isOverridden = facts.tries.some(({ finalizer, span }) => finalizer?.leaves && contains(span, exit.span) && !contains(finalizer.span, exit.span));
  const isNeverReached = exit.kind === 'end' && facts.exits.some((one) => one.fn === exit.fn && isSure({ facts, path, project }, one));
  return !isOverridden && !isNeverReached && mayRun(project, path, exit.when) !== false;
}

/** Does the function surely end here when it gets here, although a condition is asked? Outer ones count as met where the other way ends it, too. */
function isSure({ facts, path, project }: Context, { handler, tries, when }: ExitFact): boolean {
  const [inner, ...outer] = conditionsOf(facts, when);
  const endsElse = (one: ConditionFact): boolean => facts.exits.some((exit) => conditionsOf(facts, exit.when).some(({ is, span }) => is !== one.is && span[0] === one.span[0]));
  return inner !== undefined && holds(project, path, inner) === true && handler === undefined && tries === undefined && outer.every(endsElse);
}

/** Is it a way out without a value that is taken, as far as can be told? */
export function mayEnd({ facts, path, project }: Context, { at, value }: ExitFact): boolean {
  if (value !== undefined && value.is !== 'undefined') return false;
  return !surelyPasses(facts, at, (call) => project.neverReturns(path, call)) && !isUnknown({ facts, path, project }, facts.steps[at ?? -1]?.call);
}

/** Is the call a statement of code that nobody sees, which may throw? */
function isUnknown({ facts, path, project }: Context, index: number | undefined): boolean {
  const call = facts.calls[index ?? -1];
  if (call?.use !== 'discarded' || call.callee.from === 'global') return false;
  const isEvents = call.callee.from === 'param' && !call.callee.path.includes('locals');
  return !isEvents && project.resolveFunction(path, { is: 'ref', ref: call.callee }) === undefined;
}

/** What the value is, in words, when it is surely no response; undefined for what may be one, and for nothing at all. */
export function whatIsNoResponse(value: Value): string | undefined {
  for (const one of alternatives(value)) {
    switch (one.is) {
      case 'literal': return `\`${JSON.stringify(one.value)}\``;
      case 'object': return 'an object';
      case 'array': return 'an array';
      case 'template': return 'a text';
      case 'function': return 'a function';
    }
  }
  return undefined;
}

/** What a response has, and a promise has not. */
const PARTS: ReadonlySet<string> = new Set(['headers', 'status', 'statusText', 'ok', 'body', 'text', 'json', 'clone', 'arrayBuffer', 'blob', 'formData', 'redirected', 'type', 'url']);

/** The first place where a part of the response is asked of the promise that the call gives. */
export function partOfPromise(facts: FileFacts, index: number): { readonly span: Span; readonly name: string } | undefined {
  const found = [...facts.calls.map((call) => ({ ref: call.callee, span: call.calleeSpan })), ...facts.writes.map((write) => ({ ref: write.target, span: write.span }))]
    .filter(({ ref, span }) => PARTS.has(ref.path[0] ?? '') && isPromise(facts, ref, index) && !facts.awaits.some((one) => contains(span, one.span)))
    .sort((a, b) => a.span[0] - b.span[0])[0];
  return found && { span: found.span, name: found.ref.path[0] as string };
}

/** The call's own value, or a variable that never holds anything else. */
function isPromise({ bindings, writes }: FileFacts, ref: Ref, index: number): boolean {
  const binding = ref.from === 'binding' ? ref.binding : -1; // mutate-ok: nothing else has one
  const init = bindings[binding]?.init;
  const isWritten = writes.some(({ target }) => isBinding({ is: 'ref', ref: target }, binding));
  const isHeld = init?.is === 'call' && init.call === index && !init.awaited; // mutate-ok: nothing but a call has one
  return (ref.from === 'call' && ref.call === index) || (isHeld && !isWritten); // mutate-ok: nothing but a call has one
}

/** Only where nothing comes after it. @param exits the ways out of the handle */
export function suggestReturn(exits: readonly ExitFact[], call: CallFact): readonly Suggestion[] {
  const start = (call.statement ?? call.span)[0];
  const isLast = exits.some(({ at }) => at === call.step);
  return isLast && isWholeStatement(call) ? [{ message: 'Return it', edits: [{ span: [start, start], text: 'return ' }] }] : [];
}

/** Only where `await` may be written. What takes a part of the call at once waits in brackets. */
export function suggestAwait({ functions }: FileFacts, { fn, span, use }: CallFact): readonly Suggestion[] {
  const text: TextEdit['text'] = use === 'member' ? ['(await ', span, ')'] : ['await ', span];
  return functions[fn]?.async ? [{ message: 'Wait for it', edits: [{ span, text }] }] : [];
}
