/** Must one `await` come before another? */
import type { AwaitFact, BindingFact, CallFact, FileFacts, Value } from '../facts.js';
import { origins } from '../flow/values.js';
import type { Project } from '../project/project.js';
import { contains, type Span } from '../span.js';
import { isQuiet } from './waterfall-access.js';

/**
 * Could the second start before the first is done? Only where that is proven: nothing flows from the first into the second, both stand
 * under the same conditions and in the same `try`, nothing between them ends the function, and nothing between them changes anything
 * that the second might see.
 */
export function isIndependent(project: Project, path: string, first: AwaitFact, second: AwaitFact): boolean {
  const facts = project.facts(path) as FileFacts;
  if (first.when !== second.when || first.tries?.join() !== second.tries?.join()) return false;
  return !contains(second.span, first.span) && !isGuard(project, facts, first) && !flows(facts, first, second) && isQuietBetween(project, facts, first, second);
}

/** Does the first itself end the function with one of Kit's exceptions, at times? */
function isGuard(project: Project, { path }: FileFacts, { value }: AwaitFact): boolean {
  return value.is === 'call' && project.rejectsOf(path, value.call).length > 0;
}

function isQuietBetween(project: Project, facts: FileFacts, first: AwaitFact, second: AwaitFact): boolean {
  const isBetween = (span: Span): boolean => first.span[1] <= span[0] && span[1] <= second.span[0];
  const calls = facts.calls.filter((call) => call.fn === first.fn && isBetween(call.span) && !contains(second.span, call.span));
  const writes = facts.writes.filter(({ fn, span }) => fn === first.fn && isBetween(span));
  return calls.every((call) => leavesAlone(project, facts, call)) && writes.every(({ target }) => target.from === 'binding' && facts.bindings[target.binding]?.fn === first.fn);
}

function leavesAlone(project: Project, facts: FileFacts, call: CallFact): boolean {
  const index = facts.calls.indexOf(call);
  return project.throwsOf(facts.path, index).length === 0 && isQuiet(project, facts.path, index) && !isDiscardedUnknown(project, facts, call);
}

/** A statement of code that nobody sees is there for what it does. */
function isDiscardedUnknown(project: Project, { bindings, path }: FileFacts, call: CallFact): boolean {
  const { callee } = call;
  if (call.use !== 'discarded' || callee.from === 'global' || callee.from === 'call') return false;
  const isLocal = callee.from === 'binding' && callee.path.length > 0 && (bindings[callee.binding]?.fn ?? 0) > 0;
  const isOfEvent = callee.from === 'param' && /^(?:setHeaders|depends)$/.test(callee.path.at(-1) ?? '');
  return !isLocal && !isOfEvent && project.resolveFunction(path, { is: 'ref', ref: callee }) === undefined;
}

/** Does anything that the first gave reach what the second uses? */
function flows(facts: FileFacts, first: AwaitFact, second: AwaitFact): boolean {
  const reached = reachedFrom(facts, first);
  return second.uses.some((name) => reached.has(name)) || callsInner(facts, second);
}

/** The names of the variables that hold something of what the `await` gave. */
function reachedFrom(facts: FileFacts, { defines, fn, span }: AwaitFact): ReadonlySet<string> {
  const reached = new Set(defines);
  const isReached = (value: Value | undefined): boolean => origins(facts, value).some((ref) => (ref.from === 'binding' && reached.has(nameOf(facts.bindings[ref.binding]))) || (ref.from === 'call' && contains(span, (facts.calls[ref.call] as CallFact).span)));
  const add = (binding: number): void => void reached.add(nameOf(facts.bindings[binding]));
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const binding of facts.bindings) if (binding.fn >= fn && isReached(binding.init)) reached.add(binding.name);
    for (const { target, value } of facts.writes) if (target.from === 'binding' && isReached(value)) add(target.binding);
    for (const { args, callee } of facts.calls) if (args.some(isReached)) for (const ref of [callee, ...args.flatMap((arg) => (arg.is === 'ref' ? [arg.ref] : []))]) if (ref.from === 'binding' && facts.bindings[ref.binding]?.fn === fn) add(ref.binding);
    for (const { defines: more, uses } of facts.awaits) if (uses.some((name) => reached.has(name))) more.forEach((name) => reached.add(name));
  }
  return reached;
}

function nameOf(binding: BindingFact | undefined): string {
  return binding?.name ?? '';
}

/** A function that is made in this one may use anything. */
function callsInner(facts: FileFacts, { fn, span }: AwaitFact): boolean {
  return facts.calls.some(({ callee, span: place }) => callee.from === 'binding' && contains(span, place) && facts.bindings[callee.binding]?.function !== undefined && facts.bindings[callee.binding]?.fn === fn);
}
