/** One of the handles that run at the same time. */
import { contains, eventReads, eventWrites, resolveCalls, type CallFact, type FileFacts, type FunctionFact, type FunctionRef, type ParallelHandles, type Project, type ProjectCheckContext, type Ref, type Span, type Value } from '@sk-audit/core';
import { nameOf, responsesIn } from './parts.js';

type Context = ProjectCheckContext<'resolves' | 'race' | 'lostCookie' | 'undeclared' | 'uncaught'>;

/** Reports what does not work in the child as long as its siblings run beside it. */
export function checkChild(context: Context, child: FunctionRef, { children }: ParallelHandles): void {
  const { project, report } = context;
  const facts = project.facts(child.path) as FileFacts;
  const siblings = children.filter((one) => one !== child);
  for (const call of resolveCalls(facts, child.fn)) report(child.path, (facts.calls[call] as CallFact).span, 'resolves');
  checkReads(context, child, siblings);
  checkCookies(context, child, siblings);
  const undeclared = firstUndeclared(facts, child.fn);
  if (undeclared) report(child.path, undeclared.span, 'undeclared', { name: undeclared.name });
  for (const { name, span } of uncaught(facts, child.fn)) report(child.path, span, 'uncaught', { name });
}

/** One finding for each key of `locals`, at the first place where it is read. */
function checkReads({ project, report }: Context, child: FunctionRef, siblings: readonly FunctionRef[]): void {
  const own = new Set(keysWritten(project, child));
  const seen = new Set<string>();
  for (const { path, span } of eventReads(project, child)) {
    const [part, key] = path;
    if (part !== 'locals' || key === undefined || own.has(key) || seen.has(key)) continue;
    const sibling = siblings.find((one) => keysWritten(project, one).includes(key));
    if (!sibling) continue;
    seen.add(key);
    report(child.path, span, 'race', { key, sibling: nameOf(project, sibling) });
  }
}

function keysWritten(project: Project, child: FunctionRef): readonly (string | undefined)[] {
  return eventWrites(project, child).filter(({ path }) => path[0] === 'locals').map(({ path }) => path[1]);
}

function checkCookies({ project, report }: Context, child: FunctionRef, siblings: readonly FunctionRef[]): void {
  const sibling = siblings.find((one) => eventReads(project, one).some(({ path }) => path[0] === 'cookies' && (path[1] === 'set' || path[1] === 'delete')));
  if (sibling) for (const span of responsesIn(project, child)) report(child.path, span, 'lostCookie', { sibling: nameOf(project, sibling) });
}

const OF_EVENT: ReadonlySet<string> = new Set(['locals', 'cookies']);

/** The first assignment to, or call of, what is the event's and nobody's here. */
function firstUndeclared(facts: FileFacts, fn: number): { readonly name: string; readonly span: Span } | undefined {
  const body = (facts.functions[fn] as FunctionFact).span;
  const places = [...facts.writes.map(({ span, target }) => ({ ref: target, span })), ...facts.calls.map(({ callee, calleeSpan }) => ({ ref: callee, span: calleeSpan }))];
  return places.filter(({ span }) => contains(body, span)).flatMap(({ ref, span }) => (isUndeclared(ref) ? [{ name: ref.name, span }] : [])).sort((a, b) => a.span[0] - b.span[0])[0];
}

function isUndeclared(ref: Ref): ref is Extract<Ref, { from: 'global' }> {
  return ref.from === 'global' && OF_EVENT.has(ref.name) && ref.path.length > 0; // mutate-ok: nothing else has a name
}

/** `catch (problem) { log(err); }`: what a clause hands on under a name that nobody declares. */
function uncaught(facts: FileFacts, fn: number): readonly { readonly name: string; readonly span: Span }[] {
  const calls = facts.calls.filter((call) => call.fn === fn && call.handler !== undefined);
  return calls.flatMap(({ args, argSpans }) => args.flatMap((arg, i) => (isNoVariable(arg) ? [{ name: arg.ref.name, span: argSpans[i] as Span }] : [])));
}

type GlobalValue = Extract<Value, { is: 'ref' }> & { readonly ref: Extract<Ref, { from: 'global' }> };

function isNoVariable(value: Value): value is GlobalValue {
  return value.is === 'ref' && value.ref.from === 'global' && value.ref.path.length === 0 && /^(?:e|ex|err|error|exception|reason)$/.test(value.ref.name); // mutate-ok: nothing else has a name
}
