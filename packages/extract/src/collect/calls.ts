/** Calls: who is called, with what, and what becomes of the value. */
import type { CallFact, Ref, Span, Value } from '@sk-audit/core';
import { isFunction, keyName, spanOf, strip, type Node } from '../ast.js';
import { NO_PATH } from '../pattern.js';
import { conditioned, visit, type Collector, type Draft, type Use } from './collector.js';
import { addStep } from './flow.js';
import { visitFunction } from './functions.js';
import { collectCallEdges } from './imports.js';
import { chainRef, noteStop } from './refs.js';
import { arrayValue } from './values.js';

/** Collects a call, `new` or tagged template. */
export function visitCall(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const index = c.calls.length;
  const callee = strip(node.type === 'TaggedTemplateExpression' ? node['tag'] : node['callee']);
  const call: Draft<CallFact> = {
    fn: c.flow.fn, span: spanOf(node), calleeSpan: spanOf(callee), callee: NOT_YET, args: NOTHING, argSpans: NOTHING, use,
  };
  if (statement && use === 'discarded') call.statement = spanOf(statement);
  if (node.type === 'NewExpression') call.new = true;
  if (callee.type === 'MemberExpression' && callee['optional'] === true) call.optional = true;
  c.calls.push(call);
  visitCallee(c, callee, call);
  noteStop(c, node);
  if (node.type === 'TaggedTemplateExpression') visitQuasi(c, node['quasi'], call);
  else visitArguments(c, node['arguments'], call, index);
  if (node.type !== 'TaggedTemplateExpression' && call.callee.from === 'global') collectCallEdges(c, node, calleeName(call.callee));
  place(c, call, index);
  return { is: 'call', call: index };
}

const NOTHING: readonly never[] = [];
const NOT_YET: Ref = { from: 'unknown', path: NO_PATH };

/** Where the call stands is said last: it completes after its arguments. */
function place(c: Collector, call: Draft<CallFact>, index: number): void {
  const { tries, handler, inLoop, hasSteps, dead } = c.flow;
  conditioned(c, call);
  if (tries.length > 0) call.tries = tries;
  if (handler !== undefined) call.handler = handler;
  if (inLoop) call.loop = true;
  if (!hasSteps || dead) return;
  call.step = c.steps.length;
  const { step: prev } = c.flow;
  addStep(c, prev === undefined ? { call: index } : { call: index, prev });
}

function visitCallee(c: Collector, callee: Node, call: Draft<CallFact>): void {
  if (isFunction(callee)) {
    call.calleeFn = visitFunction(c, callee);
    call.callee = { from: 'unknown', path: NO_PATH }; // its own: rules tell calls by it
  } else call.callee = chainRef(c, callee);
}

/** A tag is given an array of the texts first, then the values of the holes. */
function visitQuasi(c: Collector, quasi: Node, call: Draft<CallFact>): void {
  const holes = quasi['expressions'] as Node[];
  call.argSpans = [quasi, ...holes].map(spanOf);
  const texts = (quasi['quasis'] as Node[]).map((text): Value => ({ is: 'literal', value: (text['value'].cooked as string | null) ?? '' }));
  call.args = [arrayValue(texts, false), ...holes.map((hole) => visit(c, hole, 'argument'))];
}

function visitArguments(c: Collector, args: readonly Node[], call: Draft<CallFact>, index: number): void {
  if (args.some((arg) => arg.type === 'SpreadElement')) call.spread = true;
  if (call.callee.from === 'import' && WITH_PARTS.has(call.callee.module)) call.argParts = args.map(partsOf);
  if (args.length === 0) return;
  call.argSpans = args.map((arg) => spanOf(arg.type === 'SpreadElement' ? arg['argument'] : arg));
  call.args = args.map((arg, i) => visitArgument(c, arg, index, i));
}

/** Modules whose functions have changed what stands in their arguments. */
const WITH_PARTS: ReadonlySet<string> = new Set(['@sveltejs/kit', '$app/navigation']);

function partsOf(arg: Node): { readonly [key: string]: Span } {
  const properties = arg.type === 'ObjectExpression' ? (arg['properties'] as Node[]) : [];
  const written = properties.filter((one) => one.type === 'Property' && one['method'] !== true && one['kind'] === 'init');
  return Object.fromEntries(written.flatMap((one) => { const key = keyName(one['key'], one['computed']); return key === undefined ? [] : [[key, spanOf(one['value'])]]; }));
}

function visitArgument(c: Collector, arg: Node, call: number, index: number): Value {
  if (arg.type === 'SpreadElement') return visit(c, arg['argument']);
  const value = visit(c, arg, 'argument');
  const fn = value.is === 'function' ? c.functions[value.fn] : undefined;
  if (fn) fn.argument = { call, index };
  return value;
}

function calleeName({ name, path }: Extract<Ref, { from: 'global' }>): string {
  return path.length === 0 ? name : `${name}.${path.join('.')}`;
}
