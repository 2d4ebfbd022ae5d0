/** Where state that outlives a request is read. */
import type { CallFact, FileFacts, Ref } from '../facts.js';
import type { Project } from '../project/project.js';
import { contains, type Span } from '../span.js';
import type { StateWrite } from './module-state.js';
import { singletonCall } from './singleton-calls.js';
import { restIn, type Keepers } from './state-keepers.js';

export type StateReading = {
  readonly path: string;
  readonly fn: number;
  readonly span: Span;
  /** Properties behind the owner, as in the write. */
  readonly rest: readonly string[];
  /** It is read only when the script has run: in `$derived`, or perhaps in `$:`. */
  readonly late: boolean;
};

const CHANGES: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill', 'add', 'set', 'update', 'append', 'delete', 'clear']);

/**
 * The readings of it, in functions: `$user`, `get(user)`, `cart.items`, what a method of its keeper gives; also of stores that derive from
 * it. For what a package keeps: every use of the package. Where a store that is passed on is read is unknown.
 */
export function stateReadings(project: Project, keepers: Keepers, write: StateWrite): readonly StateReading[] {
  return keepers.files.flatMap((path) => readingsIn(project, path, keepers, write));
}

function readingsIn(project: Project, path: string, keepers: Keepers, write: StateWrite): readonly StateReading[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const own = facts.writes.filter(({ target }) => restIn(project, path, target, keepers)).map(({ span }) => span);
  const reads = facts.reads.filter(({ ref, span }) => write.kind !== 'store' || isDollar(facts, ref) || isAsked(project, facts, span));
  const calls = facts.calls.filter((call) => gives(project, path, call)).map(({ callee, fn, span }) => ({ ref: callee, fn, span }));
  return [...reads, ...calls].flatMap(({ fn, ref, span }) => {
    const rest = fn === 0 || own.some((one) => contains(one, span)) ? undefined : restIn(project, path, ref, keepers);
    return rest && (rest[0] === undefined || write.parts?.includes(rest[0]) !== false) ? [{ path, fn, span, rest, late: isLate(facts, ref, span) }] : [];
  });
}

/** Facts do not tell what `$:` holds: of a `$store` in a script without runes it is supposed. */
function isLate(facts: FileFacts, ref: Ref, span: Span): boolean {
  const isDerived = facts.calls.some((call) => call.callee.from === 'global' && call.callee.name === '$derived' && contains(call.span, span));
  return isDerived || (!facts.runes && isDollar(facts, ref));
}

function isDollar({ bindings }: FileFacts, ref: Ref): boolean {
  return ref.from === 'binding' && bindings[ref.binding]?.kind === 'store';
}

/** `get(user)`. */
function isAsked(project: Project, { calls, path }: FileFacts, span: Span): boolean {
  return calls.some((call) => call.argSpans[0]?.[0] === span[0] && project.symbol(path, call.callee) === 'svelte/store#get');
}

/** Methods that change it give nothing; of the app's own ones those whose result is thrown away. */
function gives(project: Project, path: string, call: CallFact): boolean {
  if (CHANGES.has(call.callee.path.at(-1) ?? '') || singletonCall(project, path, call)) return false;
  return call.use !== 'discarded' || project.resolveFunction(path, { is: 'ref', ref: call.callee }) === undefined;
}
