/** The markup of a component: elements that matter, blocks, and the expressions in it. */
import type { AttributeFact, ElementFact, Ref, Value } from '@sk-audit/core';
import { spanOf, type Node } from '../ast.js';
import { leaves } from '../pattern.js';
import { lookup } from '../scope.js';
import { isActive, isAddress, visitAttribute } from './attributes.js';
import { setInit } from './bindings.js';
import { conditioned, inScopeOf, withoutRoom, visit, type Collector, type Draft } from './collector.js';
import { branch, condition } from './flow.js';
import { noteIds } from './ids.js';
import { visitPatternParts } from './patterns.js';
import { chainRef, dottedRef } from './refs.js';
import { noteShown } from './shown.js';
import { visitTest } from './tests.js';
import { mix, valueAt } from './values.js';
import { visitVariables } from './variables.js';

/** Collects a fragment. `parent` is the enclosing recorded element. */
export function visitFragment(c: Collector, fragment: Node | null | undefined, parent?: number): void {
  if (!fragment) return;
  inScopeOf(c, fragment, () => { for (const node of fragment['nodes'] as Node[]) visitNode(c, node, parent); });
}

function visitNode(c: Collector, node: Node, parent: number | undefined): void {
  c.showing = node.start;
  switch (node.type) {
    case 'Text': case 'Comment': case 'DebugTag': return;
    case 'HtmlTag': c.ids.rawHtml = true; visit(c, node['expression']); return;
    case 'ExpressionTag': case 'RenderTag': case 'AttachTag': visit(c, node['expression']); return;
    case 'ConstTag': case 'DeclarationTag': if (node['declaration']) visitVariables(c, node['declaration']); return;
    case 'IfBlock': return visitIfBlock(c, node, parent);
    case 'EachBlock': return visitEach(c, node, parent);
    case 'AwaitBlock': return visitAwaitBlock(c, node, parent);
    case 'KeyBlock': return visitKeyBlock(c, node, parent);
    case 'SnippetBlock': return visitSnippet(c, node, parent);
    default: if (node['attributes'] || node['fragment']) visitElement(c, node, parent);
  }
}

function visitKeyBlock(c: Collector, node: Node, parent: number | undefined): void {
  c.keyed.push(spanOf(node));
  visit(c, node['expression']);
  visitFragment(c, node['fragment'], parent);
}

function visitIfBlock(c: Collector, node: Node, parent: number | undefined): void {
  const before = c.shown.length;
  const { test } = visitTest(c, node['test']);
  const tested = c.shown.splice(before);
  const span = spanOf(node['test']);
  branch(c, condition(c, test, true, span), () => {
    for (const { binding } of tested) noteShown(c, { from: 'binding', binding, path: [] });
    visitFragment(c, node['consequent'], parent);
  });
  if (node['alternate']) branch(c, condition(c, test, false, span), () => visitFragment(c, node['alternate'], parent));
}

function visitEach(c: Collector, node: Node, parent: number | undefined): void {
  const items = mix([visit(c, node['expression'])]);
  inScopeOf(c, node, () => {
    initialise(c, node['context'], items);
    if (node['key']) visit(c, node['key']);
    visitFragment(c, node['body'], parent);
  });
  visitFragment(c, node['fallback'], parent);
}

/** What the names that a block declares hold, and the defaults in their pattern. */
function initialise(c: Collector, pattern: Node | null | undefined, value: Value): void {
  visitPatternParts(c, pattern);
  for (const leaf of leaves(pattern)) {
    const declaration = lookup(c.flow.scope, leaf.node['name']);
    if (declaration) setInit(c, declaration, valueAt(value, leaf.path));
  }
}

function visitAwaitBlock(c: Collector, node: Node, parent: number | undefined): void {
  const value = visit(c, node['expression']);
  c.awaitBlocks.push({ span: spanOf(node), value, hasCatch: !!node['catch'], fn: c.flow.fn });
  visitFragment(c, node['pending'], parent);
  if (node['then']) inScopeOf(c, node['then'], () => initialise(c, node['value'], value));
  visitFragment(c, node['then'], parent);
  if (node['catch']) inScopeOf(c, node['catch'], () => visitPatternParts(c, node['error']));
  visitFragment(c, node['catch'], parent);
}

function visitSnippet(c: Collector, node: Node, parent: number | undefined): void {
  inScopeOf(c, node, () => {
    for (const parameter of node['parameters'] as Node[]) visitPatternParts(c, parameter);
    visitFragment(c, node['body'], parent);
  });
}

const RECORDED: ReadonlySet<string> = new Set([
  'form', 'dialog', 'button', 'input', 'textarea', 'select', 'a', 'script', 'noscript', 'slot', 'iframe', 'img', 'meta', 'svelte:element', 'svelte:boundary',
]);
const COMPONENTS: ReadonlySet<string> = new Set(['Component', 'SvelteComponent', 'SvelteSelf']);

function visitElement(c: Collector, node: Node, parent: number | undefined): void {
  const attributes = (node['attributes'] as Node[] | undefined) ?? [];
  noteIds(c.ids, node, attributes);
  const isRecorded = COMPONENTS.has(node.type) || RECORDED.has(node['name']) || attributes.some(isActive) || attributes.some(isAddress);
  const element = isRecorded ? c.elements.push(elementFact(c, node, parent)) - 1 : undefined;
  if (element !== undefined && COMPONENTS.has(node.type)) (c.elements[element] as Draft<ElementFact>).ref = componentRef(c, node);
  if (node.type === 'SvelteElement') visit(c, node['tag']);
  inScopeOf(c, node, () => {
    const facts: AttributeFact[] = [];
    for (const attribute of attributes) {
      const fact = visitAttribute(c, attribute, element);
      if (fact) facts.push(fact);
    }
    if (element !== undefined) (c.elements[element] as Draft<ElementFact>).attributes = withoutRoom(facts);
    visitFragment(c, node['fragment'], element ?? parent);
  });
}

function elementFact(c: Collector, node: Node, parent: number | undefined): Draft<ElementFact> {
  const name = node['name'] as string;
  const fact: Draft<ElementFact> = {
    name, kind: COMPONENTS.has(node.type) ? 'component' : 'element', span: spanOf(node), tag: [node.start + 1, node.start + 1 + name.length], attributes: [],
  };
  if (parent !== undefined) fact.parent = parent;
  return conditioned(c, fact);
}

function componentRef(c: Collector, node: Node): Ref {
  if (node.type === 'Component') return dottedRef(c, node['name']);
  return node.type === 'SvelteComponent' && node['expression'] ? chainRef(c, node['expression']) : { from: 'unknown', path: [] };
}
