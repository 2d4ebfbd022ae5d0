/** What destructuring patterns define and evaluate. */
import { bare, type Node } from '../ast.js';
import { leaves, patternParts } from '../pattern.js';
import { visit, type Collector } from './collector.js';
import { maybe } from './flow.js';

/** The names that a pattern defines. */
export function definedNames(pattern: Node): readonly string[] {
  return leaves(bare(pattern)).map((leaf) => leaf.node['name'] as string);
}

/** Runs the walk over a statement that defines the names of a pattern. */
export function defining<T>(c: Collector, pattern: Node, body: () => T): T {
  const outer = c.defines;
  c.defines = definedNames(pattern);
  const result = body();
  c.defines = outer;
  return result;
}

/** Collects the default values and computed keys of a pattern. */
export function visitPatternParts(c: Collector, pattern: Node | null | undefined): void {
  for (const { node, isDefault } of patternParts(pattern)) {
    if (isDefault) maybe(c, c.flow.when, () => visit(c, node, 'stored'));
    else visit(c, node);
  }
}
