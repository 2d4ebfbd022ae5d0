/** `try`, `catch`, `finally`. */
import type { Span, TryFact } from '@sk-audit/core';
import { spanOf, type Node } from '../ast.js';
import { lookup } from '../scope.js';
import { bindingOf } from './bindings.js';
import { after, inScopeOf, type Collector, type Draft } from './collector.js';
import { alive, branch, meet, type End } from './flow.js';
import { visitPatternParts } from './patterns.js';

/** Collects a `try` statement. */
export function visitTry(c: Collector, node: Node): void {
  const index = c.tries.length;
  const fact = after<Draft<TryFact>>(c, { fn: c.flow.fn, span: spanOf(node), block: spanOf(node['block']) });
  c.tries.push(fact);
  const { step: before, tries, leavings: outer } = c.flow;
  const leavings: End[] = [];
  if (node['handler']) Object.assign(c.flow, { tries: [index, ...tries], leavings });
  const block = branch(c, c.flow.when, () => c.walkers.statement(c, node['block']));
  Object.assign(c.flow, { tries, leavings: outer });
  const ends = [block];
  if (node['handler']) ends.push(visitHandler(c, node['handler'], index, [alive(before), alive(block.step), ...leavings]));
  meet(c, before, ends);
  if (node['finalizer']) visitFinalizer(c, node['finalizer'], index);
}

/** The clause may be entered after any part of the block, and from everywhere where the block was left. */
function visitHandler(c: Collector, clause: Node, index: number, entries: readonly End[]): End {
  const fact = c.tries[index] as Draft<TryFact>;
  const outer = c.flow.handler;
  const end = branch(c, c.flow.when, () => {
    meet(c, c.flow.step, entries);
    c.flow.handler = index;
    inScopeOf(c, clause, () => {
      const caught = clause['param']?.type === 'Identifier' ? lookup(c.flow.scope, clause['param'].name) : undefined;
      fact.handler = { span: spanOf(clause), body: spanOf(clause['body']), blank: blankAt(c.text, clause['body'].start + 1), ...(caught ? { binding: bindingOf(c, caught) } : {}) };
      visitPatternParts(c, clause['param']);
      c.walkers.statement(c, clause['body']);
    });
  });
  c.flow.handler = outer;
  fact.handler = { ...(fact.handler as NonNullable<TryFact['handler']>), ...(end.dead ? { leaves: true as const } : end.step !== undefined ? { end: end.step } : {}) };
  return end;
}

/** It runs however the block and the clause end. */
function visitFinalizer(c: Collector, block: Node, index: number): void {
  const fact = c.tries[index] as Draft<TryFact>;
  const { handler, dead } = c.flow;
  c.flow.handler = index;
  c.flow.dead = false;
  c.walkers.statement(c, block);
  const leaves = c.flow.dead;
  fact.finalizer = { span: spanOf(block), ...(leaves ? { leaves: true as const } : {}) };
  c.flow.handler = handler;
  c.flow.dead = dead || leaves;
}

function blankAt(text: string, start: number): Span {
  const rest = /\S/g;
  rest.lastIndex = start;
  return [start, rest.exec(text)?.index ?? text.length];
}
