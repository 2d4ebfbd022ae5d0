/** What calls throw of Kit's control flow, and which never return. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { surelyPasses } from '../flow/steps.js';
import { indexOf } from './file-index.js';
import type { FunctionRef, Summary, Thrown } from './project.js';
import { passesThrough } from './swallow.js';
import type { Resolvers } from './swallow.js';

/** Functions that throw Kit's redirect or error for the caller. The named libraries re-export or wrap Kit's own. */
const THROWERS: { readonly [symbol: string]: Thrown } = {
  '@sveltejs/kit#redirect': 'redirect',
  '@sveltejs/kit#error': 'error',
  'sveltekit-flash-message/server#redirect': 'redirect',
  'sveltekit-flash-message#redirect': 'redirect',
};

/** Methods that call their callback before they return or before their promise settles. */
const RUNS_CALLBACK: ReadonlySet<string> = new Set([
  'map', 'forEach', 'filter', 'reduce', 'some', 'every', 'find', 'flatMap', 'transaction', '$transaction', 'withTransaction', 'begin', 'batch', 'run', 'then', 'finally',
]);

export type ThrowQueries = {
  throwsOf(path: string, call: number): readonly Thrown[];
  rejectsOf(path: string, call: number): readonly Thrown[];
  neverReturns(path: string, call: number): boolean;
  swallowedBy(path: string, call: number, thrown: Thrown): number | undefined;
  summary(fn: FunctionRef): Summary;
};

type Needs = Resolvers & { symbol(path: string, call: CallFact): string | undefined; /** Kit 1: `redirect()` only makes the value. */ readonly onlyWhenThrown: boolean };

/** The queries, with their answers remembered. */
export function throwQueries(needs: Needs): ThrowQueries {
  const summaries = new Map<string, Summary>();
  const open = new Set<string>();
  const EMPTY: Summary = { mayRedirect: false, mayError: false, neverReturns: false };

  /** What the call's promise, or the call itself, ends in. */
  function rejectsOf(path: string, index: number): readonly Thrown[] {
    const facts = needs.facts(path);
    const call = facts?.calls[index];
    if (!facts || !call) return [];
    const own = THROWERS[needs.symbol(path, call) ?? ''];
    if (own) return needs.onlyWhenThrown && call.use !== 'thrown' ? [] : [own];
    const fn = calledFunction(path, call);
    const found = new Set<Thrown>(fn ? thrownBy(summary(fn)) : []);
    for (const value of callbacksAndParts(facts, call)) for (const thrown of partThrows(path, value)) found.add(thrown);
    if (call.callee.from === 'call' && (call.callee.path[0] === 'then' || call.callee.path[0] === 'finally')) for (const thrown of rejectsOf(path, call.callee.call)) found.add(thrown);
    return [...found].sort();
  }

  function calledFunction(path: string, call: CallFact): FunctionRef | undefined {
    return call.calleeFn !== undefined ? { path, fn: call.calleeFn } : call.new ? undefined : needs.resolveFunction(path, { is: 'ref', ref: call.callee });
  }

  function partThrows(path: string, value: Value): readonly Thrown[] {
    if (value.is === 'function') return thrownBy(summary({ path, fn: value.fn }));
    if (value.is === 'call') return rejectsOf(path, value.call);
    return value.is === 'array' ? value.items.flatMap((item) => partThrows(path, item)) : [];
  }

  function throwsOf(path: string, index: number): readonly Thrown[] {
    const call = needs.facts(path)?.calls[index];
    if (!call) return [];
    return call.awaited || !isAsync(path, call) ? rejectsOf(path, index) : [];
  }

  /** Does what the call throws come as a rejection? Known of the app's own functions and of promise combinators. */
  function isAsync(path: string, call: CallFact): boolean {
    if (THROWERS[needs.symbol(path, call) ?? '']) return false;
    const fn = calledFunction(path, call);
    const isCombinator = call.callee.from === 'global' && call.callee.name === 'Promise';
    const callbacks = call.args.filter((arg) => arg.is === 'function');
    const hasAsyncCallback = callbacks.some((arg) => arg.is === 'function' && needs.facts(path)?.functions[arg.fn]?.async);
    return isCombinator || hasAsyncCallback || call.callee.from === 'call' || (!!fn && needs.facts(fn.path)?.functions[fn.fn]?.async === true);
  }

  function neverReturns(path: string, index: number): boolean {
    const facts = needs.facts(path);
    const call = facts?.calls[index];
    if (!facts || !call) return false;
    if (THROWERS[needs.symbol(path, call) ?? '']) return !needs.onlyWhenThrown || call.use === 'thrown';
    const fn = calledFunction(path, call);
    if (!fn) return false;
    const isAsyncFn = needs.facts(fn.path)?.functions[fn.fn]?.async === true;
    return (!isAsyncFn || call.awaited === true || call.use === 'returned') && summary(fn).neverReturns;
  }

  function swallowedBy(path: string, index: number, thrown: Thrown): number | undefined {
    const facts = needs.facts(path);
    return facts?.calls[index]?.tries?.find((one) => !passesThrough(needs, path, facts, one, thrown));
  }

  function summary(fn: FunctionRef): Summary {
    const key = `${fn.fn} ${fn.path}`;
    const known = summaries.get(key);
    if (known) return known;
    if (open.has(key)) return EMPTY;
    open.add(key);
    const result = summarise(fn);
    open.delete(key);
    // An answer made while a caller is still open may lack that caller's share; only final ones are kept.
    if (open.size === 0) summaries.set(key, result);
    return result;
  }

  function summarise(fn: FunctionRef): Summary {
    const facts = needs.facts(fn.path);
    if (!facts || facts.functions[fn.fn]?.generator) return EMPTY;
    const thrown = new Set<Thrown>();
    for (const call of indexOf(facts).callsOf.get(fn.fn) ?? []) {
      const leaves = facts.calls[call]?.use === 'returned' ? rejectsOf(fn.path, call) : throwsOf(fn.path, call);
      for (const one of leaves) if (swallowedBy(fn.path, call, one) === undefined) thrown.add(one);
    }
    return { mayRedirect: thrown.has('redirect'), mayError: thrown.has('error'), neverReturns: endsNowhere(fn.path, facts, fn.fn) };
  }

  function endsNowhere(path: string, facts: FileFacts, fn: number): boolean {
    const exits = indexOf(facts).exitsOf.get(fn) ?? [];
    return exits.length > 0 && exits.every((exit) => exit.kind === 'throw' || surelyPasses(facts, exit.at, (call) => neverReturns(path, call)));
  }

  return { throwsOf, rejectsOf, neverReturns, swallowedBy, summary };
}

function thrownBy(summary: Summary): readonly Thrown[] {
  return [...(summary.mayRedirect === true ? (['redirect'] as const) : []), ...(summary.mayError === true ? (['error'] as const) : [])];
}

/** Callbacks that the call runs, and the promises that a combinator waits for. */
function callbacksAndParts(facts: FileFacts, call: CallFact): readonly Value[] {
  const method = call.callee.path.at(-1) ?? '';
  if (call.callee.from === 'global' && call.callee.name === 'Promise') return method === 'all' || method === 'race' || method === 'any' ? call.args : [];
  return RUNS_CALLBACK.has(method) && !(call.callee.from === 'param' && method === 'run') ? call.args.filter((arg) => arg.is === 'function' && facts.functions[arg.fn] !== undefined) : [];
}
