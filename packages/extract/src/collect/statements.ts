/** Walks statements and follows control flow. */
import type { Value } from '@sk-audit/core';
import { isTypeOnly, keyName, spanOf, type Node } from '../ast.js';
import { lookup } from '../scope.js';
import { bindingOf, setInit } from './bindings.js';
import { inScopeOf, visit, type Collector } from './collector.js';
import { collectExport } from './exports.js';
import { branch, condition, here, meet } from './flow.js';
import { exit, visitClass, visitFunction } from './functions.js';
import { importIndex } from './imports.js';
import { jump, visitLabeled, visitLoop, visitSwitch } from './loops.js';
import { visitTest } from './tests.js';
import { visitTry } from './tries.js';
import { visitVariables } from './variables.js';

/** Statements in order. Imports and function declarations come first, as they are hoisted. A condition opened by an early exit ends with the block. */
export function visitBody(c: Collector, body: readonly Node[]): void {
  const { when } = c.flow;
  const ranks = body.map(hoisting);
  for (const rank of [0, 1, 2]) if (ranks.includes(rank)) body.forEach((statement, i) => { if (ranks[i] === rank) visitStatement(c, statement); });
  c.flow.when = when;
}

function hoisting(statement: Node): number {
  if (statement.type === 'ImportDeclaration') return 0;
  return statement.type === 'FunctionDeclaration' || statement['declaration']?.type === 'FunctionDeclaration' ? 1 : 2;
}

/** Collects one statement. */
export function visitStatement(c: Collector, node: Node): void {
  if (isTypeOnly(node) || node['declare'] === true) return;
  switch (node.type) {
    case 'ExpressionStatement': visit(c, node['expression'], 'discarded', node); return;
    case 'VariableDeclaration': return visitVariables(c, node);
    case 'FunctionDeclaration': visitFunction(c, node); return;
    case 'ClassDeclaration': return visitClass(c, node);
    case 'ImportDeclaration': importIndex(c, node); return;
    case 'ExportNamedDeclaration': case 'ExportAllDeclaration': return visitExport(c, node);
    case 'ExportDefaultDeclaration': return visitDefaultExport(c, node);
    case 'BlockStatement': case 'StaticBlock': case 'TSModuleBlock': return inScopeOf(c, node, () => visitBody(c, node['body']));
    case 'IfStatement': return visitIf(c, node);
    case 'ReturnStatement': return leave(c, 'return', node);
    case 'ThrowStatement': return leave(c, 'throw', node);
    case 'TryStatement': return visitTry(c, node);
    case 'SwitchStatement': return visitSwitch(c, node);
    case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement': case 'ForInStatement': case 'ForOfStatement': return visitLoop(c, node);
    case 'BreakStatement': case 'ContinueStatement': return jump(c, node);
    case 'LabeledStatement': return visitLabeled(c, node);
    case 'TSModuleDeclaration': if (node['body']) visitStatement(c, node['body']); return;
    case 'TSEnumDeclaration': return visitEnum(c, node);
    case 'TSExportAssignment': visit(c, node['expression']); return;
    case 'TSImportEqualsDeclaration': if (node['moduleReference'].type === 'TSExternalModuleReference') importIndex(c, node); return;
    default: return;
  }
}

/** An enum counts as the object that it is compiled to, as far as its members are written out. */
function visitEnum(c: Collector, node: Node): void {
  const props: { [key: string]: Value } = {};
  for (const member of (node['body']?.members ?? node['members'] ?? []) as Node[]) {
    const value = member['initializer'] ? visit(c, member['initializer']) : undefined;
    if (value) props[keyName(member['id'], false) as string] = value;
  }
  const declaration = lookup(c.flow.scope, node['id'].name);
  if (declaration) setInit(c, declaration, { is: 'object', props, open: true });
}

/** `export` in an instance script declares props, and in a namespace its members: only the module's own is an export of the file. */
function visitExport(c: Collector, node: Node): void {
  const declaration = node['declaration'] as Node | null | undefined;
  if (declaration) visitStatement(c, declaration);
  if (c.flow.scope === c.scopes.module) collectExport(c, node);
}

function visitDefaultExport(c: Collector, node: Node): void {
  const declared = node['declaration'] as Node;
  if (isTypeOnly(declared)) return;
  const isFunctionDeclaration = declared.type === 'FunctionDeclaration';
  if (!isFunctionDeclaration && declared.type !== 'ClassDeclaration') {
    c.exports.push({ name: 'default', span: spanOf(node), value: visit(c, declared), how: 'default' });
    return;
  }
  const fn = isFunctionDeclaration ? visitFunction(c, declared) : undefined;
  if (fn === undefined) visitClass(c, declared);
  const declaration = declared['id'] ? lookup(c.flow.scope, declared['id'].name) : undefined;
  const value = fn !== undefined ? ({ is: 'function', fn } as const) : ({ is: 'class' } as const);
  c.exports.push({ name: 'default', span: spanOf(node), ...(declaration ? { binding: bindingOf(c, declaration) } : { value }), how: 'default' });
}

function visitIf(c: Collector, node: Node): void {
  const { test } = visitTest(c, node['test']);
  const before = c.flow.step;
  const span = spanOf(node['test']);
  const then = branch(c, condition(c, test, true, span), () => visitStatement(c, node['consequent']));
  const otherwise = node['alternate'] ? branch(c, condition(c, test, false, span), () => visitStatement(c, node['alternate'])) : here(c);
  meet(c, before, [then, otherwise]);
  if (then.dead !== otherwise.dead) c.flow.when = condition(c, test, !then.dead, span);
}

function leave(c: Collector, kind: 'return' | 'throw', node: Node): void {
  const value = node['argument'] ? visit(c, node['argument'], kind === 'return' ? 'returned' : 'thrown') : undefined;
  if (!c.flow.dead) {
    exit(c, kind, spanOf(node), value);
    c.flow.leavings?.push(here(c));
  }
  c.flow.dead = true;
}
