/** Is what a component fetches on the page as soon as it has arrived, or only in a part that is opened later? */
import type { BindingFact, CallFact, ElementFact, FileFacts, Ref, ShownFact, Test, Value, WriteFact } from '../facts.js';
import { canRun, conditionsOf } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import type { Project, Tri } from '../project/project.js';
import { isClosedPart } from './at-first.js';
import { functionsWithin } from './auth-checks.js';
import { givenTo, outerName } from './page-data.js';
import { startsAtFirst } from './starts.js';
import { hangsOnVisitor, waitsForVisitor } from './visitor.js';

const FILLS = /^(?:set|update|push|unshift|add|append|assign)$/;
/** Components whose content is drawn by a library in the browser. */
const DRAWN = /chart|graph|plot|canvas|sparkline|(?:^|[a-z.])Map(?![a-z])|^Map$|terminal/i;
const MAX_DEPTH = 3;

/**
 * Is any variable that the answer to the call fills shown from the start? False when the markup uses it in closed parts only: dialogs and
 * the like, and blocks whose condition is false until an event, until a handler of `onMount` makes it true,
 * or until the browser's own storage does; when nothing but a chart or a map is given it; when the markup does not use it at all. True where that cannot be seen, as for stores of other modules.
 */
export function isShownAtFirst(project: Project, path: string, index: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const filled = filledBy(project, facts, index);
  const own = filled.flatMap(({ target }) => (target.from === 'binding' ? [target.binding] : []));
  if (facts.markupUnknown || own.length < filled.length || own.length === 0) return true;
  const uses = [...(facts.shown ?? []), ...calledByMarkup(facts)].filter((use) => own.some((one) => reachedFrom(facts, use.binding).has(one)));
  return uses.some((use) => !isClosed(project, facts, use, (facts.calls[index] as CallFact).fn));
}

/** Is a variable that the answer fills also written by what an `EventSource` or a `WebSocket` tells? Then it is live. */
export function isKeptLive(project: Project, path: string, index: number): boolean {
  const facts = project.facts(path) as FileFacts;
  const own = filledBy(project, facts, index).map(({ target }) => (target.from === 'binding' ? target.binding : -1));
  const connects = facts.calls.filter(({ callee, ...call }) => call.new && callee.from === 'global' && /^(?:EventSource|WebSocket)$/.test(callee.name));
  const around = new Set(connects.filter(({ fn }) => fn > 2).flatMap(({ fn }) => [...functionsWithin(facts, fn)]));
  return filling(facts).some(({ fn, target }) => around.has(fn) && target.from === 'binding' && own.includes(target.binding));
}

/** Something that fills a variable of the top levels, or something else than a variable. */
type Filling = { readonly fn: number; readonly target: Ref; readonly values: readonly Value[] };

function filling({ bindings, calls, writes }: FileFacts): readonly Filling[] {
  const isTop = ({ target }: Filling): boolean => target.from === 'import' || (target.from === 'binding' && (bindings[target.binding] as BindingFact).fn < 2);
  const byWrite = writes.map(({ fn, target, value }) => ({ fn, target, values: value ? [value] : [] }));
  const byCall = calls.filter(({ callee }) => FILLS.test(callee.path.at(-1) ?? '')).map(({ args, callee, fn }) => ({ fn, target: callee, values: args }));
  return [...byWrite, ...byCall].filter(isTop);
}

/** What the answer to the call fills, itself or from a callback that is given it. */
function filledBy(project: Project, facts: FileFacts, index: number): readonly Filling[] {
  const callees = new Set<Ref>([(facts.calls[index] as CallFact).callee]);
  const comesFrom = (value: Value): boolean => origins(facts, value).some((ref) => callees.has(ref));
  for (const callee of callees) for (const call of givenTheAnswer(project, facts, callee, comesFrom)) callees.add(call.callee);
  const callbacks = facts.functions.flatMap((one, fn) => (one.argument && comesFrom({ is: 'ref', ref: (facts.calls[one.argument.call] as CallFact).callee }) ? [fn] : []));
  const inside = new Set(callbacks.flatMap((fn) => [...functionsWithin(facts, fn)]));
  return filling(facts).filter(({ fn, values }) => values.some((value) => comesFrom(value) || (inside.has(fn) && value.is !== 'literal' && value.is !== 'undefined')));
}

/** The calls of the function that returns the answer, and those that are given this function. */
function givenTheAnswer(project: Project, facts: FileFacts, callee: Ref, comesFrom: (value: Value) => boolean): readonly CallFact[] {
  const { fn } = facts.calls.find((call) => call.callee === callee) as CallFact;
  if (!facts.exits.some((exit) => exit.fn === fn && exit.value && comesFrom(exit.value))) return [];
  const callers = project.callers({ path: facts.path, fn }).filter((site) => site.path === facts.path).map((site) => site.call);
  return [...callers, ...(facts.functions[fn]?.argument ? [facts.functions[fn].argument.call] : [])].map((call) => facts.calls[call] as CallFact);
}

/** A function of the component that the markup calls shows what it looks at. */
function calledByMarkup({ bindings, calls }: FileFacts): readonly ShownFact[] {
  return calls.flatMap(({ callee, fn, span, ...call }) => {
    const isOwn = fn === 2 && callee.from === 'binding' && bindings[callee.binding]?.function !== undefined;
    return isOwn ? [{ binding: callee.binding, start: span[0], ...(call.when === undefined ? {} : { when: call.when }) }] : [];
  });
}

/** The variables from which a variable or function takes what it gives, itself included. */
function reachedFrom(facts: FileFacts, binding: number): ReadonlySet<number> {
  const found = new Set([binding]);
  const functions = new Set<number>();
  const calls = new Set<number>();
  const read = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { is, from, binding: next, call, fn } = part as { readonly [field: string]: unknown };
    if (from === 'binding') found.add(next as number);
    if (is === 'function') readFunction(fn as number);
    if ((is === 'call' || from === 'call') && !calls.has(call as number)) {
      calls.add(call as number);
      read([facts.calls[call as number]?.callee, facts.calls[call as number]?.args]);
    }
    Object.values(part).forEach(read);
  };
  const readFunction = (fn: number): void => {
    if (functions.has(fn)) return;
    functions.add(fn);
    const within = functionsWithin(facts, fn);
    read([...facts.exits, ...facts.calls, ...facts.writes].filter((one) => within.has(one.fn)).map((one) => ('callee' in one ? [one.callee, one.args] : one.value)));
  };
  for (const one of found) {
    const fact = facts.bindings[one] as BindingFact;
    if (fact.function !== undefined) readFunction(fact.function);
    read([fact.init, facts.writes.filter(({ target }) => target.from === 'binding' && target.binding === one).map(({ value }) => value)]);
  }
  return found;
}

/** @param asks the function that makes the request: what it sets, it sets when the answer is there */
function isClosed(project: Project, facts: FileFacts, { start, when }: ShownFact, asks: number): boolean {
  const around = facts.elements.filter(({ span }) => span[0] <= start && start < span[1]);
  const isDrawn = ({ kind, name }: ElementFact): boolean => kind === 'component' && DRAWN.test(name);
  const isTest = start < (facts.conditions[when ?? -1]?.span[0] ?? 0); // the block begins before its test
  if (isTest && facts.elements.some((one) => one.when === when && isDrawn(one))) return true;
  return around.some((one) => isDrawn(one) || isClosedPart(one.name)) || canRun(conditionsOf(facts, when), (test) => atFirst(project, facts, test, asks)) === false;
}

/** The outcome of a test before anybody has done anything. */
function atFirst(project: Project, facts: FileFacts, test: Test, asks: number): Tri {
  if (test.is === 'truthy') {
    const value = firstValue(project, facts, test.value, asks, 0);
    return value === undefined ? 'unknown' : Boolean(value.is);
  }
  if (test.is !== 'equal') return 'unknown';
  const [left, right] = [test.left, test.right].map((side) => firstValue(project, facts, side, asks, 0));
  return left && right ? left.is === right.is : 'unknown';
}

type Known = { readonly is: string | number | boolean | null | undefined };

/** What a variable holds before anybody has done anything; undefined when that is not known. */
function firstValue(project: Project, facts: FileFacts, value: Value, asks: number, depth: number): Known | undefined {
  if (value.is === 'literal') return { is: value.value };
  if (value.is === 'undefined') return { is: undefined };
  if (value.is !== 'ref' || value.ref.from !== 'binding' || depth > MAX_DEPTH) return undefined;
  const { binding, path } = value.ref;
  const fact = facts.bindings[binding] as BindingFact;
  const isSet = facts.writes.some((write) => write.target.from === 'binding' && write.target.binding === binding && isSetAtFirst(project, facts, write, asks));
  if (isSet) return undefined;
  const known = fact.prop ? givenValue(project, facts, fact, asks, depth) : ownValue(project, facts, fact, asks, depth);
  if (path.length === 0 || known === undefined) return known;
  return known.is === null || known.is === undefined ? { is: undefined } : undefined; // of nothing there is nothing
}

function ownValue(project: Project, facts: FileFacts, { fn, init, kind }: BindingFact, asks: number, depth: number): Known | undefined {
  if (fn > 1 || !/^(?:const|let|var)$/.test(kind)) return undefined;
  const call = init?.is === 'call' ? facts.calls[init.call] : undefined;
  const isState = call?.callee.from === 'global' && /^\$state(?:\.raw)?$/.test([call.callee.name, ...call.callee.path].join('.'));
  const held = isState ? call.args[0] : init;
  return held ? firstValue(project, facts, held, asks, depth + 1) : { is: undefined };
}

/** What all places that name the component give it. */
function givenValue(project: Project, facts: FileFacts, prop: BindingFact, asks: number, depth: number): Known | undefined {
  const given = outerName(prop).flatMap((name) => givenTo(project, facts.path, name)).map(({ facts: outer, value }) => firstValue(project, outer, value, asks, depth + 1));
  const [first] = given;
  return given.every((one) => one && first && one.is === first.is) ? first : undefined;
}

/** Is the variable written as soon as the component is there? What only browsers know does not count, nor what `onMount` makes true at once. */
function isSetAtFirst(project: Project, { awaits, path }: FileFacts, { fn, how, value, when }: WriteFact, asks: number): boolean {
  if (how === 'bind' || !startsAtFirst(project, { path, fn })) return false;
  const isMounted = fn > 2 && fn !== asks && value?.is === 'literal' && value.value === true && !awaits.some((one) => one.fn === fn);
  return !isMounted && !waitsForVisitor(project, path, when) && !(value && hangsOnVisitor(project, path, [value]));
}
