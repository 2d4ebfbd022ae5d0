/** Loops, `switch`, labels, and the jumps out of them. */
import type { Test, Value } from '@sk-audit/core';
import { bare, spanOf, type Node } from '../ast.js';
import { leaves } from '../pattern.js';
import { lookup } from '../scope.js';
import { setInit } from './bindings.js';
import { inScopeOf, visit, type Collector } from './collector.js';
import { recordAwait } from './expressions.js';
import { alive, branch, condition, here, land, meet, type End, type JumpTarget } from './flow.js';
import { defining, visitPatternParts } from './patterns.js';
import { visitTest } from './tests.js';
import { mix } from './values.js';
import { visitVariables } from './variables.js';
import { write } from './writes.js';

const LOOPS: ReadonlySet<string> = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement']);

/** Collects a loop of any kind. */
export function visitLoop(c: Collector, node: Node): void {
  const { inLoop, jumps, label } = c.flow;
  const target: JumpTarget = { kind: 'loop', label, breaks: [], continues: [] };
  c.flow.label = undefined;
  inScopeOf(c, node, () => {
    visitHead(c, node);
    Object.assign(c.flow, { inLoop: true, jumps: [target, ...jumps] });
    if (node.type === 'DoWhileStatement') visitDoWhile(c, node, target);
    else visitRounds(c, node, target);
  });
  Object.assign(c.flow, { inLoop, jumps });
}

/** What is evaluated once, before the first round. */
function visitHead(c: Collector, node: Node): void {
  if (node.type === 'ForStatement' && node['init']) {
    if (node['init'].type === 'VariableDeclaration') visitVariables(c, node['init']);
    else visit(c, node['init'], 'discarded');
  }
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') visitItems(c, node);
}

function visitItems(c: Collector, node: Node): void {
  const isDeclared = node['left'].type === 'VariableDeclaration';
  const pattern = (isDeclared ? node['left']['declarations'][0].id : node['left']) as Node;
  const items = mix([defining(c, pattern, () => (node['await'] ? recordAwait(c, node['right'], () => repeated(c, node['right'])) : visit(c, node['right'])))]);
  visitPatternParts(c, pattern);
  if (!isDeclared) return write(c, pattern, 'for', pattern, items);
  for (const leaf of leaves(pattern)) {
    const declaration = lookup(c.flow.scope, leaf.node['name']);
    if (declaration) setInit(c, declaration, items);
  }
}

/** `for await` waits in each round. */
function repeated(c: Collector, items: Node): Value {
  const value = visit(c, items);
  c.flow.inLoop = true;
  return value;
}

/** `while`, `for`: no round, one or many. Without a test only a jump leads out. */
function visitRounds(c: Collector, node: Node, target: JumpTarget): void {
  const test = node.type === 'WhileStatement' || node.type === 'ForStatement' ? (node['test'] as Node | null) : null;
  const when = test ? condition(c, visitTest(c, test).test, true, spanOf(test)) : c.flow.when;
  const before = c.flow.step;
  const round = branch(c, when, () => {
    c.walkers.statement(c, node['body']);
    land(c, before, target.continues);
    if (node['update']) visit(c, node['update'], 'discarded');
  });
  const isEndless = test ? isTrue(test) : node.type === 'ForStatement';
  meet(c, before, [...(isEndless ? [] : [alive(before), round]), ...target.breaks]);
}

function visitDoWhile(c: Collector, node: Node, target: JumpTarget): void {
  const before = c.flow.step;
  const rounds = branch(c, c.flow.when, () => {
    c.walkers.statement(c, node['body']);
    land(c, before, target.continues);
    visitTest(c, node['test']);
  });
  meet(c, before, [...(isTrue(node['test']) ? [] : [rounds]), ...target.breaks]);
}

function isTrue(test: Node): boolean {
  const { value } = bare(test);
  return value === true || value === 1;
}

/** Collects a `switch`. A case runs when the value equals its own or that of a case that falls through to it. */
export function visitSwitch(c: Collector, node: Node): void {
  const value = visit(c, node['discriminant'], 'tested');
  const { step: before, jumps } = c.flow;
  const target: JumpTarget = { kind: 'switch', label: undefined, breaks: [], continues: [] };
  c.flow.jumps = [target, ...jumps];
  let last: End = { step: before, dead: true };
  let tests: readonly Test[] | 'any' = [];
  inScopeOf(c, node, () => {
    for (const one of node['cases'] as Node[]) {
      const own = one['test'] ? caseTest(c, value, one['test']) : undefined;
      const entry = last;
      const falling: readonly Test[] | 'any' = entry.dead ? [] : tests;
      tests = !own || falling === 'any' ? 'any' : [...falling, own];
      const when = tests === 'any' ? c.flow.when : condition(c, oneOf(tests), true, spanOf(one['test']));
      last = branch(c, when, () => {
        if (!entry.dead) meet(c, before, [alive(c.flow.step), entry]);
        c.walkers.body(c, one['consequent']);
      });
    }
  });
  c.flow.jumps = jumps;
  const hasDefault = (node['cases'] as Node[]).some((one) => !one['test']);
  meet(c, before, [last, ...target.breaks, ...(hasDefault ? [] : [alive(c.flow.step)])]);
}

/** `switch (true)` asks each case itself. */
function caseTest(c: Collector, value: Value, test: Node): Test {
  return value.is === 'literal' && value.value === true ? visitTest(c, test).test : { is: 'equal', left: value, right: visit(c, test) };
}

function oneOf(tests: readonly Test[]): Test {
  return tests.length === 1 ? (tests[0] as Test) : { is: 'or', tests };
}

/** `break` and `continue`. */
export function jump(c: Collector, node: Node): void {
  const label = node['label']?.name as string | undefined;
  const isBreak = node.type === 'BreakStatement';
  const target = c.flow.jumps.find((one) => (label !== undefined ? one.label === label && (isBreak || one.kind === 'loop') : one.kind === 'loop' || (isBreak && one.kind === 'switch')));
  if (!c.flow.dead) {
    if (target) (isBreak ? target.breaks : target.continues).push(here(c));
    c.flow.leavings?.push(here(c));
  }
  c.flow.dead = true;
}

/** Collects a labelled statement. `$:` in an instance script is Svelte's. */
export function visitLabeled(c: Collector, node: Node): void {
  const body = node['body'] as Node;
  if (node['label'].name === '$' && c.isComponent && c.flow.fn === 1) return c.walkers.statement(c, body);
  const { jumps, step: before } = c.flow;
  const label = node['label'].name as string;
  const target: JumpTarget = { kind: 'label', label, breaks: [], continues: [] };
  c.flow.jumps = [target, ...jumps];
  c.flow.label = LOOPS.has(body.type) ? label : undefined;
  const end = branch(c, c.flow.when, () => c.walkers.statement(c, body));
  Object.assign(c.flow, { jumps, label: undefined });
  meet(c, before, [end, ...target.breaks]);
}
