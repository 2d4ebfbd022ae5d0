/** How an action answers when all went well. */
import { alternatives, indexOf, surelyPasses, type CallFact, type ExitFact, type FileFacts, type Project, type Value } from '@sk-audit/core';

const FAILURES: ReadonlySet<string> = new Set(['error', 'errors', 'errorMessage', 'failed', 'failure', 'incorrect', 'invalid', 'issues', 'missing']);
const SUCCESSES: ReadonlySet<string> = new Set(['ok', 'succeeded', 'success']);
const MESSAGE = /^sveltekit-superforms(?:\/server)?#message$/;

/** Is it a way out on which the action succeeded and the page itself is the answer? */
export function isPlainAnswer(project: Project, facts: FileFacts, exit: ExitFact): boolean {
  if (exit.kind === 'throw' || exit.handler !== undefined || surelyPasses(facts, exit.at, (call) => leaves(project, facts, call))) return false;
  if (exit.value === undefined) return true;
  const successes = alternatives(exit.value).filter((one) => isSuccess(project, facts, one));
  return successes.some((one) => saysSuccess(one) || !isEarly(project, facts, exit));
}

/** A redirect or an error. Also what is named a redirect and cannot be seen into, and Kit 1's that somebody forgot to throw. */
function leaves(project: Project, facts: FileFacts, index: number): boolean {
  return project.neverReturns(facts.path, index) || /^redirect|Redirect$/.test((facts.calls[index] as CallFact).callee.path.at(-1) ?? '');
}

/** What an `if` returns while the rest of the action redirects may well tell of a failure. */
function isEarly(project: Project, facts: FileFacts, { fn, span, when }: ExitFact): boolean {
  if (when === undefined) return false;
  const later = (indexOf(facts).callsOf.get(fn) ?? []).filter((index) => (facts.calls[index] as CallFact).span[0] > span[0]);
  return later.some((index) => project.throwsOf(facts.path, index).includes('redirect'));
}

function saysSuccess(value: Value): boolean {
  return value.is === 'object' && Object.keys(value.props).some((key) => SUCCESSES.has(key));
}

function isSuccess(project: Project, facts: FileFacts, value: Value): boolean {
  switch (value.is) {
    case 'undefined': case 'literal': return true;
    case 'object': return !Object.entries(value.props).some(([key, one]) => saysFailure(key, one));
    case 'call': return isSuccessCall(project, facts, facts.calls[value.call] as CallFact);
    default: return false;
  }
}

function saysFailure(key: string, value: Value): boolean {
  const literal = value.is === 'literal' ? value.value : undefined; // mutate-ok: other values have none
  if (FAILURES.has(key)) return !(value.is === 'undefined' || literal === false || literal === null || literal === '');
  if (SUCCESSES.has(key)) return literal === false;
  return /^status(?:Code)?$|^code$/.test(key) && Number(literal) >= 400;
}

/** `message(form, 'Saved')` of superforms without a status, or the app's own function that makes the answer. */
function isSuccessCall(project: Project, facts: FileFacts, call: CallFact): boolean {
  if (MESSAGE.test(project.symbol(facts.path, call.callee) ?? '')) return call.args[2] === undefined;
  const fn = project.resolveFunction(facts.path, { is: 'ref', ref: call.callee });
  const body = fn && project.facts(fn.path);
  const exits = body ? (indexOf(body).exitsOf.get(fn.fn) ?? []) : [];
  return exits.length > 0 && exits.every(({ value }) => value?.is === 'object' && isSuccess(project, body as FileFacts, value));
}
