/** Function and class bodies. */
import type { ExitFact, FunctionFact, ParamFact, Value } from '@sk-audit/core';
import { children, keyName, spanOf, type Node } from '../ast.js';
import { leaves, lookup, typeText, type Scope } from '../scope.js';
import { at, newFlow, place, type Collector, type Draft } from './collector.js';
import { bindingOf } from './collector.js';
import { visit } from './expressions.js';
import { visitBlock } from './statements.js';

/** Collects a function and gives its index. */
export function visitFunction(c: Collector, node: Node, classBinding?: number): number {
  const index = c.scopes.functions.get(node) as number;
  const fact: Draft<FunctionFact> = {
    parent: c.flow.fn, kind: node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', span: spanOf(node),
    ...(node['id'] ? { name: node['id'].name as string, nameSpan: [node['id'].start, node['id'].end] as const } : {}),
    ...(node['async'] ? { async: true as const } : {}), ...(node['generator'] ? { generator: true as const } : {}),
    params: ((node['params'] as Node[] | undefined) ?? []).map((parameter) => paramFact(c, parameter)),
    ...(classBinding !== undefined ? { classBinding } : {}),
    ...(c.flow.when !== undefined ? { when: c.flow.when } : {}), ...at(c.flow),
  };
  c.functions[index] = fact;
  const scope = c.scopes.of.get(node);
  if (scope && node['body']) inFunction(c, index, scope, () => visitBody(c, node));
  return index;
}

/** Runs the walk inside another function. */
export function inFunction(c: Collector, fn: number, scope: Scope, body: () => void): void {
  const { flow, defines } = c;
  c.flow = newFlow(fn, scope);
  c.defines = [];
  body();
  c.flow = flow;
  c.defines = defines;
}

function visitBody(c: Collector, node: Node): void {
  for (const parameter of node['params'] as Node[]) visitDefaults(c, parameter);
  const body = node['body'] as Node;
  if (body.type === 'BlockStatement') {
    visitBlock(c, body['body']);
    if (!c.flow.dead) exit(c, 'end', [Math.max(body.end - 1, body.start), body.end]);
  } else {
    const value = visit(c, body, 'returned');
    exit(c, 'return', spanOf(body), value);
  }
}

/** Records a way out of the function at hand. */
export function exit(c: Collector, kind: ExitFact['kind'], span: ExitFact['span'], value?: Value): void {
  c.exits.push({ fn: c.flow.fn, kind, span, ...(value ? { value } : {}), ...place(c.flow), ...at(c.flow) });
}

function visitDefaults(c: Collector, pattern: Node): void {
  if (pattern.type === 'AssignmentPattern') visit(c, pattern['right']);
  if (pattern.type === 'Identifier') return;
  for (const child of children(pattern)) visitDefaults(c, child);
}

function paramFact(c: Collector, parameter: Node): ParamFact {
  const pattern = parameter.type === 'AssignmentPattern' ? (parameter['left'] as Node) : parameter;
  const type = typeText(pattern, c.text);
  return {
    ...(pattern.type === 'Identifier' ? { name: pattern['name'] as string } : {}),
    ...(pattern.type === 'RestElement' ? { rest: true as const } : {}),
    ...(type ? { type } : {}),
    ...(pattern.type === 'ObjectPattern' ? { keys: (pattern['properties'] as Node[]).map((p) => (p.type === 'RestElement' ? '...' : (keyName(p['key'], p['computed']) ?? '[]'))) } : {}),
  };
}

/** Collects a class: methods as functions, fields and static blocks where they stand. */
export function visitClass(c: Collector, node: Node): void {
  visit(c, node['superClass']);
  const declaration = node['id'] ? lookup(c.flow.scope, node['id'].name) : undefined;
  const binding = declaration ? bindingOf(c, declaration) : -1;
  for (const member of node['body'].body as Node[]) {
    if (member['computed']) visit(c, member['key']);
    const value = member['value'] as Node | null | undefined;
    if (member.type === 'MethodDefinition' && value) visitMethod(c, member, value, binding);
    else if (member.type === 'StaticBlock') visitBlock(c, member['body']);
    else if (value) visitField(c, member, value, binding);
  }
}

function visitMethod(c: Collector, member: Node, value: Node, binding: number): void {
  const fact = c.functions[visitFunction(c, value, binding)];
  if (!fact) return;
  fact.kind = member['kind'] === 'constructor' ? 'constructor' : member['kind'] === 'get' ? 'getter' : member['kind'] === 'set' ? 'setter' : member['static'] ? 'static' : 'method';
  const name = keyName(member['key'], member['computed']);
  if (name !== undefined) Object.assign(fact, { name, nameSpan: spanOf(member['key']) });
}

function visitField(c: Collector, member: Node, value: Node, binding: number): void {
  const given = visit(c, value, 'stored');
  const fact = given.is === 'function' ? c.functions[given.fn] : undefined;
  if (!fact) return;
  fact.classBinding = binding;
  fact.name ??= keyName(member['key'], member['computed']);
}

/** The names that a statement defines. */
export function definedNames(pattern: Node): readonly string[] {
  return leaves(pattern).map((leaf) => leaf.node['name'] as string);
}
