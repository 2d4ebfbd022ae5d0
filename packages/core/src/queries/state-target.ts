/** What outlives a request: where a name leads, and what kind of state lies there. */
import type { BindingFact, CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { FunctionRef, Project, Target } from '../project/project.js';
import { methodAround } from '../project/this-methods.js';

/**
 * What holds the state: a variable itself, a property or item of something, an entry under a key, a store, something made of runes, or
 * an object of a package whose methods are unknown.
 */
export type StateKind = 'variable' | 'container' | 'keyed' | 'store' | 'rune' | 'instance';

/** A variable that is declared once for the process. */
export type StateOwner = { readonly path: string; readonly binding: number };

export type State = {
  readonly kind: StateKind;
  /** As the user would write it: `settings.theme`. */
  readonly name: string;
  /** Properties behind the owner; `[]` for a computed one. */
  readonly rest: readonly string[];
  /** Absent for what a package or the global object holds. */
  readonly owner?: StateOwner;
  /** For `this.field` in a method: which field of the owner. */
  readonly field?: string;
};

type BindingTarget = Extract<Target, { is: 'binding' }>;

/** Stores that packages export as module-level singletons. */
const PACKAGE_STORES: ReadonlySet<string> = new Set(['svelte-i18n#locale', 'svelte-i18n#dictionary']);
/** What makes a store: `module#export`. */
export const STORE_MAKERS = /^(?:svelte\/store#(?:writable|readable|derived)|svelte-persisted-store#persisted|svelte-local-storage-store#(?:writable|persisted)|@square\/svelte-store#\w+|svelte-writable-derived#\w+)$/;
const KEYED: ReadonlySet<string> = new Set(['Map', 'WeakMap', 'Set', 'WeakSet', 'SvelteMap', 'SvelteSet', 'LRUCache', 'URLSearchParams', 'FormData', 'Headers']);
/** Global functions whose results are plain objects and arrays. */
const PLAIN: ReadonlySet<string> = new Set(['structuredClone', 'JSON.parse', 'Object.fromEntries', 'Object.create', 'Object.assign', 'Array.from', 'Array.of', 'Array']);
/** Methods that give an item of a list; changing the item changes the list. */
const ITEM: ReadonlySet<string> = new Set(['find', 'findLast', 'at']);

/**
 * The state that a ref of a file leads to; undefined for what lives no longer than a call.
 * @param fn the function in which the ref stands, when it is written there: a factory that fills its own variables changes no state
 */
export function stateAt(project: Project, path: string, ref: Ref, fn?: number): State | undefined {
  if (ref.from === 'call') return itemOf(project, path, ref.call, ref.path);
  if (ref.from === 'param') return handedTo(project, path, ref);
  const target = project.resolve(path, ref);
  switch (target.is) {
    case 'binding': return ofBinding(project, path, target, fn);
    case 'package': return ofPackage(project, path, ref, target);
    case 'value': return ofDefault(project, path, ref, target);
    case 'global': return target.name === 'globalThis' && target.rest.length > 0 ? { kind: 'container', name: nameOf('globalThis', target.rest), rest: target.rest } : undefined;
    default: return undefined;
  }
}

/** `put(user, value)`: the store that every caller hands to the function. What else is handed over is looked at where it is made. */
function handedTo(project: Project, path: string, { fn, index, path: rest }: Extract<Ref, { from: 'param' }>): State | undefined {
  if (rest.length > 0) return undefined;
  const states = project.callers({ path, fn }).map((site) => {
    const call = project.facts(site.path)?.calls[site.call];
    const arg = call?.spread ? undefined : call?.args[index];
    return arg?.is === 'ref' && arg.ref.from !== 'param' ? stateAt(project, site.path, arg.ref, call?.fn) : undefined;
  });
  return states.every((state) => state?.kind === 'store') ? states[0] : undefined;
}

function ofBinding(project: Project, path: string, target: BindingTarget, fn: number | undefined): State | undefined {
  const binding = project.facts(target.path)?.bindings[target.binding];
  if (!binding || binding.kind === 'import' || binding.fn === fn) return binding && itemBehind(project, path, target, binding);
  if (!isKeptBinding(project, target.path, binding)) return itemBehind(project, path, target, binding);
  const inside = storeInside(project, target, binding);
  if (inside !== undefined) return { kind: 'store', owner: { path: target.path, binding: target.binding }, rest: target.rest.slice(inside), name: nameOf(binding.name, target.rest) };
  const kind = kindOf(project, target, binding);
  return kind && { owner: { path: target.path, binding: target.binding }, rest: target.rest, kind, name: nameOf(binding.name, target.rest) };
}

/** `stores.user` of `const stores = { user: writable(null) }`: how many names lead to the store. Undefined when none do. */
function storeInside(project: Project, { path, rest }: BindingTarget, { init }: BindingFact): number | undefined {
  let value = init;
  for (const [index, name] of rest.entries()) {
    value = value?.is === 'object' && Object.hasOwn(value.props, name) ? value.props[name] : undefined;
    const call = value?.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
    if (call && kindOfCall(project, path, call) === 'store') return index + 1;
  }
  return undefined;
}

function nameOf(name: string, rest: readonly string[]): string {
  return [name, ...rest.filter((part) => part !== '[]')].join('.');
}

/** `const note = notes.find(…)`, then `note.text`. */
function itemBehind(project: Project, path: string, { rest }: BindingTarget, { init, kind }: BindingFact): State | undefined {
  return kind === 'const' && init?.is === 'call' && rest.length > 0 ? itemOf(project, path, init.call, rest) : undefined;
}

/** `notes.find(…).text`: a property of an item of the list, which changes the list. */
function itemOf(project: Project, path: string, call: number, rest: readonly string[]): State | undefined {
  const callee = project.facts(path)?.calls[call]?.callee;
  if (!callee || !ITEM.has(callee.path.at(-1) ?? '')) return undefined;
  const list = stateAt(project, path, { ...callee, path: callee.path.slice(0, -1) });
  const kind = list?.kind === 'variable' ? 'container' : list?.kind;
  return list && kind && { ...list, kind, rest: [...list.rest, ...rest] };
}

function ofPackage(project: Project, path: string, ref: Ref, target: Extract<Target, { is: 'package' }>): State | undefined {
  if (PACKAGE_STORES.has(`${target.module}#${target.name}`)) return { kind: 'store', name: nameOf(target.name, target.rest), rest: target.rest };
  const names = ref.from === 'import' ? project.facts(path)?.imports[ref.import]?.names : undefined;
  const local = names?.find((one) => one.imported === target.name)?.local ?? target.name;
  return target.rest.length > 0 ? { kind: 'instance', name: nameOf(local, target.rest), rest: target.rest } : undefined;
}

/** `export default { theme: 'light' }`: kept as long as its module, under the name that it is imported by. */
function ofDefault(project: Project, path: string, ref: Ref, { rest, value }: Extract<Target, { is: 'value' }>): State | undefined {
  const names = ref.from === 'import' ? project.facts(path)?.imports[ref.import]?.names : undefined;
  const local = names?.find((one) => one.imported === 'default')?.local;
  const isPlain = value.is === 'object' || value.is === 'array';
  return local !== undefined && isPlain ? { kind: rest.includes('[]') ? 'keyed' : 'container', name: nameOf(local, rest), rest } : undefined;
}

const OF_ONE_CALL: ReadonlySet<BindingFact['kind']> = new Set<BindingFact['kind']>(['param', 'catch', 'each']);

/** Does the variable live as long as its module: declared at its top level, or local to a factory whose result is kept there? */
export function isKeptBinding(project: Project, path: string, binding: BindingFact): boolean {
  return binding.fn === 0 || (!OF_ONE_CALL.has(binding.kind) && isKept(project, { path, fn: binding.fn }));
}

/** Is the function only called at the top level of modules, and what it returns kept there? */
function isKept(project: Project, factory: FunctionRef): boolean {
  const sites = project.callers(factory);
  return sites.length > 0 && sites.every((site) => {
    const facts = project.facts(site.path);
    return facts?.calls[site.call]?.fn === 0 && facts.bindings.some((one) => one.fn === 0 && one.init?.is === 'call' && one.init.call === site.call);
  });
}

function kindOf(project: Project, { path, rest }: BindingTarget, binding: BindingFact): StateKind | undefined {
  const { init } = binding;
  const call = init?.is === 'call' ? project.facts(path)?.calls[init.call] : undefined;
  const made = call && kindOfCall(project, path, call);
  if (made === 'store' || made === 'rune') return made;
  if (binding.kind === 'let' || binding.kind === 'var') return rest.length === 0 ? 'variable' : made === 'keyed' ? 'keyed' : 'container';
  if (made) return made;
  const isPlain = init?.is === 'object' || init?.is === 'array' || ((binding.kind === 'class' || binding.kind === 'function') && rest.length > 0);
  return isPlain ? 'container' : undefined;
}

function kindOfCall(project: Project, path: string, call: CallFact): StateKind {
  const { callee } = call;
  if (!call.new && callee.from === 'global' && callee.name === '$state') return 'rune';
  if (!call.new && STORE_MAKERS.test(project.symbol(path, callee) ?? '')) return 'store';
  const global = callee.from === 'global' ? [callee.name, ...callee.path].join('.') : '';
  if (call.new && KEYED.has(callee.path.at(-1) ?? global)) return 'keyed';
  if (PLAIN.has(global)) return 'container';
  return ofOwnMaker(project, path, call) ?? 'instance';
}

/** What the app's own class or factory makes. Runes in the file stand for `$state` in what it makes. */
function ofOwnMaker(project: Project, path: string, call: CallFact): StateKind | undefined {
  const maker = call.new ? project.resolve(path, call.callee) : undefined;
  if (maker?.is === 'binding') return project.facts(maker.path)?.runes ? 'rune' : 'container';
  const factory = call.new ? undefined : call.calleeFn !== undefined ? { path, fn: call.calleeFn } : project.resolveFunction(path, { is: 'ref', ref: call.callee });
  const facts = factory && project.facts(factory.path);
  if (!factory || !facts) return undefined;
  if (facts.exits.some((exit) => exit.fn === factory.fn && exit.value !== undefined && isStoreValue(project, factory.path, facts, exit.value))) return 'store';
  return facts.runes ? 'rune' : 'container';
}

function isStoreValue(project: Project, path: string, facts: FileFacts, value: Value): boolean {
  if (value.is === 'object') return 'subscribe' in value.props;
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  return !!call && STORE_MAKERS.test(project.symbol(path, call.callee) ?? '');
}

/** The state that `this` is in a method: the instance that a module keeps, when the method is called on no other. */
export function instanceAt(project: Project, path: string, fn: number, rest: readonly string[], hops = 0): State | undefined {
  const facts = project.facts(path);
  const method = facts && methodAround(facts, fn);
  if (method === undefined || hops > 4) return facts && ofStatic(facts, fn, rest);
  const states = project.callers({ path, fn: method }).map((site) => {
    const call = project.facts(site.path)?.calls[site.call] as CallFact;
    const base: Ref = { ...call.callee, path: call.callee.path.slice(0, -1) };
    return isThis(base) ? instanceAt(project, site.path, call.fn, [], hops + 1) : stateAt(project, site.path, base);
  });
  const [state] = states;
  return state && states.every((one) => one !== undefined) ? { ...state, rest: [...state.rest, ...rest], name: nameOf(state.name, rest), ...(rest[0] !== undefined && { field: rest[0] }) } : undefined;
}

/** In a static method `this` is the class. */
function ofStatic(facts: FileFacts, fn: number, rest: readonly string[]): State | undefined {
  const { classBinding, kind } = facts.functions[fn] ?? {};
  const name = facts.bindings[classBinding ?? -1]?.name;
  return kind === 'static' && name !== undefined && rest.length > 0 ? { kind: 'container', owner: { path: facts.path, binding: classBinding as number }, name: nameOf(name, rest), rest } : undefined;
}

/** Is it `this` itself, or a property of it? */
export function isThis(ref: Ref): boolean {
  return ref.from === 'global' && ref.name === 'this';
}
