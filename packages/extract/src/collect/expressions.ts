/** Walks expressions in the order in which they are evaluated, and says what each is. */
import type { CallFact, Ref, Value, WriteFact } from '@sk-audit/core';
import { bare, children, isFunction, keyName, spanOf, type Node } from '../ast.js';
import { leaves, lookup } from '../scope.js';
import { visitCall } from './calls.js';
import { addCondition, at, branch, meet, place, recordRead, type Collector } from './collector.js';
import { visitClass, visitFunction } from './functions.js';
import { importIndex } from './imports.js';
import { extend, identifierRef, isRune, storeDeclaration, storeRef, variableRef } from './refs.js';
import { visitTest } from './tests.js';
import { arrayValue, either, mix, objectValue, template, UNKNOWN } from './values.js';

export type Use = CallFact['use'];

/**
 * Collects the facts of an expression.
 * @param use what becomes of its value; recorded for the calls that give it
 * @param statement the expression statement, when its value is discarded
 */
export function visit(c: Collector, node: Node | null | undefined, use: Use = 'other', statement?: Node): Value {
  if (!node) return UNKNOWN;
  const inner = bare(node);
  switch (inner.type) {
    case 'Literal': return literal(inner);
    case 'TemplateLiteral': return visitTemplate(c, inner);
    case 'Identifier': return visitName(c, inner);
    case 'ThisExpression': case 'Super': return { is: 'ref', ref: { from: 'global', name: 'this', path: [] } };
    case 'MetaProperty': case 'MemberExpression': return visitMember(c, inner);
    case 'CallExpression': case 'NewExpression': case 'TaggedTemplateExpression': return visitCall(c, inner, use, statement);
    case 'ImportExpression': return { is: 'ref', ref: { from: 'import', import: importIndex(c, inner), module: String(inner['source']?.value ?? ''), path: [] } };
    case 'AwaitExpression': return visitAwait(c, inner, use, statement);
    case 'ClassExpression': visitClass(c, inner); return { is: 'class' };
    case 'ObjectExpression': return visitObject(c, inner);
    case 'ArrayExpression': return visitArray(c, inner);
    case 'AssignmentExpression': return visitAssignment(c, inner);
    case 'UpdateExpression': write(c, inner['argument'], '++', inner); return UNKNOWN;
    case 'UnaryExpression': return visitUnary(c, inner, statement);
    case 'BinaryExpression': return visitBinary(c, inner);
    case 'LogicalExpression': return visitLogical(c, inner, use, statement);
    case 'ConditionalExpression': return visitConditional(c, inner, use, statement);
    case 'SequenceExpression': return visitSequence(c, inner, use, statement);
    default: return isFunction(inner) ? { is: 'function', fn: visitFunction(c, inner) } : mix(children(inner).map((child) => visit(c, child)));
  }
}

function literal(node: Node): Value {
  if (node['regex'] || node['bigint']) return UNKNOWN;
  return { is: 'literal', value: node['value'] as string | number | boolean | null };
}

function visitTemplate(c: Collector, node: Node): Value {
  const holes = (node['expressions'] as Node[]).map((hole) => visit(c, hole));
  const texts = (node['quasis'] as Node[]).map((quasi) => (quasi['value'].cooked as string | null) ?? '');
  return template(texts.flatMap((text, i) => (i < holes.length ? [text, holes[i] as Value] : [text])));
}

function visitName(c: Collector, node: Node): Value {
  if (node['name'] === 'undefined') return { is: 'undefined' };
  if (isRune(node['name'])) c.runes = true;
  const ref = identifierRef(c, node['name']);
  recordRead(c, ref, spanOf(node));
  return { is: 'ref', ref };
}

function visitMember(c: Collector, node: Node): Value {
  const ref = refOf(c, node);
  recordRead(c, ref, spanOf(node));
  return { is: 'ref', ref };
}

/** Where a callee or member chain leads; collects what is evaluated on the way, but not the read of the chain itself. */
export function refOf(c: Collector, node: Node): Ref {
  const inner = bare(node);
  switch (inner.type) {
    case 'Identifier':
      if (isRune(inner['name'])) c.runes = true;
      return identifierRef(c, inner['name']);
    case 'ThisExpression': case 'Super': return { from: 'global', name: 'this', path: [] };
    case 'MetaProperty': return { from: 'global', name: 'import.meta', path: [] };
    case 'MemberExpression': {
      const base = refOf(c, inner['object']);
      const name = keyName(inner['property'], inner['computed']);
      if (name === undefined) visit(c, inner['property']);
      return extend(base, name ?? '[]');
    }
    default: {
      const value = visit(c, inner, 'member');
      if (value.is === 'ref') return value.ref;
      return value.is === 'call' ? { from: 'call', call: value.call, path: [] } : { from: 'unknown', path: [] };
    }
  }
}

function visitAwait(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const uses = new Set<string>();
  c.useSets.push(uses);
  const value = visit(c, node['argument'], use, statement);
  c.useSets.pop();
  if (value.is === 'call') (c.calls[value.call] as { awaited?: true }).awaited = true;
  c.awaits.push({
    fn: c.flow.fn, span: spanOf(node), value, defines: c.defines, uses: [...uses].sort(),
    ...withoutHandler(place(c.flow)), ...at(c.flow), ...(c.flow.inLoop ? { loop: true as const } : {}),
  });
  if (value.is === 'call') return { is: 'call', call: value.call, awaited: true };
  return value.is === 'ref' ? { is: 'ref', ref: value.ref, awaited: true } : value;
}

function withoutHandler<T extends { handler?: number }>(where: T): Omit<T, 'handler'> {
  const { handler: _, ...rest } = where;
  return rest;
}

function visitObject(c: Collector, node: Node): Value {
  const entries: (readonly [string, Value])[] = [];
  const spreads: Value[] = [];
  let open = false;
  for (const property of node['properties'] as Node[]) {
    if (property.type === 'SpreadElement') {
      const spread = visit(c, property['argument']);
      if (spread.is === 'object' && !spread.open) entries.push(...Object.entries(spread.props));
      else spreads.push(spread);
      continue;
    }
    const key = keyName(property['key'], property['computed']);
    if (key === undefined) { visit(c, property['key']); open = true; }
    const value = visit(c, property['value']);
    nameFunction(c, value, key, property['key'], property['method'] === true || property['kind'] === 'get' || property['kind'] === 'set' ? property : undefined);
    if (key !== undefined) entries.push([key, value]);
  }
  return objectValue(entries, spreads, open);
}

/** Gives a function literal the name of the variable or property that it is assigned to. */
export function nameFunction(c: Collector, value: Value, name: string | undefined, id: Node | undefined, method?: Node): void {
  if (value.is !== 'function') return;
  const fn = c.functions[value.fn];
  if (!fn) return;
  if (method) fn.kind = method['kind'] === 'get' ? 'getter' : method['kind'] === 'set' ? 'setter' : 'method';
  if (fn.name === undefined && name !== undefined) {
    fn.name = name;
    if (id) fn.nameSpan = spanOf(id);
  }
}

function visitArray(c: Collector, node: Node): Value {
  let open = false;
  const items: Value[] = [];
  for (const item of node['elements'] as (Node | null)[]) {
    if (!item) items.push({ is: 'undefined' });
    else if (item.type === 'SpreadElement') { open = true; items.push(visit(c, item['argument'])); }
    else items.push(visit(c, item, 'argument'));
  }
  return arrayValue(items, open);
}

function visitAssignment(c: Collector, node: Node): Value {
  const operator = node['operator'] as string;
  const target = node['left'] as Node;
  const outer = c.defines;
  c.defines = leaves(bare(target)).map((leaf) => leaf.node['name'] as string);
  const value = operator === '&&=' || operator === '||=' || operator === '??=' ? maybe(c, () => visit(c, node['right'], 'stored')) : visit(c, node['right'], 'stored');
  c.defines = outer;
  nameFunction(c, value, target.type === 'MemberExpression' ? keyName(target['property'], target['computed']) : target['name'], undefined);
  write(c, target, operator === '=' ? '=' : operator === '??=' || operator === '||=' || operator === '&&=' ? operator : 'op=', node, value);
  return value;
}

/** Runs what may or may not be evaluated. */
function maybe<T>(c: Collector, body: () => T): T {
  const before = c.flow.step;
  let result: T | undefined;
  const end = branch(c, c.flow.when, () => { result = body(); });
  meet(c, before, [{ step: before, dead: false }, end]);
  return result as T;
}

/** Records an assignment to a name, a member or every name of a pattern. */
export function write(c: Collector, target: Node, how: WriteFact['how'], whole: Node, value?: Value): void {
  const inner = bare(target);
  if (inner.type === 'ObjectPattern' || inner.type === 'ArrayPattern') {
    for (const part of patternTargets(inner)) write(c, part, how, whole, value ? mix([value]) : undefined);
    return;
  }
  const found = targetOf(c, inner);
  if (!found) return;
  c.writes.push({
    fn: c.flow.fn, span: spanOf(whole), target: found.ref, how, ...(found.store ? { store: true as const } : {}), ...(value ? { value } : {}),
    ...withoutHandler(place(c.flow)), ...at(c.flow),
  });
}

function patternTargets(pattern: Node): Node[] {
  const parts = pattern.type === 'ArrayPattern' ? (pattern['elements'] as (Node | null)[]) : (pattern['properties'] as Node[]).map((p) => (p.type === 'RestElement' ? p['argument'] : p['value']) as Node);
  return parts.filter((part): part is Node => !!part).map((part) => (part.type === 'AssignmentPattern' ? part['left'] : part.type === 'RestElement' ? part['argument'] : part) as Node);
}

function targetOf(c: Collector, node: Node): { ref: Ref; store: boolean } | undefined {
  if (node.type === 'Identifier') {
    const declaration = lookup(c.flow.scope, node['name']);
    if (declaration) return { ref: variableRef(c, declaration), store: false };
    const store = storeDeclaration(c, node['name']);
    if (store) { identifierRef(c, node['name']); return { ref: storeRef(c, store), store: true }; }
    return { ref: { from: 'global', name: node['name'], path: [] }, store: false };
  }
  if (node.type !== 'MemberExpression') return undefined;
  const ref = refOf(c, node);
  const binding = ref.from === 'binding' ? c.bindings[ref.binding] : undefined;
  if (binding?.kind === 'store' && binding.init?.is === 'ref') return { ref: extend(binding.init.ref, ...ref.path), store: true };
  return { ref, store: false };
}

function visitUnary(c: Collector, node: Node, statement?: Node): Value {
  if (node['operator'] === 'delete') { write(c, node['argument'], 'delete', node); return UNKNOWN; }
  if (node['operator'] === 'void') { visit(c, node['argument'], 'discarded', statement); return { is: 'undefined' }; }
  const value = visit(c, node['argument'], node['operator'] === '!' ? 'tested' : 'other');
  if (node['operator'] === '-' && value.is === 'literal' && typeof value.value === 'number') return { is: 'literal', value: -value.value };
  return mix([value]);
}

function visitBinary(c: Collector, node: Node): Value {
  if (node['left'].type === 'PrivateIdentifier') return mix([visit(c, node['right'])]);
  const left = visit(c, node['left']);
  const right = visit(c, node['right']);
  const isText = (value: Value): boolean => value.is === 'template' || (value.is === 'literal' && typeof value.value === 'string');
  return node['operator'] === '+' && (isText(left) || isText(right)) ? template([left, right]) : mix([left, right]);
}

function visitLogical(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const operator = node['operator'] as string;
  const before = c.flow.step;
  if (operator === '??') {
    const left = visit(c, node['left'], use === 'discarded' ? 'tested' : use);
    const afterLeft = c.flow.step;
    let right: Value = UNKNOWN;
    const end = branch(c, c.flow.when, () => { right = visit(c, node['right'], use, statement); });
    meet(c, afterLeft, [{ step: afterLeft, dead: false }, end]);
    return either([left, right]);
  }
  const { test, value: left } = visitTest(c, node['left'], use === 'discarded' ? 'tested' : use);
  const afterLeft = c.flow.step ?? before;
  let right: Value = UNKNOWN;
  const end = branch(c, addCondition(c, test, operator === '&&', spanOf(node['left'])), () => { right = visit(c, node['right'], use, statement); });
  meet(c, afterLeft, [{ step: afterLeft, dead: false }, end]);
  return either([left, right]);
}

function visitConditional(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const { test } = visitTest(c, node['test']);
  const before = c.flow.step;
  const values: Value[] = [];
  const ends = [true, false].map((is) =>
    branch(c, addCondition(c, test, is, spanOf(node['test'])), () => { values.push(visit(c, is ? node['consequent'] : node['alternate'], use, statement)); }));
  meet(c, before, ends);
  return either(values);
}

function visitSequence(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const parts = node['expressions'] as Node[];
  const values = parts.map((part, i) => (i < parts.length - 1 ? visit(c, part, 'discarded', statement) : visit(c, part, use, statement)));
  return values[values.length - 1] ?? UNKNOWN;
}
