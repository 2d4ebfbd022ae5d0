/** Who declares which name: the first pass over a file, before any fact is collected. */
import type { BindingFact, Span, Value } from '@sk-audit/core';
import { bare, children, isFunction, isTypeOnly, keyName, type Node } from './ast.js';

/** A declared name. */
export type Declaration = {
  readonly name: string;
  readonly kind: BindingFact['kind'];
  readonly scope: Scope;
  readonly span: Span;
  /** Initialiser, and the path that a destructuring pattern takes from it. */
  readonly init?: Node;
  readonly path: readonly string[];
  readonly param?: { readonly fn: number; readonly index: number };
  readonly importName?: { readonly node: Node; readonly imported: string };
  /** Function literal or declaration that it names. */
  readonly fnNode?: Node;
  readonly prop?: boolean;
  readonly type?: string;
  reassigned: boolean;
  /** Filled in by the second pass. */
  binding?: number;
  value?: Value;
};

export type Scope = { readonly parent?: Scope; readonly fn: number; readonly names: Map<string, Declaration> };

/** What the first pass finds. */
export type Scopes = {
  readonly module: Scope;
  readonly instance: Scope;
  readonly markup: Scope;
  /** The scope that a function, block, loop, catch clause or template block opens. */
  readonly of: Map<Node, Scope>;
  /** Index of each function node; 0 to 2 are the top levels. */
  readonly functions: Map<Node, number>;
  readonly functionNodes: readonly Node[];
};

/** Looks a name up from the scope outwards. */
export function lookup(scope: Scope, name: string): Declaration | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

/**
 * Declares every name of the file.
 * @param firstFunction index of the first function literal: 1 in a module, 3 in a component (module, instance, markup come before)
 */
export function declareAll(parts: { module?: Node; instance?: Node; fragment?: Node }, text: string, firstFunction: number): Scopes {
  const module: Scope = { fn: 0, names: new Map() };
  const instance: Scope = { parent: module, fn: 1, names: new Map() };
  const markup: Scope = { parent: instance, fn: 2, names: new Map() };
  const pass = new DeclarationPass(text, firstFunction);
  if (parts.module) pass.walkBody(parts.module['body'], module);
  if (parts.instance) pass.walkBody(parts.instance['body'], instance, true);
  if (parts.fragment) pass.walk(parts.fragment, markup);
  pass.markReassigned();
  return { module, instance, markup, of: pass.scopes, functions: pass.functions, functionNodes: pass.functionNodes };
}

type Leaf = { readonly node: Node; readonly path: readonly string[] };

/** The identifiers that a pattern binds, with the path that each takes. */
export function leaves(pattern: Node | null | undefined, path: readonly string[] = []): Leaf[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case 'Identifier': return [{ node: pattern, path }];
    case 'AssignmentPattern': return leaves(pattern['left'], path);
    case 'RestElement': return leaves(pattern['argument'], path);
    case 'TSParameterProperty': return leaves(pattern['parameter'], path);
    case 'ArrayPattern': return (pattern['elements'] as (Node | null)[]).flatMap((item, i) => leaves(item, [...path, String(i)]));
    case 'ObjectPattern':
      return (pattern['properties'] as Node[]).flatMap((property) =>
        property.type === 'RestElement' ? leaves(property['argument'], path) : leaves(property['value'], [...path, keyName(property['key'], property['computed']) ?? '[]']));
    default: return [];
  }
}

/** One pass, one file: collects scopes until it is done. */
class DeclarationPass {
  readonly scopes = new Map<Node, Scope>();
  readonly functions = new Map<Node, number>();
  readonly functionNodes: Node[] = [];
  private readonly assigned: { name: string; scope: Scope }[] = [];

  constructor(private readonly text: string, private readonly firstFunction: number) {}

  markReassigned(): void {
    for (const { name, scope } of this.assigned) {
      const declaration = lookup(scope, name);
      if (declaration) declaration.reassigned = true;
    }
  }

  walkBody(body: readonly Node[], scope: Scope, isInstance = false): void {
    for (const statement of body) {
      if (isInstance && statement.type === 'LabeledStatement') this.declareReactive(statement, scope);
      this.walk(statement, scope, isInstance);
    }
  }

  walk(node: Node, scope: Scope, isInstance = false): void {
    if (isFunction(node)) return this.walkFunction(node, scope);
    if (isTypeOnly(node) || node['declare'] === true) return;
    switch (node.type) {
      case 'ImportDeclaration': return this.declareImports(node, scope);
      case 'VariableDeclaration': return this.declareVariables(node, scope, false);
      case 'ExportNamedDeclaration':
        if (node['declaration']?.type === 'VariableDeclaration') return this.declareVariables(node['declaration'], scope, isInstance);
        break;
      case 'ClassDeclaration': case 'TSEnumDeclaration': case 'TSModuleDeclaration':
        if (node['id']?.type === 'Identifier') this.declare(node['id'], node.type === 'ClassDeclaration' ? 'class' : 'const', scope, { path: [] });
        break;
      case 'TSImportEqualsDeclaration':
        this.declare(node['id'], 'import', scope, { path: [], importName: { node, imported: '*' } });
        return;
      case 'AssignmentExpression': this.assign(node['left'], scope); break;
      case 'UpdateExpression': this.assign(node['argument'], scope); break;
      case 'ForInStatement': case 'ForOfStatement':
        if (node['left'].type !== 'VariableDeclaration') this.assign(node['left'], scope);
        break;
      case 'BindDirective': this.assign(bare(node['expression']), scope); break;
      default: break;
    }
    this.walkChildren(node, this.open(node, scope));
  }

  /** Opens the scope that the node brings, if it brings one. */
  private open(node: Node, scope: Scope): Scope {
    if (!SCOPED.has(node.type)) return scope;
    const inner: Scope = { parent: scope, fn: scope.fn, names: new Map() };
    this.scopes.set(node, inner);
    if (node.type === 'CatchClause') this.declarePattern(node['param'], 'catch', inner);
    if (node.type === 'EachBlock') {
      this.declarePattern(node['context'], 'each', inner);
      if (typeof node['index'] === 'string') this.declareName(node['index'], 'each', inner, [node.start, node.start]);
    }
    if (node.type === 'SnippetBlock') {
      this.declare(node['expression'], 'const', scope, { path: [] });
      for (const parameter of node['parameters'] as Node[]) this.declarePattern(parameter, 'each', inner, true);
    }
    if (node.type === 'AwaitBlock') {
      this.declarePattern(node['value'], 'each', inner);
      this.declarePattern(node['error'], 'each', inner);
    }
    for (const attribute of (node['attributes'] as Node[] | undefined) ?? []) {
      if (attribute.type !== 'LetDirective') continue;
      if (attribute['expression']) this.declarePattern(attribute['expression'], 'each', inner);
      else this.declareName(attribute['name'], 'each', inner, [attribute.start, attribute.end]);
    }
    return inner;
  }

  private walkChildren(node: Node, scope: Scope): void {
    for (const child of children(node)) this.walk(child, scope);
  }

  private walkFunction(node: Node, scope: Scope): void {
    const fn = this.firstFunction + this.functionNodes.length;
    this.functions.set(node, fn);
    this.functionNodes.push(node);
    if (node.type === 'FunctionDeclaration' && node['id']) this.declare(node['id'], 'function', scope, { path: [], fnNode: node });
    if (!node['body']) return; // an overload or `declare function`
    const inner: Scope = { parent: scope, fn, names: new Map() };
    this.scopes.set(node, inner);
    if (node.type === 'FunctionExpression' && node['id']) this.declare(node['id'], 'function', inner, { path: [], fnNode: node });
    (node['params'] as Node[]).forEach((parameter, index) => {
      for (const leaf of leaves(parameter)) this.declare(leaf.node, 'param', inner, { path: leaf.path, param: { fn, index }, type: typeText(leaf.node, this.text) });
      this.walkDefaults(parameter, inner);
    });
    const body = node['body'] as Node;
    if (body.type === 'BlockStatement') this.walkBody(body['body'], inner);
    else this.walk(body, inner);
  }

  /** Default values inside a pattern may hold functions and assignments. */
  private walkDefaults(pattern: Node, scope: Scope): void {
    if (pattern.type === 'AssignmentPattern') this.walk(pattern['right'], scope);
    for (const child of children(pattern)) if (child.type !== 'Identifier') this.walkDefaults(child, scope);
  }

  private declareVariables(node: Node, scope: Scope, isProp: boolean): void {
    const kind = node['kind'] === 'let' || node['kind'] === 'var' ? node['kind'] : 'const';
    const home = kind === 'var' ? functionScope(scope) : scope;
    for (const declarator of node['declarations'] as Node[]) {
      const init = declarator['init'] as Node | null;
      const given = isProp || isPropsCall(init);
      for (const leaf of leaves(declarator['id'])) {
        const literal = init && leaf.path.length === 0 && isFunction(bare(init)) ? bare(init) : undefined;
        this.declare(leaf.node, kind, home, {
          path: leaf.path, type: typeText(leaf.node, this.text),
          ...(init ? { init } : {}), ...(literal ? { fnNode: literal } : {}), ...(given ? { prop: true } : {}),
        });
      }
      this.walkDefaults(declarator['id'], scope);
      if (init) this.walk(init, scope);
    }
  }

  /** `$: total = a + b` declares `total` when nothing else does. */
  private declareReactive(statement: Node, scope: Scope): void {
    const expression = statement['body'].type === 'ExpressionStatement' ? bare(statement['body']['expression']) : undefined;
    if (statement['label'].name !== '$' || expression?.type !== 'AssignmentExpression') return;
    for (const leaf of leaves(expression['left'])) {
      const name = leaf.node['name'] as string;
      if (!name.startsWith('$') && !lookup(scope, name)) this.declare(leaf.node, 'let', scope, { path: [] });
    }
  }

  private declareImports(node: Node, scope: Scope): void {
    for (const specifier of node['specifiers'] as Node[]) {
      this.declare(specifier['local'], 'import', scope, { path: [], importName: { node, imported: importedName(specifier) } });
    }
  }

  private declarePattern(pattern: Node | null | undefined, kind: Declaration['kind'], scope: Scope, prop = false): void {
    for (const leaf of leaves(pattern)) this.declare(leaf.node, kind, scope, { path: leaf.path, ...(prop ? { prop } : {}) });
  }

  private declare(id: Node, kind: Declaration['kind'], scope: Scope, more: Partial<Declaration> & { path: readonly string[] }): void {
    const name = id['name'] as string;
    const earlier = scope.names.get(name);
    if (earlier) { // an overload, or `var` twice: the first stays, and is no constant
      if (kind !== 'function') earlier.reassigned = true;
      return;
    }
    scope.names.set(name, { name, kind, scope, span: [id.start, id.start + name.length], reassigned: false, ...more });
  }

  private declareName(name: string, kind: Declaration['kind'], scope: Scope, span: Span): void {
    scope.names.set(name, { name, kind, scope, span, path: [], reassigned: false });
  }

  private assign(target: Node, scope: Scope): void {
    for (const leaf of leaves(bare(target))) this.assigned.push({ name: leaf.node['name'], scope });
  }
}

const SCOPED: ReadonlySet<string> = new Set([
  'BlockStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement', 'SwitchStatement', 'CatchClause', 'StaticBlock', 'ClassBody',
  'EachBlock', 'SnippetBlock', 'AwaitBlock', 'Fragment', 'RegularElement', 'Component', 'SvelteComponent', 'SvelteElement', 'SlotElement', 'SvelteFragment', 'SvelteSelf',
]);

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (at.parent && at.parent.fn === at.fn) at = at.parent;
  return at;
}

/** The name in the other module. */
export function importedName(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return nameOf(specifier['imported']);
}

/** An identifier's or a string literal's text. */
export function nameOf(node: Node): string {
  return node.type === 'Literal' ? String(node['value']) : (node['name'] as string);
}

/** The annotated type as written, when it is short. */
export function typeText(id: Node, text: string): string | undefined {
  const annotation = id['typeAnnotation']?.typeAnnotation as Node | undefined;
  if (!annotation || annotation.end - annotation.start > 80) return undefined;
  return text.slice(annotation.start, annotation.end);
}

function isPropsCall(init: Node | null): boolean {
  const call = init ? bare(init) : undefined;
  return call?.type === 'CallExpression' && call['callee'].type === 'Identifier' && call['callee'].name === '$props';
}
