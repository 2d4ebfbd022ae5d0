/** Where a file uses what a later Kit has changed, and the new name in its place. */
import type { AttributeFact, CallFact, FileFacts } from '../facts.js';
import type { TextEdit } from '../finding.js';
import type { ApiChange } from '../kit/api-changes.js';
import type { Project } from '../project/project.js';
import type { ReportExtras } from '../rule.js';
import type { Span } from '../span.js';

type Context = { readonly facts: FileFacts; readonly path: string; readonly project: Project };

/** The specifier, name, option, argument or attribute. */
export type ChangedUse = { readonly span: Span; readonly attribute?: AttributeFact };

/** All uses of a row of the table in the file, as a value; in source order. */
export function changedUses(context: Context, change: ApiChange): readonly ChangedUse[] {
  const { facts, path, project } = context;
  switch (change.kind) {
    case 'module': return project.imports(path).filter(({ module, value }) => module === change.module && value).map(({ fact }) => ({ span: fact.span }));
    case 'export': return importsOf(context, change.module).filter(({ imported }) => imported === change.name).map(({ span }) => ({ span }));
    case 'option': return callsOf(context, change).flatMap((call) => optionOf(call, change.argument, change.property));
    case 'argument': return callsOf(context, change).flatMap(({ args, argSpans, spread }) => {
      const [value, span] = [args[change.argument], argSpans[change.argument]];
      return value && span && !spread && (change.is === undefined || value.is === change.is) ? [{ span }] : [];
    });
    case 'hookInput': return readsOfInput(context, change.hook, change.property);
    case 'componentExport': return /^(?:page|layout)\.svelte$/.test(project.role(path)) ? facts.bindings.filter(({ name, exported }) => name === change.name && exported).map(({ span }) => ({ span })) : [];
    case 'attribute': return attributesOf(facts, change.name, change.value);
  }
}

/** The names that the file uses of a module, or passes on. */
function importsOf({ path, project }: Context, module: string): FileFacts['imports'][number]['names'] {
  return project.imports(path).filter((edge) => edge.module === module && edge.value).flatMap(({ fact }) => fact.names.filter(({ typeOnly, used }) => used && !typeOnly));
}

function callsOf({ facts, path, project }: Context, { module, name }: { readonly module: string; readonly name: string }): readonly CallFact[] {
  return facts.calls.filter(({ callee }) => project.symbol(path, callee) === `${module}#${name}`);
}

function optionOf({ args }: CallFact, argument: number, property: string): readonly ChangedUse[] {
  const value = args[argument];
  const span = value?.is === 'object' ? value.spans?.[property] : undefined;
  return span ? [{ span }] : [];
}

function readsOfInput({ facts, path, project }: Context, hook: 'handleError', property: string): readonly ChangedUse[] {
  const hooks = project.entriesIn(path).filter(({ role }) => role === hook);
  return facts.reads.filter(({ ref }) => ref.from === 'param' && ref.index === 0 && ref.path[0] === property && hooks.some(({ fn }) => fn === ref.fn)).map(({ span }) => ({ span }));
}

function attributesOf({ elements }: FileFacts, name: string, value: string | undefined): readonly ChangedUse[] {
  const all = elements.flatMap(({ attributes, kind }) => (kind === 'element' ? attributes : []));
  const named = all.filter((one) => one.kind === 'attribute' && one.name === name);
  return named.filter((one) => value === undefined || (one.value?.is === 'literal' && one.value.value === value)).map((attribute) => ({ span: attribute.span, attribute }));
}

/** A fix where the new name means the same, else a suggestion; nothing where more than a name changes. */
export function renamed(context: Context, change: ApiChange, use: ChangedUse): Pick<ReportExtras, 'fix' | 'suggest'> {
  const { keeps, rename } = change;
  const edits = rename === undefined ? undefined : editsFor(context, change, rename, use);
  if (!edits || rename === undefined) return {};
  // The key of an option may stand in quotes, which no fact says.
  return keeps && change.kind !== 'option' ? { fix: edits } : { suggest: [{ message: `Use \`${rename}\``, edits }] };
}

function editsFor(context: Context, change: ApiChange, rename: string, use: ChangedUse): readonly TextEdit[] | undefined {
  switch (change.kind) {
    case 'module': return changedUses(context, change).map(({ span: [start, end] }) => ({ span: [start + 1, end - 1], text: rename }));
    case 'export': return rename.includes('/') ? movedImport(context, change.module, use, rename) : renamedCalls(context, change, rename, use);
    case 'option': return changedUses(context, change).map(({ span }) => renamedKey(span, change.property, rename));
    case 'attribute': return changedUses(context, change).every(isOn) ? changedUses(context, change).map(({ span }) => ({ span, text: rename })) : undefined;
    default: return undefined;
  }
}

/** The whole import goes to another module when nothing else is in it. */
function movedImport({ facts }: Context, module: string, use: ChangedUse, rename: string): readonly TextEdit[] | undefined {
  const all = facts.imports.filter(({ specifier }) => specifier === module);
  const [only] = all;
  if (!only || all.length > 1 || only.names.length > 1 || only.names[0]?.span !== use.span) return undefined;
  return [{ span: [only.span[0] + 1, only.span[1] - 1], text: rename }];
}

/** The function is only called, under its own name, and nothing else is called like the new one. */
function renamedCalls({ facts, path, project }: Context, change: ApiChange & { readonly kind: 'export' }, rename: string, { span }: ChangedUse): readonly TextEdit[] | undefined {
  const symbol = `${change.module}#${change.name}`;
  const calls = facts.calls.filter(({ callee }) => project.symbol(path, callee) === symbol);
  const isTaken = facts.bindings.some(({ name }) => name === rename) || facts.imports.some(({ names }) => names.some(({ local }) => local === rename));
  const isRead = facts.reads.some(({ ref }) => project.symbol(path, ref) === symbol) || facts.exports.some(({ from }) => from?.name === change.name);
  const isOwnName = [span, ...calls.map(({ calleeSpan }) => calleeSpan)].every(([start, end]) => end - start === change.name.length);
  return isTaken || isRead || !isOwnName ? undefined : [span, ...calls.map(({ calleeSpan }) => calleeSpan)].map((one) => ({ span: one, text: rename }));
}

/** `replaceState: true`, or the short `replaceState`. */
function renamedKey([start, end]: Span, property: string, rename: string): TextEdit {
  const isShort = end - start === property.length;
  return isShort ? { span: [start, start], text: `${rename}: ` } : { span: [start, start + property.length], text: rename };
}

/** Switched on, or written as the row says it. */
function isOn({ attribute }: ChangedUse): boolean {
  const value = attribute?.value;
  return !value || (value.is === 'literal' && ['', 'true', 'off'].includes(String(value.value)));
}
