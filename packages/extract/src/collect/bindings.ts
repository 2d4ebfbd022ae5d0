/** Variables, and reads of them. */
import type { BindingFact, ReadFact, Ref, Value } from '@sk-audit/core';
import { bare, spanOf, type Node } from '../ast.js';
import type { Declaration, Scope } from '../scope.js';
import { conditionIndex, type Collector, type Draft } from './collector.js';
import { importIndex } from './imports.js';

/** The index of the declaration's binding, made when a fact first mentions it. */
export function bindingOf(c: Collector, declaration: Declaration): number {
  return (declaration.binding ??= addBinding(c, declaration, bindingFact(c, declaration)));
}

/** Adds a row to the table. */
export function addBinding(c: Collector, declaration: Declaration, fact: BindingFact): number {
  c.declarations.push(declaration);
  return c.bindings.push(fact) - 1;
}

function bindingFact(c: Collector, { name, kind, scope, span, value, param, path, importName, fnNode, prop, fallback, exported, rest, type }: Declaration): BindingFact {
  const fn = fnNode ? c.scopes.functions.get(fnNode) : undefined;
  // A parameter that is assigned to has a binding; it begins as what the caller gives.
  const init: Value | undefined = value ?? (param ? { is: 'ref', ref: paramRef(param, path) } : undefined);
  const fact: Draft<BindingFact> = { name, kind, fn: scope.fn, span };
  if (init) fact.init = init;
  if (importName) fact.import = { import: importIndex(c, importName.node), name: importName.imported };
  if (fn !== undefined) fact.function = fn;
  if (prop) fact.prop = prop;
  if (fallback) fact.fallback = fallback;
  if (exported) fact.exported = exported;
  if (rest) fact.rest = rest;
  if (type) fact.type = type;
  return fact;
}

/** Where a parameter leads: `(...args)` with `args[0].url` is the first parameter's `url`. */
export function paramRef({ fn, index, rest }: NonNullable<Declaration['param']>, path: readonly string[]): Ref {
  const [first, ...others] = path;
  const offset = rest && first !== undefined && /^\d+$/.test(first) ? Number(first) : undefined;
  return offset === undefined ? { from: 'param', fn, index, path } : { from: 'param', fn, index: index + offset, path: others };
}

/** Remembers what a declaration is initialised with. */
export function setInit(c: Collector, declaration: Declaration, value: Value): void {
  declaration.value = value;
  if (declaration.binding !== undefined) (c.bindings[declaration.binding] as Draft<BindingFact>).init = value;
}

/** Is it a name of the module's or the instance script's top level? */
export function isTopLevel(c: Collector, scope: Scope): boolean {
  return scope === c.scopes.module || scope === c.scopes.instance;
}

/** Records that the node reads something, once a function and ref; of a global, once for each condition under which it stands. */
export function recordRead(c: Collector, ref: Ref, node: Node, attribute?: ReadFact['attribute']): void {
  if (!isWorthReading(c, ref)) return;
  const { fn, when } = c.flow;
  const read: Draft<ReadFact> = { fn, span: spanOf(node), ref };
  if (attribute) read.attribute = attribute;
  if (when && ref.from === 'global') read.when = conditionIndex(c, when);
  const key = readKey(read);
  if (c.readKeys.has(key)) return;
  c.readKeys.add(key);
  c.reads.push(read);
}

const GLOBALS_READ: ReadonlySet<string> = new Set(['process', 'import.meta', 'window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'globalThis']);

function isWorthReading(c: Collector, ref: Ref): boolean {
  switch (ref.from) {
    case 'import': return true;
    case 'binding': return isWorthReadingBinding(c, ref.binding);
    case 'param': return ref.path.length > 0 && c.flow.inModule;
    case 'global': return GLOBALS_READ.has(ref.name);
    default: return false;
  }
}

/** Of a component's own variables only those matter that come from outside, or may hold a function. */
function isWorthReadingBinding(c: Collector, index: number): boolean {
  const { kind, fn, prop } = c.bindings[index] as BindingFact;
  if (fn === 0) return true;
  if (!c.isComponent || fn > 2) return false;
  return prop === true ? kind !== 'each' : kind === 'store' || mayHoldFunction(c.declarations[index] as Declaration);
}

function mayHoldFunction({ fnNode, init }: Declaration): boolean {
  const inner = init ? bare(init) : undefined;
  if (inner?.type === 'CallExpression') return !isRuneCall(inner['callee']);
  return !!fnNode || inner?.type === 'NewExpression' || inner?.type === 'ObjectExpression' || inner?.type === 'Identifier' || inner?.type === 'MemberExpression';
}

function isRuneCall(callee: Node): boolean {
  const root = bare(callee.type === 'MemberExpression' ? callee['object'] : callee);
  return root.type === 'Identifier' && root['name'].startsWith('$');
}

function readKey({ fn, ref, attribute, when }: ReadFact): string {
  const key = ref.path.length === 0 ? `${fn} ${rootKey(ref)}` : `${fn} ${rootKey(ref)}.${ref.path.join('.')}`;
  if (attribute) return `${key} ${attribute.element} ${attribute.name}`;
  return when === undefined ? key : `${key} ${when}`;
}

function rootKey(ref: Ref): string {
  switch (ref.from) {
    case 'import': return `i${ref.import}`;
    case 'binding': return `b${ref.binding}`;
    case 'param': return `p${ref.fn}.${ref.index}`;
    case 'global': return `g${ref.name}`;
    case 'call': return `c${ref.call}`;
    default: return '?';
  }
}
