/** Conditions: what is asked before code runs. */
import type { Test, Value } from '@sk-audit/core';
import { bare, spanOf, strip, type Node } from '../ast.js';
import { visit, type Collector, type Use } from './collector.js';
import { condition, maybe } from './flow.js';
import { either, mix } from './values.js';

type Tested = { readonly test: Test; readonly value: Value };

/** Collects a test and gives both its meaning and its value. */
export function visitTest(c: Collector, node: Node, use: Use = 'tested'): Tested {
  const inner = strip(node);
  if (inner.type === 'UnaryExpression' && inner['operator'] === '!') {
    const { test, value } = visitTest(c, inner['argument']);
    return { test: { is: 'not', test }, value: mix([value]) };
  }
  if (inner.type === 'LogicalExpression' && inner['operator'] !== '??') return visitBoth(c, inner, use);
  if (inner.type === 'BinaryExpression' && COMPARES.test(inner['operator'])) return visitComparison(c, inner);
  const value = visit(c, inner, use);
  return { test: { is: 'truthy', value }, value };
}

function visitBoth(c: Collector, node: Node, use: Use): Tested {
  const isAnd = node['operator'] === '&&';
  const left = visitTest(c, node['left'], use);
  const right = maybe(c, condition(c, left.test, isAnd, spanOf(node['left'])), () => visitTest(c, node['right'], use));
  const is = isAnd ? 'and' : 'or';
  const parts = (test: Test): readonly Test[] => (test.is === is ? test.tests : [test]);
  return { test: { is, tests: [...parts(left.test), ...parts(right.test)] }, value: either([left.value, right.value]) };
}

const COMPARES = /^(?:[!=]==?|[<>]=?|in|instanceof)$/;

function visitComparison(c: Collector, node: Node): Tested {
  const { operator, left: leftNode, right: rightNode } = node as unknown as { operator: string; left: Node; right: Node };
  if (operator.endsWith('=') && !/[<>]/.test(operator)) {
    const test = typeofTest(c, leftNode, rightNode) ?? typeofTest(c, rightNode, leftNode) ?? ({ is: 'equal', left: visit(c, leftNode), right: visit(c, rightNode) } as const);
    return { test: operator.startsWith('!') ? { is: 'not', test } : test, value: mix(test.is === 'typeof' ? [test.value] : [test.left, test.right]) };
  }
  const left = leftNode.type === 'PrivateIdentifier' ? mix([]) : visit(c, leftNode);
  const right = visit(c, rightNode);
  const value = mix([left, right]);
  if (operator === 'instanceof') return { test: { is: 'instanceof', value: left, of: right }, value };
  if (operator === 'in') return { test: { is: 'in', key: left, value: right }, value };
  return { test: { is: 'other', of: [left, right] }, value };
}

function typeofTest(c: Collector, left: Node, right: Node): Extract<Test, { is: 'typeof' }> | undefined {
  const side = bare(left);
  if (side.type !== 'UnaryExpression' || side['operator'] !== 'typeof' || bare(right).type !== 'Literal') return undefined;
  return { is: 'typeof', value: visit(c, side['argument']), type: String(bare(right)['value']) };
}
