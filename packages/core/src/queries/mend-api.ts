/** How the code is written that does without what a later Kit has changed. */
import type { CallFact, ImportedName } from '../facts.js';
import type { TextEdit } from '../finding.js';
import type { ApiChange } from '../kit/api-changes.js';
import type { ReportExtras } from '../rule.js';
import type { Span } from '../span.js';
import { callsOf, changedUses, type ChangedIn, type ChangedUse, type NamedImport } from './changed-api.js';
import { isTaken } from './needed-import.js';

/** Edits, and what is known of them. */
type Mending = { readonly edits: readonly TextEdit[]; /** The program does the same. */ readonly keeps: boolean; /** First Kit that knows what is written; that of the row when absent. */ readonly since?: string };

/** A fix where the program does the same, else a suggestion; nothing where the facts do not show what to write. All uses in the file are mended at once. */
export function mended(context: ChangedIn, change: ApiChange, use: ChangedUse): Pick<ReportExtras, 'fix' | 'suggest' | 'fixSince'> {
  const found = mending(context, change, use);
  if (!found || found.edits.length === 0) return {};
  const fixSince = found.since ?? change.since ?? change.removed ?? change.deprecated;
  const since = fixSince === undefined ? {} : { fixSince };
  return found.keeps ? { fix: found.edits, ...since } : { suggest: [{ message: change.instead.replace(/\.$/, ''), edits: found.edits }], ...since };
}

function mending(context: ChangedIn, change: ApiChange, use: ChangedUse): Mending | undefined {
  const keeps = change.keeps === true;
  switch (change.mend) {
    case 'errorBody': return errorBodies(context, change);
    case 'gotoReset': return resets(context, change);
    case 'movedType': return use.named && { edits: movedType(context, change.rename ?? '', use.named), keeps };
    case 'polyfills': return { edits: withoutPolyfills(context, change), keeps };
    case 'resolvePath': return { edits: resolvedPaths(context, change, use), keeps };
    case 'response': return change.kind === 'export' ? { edits: responses(context, change, use), keeps } : undefined;
    case 'shallow': return change.kind === 'export' ? { edits: shallowCalls(context, change, use), keeps } : undefined;
    case undefined: return { edits: renamings(context, change, use), keeps };
  }
}

function renamings(context: ChangedIn, change: ApiChange, use: ChangedUse): readonly TextEdit[] {
  const { rename } = change;
  if (rename === undefined) return [];
  if (change.kind === 'module') return changedUses(context, change).map(({ span }) => specifier(span, rename));
  if (change.kind === 'export') return rename.includes('/') ? movedImport(use, rename) : renamedCalls(context, change, rename, use);
  return change.kind === 'option' ? changedUses(context, change).flatMap(({ call, span }) => renamedKey(span, call?.argParts?.[change.argument]?.[change.property], rename)) : [];
}

/** Another specifier between the same quotes. */
function specifier([start, end]: Span, text: string): TextEdit {
  return { span: [start + 1, end - 1], text };
}

/** The whole import goes to another module when nothing else is in it. */
function movedImport({ named }: ChangedUse, rename: string): readonly TextEdit[] {
  return named && named.fact.names.length === 1 ? [specifier(named.fact.span, rename)] : [];
}

/** The function is only called, under its own name, and nothing else is called like the new one. */
function renamedCalls(context: ChangedIn, change: Exported, rename: string, { span }: ChangedUse): readonly TextEdit[] {
  const calls = onlyCalls(context, change, span);
  return calls && !isTaken(context.facts, rename) ? [span, ...calls.map(({ calleeSpan }) => calleeSpan)].map((one) => ({ span: one, text: rename })) : [];
}

type Exported = ApiChange & { readonly kind: 'export' };

/** The calls of the function, when it is used in no other way and not under another name. */
function onlyCalls(context: ChangedIn, { module, name }: Exported, imported: Span): readonly CallFact[] | undefined {
  const { facts, path, project } = context;
  const calls = callsOf(context, { module, name });
  const isRead = facts.reads.some(({ ref }) => project.symbol(path, ref) === `${module}#${name}`) || facts.exports.some(({ from }) => from?.name === name);
  const isOwnName = [imported, ...calls.map(({ calleeSpan }) => calleeSpan)].every(([start, end]) => end - start === name.length);
  return isRead || !isOwnName || calls.length === 0 ? undefined : calls;
}

/** However the key is written: `replaceState: true`, `'replaceState': true`, or the short `replaceState`. */
function renamedKey(span: Span, value: Span | undefined, rename: string): readonly TextEdit[] {
  return value ? [{ span, text: [`${rename}: `, value] }] : [];
}

/** `error(404, { message, code })` becomes `error(404, message, { code })`. Without other properties every Kit takes it. */
function errorBodies(context: ChangedIn, change: ApiChange): Mending {
  const done = changedUses(context, change).flatMap(({ call }) => (call ? errorBody(call) ?? [] : []));
  return { edits: done.map(({ edit }) => edit), keeps: true, since: done.some(({ hasMore }) => hasMore) ? '3.0.0' : '1.0.0' };
}

function errorBody({ argParts, argSpans, args, span }: CallFact): { readonly edit: TextEdit; readonly hasMore: boolean } | undefined {
  const [, body] = args;
  const message = argParts?.[1]?.['message'];
  if (body?.is !== 'object' || body.open || body.spreads || !message || !argSpans[1] || args.length > 2) return undefined;
  // Parentheses around the object or the message, which may hold a comma, belong to no span.
  if (span[1] - argSpans[1][1] > 1 || message[1] !== body.spans?.['message']?.[1]) return undefined;
  const others = Object.entries(body.spans ?? {}).filter(([key]) => key !== 'message').map(([, span]) => span).sort((a, b) => a[0] - b[0]);
  const more = others.length === 0 ? [] : [', { ', ...others.flatMap((span, i) => (i === 0 ? [span] : [', ', span])), ' }'];
  return { edit: { span: argSpans[1], text: [message, ...more] }, hasMore: others.length > 0 };
}

const RESET: readonly string[] = ['noScroll', 'keepFocus'];

/** Both together are what `reset: false` means; one of them alone is half of it. */
function resets(context: ChangedIn, change: ApiChange): Mending {
  const calls = change.kind === 'option' ? callsOf(context, change).filter(({ args: [, options] }) => options?.is === 'object' && RESET.some((key) => Object.hasOwn(options.props, key))) : [];
  const done = calls.map(reset);
  return { edits: done.flatMap(({ edits }) => edits), keeps: done.every(({ keeps }) => keeps) };
}

function reset({ args: [, options] }: CallFact): Mending {
  const nothing = { edits: [], keeps: false };
  if (options?.is !== 'object') return nothing;
  const given = RESET.flatMap((key) => options.props[key] ?? []);
  if (!given.every((value) => value.is === 'literal' && value.value === true)) return nothing;
  const all = Object.entries(options.spans ?? {}).sort(([, a], [, b]) => a[0] - b[0]);
  const [first, second] = all.filter(([key]) => RESET.includes(key)).map(([, span]) => span);
  const before = second && all[all.findIndex(([, span]) => span === second) - 1]?.[1];
  if (!first) return nothing;
  return { edits: [{ span: first, text: 'reset: false' }, ...(second && before ? [{ span: [before[1], second[1]] as const, text: '' }] : [])], keeps: second !== undefined && !options.open };
}

/** `json(x)` becomes `Response.json(x)`. */
function responses(context: ChangedIn, change: Exported, { named, span }: ChangedUse): readonly TextEdit[] {
  const calls = onlyCalls(context, change, span);
  if (!calls || !named || isTaken(context.facts, 'Response')) return [];
  return [...dropped(named), ...calls.map(({ calleeSpan }) => ({ span: calleeSpan, text: change.rename ?? '' }))];
}

/** `pushState(url, state)` becomes `goto(url, { state, shallow: true })`. */
function shallowCalls(context: ChangedIn, change: Exported, { named, span }: ChangedUse): readonly TextEdit[] {
  const calls = onlyCalls(context, change, span);
  const hasGoto = named?.fact.names.some(({ imported, local }) => imported === 'goto' && local === 'goto') === true;
  if (!calls || !named || (!hasGoto && isTaken(context.facts, 'goto')) || !calls.every(({ args, spread }) => args.length === 2 && !spread)) return [];
  const rest = change.name === 'replaceState' ? ', shallow: true, replace: true }' : ', shallow: true }';
  return [
    ...(hasGoto ? dropped(named) : [{ span, text: 'goto' }]),
    ...calls.flatMap(({ argSpans, calleeSpan }) => [{ span: calleeSpan, text: 'goto' }, { span: argSpans[1] as Span, text: ['{ state: ', argSpans[1] as Span, rest] }]),
  ];
}

/** The import and the calls, where these stand alone. */
function withoutPolyfills(context: ChangedIn, change: ApiChange): readonly TextEdit[] {
  const { facts } = context;
  const uses = facts.imports.filter((fact) => change.kind === 'module' && fact.specifier === change.module && fact.kind === 'import');
  const calls = callsOf(context, { module: change.kind === 'module' ? change.module : '', name: 'installPolyfills' });
  const isPlain = uses.every(({ names }) => names.every(({ imported }) => imported === 'installPolyfills')) && calls.every(({ statement, use }) => use === 'discarded' && statement);
  const statements = [...uses, ...calls].map(({ statement }) => statement);
  return isPlain ? statements.flatMap((span) => (span ? [{ span, text: '' }] : [])) : [];
}

/** Module and name change, so the import must hold nothing else. */
function resolvedPaths(context: ChangedIn, change: ApiChange, use: ChangedUse): readonly TextEdit[] {
  const calls = change.kind === 'export' ? renamedCalls(context, change, change.rename ?? '', use) : [];
  const moved = movedImport(use, '$app/paths');
  return moved.length > 0 && calls.length > 0 ? [...moved, ...calls] : [];
}

/** The name goes into an import of its own, or the whole import does. In a component a new line would not stand in line with the others. */
function movedType({ facts }: ChangedIn, to: string, { fact, name }: NamedImport): readonly TextEdit[] {
  const { kind, names, span, statement, typeOnly } = fact;
  if (kind !== 'import' || name.imported === 'default') return [];
  if (names.length === 1) return [specifier(span, to)];
  const others = names.filter((one) => one !== name);
  if (facts.path.endsWith('.svelte') || others.some(({ imported }) => imported === 'default' || imported === '*')) return [];
  const quote: Span = [span[0], span[0] + 1];
  const type = typeOnly || name.typeOnly ? 'type ' : '';
  const bare: Span = name.typeOnly ? [name.span[0] + 'type '.length, name.span[1]] : name.span;
  return [...dropped({ fact, name }), { span: [statement[1], statement[1]], text: [`\nimport ${type}{ `, bare, ' } from ', quote, to, quote, [span[1], statement[1]]] }];
}

/** The name is taken out of the list, or the statement out of the file. */
function dropped({ fact: { names, statement }, name }: NamedImport): readonly TextEdit[] {
  const at = names.indexOf(name);
  const [before, after] = [names[at - 1], names[at + 1]];
  if (!before && !after) return [{ span: statement, text: '' }];
  return [{ span: gap(name, before, after), text: '' }];
}

function gap({ span }: ImportedName, before: ImportedName | undefined, after: ImportedName | undefined): Span {
  return before ? [before.span[1], span[1]] : [span[0], after?.span[0] ?? span[1]];
}
