/** The one AST dialect behind both parsers: ESTree with TypeScript nodes, UTF-16 `start` and `end`, no parents. */
import type { Span } from '@sk-audit/core';

/** A node of either parser. Fields differ by type and by parser, so they are read as they come; absent and null are the same. */
export type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: any };

/** The node's place. */
export function spanOf(node: Node): Span {
  return [node.start, node.end];
}

/** Takes off what changes nothing at run time: parentheses, type assertions, `!`, optional chains. */
export function bare(node: Node): Node {
  let inner = node;
  while (WRAPPERS.has(inner.type) && inner['expression']) inner = inner['expression'] as Node;
  return inner;
}

const WRAPPERS: ReadonlySet<string> = new Set([
  'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TSInstantiationExpression',
  'ParenthesizedExpression', 'ChainExpression',
]);

/** Is it a function literal or declaration? */
export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration';
}

/** A node that exists for the type checker only. */
export function isTypeOnly(node: Node): boolean {
  return TYPE_NODES.test(node.type) && !WRAPPERS.has(node.type);
}

const TYPE_NODES = /^TS(?!EnumDeclaration|EnumBody|EnumMember|ModuleDeclaration|ModuleBlock|ExportAssignment|ImportEqualsDeclaration|ParameterProperty|ExternalModuleReference)/;

/** The child nodes in source order, types left out. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const key in node) {
    if (key === 'type' || key === 'start' || key === 'end' || key === 'loc' || key === 'typeAnnotation' || key === 'metadata' || key === 'parent') continue;
    const value = node[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) found.push(item);
    } else if (isNode(value)) found.push(value);
  }
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string' && !isTypeOnly(value as Node);
}

/** The name that a property key gives, when it is known before the program runs. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (!computed && (key.type === 'Identifier' || key.type === 'PrivateIdentifier')) return key.type === 'PrivateIdentifier' ? `#${key['name']}` : (key['name'] as string);
  const inner = bare(key);
  if (inner.type === 'Literal' && (typeof inner['value'] === 'string' || typeof inner['value'] === 'number')) return String(inner['value']);
  if (inner.type === 'TemplateLiteral' && inner['expressions'].length === 0) return inner['quasis'][0].value.cooked as string;
  return undefined;
}
