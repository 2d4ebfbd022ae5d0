/** `const`, `let`, `var`, `using`. */
import type { Value } from '@sk-audit/core';
import { bare, type Node } from '../ast.js';
import { leaves } from '../pattern.js';
import { lookup } from '../scope.js';
import { bindingOf, isTopLevel, setInit } from './bindings.js';
import { visit, type Collector } from './collector.js';
import { nameFunction, visitClass } from './functions.js';
import { defining, visitPatternParts } from './patterns.js';
import { valueAt } from './values.js';

/** Collects a declaration of variables: initialisers, default values, and what each name holds. */
export function visitVariables(c: Collector, node: Node): void {
  for (const declarator of node['declarations'] as Node[]) {
    const pattern = declarator['id'] as Node;
    const value = declarator['init'] ? defining(c, pattern, () => visitInit(c, pattern, declarator['init'])) : undefined;
    visitPatternParts(c, pattern);
    for (const leaf of leaves(pattern)) {
      const declaration = lookup(c.flow.scope, leaf.node['name']);
      if (!declaration) continue;
      if (value) setInit(c, declaration, valueAt(value, leaf.path));
      if (isTopLevel(c, declaration.scope)) bindingOf(c, declaration);
    }
  }
}

function visitInit(c: Collector, pattern: Node, init: Node): Value {
  const inner = bare(init);
  const name = pattern['name'] as string | undefined;
  if (inner.type === 'ClassExpression') {
    visitClass(c, inner, name);
    return { is: 'class' };
  }
  const value = visit(c, init, 'stored');
  nameFunction(c, value, name, pattern);
  return value;
}
