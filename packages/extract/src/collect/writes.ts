/** Assignments, and the expressions inside the patterns that are assigned to. */
import type { Ref, Value, WriteFact } from '@sk-audit/core';
import { bare, keyName, spanOf, type Node } from '../ast.js';
import { NO_PATH, targets } from '../pattern.js';
import { lookup } from '../scope.js';
import { placed, visit, type Collector, type Draft } from './collector.js';
import { maybe } from './flow.js';
import { nameFunction } from './functions.js';
import { defining, visitPatternParts } from './patterns.js';
import { chainRef, extend, identifierRef, storeDeclaration, storeRef, variableRef } from './refs.js';
import { valueAt } from './values.js';

const LOGICAL: ReadonlySet<string> = new Set(['&&=', '||=', '??=']);

/** `target = value`, with any operator. Gives what is assigned. */
export function visitAssignment(c: Collector, node: Node): Value {
  const operator = node['operator'] as string;
  const target = bare(node['left']);
  const isLogical = LOGICAL.has(operator);
  const given = (): Value => defining(c, target, () => visit(c, node['right'], 'stored'));
  const value = isLogical ? maybe(c, c.flow.when, given) : given();
  nameFunction(c, value, target.type === 'MemberExpression' ? keyName(target['property'], target['computed']) : target['name'], undefined);
  visitPatternParts(c, target);
  write(c, target, operator === '=' ? '=' : isLogical ? (operator as WriteFact['how']) : 'op=', node, value);
  return value;
}

/** Records an assignment to a name, a member or every target of a pattern; to anything else (`bind:value={get, set}`) nothing. */
export function write(c: Collector, target: Node, how: WriteFact['how'], whole: Node, value?: Value): void {
  for (const { node, path } of targets(bare(target))) {
    const found = targetOf(c, bare(node));
    if (!found) continue;
    const fact: Draft<WriteFact> = { fn: c.flow.fn, span: spanOf(whole), target: found.ref, how };
    if (found.store) fact.store = true;
    if (value) fact.value = valueAt(value, path);
    c.writes.push(placed(c, fact));
  }
}

function targetOf(c: Collector, node: Node): { readonly ref: Ref; readonly store: boolean } | undefined {
  if (node.type === 'Identifier') return nameTarget(c, node['name']);
  if (node.type !== 'MemberExpression') return undefined;
  const ref = chainRef(c, node);
  const binding = ref.from === 'binding' ? c.bindings[ref.binding] : undefined;
  if (binding?.kind === 'store' && binding.init?.is === 'ref') return { ref: extend(binding.init.ref, ref.path), store: true };
  return { ref, store: false };
}

function nameTarget(c: Collector, name: string): { readonly ref: Ref; readonly store: boolean } {
  const declaration = lookup(c.flow.scope, name);
  if (declaration) return { ref: variableRef(c, declaration), store: false };
  const store = storeDeclaration(c, name);
  if (!store) return { ref: { from: 'global', name, path: NO_PATH }, store: false };
  identifierRef(c, name);
  return { ref: storeRef(c, store), store: true };
}
