/** Answers that a page could get later than the rest. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import { origins, patternText } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';
import { isFetch } from './own-request.js';
import type { Wait } from './waterfall-waits.js';

const MAX_DEPTH = 4;

/**
 * Could the load hand over the promise in place of the answer? Only where that is sure: a server load, from Kit 2 on, an answer of another
 * server, which goes to the page as it is and is used for nothing else.
 */
export function isStreamable(project: Project, entry: Entry, wait: Wait): boolean {
  const role = project.role(entry.declaredIn);
  if (entry.role !== 'load' || (role !== 'page.server' && role !== 'layout.server') || project.kitSatisfies('>=2.0.0-0') !== true) return false;
  const facts = project.facts(entry.path) as FileFacts;
  return asksOtherServer(project, facts, wait.call, 0) && isOnlyReturned(facts, entry, wait);
}

/** Is it a `fetch` of an address with a host, or the app's own function with one? */
function asksOtherServer(project: Project, facts: FileFacts, call: CallFact, depth: number): boolean {
  if (call.callee.from === 'call') return asksOtherServer(project, facts, facts.calls[call.callee.call] as CallFact, depth);
  if (isFetch(project, facts, call)) return /^(?:https?:)?\/\//.test(patternText(call.args[0]) ?? '');
  const fn = project.resolveFunction(facts.path, { is: 'ref', ref: call.callee });
  const body = fn && project.facts(fn.path);
  return !!body && depth < MAX_DEPTH && (indexOf(body).callsOf.get(fn.fn) ?? []).some((index) => asksOtherServer(project, body, body.calls[index] as CallFact, depth + 1));
}

/** Is a property of the returned object all that the answer is? */
function isOnlyReturned(facts: FileFacts, { fn }: FunctionRef, { fact }: Wait): boolean {
  const call = fact.value.is === 'call' ? fact.value.call : -1;
  const binding = facts.bindings.findIndex((one) => one.fn === fn && one.init?.is === 'call' && one.init.call === call && fact.defines.length === 1);
  const isIt = (value: Value): boolean => (value.is === 'call' && value.call === call) || (value.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === binding && value.ref.path.length === 0);
  const returned = (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ value }) => (value?.is === 'object' ? Object.values(value.props) : []));
  return returned.some(isIt) && !returned.some((value) => !isIt(value) && uses(facts, value, binding)) && !isUsed(facts, binding);
}

function uses(facts: FileFacts, value: Value | undefined, binding: number): boolean {
  return origins(facts, value).some((ref) => ref.from === 'binding' && ref.binding === binding);
}

/** Is the variable used in calls, conditions or assignments? */
function isUsed(facts: FileFacts, binding: number): boolean {
  const tested = facts.conditions.flatMap(({ test }) => testedValues(test));
  const given = facts.calls.flatMap(({ args, callee }): readonly Value[] => [...args, { is: 'ref', ref: callee }]);
  return [...tested, ...given, ...facts.writes.map(({ value }) => value)].some((value) => uses(facts, value, binding));
}
