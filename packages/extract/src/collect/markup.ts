/** The markup of a component: elements that matter, their attributes, and the expressions in it. */
import type { AttributeFact, ElementFact, Ref, Span, Value } from '@sk-audit/core';
import { bare, isFunction, spanOf, type Node } from '../ast.js';
import type { Scope } from '../scope.js';
import { addCondition, branch, recordRead, type Collector, type Draft } from './collector.js';
import { refOf, visit, write } from './expressions.js';
import { visitVariables } from './statements.js';
import { visitTest } from './tests.js';
import { identifierRef } from './refs.js';
import { either, template, UNKNOWN } from './values.js';

/** Collects a fragment. `parent` is the enclosing recorded element. */
export function visitFragment(c: Collector, fragment: Node | null | undefined, parent?: number): void {
  if (!fragment) return;
  inScopeOf(c, fragment, () => { for (const node of fragment['nodes'] as Node[]) visitNode(c, node, parent); });
}

function inScopeOf(c: Collector, node: Node, body: () => void): void {
  const outer = c.flow.scope;
  c.flow.scope = (c.scopes.of.get(node) as Scope | undefined) ?? outer;
  body();
  c.flow.scope = outer;
}

function visitNode(c: Collector, node: Node, parent: number | undefined): void {
  switch (node.type) {
    case 'Text': case 'Comment': return;
    case 'ExpressionTag': case 'HtmlTag': case 'RenderTag': case 'AttachTag': visit(c, node['expression']); return;
    case 'ConstTag': case 'DeclarationTag': if (node['declaration']) visitVariables(c, node['declaration']); return;
    case 'DebugTag': return;
    case 'IfBlock': return visitIfBlock(c, node, parent);
    case 'EachBlock': return visitEach(c, node, parent);
    case 'AwaitBlock': return visitAwaitBlock(c, node, parent);
    case 'KeyBlock': visit(c, node['expression']); return visitFragment(c, node['fragment'], parent);
    case 'SnippetBlock': return inScopeOf(c, node, () => visitFragment(c, node['body'], parent));
    default: if (node['attributes'] || node['fragment']) visitElement(c, node, parent);
  }
}

function visitIfBlock(c: Collector, node: Node, parent: number | undefined): void {
  const { test } = visitTest(c, node['test']);
  const span = spanOf(node['test']);
  branch(c, addCondition(c, test, true, span), () => visitFragment(c, node['consequent'], parent));
  if (node['alternate']) branch(c, addCondition(c, test, false, span), () => visitFragment(c, node['alternate'], parent));
}

function visitEach(c: Collector, node: Node, parent: number | undefined): void {
  visit(c, node['expression']);
  inScopeOf(c, node, () => {
    if (node['key']) visit(c, node['key']);
    visitFragment(c, node['body'], parent);
  });
  visitFragment(c, node['fallback'], parent);
}

function visitAwaitBlock(c: Collector, node: Node, parent: number | undefined): void {
  const value = visit(c, node['expression']);
  c.awaitBlocks.push({ span: spanOf(node), value, hasCatch: !!node['catch'], fn: c.flow.fn });
  visitFragment(c, node['pending'], parent);
  inScopeOf(c, node, () => {
    visitFragment(c, node['then'], parent);
    visitFragment(c, node['catch'], parent);
  });
}

const RECORDED: ReadonlySet<string> = new Set(['form', 'button', 'input', 'textarea', 'select', 'a', 'script', 'slot', 'iframe', 'img']);
const COMPONENTS: ReadonlySet<string> = new Set(['Component', 'SvelteComponent', 'SvelteSelf']);

function visitElement(c: Collector, node: Node, parent: number | undefined): void {
  const attributes = (node['attributes'] as Node[] | undefined) ?? [];
  const isComponent = COMPONENTS.has(node.type);
  const name = (node['name'] as string | undefined) ?? node.type;
  const recorded = isComponent || RECORDED.has(name) || node.type.startsWith('Svelte') || attributes.some((a) => a.type !== 'Attribute' || /^on[a-z]/.test(a['name']));
  let index = parent;
  if (recorded) {
    index = c.elements.length;
    const element: Draft<ElementFact> = {
      name, kind: isComponent ? 'component' : 'element', span: spanOf(node), tag: tagSpan(node, attributes, name), attributes: [],
      ...(parent !== undefined ? { parent } : {}), ...(c.flow.when !== undefined ? { when: c.flow.when } : {}),
    };
    c.elements.push(element);
    if (isComponent) element.ref = componentRef(c, node);
  }
  if (node.type === 'SvelteElement') visit(c, node['tag']);
  inScopeOf(c, node, () => {
    const facts = attributes.map((attribute) => attributeFact(c, attribute, recorded ? index : undefined));
    if (recorded && index !== undefined) (c.elements[index] as Draft<ElementFact>).attributes = facts;
    visitFragment(c, node['fragment'], index);
  });
}

/** `<name`: the part that names the element. */
function tagSpan(node: Node, _attributes: readonly Node[], name: string): Span {
  return [node.start + 1, node.start + 1 + name.length];
}

function componentRef(c: Collector, node: Node): Ref {
  if (node.type === 'SvelteComponent') return node['expression'] ? refOf(c, node['expression']) : { from: 'unknown', path: [] };
  if (node.type === 'SvelteSelf') return { from: 'unknown', path: [] };
  const [root, ...path] = (node['name'] as string).split('.');
  const ref = identifierRef(c, root as string);
  return { ...ref, path: [...ref.path, ...path] };
}

const KINDS: { readonly [type: string]: AttributeFact['kind'] } = {
  Attribute: 'attribute', SpreadAttribute: 'spread', AttachTag: 'attach', OnDirective: 'on', BindDirective: 'bind', UseDirective: 'use',
  LetDirective: 'let', ClassDirective: 'class', StyleDirective: 'style', TransitionDirective: 'transition', AnimateDirective: 'transition',
};

function attributeFact(c: Collector, node: Node, element: number | undefined): AttributeFact {
  const kind = KINDS[node.type] ?? 'attribute';
  const name = (node['name'] as string | undefined) ?? '';
  const given = attributeValue(c, node, kind);
  if (element !== undefined && given) linkToElement(c, node, given, { element, name: fullName(kind, name) });
  if (kind === 'bind' && node['expression']) write(c, node['expression'], 'bind', node);
  return {
    kind, name, span: spanOf(node), ...(given ? { value: given } : {}),
    ...(kind === 'use' ? { ref: directiveRef(c, name) } : {}),
    ...((node['modifiers'] as string[] | undefined)?.length ? { modifiers: node['modifiers'] as string[] } : {}),
  };
}

function fullName(kind: AttributeFact['kind'], name: string): string {
  return kind === 'attribute' ? name : `${kind}:${name}`;
}

function directiveRef(c: Collector, name: string): Ref {
  const [root, ...path] = name.split('.');
  const ref = identifierRef(c, root as string);
  return { ...ref, path: [...ref.path, ...path] };
}

function attributeValue(c: Collector, node: Node, kind: AttributeFact['kind']): Value | undefined {
  if (kind === 'let') return undefined;
  if (node['expression']) return visit(c, node['expression'], 'argument');
  const value = node['value'] as true | Node | Node[] | undefined;
  if (value === undefined || value === true) return kind === 'class' ? visitShorthand(c, node) : undefined;
  const pieces = (Array.isArray(value) ? value : [value]).map((piece) => (piece.type === 'Text' ? ((piece['data'] ?? piece['raw']) as string) : visit(c, piece['expression'], 'argument')));
  if (pieces.length === 1 && typeof pieces[0] !== 'string') return pieces[0];
  return template(pieces);
}

function visitShorthand(c: Collector, node: Node): Value {
  return { is: 'ref', ref: identifierRef(c, node['name']) };
}

/** A function literal, or a name that leads to one, is what the element calls. */
function linkToElement(c: Collector, node: Node, value: Value, attribute: { element: number; name: string }): void {
  for (const one of value.is === 'either' ? value.of : [value]) {
    if (one.is === 'function') {
      const fn = c.functions[one.fn];
      if (fn) fn.attribute = attribute;
    } else if (one.is === 'ref') recordRead(c, one.ref, expressionSpan(node), attribute);
  }
}

function expressionSpan(node: Node): Span {
  const expression = (node['expression'] ?? (Array.isArray(node['value']) ? undefined : node['value']?.expression)) as Node | undefined;
  return expression && !isFunction(bare(expression)) ? spanOf(expression) : spanOf(node);
}

export { either, UNKNOWN };
