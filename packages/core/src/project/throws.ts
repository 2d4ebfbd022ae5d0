/** What calls throw of Kit's control flow, and which never return. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { argumentAtom } from '../flow/arguments.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import { surelyPasses } from '../flow/steps.js';
import { indexOf } from './file-index.js';
import type { FunctionRef, Summary, Thrown, ThrowSite } from './project.js';
import type { Exception, Resolvers } from './caught.js';
import { passesCallback, passesThrough } from './swallow.js';

/** Functions that throw Kit's exceptions for the caller. The named library re-exports Kit's own under another signature. */
const THROWERS: { readonly [symbol: string]: Thrown } = {
  '@sveltejs/kit#redirect': 'redirect',
  '@sveltejs/kit#error': 'error',
  '@sveltejs/kit#invalid': 'invalid',
  'sveltekit-flash-message/server#redirect': 'redirect',
  'sveltekit-flash-message#redirect': 'redirect',
};

/** Methods of arrays and the like that have called their callback when they return. */
const CALLS_AT_ONCE: ReadonlySet<string> = new Set(['map', 'forEach', 'filter', 'reduce', 'some', 'every', 'find', 'flatMap']);
/** Methods whose promise settles as their callback's does. */
const WAITS_FOR_CALLBACK: ReadonlySet<string> = new Set(['transaction', '$transaction', 'withTransaction', 'begin', 'batch', 'run', 'then', 'catch', 'finally']);

export type ThrowQueries = {
  throwsOf(path: string, call: number): readonly Thrown[];
  rejectsOf(path: string, call: number): readonly Thrown[];
  throwSites(path: string, call: number): readonly ThrowSite[];
  neverReturns(path: string, call: number): boolean;
  swallowedBy(path: string, call: number, thrown: Thrown): number | undefined;
  callbackPasses(path: string, callback: Value | undefined, thrown: Thrown): boolean;
  summary(fn: FunctionRef): Summary;
};

type Needs = Resolvers & {
  symbol(path: string, call: CallFact): string | undefined;
  /** Kit 1: `redirect()` only makes the value. */
  readonly onlyWhenThrown: boolean;
  /** Kit 2.47.3: `invalid()` throws. */
  readonly invalidThrows: boolean;
};

/** A call through which exceptions come. */
type Way = { readonly path: string; readonly call: number; readonly thrown: readonly Thrown[] };

/** The queries, with their answers remembered. One closure, as they all ask each other. */
export function throwQueries(needs: Needs): ThrowQueries {
  const factsOf = needs.facts;
  const leavingOf = rememberFinal<readonly Way[]>((fn: FunctionRef) => leavingCalls(fn), []);

  function ownThrow(path: string, call: CallFact): Thrown | undefined {
    const thrown = THROWERS[needs.symbol(path, call) ?? ''];
    return thrown === 'invalid' && !needs.invalidThrows ? undefined : thrown;
  }

  /** The calls one step further in, by which the call's promise, or the call itself, can end in an exception. Kit's own is its own way. */
  function waysOf(path: string, index: number): readonly Way[] {
    const facts = factsOf(path);
    const call = facts?.calls[index];
    if (!facts || !call) return [];
    const own = ownThrow(path, call);
    if (own) return needs.onlyWhenThrown && call.use !== 'thrown' ? [] : [{ path, call: index, thrown: [own] }];
    const fn = calledFunction(path, call);
    const ways = fn ? [...waysInto(fn, call)] : [];
    for (const value of partsOf(facts, call)) ways.push(...partWays(path, value));
    ways.push(...chainedWays(path, call));
    return ways;
  }

  function calledFunction(path: string, call: CallFact): FunctionRef | undefined {
    return call.calleeFn !== undefined ? { path, fn: call.calleeFn } : call.new ? undefined : needs.resolveFunction(path, { is: 'ref', ref: call.callee });
  }

  /** Without those that the arguments rule out. */
  function waysInto(fn: FunctionRef, by: CallFact): readonly Way[] {
    const facts = factsOf(fn.path) as FileFacts;
    return leavingOf(fn).filter((way) => canRun(conditionsOf(facts, facts.calls[way.call]?.when), argumentAtom(fn.fn, by)) !== false);
  }

  function partWays(path: string, value: Value): readonly Way[] {
    if (value.is === 'function') return leavingOf({ path, fn: value.fn });
    if (value.is === 'call') return [{ path, call: value.call, thrown: rejectsOf(path, value.call) }];
    return value.is === 'array' ? value.items.flatMap((item) => partWays(path, item)) : [];
  }

  /** `guard().then(…)` ends as `guard()` does, and `guard().catch(…)` where the callback lets it. */
  function chainedWays(path: string, call: CallFact): readonly Way[] {
    const method = call.callee.path[0];
    if (call.callee.from !== 'call' || (method !== 'then' && method !== 'catch' && method !== 'finally')) return [];
    const handler = call.args[method === 'then' ? 1 : 0];
    const thrown = rejectsOf(path, call.callee.call).filter((one) => method === 'finally' || handler === undefined || callbackPasses(path, handler, one));
    return [{ path, call: call.callee.call, thrown }];
  }

  function rejectsOf(path: string, index: number): readonly Thrown[] {
    const ways = waysOf(path, index);
    return ways.length === 0 ? [] : [...new Set(ways.flatMap((way) => way.thrown))].sort(); // nearly every call throws nothing of Kit's
  }

  function throwsOf(path: string, index: number): readonly Thrown[] {
    const call = factsOf(path)?.calls[index];
    if (!call) return [];
    return call.awaited || !isAsync(path, call) ? rejectsOf(path, index) : [];
  }

  /** Does what the call throws come as a rejection? */
  function isAsync(path: string, call: CallFact): boolean {
    if (ownThrow(path, call)) return false;
    if (call.callee.from === 'global' && call.callee.name === 'Promise') return true;
    if (call.args.some((arg) => arg.is === 'function' && factsOf(path)?.functions[arg.fn]?.async)) return true;
    const fn = calledFunction(path, call);
    const method = call.callee.path.at(-1) ?? '';
    return fn ? factsOf(fn.path)?.functions[fn.fn]?.async === true : !CALLS_AT_ONCE.has(method) && method !== 'run';
  }

  /** Kit's calls at the end of all ways. */
  function throwSites(path: string, index: number): readonly ThrowSite[] {
    const sites: ThrowSite[] = [];
    const seen = new Set<string>();
    const follow = (at: string, call: number, wanted: readonly Thrown[]): void => {
      const key = `${call} ${wanted.join()} ${at}`;
      if (seen.has(key)) return;
      seen.add(key);
      for (const way of waysOf(at, call)) {
        const thrown = way.thrown.filter((one) => wanted.includes(one));
        if (thrown[0] === undefined) continue;
        if (way.path === at && way.call === call) sites.push({ path: at, call, thrown: thrown[0] });
        else follow(way.path, way.call, thrown);
      }
    };
    follow(path, index, rejectsOf(path, index));
    return sites;
  }

  function neverReturns(path: string, index: number): boolean {
    const call = factsOf(path)?.calls[index];
    if (!call) return false;
    if (ownThrow(path, call)) return !needs.onlyWhenThrown || call.use === 'thrown';
    const fn = calledFunction(path, call);
    if (!fn) return false;
    const isAsyncFn = factsOf(fn.path)?.functions[fn.fn]?.async === true;
    return (!isAsyncFn || call.awaited === true || call.use === 'returned') && summary(fn).neverReturns;
  }

  function swallowedBy(path: string, index: number, thrown: Thrown): number | undefined {
    const facts = factsOf(path);
    const call = facts?.calls[index];
    return facts && call?.tries?.find((one) => !passesThrough(needs, path, facts, one, exceptionOf(path, call, thrown)));
  }

  function exceptionOf(path: string, call: CallFact, thrown: Thrown): Exception {
    const status = ownThrow(path, call) && call.args[0]?.is === 'literal' ? call.args[0].value : undefined;
    return typeof status === 'number' ? { thrown, status } : { thrown };
  }

  function callbackPasses(path: string, callback: Value | undefined, thrown: Thrown): boolean {
    return passesCallback(needs, path, callback, { thrown });
  }

  /** The calls by which an exception leaves the function. A promise that is returned without `await` leaves every `try`. */
  function leavingCalls(fn: FunctionRef): readonly Way[] {
    const facts = factsOf(fn.path);
    if (!facts || facts.functions[fn.fn]?.generator) return [];
    return (indexOf(facts).callsOf.get(fn.fn) ?? []).flatMap((index) => {
      const call = facts.calls[index] as CallFact;
      const isHanded = call.use === 'returned' && !call.awaited && isAsync(fn.path, call);
      const thrown = isHanded ? rejectsOf(fn.path, index) : throwsOf(fn.path, index).filter((one) => swallowedBy(fn.path, index, one) === undefined);
      return thrown.length > 0 ? [{ path: fn.path, call: index, thrown }] : [];
    });
  }

  const summary = rememberFinal<Summary>((fn) => {
    const thrown = new Set(leavingOf(fn).flatMap((way) => way.thrown));
    return { mayRedirect: thrown.has('redirect'), mayError: thrown.has('error'), neverReturns: endsNowhere(fn) };
  }, { mayRedirect: false, mayError: false, neverReturns: false });

  function endsNowhere({ path, fn }: FunctionRef): boolean {
    const facts = factsOf(path);
    const exits = facts ? (indexOf(facts).exitsOf.get(fn) ?? []) : [];
    return !!facts && exits.length > 0 && exits.every((exit) => exit.kind === 'throw' || surelyPasses(facts, exit.at, (call) => neverReturns(path, call)));
  }

  return { throwsOf, rejectsOf, throwSites, neverReturns, swallowedBy, callbackPasses, summary };
}

/**
 * Remembers the answers of a query that asks itself. A function that is asked for while its own answer is being made counts as
 * `open`; answers that were made with one are kept only when that function lies further in.
 */
function rememberFinal<T>(make: (fn: FunctionRef) => T, open: T): (fn: FunctionRef) => T {
  const known = new Map<string, T>();
  const depths = new Map<string, number>();
  let lowest = Infinity;
  return (fn) => {
    const key = `${fn.fn} ${fn.path}`;
    if (known.has(key)) return known.get(key) as T;
    const depth = depths.get(key);
    if (depth !== undefined) {
      lowest = Math.min(lowest, depth);
      return open;
    }
    const outer = lowest;
    const own = depths.size;
    lowest = Infinity;
    depths.set(key, own);
    const result = make(fn);
    depths.delete(key);
    if (lowest >= own) known.set(key, result);
    lowest = Math.min(outer, lowest >= own ? Infinity : lowest);
    return result;
  };
}

/** Callbacks that the call runs, and the promises that a combinator waits for. */
function partsOf(facts: FileFacts, call: CallFact): readonly Value[] {
  const method = call.callee.path.at(-1) ?? '';
  if (call.callee.from === 'global' && call.callee.name === 'Promise') return method === 'all' || method === 'race' || method === 'any' ? call.args : [];
  const runs = CALLS_AT_ONCE.has(method) || WAITS_FOR_CALLBACK.has(method);
  return runs ? call.args.filter((arg) => arg.is === 'function' && facts.functions[arg.fn] !== undefined) : [];
}
