/** Parts of `handle` that run beside each other. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { CallSite, FileQuestion, FunctionRef, Project } from '../project/project.js';
import { isResolve, resolveCalls } from './handle-hooks.js';

/** Handles that one `Promise.all` starts at the same time. */
export type ParallelHandles = {
  /** The call of `Promise.all` or `Promise.allSettled`. */
  readonly site: CallSite;
  /** The functions that it starts, as far as they are the app's own, each once. */
  readonly children: readonly FunctionRef[];
  /** Rejections are caught: by `allSettled`, or by a `.catch(…)` behind each child. */
  readonly catches: boolean;
};

/**
 * Every such call of the app, by file: in a function that calls the `resolve` that it is given, of functions that are given its event.
 * They are listed in an array, or come from an array or from the rest parameter of a function around it (`parallel(...handles)`).
 */
export function parallelHandles(project: Project): readonly ParallelHandles[] {
  return project.paths().flatMap((path) => project.ask(combinatorsIn, path).flatMap((index) => groupAt(project, project.facts(path) as FileFacts, index)));
}

/** The calls of `Promise.all` and its like where a handle goes on; files of configuration have no facts here. */
const combinatorsIn: FileQuestion<readonly number[]> = (names, path) => {
  const facts = names.isDead(path) ? undefined : names.facts(path);
  return facts?.calls.flatMap((call, index) => (isCombinator(call) && resolveCalls(facts, call.fn).length > 0 ? [index] : [])) ?? [];
};

function isCombinator({ callee }: CallFact): boolean {
  return callee.from === 'global' && callee.name === 'Promise' && /^all(?:Settled)?$/.test(callee.path.join());
}

function groupAt(project: Project, facts: FileFacts, index: number): readonly ParallelHandles[] {
  const call = facts.calls[index] as CallFact;
  const started = startedBy(project, facts, call);
  const keys = new Map(started.children.map((child) => [`${child.fn} ${child.path}`, child]));
  const catches = started.catches || call.callee.path[0] === 'allSettled';
  return keys.size > 1 ? [{ site: { path: facts.path, call: index }, children: [...keys.values()], catches }] : [];
}

type Started = Pick<ParallelHandles, 'children' | 'catches'>;
const NOTHING: Started = { children: [], catches: false };

function startedBy(project: Project, facts: FileFacts, call: CallFact): Started {
  const [list] = call.args;
  if (list?.is === 'array') return listed(project, facts, call, list.items);
  const mapped = list?.is === 'call' ? facts.calls[list.call] : undefined;
  const callback = mapped?.args[0];
  if (mapped?.callee.path.at(-1) !== 'map' || callback?.is !== 'function') return NOTHING;
  const inner = facts.calls.find(({ callee, fn }) => fn === callback.fn && callee.from === 'param' && callee.fn === callback.fn && callee.index === 0 && callee.path.length === 0);
  if (!inner || !isGivenEvent(inner, call.fn)) return NOTHING;
  return { children: elementsOf(project, facts, mapped.callee), catches: isCaught(facts, inner) };
}

/** `[auth({ event }), tenant({ event })]` */
function listed(project: Project, facts: FileFacts, { fn }: CallFact, items: readonly Value[]): Started {
  const roots = items.flatMap((item) => (item.is === 'call' ? [rootOf(facts, facts.calls[item.call] as CallFact)] : [])).filter((root) => isGivenEvent(root, fn));
  const children = roots.flatMap((root) => project.resolveFunction(facts.path, { is: 'ref', ref: root.callee }) ?? []);
  return { children, catches: roots.some((root) => isCaught(facts, root)) };
}

/** `auth({ event })` of `auth({ event }).catch(…)`. */
function rootOf(facts: FileFacts, call: CallFact): CallFact {
  return call.callee.from === 'call' ? rootOf(facts, facts.calls[call.callee.call] as CallFact) : call;
}

/** Is an argument the event of the handle at function `fn`, or an object with it? */
function isGivenEvent({ args, callee }: CallFact, fn: number): boolean {
  const isEvent = (value: Value | undefined): boolean => value?.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn && value.ref.index === 0 && (value.ref.path.length === 0 || value.ref.path.join() === 'event');
  return !isResolve(callee, fn) && args.some((arg) => isEvent(arg) || (arg.is === 'object' && isEvent(arg.props['event'])));
}

function isCaught({ calls }: FileFacts, call: CallFact): boolean {
  return calls.some(({ callee }) => callee.from === 'call' && calls[callee.call] === call && callee.path.join() === 'catch');
}

/** What the list on which `map` is called holds. */
function elementsOf(project: Project, facts: FileFacts, { ...list }: Ref): readonly FunctionRef[] {
  const ref = { ...list, path: list.path.slice(0, -1) };
  if (ref.from === 'param' && ref.path.length === 0 && facts.functions[ref.fn]?.params[ref.index]?.rest) return givenTo(project, { path: facts.path, fn: ref.fn }, ref.index);
  const found = ref.from === 'unknown' && ref.of ? { path: facts.path, value: ref.of } : project.valueOf(facts.path, ref);
  return found?.value.is === 'array' ? found.value.items.flatMap((item) => project.resolveFunction(found.path, item) ?? []) : [];
}

/** What callers give a function from argument `first` on. */
function givenTo(project: Project, fn: FunctionRef, first: number): readonly FunctionRef[] {
  return project.callers(fn).flatMap(({ call, path }) => (project.facts(path)?.calls[call]?.args ?? []).slice(first).flatMap((arg) => project.resolveFunction(path, arg) ?? []));
}
