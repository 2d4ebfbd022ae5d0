/** Modes in which a site answers differently, such as maintenance: which tests ask for one, and what is answered while it is on. */
import type { ConditionFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun, conditionsOf, decide, testedValues } from '../flow/conditions.js';
import { alternatives, literalText, origins } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project, Tri } from '../project/project.js';
import type { Span } from '../span.js';

/** What a mode is called that takes the site down; `maintenanceIps` and the like say something about it. */
const MODE = /(?:maintenance|under_?construction|site_?(?:is_?)?(?:down|closed|offline))(?:_?(?:mode|on|enabled|active|state|status|flag))?$/i;
const OFF: ReadonlySet<unknown> = new Set(['false', 'off', '0', 'no', '', false, 0, null]);

/** A request as far as tests can tell: its method, and whether it is a form that `use:enhance` sends. */
export type RequestKind = 'GET' | 'POST';

/** One answer that `handle` gives because a mode is on. */
export type ModeAnswer = {
  readonly how: 'response' | 'redirect' | 'error';
  /** Where that is literal. */
  readonly status?: number;
  /** What is returned, when it is a response. */
  readonly value?: Value;
  readonly span: Span;
  readonly when: number | undefined;
};

/** Does the test ask for such a mode? What a request says about itself (its path, an id) is none. */
export function asksMode(facts: FileFacts, test: Test): boolean {
  return testedValues(test).some((value) => isMode(facts, value));
}

/** Is the value what says that the mode is on, by the names and texts behind it? */
export function isMode(facts: FileFacts, value: Value): boolean {
  const refs = origins(facts, value);
  const isOfRequest = refs.some((ref) => ref.from === 'param' && !ref.path.includes('locals') && !ref.path.includes('platform'));
  return !isOfRequest && refs.some((ref) => namesOf(facts, ref).some((name) => MODE.test(name)));
}

function namesOf(facts: FileFacts, ref: Ref): readonly string[] {
  const own = ref.from === 'binding' ? facts.bindings[ref.binding]?.name : ref.from === 'global' ? ref.name : undefined;
  const asked = ref.from === 'call' ? literalText(facts.calls[ref.call]?.args[0]) : undefined;
  return [own ?? '', ...ref.path, asked ?? ''];
}

/** The outcome of a test while the mode is on or off; unknown for all that does not ask for it. */
export function modeAtom(facts: FileFacts, on: boolean): (test: Test) => Tri {
  return (test) => {
    if (test.is === 'truthy') return isMode(facts, test.value) ? on : 'unknown';
    if (test.is !== 'equal') return 'unknown';
    for (const [side, other] of [[test.left, test.right], [test.right, test.left]] as const) {
      if (other.is !== 'literal') continue;
      if (MODE.test(String(other.value)) && isSwitch(facts, side)) return on;
      if (isMode(facts, side)) return OFF.has(other.value) ? !on : on;
    }
    return 'unknown';
  };
}

/** `env.APP_MODE === 'maintenance'`, not `url.pathname === '/maintenance'`. */
function isSwitch(facts: FileFacts, value: Value): boolean {
  const refs = origins(facts, value);
  return refs.length > 0 && refs.every((ref) => ref.from !== 'param' || ref.path.includes('locals') || ref.path.includes('platform'));
}

/** Does code under the condition run only while the mode is on? */
export function runsOnlyInMode(facts: FileFacts, conditions: readonly ConditionFact[]): boolean {
  return canRun(conditions, modeAtom(facts, false)) === false && canRun(conditions, modeAtom(facts, true)) !== false;
}

/** What the handle answers with because a mode is on, in its own body; without what only some paths get. */
export function modeAnswers(project: Project, { fn, path }: FunctionRef): readonly ModeAnswer[] {
  const facts = project.facts(path);
  if (!facts) return [];
  return [...thrownAnswers(project, facts, fn), ...returnedAnswers(facts, fn)].filter(({ when }) => {
    const conditions = conditionsOf(facts, when);
    return runsOnlyInMode(facts, conditions) && canRun(conditions, requestAtom(facts, fn)) !== false;
  });
}

function thrownAnswers(project: Project, facts: FileFacts, fn: number): readonly ModeAnswer[] {
  return (indexOf(facts).callsOf.get(fn) ?? []).flatMap((index) => {
    const call = facts.calls[index];
    const thrown = project.throwsOf(facts.path, index).find((one) => one !== 'invalid');
    if (!call || !thrown) return [];
    const [status] = call.args;
    const isDirect = /^@sveltejs\/kit#/.test(project.symbol(facts.path, call.callee) ?? '');
    return [{ how: thrown === 'redirect' ? 'redirect' as const : 'error' as const, ...(isDirect && status?.is === 'literal' ? { status: Number(status.value) } : {}), span: call.span, when: call.when }];
  });
}

/** The responses that the function returns, each with the condition under which it does. */
export function returnedAnswers(facts: FileFacts, fn: number): readonly ModeAnswer[] {
  return (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ kind, value, when }) => {
    if (kind !== 'return' || !value) return [];
    return alternatives(value).flatMap((one) => responseAt(facts, one, when));
  });
}

/** `new Response(…)`, `json(…)`, `Response.redirect(…)`, held in a variable or not. */
function responseAt(facts: FileFacts, value: Value, when: number | undefined): readonly ModeAnswer[] {
  const held = value.is === 'ref' && value.ref.from === 'binding' && value.ref.path.length === 0 ? facts.bindings[value.ref.binding]?.init : value;
  const call = held?.is === 'call' ? facts.calls[held.call] : undefined;
  if (!held || !call || call.callee.path.at(-1) === 'resolve') return [];
  const isRedirect = call.callee.path.at(-1) === 'redirect';
  const given = isRedirect ? (call.args[1] ?? { is: 'literal' as const, value: 302 }) : statusOf(call.args[1]);
  const status = given?.is === 'literal' ? { status: Number(given.value) } : {};
  return [{ how: isRedirect || is3xx(status.status) ? 'redirect' : 'response', ...status, value: held, span: call.calleeSpan, when }];
}

function statusOf(options: Value | undefined): Value | undefined {
  if (options === undefined || options.is === 'undefined') return { is: 'literal', value: 200 };
  if (options.is !== 'object') return undefined;
  return options.props['status'] ?? (options.open ? undefined : { is: 'literal', value: 200 });
}

function is3xx(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 400;
}

/** The outcome of tests for the request of some page or form of the app, with that method; unknown where the method is not given. */
export function requestAtom(facts: FileFacts, fn: number, kind?: RequestKind): (test: Test) => Tri {
  const isPart = (value: Value, ...names: readonly string[]): boolean => value.is === 'ref' && value.ref.from === 'param' && value.ref.fn === fn && names.includes(value.ref.path.at(-1) ?? '');
  return (test) => {
    if (test.is === 'equal') {
      for (const [side, other] of [[test.left, test.right], [test.right, test.left]] as const) {
        if (other.is !== 'literal') continue;
        if (isPart(side, 'method')) return kind ? other.value === kind : 'unknown';
        if (isPart(side, 'pathname', 'href') || (isPart(side, 'id') && side.is === 'ref' && side.ref.path.includes('route'))) return false;
      }
    }
    return test.is === 'truthy' ? ofTruthy(facts, test.value, isPart, kind, fn) : 'unknown';
  };
}

function ofTruthy(facts: FileFacts, value: Value, isPart: (value: Value, ...names: readonly string[]) => boolean, kind: RequestKind | undefined, fn: number): Tri {
  if (isPart(value, 'isDataRequest') && kind === 'POST') return false;
  const call = value.is === 'call' ? facts.calls[value.call] : undefined;
  const [arg] = call?.args ?? [];
  if (!call || !arg) return 'unknown';
  const asksPath = call.callee.from === 'param' && call.callee.fn === fn && call.callee.path.some((name) => name === 'pathname' || name === 'route');
  if (asksPath || isPart(arg, 'pathname')) return false;
  const list = call.callee.from === 'unknown' && call.callee.path.join() === 'includes' && call.callee.of?.is === 'array' && !call.callee.of.open ? call.callee.of.items : undefined;
  if (list && isPart(arg, 'method') && kind) return list.some((item) => literalText(item) === kind);
  if (call.callee.path.at(-1) !== 'includes' || literalText(arg) !== 'text/html' || kind !== 'POST') return 'unknown';
  return false; // what `use:enhance` sends accepts JSON only
}

/** Does the request of that kind surely get to a place under this condition, while the mode is on (or off)? */
export function surelyServed(facts: FileFacts, entry: Entry, when: number | undefined, kind: RequestKind, on = true): boolean {
  const mode = modeAtom(facts, on);
  const request = requestAtom(facts, entry.fn, kind);
  return conditionsOf(facts, when).every(({ test, is }) => {
    const answer = decide(test, (atom) => {
      const first = mode(atom);
      return first === 'unknown' ? request(atom) : first;
    });
    return answer === is;
  });
}
