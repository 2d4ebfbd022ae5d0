/** Attributes and directives of an element. */
import type { AttributeFact, Ref, Value } from '@sk-audit/core';
import { bare, isFunction, spanOf, type Node } from '../ast.js';
import { recordRead } from './bindings.js';
import { visit, type Collector, type Draft } from './collector.js';
import { dottedRef, identifierRef } from './refs.js';
import { unshown } from './shown.js';
import { template } from './values.js';
import { write } from './writes.js';

const KINDS: { readonly [type: string]: AttributeFact['kind'] | undefined } = {
  Attribute: 'attribute', SpreadAttribute: 'spread', AttachTag: 'attach', OnDirective: 'on', BindDirective: 'bind', UseDirective: 'use', LetDirective: 'let',
};

/** Looks only; no rule asks for it. */
const DECORATION = /^(?:class|style|alt|title|placeholder|width|height|size|tabindex|role|aria-.+)$/;

/** Does the attribute make its element worth recording: a directive other than for looks, or an event handler? */
export function isActive(node: Node): boolean {
  return node.type === 'Attribute' ? /^on[a-z]/.test(node['name']) : KINDS[node.type] !== undefined;
}

/** Does the attribute hold an address that the browser loads or that a link leads to? */
export function isAddress(node: Node): boolean {
  return node.type === 'Attribute' && /^(?:href|src|srcset)$/.test(node['name']);
}

/**
 * Collects what an attribute evaluates, and gives its fact; none for what only decorates.
 * @param element the recorded element that has it
 */
export function visitAttribute(c: Collector, node: Node, element: number | undefined): AttributeFact | undefined {
  return showsNothing(node) ? unshown(c, () => collectAttribute(c, node, element)) : collectAttribute(c, node, element);
}

/** Handlers, actions, attachments and `bind:this`. */
function showsNothing({ name, type }: Node & { readonly name?: unknown }): boolean {
  return type === 'OnDirective' || type === 'UseDirective' || type === 'AttachTag' || (type === 'BindDirective' && name === 'this') || (type === 'Attribute' && /^on[a-z]/.test(String(name)));
}

function collectAttribute(c: Collector, node: Node, element: number | undefined): AttributeFact | undefined {
  const kind = KINDS[node.type];
  const name = (node['name'] as string | undefined) ?? '';
  const ref = NAMED_FUNCTIONS.has(node.type) ? dottedRef(c, name) : undefined;
  if (kind === undefined || (kind === 'attribute' && DECORATION.test(name))) {
    visitValue(c, node);
    return undefined;
  }
  if (kind === 'bind') return visitBinding(c, node, name, element);
  const value = kind === 'let' ? undefined : visitValue(c, node);
  if (value && element !== undefined) linkToElement(c, node, value, { element, name: kind === 'attribute' ? name : `${kind}:${name}` });
  return fact(node, kind, name, value, kind === 'use' ? ref : undefined);
}

/** Directives whose name is a function of the component's. */
const NAMED_FUNCTIONS: ReadonlySet<string> = new Set(['UseDirective', 'TransitionDirective', 'AnimateDirective']);

function fact(node: Node, kind: AttributeFact['kind'], name: string, value: Value | undefined, ref: Ref | undefined): AttributeFact {
  const made: Draft<AttributeFact> = { kind, name, span: spanOf(node) };
  if (value) made.value = value;
  if (ref) made.ref = ref;
  if (node['modifiers']?.length > 0) made.modifiers = node['modifiers'] as readonly string[];
  return made;
}

/** `bind:value={cart.total}` reads and writes; `bind:value={get, set}` has a function for each. */
function visitBinding(c: Collector, node: Node, name: string, element: number | undefined): AttributeFact {
  const expression = node['expression'] as Node;
  const target = bare(expression);
  const attribute = element === undefined ? undefined : { element, name: `bind:${name}` };
  if (target.type !== 'SequenceExpression') {
    const value = visit(c, expression, 'argument');
    if (attribute) linkToElement(c, node, value, attribute);
    write(c, expression, 'bind', node);
    return fact(node, 'bind', name, value, undefined);
  }
  const values = (target['expressions'] as Node[]).map((one) => visit(c, one, 'argument'));
  if (attribute) for (const value of values) linkToElement(c, node, value, attribute);
  return fact(node, 'bind', name, values[0], undefined);
}

/** The value of any attribute or directive; undefined for a bare one. */
function visitValue(c: Collector, node: Node): Value | undefined {
  if (node['expression']) return visit(c, node['expression'], 'argument');
  const value = node['value'] as true | Node | readonly Node[] | null | undefined;
  if (value === true && node.type === 'StyleDirective') return { is: 'ref', ref: identifierRef(c, node['name']) };
  if (!value || value === true) return undefined;
  const pieces = (Array.isArray(value) ? (value as readonly Node[]) : [value as Node]).map((piece) => (piece.type === 'Text' ? (piece['data'] as string) : visit(c, piece['expression'], 'argument')));
  return pieces.length === 1 && typeof pieces[0] !== 'string' ? pieces[0] : template(pieces);
}

/** A function literal, or a name that leads to one, is what the element calls. */
function linkToElement(c: Collector, node: Node, value: Value, attribute: { element: number; name: string }): void {
  for (const one of value.is === 'either' ? value.of : [value]) {
    if (one.is === 'function') {
      const fn = c.functions[one.fn];
      if (fn) fn.attribute = attribute;
    } else if (one.is === 'ref') recordRead(c, one.ref, expressionOf(node), attribute);
  }
}

/** The expression alone that is the value; of others the attribute. */
function expressionOf(node: Node): Node {
  const expression = (node['expression'] ?? (Array.isArray(node['value']) ? undefined : node['value']?.expression)) as Node | undefined;
  return expression && !isFunction(bare(expression)) ? expression : node;
}
