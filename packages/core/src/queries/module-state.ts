/** Writes to what lives as long as the process: module-level variables, containers, stores and runes. */
import type { CallFact, ExitFact, FileFacts, Ref, Value, WriteFact } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Project } from '../project/project.js';
import type { Span } from '../span.js';
import { isFilledOnce } from './filled-once.js';
import { singletonCall } from './singleton-calls.js';
import { instanceAt, isThis, stateAt, type State, type StateKind, type StateOwner } from './state-target.js';

export type StateWrite = {
  /** Index of the function in whose body it stands. */
  readonly fn: number;
  readonly span: Span;
  /** What is written, as the user would write it: `lastOrder`, `settings.theme`; for a store the call: `user.set`. */
  readonly name: string;
  readonly kind: Exclude<StateKind, 'instance'> | 'client';
  /** Where the state is declared; absent for what a package or the global object holds. */
  readonly owner?: StateOwner;
  /** For `this.field` in a method of the owner. */
  readonly field?: string;
  readonly value?: Value;
  readonly when?: number;
  /** `x ??= …`, `x ||= …`, or under a test of `x` itself or of a flag that is set beside it. */
  readonly memo: boolean;
  /** Properties behind the owner that lead to what is written; `[]` for a computed one. */
  readonly rest: readonly string[];
  /** What was there before is gone: an assignment, `set(…)`, and `update(…)` with a function that does not look at it. */
  readonly replaces: boolean;
  /** The only properties that `update((cart) => ({ ...cart, items }))` changes; absent when it may be all. */
  readonly parts?: readonly string[];
};

const SETTERS: ReadonlySet<string> = new Set(['set', 'update']);
const MUTATORS: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill', 'add', 'set', 'append', 'delete', 'clear']);
const KEYING: ReadonlySet<string> = new Set(['set', 'delete', 'append']);

/**
 * The writes of one file to state that outlives a request, its own or another module's. By place.
 * @param isMeant only of those functions (indexes) for which it says so; asked once for each that writes such state
 */
export function stateWrites(project: Project, path: string, isMeant: (fn: number) => boolean = () => true): readonly StateWrite[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const meant = askedOnce(isMeant);
  const assigned = facts.writes.flatMap((write) => fromWrite(project, path, write, meant) ?? []);
  const called = facts.calls.flatMap((call) => fromCall(project, path, facts, call, meant) ?? []);
  return [...assigned, ...called].sort((a, b) => a.span[0] - b.span[0]);
}

type IsMeant = (fn: number) => boolean;

function askedOnce(isMeant: IsMeant): IsMeant {
  const known = new Map<number, boolean>();
  return (fn) => {
    if (!known.has(fn)) known.set(fn, isMeant(fn));
    return known.get(fn) === true;
  };
}

function fromWrite(project: Project, path: string, write: WriteFact, isMeant: IsMeant): StateWrite | undefined {
  const { fn, how, span, target, value, when } = write;
  const state = isThis(target) ? instanceAt(project, path, fn, target.path) : stateAt(project, path, target, fn);
  if (!state || how === 'bind' || how === 'delete' || (state.kind === 'store' && !write.store) || !isMeant(fn) || isCounted(project, state, write)) return undefined;
  const kind = write.store ? 'store' : state.rest.includes('[]') ? 'keyed' : state.kind === 'instance' ? 'container' : state.kind;
  return { fn, span, kind, name: state.name, rest: state.rest, replaces: how === '=', memo: how === '??=' || how === '||=' || isFilledOnce(project, path, write, state), ...optional({ owner: state.owner, field: state.field, value, when }) };
}

type Optional = Pick<StateWrite, 'owner' | 'field' | 'parts' | 'value' | 'when'>;

function optional(fields: { readonly [K in keyof Optional]: Optional[K] | undefined }): Optional {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

/** `visits += 1`; adding to a text is no counting. */
function isCounted(project: Project, { owner, rest }: State, { how }: WriteFact): boolean {
  if (how === '++') return true;
  const init = owner && project.facts(owner.path)?.bindings[owner.binding]?.init;
  const start = rest.length === 0 ? init : init?.is === 'object' ? init.props[rest[0] as string] : undefined;
  return how === 'op=' && !(start?.is === 'literal' && typeof start.value === 'string');
}

function fromCall(project: Project, path: string, facts: FileFacts, call: CallFact, isMeant: IsMeant): StateWrite | undefined {
  const { callee, fn, span, when } = call;
  const singleton = singletonCall(project, path, call);
  if (singleton) return isMeant(fn) ? { fn, span, ...singleton, rest: [], replaces: !looksBack(facts, call), memo: false, ...optional({ parts: partsOf(facts, call), value: valueOfCall(facts, call), when }) } : undefined;
  if (callee.from === 'global' && callee.name === 'Object' && callee.path[0] === 'assign') return fromAssign(project, path, call, isMeant);
  const method = callee.path.at(-1) ?? '';
  if (!SETTERS.has(method) && !MUTATORS.has(method)) return undefined;
  const base: Ref = { ...callee, path: callee.path.slice(0, -1) };
  const state = isThis(base) ? instanceAt(project, path, fn, base.path) : stateAt(project, path, base, fn);
  // What the app's own method writes is found in the method.
  if (!state || !isChange(state, method) || !isMeant(fn) || project.resolveFunction(path, { is: 'ref', ref: callee })) return undefined;
  const kind = kindOfChange(state, method, call);
  const name = kind === 'store' ? `${state.name}.${method}` : state.name;
  return { fn, span, kind, name, rest: state.rest, replaces: kind === 'store' && !looksBack(facts, call), memo: isFilledOnce(project, path, call, state), ...optional({ owner: state.owner, field: state.field, parts: partsOf(facts, call), value: valueOfCall(facts, call), when }) };
}

/** `cache.set(key, value)` makes an entry under a key; with a literal key it is a variable by another name. */
function kindOfChange({ kind, rest }: State, method: string, call: CallFact): 'store' | 'rune' | 'keyed' | 'container' {
  if (kind === 'store' || kind === 'rune') return kind;
  const isKeyed = kind === 'keyed' || KEYING.has(method) || rest.includes('[]');
  return isKeyed && !(method === 'set' && call.args[0]?.is === 'literal') ? 'keyed' : 'container';
}

/** Does the method change such a state? What the methods of a package's objects do is unknown. */
function isChange({ kind, rest }: State, method: string): boolean {
  switch (kind) {
    case 'store': return SETTERS.has(method) && rest.length === 0;
    case 'instance': return false;
    default: return MUTATORS.has(method);
  }
}

function fromAssign(project: Project, path: string, call: CallFact, isMeant: IsMeant): StateWrite | undefined {
  const [target, ...sources] = call.args;
  const state = target?.is === 'ref' ? stateAt(project, path, target.ref, call.fn) : undefined;
  if (!state || state.kind === 'store' || state.kind === 'keyed' || !isMeant(call.fn)) return undefined;
  const value: Value = { is: 'mix', of: sources };
  const { fn, span, when } = call;
  return { fn, span, kind: state.kind === 'rune' ? 'rune' : 'container', name: state.name, rest: state.rest, replaces: false, memo: isFilledOnce(project, path, call, state), ...optional({ owner: state.owner, field: state.field, value, when }) };
}

/** Does `update(fn)` make the new value of the old one? */
function looksBack(facts: FileFacts, call: CallFact): boolean {
  return newValues(facts, call).some(({ fn, value }) => origins(facts, value).some((ref) => isOld(ref, fn)));
}

function partsOf(facts: FileFacts, call: CallFact): readonly string[] | undefined {
  const objects = newValues(facts, call).map(({ fn, value }) => (value?.is === 'object' && value.spreads?.some((one) => one.is === 'ref' && isOld(one.ref, fn) && one.ref.path.length === 0) ? Object.keys(value.props) : undefined));
  return objects.length > 0 && objects.every((keys) => keys !== undefined) ? objects.flat() : undefined;
}

function newValues(facts: FileFacts, { args }: CallFact): readonly ExitFact[] {
  const given = args[0]?.is === 'function' ? args[0].fn : undefined;
  return facts.exits.filter(({ fn, value }) => fn === given && value !== undefined);
}

function isOld(ref: Ref, fn: number): boolean {
  return ref.from === 'param' && ref.fn === fn;
}

/** What is written: the arguments; for `update(fn)` what the function returns. */
function valueOfCall(facts: FileFacts, call: CallFact): Value | undefined {
  const parts = call.args.flatMap((arg) => (arg.is === 'function' ? facts.exits.filter((exit) => exit.fn === arg.fn && exit.value).map((exit) => exit.value as Value) : [arg]));
  return parts.length > 0 ? { is: 'mix', of: parts } : undefined;
}
