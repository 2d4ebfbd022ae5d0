/** Where names of a few modules of Kit are used, so that a fix can rewrite all of their uses. */
import type { BegunText, FileFacts, NameUseFact } from '@sk-audit/core';
import { eachChild, keyName, spanOf, type Node } from '../ast.js';
import type { Parsed } from '../parsed.js';
import { lookup, type Declaration, type Scope } from '../scope.js';
import type { Collector, Draft } from './collector.js';

/** The modules whose names change their form of use, not only their name. */
const FOLLOWED: ReadonlySet<string> = new Set(['$app/stores', '$app/paths']);

/** A node with what stands around it. */
type Place = { readonly node: Node; readonly scope: Scope; readonly fn: number; readonly around?: Place };

/** The table; nothing for a file that imports from none of these modules, which are nearly all. */
export function nameUses(c: Collector, { module, instance, fragment }: Parsed): Pick<FileFacts, 'nameUses'> {
  if (!c.imports.some(({ specifier }) => FOLLOWED.has(specifier))) return {};
  const followed = new Map([c.scopes.module, c.scopes.instance].flatMap(({ names }) => [...(names ?? [])]).filter(([, { importName }]) => FOLLOWED.has(importName?.node['source']?.value)));
  if (followed.size === 0) return {};
  const found: NameUseFact[] = [];
  const mentioned = mentions(c.text, [...followed.keys()]);
  const walk = (node: Node, around: Place): void => {
    if (node.type === 'ImportDeclaration' || node.type === 'Literal' || node.type === 'Text' || !mentioned(node)) return;
    const place: Place = { node, scope: c.scopes.of.get(node) ?? around.scope, fn: c.scopes.functions.get(node) ?? around.fn, around };
    const use = node.type === 'Identifier' && !isLabel(place) ? useOf(c, place, followed) : undefined;
    if (use) found.push(use);
    eachChild(node, place, walk);
  };
  const roots: readonly (readonly [Node | undefined, Scope])[] = [[module, c.scopes.module], [instance, c.scopes.instance], [fragment, c.scopes.markup]];
  for (const [node, scope] of roots) if (node) eachChild(node, { node, scope, fn: scope.fn }, walk);
  return { nameUses: found.sort((a, b) => a.span[0] - b.span[0]).filter(({ span }, i, all) => span[0] !== all[i - 1]?.span[0]) }; // `{ page }` is key and value
}

/**
 * May one of the names be written in the node? Where none is, nothing needs a visit. Nodes that do not say where they stand may hold one, and so
 * may all in a text with escapes, where names can be written in other ways. The decorators of a class may stand before it and its `export`.
 */
function mentions(text: string, names: readonly string[]): (node: Node) => boolean {
  if (text.includes('\\u')) return () => true;
  const offsets = names.flatMap((name) => offsetsOf(text, name));
  return ({ type, start, end, decorators }) =>
    typeof start !== 'number' || decorators?.length > 0 || type.startsWith('Export') || offsets.some((offset) => start <= offset && offset < end);
}

function offsetsOf(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at);
  return found;
}

function useOf(c: Collector, place: Place, followed: ReadonlyMap<string, Declaration>): NameUseFact | undefined {
  const { node, scope, fn } = place;
  const name = node['name'] as string;
  const store = c.isComponent && name.startsWith('$') && !lookup(scope, name) ? followed.get(name.slice(1)) : undefined;
  const declaration = store ?? followed.get(name);
  if (!declaration?.importName || (!store && lookup(scope, name) !== declaration)) return undefined;
  const use: Draft<NameUseFact> = { import: c.importOf.get(declaration.importName.node) as number, local: declaration.name, fn, span: [node.start, node.start + name.length] };
  if (store) use.store = true;
  const member = memberOf(place);
  if (member !== undefined) use.member = member;
  if (isBound(c.text, place) || lookup(scope, declaration.name) !== declaration) use.bound = true;
  const begins = begunText(c.text, place);
  if (begins) use.begins = begins;
  return use;
}

/** A property's name is no use of a variable. */
function isLabel({ node, around }: Place): boolean {
  const outer = around?.node;
  if (!outer || outer['computed'] === true) return false;
  return (outer.type === 'MemberExpression' && outer['property'] === node) || (outer['key'] === node && outer['shorthand'] !== true);
}

function memberOf({ node, around }: Place): string | undefined {
  const outer = around?.node;
  return outer?.type === 'MemberExpression' && outer['object'] === node ? keyName(outer['property'], outer['computed']) : undefined;
}

/** `{ page }`, `export { page }`, and `{page}` as an attribute, whose name it gives. */
function isBound(text: string, { around }: Place): boolean {
  const outer = around?.node;
  const attribute = around?.around?.node;
  return outer?.type === 'ExportSpecifier' || outer?.['shorthand'] === true || (attribute?.type === 'Attribute' && text[attribute.start] === '{');
}

function begunText(text: string, { node, around }: Place): BegunText | undefined {
  const outer = around?.node;
  if (outer?.type === 'TemplateLiteral') return begunTemplate(text, node, outer, around?.around?.node);
  if (outer?.type === 'BinaryExpression' && outer['operator'] === '+' && outer['left'] === node) return begunSum(outer);
  return outer?.type === 'ExpressionTag' ? begunAttribute(text, outer, around?.around?.node) : undefined;
}

function begunTemplate(text: string, node: Node, template: Node, outer: Node | undefined): BegunText | undefined {
  const [first, ...others] = template['expressions'] as readonly Node[];
  const quasis = template['quasis'] as readonly Node[];
  if (first !== node || outer?.type === 'TaggedTemplateExpression' || quasis[0]?.['value'].raw !== '') return undefined;
  const rest = quasis.slice(1).flatMap((quasi, i): BegunText['rest'] => {
    const hole = others[i];
    const raw = quasi['value'].raw as string;
    return hole ? [raw, [text.lastIndexOf('${', hole.start), text.indexOf('}', hole.end) + 1]] : [raw];
  });
  return { how: 'template', span: spanOf(template), rest };
}

function begunSum(sum: Node): BegunText | undefined {
  const right = sum['right'] as Node;
  return right.type === 'Literal' && typeof right['value'] === 'string' ? { how: 'sum', span: spanOf(sum), rest: [right['value']] } : undefined;
}

/** A value in quotes only. */
function begunAttribute(text: string, tag: Node, attribute: Node | undefined): BegunText | undefined {
  const pieces = attribute?.type === 'Attribute' && Array.isArray(attribute['value']) ? (attribute['value'] as readonly Node[]) : [];
  const [first, ...others] = pieces;
  const last = others.at(-1);
  if (first !== tag || !last || !/["']/.test(text[first.start - 1] ?? '')) return undefined;
  return { how: 'attribute', span: [first.start - 1, last.end + 1], rest: others.map((piece) => (piece.type === 'Text' ? (piece['raw'] as string) : spanOf(piece))) };
}
