/** Edges out of the file: imports, re-exports, globs, URLs, styles; and what the file exports. */
import type { ImportFact, ImportedName, Span } from '@sk-audit/core';
import { bare, isTypeOnly, spanOf, type Node } from '../ast.js';
import { importedName, leaves, lookup, nameOf } from '../scope.js';
import { bindingOf, type Collector, type Draft } from './collector.js';
import { identifierRef } from './refs.js';

/** The index of the import that the node makes, made when it is first asked for. */
export function importIndex(c: Collector, node: Node): number {
  const known = c.importOf.get(node);
  if (known !== undefined) return known;
  const index = c.imports.length;
  c.importOf.set(node, index);
  c.imports.push(importFact(c, node));
  return index;
}

function importFact(c: Collector, node: Node): Draft<ImportFact> {
  if (node.type === 'ImportExpression') return edge(c, 'dynamic', node['source'], node);
  if (node.type === 'TSImportEqualsDeclaration') {
    return { ...edge(c, 'require', node['moduleReference'].expression ?? node['moduleReference'], node), ...(node['importKind'] === 'type' ? { typeOnly: true } : {}) };
  }
  return { ...edge(c, 'import', node['source'], node), names: (node['specifiers'] as Node[]).map(importName), ...typeOnly(node['importKind']), fn: 0 };
}

function importName(specifier: Node): ImportedName {
  return { imported: importedName(specifier), local: specifier['local'].name, span: spanOf(specifier), ...typeOnly(specifier['importKind']) };
}

function typeOnly(kind: unknown): { typeOnly?: true } {
  return kind === 'type' || kind === 'typeof' ? { typeOnly: true } : {};
}

/** An edge whose specifier is the given expression: a literal, a template with holes, or unknown (`*`). */
export function edge(c: Collector, kind: ImportFact['kind'], source: Node, statement: Node): Draft<ImportFact> {
  const text = specifierText(source);
  return {
    kind, specifier: text.specifier, ...(text.pattern ? { pattern: true } : {}), span: spanOf(source), statement: spanOf(statement), names: [],
    fn: c.flow.fn, ...(c.flow.when !== undefined ? { when: c.flow.when } : {}),
  };
}

function specifierText(node: Node): { specifier: string; pattern: boolean } {
  const inner = bare(node);
  if (inner.type === 'Literal') return { specifier: String(inner['value']), pattern: false };
  if (inner.type === 'TemplateLiteral') {
    const parts = (inner['quasis'] as Node[]).map((quasi) => quasi['value'].cooked as string);
    return { specifier: parts.join('*'), pattern: parts.length > 1 };
  }
  return { specifier: '*', pattern: true };
}

/** `import …` as a statement. */
export function collectImport(c: Collector, node: Node): void {
  importIndex(c, node);
}

/** `import.meta.glob(patterns)`: one edge a pattern. */
export function collectGlob(c: Collector, call: Node): void {
  const first = call['arguments'][0] as Node | undefined;
  const patterns = first?.type === 'ArrayExpression' ? (first['elements'] as Node[]) : first ? [first] : [];
  for (const pattern of patterns) c.imports.push({ ...edge(c, 'glob', pattern, call), pattern: true });
}

/** `new URL('./x', import.meta.url)`, alone or as the argument of `new Worker`. */
export function collectUrl(c: Collector, node: Node, isWorker: boolean): void {
  const [target, base] = node['arguments'] as Node[];
  if (target && base && isMetaUrl(base)) c.imports.push(edge(c, isWorker ? 'worker' : 'url', target, node));
}

function isMetaUrl(node: Node): boolean {
  const inner = bare(node);
  return inner.type === 'MemberExpression' && inner['object'].type === 'MetaProperty' && inner['property'].name === 'url';
}

/** `export …` of any form; declarations inside it are collected by the caller. */
export function collectExport(c: Collector, node: Node, declared: readonly Node[]): void {
  if (node.type === 'ExportAllDeclaration') return exportAll(c, node);
  const type = typeOnly(node['exportKind']);
  if (node['source']) return exportFrom(c, node, type);
  for (const id of declared) exportBinding(c, id['name'], id, spanOf(id), type);
  for (const specifier of (node['specifiers'] as Node[] | undefined) ?? []) {
    exportBinding(c, nameOf(specifier['exported']), specifier['local'], spanOf(specifier), { ...type, ...typeOnly(specifier['exportKind']) });
  }
}

function exportBinding(c: Collector, name: string, local: Node, span: Span, type: { typeOnly?: true }): void {
  if (type.typeOnly) {
    c.exports.push({ name, span, typeOnly: true });
    return;
  }
  const declaration = lookup(c.flow.scope, local['name']);
  if (!declaration) {
    c.exports.push({ name, span, typeOnly: true }); // an interface or type alias
    return;
  }
  const imported = declaration.importName;
  if (imported) {
    identifierRef(c, local['name']);
    const fact = c.imports[importIndex(c, imported.node)] as ImportFact;
    const isType = fact.typeOnly || fact.names.some((n) => n.local === declaration.name && n.typeOnly);
    c.exports.push({ name, span, from: { import: importIndex(c, imported.node), name: imported.imported }, ...(isType ? { typeOnly: true } : {}) });
  } else c.exports.push({ name, span, binding: bindingOf(c, declaration) });
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

/** The identifiers that an exported declaration declares. */
export function declaredIds(declaration: Node | null | undefined): readonly Node[] {
  if (!declaration || isTypeOnly(declaration)) return [];
  if (declaration.type === 'VariableDeclaration') {
    return (declaration['declarations'] as Node[]).flatMap((one) => leaves(one['id']).map((leaf) => leaf.node));
  }
  return declaration['id'] ? [declaration['id'] as Node] : [];
}
