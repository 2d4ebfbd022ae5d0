/** Walks expressions in the order in which they are evaluated, and says what each is. */
import type { AwaitFact, FunctionFact, Span, Value } from '@sk-audit/core';
import { children, isFunction, keyName, spanOf, strip, type Node } from '../ast.js';
import { NO_PATH } from '../pattern.js';
import { recordRead } from './bindings.js';
import { visitCall } from './calls.js';
import { conditionIndex, placed, visit, type Collector, type Draft, type Use } from './collector.js';
import { branch, condition, maybe, meet, type Condition, type End } from './flow.js';
import { methodKind, nameFunction, visitClass, visitFunction } from './functions.js';
import { placeImport } from './imports.js';
import { chainRef, identifierRef, inChain, moduleRef } from './refs.js';
import { visitTest } from './tests.js';
import { arrayValue, either, mix, objectValue, template, UNKNOWN } from './values.js';
import { visitAssignment, write } from './writes.js';

/** Collects the facts of an expression; see `visit` in collector.ts, which calls it. */
export function visitExpression(c: Collector, node: Node, use: Use, statement: Node | undefined): Value {
  const inner = strip(node);
  switch (inner.type) {
    case 'Literal': return literal(inner);
    case 'TemplateLiteral': return visitTemplate(c, inner);
    case 'Identifier': return visitName(c, inner);
    case 'ThisExpression': case 'Super': case 'MetaProperty': case 'MemberExpression': return visitMember(c, inner);
    case 'ChainExpression': return inChain(c, () => visit(c, inner['expression'], use, statement));
    case 'CallExpression': case 'NewExpression': case 'TaggedTemplateExpression': return visitCall(c, inner, use, statement);
    case 'ImportExpression': return visitImport(c, inner);
    case 'AwaitExpression': return visitAwait(c, inner, use, statement);
    case 'YieldExpression': (c.functions[c.flow.fn] as Draft<FunctionFact>).yields = true; return mix(children(inner).map((child) => visit(c, child)));
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
    case 'JSXOpeningElement': return visitJsx(c, inner);
    case 'JSXClosingElement': case 'JSXIdentifier': return UNKNOWN;
    default: return isFunction(inner) ? { is: 'function', fn: visitFunction(c, inner) } : mix(children(inner).map((child) => visit(c, child)));
  }
}

function literal(node: Node): Value {
  if (node['regex'] || node['bigint']) return UNKNOWN;
  const value = node['value'] as string | number | boolean | null;
  return typeof value === 'number' && !Number.isFinite(value) ? UNKNOWN : { is: 'literal', value }; // JSON has no `1e999`
}

function visitTemplate(c: Collector, node: Node): Value {
  const holes = (node['expressions'] as Node[]).map((hole) => visit(c, hole));
  const texts = (node['quasis'] as Node[]).map((quasi) => (quasi['value'].cooked as string | null) ?? '');
  return template(texts.flatMap((text, i) => (i < holes.length ? [text, holes[i] as Value] : [text])));
}

function visitName(c: Collector, node: Node): Value {
  const ref = identifierRef(c, node['name']);
  if (ref.from === 'global' && ref.name === 'undefined') return { is: 'undefined' };
  recordRead(c, ref, node);
  return { is: 'ref', ref };
}

function visitMember(c: Collector, node: Node): Value {
  const ref = chainRef(c, node);
  recordRead(c, ref, node);
  return { is: 'ref', ref };
}

function visitImport(c: Collector, node: Node): Value {
  visit(c, node['source']);
  if (node['options']) visit(c, node['options']);
  placeImport(c, node);
  return { is: 'ref', ref: moduleRef(c, node, NO_PATH) };
}

function visitAwait(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const value = recordAwait(c, node, () => visit(c, node['argument'], use, statement));
  if (value.is === 'call') {
    (c.calls[value.call] as { awaited?: true }).awaited = true;
    return { is: 'call', call: value.call, awaited: true };
  }
  return value.is === 'ref' ? { is: 'ref', ref: value.ref, awaited: true } : value;
}

/** Records that the function waits at the place for the value that `body` collects. */
export function recordAwait(c: Collector, where: Node, body: () => Value): Value {
  const names = new Set<string>();
  c.uses.push({ fn: c.flow.fn, names });
  const value = body();
  c.uses.pop();
  const fact: Draft<AwaitFact> = { fn: c.flow.fn, span: spanOf(where), value, defines: c.defines, uses: [...names].sort() };
  if (c.flow.inLoop) fact.loop = true;
  c.awaits.push(placed(c, fact));
  return value;
}

function visitObject(c: Collector, node: Node): Value {
  const entries: (readonly [string, Value])[] = [];
  const spreads: Value[] = [];
  const propertySpans: { [key: string]: Span } = {};
  let open = false;
  for (const property of node['properties'] as Node[]) {
    if (property.type === 'SpreadElement') {
      const spread = visit(c, property['argument']);
      if (spread.is === 'object' && !spread.open) entries.push(...Object.entries(spread.props));
      else spreads.push(spread);
      continue;
    }
    const key = keyName(property['key'], property['computed']);
    if (property['computed']) visit(c, property['key']);
    const value = visitProperty(c, property, key);
    if (key === undefined) open = true;
    else entries.push([key, value]);
    if (key !== undefined && key !== '__proto__') propertySpans[key] = spanOf(property);
  }
  const value: Draft<Extract<Value, { is: 'object' }>> = objectValue(entries, spreads, open);
  if (entries.length > 0) value.spans = propertySpans;
  return value;
}

/** A property's value. That of an accessor is what its function gives, which nobody knows. */
function visitProperty(c: Collector, property: Node, key: string | undefined): Value {
  const isAccessor = property['kind'] === 'get' || property['kind'] === 'set';
  const kind: FunctionFact['kind'] | undefined = isAccessor || property['method'] === true ? methodKind(property) : undefined;
  const value = visit(c, property['value']);
  nameFunction(c, value, key, property['key'], kind);
  return isAccessor ? mix([value]) : value;
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

function visitUnary(c: Collector, node: Node, statement?: Node): Value {
  const operator = node['operator'] as string;
  if (operator === 'delete') { write(c, node['argument'], 'delete', node); return UNKNOWN; }
  if (operator === 'void') { visit(c, node['argument'], 'discarded', statement); return { is: 'undefined' }; }
  const value = visit(c, node['argument'], operator === '!' ? 'tested' : 'other');
  if (operator === '-' && value.is === 'literal' && typeof value.value === 'number') return { is: 'literal', value: value.value === 0 ? 0 : -value.value };
  return mix([value]);
}

function visitBinary(c: Collector, node: Node): Value {
  if (node['left'].type === 'PrivateIdentifier') return mix([visit(c, node['right'])]);
  const left = visit(c, node['left']);
  const right = visit(c, node['right']);
  return node['operator'] === '+' && (isText(left) || isText(right)) ? template([left, right]) : mix([left, right]);
}

function isText(value: Value): boolean {
  return value.is === 'template' || (value.is === 'literal' && typeof value.value === 'string');
}

function visitLogical(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const operator = node['operator'] as string;
  const leftUse = use === 'discarded' ? 'tested' : use;
  const right = (): Value => visit(c, node['right'], use, statement);
  if (operator === '??') {
    const left = visit(c, node['left'], leftUse);
    return either([left, maybe(c, c.flow.when, right)]);
  }
  const { test, value: left } = visitTest(c, node['left'], leftUse);
  const when = condition(c, test, operator === '&&', spanOf(node['left']));
  const value = maybe(c, when, right);
  return either([left, value], [null, indexFor(c, when, value)]);
}

/** The condition of one of several values. What a literal hangs on is not worth noting. */
function indexFor(c: Collector, when: Condition, value: Value): number | null {
  return value.is === 'literal' || value.is === 'undefined' ? null : conditionIndex(c, when);
}

function visitConditional(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const { test } = visitTest(c, node['test']);
  const before = c.flow.step;
  const values: Value[] = [];
  const whens: (number | null)[] = [];
  const side = (part: Node, is: boolean): End => {
    const when = condition(c, test, is, spanOf(node['test']));
    return branch(c, when, () => {
      const value = visit(c, part, use, statement);
      values.push(value);
      whens.push(indexFor(c, when, value));
    });
  };
  meet(c, before, [side(node['consequent'], true), side(node['alternate'], false)]);
  return either(values, whens);
}

function visitSequence(c: Collector, node: Node, use: Use, statement?: Node): Value {
  const parts = node['expressions'] as Node[];
  const values = parts.map((part, i) => (i < parts.length - 1 ? visit(c, part, 'discarded', statement) : visit(c, part, use, statement)));
  return values[values.length - 1] ?? UNKNOWN;
}

/** `<Cart items={…}>`: the component's name is used, and so are its attributes. */
function visitJsx(c: Collector, node: Node): Value {
  const name = node['name'] as Node;
  const isComponent = name.type === 'JSXMemberExpression' || (name.type === 'JSXIdentifier' && /^[A-Z_$]/.test(name['name']));
  const used: Value[] = isComponent ? [{ is: 'ref', ref: chainRef(c, name) }] : [];
  return mix([...used, ...(node['attributes'] as Node[]).map((attribute) => visit(c, attribute))]);
}
