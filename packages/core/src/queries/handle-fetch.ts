/** What becomes of the requests that `load` functions make. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { conditionsOf, testedValues } from '../flow/conditions.js';
import { literalText } from '../flow/values.js';
import type { FunctionRef, Project } from '../project/project.js';

/**
 * Does `handleFetch` send requests somewhere else than they were made for? Requests to a host that it names in full (`if
 * (request.url.startsWith('https://api.example.com'))`) do not count: they were never the app's own.
 */
export function redirectsRequests(project: Project): boolean {
  const hooks = project.filesOf('hooks.server');
  return hooks.some((path) => {
    const isThere = project.facts(path)?.exports.some((one) => one.name === 'handleFetch' && !one.typeOnly) === true;
    const entries = project.entries(path).filter((entry) => entry.role === 'handleFetch');
    return isThere && (entries.length === 0 || entries.some((entry) => asksElsewhere(project, entry, 0)));
  });
}

/** Looks into the app's own functions that it calls, too. */
function asksElsewhere(project: Project, { path, fn }: FunctionRef, depth: number): boolean {
  const facts = project.facts(path);
  if (!facts) return true;
  return facts.calls.filter((call) => isWithin(facts, call.fn, fn)).some((call) => {
    if (isOtherRequest(facts, call)) return !namesHost(facts, call.when);
    const next = depth < 2 ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
    return next !== undefined && asksElsewhere(project, next, depth + 1);
  });
}

function isWithin({ functions }: FileFacts, fn: number, outer: number): boolean {
  for (let at = fn; at >= 0; at = functions[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}

/** `new Request(request, …)` and `fetch(request)` ask the same URL. */
function isOtherRequest(facts: FileFacts, { args, callee, ...call }: CallFact): boolean {
  if (call.new) return callee.from === 'global' && callee.name === 'Request' && !isRequest(facts, args[0]);
  const isFetch = (callee.path.at(-1) ?? (callee.from === 'global' ? callee.name : '')) === 'fetch';
  return isFetch && (args[0]?.is === 'literal' || args[0]?.is === 'template');
}

function isRequest(facts: FileFacts, value: Value | undefined): boolean {
  if (value?.is !== 'ref') return false;
  const { ref } = value;
  const name = ref.from === 'binding' && ref.path.length === 0 ? facts.bindings[ref.binding]?.name : ref.path.at(-1);
  return name === 'request';
}

function namesHost(facts: FileFacts, when: number | undefined): boolean {
  const tested = conditionsOf(facts, when).flatMap((condition) => testedValues(condition.test));
  const compared = tested.flatMap((value) => (value.is === 'call' ? (facts.calls[value.call] as CallFact).args : [value]));
  return compared.some((value) => /^https?:\/\//.test(literalText(value) ?? ''));
}
