/** Which calls change something that lasts? */
import { contains, patternText, type BindingFact, type CallFact, type FileFacts, type Value } from '@sk-audit/core';

/** Verbs that say so by themselves. */
const VERBS: ReadonlySet<string> = new Set([
  'charge', 'create', 'decrement', 'increment', 'insert', 'invite', 'pay', 'persist', 'register', 'save', 'send', 'submit', 'upload',
]);
/** What is set twice is what it was, unless something is added to what was there. */
const SETS: ReadonlySet<string> = new Set(['archive', 'assign', 'cancel', 'patch', 'publish', 'put', 'replace', 'reset', 'set', 'update', 'upsert']);
/** Keys by which databases add to a row or a list. */
const ADDING: ReadonlySet<string> = new Set(['$inc', '$mul', '$push', 'increment', 'decrement', 'multiply', 'push', 'create']);
/** What is deleted twice is deleted; of many things, there may be others by then. */
const DELETES: ReadonlySet<string> = new Set(['delete', 'destroy', 'remove']);
const OF_MANY = /^(?:Many|All)/;
/** Verbs of collections, settings and clients in memory, too: those are never awaited. */
const VERBS_IF_AWAITED: ReadonlySet<string> = new Set(['add', 'append', 'post', 'record', 'store', 'subscribe', 'toggle', 'unsubscribe', 'write']);
/** What every visit makes for itself: making it once more harms nobody. */
const PASSING = /(?:cache|client|connection|context|cookie|hash|limit|session|stream|timeout|token|url)s?$/i;
const QUANTITY = /^(?:One|Many|All|First|Unique|Or[A-Z]\w*|By[A-Z]\w*)$/;
const COMPOUND = /^sign_?[uU]p|^request(?:Verification|PasswordReset)$/;
const SQL = /^\s*insert\s+(?:or\s+(?!replace|ignore)\w+\s+)?into\b/i;
/** What is asked by `POST` and changes nothing that lasts: queries, logins. */
const ASKING_URL = /(?:^|\/)(?:auth(?:entication)?|authenticate|authorize|check|graphql|log-?in|query|refresh|search|sessions?|sign-?in|token|validate|verify)\/?(?:[?#]|$)/i;
const SIGNS = /^(?:log|sign)_?(?:in|on|out)$/i;

/**
 * Does the call write to a database, send something, or make a request that does? By its name, its SQL or its method.
 * @param action the name of the action that does it
 */
export function isChange(facts: FileFacts, index: number, action: string): boolean {
  const call = facts.calls[index] as CallFact;
  return isWritingRequest(facts, call, SIGNS.test(action)) || hasWritingSql(call) || isNamedChange(facts, index);
}

function isWritingRequest(facts: FileFacts, call: CallFact, isSigning: boolean): boolean {
  const [url, init] = call.args;
  const method = init?.is === 'object' ? text(init.props['method']).toLowerCase() : '';
  if (calledNames(facts, call).at(-1) !== 'fetch') return false;
  return method === 'post' && !isSigning && !ASKING_URL.test(text(url));
}

function hasWritingSql(call: CallFact): boolean {
  return call.args.some((arg) => SQL.test(text(arg.is === 'array' ? arg.items[0] : arg)));
}

/** `await db.insert(x)`, `createOrder(x);`, `db.insert(x).values(y).run();` */
function isNamedChange(facts: FileFacts, index: number): boolean {
  const [receiver = '', name = ''] = ['', ...calledNames(facts, facts.calls[index] as CallFact)].slice(-2);
  const [, verb, noun] = /^([a-z]*)_?(.*)$/s.exec(name) as unknown as [string, string, string];
  if (verb !== 'send' && PASSING.test(noun === '' || QUANTITY.test(noun) ? receiver : noun)) return false;
  const isVerb = VERBS.has(verb) || (DELETES.has(verb) && OF_MANY.test(noun));
  const isSetting = SETS.has(verb) || /^find\w*And(?:Update|Modify)$/.test(name);
  if (!isVerb && !isSetting && !VERBS_IF_AWAITED.has(verb) && !COMPOUND.test(name)) return false; // mutate-ok: only spares work
  const last = lastOfChain(facts, index);
  const isAwaited = isWaitedFor(facts, last);
  if (isVerb) return isAwaited || last.use === 'returned' || (last.use === 'discarded' && (noun !== '' || calledNames(facts, last).at(-1) === 'run'));
  return isAwaited && (VERBS_IF_AWAITED.has(verb) || COMPOUND.test(name) || (isSetting && last.args.concat(facts.calls[index]?.args ?? []).some(adds))); // mutate-ok: `isSetting` is what is left
}

/** The names in a callee: `db`, `orders`, `insert`. Without the first when that is a parameter or a call. */
export function calledNames({ bindings }: FileFacts, { callee }: CallFact): readonly string[] {
  switch (callee.from) {
    case 'global': return [callee.name, ...callee.path];
    case 'binding': return [(bindings[callee.binding] as BindingFact).name, ...callee.path];
    default: return callee.path;
  }
}

/** The call at the end of `db.insert(x).values(y).run()`. */
function lastOfChain(facts: FileFacts, index: number): CallFact {
  const next = facts.calls.findIndex(({ callee }) => callee.from === 'call' && callee.call === index); // mutate-ok: only such a callee has a call
  return next < 0 ? (facts.calls[index] as CallFact) : lastOfChain(facts, next);
}

/** Awaited, by itself or in `Promise.all(…)`. */
function isWaitedFor(facts: FileFacts, call: CallFact): boolean {
  return call.awaited === true || facts.calls.some((one) => contains(one.span, call.span) && !one.new && calledNames(facts, one)[0] === 'Promise');
}

/** `{ $inc: { stock: 1 } }`, `{ data: { stock: { increment: 1 } } }` */
function adds(value: Value): boolean {
  return value.is === 'object' && Object.entries(value.props).some(([key, inner]) => ADDING.has(key) || adds(inner));
}

function text(value: Value | undefined): string {
  return patternText(value) ?? '';
}
