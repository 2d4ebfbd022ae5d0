/** Edges out of the file: imports, globs, URLs, workers. */
import type { ImportFact, ImportedName, Span } from '@sk-audit/core';
import { bare, spanOf, type Node } from '../ast.js';
import { importedName } from '../declare.js';
import { conditioned, type Collector, type Draft } from './collector.js';

/** The index of the import that the node makes, made when it is first asked for: a name may be used before its import is met. */
export function importIndex(c: Collector, node: Node): number {
  const known = c.importOf.get(node);
  if (known !== undefined) return known;
  const index = c.imports.push(importFact(c, node)) - 1;
  c.importOf.set(node, index);
  return index;
}

function importFact(c: Collector, node: Node): Draft<ImportFact> {
  if (node.type === 'ImportExpression') return edge(c, 'dynamic', node['source'], node);
  const fact = declaredEdge(c, node);
  if (node['importKind'] === 'type') fact.typeOnly = true;
  fact.fn = 0;
  const indent = node.type === 'ImportDeclaration' ? indentOf(c.text, node.start) : undefined;
  if (indent) fact.indent = indent;
  return fact;
}

function declaredEdge(c: Collector, node: Node): Draft<ImportFact> {
  if (node.type !== 'TSImportEqualsDeclaration') return edge(c, 'import', node['source'], node, (node['specifiers'] as Node[]).map(importName));
  const id = node['id'] as Node;
  return edge(c, 'require', node['moduleReference'].expression, node, [{ imported: '*', local: id['name'], span: [id.start, id.start + id['name'].length] }]);
}

/** The blanks in front of it on its line, when there is nothing else. */
function indentOf(text: string, start: number): Span | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return line < start && text.slice(line, start).trim() === '' ? [line, start] : undefined;
}

function importName(specifier: Node): ImportedName {
  const name: Draft<ImportedName> = { imported: importedName(specifier), local: specifier['local'].name, span: spanOf(specifier) };
  if (specifier['importKind'] === 'type') name.typeOnly = true;
  return name;
}

/** `{ typeOnly: true }` for `import type`, `export type` and names marked likewise. */
export function typeOnly(kind: unknown): { typeOnly?: true } {
  return kind === 'type' ? { typeOnly: true } : {};
}

/** An edge at the present place whose specifier is the given expression: a literal, a template with holes, or unknown (`*`), as Vite follows nothing else. */
export function edge(c: Collector, kind: ImportFact['kind'], source: Node, statement: Node, names: readonly ImportedName[] = []): Draft<ImportFact> {
  const fact: Draft<ImportFact> = { kind, specifier: specifierText(source), span: spanOf(source), statement: spanOf(statement), names, fn: c.flow.fn };
  if (!isLiteral(source)) fact.pattern = true;
  return conditioned(c, fact);
}

function isLiteral(source: Node): boolean {
  const inner = bare(source);
  return inner.type === 'Literal' || (inner.type === 'TemplateLiteral' && inner['expressions'].length === 0);
}

function specifierText(node: Node): string {
  const inner = bare(node);
  if (inner.type === 'Literal') return String(inner['value']);
  if (inner.type === 'TemplateLiteral') return (inner['quasis'] as Node[]).map((quasi) => (quasi['value'].cooked as string | null) ?? '').join('*');
  return '*';
}

/** Says where `import()` is executed, which the first use of its name may not have known. */
export function placeImport(c: Collector, node: Node): number {
  const index = importIndex(c, node);
  const fact = c.imports[index] as Draft<ImportFact>;
  fact.fn = c.flow.fn;
  if (c.flow.when === undefined) delete fact.when;
  else conditioned(c, fact);
  return index;
}

/** The edges that calls of known globals make: `require`, `import.meta.glob`, `new URL(…, import.meta.url)`, `new Worker(…)`. */
export function collectCallEdges(c: Collector, node: Node, callee: string): void {
  const [first] = node['arguments'] as (Node | undefined)[];
  if (!first) return;
  const isNew = node.type === 'NewExpression';
  if (callee === 'import.meta.glob' || callee === 'import.meta.globEager') collectGlob(c, node, first);
  else if (callee === 'require' && !isNew && node['arguments'].length === 1) c.imports.push(edge(c, 'require', first, node));
  else if (callee === 'URL' && isNew && isMetaUrl(node['arguments'][1])) c.imports.push(edge(c, 'url', first, node));
  else if ((callee === 'Worker' || callee === 'SharedWorker') && isNew) becomeWorker(c, first);
}

/** One edge a pattern. */
function collectGlob(c: Collector, call: Node, first: Node): void {
  const patterns = first.type === 'ArrayExpression' ? (first['elements'] as (Node | null)[]) : [first];
  const query = globQuery(call['arguments'][1]);
  for (const pattern of patterns) if (pattern) c.imports.push({ ...edge(c, 'glob', pattern, call), pattern: true, ...(query ? { query } : {}) });
}

/** `{ query: '?raw' }`, `{ query: { raw: true } }`, `{ as: 'raw' }`. */
function globQuery(options: Node | undefined): string | undefined {
  if (options?.type !== 'ObjectExpression') return undefined;
  const option = (name: string): Node | undefined => (options['properties'] as Node[]).find((one) => one['key']?.name === name)?.['value'];
  const [query, as] = [option('query'), option('as')];
  if (as?.type === 'Literal') return `?${as['value']}`;
  if (query?.type === 'ObjectExpression') return `?${(query['properties'] as Node[]).map((one) => one['key']?.name ?? '').join('&')}`;
  return query?.type === 'Literal' ? String(query['value']).replace(/^\??/, '?') : undefined;
}

function isMetaUrl(node: Node | undefined): boolean {
  const inner = node ? bare(node) : undefined;
  return inner?.type === 'MemberExpression' && inner['object'].type === 'MetaProperty' && inner['property'].name === 'url';
}

/** The URL that a worker is given was collected as one when the argument was visited. */
function becomeWorker(c: Collector, url: Node): void {
  const known = c.imports.find((one) => one.kind === 'url' && one.statement[0] === url.start && one.statement[1] === url.end);
  if (known) known.kind = 'worker';
}
