/** Where entry functions find out for themselves who asks, and refuse when it is nobody. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { testedValues } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, Project } from '../project/project.js';
import { functionsWithin } from './auth-checks.js';
import { askedName, refusingWays, turnsAway, WHO, type PlacedCondition } from './refusals.js';
import { isRemembered } from './remembered-answers.js';

export type Verification = {
  readonly path: string;
  readonly call: number;
  readonly entry: Entry;
  /** The same for the same verification. */
  readonly key: string;
  /** As the user would write it: `locals.getUser()`. */
  readonly name: string;
};

const ROLES: ReadonlySet<Entry['role']> = new Set<Entry['role']>(['load', 'action', 'handler']);

/** The verifications in the entries that a file of routes declares, in the order of the text. */
export function verificationsIn(project: Project, path: string): readonly Verification[] {
  const node = project.routes.byFile.get(path);
  const entries = node ? project.entries(path).filter(({ role }) => ROLES.has(role)) : [];
  return entries.flatMap((entry) => ofEntry(project, entry, node?.id ?? '').slice(0, 1)).sort((a, b) => a.call - b.call);
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

/** Is the visitor refused when the call finds nobody? */
function decides(project: Project, entry: Entry, facts: FileFacts, call: number, routeId: string): boolean {
  const { callee } = facts.calls[call] as CallFact;
  const isAsked = ({ condition }: PlacedCondition): boolean => testedValues(condition.test).some((value) => (value.is === 'call' && value.call === call) || origins(facts, value).includes(callee));
  return refusingWays(project, entry).some(([innermost]) => innermost !== undefined && isAsked(innermost) && turnsAway(project, [innermost], routeId));
}
