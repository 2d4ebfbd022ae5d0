/** Promises that a `load` returns, and the code that runs after it. */
import type { CallFact, FileFacts, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, Project } from '../project/project.js';
import type { Span } from '../span.js';
import { isFetch } from './own-request.js';

/** A call in what the entry returns, below its top, that nobody waits for. */
export type SentPromise = {
  /** Index into `calls`. */
  readonly call: number;
  /** The property, or else the whole statement. */
  readonly span: Span;
};

const MAX_DEPTH = 6;
const CHAINED = /^(?:then|catch|finally)$/;

/** The calls below the top of what the entry returns whose result is not waited for, through its own constants. In source order. Most, not all, are promises: ask `isPromise`. */
export function sentCalls(project: Project, { fn, path }: Entry): readonly SentPromise[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ kind }) => kind === 'return');
  return exits.flatMap(({ span, value }) => (value ? callsIn(facts, value, span, 0) : []));
}

function callsIn(facts: FileFacts, value: Value, span: Span, depth: number): readonly SentPromise[] {
  if (depth > MAX_DEPTH) return [];
  const inner = (one: Value, at: Span): readonly SentPromise[] => callsIn(facts, one, at, depth + 1);
  switch (value.is) {
    case 'object': return Object.entries(value.props).flatMap(([key, one]) => inner(one, value.spans?.[key] ?? span));
    case 'array': case 'either': return (value.is === 'array' ? value.items : value.of).flatMap((one) => inner(one, span));
    case 'call': return depth === 0 || value.awaited ? [] : [{ call: value.call, span }];
    case 'ref': {
      const binding = value.ref.from === 'binding' && value.ref.path.length === 0 && !value.awaited ? facts.bindings[value.ref.binding] : undefined;
      return binding?.kind === 'const' && !binding.rest && binding.init ? callsIn(facts, binding.init, span, Math.max(depth, 1)) : [];
    }
    default: return [];
  }
}

/** Does the call surely give a promise: `fetch`, a chain of `then`, `Promise.all`, `new Promise`, an `async` function of the app? */
export function isPromise(project: Project, facts: FileFacts, call: CallFact): boolean {
  const { callee } = call;
  if (callee.from === 'global' && callee.name === 'Promise') return call.new === true || callee.path.length === 1;
  if (call.new) return false;
  if (CHAINED.test(callee.path.at(-1) ?? '')) return call.args.some((arg) => arg.is === 'function' || arg.is === 'ref');
  if ((callee.from === 'global' || callee.from === 'param') && isFetch(project, facts, call)) return true;
  const fn = calledFunction(project, facts, call);
  const fact = fn && project.facts(fn.path)?.functions[fn.fn];
  return fact?.async === true && !fact.generator;
}

function calledFunction(project: Project, { path }: FileFacts, { callee, calleeFn }: CallFact): { readonly path: string; readonly fn: number } | undefined {
  return calleeFn === undefined ? project.resolveFunction(path, { is: 'ref', ref: callee }) : { path, fn: calleeFn };
}

/** A part of a function of the entry's file that runs once the entry has returned. */
export type LateCode = { readonly fn: number; /** What begins before this offset runs at once. */ readonly from: number; /** What the function is given, when it is called by name. */ readonly call?: number };

/**
 * The code behind promises that the entry returns, which runs after it: callbacks of `then` and the like, and what follows the first `await` in
 * `async` functions of the same file.
 */
export function lateCode(project: Project, entry: Entry): readonly LateCode[] {
  const facts = project.facts(entry.path) as FileFacts;
  return sentCalls(project, entry).flatMap(({ call }) => lateIn(project, facts, call, 0));
}

function lateIn(project: Project, facts: FileFacts, index: number, depth: number): readonly LateCode[] {
  const call = facts.calls[index];
  if (!call || depth > MAX_DEPTH || isSettled(call)) return [];
  const name = call.callee.path.at(-1) ?? '';
  if (CHAINED.test(name)) {
    const before = call.callee.from === 'call' ? call.callee.call : undefined;
    if (before !== undefined && isSettled(facts.calls[before] as CallFact)) return [];
    const callbacks = call.args.flatMap((arg) => (arg.is === 'function' ? [{ fn: arg.fn, from: 0 }] : []));
    return [...callbacks, ...(before === undefined ? [] : lateIn(project, facts, before, depth + 1))];
  }
  const fn = calledFunction(project, facts, call);
  if (!fn || fn.path !== facts.path || !facts.functions[fn.fn]?.async) return [];
  const first = facts.awaits.filter((one) => one.fn === fn.fn).sort((a, b) => a.span[0] - b.span[0])[0];
  return first ? [{ fn: fn.fn, from: first.span[1], call: index }] : [];
}

/** `Promise.resolve()`: what follows runs before Kit looks at the answer. */
function isSettled({ callee }: CallFact): boolean {
  return callee.from === 'global' && callee.name === 'Promise' && callee.path.join() === 'resolve';
}
