/** Imports from the library without `$lib`, which Kit 3 has no more. */
import { joinPath, jsonMember, packageImportTargets, readJsonText, type Edge, type ImportFact, type JsonNode, type Project, type ReportExtras, type TextEdit } from '@sk-audit/core';

/** What Vite adds to a path that names no file, in its order. */
const ENDINGS = ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'];

/**
 * The imports of the file from `#lib` in place of `$lib`, as far as `package.json` defines it, with the whole name of the file: TypeScript adds
 * nothing to what `imports` leads to. Names of modules in TypeScript need the `allowImportingTsExtensions` that Kit 3 sets.
 */
export function renamedLibrary(project: Project, path: string): Pick<ReportExtras, 'fix' | 'fixSince'> {
  const done = project.imports(path).flatMap(({ fact }) => renamed(project, fact) ?? []);
  return { fix: done.map(({ edit }) => edit), fixSince: done.some(({ ending }) => /\.m?tsx?$/.test(ending)) ? '3.0.0' : '2.0.0' };
}

function renamed(project: Project, { pattern, span: [start, end], specifier }: ImportFact): { readonly edit: TextEdit; readonly ending: string } | undefined {
  const [, rest = ' ', query = ''] = /^\$lib((?:\/[^?]*)?)(\?.*)?$/.exec(specifier) ?? [];
  const target = packageImportTargets(`#lib${rest}`, project.config.packageImports)?.[0];
  if (target === undefined) return undefined;
  // The holes of a template are not in the specifier, so only its beginning is written anew.
  if (pattern) return { edit: { span: [start + 1, start + 1 + '$lib'.length], text: '#lib' }, ending: '' };
  const ending = endingOf(project, joinPath(project.config.root, target) ?? target);
  return { edit: { span: [start + 1, end - 1], text: `#lib${rest}${ending}${query}` }, ending };
}

function endingOf(project: Project, path: string): string {
  const endings = ['', ...ENDINGS, ...ENDINGS.map((ending) => `/index${ending}`)];
  return endings.find((ending) => project.paths().includes(path + ending)) ?? '';
}

/** `#lib` among the `imports` of the app's `package.json`, when that can be read. */
export function libraryDefined(project: Project): Pick<ReportExtras, 'suggest' | 'fixSince'> & { readonly path?: string } {
  const path = joinPath(project.config.root, 'package.json') ?? 'package.json'; // mutate-ok: for the type
  const { node } = readJsonText(project.facts(path)?.text ?? '');
  const imports = jsonMember(node, 'imports')?.value;
  const edit = imports ? before(imports, '    ', entries(project)) : before(node, '  ', [`"imports": {${entries(project).map((entry) => `\n    ${entry}`).join(',')}\n  }`]);
  return edit ? { path, suggest: [{ message: 'Define `#lib` in `package.json`', edits: [edit] }], fixSince: '2.0.0' } : {};
}

function entries({ config: { lib, root }, paths }: Project): readonly string[] {
  const inApp = root === '' ? lib : lib.slice(root.length + 1); // mutate-ok: the apps of examples have no folder
  const index = ['index.js', 'index.ts'].find((name) => paths().includes(`${lib}/${name}`));
  return [...(index === undefined ? [] : [`"#lib": "./${inApp}/${index}"`]), `"#lib/*": "./${inApp}/*"`];
}

/** New properties before the first one of an object. */
function before(node: JsonNode | undefined, indent: string, texts: readonly string[]): TextEdit | undefined {
  if (node?.is !== 'object' || node.members.length === 0) return undefined;
  const at = node.span[0] + 1;
  return { span: [at, at], text: `${texts.map((text) => `\n${indent}${text}`).join(',')},` };
}

/** Does `package.json` say where `#lib/…` leads? */
export function definesLibrary({ config: { packageImports } }: Project): boolean {
  return packageImportTargets('#lib/x', packageImports) !== undefined;
}

/** An import from `$lib` that leads nowhere in Kit 3; before the upgrade it leads to the library, as Kit 2 sees to it, unless the app does so itself. */
export function isRemovedLib({ app, config }: Project, { kind, value, fact }: Edge): boolean {
  const isGone = kind === 'missing' || (app.writtenFor !== undefined && !config.aliases.some(({ find }) => find === '$lib'));
  return isGone && value && /^\$lib(?:[/?]|$)/.test(fact.specifier);
}
