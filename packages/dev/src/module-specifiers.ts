/** Which modules does a file name? */
import ts from 'typescript';

/** Is it what loads a module: `import` in `import(…)`, `require`, `createRequire(…)`? */
export function isLoader(callee: ts.Expression): boolean {
  if (ts.isCallExpression(callee)) return ts.isIdentifier(callee.expression) && callee.expression.text === 'createRequire';
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && /^require(\$\d+)?$/.test(callee.text)); // a bundler numbers names
}

/** Does the string name a module: in an import, a re-export, or a call of a loader? */
export function isSpecifier(node: ts.StringLiteral): boolean {
  const { parent } = node;
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || (ts.isCallExpression(parent) && isLoader(parent.expression));
}

/** Every module that the text names, once, sorted. */
export function moduleSpecifiers(text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isSpecifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true));
  return [...found].sort();
}
