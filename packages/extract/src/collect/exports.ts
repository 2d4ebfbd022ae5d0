/** What the file exports. */
import type { ExportFact, ImportFact, Span } from '@sk-audit/core';
import { isTypeOnly, nameOf, spanOf, type Node } from '../ast.js';
import { leaves } from '../pattern.js';
import { lookup, type Declaration } from '../scope.js';
import { bindingOf } from './bindings.js';
import type { Collector } from './collector.js';
import { edge, importIndex, typeOnly } from './imports.js';
import { identifierRef } from './refs.js';

/** `export { … }`, `export … from`, and the names of an exported declaration, which the caller has collected. */
export function collectExport(c: Collector, node: Node): void {
  if (node.type === 'ExportAllDeclaration') return exportAll(c, node);
  const type = typeOnly(node['exportKind']);
  if (node['source']) return exportFrom(c, node, type);
  for (const { id, isPattern } of declaredIds(node['declaration'])) {
    exportBinding(c, id['name'], id, [id.start, id.start + id['name'].length], { ...type, ...(isPattern ? { how: 'pattern' } : {}) });
  }
  for (const specifier of (node['specifiers'] as Node[] | undefined) ?? []) {
    exportBinding(c, nameOf(specifier['exported']), specifier['local'], spanOf(specifier), { ...type, ...typeOnly(specifier['exportKind']), how: 'list' });
  }
}

type Form = { typeOnly?: true; how?: ExportFact['how'] };

function exportBinding(c: Collector, name: string, local: Node, span: Span, { typeOnly: isType, how }: Form): void {
  const form = how ? { how } : {};
  const declaration = isType ? undefined : lookup(c.flow.scope, nameOf(local));
  if (!declaration) {
    c.exports.push({ name, span, typeOnly: true, ...form }); // an interface or type alias
    return;
  }
  const imported = declaration.importName;
  if (!imported) {
    c.exports.push({ name, span, binding: bindingOf(c, declaration), ...form, ...literalForm(c, declaration) });
    return;
  }
  identifierRef(c, declaration.name);
  const index = importIndex(c, imported.node);
  const fact = c.imports[index] as ImportFact;
  const isTypeImport = fact.typeOnly || fact.names.some((one) => one.local === declaration.name && one.typeOnly);
  c.exports.push({ name, span, from: { import: index, name: imported.imported }, ...form, ...(isTypeImport ? { typeOnly: true } : {}) });
}

/** oxc leaves parentheses out of the tree. */
function literalForm(c: Collector, { init, path }: Declaration): { literal?: ExportFact['literal'] } {
  if (init?.type !== 'Literal' || path.length > 0) return {};
  return { literal: c.text.slice(0, init.start).trimEnd().endsWith('(') ? 'parenthesised' : 'bare' };
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
function declaredIds(declaration: Node | null | undefined): readonly { readonly id: Node; readonly isPattern?: boolean }[] {
  if (!declaration || isTypeOnly(declaration)) return [];
  if (declaration.type === 'VariableDeclaration') {
    return (declaration['declarations'] as Node[]).flatMap((one) => leaves(one['id']).map((leaf) => ({ id: leaf.node, isPattern: one['id'].type !== 'Identifier' })));
  }
  return declaration['id']?.type === 'Identifier' ? [{ id: declaration['id'] as Node }] : [];
}
