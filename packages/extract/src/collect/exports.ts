/** What the file exports. */
import type { ImportFact, Span } from '@sk-audit/core';
import { isTypeOnly, nameOf, spanOf, type Node } from '../ast.js';
import { leaves } from '../pattern.js';
import { lookup } from '../scope.js';
import { bindingOf } from './bindings.js';
import type { Collector } from './collector.js';
import { edge, importIndex, typeOnly } from './imports.js';
import { identifierRef } from './refs.js';

/** `export { … }`, `export … from`, and the names of an exported declaration, which the caller has collected. */
export function collectExport(c: Collector, node: Node): void {
  if (node.type === 'ExportAllDeclaration') return exportAll(c, node);
  const type = typeOnly(node['exportKind']);
  if (node['source']) return exportFrom(c, node, type);
  for (const id of declaredIds(node['declaration'])) exportBinding(c, id['name'], id, [id.start, id.start + id['name'].length], type);
  for (const specifier of (node['specifiers'] as Node[] | undefined) ?? []) {
    exportBinding(c, nameOf(specifier['exported']), specifier['local'], spanOf(specifier), { ...type, ...typeOnly(specifier['exportKind']) });
  }
}

function exportBinding(c: Collector, name: string, local: Node, span: Span, type: { typeOnly?: true }): void {
  const declaration = type.typeOnly ? undefined : lookup(c.flow.scope, nameOf(local));
  if (!declaration) {
    c.exports.push({ name, span, typeOnly: true }); // an interface or type alias
    return;
  }
  const imported = declaration.importName;
  if (!imported) {
    c.exports.push({ name, span, binding: bindingOf(c, declaration) });
    return;
  }
  identifierRef(c, declaration.name);
  const index = importIndex(c, imported.node);
  const fact = c.imports[index] as ImportFact;
  const isType = fact.typeOnly || fact.names.some((one) => one.local === declaration.name && one.typeOnly);
  c.exports.push({ name, span, from: { import: index, name: imported.imported }, ...(isType ? { typeOnly: true } : {}) });
}

function exportFrom(c: Collector, node: Node, type: { typeOnly?: true }): void {
  const names = (node['specifiers'] as Node[]).map((specifier) => ({
    imported: nameOf(specifier['local']), local: nameOf(specifier['exported']), span: spanOf(specifier), ...typeOnly(specifier['exportKind']), used: true as const,
  }));
  const index = c.imports.push({ ...edge(c, 'export-from', node['source'], node), names, ...type }) - 1;
  for (const name of names) {
    c.exports.push({ name: name.local, span: name.span, from: { import: index, name: name.imported }, ...(type.typeOnly || name.typeOnly ? { typeOnly: true } : {}) });
  }
}

function exportAll(c: Collector, node: Node): void {
  const type = typeOnly(node['exportKind']);
  const index = c.imports.push({ ...edge(c, 'export-from', node['source'], node), ...type }) - 1;
  c.exports.push({ name: node['exported'] ? nameOf(node['exported']) : '*', span: spanOf(node), from: { import: index, name: '*' }, ...type });
}

/** The identifiers that an exported declaration declares; none for types and overloads. */
function declaredIds(declaration: Node | null | undefined): readonly Node[] {
  if (!declaration || isTypeOnly(declaration)) return [];
  if (declaration.type === 'VariableDeclaration') {
    return (declaration['declarations'] as Node[]).flatMap((one) => leaves(one['id']).map((leaf) => leaf.node));
  }
  return declaration['id']?.type === 'Identifier' ? [declaration['id'] as Node] : [];
}
