/** Does a function that Kit calls ask who is there? */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import { literalText, origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project, Tri } from '../project/project.js';
import { partOfEvent } from './event-source.js';

/** Packages that take the event or the request for what was posted, and look at nothing else. */
const FORM_PACKAGES = /^(?:sveltekit-superforms|sveltekit-flash-message|formsnap|zod-form-data)(?:\/|#)/;
/** What only somebody knows who was sent it: a reset link, a signed webhook, a login. */
const PROOF = /token|secret|signature|hmac|api[-_]?key|(?:^|[-_.])(?:otp|pin|nonce)(?:$|[-_.])|password|passcode|credential/i;
const MAX_DEPTH = 8;

/** A function with those of its parameters that are the event, or its request: index → the properties between. */
type Given = FunctionRef & { readonly parts: ReadonlyMap<number, readonly string[]>; readonly depth: number };

/**
 * Does the entry, or a function of the app that it calls, look at anything that tells one visitor from another: `locals`, cookies, headers, a
 * load's `parent()`, a token in what was sent? `false` only where all of it was seen; `unknown` for wrapped entries, and where the event goes
 * to a function that cannot be seen into. It says nothing of what comes of the look.
 */
export function asksWho(project: Project, entry: Entry): Tri {
  const { fn, path, role } = entry;
  if (entry.wrapped && role !== 'remote') return 'unknown';
  // What a remote function is given is what was sent; it has the event from `getRequestEvent()`.
  const parts = role === 'remote' ? new Map() : new Map([[0, role === 'handle' ? ['event'] : []]]);
  return looks(project, { path, fn, parts, depth: 0 }, new Set());
}

function looks(project: Project, given: Given, seen: Set<string>): Tri {
  const facts = project.facts(given.path);
  const key = `${given.fn} ${given.path} ${[...given.parts].join(';')}`;
  if (!facts || facts.unparsed !== undefined || given.depth > MAX_DEPTH) return 'unknown';
  if (seen.has(key)) return false;
  seen.add(key);
  const within = functionsWithin(facts, given.fn);
  const refs = [...facts.reads.filter((read) => within.has(read.fn)).map(({ ref }) => ref), ...callsOf(facts, within).map(({ callee }) => callee)];
  if (refs.some((ref) => tellsWho(project, given, ref)) || asksForProof(project, facts, within)) return true;
  return either(callsOf(facts, within).map((call) => looksInCall(project, given, call, seen)));
}

/** Names of routes and actions that are there for everybody, whatever stands beside them. */
const FOR_ALL = /webhook|callback|health|status|ping|log-?(?:in|out)|sign-?(?:in|up|out)|auth|regist|sitemap|robots|rss|feed|\bog\b|cron|public|verif|reset|invit|track|subscribe|manifest|favicon|contact/i;

/** Does the name of an action, or the id of a route, say that everybody may use it? */
export function isForEverybody(name: string): boolean {
  return FOR_ALL.test(name);
}

/** The function and all that stand in it. */
export function functionsWithin(facts: FileFacts, fn: number): ReadonlySet<number> {
  const found = new Set([fn]);
  for (const one of found) for (const child of indexOf(facts).childrenOf.get(one) ?? []) found.add(child);
  return found;
}

function callsOf(facts: FileFacts, within: ReadonlySet<number>): readonly CallFact[] {
  return [...within].flatMap((fn) => indexOf(facts).callsOf.get(fn) ?? []).map((index) => facts.calls[index] as CallFact);
}

function either(answers: readonly Tri[]): Tri {
  return answers.includes(true) || (answers.includes('unknown') && 'unknown');
}

function tellsWho(project: Project, given: Given, ref: Ref): boolean {
  const path = partsOf(project, given, ref);
  if (!path) return false;
  const source = partOfEvent(path, false);
  return path[0] === 'parent' || path[0] === 'data' || (source?.kind === 'identity' && path[0] !== 'fetch') || path.some((name) => PROOF.test(name));
}

/** The properties of the event that a ref takes; undefined when it leads to no event. */
function partsOf(project: Project, { fn, parts, path }: Given, ref: Ref): readonly string[] | undefined {
  if (ref.from === 'param' && ref.fn === fn) {
    const before = parts.get(ref.index);
    // `handle` is given the event as a property of its input.
    if (before?.[0] === 'event') return ref.path[0] === 'event' ? ref.path.slice(1) : undefined;
    return before && [...before, ...ref.path];
  }
  const call = ref.from === 'call' ? project.facts(path)?.calls[ref.call] : undefined;
  return call && project.symbol(path, call.callee) === '$app/server#getRequestEvent' ? (ref as Extract<Ref, { from: 'call' }>).path : undefined;
}

/** A test against a secret of the server's, a test whether this is development, or a name such as `token` in what was sent. */
function asksForProof(project: Project, facts: FileFacts, within: ReadonlySet<number>): boolean {
  const named = callsOf(facts, within).some(({ args, callee }) => /^(?:get|getAll|has)$/.test(callee.path.at(-1) ?? '') && PROOF.test(literalText(args[0]) ?? ''));
  const read = facts.reads.some(({ fn, ref }) => within.has(fn) && ref.from !== 'import' && PROOF.test(ref.path.at(-1) ?? ''));
  return named || read || conditionsIn(facts, within).flatMap(({ test }) => testedValues(test)).flatMap((value) => origins(facts, value)).some((ref) => isOfServer(project, facts.path, ref));
}

function conditionsIn({ calls, conditions, exits, writes }: FileFacts, within: ReadonlySet<number>): FileFacts['conditions'] {
  const whens = [...calls, ...exits, ...writes].filter(({ fn }) => within.has(fn)).map(({ when }) => when);
  return [...new Set(whens)].flatMap((when) => (when === undefined ? [] : (conditions[when] ?? [])));
}

function isOfServer(project: Project, path: string, ref: Ref): boolean {
  if (ref.from === 'global') return ref.name === 'process' || ref.name === 'import.meta';
  return /^(?:\$(?:app\/)?env\/.*|\$app\/env(?:ironment)?#dev)$/.test(project.symbol(path, ref) ?? '');
}

function looksInCall(project: Project, given: Given, call: CallFact, seen: Set<string>): Tri {
  const symbol = project.symbol(given.path, call.callee) ?? '';
  if (symbol === '$app/server#getRequestEvent' || call.callee.path.at(-1) === 'getStore') return 'unknown';
  const fn = call.calleeFn === undefined ? project.resolveFunction(given.path, { is: 'ref', ref: call.callee }) : undefined;
  const handed = call.args.map((arg) => handedOn(project, given, arg));
  if (fn && !handed.includes('mixed') && !call.spread) return looks(project, { ...fn, parts: partsFor(handed), depth: given.depth + 1 }, seen);
  if (FORM_PACKAGES.test(symbol) || (call.callee.from === 'global' && call.callee.name === 'console')) return false;
  return handed.some((one) => one !== undefined) && 'unknown';
}

type Handed = readonly string[] | 'mixed' | undefined;

/** What of the event an argument is: all of it or its request, as its properties; `mixed` when it only holds that. */
function handedOn(project: Project, given: Given, arg: Value): Handed {
  const own = arg.is === 'ref' ? partsOf(project, given, arg.ref) : undefined;
  if (own) return isWhole(own) ? own : undefined;
  return heldBy(arg).some((one) => handedOn(project, given, one) !== undefined) ? 'mixed' : undefined;
}

function heldBy(value: Value): readonly Value[] {
  if (value.is === 'object') return [...Object.values(value.props), ...(value.spreads ?? [])];
  return value.is === 'array' ? value.items : value.is === 'either' || value.is === 'mix' ? value.of : [];
}

/** The event, or its request: not `request.json`. */
function isWhole(path: readonly string[] | undefined): boolean {
  return path !== undefined && (path.length === 0 || (path.length === 1 && path[0] === 'request'));
}

function partsFor(handed: readonly Handed[]): ReadonlyMap<number, readonly string[]> {
  return new Map(handed.flatMap((one, index) => (one === undefined || one === 'mixed' ? [] : [[index, one] as const])));
}
