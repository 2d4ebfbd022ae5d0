/** Names and the scopes that declare them. */
import type { BindingFact, Span, Value } from '@sk-audit/core';
import type { Node } from './ast.js';

/** A declared name. */
export type Declaration = {
  readonly name: string;
  readonly kind: BindingFact['kind'];
  readonly scope: Scope;
  readonly span: Span;
  /** Initialiser, and the path that a destructuring pattern takes from it. */
  readonly init?: Node;
  readonly path: readonly string[];
  /** It is what a pattern leaves of an object: `const { id, ...rest } = cart`. */
  readonly rest?: true;
  /** Which parameter it takes its value from. For a rest parameter the path begins with the number behind `index`. */
  readonly param?: { readonly fn: number; readonly index: number; readonly rest?: true };
  readonly importName?: { readonly node: Node; readonly imported: string };
  /** Function literal or declaration that it names. */
  readonly fnNode?: Node;
  readonly type?: string;
  /** It is given from outside: a prop. */
  prop?: boolean;
  /** Of a prop: a default takes its place. */
  readonly fallback?: true;
  /** The instance script exports it, and it is no prop. */
  exported?: true;
  /** It is assigned to after its declaration, or declared more than once: it is no alias of its initialiser. */
  reassigned: boolean;
  /** Filled in by the second pass. */
  binding?: number;
  value?: Value;
};

export type Scope = {
  readonly parent?: Scope;
  readonly fn: number;
  /** Undefined until one is declared: of blocks and elements few declare any. */
  names: Map<string, Declaration> | undefined;
  /** `var` is declared here when it stands in a block inside. */
  readonly holdsVars: boolean;
};

/** What the first pass finds. */
export type Scopes = {
  readonly module: Scope;
  readonly instance: Scope;
  readonly markup: Scope;
  /** The scope that a function, block, loop, catch clause, class body or template block opens. */
  readonly of: ReadonlyMap<Node, Scope>;
  /** Index of each function node, and of the body of each class whose fields need a constructor; 0 to 2 are the top levels. */
  readonly functions: ReadonlyMap<Node, number>;
  readonly functionNodes: readonly Node[];
};

/** Looks a name up from the scope outwards. */
export function lookup(scope: Scope, name: string): Declaration | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.names?.get(name);
    if (found) return found;
  }
  return undefined;
}
