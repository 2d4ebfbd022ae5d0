/** Function and class bodies. */
import type { ExitFact, FunctionFact, ParamFact, Value } from '@sk-audit/core';
import { isTypeOnly, keyName, paramsOf, spanOf, type Node } from '../ast.js';
import { isField, typeText } from '../declare.js';
import { lookup } from '../scope.js';
import { bindingOf } from './bindings.js';
import { after, inFunction, inScopeOf, placed, visit, type Collector, type Draft } from './collector.js';
import { visitPatternParts } from './patterns.js';

/** Collects a function and gives its index. `before` runs at its beginning: the fields of a class in its constructor. */
export function visitFunction(c: Collector, node: Node, classBinding?: number, before?: () => void): number {
  const index = c.scopes.functions.get(node) as number;
  const fact: Draft<FunctionFact> = {
    parent: c.flow.fn, kind: node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', span: spanOf(node),
    params: paramsOf(node).map((parameter) => paramFact(c, parameter)),
  };
  const paramsAt = fact.params.length === 0 ? emptyParams(c.text, node) : undefined;
  if (paramsAt !== undefined) fact.paramsAt = paramsAt;
  if (node['id']) Object.assign(fact, { name: node['id'].name, nameSpan: [node['id'].start, node['id'].end] });
  if (node['async']) fact.async = true;
  if (node['generator']) fact.generator = true;
  if (classBinding !== undefined) fact.classBinding = classBinding;
  c.functions[index] = after(c, fact);
  const scope = c.scopes.of.get(node);
  if (scope) {
    inFunction(c, index, scope, () => {
      before?.();
      visitBody(c, node);
    });
  }
  return index;
}

/** Behind the bracket of `()`. */
function emptyParams(text: string, node: Node): number | undefined {
  const found = /^[^()]*\((?=\s*\))/.exec(text.slice(node.start, (node['body'] as Node | null)?.start ?? node.end));
  return found ? node.start + found[0].length : undefined;
}

function visitBody(c: Collector, node: Node): void {
  for (const parameter of paramsOf(node)) visitPatternParts(c, parameter);
  const body = node['body'] as Node;
  if (body.type === 'BlockStatement') {
    c.walkers.body(c, body['body']);
    if (!c.flow.dead) exit(c, 'end', [Math.max(body.end - 1, body.start), body.end]);
  } else exit(c, 'return', spanOf(body), visit(c, body, 'returned'));
}

/** Records a way out of the function at hand. */
export function exit(c: Collector, kind: ExitFact['kind'], span: ExitFact['span'], value?: Value): void {
  const fact: Draft<ExitFact> = { fn: c.flow.fn, kind, span };
  if (value) fact.value = value;
  if (c.flow.handler !== undefined) fact.handler = c.flow.handler;
  c.exits.push(placed(c, fact));
}

function paramFact(c: Collector, parameter: Node): ParamFact {
  const given = parameter.type === 'TSParameterProperty' ? (parameter['parameter'] as Node) : parameter;
  const pattern = given.type === 'AssignmentPattern' ? (given['left'] as Node) : given;
  const named = pattern.type === 'RestElement' ? (pattern['argument'] as Node) : pattern;
  const type = typeText(pattern, c.text);
  const fact: Draft<ParamFact> = {};
  if (named.type === 'Identifier') fact.name = named['name'] as string;
  if (named.type === 'ObjectPattern') {
    fact.keys = (named['properties'] as Node[]).map((one) => (one.type === 'RestElement' ? '...' : (keyName(one['key'], one['computed']) ?? '[]')));
    fact.keysAt = named.start + 1;
    fact.keySpans = (named['properties'] as Node[]).map(spanOf);
  }
  if (pattern.type === 'RestElement') fact.rest = true;
  if (type) fact.type = type;
  return fact;
}

/** Gives a function literal the name of the variable or property that it is assigned to, and what kind of member it is. */
export function nameFunction(c: Collector, value: Value, name: string | undefined, id: Node | undefined, kind?: FunctionFact['kind']): void {
  const fn = value.is === 'function' ? c.functions[value.fn] : undefined;
  if (!fn) return;
  if (kind) fn.kind = kind;
  if (fn.name !== undefined || name === undefined) return;
  fn.name = name;
  if (id) fn.nameSpan = [id.start, id.type === 'Identifier' ? id.start + id['name'].length : id.end];
}

/**
 * Collects a class. Decorators, the parent class, computed keys, static fields and static blocks are evaluated where it stands, the other
 * fields in its constructor.
 * @param named the variable that an anonymous class is assigned to
 */
export function visitClass(c: Collector, node: Node, named?: string): void {
  visitDecorators(c, node);
  if (node['superClass']) visit(c, node['superClass']);
  const variable = named === undefined ? undefined : lookup(c.flow.scope, named);
  const body = node['body'] as Node;
  inScopeOf(c, body, () => {
    const declaration = variable ?? (node['id'] ? lookup(c.flow.scope, node['id'].name) : undefined);
    visitMembers(c, body, declaration ? bindingOf(c, declaration) : -1);
  });
}

function visitMembers(c: Collector, body: Node, binding: number): void {
  const members = (body['body'] as Node[]).filter((one) => !isTypeOnly(one) && !(one['value'] && isTypeOnly(one['value'])));
  for (const member of members) {
    visitDecorators(c, member);
    if (member['computed']) visit(c, member['key']);
    if (member.type === 'StaticBlock') c.walkers.statement(c, member);
    else if (isField(member) && member['static']) visitField(c, member, binding);
  }
  const fields = members.filter((one) => isField(one) && !one['static']);
  const initialise = (): void => inScopeOf(c, body, () => { for (const field of fields) visitField(c, field, binding); });
  const synthetic = c.scopes.functions.get(body);
  if (synthetic !== undefined) visitFieldsOnly(c, body, synthetic, binding, initialise);
  for (const member of members) {
    if (member.type === 'MethodDefinition') visitMethod(c, member, binding, member['kind'] === 'constructor' ? initialise : undefined);
  }
}

/** The constructor of a class that writes none, yet has fields to fill. */
function visitFieldsOnly(c: Collector, body: Node, index: number, classBinding: number, initialise: () => void): void {
  c.functions[index] = after<Draft<FunctionFact>>(c, { parent: c.flow.fn, kind: 'constructor', span: spanOf(body), params: [], classBinding });
  inFunction(c, index, c.flow.scope, () => {
    initialise();
    exit(c, 'end', [Math.max(body.end - 1, body.start), body.end]);
  });
}

function visitDecorators(c: Collector, node: Node): void {
  for (const decorator of (node['decorators'] as Node[] | undefined) ?? []) visit(c, decorator['expression']);
}

function visitMethod(c: Collector, member: Node, binding: number, before: (() => void) | undefined): void {
  const fact = c.functions[visitFunction(c, member['value'], binding, before)] as Draft<FunctionFact>;
  fact.kind = methodKind(member);
  const name = keyName(member['key'], member['computed']);
  if (name !== undefined) Object.assign(fact, { name, nameSpan: spanOf(member['key']) });
}

/** The kind of a class's or an object's method. */
export function methodKind(member: Node): FunctionFact['kind'] {
  switch (member['kind']) {
    case 'constructor': return 'constructor';
    case 'get': return 'getter';
    case 'set': return 'setter';
    default: return member['static'] ? 'static' : 'method';
  }
}

function visitField(c: Collector, member: Node, binding: number): void {
  if (!member['value']) return;
  const given = visit(c, member['value'], 'stored');
  const fact = given.is === 'function' ? c.functions[given.fn] : undefined;
  if (!fact) return;
  fact.classBinding = binding;
  fact.name ??= keyName(member['key'], member['computed']);
}
