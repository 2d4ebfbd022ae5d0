/** Where entry functions find out for themselves who asks, and refuse when it is nobody. */
import {
  askedName, asksAboutWho, functionsWithin, indexOf, origins, placedConditions, refusalsIn, runsForStrangers, testedValues,
  type CallFact, type Entry, type FileFacts, type FunctionRef, type PlacedCondition, type Project, type Ref, type Value,
} from '@sk-audit/core';

export type Verification = {
  readonly path: string;
  readonly call: number;
  readonly entry: Entry;
  /** The same for the same verification. */
  readonly key: string;
  /** As the user would write it: `locals.getUser()`. */
  readonly name: string;
};

const WHO = /auth(?!or(?!i))|session|user|account|login|signed|jwt|token|identity|\bsid\b/i;
const ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler']);

/** The verifications in the entries that a file of routes declares, in the order of the text. */
export function verificationsIn(project: Project, path: string): readonly Verification[] {
  const node = project.routes.byFile.get(path);
  return node ? project.entries(path).filter(({ role }) => ROLES.has(role)).flatMap((entry) => ofEntry(project, entry, node.id).slice(0, 1)) : [];
}

function ofEntry(project: Project, entry: Entry, routeId: string): readonly Verification[] {
  const facts = project.facts(entry.path) as FileFacts;
  const calls = indexOf(facts).callsOf.get(entry.fn) ?? [];
  return calls.flatMap((call) => {
    const what = whatVerifies(project, entry, facts, call);
    return what && decides(project, entry, facts, call, routeId) ? [{ path: entry.path, call, entry, ...what }] : [];
  });
}

/** The verification that an awaited call is: a function in `locals`, or one that is given what the visitor's browser sent. */
function whatVerifies(project: Project, entry: Entry, facts: FileFacts, index: number): { readonly key: string; readonly name: string } | undefined {
  const call = facts.calls[index] as CallFact;
  if (!call.awaited || hasFallback(facts, index)) return undefined;
  const parts = eventParts(entry, call.callee);
  if (parts) {
    const name = parts.join('.');
    return parts[0] === 'locals' && WHO.test(name) && !isRemembered(project, parts) ? { key: name, name: `${name}()` } : undefined;
  }
  const name = call.callee.path.at(-1) ?? (call.callee.from === 'binding' ? (facts.bindings[call.callee.binding]?.name ?? '') : '');
  return call.args.some((arg) => isCredential(project, entry, facts, call, arg)) ? { key: keyOf(project, entry.path, call.callee, name), name: `${name}()` } : undefined;
}

/** `locals.session ?? (await locals.auth())` */
function hasFallback({ bindings }: FileFacts, call: number): boolean {
  return bindings.some(({ init }) => init?.is === 'either' && init.of.some((one) => one.is === 'call' && one.call === call));
}

function eventParts({ fn }: Entry, ref: Ref): readonly string[] | undefined {
  return ref.from === 'param' && ref.fn === fn && ref.index === 0 ? ref.path : undefined;
}

/** Cookies and headers; of the whole event only where the function looks at those. */
function isCredential(project: Project, entry: Entry, facts: FileFacts, call: CallFact, arg: Value): boolean {
  const names = [...call.callee.path.slice(-1), ...(call.callee.from === 'binding' ? [facts.bindings[call.callee.binding]?.name ?? ''] : []), ...origins(facts, arg).map((ref) => askedName(facts, ref) ?? '')];
  if (!names.some((name) => WHO.test(name))) return false;
  return origins(facts, arg).some((ref) => {
    const parts = eventParts(entry, ref);
    if (!parts) return false;
    return parts[0] === 'cookies' || (parts[0] === 'request' && parts[1] === 'headers') || (parts.length === 0 && readsCredential(project, entry.path, call.callee));
  });
}

/** Does the app's own function look at cookies or headers of its first parameter? */
function readsCredential(project: Project, path: string, callee: Ref): boolean {
  const fn = project.resolveFunction(path, { is: 'ref', ref: callee });
  const facts = fn && project.facts(fn.path);
  if (!fn || !facts) return false;
  const within = functionsWithin(facts, fn.fn);
  const refs = [...facts.reads.filter((read) => within.has(read.fn)).map(({ ref }) => ref), ...facts.calls.filter((call) => within.has(call.fn)).map((call) => call.callee)];
  return refs.some((ref) => ref.from === 'param' && ref.fn === fn.fn && (ref.path[0] === 'cookies' || (ref.path[0] === 'request' && ref.path[1] === 'headers')));
}

function keyOf(project: Project, path: string, callee: Ref, name: string): string {
  const fn = project.resolveFunction(path, { is: 'ref', ref: callee });
  return fn ? `${fn.fn} ${fn.path}` : (project.symbol(path, callee) ?? name);
}

/** Does the hook give `locals` a function that asks once and remembers the answer for the request? */
function isRemembered(project: Project, [, name, ...rest]: readonly string[]): boolean {
  return project.paths().some((path) => {
    const writes = project.facts(path)?.writes ?? [];
    return writes.some(({ target, value }) => value && target.path.at(-2) === 'locals' && target.path.at(-1) === name && remembers(project, path, value, rest));
  });
}

function remembers(project: Project, path: string, value: Value, rest: readonly string[]): boolean {
  const facts = project.facts(path) as FileFacts;
  // Lucia's `handleRequest(event)` keeps what its `validate()` found.
  if (value.is === 'call') return facts.calls[value.call]?.callee.path.at(-1) === 'handleRequest';
  const method = value.is === 'object' ? value.props[rest[0] ?? ''] : value;
  const fn = method && project.resolveFunction(path, method);
  return fn !== undefined && keepsAnswer(project, fn);
}

/** It writes to a variable around it or to `locals`, or gives what `locals` holds already. */
function keepsAnswer(project: Project, { fn, path }: FunctionRef): boolean {
  const facts = project.facts(path) as FileFacts;
  const within = functionsWithin(facts, fn);
  const isKept = (ref: Ref): boolean => (ref.from === 'binding' ? !within.has(facts.bindings[ref.binding]?.fn ?? fn) : WHO.test(ref.path[ref.path.indexOf('locals') + 1] ?? '') && ref.path.includes('locals'));
  return facts.writes.some((write) => within.has(write.fn) && isKept(write.target)) || facts.reads.some((read) => within.has(read.fn) && read.ref.from !== 'binding' && isKept(read.ref));
}

/** Is the visitor refused when the call finds nobody? */
function decides(project: Project, entry: Entry, facts: FileFacts, call: number, routeId: string): boolean {
  const { callee } = facts.calls[call] as CallFact;
  const isAsked = ({ condition }: PlacedCondition): boolean => testedValues(condition.test).some((value) => (value.is === 'call' && value.call === call) || origins(facts, value).includes(callee));
  const exits = (indexOf(facts).exitsOf.get(entry.fn) ?? []).filter(({ kind, value }) => kind !== 'end' && (kind === 'throw' || isAnswer(project, entry.path, facts, value)));
  const ways = [...refusalsIn(project, entry).map(({ conditions }) => conditions), ...exits.map((exit) => placedConditions(project, entry.path, exit))];
  return ways.some((conditions) => conditions.slice(0, 1).some(isAsked) && asksAboutWho(project, conditions.slice(0, 1)) && runsForStrangers(project, conditions.slice(0, 1), routeId) === true);
}

const ANSWERS: ReadonlySet<string> = new Set(['@sveltejs/kit#fail', '@sveltejs/kit#json', '@sveltejs/kit#text', '@sveltejs/kit#error', '@sveltejs/kit#redirect', 'sveltekit-superforms#fail', 'sveltekit-superforms#message', 'sveltekit-superforms/server#message', 'sveltekit-flash-message/server#redirect']);

function isAnswer(project: Project, path: string, facts: FileFacts, value: Value | undefined): boolean {
  const call = value?.is === 'call' ? facts.calls[value.call] : undefined;
  return call !== undefined && (ANSWERS.has(project.symbol(path, call.callee) ?? '') || (call.callee.from === 'global' && call.callee.name === 'Response'));
}
