/** Writes to what lives as long as the process: module-level variables, containers, stores and runes. */
import type { BindingFact, CallFact, FileFacts, Ref, Value, WriteFact } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Project, Target } from '../project/project.js';
import type { Span } from '../span.js';

/** What holds the state. */
export type StateKind = 'variable' | 'container' | 'keyed' | 'store' | 'rune' | 'object';

export type StateWrite = {
  /** Index of the function in whose body it stands. */
  readonly fn: number;
  readonly span: Span;
  /** As the user wrote it: `user.set`, `settings.theme`, `lastOrder`. */
  readonly name: string;
  readonly kind: StateKind;
  /** Where the state is declared; absent for a store of a package. */
  readonly owner?: { readonly path: string; readonly binding: number };
  readonly value?: Value;
  readonly when?: number;
  /** `x ??= …`, `x ||= …`, or an assignment under a test of `x` itself: filled once. */
  readonly memo: boolean;
  readonly property: boolean;
};

const SETTERS: ReadonlySet<string> = new Set(['set', 'update']);
const MUTATORS: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill', 'sort', 'reverse', 'pop', 'shift', 'copyWithin', 'add', 'set', 'delete', 'clear', 'append']);
const KEYED: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'Set', 'WeakSet', 'SvelteMap', 'SvelteSet', 'LRUCache', 'URLSearchParams', 'FormData', 'Headers']);

/** Stores that packages export as module-level singletons. */
const PACKAGE_STORES: ReadonlySet<string> = new Set(['svelte-i18n#locale', 'svelte-i18n#dictionary', 'sveltekit-i18n#locale']);
const STORE_MAKERS = /^(?:svelte\/store#(?:writable|readable|derived)|svelte-persisted-store#persisted|svelte-local-storage-store#(?:writable|persisted)|@square\/svelte-store#\w+|svelte-writable-derived#\w+)$/;

/** The writes of one file to module-level state, its own or another module's. */
export function stateWrites(project: Project, path: string): readonly StateWrite[] {
  const facts = project.facts(path);
  if (!facts) return [];
  const assigned = facts.writes.flatMap((write) => fromWrite(project, path, facts, write) ?? []);
  const called = facts.calls.flatMap((call) => fromCall(project, path, facts, call) ?? []);
  return [...assigned, ...called].sort((a, b) => a.span[0] - b.span[0]);
}

function fromWrite(project: Project, path: string, facts: FileFacts, write: WriteFact): StateWrite | undefined {
  if (write.how === 'bind') return undefined;
  const state = stateAt(project, path, write.target);
  if (!state) return undefined;
  const property = state.rest.length > 0;
  if (state.kind === 'store' && !write.store) return undefined;
  const computed = state.rest.includes('[]');
  return {
    fn: write.fn, span: write.span, name: state.name, owner: state.owner, kind: write.store ? 'store' : computed || write.how === 'delete' ? 'keyed' : state.kind, property,
    memo: write.how === '??=' || write.how === '||=' || testsItself(project, path, facts, write.when, state),
    ...(write.value ? { value: write.value } : {}), ...(write.when !== undefined ? { when: write.when } : {}),
  };
}

function fromCall(project: Project, path: string, facts: FileFacts, call: CallFact): StateWrite | undefined {
  const method = call.callee.path.at(-1);
  const where = { fn: call.fn, span: call.span, ...(call.when !== undefined ? { when: call.when } : {}) };
  if (call.callee.from === 'global' && call.callee.name === 'Object' && method === 'assign') {
    const target = call.args[0]?.is === 'ref' ? stateAt(project, path, call.args[0].ref) : undefined;
    return target ? { ...where, name: target.name, owner: target.owner, kind: target.kind, property: true, memo: false, value: { is: 'mix', of: call.args.slice(1) } } : undefined;
  }
  if (method === undefined || (!MUTATORS.has(method) && method !== 'update')) return undefined;
  const base: Ref = { ...call.callee, path: call.callee.path.slice(0, -1) };
  const packageStore = SETTERS.has(method) ? packageStoreName(project, path, base) : undefined;
  if (packageStore) return { ...where, name: `${packageStore}.${method}`, kind: 'store', property: false, memo: false, ...valueOfCall(facts, call) };
  const state = stateAt(project, path, base);
  if (!state) return undefined;
  if (state.kind === 'store' ? !SETTERS.has(method) || state.rest.length > 0 : !MUTATORS.has(method)) return undefined;
  if (state.kind === 'object' || state.kind === 'variable') return undefined; // an instance whose methods are unknown
  return {
    ...where, name: `${state.name}.${method}`, owner: state.owner, kind: state.kind === 'container' && (method === 'set' || method === 'delete') ? 'keyed' : state.kind,
    property: state.rest.length > 0, memo: testsItself(project, path, facts, call.when, state), ...valueOfCall(facts, call),
  };
}

/** What is written: the arguments; for `update(fn)` what the function returns. */
function valueOfCall(facts: FileFacts, call: CallFact): { value?: Value } {
  const parts = call.args.flatMap((arg) => (arg.is === 'function' ? facts.exits.filter((exit) => exit.fn === arg.fn && exit.value).map((exit) => exit.value as Value) : [arg]));
  return parts.length > 0 ? { value: { is: 'mix', of: parts } } : {};
}

function packageStoreName(project: Project, path: string, ref: Ref): string | undefined {
  const symbol = project.symbol(path, ref);
  return symbol && PACKAGE_STORES.has(symbol) ? symbol.slice(symbol.indexOf('#') + 1) : undefined;
}

type State = { readonly owner: { path: string; binding: number }; readonly rest: readonly string[]; readonly kind: StateKind; readonly name: string };

/** The module-level state that a ref leads to. */
function stateAt(project: Project, path: string, ref: Ref): State | undefined {
  const target = project.resolve(path, ref);
  if (target.is !== 'binding') return undefined;
  const facts = project.facts(target.path);
  const binding = facts?.bindings[target.binding];
  if (!facts || !binding || binding.fn !== 0 || binding.kind === 'import' || binding.kind === 'function') return undefined;
  const kind = kindOf(project, target, binding);
  return kind ? { owner: { path: target.path, binding: target.binding }, rest: target.rest, kind, name: [binding.name, ...target.rest.filter((part) => part !== '[]')].join('.') } : undefined;
}

function kindOf(project: Project, target: Extract<Target, { is: 'binding' }>, binding: BindingFact): StateKind | undefined {
  const init = binding.init;
  const call = init?.is === 'call' ? project.facts(target.path)?.calls[init.call] : undefined;
  if (call && !call.new) {
    const symbol = project.symbol(target.path, call.callee);
    if (symbol && STORE_MAKERS.test(symbol)) return 'store';
    if (call.callee.from === 'global' && call.callee.name === '$state') return 'rune';
    if (isStoreFactory(project, target.path, call)) return 'store';
  }
  if (binding.kind === 'let' || binding.kind === 'var') return target.rest.length === 0 ? 'variable' : 'container';
  if (init?.is === 'object' || init?.is === 'array') return 'container';
  if (!call?.new) return undefined;
  const name = call.callee.path.at(-1) ?? (call.callee.from === 'global' ? call.callee.name : '');
  if (KEYED.has(name)) return 'keyed';
  return isOwnClass(project, target.path, call) ? 'rune' : undefined;
}

/** The app's own function that returns a store: `createUser()` with `return writable(…)` or `{ subscribe, set }`. */
function isStoreFactory(project: Project, path: string, call: CallFact): boolean {
  const fn = project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const facts = fn && project.facts(fn.path);
  if (!fn || !facts) return false;
  return facts.exits.some((exit) => exit.fn === fn.fn && exit.value !== undefined && isStoreValue(project, fn.path, facts, exit.value));
}

function isStoreValue(project: Project, path: string, facts: FileFacts, value: Value): boolean {
  if (value.is === 'object') return 'subscribe' in value.props;
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  return !!call && STORE_MAKERS.test(project.symbol(path, call.callee) ?? '');
}

/** An instance of one of the app's classes that holds `$state` fields. */
function isOwnClass(project: Project, path: string, call: CallFact): boolean {
  const target = project.resolve(path, call.callee);
  const facts = target.is === 'binding' ? project.facts(target.path) : undefined;
  return !!facts && target.is === 'binding' && facts.bindings[target.binding]?.kind === 'class' && facts.runes === true;
}

/** Is the place under a test of the same state (`if (!cache) cache = …`)? */
function testsItself(project: Project, path: string, facts: FileFacts, when: number | undefined, state: State): boolean {
  for (let at = when; at !== undefined; at = facts.conditions[at]?.outer) {
    const test = facts.conditions[at]?.test;
    const refs = test ? testRefs(facts, test) : [];
    if (refs.some((ref) => { const found = stateAt(project, path, ref); return found?.owner.path === state.owner.path && found.owner.binding === state.owner.binding; })) return true;
  }
  return false;
}

function testRefs(facts: FileFacts, test: FileFacts['conditions'][number]['test']): readonly Ref[] {
  switch (test.is) {
    case 'not': return testRefs(facts, test.test);
    case 'and': case 'or': return test.tests.flatMap((one) => testRefs(facts, one));
    case 'truthy': case 'typeof': return origins(facts, test.value);
    case 'equal': return [...origins(facts, test.left), ...origins(facts, test.right)];
    case 'instanceof': case 'in': return origins(facts, test.value);
    default: return test.of.flatMap((value) => origins(facts, value));
  }
}

/** Is the state read anywhere: in its own module outside the write, or through an export? */
export function isRead(project: Project, owner: { readonly path: string; readonly binding: number }, write: Span): boolean {
  const facts = project.facts(owner.path);
  if (!facts) return false;
  const own = facts.reads.some((read) => read.ref.from === 'binding' && read.ref.binding === owner.binding && !(write[0] <= read.span[0] && read.span[1] <= write[1]));
  const called = facts.calls.some((call) => call.callee.from === 'binding' && call.callee.binding === owner.binding && !MUTATORS.has(call.callee.path.at(-1) ?? ''));
  return own || called || facts.exports.some((one) => one.binding === owner.binding);
}

