/** What catches an exception, and what it does instead. */
import {
  answeredStatus, sameCall, sameValue, sureCalls,
  type CallFact, type CallSite, type FileFacts, type FunctionFact, type FunctionRef, type In, type Project, type Span, type Stretch, type Thrown, type ThrowSite,
  type TryFact, type Value,
} from '@sk-audit/core';

/** A `catch` clause, the callback of a `.catch(…)`, or `Promise.allSettled`. */
export type Catcher = {
  readonly kind: 'try' | 'callback' | 'settled';
  /** The clause, the callback, or the name of the method. */
  readonly span: Span;
  /** What it guards: the `try` block, or the call whose promise it is given. */
  readonly guards: Span;
  /** Its body, where that is to be seen. */
  readonly body?: Stretch | undefined;
  /** The code to which a `try` falls through. */
  readonly after?: Stretch;
  /** For `try`: index into `tries`. */
  readonly index?: number;
  /** For a callback: what becomes of the promise's value. */
  readonly use?: CallFact['use'];
};

/** Who swallows what the call at `index` throws, or what its promise is rejected with. */
export function catcherOf(project: Project, path: string, index: number, thrown: Thrown): Catcher | undefined {
  const facts = project.facts(path) as FileFacts;
  if (!project.throwsOf(path, index).includes(thrown)) return promiseCatcher(project, path, facts, index, thrown);
  const by = project.swallowedBy(path, index, thrown);
  return by === undefined ? undefined : catcherOfTry(facts, path, by);
}

function catcherOfTry(facts: FileFacts, path: string, index: number): Catcher {
  const fact = facts.tries[index] as TryFact;
  const handler = fact.handler as NonNullable<TryFact['handler']>;
  const place = { path, fn: fact.fn, when: fact.when };
  const after = { ...place, span: [fact.span[1], Infinity] as const };
  return { kind: 'try', index, guards: fact.block, span: handler.span, body: { ...place, span: handler.body }, ...(handler.leaves ? {} : { after }) };
}

function promiseCatcher(project: Project, path: string, facts: FileFacts, index: number, thrown: Thrown): Catcher | undefined {
  const chained = facts.calls.find((call) => isChained(call, index) && !project.callbackPasses(path, callbackOf(call), thrown));
  if (chained) return catcherOfCallback(project, path, facts.calls[index] as CallFact, chained);
  const settling = facts.calls.find((call) => settles(call, index));
  return settling && !looksAtReasons(facts) ? { kind: 'settled', guards: settling.span, span: settling.calleeSpan } : undefined;
}

function isChained({ callee }: CallFact, index: number): boolean {
  return callee.from === 'call' && callee.call === index; // mutate-ok: the first half is there for the type
}

/** The callback for rejections of `.catch(f)` and `.then(g, f)`. */
function callbackOf({ callee, args }: CallFact): Value | undefined {
  const method = callee.path.join('.');
  return method === 'catch' ? args[0] : method === 'then' ? args[1] : undefined;
}

function catcherOfCallback(project: Project, path: string, guarded: CallFact, call: CallFact): Catcher {
  const fn = project.resolveFunction(path, callbackOf(call) as Value);
  return { kind: 'callback', guards: guarded.span, span: call.argSpans.at(-1) as Span, use: call.use, body: fn && stretchOf(project, fn) };
}

function stretchOf(project: Project, { path, fn }: FunctionRef): Stretch {
  return { path, fn, span: (project.facts(path)?.functions[fn] as FunctionFact).span, when: undefined };
}

function settles({ callee, args }: CallFact, index: number): boolean {
  if (callee.from !== 'global') return false; // mutate-ok: for the type, others have no name
  if (callee.name !== 'Promise' || callee.path[0] !== 'allSettled') return false;
  const items = args[0]?.is === 'array' ? args[0].items : args;
  return items.some((item) => item.is === 'call' && item.call === index); // mutate-ok: the first half is there for the type
}

/** Is the `reason` of a rejected result thrown again, or given to somebody who may? */
function looksAtReasons(facts: FileFacts): boolean {
  const isReason = (value: Value | undefined): boolean => value?.is === 'ref' && value.ref.path.at(-1) === 'reason';
  const throws = facts.exits.some((exit) => exit.kind === 'throw' && isReason(exit.value));
  return throws || facts.calls.some((call) => call.callee.from !== 'global' && call.args.some(isReason));
}

/** Does whoever caught it surely do the same: the same call once more, the same status, a redirect to the same place? */
export function doesTheSame(project: Project, path: string, index: number, sites: readonly ThrowSite[], { body, after }: Catcher): boolean {
  return [body, after].filter((stretch) => stretch !== undefined).some((stretch) => {
    const call = { facts: project.facts(path) as FileFacts, of: index };
    const facts = project.facts(stretch.path) as FileFacts;
    const ends = sureCalls(facts, stretch).filter((other) => project.throwsOf(stretch.path, other).length > 0 || statusAt(project, stretch.path, other) !== undefined);
    return ends.some((other) => sameCall(call, { facts, of: other })) || sites.every((site) => ends.some((other) => endsAlike(project, site, { path: stretch.path, call: other })));
  });
}

function endsAlike(project: Project, site: ThrowSite, other: CallSite): boolean {
  const status = statusAt(project, site.path, site.call);
  if (status !== undefined) return status === statusAt(project, other.path, other.call);
  const a = endOf(project, site, site.thrown);
  const b = endOf(project, other, site.thrown);
  return a.symbol === b.symbol && sameValue(a, b);
}

/** The function that ends the request, and its argument that matters: a redirect's place, an error's status. */
function endOf(project: Project, { path, call }: CallSite, thrown: Thrown): In<Value | undefined> & { readonly symbol: string | undefined } {
  const facts = project.facts(path) as FileFacts;
  const { callee, args } = facts.calls[call] as CallFact;
  return { facts, of: args[thrown === 'redirect' ? 1 : 0], symbol: project.symbol(path, callee) };
}

function statusAt(project: Project, path: string, index: number): number | undefined {
  return answeredStatus(project, path, project.facts(path)?.calls[index] as CallFact);
}

/** Does the catcher surely answer that the server failed? A failed form is no such answer: it shows its own message. */
export function answersServerError(project: Project, { body }: Catcher): boolean {
  if (!body) return false;
  const facts = project.facts(body.path) as FileFacts;
  return sureCalls(facts, body).some((index) => {
    const isForm = /#(?:fail|message)$/.test(project.symbol(body.path, (facts.calls[index] as CallFact).callee) ?? '');
    return !isForm && (statusAt(project, body.path, index) ?? 0) >= 500;
  });
}
