/** Destructuring patterns: the names that they bind, and what is evaluated inside them. */
import { keyName, strip, type Node } from './ast.js';

/** A name that a pattern binds, and the path that it takes from the value. */
export type Leaf = { readonly node: Node; readonly path: readonly string[]; /** It is what is left of an object. */ readonly rest?: true; /** A default takes its place. */ readonly fallback?: true };

/**
 * The identifiers that a pattern binds, in source order. A rest element takes the path of what it is a rest of. What is assigned to in
 * other ways (`({ total: cart.total } = order)`) is left out.
 */
export function leaves(pattern: Node | null | undefined): readonly Leaf[] {
  if (!pattern) return [];
  if (pattern.type === 'Identifier') return [{ node: pattern, path: NO_PATH }];
  return targets(pattern).filter((leaf) => leaf.node.type === 'Identifier');
}

/** No property is taken from it. One for all: most paths in a tree and in facts are empty. */
export const NO_PATH: readonly string[] = [];

/** Everything that a pattern assigns to: names and members, with their paths. A plain target is its own only one. */
export function targets(pattern: Node, path: readonly string[] = NO_PATH): readonly Leaf[] {
  const inner = strip(pattern);
  switch (inner.type) {
    case 'AssignmentPattern': return targets(inner['left'], path).map((leaf) => ({ ...leaf, fallback: true as const }));
    case 'RestElement': case 'SpreadElement': return targets(inner['argument'], path);
    case 'TSParameterProperty': return targets(inner['parameter'], path);
    // `let:item={{ name }}` is parsed as an expression.
    case 'ArrayPattern': case 'ArrayExpression':
      return (inner['elements'] as (Node | null)[]).flatMap((item, i) => (item ? targets(item, isRest(item) ? path : [...path, String(i)]) : []));
    case 'ObjectPattern': case 'ObjectExpression':
      return (inner['properties'] as Node[]).flatMap((property) =>
        isRest(property) ? targets(property['argument'], path).map((leaf) => ({ ...leaf, rest: true as const })) : targets(property['value'], [...path, keyName(property['key'], property['computed']) ?? '[]']));
    default: return [{ node: inner, path }];
  }
}

function isRest(node: Node): boolean {
  return node.type === 'RestElement' || node.type === 'SpreadElement';
}

/** An expression inside a pattern: a default value (evaluated when there is none given), a computed key or a decorator. */
export type PatternPart = { readonly node: Node; readonly isDefault: boolean };

/** The expressions inside a pattern, in the order of their evaluation. */
export function patternParts(pattern: Node | null | undefined): readonly PatternPart[] {
  if (!pattern) return NO_PARTS;
  const decorators = decoratorParts(pattern['decorators']);
  switch (pattern.type) {
    case 'Identifier': return decorators;
    case 'AssignmentPattern': return [...decorators, { node: pattern['right'], isDefault: true }, ...patternParts(pattern['left'])];
    case 'RestElement': return patternParts(pattern['argument']);
    case 'TSParameterProperty': return [...decorators, ...patternParts(pattern['parameter'])];
    case 'ArrayPattern': return [...decorators, ...(pattern['elements'] as (Node | null)[]).flatMap(patternParts)];
    case 'ObjectPattern': return [...decorators, ...(pattern['properties'] as Node[]).flatMap(propertyParts)];
    default: return NO_PARTS;
  }
}

const NO_PARTS: readonly PatternPart[] = [];

function decoratorParts(decorators: readonly Node[] | undefined): readonly PatternPart[] {
  return decorators && decorators.length > 0 ? decorators.map((one) => ({ node: one['expression'] as Node, isDefault: false })) : NO_PARTS;
}

function propertyParts(property: Node): readonly PatternPart[] {
  if (property.type === 'RestElement') return patternParts(property['argument']);
  const key = property['computed'] ? [{ node: property['key'] as Node, isDefault: false }] : NO_PARTS;
  return [...key, ...patternParts(property['value'])];
}
