/** Which code of a component runs when it appears. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';

/** Hooks whose callback runs when the component is mounted, and perhaps again. */
const HOOKS: ReadonlySet<string> = new Set(['svelte#onMount', 'svelte#beforeUpdate', 'svelte#afterUpdate', 'svelte#untrack', '$app/navigation#afterNavigate']);
const MAX_DEPTH = 8;

/** May the way from the start lead through this call? */
export type Way = (call: CallFact) => boolean;

/**
 * Is there a way from the component's start to the function, over calls that `way` lets pass: the script itself, the markup, hooks and
 * effects, callbacks that run at once? Whether the function runs again after events does not matter. What a timer repeats has none: it
 * keeps live what is there.
 */
export function startsAtFirst(project: Project, { path, fn }: FunctionRef, way: Way = () => true, depth = 0): boolean {
  const facts = project.facts(path);
  const fact = facts?.functions[fn];
  if (!facts || !fact || depth > MAX_DEPTH) return false;
  if (fact.kind === 'instance' || fact.kind === 'markup') return true;
  const callers = callersOf(project, facts, fn);
  const given = handedTo(project, facts, fn);
  if (given.some(isTimer) || callers.some((call) => isTimed(facts, call.fn))) return false;
  return [...callers, ...given.filter((call) => runsIts(project, facts, call))].some((call) => way(call) && startsAtFirst(project, { path, fn: call.fn }, way, depth + 1));
}

function callersOf(project: Project, { calls, path }: FileFacts, fn: number): readonly CallFact[] {
  return project.callers({ path, fn }).filter((site) => site.path === path).map((site) => calls[site.call] as CallFact);
}

/** The calls to which the function is given, as it is or by its name. */
function handedTo(project: Project, { calls, path }: FileFacts, fn: number): readonly CallFact[] {
  const isIt = (value: Value): boolean => {
    const found = project.resolveFunction(path, value);
    return found?.path === path && found.fn === fn;
  };
  return calls.filter((call) => call.args.some(isIt));
}

/** Does the call run the function that it is given, at once or on mount? */
function runsIts(project: Project, { path }: FileFacts, { callee }: CallFact): boolean {
  return isEffect(callee) || isCallback(callee) || HOOKS.has(project.symbol(path, callee) ?? '');
}

/** `$effect` and `$effect.pre`. */
function isEffect(callee: Ref): boolean {
  return callee.from === 'global' && /^\$effect(?:\.pre)?$/.test([callee.name, ...callee.path].join('.'));
}

/** `.then(fn)` and `ids.map(fn)`. */
function isCallback(callee: Ref): boolean {
  return /^(?:then|finally|map|flatMap|forEach)$/.test(callee.path.at(-1) ?? '');
}

function isTimed(facts: FileFacts, fn: number): boolean {
  const given = facts.functions[fn]?.argument;
  const call = given && facts.calls[given.call];
  return call !== undefined && isTimer(call);
}

function isTimer({ callee }: CallFact): boolean {
  return callee.from === 'global' && /^(?:(?:window|globalThis)\.)?set(?:Interval|Timeout)$/.test([callee.name, ...callee.path].join('.'));
}
