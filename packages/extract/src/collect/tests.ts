/** Conditions: what is asked before code runs. */
import type { Test, Value } from '@sk-audit/core';
import { bare, type Node } from '../ast.js';
import { addCondition, branch, meet, type Collector } from './collector.js';
import { spanOf } from '../ast.js';
import { visit, type Use } from './expressions.js';
import { either, mix } from './values.js';

/** Collects a test and gives both its meaning and its value. */
export function visitTest(c: Collector, node: Node, use: Use = 'tested'): { test: Test; value: Value } {
  const inner = bare(node);
  switch (inner.type) {
    case 'UnaryExpression':
      if (inner['operator'] === '!') {
        const { test, value } = visitTest(c, inner['argument']);
        return { test: { is: 'not', test }, value: mix([value]) };
      }
      break;
    case 'LogicalExpression':
      if (inner['operator'] !== '??') return visitBoth(c, inner, use);
      break;
    case 'BinaryExpression': return visitComparison(c, inner);
    default: break;
  }
  const value = visit(c, inner, use);
  return { test: { is: 'truthy', value }, value };
}

function visitBoth(c: Collector, node: Node, use: Use): { test: Test; value: Value } {
  const isAnd = node['operator'] === '&&';
  const left = visitTest(c, node['left'], use);
  const before = c.flow.step;
  let right: { test: Test; value: Value } | undefined;
  const end = branch(c, addCondition(c, left.test, isAnd, spanOf(node['left'])), () => { right = visitTest(c, node['right'], use); });
  meet(c, before, [{ step: before, dead: false }, end]);
  const tests = [left.test, (right as { test: Test }).test].flatMap((test) => (test.is === (isAnd ? 'and' : 'or') ? (test as { tests: readonly Test[] }).tests : [test]));
  return { test: { is: isAnd ? 'and' : 'or', tests }, value: either([left.value, (right as { value: Value }).value]) };
}

const EQUAL = /^[!=]==?$/;

function visitComparison(c: Collector, node: Node): { test: Test; value: Value } {
  const operator = node['operator'] as string;
  const { left: leftNode, right: rightNode } = node as unknown as { left: Node; right: Node };
  if (EQUAL.test(operator)) {
    const typeOf = typeofTest(c, leftNode, rightNode) ?? typeofTest(c, rightNode, leftNode);
    const test: Test = typeOf ?? { is: 'equal', left: visit(c, leftNode), right: visit(c, rightNode) };
    return { test: operator.startsWith('!') ? { is: 'not', test } : test, value: mix(testValues(test)) };
  }
  const left = leftNode.type === 'PrivateIdentifier' ? mix([]) : visit(c, leftNode);
  const right = visit(c, rightNode);
  const value = mix([left, right]);
  if (operator === 'instanceof') return { test: { is: 'instanceof', value: left, of: right }, value };
  if (operator === 'in') return { test: { is: 'in', key: left, value: right }, value };
  return { test: { is: 'other', of: [left, right] }, value };
}

function typeofTest(c: Collector, left: Node, right: Node): Test | undefined {
  const side = bare(left);
  if (side.type !== 'UnaryExpression' || side['operator'] !== 'typeof' || bare(right).type !== 'Literal') return undefined;
  return { is: 'typeof', value: visit(c, side['argument']), type: String(bare(right)['value']) };
}

function testValues(test: Test): readonly Value[] {
  if (test.is === 'typeof') return [test.value];
  return test.is === 'equal' ? [test.left, test.right] : [];
}
