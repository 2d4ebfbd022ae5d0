/** What waiting for a value means, as far as code and the names of what it calls tell. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { literalText, patternText } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';
import { isFetch, requestMethod } from './own-request.js';

/**
 * `read`: it asks a database, a file or another server, and changes nothing. `none`: nothing is asked. `unknown`: it may write, or
 * nobody can tell.
 */
export type Access = 'read' | 'none' | 'unknown';

/** How far the app's own functions are followed. */
const MAX_DEPTH = 6;

/** Words with which the names of functions begin that only read. */
const READS = /^(?:find|get|list|count|select|fetch|load|read|search|aggregate|exists?|first|all|lookup|retrieve|scan|stat|describe|hget|hgetall|mget|lrange|smembers|zrange|recommend)(?![a-z])/;
/** The same for those that change something, or may. */
const WRITES = /^(?:add|append|apply|assign|begin|bulk|cancel|charge|claim|clear|close|commit|complete|confirm|connect|consume|copy|create|decr|decrement|delete|destroy|disable|drop|emit|enable|enqueue|ensure|exec|execute|expire|finish|flush|grant|import|incr?|increment|init|initiali[sz]e|insert|invalidate|issue|join|lock|login|logout|lpush|mark|merge|migrate|move|mutate|notify|open|patch|pay|persist|post|process|publish|pull|purge|push|put|record|redeem|refresh|register|release|remove|rename|replace|reserve|reset|restore|revoke|rollback|rotate|rpc|run|save|schedule|seed|send|set|setup|sign|signIn|signOut|start|stop|store|submit|subscribe|sync|toggle|touch|track|transaction|transfer|trigger|truncate|unlock|unset|update|upload|upsert|withdraw|write)(?![a-z])/;
/** What follows a promise, takes apart an answer that is already here, or ends a connection. */
const HANDS_ON: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'json', 'text', 'formData', 'blob', 'arrayBuffer', 'clone', 'disconnect']);
/** Methods of lists and texts, when nobody waits for them. */
const OF_VALUES: ReadonlySet<string> = new Set(['map', 'filter', 'reduce', 'flatMap', 'flat', 'slice', 'sort', 'toSorted', 'concat', 'join', 'split', 'replace', 'trim', 'at', 'some', 'every', 'includes', 'indexOf', 'toLowerCase', 'toUpperCase', 'toString', 'reverse']);
/** Functions of Kit that change the answer and nothing that a query could see, and those that wait for nothing. */
const HARMLESS = /^(?:@sveltejs\/kit#(?:json|text|fail|error|redirect|isRedirect|isHttpError)|sveltekit-superforms(?:\/\w+)?#\w+|svelte#\w+)$/;
const OF_EVENT: ReadonlySet<string> = new Set(['setHeaders', 'depends', 'untrack', 'parent']);

/** What the value asks for when it is waited for, in the file where it stands. Promises in `Promise.all([…])` count together. */
export function accessOf(project: Project, path: string, value: Value, depth = 0): Access {
  const facts = project.facts(path);
  if (!facts) return 'unknown';
  switch (value.is) {
    case 'call': return ofCall(project, facts, facts.calls[value.call] as CallFact, depth);
    case 'array': return together(value.items.map((item) => accessOf(project, path, item, depth)));
    case 'either': return together(value.of.map((one) => accessOf(project, path, one, depth)));
    default: return 'none';
  }
}

/** Does it change nothing that a query might see, waited for or not? */
export function isQuiet(project: Project, path: string, index: number): boolean {
  const facts = project.facts(path) as FileFacts;
  return ofStep(project, facts, facts.calls[index] as CallFact, 0) !== 'unknown';
}

function together(parts: readonly Access[]): Access {
  if (parts.includes('unknown')) return 'unknown';
  return parts.includes('read') ? 'read' : 'none';
}

/** Of a call that is waited for. */
function ofCall(project: Project, facts: FileFacts, call: CallFact, depth: number): Access {
  if (call.callee.from === 'global' && call.callee.name === 'Promise') return ofPromises(project, facts, call, depth);
  const chain = chainOf(facts, call);
  const root = chain.at(-1) as CallFact;
  const fn = calledFunction(project, facts.path, root);
  if (fn) return together([ofBody(project, fn, depth + 1), ofAwaitedArguments(project, facts, root, fn, depth), ...chain.slice(0, -1).map((one) => (WRITES.test(nameOf(one)) ? 'unknown' : ofCallbacks(project, facts, one, depth)))]);
  return isFetch(project, facts, root) ? ofFetch(facts, root) : ofNames(project, facts, chain);
}

/** The call, and the calls on whose results it stands: `db.select().from(orders)`, then `db.select()`. */
export function chainOf(facts: FileFacts, call: CallFact): readonly CallFact[] {
  const next = call.callee.from === 'call' ? facts.calls[call.callee.call] : undefined;
  return next ? [call, ...chainOf(facts, next)] : [call];
}

function calledFunction(project: Project, path: string, call: CallFact): FunctionRef | undefined {
  const fn = call.calleeFn !== undefined ? { path, fn: call.calleeFn } : call.new ? undefined : project.resolveFunction(path, { is: 'ref', ref: call.callee });
  return fn && project.facts(fn.path) ? fn : undefined;
}

/** Promises that the function is given and waits for: `unwrap(api.get('/stock'))`. */
function ofAwaitedArguments(project: Project, facts: FileFacts, { args }: CallFact, { fn, path }: FunctionRef, depth: number): Access {
  const awaited = (project.facts(path) as FileFacts).awaits.flatMap(({ value }) => (value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn && value.ref.path.length === 0 ? [value.ref.index] : []));
  return together(awaited.map((index) => (args[index] ? accessOf(project, facts.path, args[index], depth + 1) : 'none')));
}

function ofPromises(project: Project, facts: FileFacts, call: CallFact, depth: number): Access {
  if (call.new) return 'unknown';
  return together(call.args.map((arg) => accessOf(project, facts.path, arg, depth)));
}

function ofFetch(facts: FileFacts, call: CallFact): Access {
  const method = requestMethod(facts, call);
  return method === 'GET' || method === 'HEAD' ? 'read' : 'unknown';
}

/** What is called, in lower case at the beginning: `findMany`, `get` of `$get` and `Get`. */
function nameOf({ callee }: CallFact): string {
  return fromLower(callee.path.at(-1) ?? (callee.from === 'global' ? callee.name : ''));
}

function fromLower(name: string): string {
  const plain = name.replace(/^\$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** Of foreign code: by what its methods are called. */
function ofNames(project: Project, facts: FileFacts, chain: readonly CallFact[]): Access {
  if (isAtHand(facts, (chain.at(-1) as CallFact).callee)) return 'none';
  const names = chain.map((call) => foreignName(facts, call));
  if (chain.some((call) => HARMLESS.test(project.symbol(facts.path, call.callee) ?? ''))) return 'none';
  if (names.some((name) => WRITES.test(name))) return 'unknown';
  if (isOneConnection(facts, (chain.at(-1) as CallFact).callee)) return 'none';
  const statement = chain.map((call) => statementIn(call)).find((found) => found !== undefined);
  if (statement !== undefined) return statement ? 'read' : 'unknown';
  if (names.some((name) => READS.test(name)) || unwraps(project, facts, chain)) return 'read';
  return names.every((name) => HANDS_ON.has(name)) ? 'none' : 'unknown';
}

/** `this.unwrap(this.api.get('/stock'))`, where the class inherits the method from elsewhere. */
function unwraps(project: Project, facts: FileFacts, chain: readonly CallFact[]): boolean {
  const isOwn = ({ callee }: CallFact): boolean => callee.from === 'global' && callee.name === 'this';
  const given = (chain.at(-1) as CallFact).args.flatMap((arg) => (arg.is === 'call' ? [facts.calls[arg.call] as CallFact] : []));
  return chain.every(isOwn) && given.some((call) => !call.awaited && isOwn(call) && ofCall(project, facts, call, MAX_DEPTH) === 'read');
}

function foreignName(facts: FileFacts, call: CallFact): string {
  const { callee } = call;
  return nameOf(call) || (callee.from === 'binding' ? fromLower(facts.bindings[callee.binding]?.name ?? '') : '');
}

/** Is it an SQL statement that reads? Undefined when no text of one is given. */
function statementIn({ args, callee }: CallFact): boolean | undefined {
  const text = patternText(args[0]) ?? (args[0]?.is === 'array' ? literalText(args[0].items[0]) : undefined);
  if (text === undefined || !/^\s*(?:select|with|insert|update|delete|replace|create|drop|alter|begin|commit|rollback|merge|call|set|lock)\b/i.test(text)) {
    return callee.path.at(-1) === 'query' && (args[0] === undefined || args[0].is === 'object') ? true : undefined;
  }
  return /^\s*(?:select|with)\b/i.test(text) && !/\b(?:insert|update|delete)\b/i.test(text);
}

/** Of the app's own function: what it waits for or hands on, and what it does besides. */
function ofBody(project: Project, { path, fn }: FunctionRef, depth: number): Access {
  const facts = project.facts(path) as FileFacts;
  if (depth > MAX_DEPTH || facts.functions[fn]?.generator || writesElsewhere(facts, fn)) return 'unknown';
  const inner = (indexOf(facts).childrenOf.get(fn) ?? []).map((child) => ofBody(project, { path, fn: child }, depth + 1));
  return together([...inner, ...(indexOf(facts).callsOf.get(fn) ?? []).map((index) => ofStep(project, facts, facts.calls[index] as CallFact, depth))]);
}

/** Does it assign to anything but its own variables? */
function writesElsewhere(facts: FileFacts, fn: number): boolean {
  return (indexOf(facts).writesOf.get(fn) ?? []).some(({ target }) => target.from !== 'binding' || facts.bindings[target.binding]?.fn === 0 || facts.bindings[target.binding]?.kind === 'import');
}

/** Of a call in a body: one that is not waited for counts only when it changes something. */
function ofStep(project: Project, facts: FileFacts, call: CallFact, depth: number): Access {
  const isWaited = call.awaited || call.use === 'returned' || isInPromise(facts, call);
  if (isWaited && !isSyncCall(project, facts, call)) return ofCall(project, facts, call, depth);
  if (call.callee.from === 'call' || isLocal(facts, call.callee) || isOfEvent(call.callee)) return 'none';
  const fn = calledFunction(project, facts.path, call);
  if (fn) return ofBody(project, fn, depth + 1) === 'unknown' && changes(call) ? 'unknown' : 'none';
  return changes(call) ? 'unknown' : 'none';
}

function changes(call: CallFact): boolean {
  return !call.new && WRITES.test(nameOf(call)) && call.callee.from !== 'global';
}

/** `return rows.map(…)` on what is already here. */
function isSyncCall(project: Project, facts: FileFacts, call: CallFact): boolean {
  if (call.awaited || call.callee.from === 'call' || isFetch(project, facts, call)) return false;
  return call.new === true || OF_VALUES.has(nameOf(call)) || (isLocal(facts, call.callee) && !READS.test(nameOf(call))) || (call.callee.from === 'global' && call.callee.name !== 'Promise' && call.callee.name !== 'this');
}

/** An element of the array that a combinator of promises is given. */
function isInPromise(facts: FileFacts, { span, use }: CallFact): boolean {
  return use === 'argument' && facts.calls.some(({ argSpans, callee }) => callee.from === 'global' && callee.name === 'Promise' && argSpans.some((arg) => arg[0] <= span[0] && span[1] <= arg[1]));
}

/** A variable of the function itself, other than what it was given. */
function isLocal({ bindings }: FileFacts, ref: Ref): boolean {
  const binding = ref.from === 'binding' ? bindings[ref.binding] : undefined;
  return binding !== undefined && binding.fn > 0 && binding.kind !== 'param' && binding.kind !== 'import';
}

function isOfEvent(ref: Ref): boolean {
  return ref.from === 'param' && OF_EVENT.has(ref.path.at(-1) ?? '');
}

/** A part of what is here already: a form's data, headers, cookies, the URL's parameters, what a token says when it is decoded. */
function isAtHand(facts: FileFacts, ref: Ref): boolean {
  const init = ref.from === 'binding' ? facts.bindings[ref.binding]?.init : undefined;
  const made = init?.is === 'call' ? (facts.calls[init.call] as CallFact) : undefined;
  return ref.path.some((name) => /^(?:headers|cookies|searchParams|getAuthenticatorAssuranceLevel)$/.test(name)) || (made !== undefined && (HANDS_ON.has(nameOf(made)) || (made.new === true && made.callee.from === 'global')));
}

/** `const client = await pool.connect()`: what is asked over one connection is answered one after the other anyway. */
function isOneConnection(facts: FileFacts, ref: Ref): boolean {
  const init = ref.from === 'binding' ? facts.bindings[ref.binding]?.init : undefined;
  return init?.is === 'call' && /^(?:connect|acquire|getConnection|checkout|startSession)$/.test(nameOf(facts.calls[init.call] as CallFact));
}

/** The function literals that a call of a chain is given: `.then((answer) => save(answer))`. */
function ofCallbacks(project: Project, { path }: FileFacts, { args }: CallFact, depth: number): Access {
  return together(args.map((arg) => (arg.is === 'function' ? ofBody(project, { path, fn: arg.fn }, depth + 1) : 'none')));
}
