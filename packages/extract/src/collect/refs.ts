/** Where names and member chains lead. */
import type { Ref } from '@sk-audit/core';
import { bare, keyName, strip, type Node } from '../ast.js';
import { NO_PATH } from '../pattern.js';
import { lookup, type Declaration, type Scope } from '../scope.js';
import { addBinding, bindingOf, paramRef } from './bindings.js';
import { visit, type Collector } from './collector.js';
import { alive, here, meet, type End } from './flow.js';
import { importIndex } from './imports.js';
import { noteShown } from './shown.js';

const MAX_ALIASES = 12;

/**
 * Where the identifier leads, aliases followed. Marks imports as used and locals as used by the awaits around.
 * @param path the properties that are taken from it
 */
export function identifierRef(c: Collector, name: string, path: readonly string[] = NO_PATH): Ref {
  const declaration = lookup(c.flow.scope, name);
  if (declaration) {
    noteUse(c, declaration);
    return noteShown(c, declarationRef(c, declaration, path, 0));
  }
  const store = storeDeclaration(c, name);
  if (store) {
    noteUse(c, store);
    return noteShown(c, { from: 'binding', binding: storeBinding(c, store, name), path });
  }
  if (RUNES.has(name)) c.runes = true;
  return { from: 'global', name, path };
}

/** Where a dotted name in markup leads: `<Cart.Row>`, `use:cart.sort`. */
export function dottedRef(c: Collector, name: string): Ref {
  const [root, ...path] = name.split('.');
  return identifierRef(c, root as string, path);
}

/**
 * The declaration whose store `$name` reads or writes, in a component. Stores are variables of the top levels. A rune's name means the
 * rune unless a variable of that name is declared and is itself no rune.
 * @see svelte src/compiler/phases/2-analyze/index.js (5.57.3)
 */
export function storeDeclaration(c: Collector, name: string): Declaration | undefined {
  if (!c.isComponent || name.length < 2 || name[0] !== '$' || name[1] === '$') return undefined;
  const declaration = lookup(c.scopes.instance, name.slice(1));
  if (!declaration || !RUNES.has(name) || c.runesOption === false) return declaration;
  const rune = runeOf(declaration);
  const isStore = rune === undefined || (rune === '$props' && name !== '$props');
  return isStore && !(name === '$derived' && importsFrom(declaration, 'svelte/store')) ? declaration : undefined;
}

const RUNES: ReadonlySet<string> = new Set(['$state', '$props', '$derived', '$effect', '$bindable', '$inspect', '$host']);

function runeOf({ init }: Declaration): string | undefined {
  const call = init ? bare(init) : undefined;
  const callee = call?.type === 'CallExpression' ? bare(call['callee']) : undefined;
  const root = callee?.type === 'MemberExpression' ? bare(callee['object']) : callee;
  return root?.type === 'Identifier' && RUNES.has(root['name']) ? (root['name'] as string) : undefined;
}

function importsFrom({ importName }: Declaration, specifier: string): boolean {
  return importName?.node['source']?.value === specifier;
}

function storeBinding(c: Collector, declaration: Declaration, name: string): number {
  const known = c.stores.get(declaration);
  if (known !== undefined) return known;
  const ref = declarationRef(c, declaration, NO_PATH, 0);
  const index = addBinding(c, declaration, { name, kind: 'store', fn: declaration.scope.fn, span: declaration.span, init: { is: 'ref', ref } });
  c.stores.set(declaration, index);
  return index;
}

/** The ref that the store variable itself has: what `$name` is the value of. */
export function storeRef(c: Collector, declaration: Declaration): Ref {
  return declarationRef(c, declaration, NO_PATH, 0);
}

function noteUse(c: Collector, declaration: Declaration): void {
  if (declaration.kind === 'import') c.usedImports.add(declaration);
  else if (c.uses.length > 0) for (const { fn, names } of c.uses) if (declaration.scope.fn === fn) names.add(declaration.name);
}

/** The variable itself, no alias followed: what an assignment writes. */
export function variableRef(c: Collector, declaration: Declaration): Ref {
  return { from: 'binding', binding: bindingOf(c, declaration), path: NO_PATH };
}

function declarationRef(c: Collector, declaration: Declaration, rest: readonly string[], depth: number): Ref {
  if (declaration.importName) return importRef(c, declaration.importName, rest);
  if (declaration.param && !declaration.reassigned) return paramRef(declaration.param, joined(declaration.path, rest));
  // A property of what is left is one of the whole; all that is left is something else.
  const source = declaration.rest && rest.length === 0 ? undefined : aliasSource(declaration);
  const ref = source && depth < MAX_ALIASES ? pureRef(c, source, declaration.scope, joined(declaration.path, rest), depth + 1) : undefined;
  return ref ?? { from: 'binding', binding: bindingOf(c, declaration), path: rest };
}

function importRef(c: Collector, { node, imported }: NonNullable<Declaration['importName']>, rest: readonly string[]): Ref {
  return moduleRef(c, node, imported === '*' ? rest : joined([imported], rest));
}

/** A name of the module that a static or dynamic import brings. */
export function moduleRef(c: Collector, node: Node, path: readonly string[]): Ref {
  const index = importIndex(c, node);
  return { from: 'import', import: index, module: c.imports[index]?.specifier ?? '', path };
}

/** The initialiser that makes a declaration a mere alias: it is set once, and not from outside. */
function aliasSource(declaration: Declaration): Node | undefined {
  if (!declaration.init || declaration.reassigned || declaration.prop || declaration.fnNode) return undefined;
  return declaration.init;
}

/** A name, member chain or `await import()` without side effects, resolved in the scope where it stands. */
function pureRef(c: Collector, node: Node, scope: Scope, rest: readonly string[], depth: number): Ref | undefined {
  const inner = bare(node);
  switch (inner.type) {
    case 'Identifier': return pureName(c, inner['name'], scope, rest, depth);
    case 'MemberExpression': {
      const name = keyName(inner['property'], inner['computed']);
      return name === undefined ? undefined : pureRef(c, inner['object'], scope, joined([name], rest), depth);
    }
    case 'MetaProperty': return isImportMeta(inner) ? { from: 'global', name: 'import.meta', path: rest } : undefined;
    case 'AwaitExpression': {
      const awaited = bare(inner['argument']);
      return awaited.type === 'ImportExpression' ? moduleRef(c, awaited, rest) : undefined;
    }
    case 'ImportExpression': return moduleRef(c, inner, rest);
    default: return undefined;
  }
}

function pureName(c: Collector, name: string, scope: Scope, rest: readonly string[], depth: number): Ref | undefined {
  const declaration = lookup(scope, name);
  if (declaration) {
    if (declaration.kind === 'import') c.usedImports.add(declaration);
    return declarationRef(c, declaration, rest, depth);
  }
  return name.startsWith('$') || name === 'undefined' ? undefined : { from: 'global', name, path: rest };
}

/** Is it `import.meta` (and not `new.target`)? */
function isImportMeta(node: Node): boolean {
  return node['meta']?.name === 'import';
}

/** Where a callee or member chain leads; collects what is evaluated on the way, but not the read of the chain itself. */
export function chainRef(c: Collector, node: Node): Ref {
  const inner = strip(node);
  switch (inner.type) {
    case 'Identifier': return identifierRef(c, inner['name']);
    case 'JSXIdentifier': return identifierRef(c, inner['name']);
    case 'ThisExpression': case 'Super': return { from: 'global', name: 'this', path: NO_PATH };
    case 'MetaProperty': return isImportMeta(inner) ? { from: 'global', name: 'import.meta', path: NO_PATH } : { from: 'unknown', path: NO_PATH };
    case 'ChainExpression': return inChain(c, () => chainRef(c, inner['expression']));
    case 'MemberExpression': return memberRef(c, inner);
    case 'JSXMemberExpression': return extend(chainRef(c, inner['object']), [inner['property'].name]);
    case 'ImportExpression': visit(c, inner, 'member'); return { from: 'unknown', path: NO_PATH }; // a promise; `then` is no export
    default: {
      const value = visit(c, inner, 'member');
      if (value.is === 'ref') return value.ref;
      return value.is === 'call' ? { from: 'call', call: value.call, path: NO_PATH } : { from: 'unknown', path: NO_PATH, of: value };
    }
  }
}

/** Written as a loop over `a.b.c`, which makes one ref and not one for each link. */
function memberRef(c: Collector, node: Node): Ref {
  const names: string[] = [];
  let base = node;
  for (; base.type === 'MemberExpression' && !base['optional'] && !base['computed']; base = strip(base['object'])) names.push(keyName(base['property'], false) as string);
  const path = names.toReversed();
  if (base.type === 'Identifier') return identifierRef(c, base['name'], path);
  return extend(base.type === 'MemberExpression' ? linkRef(c, base) : chainRef(c, base), path);
}

/** A link that is evaluated (`a[b()]`) or may stop the chain (`a?.b`). */
function linkRef(c: Collector, node: Node): Ref {
  const object = strip(node['object']);
  const name = keyName(node['property'], node['computed']) ?? '[]';
  const ref = object.type === 'Identifier' ? identifierRef(c, object['name'], [name]) : extend(chainRef(c, object), [name]);
  noteStop(c, node);
  if (node['computed']) visit(c, node['property']);
  return ref;
}

/** Runs the walk over an optional chain: what stands behind a `?.` may not be evaluated. */
export function inChain<T>(c: Collector, body: () => T): T {
  const outer = c.flow.stops;
  const stops: End[] = [];
  c.flow.stops = stops;
  const result = body();
  c.flow.stops = outer;
  if (stops[0]) meet(c, stops[0].step, [...stops, here(c)]);
  return result;
}

/** Notes that the chain may stop here, at `?.`. */
export function noteStop(c: Collector, link: Node): void {
  if (link['optional'] === true) c.flow.stops?.push(alive(c.flow.step));
}

/** The ref with more path behind it. */
export function extend(ref: Ref, names: readonly string[]): Ref {
  return names.length === 0 ? ref : { ...ref, path: joined(ref.path, names) };
}

/** Both paths. As large as they are: what `push` and spreads make has room for 17 more, and most paths are kept. */
function joined(first: readonly string[], second: readonly string[]): readonly string[] {
  return second.length === 0 ? first : first.length === 0 ? second : first.concat(second);
}
