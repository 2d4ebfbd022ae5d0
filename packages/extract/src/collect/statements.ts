/** Walks statements and follows control flow: what surely ran, under which conditions, inside which `try`. */
import type { TryFact } from '@sk-audit/core';
import { children, isTypeOnly, spanOf, type Node } from '../ast.js';
import { leaves, lookup, type Scope } from '../scope.js';
import { addCondition, at, bindingOf, branch, meet, setInit, type Collector, type Draft, type JumpTarget } from './collector.js';
import { nameFunction, visit, write } from './expressions.js';
import { definedNames, exit, visitClass, visitFunction } from './functions.js';
import { collectExport, collectImport, declaredIds } from './imports.js';
import { visitTest } from './tests.js';
import { mix, valueAt } from './values.js';

/** Statements in order. Imports and function declarations come first, as they are hoisted. A condition opened by an early exit ends with the block. */
export function visitBlock(c: Collector, body: readonly Node[]): void {
  const { when } = c.flow;
  for (const hoisted of [0, 1, 2]) for (const statement of body) if (hoisting(statement) === hoisted) visitStatement(c, statement);
  c.flow.when = when;
}

function hoisting(statement: Node): number {
  if (statement.type === 'ImportDeclaration') return 0;
  return statement.type === 'FunctionDeclaration' || statement['declaration']?.type === 'FunctionDeclaration' ? 1 : 2;
}

function visitStatement(c: Collector, node: Node): void {
  if (isTypeOnly(node) || node['declare'] === true) return;
  switch (node.type) {
    case 'ExpressionStatement': visit(c, node['expression'], 'discarded', node); return;
    case 'VariableDeclaration': return visitVariables(c, node);
    case 'FunctionDeclaration': if (node['body']) visitFunction(c, node); return;
    case 'ClassDeclaration': return visitClass(c, node);
    case 'ImportDeclaration': return collectImport(c, node);
    case 'ExportNamedDeclaration': case 'ExportAllDeclaration': return visitExport(c, node);
    case 'ExportDefaultDeclaration': return visitDefaultExport(c, node);
    case 'BlockStatement': case 'StaticBlock': return inScope(c, node, () => visitBlock(c, node['body']));
    case 'IfStatement': return visitIf(c, node);
    case 'ReturnStatement': return leave(c, 'return', node);
    case 'ThrowStatement': return leave(c, 'throw', node);
    case 'TryStatement': return visitTry(c, node);
    case 'SwitchStatement': return visitSwitch(c, node);
    case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement': case 'ForInStatement': case 'ForOfStatement': return visitLoop(c, node);
    case 'BreakStatement': case 'ContinueStatement': return jump(c, node);
    case 'LabeledStatement': return visitLabeled(c, node);
    case 'TSModuleDeclaration': case 'TSModuleBlock': case 'TSEnumDeclaration': case 'TSExportAssignment':
      for (const child of children(node)) visitLoose(c, child);
      return;
    case 'TSImportEqualsDeclaration': return collectImport(c, node);
    default: return;
  }
}

/** Inside namespaces and enums: statements, blocks or expressions, as they come. */
function visitLoose(c: Collector, node: Node): void {
  if (/Statement$|Declaration$|^TSModule/.test(node.type)) visitStatement(c, node);
  else if (node.type === 'TSEnumBody' || node.type === 'TSEnumMember') for (const child of children(node)) visitLoose(c, child);
  else if (node.type !== 'Identifier') visit(c, node);
}

function inScope(c: Collector, node: Node, body: () => void): void {
  const outer = c.flow.scope;
  c.flow.scope = (c.scopes.of.get(node) as Scope | undefined) ?? outer;
  body();
  c.flow.scope = outer;
}

/** `const`, `let`, `var`. */
export function visitVariables(c: Collector, node: Node): void {
  for (const declarator of node['declarations'] as Node[]) {
    const outer = c.defines;
    c.defines = definedNames(declarator['id']);
    const value = declarator['init'] ? visit(c, declarator['init'], 'stored') : undefined;
    c.defines = outer;
    if (value) nameFunction(c, value, declarator['id'].name as string | undefined, declarator['id']);
    for (const leaf of leaves(declarator['id'])) {
      const declaration = lookup(c.flow.scope, leaf.node['name']);
      if (!declaration) continue;
      if (value) setInit(c, declaration, valueAt(value, leaf.path));
      if (isTopLevel(declaration.scope)) bindingOf(c, declaration);
    }
  }
}

function isTopLevel(scope: Scope): boolean {
  return !scope.parent || (scope.fn <= 1 && scope.parent.fn < scope.fn);
}

function visitExport(c: Collector, node: Node): void {
  const declaration = node['declaration'] as Node | null | undefined;
  if (declaration) visitStatement(c, declaration);
  if (c.flow.fn !== 0) return; // `export` in an instance script declares props
  collectExport(c, node, declaredIds(declaration));
}

function visitDefaultExport(c: Collector, node: Node): void {
  const declared = node['declaration'] as Node;
  if (isTypeOnly(declared)) return;
  if (declared.type === 'FunctionDeclaration' || declared.type === 'ClassDeclaration') {
    const id = declared['id'] as Node | null;
    if (declared.type === 'ClassDeclaration') visitClass(c, declared);
    const fn = declared.type === 'FunctionDeclaration' && declared['body'] ? visitFunction(c, declared) : undefined;
    const declaration = id ? lookup(c.flow.scope, id['name']) : undefined;
    const value = fn !== undefined ? ({ is: 'function', fn } as const) : ({ is: 'class' } as const);
    c.exports.push({ name: 'default', span: spanOf(node), ...(declaration ? { binding: bindingOf(c, declaration) } : { value }) });
    return;
  }
  const value = visit(c, declared);
  c.exports.push({ name: 'default', span: spanOf(node), value });
}

function visitIf(c: Collector, node: Node): void {
  const { test } = visitTest(c, node['test']);
  const before = c.flow.step;
  const wasDead = c.flow.dead;
  const span = spanOf(node['test']);
  const then = branch(c, addCondition(c, test, true, span), () => visitStatement(c, node['consequent']));
  const otherwise = node['alternate']
    ? branch(c, addCondition(c, test, false, span), () => visitStatement(c, node['alternate']))
    : { step: before, dead: wasDead };
  meet(c, before, [then, otherwise]);
  if (then.dead !== otherwise.dead) c.flow.when = addCondition(c, test, then.dead ? false : true, span);
}

function leave(c: Collector, kind: 'return' | 'throw', node: Node): void {
  const value = node['argument'] ? visit(c, node['argument'], kind === 'return' ? 'returned' : 'thrown') : undefined;
  if (!c.flow.dead) exit(c, kind, spanOf(node), value);
  c.flow.dead = true;
}

function visitTry(c: Collector, node: Node): void {
  const index = c.tries.length;
  const fact: Draft<TryFact> = { fn: c.flow.fn, span: spanOf(node), block: spanOf(node['block']), ...at(c.flow), ...(c.flow.when !== undefined ? { when: c.flow.when } : {}) };
  c.tries.push(fact);
  const { step: before, tries, dead } = c.flow;
  if (node['handler']) c.flow.tries = [index, ...tries];
  const block = branch(c, c.flow.when, () => visitStatement(c, node['block']));
  c.flow.tries = tries;
  const ends = [block];
  if (node['handler']) ends.push(visitHandler(c, node['handler'], index, before, block.step));
  meet(c, before, ends);
  if (dead) c.flow.dead = true;
  if (node['finalizer']) visitFinalizer(c, node['finalizer'], index);
}

/** The clause may be entered after any part of the block. */
function visitHandler(c: Collector, clause: Node, index: number, before: number | undefined, blockEnd: number | undefined): { step: number | undefined; dead: boolean } {
  const fact = c.tries[index] as Draft<TryFact>;
  const outer = c.flow.handler;
  const end = branch(c, c.flow.when, () => {
    meet(c, before, [{ step: before, dead: false }, { step: blockEnd, dead: false }]);
    c.flow.handler = index;
    inScope(c, clause, () => {
      const caught = clause['param']?.type === 'Identifier' ? lookup(c.flow.scope, clause['param'].name) : undefined;
      fact.handler = { span: spanOf(clause), body: spanOf(clause['body']), ...(caught ? { binding: bindingOf(c, caught) } : {}) };
      visitStatement(c, clause['body']);
    });
  });
  c.flow.handler = outer;
  fact.handler = { ...(fact.handler as NonNullable<TryFact['handler']>), ...(end.dead ? { leaves: true as const } : end.step !== undefined ? { end: end.step } : {}) };
  return end;
}

function visitFinalizer(c: Collector, block: Node, index: number): void {
  const fact = c.tries[index] as Draft<TryFact>;
  const { handler, dead } = c.flow;
  c.flow.handler = index;
  c.flow.dead = false;
  visitStatement(c, block);
  const leaves = c.flow.dead;
  fact.finalizer = { span: spanOf(block), ...(leaves ? { leaves: true as const } : {}) };
  c.flow.handler = handler;
  c.flow.dead = dead || leaves;
}

function visitSwitch(c: Collector, node: Node): void {
  const value = visit(c, node['discriminant'], 'tested');
  const before = c.flow.step;
  const target: JumpTarget = { isLoop: false, breaks: [], continues: [] };
  const outerJumps = c.flow.jumps;
  c.flow.jumps = [target, ...outerJumps];
  let last = { step: before, dead: true };
  let hasDefault = false;
  inScope(c, node, () => {
    for (const one of node['cases'] as Node[]) {
      const right = one['test'] ? visit(c, one['test']) : undefined;
      hasDefault ||= !right;
      const when = right ? addCondition(c, { is: 'equal', left: value, right }, true, spanOf(one['test'])) : c.flow.when;
      const entry = last;
      last = branch(c, when, () => {
        meet(c, before, [{ step: before, dead: false }, entry]);
        visitBlock(c, one['consequent']);
      });
    }
  });
  c.flow.jumps = outerJumps;
  meet(c, before, [last, ...target.breaks.map((step) => ({ step, dead: false })), ...(hasDefault ? [] : [{ step: before, dead: false }])]);
}

function visitLoop(c: Collector, node: Node): void {
  const { inLoop, jumps, when } = c.flow;
  const target: JumpTarget = { isLoop: true, breaks: [], continues: [], ...(c.flow.jumps[0]?.label && !c.flow.jumps[0].isLoop ? { label: c.flow.jumps[0].label } : {}) };
  inScope(c, node, () => {
    visitLoopHead(c, node);
    const before = c.flow.step;
    c.flow.inLoop = true;
    c.flow.jumps = [target, ...jumps];
    const test = node.type === 'WhileStatement' || node.type === 'ForStatement' ? (node['test'] as Node | null) : null;
    const condition = test ? addCondition(c, visitTest(c, test).test, true, spanOf(test)) : c.flow.when;
    const body = branch(c, condition, () => {
      visitStatement(c, node['body']);
      if (node['update']) visit(c, node['update'], 'discarded');
    });
    if (node.type === 'DoWhileStatement') visitTest(c, node['test']);
    const skips = node.type === 'DoWhileStatement' || (node.type === 'WhileStatement' && node['test'].value === true) ? [] : [{ step: before, dead: false }];
    const jumped = [...target.breaks, ...target.continues].map((step) => ({ step, dead: false }));
    meet(c, before, [...skips, body, ...jumped]);
  });
  Object.assign(c.flow, { inLoop, jumps, when });
}

function visitLoopHead(c: Collector, node: Node): void {
  if (node.type === 'ForStatement' && node['init']) {
    if (node['init'].type === 'VariableDeclaration') visitVariables(c, node['init']);
    else visit(c, node['init'], 'discarded');
  }
  if (node.type !== 'ForOfStatement' && node.type !== 'ForInStatement') return;
  const items = mix([visit(c, node['right'])]);
  const left = node['left'] as Node;
  if (left.type !== 'VariableDeclaration') return write(c, left, 'for', left, items);
  for (const leaf of leaves(left['declarations'][0].id)) {
    const declaration = lookup(c.flow.scope, leaf.node['name']);
    if (declaration) setInit(c, declaration, items);
  }
}

function jump(c: Collector, node: Node): void {
  const label = node['label']?.name as string | undefined;
  const isBreak = node.type === 'BreakStatement';
  const target = c.flow.jumps.find((one) => (label ? one.label === label : isBreak || one.isLoop));
  if (target && !c.flow.dead) (isBreak ? target.breaks : target.continues).push(c.flow.step);
  c.flow.dead = true;
}

function visitLabeled(c: Collector, node: Node): void {
  if (node['label'].name === '$' && c.flow.fn === 1) return visitStatement(c, node['body']);
  const { jumps } = c.flow;
  const target: JumpTarget = { label: node['label'].name, isLoop: false, breaks: [], continues: [] };
  c.flow.jumps = [target, ...jumps];
  const before = c.flow.step;
  const body = branch(c, c.flow.when, () => visitStatement(c, node['body']));
  c.flow.jumps = jumps;
  meet(c, before, [body, ...target.breaks.map((step) => ({ step, dead: false }))]);
}
