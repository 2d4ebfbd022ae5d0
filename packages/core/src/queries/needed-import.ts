/** How code that is to be written comes to the names that it needs. */
import type { FileFacts, ImportedName, ImportFact } from '../facts.js';
import type { TextEdit } from '../finding.js';

export type NeededImport = {
  /** What the names are called in the file, in the order in which they were asked for. */
  readonly locals: readonly string[];
  /** What imports those that are missing. */
  readonly edits: readonly TextEdit[];
};

/** Names of a module for use as values. Undefined where one of them means something else, and in a component without an import, which may have no script. */
export function neededImport(facts: FileFacts, module: string, names: readonly string[]): NeededImport | undefined {
  const statements = facts.imports.filter(({ kind, specifier, typeOnly }) => kind === 'import' && specifier === module && typeOnly !== true);
  const known = names.map((name) => statements.flatMap((one) => one.names).find(({ imported, typeOnly }) => imported === name && typeOnly !== true)?.local);
  const missing = names.filter((_, i) => known[i] === undefined);
  const locals = names.map((name, i) => known[i] ?? name);
  if (missing.length === 0) return { locals, edits: [] };
  if (missing.some((name) => isTaken(facts, name))) return undefined;
  const edit = extended(statements, missing) ?? added(facts, module, missing);
  return edit && { locals, edits: [edit] };
}

/** Does the file declare, import or take a name somewhere? Then it may mean something else where code is to be written. */
export function isTaken({ bindings, functions, imports }: FileFacts, name: string): boolean {
  const params = functions.flatMap((fn) => fn.params).flatMap((param) => [param.name, ...(param.keys ?? [])]);
  return [...bindings.map((one) => one.name), ...imports.flatMap((one) => one.names).map(({ local }) => local), ...params].includes(name);
}

/** One name more in a list of names that is there. */
function extended(statements: readonly ImportFact[], names: readonly string[]): TextEdit | undefined {
  const last = statements.map((one) => one.names.at(-1)).find((one): one is ImportedName => one !== undefined && one.imported !== '*' && one.imported !== 'default');
  return last && { span: [last.span[1], last.span[1]], text: `, ${names.join(', ')}` };
}

/** A line of its own before the first import, written as that is. */
function added({ functions, imports }: FileFacts, module: string, names: readonly string[]): TextEdit | undefined {
  const first = imports.find(({ kind }) => kind === 'import');
  const words = `import { ${names.join(', ')} } from `;
  if (first === undefined) return functions[1]?.kind === 'instance' ? undefined : { span: [0, 0], text: `${words}'${module}';\n` };
  const { span: [start, end], statement, indent } = first;
  const quote = [start, start + 1] as const;
  const semicolon = statement[1] - end <= 1 ? ([end, statement[1]] as const) : ';';
  return { span: [statement[0], statement[0]], text: [words, quote, module, quote, semicolon, '\n', ...(indent ? [indent] : [])] };
}
