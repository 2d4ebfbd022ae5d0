/** Who declares which name: the first pass over a file, before any fact is collected. */
import type { BindingFact, Span } from '@sk-audit/core';
import { bare, eachChild, isFunction, isTypeOnly, nameOf, paramsOf, type Node } from './ast.js';
import { leaves, NO_PATH, patternParts } from './pattern.js';
import { lookup, type Declaration, type Scope, type Scopes } from './scope.js';

/**
 * Declares every name of the file and numbers its functions in source order.
 * @param firstFunction index of the first function literal: 1 in a module, 3 in a component (module, instance, markup come before)
 */
export function declareAll(parts: { module?: Node; instance?: Node; fragment?: Node }, text: string, firstFunction: number): Scopes {
  const module: Scope = { fn: 0, names: undefined, holdsVars: true };
  const instance: Scope = { parent: module, fn: 1, names: undefined, holdsVars: true };
  const markup: Scope = { parent: instance, fn: 2, names: undefined, holdsVars: true };
  const pass = new DeclarationPass(text, firstFunction);
  if (parts.module) pass.walkBody(parts.module['body'], module);
  if (parts.instance) pass.walkInstance(parts.instance['body'], instance);
  if (parts.fragment) pass.walkMarkup(parts.fragment, markup, instance);
  pass.finish();
  return { module, instance, markup, of: pass.scopes, functions: pass.functions, functionNodes: pass.functionNodes };
}

/** One pass, one file: collects scopes until it is done. */
class DeclarationPass {
  readonly scopes = new Map<Node, Scope>();
  readonly functions = new Map<Node, number>();
  readonly functionNodes: Node[] = [];
  private readonly assigned: { readonly name: string; readonly scope: Scope }[] = [];
  private readonly exposed: { readonly name: string; readonly scope: Scope }[] = [];

  constructor(private readonly text: string, private readonly firstFunction: number) {}

  /** What can only be said when every name is declared. */
  finish(): void {
    for (const { name, scope } of this.assigned) {
      const declaration = lookup(scope, name);
      if (declaration) declaration.reassigned = true;
    }
    for (const { name, scope } of this.exposed) {
      const declaration = lookup(scope, name);
      if (declaration?.kind === 'let' || declaration?.kind === 'var') declaration.prop = true;
      else if (declaration) declaration.exported = true;
    }
  }

  walkBody(body: readonly Node[], scope: Scope): void {
    for (const statement of body) this.walk(statement, scope);
  }

  /** The instance script: `export let` declares a prop, and `$: total = …` declares `total` when nothing else does. */
  walkInstance(body: readonly Node[], scope: Scope): void {
    for (const statement of body) {
      const exported = statement.type === 'ExportNamedDeclaration' ? (statement['declaration'] as Node | null | undefined) : undefined;
      if (exported?.type === 'VariableDeclaration') this.declareExported(exported, scope);
      else this.walk(statement, scope);
      for (const one of (statement['specifiers'] as Node[] | undefined) ?? []) if (one.type === 'ExportSpecifier') this.exposed.push({ name: nameOf(one['local']), scope });
    }
    for (const statement of body) if (statement.type === 'LabeledStatement') this.declareReactive(statement, scope);
  }

  private declareExported(declaration: Node, scope: Scope): void {
    const isConst = declaration['kind'] === 'const';
    this.declareVariables(declaration, scope, !isConst);
    const names = isConst ? (declaration['declarations'] as Node[]).flatMap((one) => leaves(one['id'])) : [];
    for (const { node } of names) this.exposed.push({ name: node['name'] as string, scope });
  }

  /** The outermost snippets can be used in the script, so they count as declared there. */
  walkMarkup(fragment: Node, scope: Scope, instance: Scope): void {
    for (const node of fragment['nodes'] as Node[]) {
      if (node.type === 'SnippetBlock' && !lookup(instance, node['expression'].name)) this.declare(node['expression'], 'const', instance, { path: NO_PATH });
    }
    this.walk(fragment, scope);
  }

  walk(node: Node, scope: Scope): void {
    if (!isTypeOnly(node)) this.walkRuntime(node, scope);
  }

  /** As {@link walk}, for a node that is known to be no type. */
  private readonly walkRuntime = (node: Node, scope: Scope): void => {
    switch (node.type) {
      case 'Identifier': case 'Literal': case 'Text': case 'Comment': return; // most nodes by far, and nothing below
      case 'MemberExpression': return this.walkMember(node, scope);
      default: if (!DECLARING.has(node.type)) this.walkChildren(node, scope); else if (node['declare'] !== true) this.walkDeclaring(node, scope);
    }
  };

  private walkDeclaring(node: Node, scope: Scope): void {
    switch (node.type) {
      case 'ArrowFunctionExpression': case 'FunctionExpression': case 'FunctionDeclaration': return this.walkFunction(node, scope);
      case 'ImportDeclaration': return this.declareImports(node, scope);
      case 'VariableDeclaration': return this.declareVariables(node, scope, false);
      case 'ClassDeclaration': case 'ClassExpression': return this.walkClass(node, scope);
      case 'TSEnumDeclaration': this.declare(node['id'], 'const', scope, { path: NO_PATH }); break;
      case 'TSModuleDeclaration': this.declareNamespace(node, scope); break;
      case 'TSImportEqualsDeclaration': return this.declareImportEquals(node, scope);
      case 'AssignmentExpression': this.assign(node['left'], scope); break;
      case 'UpdateExpression': this.assign(node['argument'], scope); break;
      case 'ForInStatement': case 'ForOfStatement':
        if (node['left'].type !== 'VariableDeclaration') this.assign(node['left'], scope);
        break;
      case 'BindDirective': this.assign(node['expression'], scope); break;
      case 'EachBlock': return this.walkEach(node, scope);
      case 'AwaitBlock': return this.walkAwait(node, scope);
      case 'SnippetBlock': return this.walkSnippet(node, scope);
      default: break;
    }
    this.walkChildren(node, this.open(node, scope));
  }

  /** Opens the scope that the node brings, if it brings one. */
  private open(node: Node, scope: Scope): Scope {
    if (ELEMENTS.has(node.type)) return this.openElement(node, scope);
    if (!SCOPED.has(node.type)) return scope;
    const inner = this.newScope(node, scope, HOLDS_VARS.has(node.type));
    if (node.type === 'CatchClause') this.declarePattern(node['param'], 'catch', inner);
    return inner;
  }

  /** An element brings a scope when it has a `let:`. */
  private openElement(node: Node, scope: Scope): Scope {
    const attributes = node['attributes'] as readonly Node[];
    if (!attributes.some(isLet)) return scope;
    const inner = this.newScope(node, scope);
    for (const attribute of attributes) {
      if (!isLet(attribute)) continue;
      if (attribute['expression']) this.declarePattern(attribute['expression'], 'each', inner);
      else this.declareName(attribute['name'], inner, [attribute.start, attribute.end]);
    }
    return inner;
  }

  private newScope(node: Node, parent: Scope, holdsVars = false): Scope {
    const inner: Scope = { parent, fn: parent.fn, names: undefined, holdsVars };
    this.scopes.set(node, inner);
    return inner;
  }

  private walkChildren(node: Node, scope: Scope): void {
    eachChild(node, scope, this.walkRuntime);
  }

  private walkMember(node: Node, scope: Scope): void {
    this.walk(node['object'], scope);
    if (node['computed']) this.walk(node['property'], scope);
  }

  private walkMaybe(node: Node | null | undefined, scope: Scope): void {
    if (node) this.walk(node, scope);
  }

  private walkFunction(node: Node, scope: Scope): void {
    const fn = this.number(node);
    if (node.type === 'FunctionDeclaration' && node['id']) this.declare(node['id'], 'function', scope, { path: NO_PATH, fnNode: node });
    if (!node['body']) return; // an overload or `declare function`
    const inner: Scope = { parent: scope, fn, names: undefined, holdsVars: true };
    this.scopes.set(node, inner);
    if (node.type === 'FunctionExpression' && node['id']) this.declare(node['id'], 'function', inner, { path: NO_PATH, fnNode: node });
    paramsOf(node).forEach((parameter, index) => {
      const rest = parameter.type === 'RestElement' ? { rest: true as const } : {};
      for (const leaf of leaves(parameter)) this.declare(leaf.node, 'param', inner, { path: leaf.path, param: { fn, index, ...rest }, type: typeText(leaf.node, this.text) });
      for (const part of patternParts(parameter)) this.walk(part.node, inner);
    });
    const body = node['body'] as Node;
    if (body.type === 'BlockStatement') this.walkBody(body['body'], inner);
    else this.walk(body, inner);
  }

  /** The index that the function gets: they are numbered as they are met. */
  private number(node: Node): number {
    const fn = this.firstFunction + this.functionNodes.length;
    this.functions.set(node, fn);
    this.functionNodes.push(node);
    return fn;
  }

  /** A class whose fields have values but which has no constructor gets one: that is where they are evaluated. */
  private walkClass(node: Node, scope: Scope): void {
    if (node.type === 'ClassDeclaration' && node['id']) this.declare(node['id'], 'class', scope, { path: NO_PATH });
    for (const decorator of (node['decorators'] as Node[] | undefined) ?? []) this.walk(decorator, scope);
    this.walkMaybe(node['superClass'], scope);
    const body = node['body'] as Node;
    const inner = this.newScope(body, scope);
    if (node.type === 'ClassExpression' && node['id']) this.declare(node['id'], 'class', inner, { path: NO_PATH });
    if (needsConstructor(body)) this.number(body);
    this.walkChildren(body, inner);
  }

  private walkEach(node: Node, scope: Scope): void {
    this.walk(node['expression'], scope);
    const inner = this.newScope(node, scope);
    this.declarePattern(node['context'], 'each', inner);
    if (typeof node['index'] === 'string') this.declareName(node['index'], inner, [node.start, node.start]);
    for (const part of patternParts(node['context'])) this.walk(part.node, inner);
    this.walkMaybe(node['key'], inner);
    this.walk(node['body'], inner);
    this.walkMaybe(node['fallback'], scope);
  }

  private walkAwait(node: Node, scope: Scope): void {
    this.walk(node['expression'], scope);
    this.walkMaybe(node['pending'], scope);
    for (const [fragment, pattern] of [[node['then'], node['value']], [node['catch'], node['error']]] as (Node | null)[][]) {
      if (!fragment) continue;
      const inner = this.newScope(fragment, scope);
      this.declarePattern(pattern, 'each', inner);
      for (const part of patternParts(pattern)) this.walk(part.node, inner);
      this.walkChildren(fragment, inner);
    }
  }

  private walkSnippet(node: Node, scope: Scope): void {
    const inner = this.newScope(node, scope);
    const id = node['expression'] as Node;
    if (lookup(scope, id['name'])?.span[0] !== id.start) this.declare(id, 'const', scope, { path: NO_PATH });
    for (const parameter of node['parameters'] as Node[]) {
      this.declarePattern(parameter, 'each', inner, true);
      for (const part of patternParts(parameter)) this.walk(part.node, inner);
    }
    this.walk(node['body'], inner);
  }

  private declareVariables(node: Node, scope: Scope, isProp: boolean): void {
    const kind = node['kind'] === 'let' || node['kind'] === 'var' ? node['kind'] : 'const';
    const home = kind === 'var' ? varScope(scope) : scope;
    for (const declarator of node['declarations'] as Node[]) {
      const init = declarator['init'] as Node | null;
      const given = isProp || isPropsCall(init);
      for (const leaf of leaves(declarator['id'])) {
        const literal = init && leaf.path.length === 0 && isFunction(bare(init)) ? bare(init) : undefined;
        this.declare(leaf.node, kind, home, {
          path: leaf.path, type: typeText(leaf.node, this.text),
          ...(init ? { init } : {}), ...(leaf.rest ? { rest: true } : {}), ...(literal ? { fnNode: literal } : {}), ...(given ? { prop: true } : {}),
          ...(given && leaf.fallback ? { fallback: true } : {}),
        });
      }
      for (const part of patternParts(declarator['id'])) this.walk(part.node, scope);
      if (init) this.walk(init, scope);
    }
  }

  private declareReactive(statement: Node, scope: Scope): void {
    const expression = statement['body'].type === 'ExpressionStatement' ? bare(statement['body']['expression']) : undefined;
    if (statement['label'].name !== '$' || expression?.type !== 'AssignmentExpression') return;
    for (const leaf of leaves(expression['left'])) {
      const name = leaf.node['name'] as string;
      if (!name.startsWith('$') && !lookup(scope, name)) this.declare(leaf.node, 'let', scope, { path: NO_PATH });
    }
  }

  private declareImports(node: Node, scope: Scope): void {
    for (const specifier of node['specifiers'] as Node[]) {
      this.declare(specifier['local'], 'import', scope, { path: NO_PATH, importName: { node, imported: importedName(specifier) } });
    }
  }

  /** `import fs = require('fs')` is an import; `import Cart = Shop.Cart` names a part of a namespace. */
  private declareImportEquals(node: Node, scope: Scope): void {
    const isImport = node['moduleReference'].type === 'TSExternalModuleReference';
    this.declare(node['id'], isImport ? 'import' : 'const', scope, { path: NO_PATH, ...(isImport ? { importName: { node, imported: '*' } } : {}) });
  }

  /** `namespace Shop.Cart` declares `Shop`; a second block, or a function of the same name, goes on with the first. */
  private declareNamespace(node: Node, scope: Scope): void {
    let id = node['id'] as Node;
    while (id.type === 'TSQualifiedName') id = id['left'] as Node;
    if (id.type === 'Identifier' && !scope.names?.has(id['name'])) this.declare(id, 'const', scope, { path: NO_PATH });
  }

  private declarePattern(pattern: Node | null | undefined, kind: Declaration['kind'], scope: Scope, prop = false): void {
    for (const leaf of leaves(pattern)) this.declare(leaf.node, kind, scope, { path: leaf.path, ...(prop ? { prop } : {}) });
  }

  private declare(id: Node, kind: Declaration['kind'], scope: Scope, more: Partial<Declaration> & { path: readonly string[] }): void {
    const name = id['name'] as string;
    const earlier = scope.names?.get(name);
    if (earlier) { // `var` twice, or a parameter and a variable: the first stays, and is no constant
      if (kind !== 'function') earlier.reassigned = true;
      return;
    }
    this.put({ name, kind, scope, span: [id.start, id.start + name.length], reassigned: false, ...more });
  }

  private declareName(name: string, scope: Scope, span: Span): void {
    this.put({ name, kind: 'each', scope, span, path: NO_PATH, reassigned: false });
  }

  private put(declaration: Declaration): void {
    const { scope } = declaration;
    scope.names ??= new Map();
    scope.names.set(declaration.name, declaration);
  }

  private assign(target: Node, scope: Scope): void {
    for (const leaf of leaves(bare(target))) this.assigned.push({ name: leaf.node['name'], scope });
  }
}

const ELEMENTS: ReadonlySet<string> = new Set(['RegularElement', 'Component', 'SvelteComponent', 'SvelteElement', 'SlotElement', 'SvelteFragment', 'SvelteSelf']);
const SCOPED: ReadonlySet<string> = new Set([
  'BlockStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement', 'SwitchStatement', 'CatchClause', 'StaticBlock', 'TSModuleBlock', 'Fragment',
]);
const HOLDS_VARS: ReadonlySet<string> = new Set(['StaticBlock', 'TSModuleBlock']);

/** The types of nodes that declare or assign names, open a scope, or may only be there for the type checker. All others are gone through without a look. */
const DECLARING: ReadonlySet<string> = new Set([
  ...ELEMENTS, ...SCOPED, 'ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration', 'ImportDeclaration', 'VariableDeclaration', 'ClassDeclaration',
  'ClassExpression', 'PropertyDefinition', 'AccessorProperty', 'TSEnumDeclaration', 'TSModuleDeclaration', 'TSImportEqualsDeclaration', 'AssignmentExpression',
  'UpdateExpression', 'BindDirective', 'EachBlock', 'AwaitBlock', 'SnippetBlock',
]);

function isLet(attribute: Node): boolean {
  return attribute.type === 'LetDirective';
}

function varScope(scope: Scope): Scope {
  let at = scope;
  while (at.parent && !at.holdsVars) at = at.parent;
  return at;
}

function needsConstructor(classBody: Node): boolean {
  const members = classBody['body'] as Node[];
  const hasConstructor = members.some((one) => one['kind'] === 'constructor' && one['value']?.body);
  return !hasConstructor && members.some((one) => isField(one) && !one['static'] && one['value']);
}

/** A field, `accessor` or not. */
export function isField(member: Node): boolean {
  return member.type === 'PropertyDefinition' || member.type === 'AccessorProperty';
}

/** The name in the other module. */
export function importedName(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  return nameOf(specifier['imported']);
}

/** The annotated type as written, when it is short. */
export function typeText(id: Node, text: string): BindingFact['type'] {
  const annotation = id['typeAnnotation']?.typeAnnotation as Node | undefined;
  if (!annotation || annotation.end - annotation.start > 80) return undefined;
  return text.slice(annotation.start, annotation.end);
}

function isPropsCall(init: Node | null): boolean {
  const call = init ? bare(init) : undefined;
  return call?.type === 'CallExpression' && call['callee'].type === 'Identifier' && call['callee'].name === '$props';
}
