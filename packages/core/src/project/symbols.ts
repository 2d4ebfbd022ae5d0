/** Following names across files. */
import type { ExportFact, FileFacts, Ref, Value } from '../facts.js';
import type { Edge } from '../modules/edge.js';
import { indexOf } from './file-index.js';
import type { FunctionRef, Target } from './project.js';

const MAX_HOPS = 16;
const UNKNOWN: Target = { is: 'unknown' };

/** What following needs of the project. */
export type Files = {
  facts(path: string): FileFacts | undefined;
  /** The edge that an import of the file makes (the first, for patterns). */
  edge(path: string, importIndex: number): Edge | undefined;
};

/** Follows a ref through imports, re-exports and barrels. */
export function resolveRef(files: Files, path: string, ref: Ref, hops = 0): Target {
  switch (ref.from) {
    case 'import': return resolveImport(files, path, ref.import, ref.path, hops);
    case 'binding': {
      const binding = files.facts(path)?.bindings[ref.binding];
      if (binding?.kind === 'import' && binding.import) return resolveImport(files, path, binding.import.import, [binding.import.name, ...ref.path], hops);
      return { is: 'binding', path, binding: ref.binding, rest: ref.path };
    }
    case 'global': return { is: 'global', name: ref.name, rest: ref.path };
    default: return UNKNOWN;
  }
}

function resolveImport(files: Files, path: string, index: number, names: readonly string[], hops: number): Target {
  const edge = files.edge(path, index);
  if (!edge || hops > MAX_HOPS) return UNKNOWN;
  const [name, ...rest] = names;
  if (edge.kind === 'virtual' || edge.kind === 'package') return { is: 'package', module: edge.module ?? edge.fact.specifier, name: name ?? '*', rest };
  if (edge.kind !== 'file' || !edge.to || name === undefined) return UNKNOWN;
  return resolveExport(files, edge.to, name, rest, hops + 1) ?? UNKNOWN;
}

/** The export `name` of a file; `undefined` when it surely has none. */
export function resolveExport(files: Files, path: string, name: string, rest: readonly string[], hops = 0): Target | undefined {
  const facts = files.facts(path);
  if (!facts || facts.unparsed !== undefined || hops > MAX_HOPS) return UNKNOWN;
  if (name === 'default' && isComponent(facts)) return rest.length === 0 ? { is: 'component', path } : UNKNOWN;
  const found = indexOf(facts).exportOf.get(name);
  if (found) return exportTarget(files, path, found, rest, hops);
  return name === 'default' ? undefined : throughStars(files, path, facts, name, rest, hops);
}

/** `export * from …`: the app's own files before packages, of which nobody knows what they export. */
function throughStars(files: Files, path: string, facts: FileFacts, name: string, rest: readonly string[], hops: number): Target | undefined {
  const edges = facts.exports.flatMap((one) => (one.name === '*' && one.from && !one.typeOnly ? [files.edge(path, one.from.import)] : []));
  const own = edges.map((edge) => (edge?.kind === 'file' && edge.to !== undefined ? resolveExport(files, edge.to, name, rest, hops + 1) : undefined));
  const found = own.find((target) => target !== undefined && target.is !== 'unknown');
  if (found) return found;
  const other = edges.find((edge) => edge?.kind === 'package' || edge?.kind === 'virtual');
  if (other) return { is: 'package', module: other.module ?? other.fact.specifier, name, rest };
  const isOpen = own.some((target) => target !== undefined) || edges.some((edge) => edge?.kind !== 'file');
  return isOpen ? UNKNOWN : undefined;
}

/** Is what the file gives as its default a component? */
export function isComponent({ functions }: FileFacts): boolean {
  return functions[1]?.kind === 'instance';
}

function exportTarget(files: Files, path: string, found: ExportFact, rest: readonly string[], hops: number): Target {
  if (found.from) return resolveImport(files, path, found.from.import, found.from.name === '*' ? rest : [found.from.name, ...rest], hops + 1);
  if (found.binding !== undefined) return { is: 'binding', path, binding: found.binding, rest };
  return found.value ? { is: 'value', path, value: found.value, rest } : UNKNOWN;
}

/** A value in the file where it stands. */
export type PlacedValue = { readonly path: string; readonly value: Value };

/** The value that a target was initialised with, its path taken; through consts and imports. */
export function targetValue(files: Files, target: Target, hops = 0): PlacedValue | undefined {
  if (hops > MAX_HOPS) return undefined;
  if (target.is === 'value') return member(files, target.path, target.value, target.rest, hops);
  if (target.is !== 'binding') return undefined;
  const binding = files.facts(target.path)?.bindings[target.binding];
  if (!binding) return undefined;
  if (binding.function !== undefined && target.rest.length === 0) return { path: target.path, value: { is: 'function', fn: binding.function } };
  if (binding.kind === 'class' && target.rest.length === 1) return staticOf(files, target.path, target.binding, target.rest[0] as string);
  return binding.init ? member(files, target.path, binding.init, target.rest, hops) : undefined;
}

/** `Session.start` of `class Session { static start() {} }`. */
function staticOf(files: Files, path: string, binding: number, name: string): PlacedValue | undefined {
  const fn = (files.facts(path)?.functions ?? []).findIndex((one) => one.classBinding === binding && one.name === name && one.kind === 'static');
  return fn < 0 ? undefined : { path, value: { is: 'function', fn } };
}

/** The value behind refs, calls of the app's own functions and property names. */
export function member(files: Files, path: string, value: Value, names: readonly string[], hops = 0): PlacedValue | undefined {
  if (hops > MAX_HOPS) return undefined;
  if (value.is === 'ref') {
    if (value.ref.from === 'call') return member(files, path, { is: 'call', call: value.ref.call }, [...value.ref.path, ...names], hops + 1);
    const target = resolveRef(files, path, { ...value.ref, path: [...value.ref.path, ...names] }, hops);
    return targetValue(files, target, hops + 1);
  }
  const [name, ...rest] = names;
  if (name === undefined) return { path, value };
  if (value.is === 'object') return Object.hasOwn(value.props, name) ? member(files, path, value.props[name] as Value, rest, hops + 1) : undefined;
  if (value.is === 'call') return memberOfCall(files, path, value.call, names, hops);
  return undefined;
}

/** `create().save`, `new Cart().add`: what the app's own factory or class gives under that name. */
function memberOfCall(files: Files, path: string, callIndex: number, names: readonly string[], hops: number): PlacedValue | undefined {
  const facts = files.facts(path);
  const call = facts?.calls[callIndex];
  if (!facts || !call) return undefined;
  if (call.new) return methodOf(files, path, call.callee, names, hops);
  const fn = call.calleeFn === undefined ? resolveFunction(files, path, { is: 'ref', ref: call.callee }, hops + 1) : { path, fn: call.calleeFn };
  const body = fn && files.facts(fn.path);
  if (!fn || !body) return undefined;
  const open = openFunctions(files);
  const key = `${fn.fn} ${fn.path}`;
  // A function that calls itself on several ways out (a retry) would be walked through once per way and hop.
  if (open.has(key)) return undefined;
  open.add(key);
  const found = memberOfExits(files, fn, body, names, hops);
  open.delete(key);
  return found;
}

const openByFiles = new WeakMap<Files, Set<string>>();

/** The functions whose ways out are being walked through at the moment. */
function openFunctions(files: Files): Set<string> {
  let open = openByFiles.get(files);
  if (!open) openByFiles.set(files, (open = new Set()));
  return open;
}

function memberOfExits(files: Files, fn: FunctionRef, body: FileFacts, names: readonly string[], hops: number): PlacedValue | undefined {
  for (const exit of indexOf(body).exitsOf.get(fn.fn) ?? []) {
    const found = exit.kind === 'return' && exit.value ? member(files, fn.path, exit.value, names, hops + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function methodOf(files: Files, path: string, callee: Ref, names: readonly string[], hops: number): PlacedValue | undefined {
  const target = resolveRef(files, path, callee, hops);
  if (target.is !== 'binding' || target.rest.length > 0 || names.length !== 1) return undefined;
  const functions = files.facts(target.path)?.functions ?? [];
  const fn = functions.findIndex((one) => one.classBinding === target.binding && one.name === names[0] && one.kind !== 'constructor' && one.kind !== 'getter' && one.kind !== 'setter');
  return fn < 0 ? undefined : { path: target.path, value: { is: 'function', fn } };
}

/** The function that a value is, through imports, consts, factories and classes. */
export function resolveFunction(files: Files, path: string, value: Value, hops = 0): FunctionRef | undefined {
  if (value.is === 'function') return { path, fn: value.fn };
  if (value.is !== 'ref' || hops > MAX_HOPS) return undefined;
  const found = member(files, path, value, [], hops + 1);
  if (found?.value.is === 'function') return { path: found.path, fn: found.value.fn };
  // `const save = makeSave(db)`: the function that the app's own factory returns.
  return found?.value.is === 'call' ? returnedFunction(files, found.path, found.value.call, hops + 1) : undefined;
}

/** The same for refs, of one state of the files: nearly every rule asks of every call which function it runs. */
export function functionLookup(files: Files): (path: string, ref: Ref) => FunctionRef | undefined {
  const named = rememberNames((path, ref) => resolveFunction(files, path, { is: 'ref', ref }));
  return (path, ref) => (ref.from === 'call' ? resolveFunction(files, path, { is: 'ref', ref }) : named(path, ref));
}

/** `module#name` of what a ref leads to, of one state of the files. Undefined when it leads to no package. */
export function symbolLookup(files: Files): (path: string, ref: Ref) => string | undefined {
  return rememberNames((path, ref) => symbolOf(resolveRef(files, path, ref)));
}

/** Follows names once, however often their file uses them and whoever asks. Undefined for what is no name: parameters, globals and results. */
function rememberNames<T>(follow: (path: string, ref: Ref) => T | undefined): (path: string, ref: Ref) => T | undefined {
  const known = new Map<string, Map<number, T | undefined>>();
  const numbers = new Map<string, number>();
  const numberOf = (rest: string): number => {
    let number = numbers.get(rest);
    if (number === undefined) numbers.set(rest, (number = numbers.size + 1));
    return number;
  };
  return (path, ref) => {
    if (ref.from !== 'binding' && ref.from !== 'import') return undefined;
    let ofFile = known.get(path);
    if (!ofFile) known.set(path, (ofFile = new Map()));
    // Most have one name or none behind the first, and no text is made for them.
    const number = ref.path.length === 0 ? 0 : numberOf(ref.path.length === 1 ? (ref.path[0] as string) : ref.path.join('\0'));
    const name = (ref.from === 'binding' ? ref.binding : -1 - ref.import) + number * MAX_NAMES;
    const found = ofFile.get(name);
    if (found !== undefined || ofFile.has(name)) return found;
    const answer = follow(path, ref);
    ofFile.set(name, answer);
    return answer;
  };
}

/** More than the bindings and imports of any file: with the number of what stands behind it, each name is a number. A table for each would be most of this memory. */
const MAX_NAMES = 2 ** 22;

function returnedFunction(files: Files, path: string, callIndex: number, hops: number): FunctionRef | undefined {
  const call = files.facts(path)?.calls[callIndex];
  const factory = call && !call.new && hops < MAX_HOPS ? resolveFunction(files, path, { is: 'ref', ref: call.callee }, hops + 1) : undefined;
  const body = factory && files.facts(factory.path);
  if (!factory || !body) return undefined;
  for (const exit of indexOf(body).exitsOf.get(factory.fn) ?? []) if (exit.value?.is === 'function') return { path: factory.path, fn: exit.value.fn };
  return undefined;
}

/** `module#name` of a package's or virtual module's export; for a property of it `module#name.property`. */
export function symbolOf(target: Target): string | undefined {
  return target.is === 'package' ? `${target.module}#${[target.name, ...target.rest].join('.')}` : undefined;
}
