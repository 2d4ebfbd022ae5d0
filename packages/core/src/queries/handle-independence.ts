/** Could two handles of a `sequence()` ask at the same time? */
import type { CallFact, ExitFact, FileFacts, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';
import { isResolve, resolveCalls } from './handle-hooks.js';
import { eventReads, eventWrites } from './handle-locals.js';
import { isQuiet } from './waterfall-access.js';
import { waitsOf } from './waterfall-waits.js';

/**
 * Do both handles always wait for something that only reads, and is it shown that they need nothing of each other? Each must answer with
 * `resolve(event)` and nothing else, on every way; change nothing but `locals`; and hand the event to nobody.
 */
export function areIndependent(project: Project, first: FunctionRef, second: FunctionRef): boolean {
  return [first, second].every((one) => alwaysWaits(project, one) && onlyResolves(project, one) && isClosed(project, one)) && !touchTheSame(project, first, second);
}

function alwaysWaits(project: Project, at: FunctionRef): boolean {
  return waitsOf(project, at).some(({ fact }) => fact.when === undefined);
}

/** Is `resolve(event)` the answer on every way, without options? */
function onlyResolves(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const exits = indexOf(facts).exitsOf.get(fn) ?? [];
  const isResolved = (value: Value): boolean => value.is === 'call' && isPlainResolve(facts, value.call, fn);
  return exits.length > 0 && exits.every(({ kind, value }: ExitFact) => kind === 'return' && value !== undefined && alternatives(value).every(isResolved));
}

function isPlainResolve({ calls }: FileFacts, index: number, fn: number): boolean {
  const { args, callee } = calls[index] as CallFact;
  return isResolve(callee, fn) && args.length === 1;
}

/** Does it end nothing, change nothing but `locals`, and keep the event to itself? */
function isClosed(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const resolved = new Set(resolveCalls(facts, fn));
  const calls = (indexOf(facts).callsOf.get(fn) ?? []).filter((index) => !resolved.has(index));
  const isKept = ({ args }: CallFact): boolean => !args.some((arg) => isWholeEvent(arg, fn));
  const onlyLocals = (indexOf(facts).writesOf.get(fn) ?? []).every(({ target }) => (target.from === 'binding' ? facts.bindings[target.binding]?.fn === fn : target.from === 'param' && /^(?:event\.)?locals\./.test(target.path.join('.'))));
  return onlyLocals && calls.every((index) => project.throwsOf(path, index).length === 0 && isQuiet(project, path, index) && isKept(facts.calls[index] as CallFact));
}

function isWholeEvent(value: Value, fn: number): boolean {
  if (value.is === 'object') return value.open === true || Object.values(value.props).some((one) => isWholeEvent(one, fn));
  return value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn && /^(?:event)?(?:\.?locals)?$/.test(value.ref.path.join('.'));
}

/** Does either read or write a part of `locals` that the other one writes? */
function touchTheSame(project: Project, first: FunctionRef, second: FunctionRef): boolean {
  const written = [first, second].map((one) => keys(eventWrites(project, one)));
  const used = [first, second].map((one, i) => new Set([...(written[i] as Keys), ...keys(eventReads(project, one))]));
  return [...(written[0] as Keys)].some((key) => used[1]?.has(key)) || [...(written[1] as Keys)].some((key) => used[0]?.has(key));
}

type Keys = ReadonlySet<string>;

/** The parts of `locals`. Handing on all of it is not closed (see above). */
function keys(uses: ReturnType<typeof eventReads>): Keys {
  return new Set(uses.filter(({ path }) => path[0] === 'locals').map(({ path }) => path[1] ?? ''));
}
