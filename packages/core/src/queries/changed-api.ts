/** Where a file uses what a later Kit has changed. */
import type { CallFact, FileFacts, ImportFact, ImportedName } from '../facts.js';
import type { ApiChange } from '../kit/api-changes.js';
import type { Project } from '../project/project.js';
import type { Span } from '../span.js';

/** The file and its project. */
export type ChangedIn = { readonly facts: FileFacts; readonly path: string; readonly project: Project };

/** The specifier, name, option or argument. */
export type ChangedUse = {
  readonly span: Span;
  /** Of an option or an argument. */
  readonly call?: CallFact;
  /** Of an export or a type: the import that names it. */
  readonly named?: NamedImport;
};

/** A name and the statement that imports it. */
export type NamedImport = { readonly fact: ImportFact; readonly name: ImportedName };

/** All uses of a row of the table in the file, in source order: as a value, or of a type in any way. None of attributes and of what components export, which other rules find. */
export function changedUses(context: ChangedIn, change: ApiChange): readonly ChangedUse[] {
  const { facts, path, project } = context;
  switch (change.kind) {
    case 'module': return project.imports(path).filter(({ module, value }) => module === change.module && value).map(({ fact }) => ({ span: fact.span }));
    case 'export': return importsOf(context, change).filter(({ name }) => name.used && !name.typeOnly).map((named) => ({ span: named.name.span, named }));
    case 'type': return importsOf(context, change).map((named) => ({ span: named.name.span, named }));
    case 'option': return callsOf(context, change).flatMap((call) => optionOf(call, change.argument, change.property));
    case 'argument': return callsOf(context, change).flatMap((call) => {
      const [value, span] = [call.args[change.argument], call.argSpans[change.argument]];
      return value && span && !call.spread && (change.is === undefined || value.is === change.is) ? [{ span, call }] : [];
    });
    case 'hookInput': return readsOfInput(context, change.hook, change.property);
    case 'hookExport': return project.role(path) === 'hooks.server' ? facts.exports.filter(({ name, typeOnly }) => name === change.name && !typeOnly).map(({ span }) => ({ span })) : [];
    case 'componentExport': case 'attribute': return [];
  }
}

/** Where the file imports the name, or passes it on; of what a type imports no value edge is asked. */
function importsOf({ path, project }: ChangedIn, { kind, module, name }: Extract<ApiChange, { kind: 'export' | 'type' }>): readonly NamedImport[] {
  const edges = project.imports(path).filter((edge) => edge.module === module && (kind === 'type' || edge.value));
  return edges.flatMap(({ fact }) => fact.names.filter(({ imported }) => imported === name).map((one) => ({ fact, name: one })));
}

/** The calls of a function of Kit in the file. */
export function callsOf({ path, project }: Omit<ChangedIn, 'facts'>, { module, name }: { readonly module: string; readonly name: string }): readonly CallFact[] {
  const wanted = `${module}#${name}`;
  return project.packageCalls(path).filter(({ symbol }) => symbol === wanted).map(({ call }) => call);
}

function optionOf(call: CallFact, argument: number, property: string): readonly ChangedUse[] {
  const value = call.args[argument];
  const span = value?.is === 'object' ? value.spans?.[property] : undefined;
  return span ? [{ span, call }] : [];
}

function readsOfInput({ facts, path, project }: ChangedIn, hook: 'handleError', property: string): readonly ChangedUse[] {
  const hooks = project.entriesIn(path).filter(({ role }) => role === hook);
  return facts.reads.filter(({ ref }) => ref.from === 'param' && ref.index === 0 && ref.path[0] === property && hooks.some(({ fn }) => fn === ref.fn)).map(({ span }) => ({ span }));
}
