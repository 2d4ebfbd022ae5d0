/** Who reads module-level state, and what does not count as leaking it. */
import type { FileFacts, Ref, Value } from '../facts.js';
import { origins, rootOf } from '../flow/values.js';
import type { Entry, Project } from '../project/project.js';
import { contains, type Span } from '../span.js';
import type { StateWrite } from './module-state.js';
import { isThis, stateAt, type StateOwner } from './state-target.js';

/** Methods whose use gives nobody what others stored: changes, and questions about one item. */
const GIVES_NOTHING: ReadonlySet<string> = new Set(['push', 'unshift', 'splice', 'fill', 'add', 'set', 'append', 'delete', 'clear', 'includes', 'indexOf', 'has', 'some', 'every', 'findIndex']);

type Reading = { readonly fn: number; readonly span: Span };

/**
 * Is what was written ever given to anybody: read in its own module, or through an export? Facts do not tell who reads local variables, nor
 * what packages hold: those count as read.
 */
export function isRead(project: Project, path: string, write: StateWrite): boolean {
  const { field, owner } = write;
  const facts = owner && project.facts(owner.path);
  if (!facts || !owner || facts.bindings[owner.binding]?.fn !== 0) return true;
  if (field !== undefined) return isFieldRead(project, path, owner, field);
  return isExported(facts, owner) || readings(facts, (ref) => isVariable(ref, owner)).length > 0;
}

/** Does `GET` of the endpoint hand out the variable, which nobody outside sees? Then what others send is kept for whoever asks, on purpose. */
export function isHandedOut(project: Project, path: string, { owner }: StateWrite): boolean {
  const facts = project.facts(path);
  if (!facts || owner?.path !== path || project.role(path) !== 'endpoint') return false;
  const gets = new Set(project.entriesIn(path).flatMap(({ role, name, fn }) => (role === 'handler' && name === 'GET' ? [fn] : [])));
  return readings(facts, (ref) => isVariable(ref, owner)).some(({ fn }) => gets.has(fn));
}

function isExported(facts: FileFacts, { binding }: StateOwner): boolean {
  return facts.exports.some((one) => one.binding === binding);
}

function isVariable(ref: Ref, { binding }: StateOwner): boolean {
  return ref.from === 'binding' && ref.binding === binding;
}

/** In the class as `this.field`, elsewhere as `session.field` or with the whole instance. */
function isFieldRead(project: Project, path: string, owner: StateOwner, field: string): boolean {
  const isField = (ref: Ref): boolean => isThis(ref) && ref.path[0] === field;
  const own = project.facts(path) as FileFacts;
  const inClass = readings(own, isField).length > 0 || own.exits.some(({ value }) => value?.is === 'ref' && isField(value.ref));
  return inClass || [owner.path, ...project.importers(owner.path, true)].some((file) => {
    const facts = project.facts(file);
    return !!facts && readings(facts, (ref) => isPartOf(project, file, ref, owner, field)).length > 0;
  });
}

function isPartOf(project: Project, path: string, ref: Ref, owner: StateOwner, field: string): boolean {
  const target = ref.from === 'import' || ref.from === 'binding' ? project.resolve(path, ref) : undefined;
  return target?.is === 'binding' && target.path === owner.path && target.binding === owner.binding && (target.rest[0] ?? field) === field;
}

/** Where it is read, as a value or by a method, outside its own writes: `feed = feed.concat(more)` shows nobody anything. */
function readings(facts: FileFacts, isIt: (ref: Ref) => boolean): readonly Reading[] {
  const own = facts.writes.filter(({ target }) => isIt(target)).map(({ span }) => span);
  const isOwn = (span: Span): boolean => own.some((write) => contains(write, span));
  const derives = (value: Value | undefined): boolean => origins(facts, value).some(isIt);
  const read = facts.reads.filter(({ ref }) => isIt(ref));
  const called = facts.calls.filter(({ callee }) => isIt(callee) && !GIVES_NOTHING.has(callee.path.at(-1) ?? ''));
  // Facts hold one read a function: behind that of a write another may hide.
  const hidden = new Set(read.filter(({ span }) => isOwn(span)).map(({ fn }) => fn));
  const exits = facts.exits.filter(({ fn, value }) => hidden.has(fn) && derives(value));
  const given = facts.calls.filter(({ args, fn }) => hidden.has(fn) && args.some(derives));
  return [...read, ...called, ...exits, ...given].filter(({ span }) => !isOwn(span));
}

/**
 * Does an entry set a variable before anybody reads it, and is it read in the same breath only? Without an `await` no other request comes
 * in between: clumsy, but nothing leaks.
 */
export function isReadInOneGo(project: Project, path: string, { fn, owner, span, when }: StateWrite, entries: readonly Entry[]): boolean {
  const facts = project.facts(path);
  if (!facts || !owner || owner.path !== path || when !== undefined || isExported(facts, owner)) return false;
  const isIt = (one: Entry): boolean => one.path === path && one.fn === fn;
  const isSync = (one: number): boolean => !facts.functions[one]?.async && !facts.functions[one]?.generator;
  const isBehind = (one: Reading): boolean => (one.fn === fn ? one.span[0] >= span[1] : isSync(one.fn) && runsForOnly(project, path, one.fn, isIt));
  return entries.every(isIt) && isSync(fn) && readings(facts, (ref) => isVariable(ref, owner)).every(isBehind);
}

function runsForOnly(project: Project, path: string, fn: number, isEntry: (entry: Entry) => boolean): boolean {
  const { atImport, components, entries, escapes } = project.runs({ path, fn });
  return !atImport && !escapes && components.length === 0 && entries.every(isEntry);
}

const SAVES = /^(?:update|upsert|replace|save|put|persist|write)/i;

/** Does the function also save the value, or the state itself? Then the state mirrors a setting of the app that everybody may read. */
export function isSavedToo(project: Project, path: string, write: StateWrite): boolean {
  const facts = project.facts(path);
  if (!facts || !write.owner) return false;
  const entries = new Set(project.entriesIn(path).map((entry) => entry.fn));
  // Everything in an entry derives from its event: only the same part of it is the same value.
  const keyOf = (ref: Ref): string => (ref.from === 'param' && entries.has(ref.fn) ? `${rootOf(ref)} ${ref.path.join('.')}` : rootOf(ref));
  const written = new Set(origins(facts, write.value).map(keyOf));
  const isIt = (ref: Ref): boolean => written.has(keyOf(ref)) || isState(project, path, ref, write);
  return facts.calls.some(({ args, callee, fn, span }) =>
    fn === write.fn && span[0] !== write.span[0] && SAVES.test(nameOf(facts, callee)) && args.some((arg) => origins(facts, arg).some(isIt)));
}

function isState(project: Project, path: string, ref: Ref, { owner }: StateWrite): boolean {
  const found = stateAt(project, path, ref)?.owner;
  return found?.path === owner?.path && found?.binding === owner?.binding;
}

function nameOf(facts: FileFacts, callee: Ref): string {
  const last = callee.path.at(-1);
  if (last !== undefined) return last;
  return callee.from === 'binding' ? (facts.bindings[callee.binding]?.name ?? '') : '';
}
