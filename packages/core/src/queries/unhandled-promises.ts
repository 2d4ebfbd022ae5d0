/** Promises that reject while nobody looks. */
import type { AwaitFact, BindingFact, CallFact, FileFacts, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';
import type { Span } from '../span.js';
import { isGlobalFetch } from './global-fetch.js';

/** A promise that may reject before anybody has attached a handler. */
export type UnhandledPromise = {
  /** The call that gives it: index into `calls`. */
  readonly call: number;
  /** `waits`: something else is waited for, between it and whoever takes it. `nobody`: it is given to no one. */
  readonly how: 'waits' | 'nobody';
  /** What is waited for in between. */
  readonly during?: Span;
};

const MAX_DEPTH = 5;

/** Uses by which the value is at once somebody else's matter. */
const IS_TAKEN: ReadonlySet<CallFact['use']> = new Set(['argument', 'member', 'tested', 'thrown']);

/**
 * Those that the function makes in its own body, in source order. Node ends the process for each that rejects; it makes no difference that
 * somebody would have caught it later.
 */
export function unhandledPromises(project: Project, { fn, path }: FunctionRef): readonly UnhandledPromise[] {
  const facts = project.facts(path) as FileFacts;
  return (indexOf(facts).callsOf.get(fn) ?? []).flatMap((index) => {
    const call = facts.calls[index] as CallFact;
    return call.awaited || IS_TAKEN.has(call.use) || !canReject(project, facts, call, 0) || isPump(project, facts, call) ? [] : fateOf(facts, index, call);
  });
}

function fateOf(facts: FileFacts, index: number, call: CallFact): readonly UnhandledPromise[] {
  if (call.use === 'discarded') return [{ call: index, how: 'nobody' }];
  const taken = call.use === 'stored' ? takenAt(facts, index, call) : returnedAt(facts, index);
  const during = taken === undefined ? undefined : facts.awaits.find((one) => isBetween(facts, one, call, taken));
  return during ? [{ call: index, how: 'waits', during: during.span }] : [];
}

/** Does the function wait for it after the call, and before the place? */
function isBetween({ conditions }: FileFacts, one: AwaitFact, call: CallFact, place: number): boolean {
  const isOther = conditions[one.when ?? -1] !== undefined && conditions[call.when ?? -1]?.span[0] === conditions[one.when ?? -1]?.span[0] && conditions[call.when ?? -1]?.is !== conditions[one.when ?? -1]?.is;
  return one.fn === call.fn && call.span[1] <= one.span[0] && one.span[1] <= place && !isOther;
}

/** Where the constant that holds the promise is first looked at; undefined when another function does so, or nobody. */
function takenAt(facts: FileFacts, index: number, { fn }: CallFact): number | undefined {
  const binding = facts.bindings.findIndex((one) => one.fn === fn && one.kind === 'const' && isCall(one.init, index));
  if (binding < 0) return undefined;
  const places = mentionsOf(facts, binding).filter(({ at }) => at > (facts.bindings[binding] as BindingFact).span[1]);
  const first = places.sort((a, b) => a.at - b.at)[0];
  return places.some((one) => one.fn !== fn) ? undefined : first?.at;
}

function isCall(value: Value | undefined, index: number): boolean {
  return value?.is === 'call' && value.call === index && !value.awaited;
}

/** The end of the `return` in whose object it stands. */
function returnedAt(facts: FileFacts, index: number): number | undefined {
  const isIn = (value: Value): boolean => isCall(value, index) || (value.is === 'object' && Object.values(value.props).some(isIn));
  return facts.exits.find(({ value }) => value?.is === 'object' && isIn(value))?.span[1];
}

type Mention = { readonly fn: number; readonly at: number };

/** The places where a variable is looked at. */
function mentionsOf(facts: FileFacts, binding: number): readonly Mention[] {
  const found: Mention[] = [];
  const look = (fn: number, at: number, value: Value | undefined): void => {
    if (!value) return;
    if (value.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === binding) found.push({ fn, at });
    if (value.is === 'object') for (const [key, one] of Object.entries(value.props)) look(fn, value.spans?.[key]?.[0] ?? at, one);
    if (value.is === 'object') for (const one of value.spreads ?? []) look(fn, at, one);
    if (value.is === 'array') for (const one of value.items) look(fn, at, one);
    if (value.is === 'either' || value.is === 'mix') for (const one of value.of) look(fn, at, one);
    if (value.is === 'template') for (const one of value.holes) look(fn, at, one);
  };
  for (const { args, argSpans, callee, fn, span } of facts.calls) {
    look(fn, span[0], { is: 'ref', ref: callee });
    args.forEach((arg, i) => look(fn, argSpans[i]?.[0] ?? span[0], arg));
  }
  for (const { fn, span, value } of [...facts.awaits, ...facts.exits, ...facts.writes]) look(fn, span[0], value);
  for (const { fn, init, span } of facts.bindings) look(fn, span[0], init);
  for (const { span, test } of facts.conditions) for (const value of testedValues(test)) look(-1, span[0], value);
  return found;
}

/** A function that starts itself again, as one does that reads a stream: it is what the stream does that counts. */
function isPump(project: Project, { path }: FileFacts, { callee }: CallFact): boolean {
  const fn = project.resolveFunction(path, { is: 'ref', ref: callee });
  return fn !== undefined && project.callers(fn).some((site) => site.path === fn.path && project.facts(site.path)?.calls[site.call]?.fn === fn.fn);
}

/** Is it surely a promise, and can it reject, as far as its code shows? */
function canReject(project: Project, facts: FileFacts, call: CallFact, depth: number): boolean {
  const { args, callee } = call;
  if (call.new || depth > MAX_DEPTH) return false;
  if (isGlobalFetch(call)) return true;
  if (callee.from === 'global' && callee.name === 'Promise') return /^(?:all|race)$/.test(callee.path.join()) && args.some((arg) => holdsRejecting(project, facts, arg, depth));
  const method = callee.from === 'call' ? callee.path.join() : '';
  const isChain = method === 'finally' || (method === 'then' && args.length < 2);
  if (callee.from === 'call' && isChain) return isRequest(facts.calls[callee.call]) || canReject(project, facts, facts.calls[callee.call] as CallFact, depth + 1);
  const fn = call.calleeFn === undefined ? project.resolveFunction(facts.path, { is: 'ref', ref: callee }) : { path: facts.path, fn: call.calleeFn };
  return fn !== undefined && isOpenToErrors(project, fn, depth);
}

/** A chain on the event's `fetch` is a new promise, of which Kit does not know. */
function isRequest(call: CallFact | undefined): boolean {
  return call?.callee.from === 'param' && call.callee.path.at(-1) === 'fetch';
}

function holdsRejecting(project: Project, facts: FileFacts, value: Value, depth: number): boolean {
  if (value.is === 'array') return value.items.some((item) => holdsRejecting(project, facts, item, depth));
  return value.is === 'call' && canReject(project, facts, facts.calls[value.call] as CallFact, depth + 1);
}

/** An `async` function that waits for something, or throws, outside of any `try`. */
function isOpenToErrors(project: Project, { fn, path }: FunctionRef, depth: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const { async, generator } = facts.functions[fn] ?? {};
  if (!async || generator) return false;
  const isOpen = (one: AwaitFact): boolean => one.fn === fn && one.tries === undefined && !isCaught(project, facts, one.value, depth);
  return facts.awaits.some(isOpen) || facts.exits.some((exit) => exit.fn === fn && exit.kind === 'throw' && exit.tries === undefined);
}

/** Clients that hand over errors in place of rejecting: `const { error } = await supabase.from('orders').select()`. */
function givesErrors(facts: FileFacts, call: CallFact): boolean {
  if (call.callee.from === 'call') return givesErrors(facts, facts.calls[call.callee.call] as CallFact);
  const { callee } = call;
  const name = callee.from === 'binding' ? (facts.bindings[callee.binding]?.name ?? '') : callee.from === 'import' ? callee.module : '';
  return [name, ...callee.path].some((part) => /supabase/i.test(part)) && !facts.calls.some((one) => one.callee.path.at(-1) === 'throwOnError');
}

/** `await save().catch(…)`, a pause, and one of the app's own functions that catches everything. */
function isCaught(project: Project, facts: FileFacts, value: Value, depth: number): boolean {
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  if (!call) return false;
  if (call.callee.path.at(-1) === 'catch' || call.new || givesErrors(facts, call) || /^Promise,allSettled$/.test([call.callee.from === 'global' ? call.callee.name : '', ...call.callee.path].join())) return true;
  const fn = project.resolveFunction(facts.path, { is: 'ref', ref: call.callee });
  return fn !== undefined && depth <= MAX_DEPTH && !isOpenToErrors(project, fn, depth + 1);
}
