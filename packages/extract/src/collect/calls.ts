/** Calls: who is called, with what, and what becomes of the value. */
import type { CallFact, Ref, Value } from '@sk-audit/core';
import { bare, isFunction, spanOf, type Node } from '../ast.js';
import { place, type Collector, type Draft } from './collector.js';
import { refOf, visit, type Use } from './expressions.js';
import { visitFunction } from './functions.js';
import { collectGlob, collectUrl, edge } from './imports.js';

/** Collects a call, `new` or tagged template. */
export function visitCall(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const callee = bare(node.type === 'TaggedTemplateExpression' ? node['tag'] : node['callee']);
  const index = c.calls.length;
  const call: Draft<CallFact> = {
    fn: c.flow.fn, span: spanOf(node), calleeSpan: spanOf(callee), callee: { from: 'unknown', path: [] }, args: [], argSpans: [], use,
    ...(statement && use === 'discarded' ? { statement: spanOf(statement) } : {}),
    ...(node.type === 'NewExpression' ? { new: true as const } : {}),
  };
  c.calls.push(call);
  if (isFunction(callee)) call.calleeFn = visitFunction(c, callee);
  else call.callee = refOf(c, callee);
  const args = argumentNodes(node);
  call.argSpans = args.map((arg) => spanOf(arg.type === 'SpreadElement' ? arg['argument'] : arg));
  if (args.some((arg) => arg.type === 'SpreadElement')) call.spread = true;
  call.args = args.map((arg, i) => visitArgument(c, arg, index, i));
  collectSpecialEdges(c, node, call.callee);
  Object.assign(call, place(c.flow), c.flow.inLoop ? { loop: true } : {});
  if (!c.flow.dead) completeStep(c, call, index);
  return { is: 'call', call: index };
}

function argumentNodes(node: Node): Node[] {
  return (node.type === 'TaggedTemplateExpression' ? node['quasi'].expressions : node['arguments']) as Node[];
}

function visitArgument(c: Collector, arg: Node, call: number, index: number): Value {
  if (arg.type === 'SpreadElement') return visit(c, arg['argument']);
  const value = visit(c, arg, 'argument');
  if (value.is === 'function') {
    const fn = c.functions[value.fn];
    if (fn) fn.argument = { call, index };
  }
  return value;
}

function completeStep(c: Collector, call: Draft<CallFact>, index: number): void {
  call.step = c.steps.length;
  c.steps.push({ call: index, ...(c.flow.step !== undefined ? { prev: c.flow.step } : {}) });
  c.flow.step = call.step;
}

function collectSpecialEdges(c: Collector, node: Node, callee: Ref): void {
  if (callee.from !== 'global') return;
  const name = [callee.name, ...callee.path].join('.');
  if (name === 'import.meta.glob' || name === 'import.meta.globEager') collectGlob(c, node);
  else if (name === 'require' && node.type === 'CallExpression' && node['arguments'].length === 1) c.imports.push(edge(c, 'require', node['arguments'][0], node));
  else if (node.type === 'NewExpression' && name === 'URL') collectUrl(c, node, false);
  else if (node.type === 'NewExpression' && (name === 'Worker' || name === 'SharedWorker')) {
    const first = node['arguments'][0] as Node | undefined;
    if (first?.type === 'NewExpression') collectUrl(c, first, true);
  }
}
