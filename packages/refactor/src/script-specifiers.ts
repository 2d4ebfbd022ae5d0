/** Where a script names other modules. */
import { Project, ts } from 'ts-morph';
import type { Specifier } from './specifier.js';

const VITEST: ReadonlySet<string> = new Set(['mock', 'doMock', 'unmock', 'doUnmock', 'importActual', 'importMock']);

/** Functions of test runners that are given a module by its specifier: `vi.mock('./db')`. */
const MOCKS: { readonly [runner: string]: ReadonlySet<string> } = {
  vi: VITEST,
  vitest: VITEST,
  jest: new Set(['mock', 'doMock', 'unmock', 'dontMock', 'setMock', 'deepUnmock', 'requireActual', 'requireMock', 'createMockFromModule', 'unstable_mockModule']),
  mock: new Set(['module']),
};

/** Other calls whose first argument is a specifier. */
const LOADERS: ReadonlySet<string> = new Set(['import', 'require', 'require.resolve', 'import.meta.resolve']);

/** Reads scripts, one after the other. `path` says the language: `.ts`, `.js`, `.d.ts`, `.tsx` … */
export type ScriptReader = (path: string, text: string) => readonly Specifier[];

/**
 * A reader of specifiers: imports and exports, `import()`, `require`, types (`import('./cart').Cart`, in JSDoc too), `declare module`,
 * reference paths, mocks, and URLs relative to the module. They come in the order of the text. What does not parse gives what could be
 * read of it.
 */
export function scriptReader(): ScriptReader {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, skipFileDependencyResolution: true, compilerOptions: { allowJs: true } });
  return (path, text) => {
    const file = project.createSourceFile(`/${path}`, text, { overwrite: true });
    const found = [...specifiersIn(file.compilerNode), ...referencePaths(file.compilerNode)];
    project.removeSourceFile(file);
    return found.sort((a, b) => a.span[0] - b.span[0]);
  };
}

/** Over the nodes of the compiler, because a file may be somebody's bundle, and ts-morph wraps each node that it is asked for. */
function specifiersIn(file: ts.SourceFile): readonly Specifier[] {
  const found: Specifier[] = [];
  const visit = (node: ts.Node): void => {
    const kind = ts.isStringLiteralLike(node) ? kindOf(node) : undefined;
    if (kind !== undefined) found.push({ text: (node as ts.StringLiteralLike).text, span: [node.getStart(file) + 1, node.getEnd() - 1], kind });
    for (const comment of ts.getJSDocCommentsAndTags(node)) if (comment.parent === node) visit(comment);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function kindOf(literal: ts.StringLiteralLike): Specifier['kind'] | undefined {
  const { parent } = literal;
  if (ts.isCallExpression(parent)) return parent.arguments[0] === literal && takesSpecifier(parent.expression) ? 'module' : undefined;
  if (ts.isNewExpression(parent)) return isOwnUrl(parent, literal) ? 'url' : undefined;
  return namesModule(parent) ? 'module' : undefined;
}

function namesModule(parent: ts.Node): boolean {
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent);
  const isImport = ts.isImportDeclaration(parent) || ts.isExternalModuleReference(parent) || ts.isJSDocImportTag(parent);
  return isImport || ts.isExportDeclaration(parent) || ts.isModuleDeclaration(parent);
}

function takesSpecifier(callee: ts.Expression): boolean {
  const name = callee.getText().replace(/\s/g, '');
  const [runner = '', method = ''] = name.split('.');
  return LOADERS.has(name) || (Object.hasOwn(MOCKS, runner) && MOCKS[runner]?.has(method) === true);
}

function isOwnUrl({ expression, arguments: [url, base] = [] as never }: ts.NewExpression, literal: ts.StringLiteralLike): boolean {
  return expression.getText() === 'URL' && url === literal && base?.getText() === 'import.meta.url';
}

/** `/// <reference path="./shop.d.ts" />` */
function referencePaths(file: ts.SourceFile): readonly Specifier[] {
  return file.referencedFiles.map(({ fileName, pos, end }) => ({ text: fileName, span: [pos, end], kind: 'url' }));
}
