/**
 * What code must not do although its imports are in order: read clocks, chance, the environment or the locale in the pure packages,
 * and execute an audited app or use the network in any package that ships.
 */
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { isLoader, isSpecifier } from './module-specifiers.js';
import { filesBelow, folders } from './workspace.js';

/** `pure` breaks what holds for core, extract and rules; `data-only` what holds everywhere: configs and apps are read, never run. */
export type Forbidden = { readonly path: string; readonly line: number; readonly breaks: 'pure' | 'data-only'; readonly code: string };

const PURE_PACKAGES = new Set(['core', 'extract', 'rules']);
const OUR_TOOLING = new Set(['dev', 'oracle']);

const IMPURE_GLOBALS = new Set(['Date', 'Intl', 'crypto', 'performance', 'process', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const LOCALE_METHODS = new Set(['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLocaleDateString', 'toLocaleTimeString']);
const EXECUTING_GLOBALS = new Set(['eval', 'Function', 'fetch', 'WebSocket', 'XMLHttpRequest']);
const EXECUTING_MODULES = new Set(['vm', 'node:vm', 'jiti', 'tsx', 'esbuild', 'vite']);

/** Every forbidden place in the packages of `root`, by path and line. Tests, what they share (`testing/`) and our own tooling are free. */
export function forbiddenCode(root: string): readonly Forbidden[] {
  const packages = folders(join(root, 'packages')).filter((name) => !OUR_TOOLING.has(name));
  return packages.flatMap((name) =>
    filesBelow(join(root, 'packages', name))
      .map((path) => relative(root, path).split(sep).join('/'))
      .filter((path) => /\.m?[jt]s$/.test(path) && !/\.(test|d)\.ts$|\/testing\//.test(path))
      .flatMap((path) => forbiddenIn(path, readFileSync(join(root, path), 'utf8'), PURE_PACKAGES.has(name))),
  );
}

/** The forbidden places of one file. `pure` adds what the pure packages must not do. */
export function forbiddenIn(path: string, text: string, pure: boolean): readonly Forbidden[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Forbidden[] = [];
  const visit = (node: ts.Node): void => {
    const breaks = executes(node) ? 'data-only' : pure && isImpure(node) ? 'pure' : undefined;
    if (breaks) found.push({ path, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1, breaks, code: node.getText(file) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    if (LOCALE_METHODS.has(node.name.text)) return true;
    return node.name.text === 'random' && ts.isIdentifier(node.expression) && node.expression.text === 'Math';
  }
  return isGlobal(node, IMPURE_GLOBALS);
}

/** Code that is computed, or brought in by a computed specifier: it could be the audited app's. */
function executes(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) && EXECUTING_MODULES.has(node.text)) return isSpecifier(node);
  if (ts.isCallExpression(node) && isLoader(node.expression)) return !node.arguments.every((argument) => ts.isStringLiteral(argument));
  return isGlobal(node, EXECUTING_GLOBALS);
}

/** An identifier used as a value that is one of the names: not a property, a key, a type or a declaration. */
function isGlobal(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (!ts.isIdentifier(node) || !names.has(node.text)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isTypeNode(parent) || ts.isTypeElement(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return !('name' in parent && parent.name === node) && !(ts.isBindingElement(parent) && parent.propertyName === node);
}
