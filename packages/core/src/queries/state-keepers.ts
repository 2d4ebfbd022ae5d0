/** Under which names state that outlives a request is known. */
import type { BindingFact, FileFacts, Ref, Value } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Project, Target } from '../project/project.js';
import type { StateWrite } from './module-state.js';
import { isThis, STORE_MAKERS, type StateOwner } from './state-target.js';

/** Under which names state is found. */
export type Keepers = {
  /** Of what a package keeps itself. */
  readonly module?: string;
  /** Variables and default exports; for that in which it is declared the properties that lead to it. */
  readonly names: ReadonlyMap<string, readonly string[] | undefined>;
  /** Methods and getters of the class that give something of the field that is written. */
  readonly members?: readonly string[];
  /** What is written is a property that the declared object does not know: whoever takes the whole object does not ask for it. */
  readonly hidden?: boolean;
  /** The files that can know it, sorted. */
  readonly files: readonly string[];
};

/** Under which names what the write changes is found, over all files. Undefined for what lies in no variable and no package. */
export function keepersOf(project: Project, path: string, write: StateWrite): Keepers | undefined {
  if (write.owner) return keepersOfOwner(project, write.owner, write);
  const module = packageOf(project, path, write);
  return module === undefined ? undefined : { module, names: new Map(), files: project.paths().filter((one) => !project.isDead(one)) };
}

/** Does the other write change the same, or a part of it? */
export function writesSame(project: Project, path: string, keepers: Keepers, write: StateWrite): boolean {
  return write.owner ? keepers.names.has(keyOf(write.owner, write.owner.binding)) : keepers.module !== undefined && packageOf(project, path, write) === keepers.module;
}

function packageOf(project: Project, path: string, { span }: StateWrite): string | undefined {
  const facts = project.facts(path) as FileFacts;
  const at = [...facts.calls.map(({ callee, span }) => ({ ref: callee, span })), ...facts.writes.map(({ span, target }) => ({ ref: target, span }))];
  const found = at.find((one) => one.span[0] === span[0] && one.span[1] === span[1]);
  return found && symbolModule(project, path, found.ref);
}

function symbolModule(project: Project, path: string, ref: Ref): string | undefined {
  return project.symbol(path, behindDollar(project, path, ref))?.replace(/#.*/, '');
}

/** The store of `$store`. */
function behindDollar(project: Project, path: string, ref: Ref): Ref {
  const binding = ref.from === 'binding' ? project.facts(path)?.bindings[ref.binding] : undefined;
  return binding?.kind === 'store' && binding.init?.is === 'ref' ? { ...binding.init.ref, path: [...binding.init.ref.path, ...ref.path] } : ref;
}

function keyOf({ path }: { readonly path: string }, binding: number | 'default'): string {
  return `${binding} ${path}`;
}

/** The variable itself or what a factory gave for it, what was taken from the same object, and whatever is made of these. */
function keepersOfOwner(project: Project, { binding, path }: StateOwner, { rest }: StateWrite): Keepers {
  const facts = project.facts(path) as FileFacts;
  const owner = facts.bindings[binding] as BindingFact;
  const names = new Map<string, readonly string[] | undefined>([[keyOf({ path }, binding), rest]]);
  const isHidden = owner.init?.is === 'object' && !owner.init.open && rest[0] !== undefined && !Object.hasOwn(owner.init.props, rest[0]);
  const found: Draft = { names, hidden: isHidden, members: membersGiving(project, path, owner, rest[0]), files: filesKnowing(project, path) };
  const maker = owner.init?.is === 'ref' && owner.init.ref.from === 'call' ? owner.init.ref.call : undefined;
  if (maker !== undefined) addResults(facts, owner.fn, maker, undefined, names);
  if (owner.fn !== 0) for (const { call, path: at } of project.callers({ path, fn: owner.fn })) addResults(project.facts(at) as FileFacts, 0, call, [], names);
  for (let size = 0; size < names.size;) {
    size = names.size;
    for (const file of found.files) addDerived(project, file, found);
  }
  return found;
}

type Draft = Keepers & { readonly names: Map<string, readonly string[] | undefined> };

/** The file and those that import it, also through modules. */
function filesKnowing(project: Project, path: string): readonly string[] {
  const found = new Set([path]);
  for (const file of found) if (!file.endsWith('.svelte') || file === path) for (const importer of project.importers(file, true)) if (!project.isDead(importer)) found.add(importer);
  return [...found].sort();
}

/** The variables that hold what the call gives, or a part of it. */
function addResults({ bindings, path }: FileFacts, fn: number, call: number, rest: readonly string[] | undefined, names: Draft['names']): void {
  bindings.forEach(({ fn: scope, init }, index) => {
    const from = init?.is === 'call' ? init.call : init?.is === 'ref' && init.ref.from === 'call' ? init.ref.call : undefined;
    const key = keyOf({ path }, index);
    if (scope === fn && from === call && !names.has(key)) names.set(key, rest);
  });
}

/** `derived(user, …)`, `{ subscribe: user.subscribe }`, `$derived(cart.items.length)` at the top level of a module. */
function addDerived(project: Project, path: string, found: Draft): void {
  const facts = project.facts(path);
  if (!facts || facts.functions[1]?.kind === 'instance') return;
  const derives = (value: Value | undefined): boolean => !!value && isMade(project, path, value) && origins(facts, value).some((ref) => restIn(project, path, ref, found) !== undefined);
  facts.bindings.forEach(({ fn, init }, index) => {
    const key = keyOf({ path }, index);
    if (fn === 0 && !found.names.has(key) && derives(init)) found.names.set(key, undefined);
  });
  if (derives(facts.exports.find(({ name }) => name === 'default')?.value)) found.names.set(keyOf({ path }, 'default'), undefined);
}

function isMade(project: Project, path: string, value: Value): boolean {
  const call = value.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  const isDerived = call?.callee.from === 'global' && call.callee.name === '$derived';
  return value.is === 'object' || isDerived || (call !== undefined && STORE_MAKERS.test(project.symbol(path, call.callee) ?? ''));
}

/** The properties of the state that the ref leads to (none known: `[]`); undefined when it leads elsewhere. */
export function restIn(project: Project, path: string, ref: Ref, { hidden, members, module, names }: Keepers): readonly string[] | undefined {
  if (module !== undefined) return symbolModule(project, path, ref) === module ? [] : undefined;
  const target = project.resolve(path, behindDollar(project, path, ref));
  const key = keyOfTarget(target);
  const rest = names.get(key);
  if (!names.has(key) || !('rest' in target) || (hidden && target.rest.length === 0)) return undefined;
  if (!rest) return [];
  if (members?.includes(target.rest[0] ?? '')) return rest;
  return rest.every((name, i) => i >= target.rest.length || target.rest[i] === name) ? target.rest : undefined;
}

function keyOfTarget(target: Target): string {
  if (target.is === 'binding') return keyOf(target, target.binding);
  return target.is === 'value' ? keyOf(target, 'default') : '';
}

/** `total() { return this.items.length; }`: members that give a field, or do something with it. */
function membersGiving(project: Project, path: string, { init }: BindingFact, field: string | undefined): readonly string[] {
  const call = init?.is === 'call' ? project.facts(path)?.calls[init.call] : undefined;
  const target = call?.new ? project.resolve(path, call.callee) : undefined;
  const facts = target?.is === 'binding' ? project.facts(target.path) : undefined;
  if (!facts || target?.is !== 'binding') return [];
  const isField = (value: Value | undefined): boolean => origins(facts, value).some((ref) => isThis(ref) && ref.path[0] === field);
  return facts.functions.flatMap(({ classBinding, kind, name }, fn) => {
    const isOwn = classBinding === target.binding && kind !== 'constructor' && name !== undefined;
    const gives = isOwn && (facts.exits.some((exit) => exit.fn === fn && isField(exit.value)) || facts.calls.some((one) => one.fn === fn && isField({ is: 'ref', ref: one.callee })));
    return gives ? [name] : [];
  });
}
