/** The one AST dialect behind both parsers: ESTree with TypeScript nodes, UTF-16 `start` and `end`, no parents. */
import type { Span } from '@sk-audit/core';

/** A node of either parser. Fields differ by type and by parser, so they are read as they come; absent and null are the same. */
export type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: any };

/** The node's place. */
export function spanOf(node: Node): Span {
  return [node.start, node.end];
}

/** Takes off what changes nothing at run time: parentheses, type assertions, `!`. */
export function strip(node: Node): Node {
  let inner = node;
  while (WRAPPERS.has(inner.type) && inner['expression']) inner = inner['expression'] as Node;
  return inner;
}

/** As {@link strip}, and takes off the mark around an optional chain: for questions about shape, not about what runs. */
export function bare(node: Node): Node {
  let inner = strip(node);
  while (inner.type === 'ChainExpression') inner = strip(inner['expression'] as Node);
  return inner;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'ParenthesizedExpression',
]);

/** Is it a function literal or declaration? */
export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';
}

/** The parameters that a call fills: TypeScript's `this` parameter is none. */
export function paramsOf(fn: Node): readonly Node[] {
  const params = (fn['params'] as readonly Node[] | undefined) ?? [];
  return params[0]?.['name'] === 'this' ? params.slice(1) : params;
}

/** A node that exists for the type checker only: a namespace too that holds nothing but types. */
export function isTypeOnly(node: Node): boolean {
  const { type } = node;
  if (type.charCodeAt(0) !== 84 || type.charCodeAt(1) !== 83) return false;
  return type === 'TSModuleDeclaration' ? holdsOnlyTypes(node) : !RUNTIME_TYPESCRIPT.has(type);
}

function holdsOnlyTypes(namespace: Node): boolean {
  const body = namespace['body'] as Node | null | undefined;
  if (!body || body.type === 'TSModuleDeclaration') return !body || isTypeOnly(body);
  return (body['body'] as Node[]).every((statement) => {
    const inner = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null) : statement;
    return statement['exportKind'] === 'type' || (inner !== null && (isTypeOnly(inner) || inner['declare'] === true));
  });
}

const RUNTIME_TYPESCRIPT: ReadonlySet<string> = new Set([
  ...WRAPPERS, 'TSEnumDeclaration', 'TSEnumBody', 'TSEnumMember', 'TSModuleDeclaration', 'TSModuleBlock', 'TSExportAssignment',
  'TSImportEqualsDeclaration', 'TSParameterProperty', 'TSExternalModuleReference',
]);

/** The child nodes in source order, types left out. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  eachChild(node, found, add);
  return found;
}

function add(node: Node, to: Node[]): void {
  to.push(node);
}

/** Runs `visit` on each child node, with the context; most nodes have few, so no array is made. */
export function eachChild<C>(node: Node, context: C, visit: (node: Node, context: C) => void): void {
  for (const key in node) {
    const value = node[key];
    if (typeof value !== 'object' || value === null || NO_CHILDREN.has(key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item, context);
    } else if (isNode(value)) visit(value, context);
  }
}

const NO_CHILDREN: ReadonlySet<string> = new Set(['loc', 'name_loc', 'typeAnnotation', 'metadata', 'parent', 'leadingComments', 'trailingComments']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && !isTypeOnly(value as Node);
}

/** The name that a property key gives, when it is known before the program runs. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (!computed && key.type === 'Identifier') return key['name'] as string;
  if (key.type === 'PrivateIdentifier') return `#${key['name']}`;
  const inner = bare(key);
  if (inner.type === 'Literal' && (typeof inner['value'] === 'string' || typeof inner['value'] === 'number')) return String(inner['value']);
  if (inner.type === 'TemplateLiteral' && inner['expressions'].length === 0) return inner['quasis'][0].value.cooked as string;
  return undefined;
}

/** An identifier's or a string literal's text: the names in import and export lists. */
export function nameOf(node: Node): string {
  return node.type === 'Literal' ? String(node['value']) : (node['name'] as string);
}
