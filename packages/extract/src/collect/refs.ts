/** Where names and member chains lead. */
import type { Ref } from '@sk-audit/core';
import { bare, keyName, type Node } from '../ast.js';
import { lookup, type Declaration, type Scope } from '../scope.js';
import { bindingOf, type Collector } from './collector.js';
import { importIndex } from './imports.js';

const MAX_ALIASES = 12;

/** Where the identifier leads, aliases followed. Marks imports as used and locals as used by the awaits around. */
export function identifierRef(c: Collector, name: string): Ref {
  const declaration = lookup(c.flow.scope, name);
  if (declaration) {
    noteUse(c, declaration);
    return declarationRef(c, declaration, [], 0);
  }
  const store = storeDeclaration(c, name);
  if (store) {
    noteUse(c, store);
    return { from: 'binding', binding: storeBinding(c, store, name), path: [] };
  }
  return { from: 'global', name, path: [] };
}

/** The declaration whose store `$name` reads or writes, in a component. */
export function storeDeclaration(c: Collector, name: string): Declaration | undefined {
  if (!c.isComponent || name.length < 2 || name[0] !== '$' || name[1] === '$' || RUNES.has(name)) return undefined;
  return lookup(c.flow.scope, name.slice(1));
}

/** `$state`, `$props` … are names of the compiler unless a store of that name is declared; nobody does that. */
const RUNES: ReadonlySet<string> = new Set(['$state', '$props', '$derived', '$effect', '$bindable', '$inspect', '$host']);

export function isRune(name: string): boolean {
  return RUNES.has(name);
}

/** The ref that the store variable itself has: what `$name` is the value of. */
export function storeRef(c: Collector, declaration: Declaration): Ref {
  return declarationRef(c, declaration, [], 0);
}

function storeBinding(c: Collector, declaration: Declaration, name: string): number {
  const known = c.stores.get(declaration);
  if (known !== undefined) return known;
  const index = c.bindings.length;
  c.stores.set(declaration, index);
  c.bindings.push({ name, kind: 'store', fn: declaration.scope.fn, span: declaration.span, init: { is: 'ref', ref: storeRef(c, declaration) } });
  return index;
}

function noteUse(c: Collector, declaration: Declaration): void {
  if (declaration.kind === 'import') c.usedImports.add(declaration);
  else if (c.useSets.length > 0 && declaration.scope.fn === c.flow.fn) for (const set of c.useSets) set.add(declaration.name);
}

/** The variable itself, no alias followed: what an assignment writes. */
export function variableRef(c: Collector, declaration: Declaration): Ref {
  return { from: 'binding', binding: bindingOf(c, declaration), path: [] };
}

function declarationRef(c: Collector, declaration: Declaration, rest: readonly string[], depth: number): Ref {
  const path = [...declaration.path, ...rest];
  if (declaration.importName) return importRef(c, declaration, rest);
  if (declaration.param && !declaration.reassigned) return { from: 'param', ...declaration.param, path };
  const source = aliasSource(declaration);
  if (source && depth < MAX_ALIASES) {
    const ref = pureRef(c, source, declaration.scope, path, depth + 1);
    if (ref) return ref;
  }
  return { from: 'binding', binding: bindingOf(c, declaration), path: rest };
}

function importRef(c: Collector, declaration: Declaration, rest: readonly string[]): Ref {
  const { node, imported } = declaration.importName as { node: Node; imported: string };
  const index = importIndex(c, node);
  return { from: 'import', import: index, module: c.imports[index]?.specifier ?? '', path: imported === '*' ? rest : [imported, ...rest] };
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
    case 'Identifier': {
      const declaration = lookup(scope, inner['name']);
      if (declaration) {
        if (declaration.kind === 'import') c.usedImports.add(declaration);
        return declarationRef(c, declaration, rest, depth);
      }
      return inner['name'].startsWith('$') ? undefined : { from: 'global', name: inner['name'], path: rest };
    }
    case 'MemberExpression': {
      const name = keyName(inner['property'], inner['computed']);
      return name === undefined ? undefined : pureRef(c, inner['object'], scope, [name, ...rest], depth);
    }
    case 'MetaProperty': return { from: 'global', name: 'import.meta', path: rest };
    case 'AwaitExpression': {
      const awaited = bare(inner['argument']);
      return awaited.type === 'ImportExpression' ? pureRef(c, awaited, scope, rest, depth) : undefined;
    }
    case 'ImportExpression': {
      const index = importIndex(c, inner);
      return { from: 'import', import: index, module: c.imports[index]?.specifier ?? '', path: rest };
    }
    default: return undefined;
  }
}

/** The ref with more path behind it. */
export function extend(ref: Ref, ...names: string[]): Ref {
  return { ...ref, path: [...ref.path, ...names] };
}
