/** The words of caught errors in what is answered. */
import type { BindingFact, CallFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { canRun } from '../flow/conditions.js';
import { origins } from '../flow/values.js';
import type { Project, Tri } from '../project/project.js';
import type { Span } from '../span.js';
import { isDataModule } from './data-calls.js';
import { inProduction } from './in-production.js';
import { leavesOf, type Leaf, type LeafQuestion } from './leaves.js';
import type { PlacedCondition } from './refusals.js';

/** Where an error comes from: a `try`, the promise before a `.catch()`, or Kit, which hands all that nobody expected to `handleError`. */
export type ErrorSource =
  | { readonly is: 'try'; readonly path: string; readonly index: number }
  | { readonly is: 'promise'; readonly path: string; readonly call: number }
  | { readonly is: 'kit' };

export type ErrorText = {
  readonly part: 'message' | 'stack';
  /** As it is called in the file: `e.message`. */
  readonly name: string;
  /** The property or argument with it. */
  readonly span: Span;
  readonly source: ErrorSource;
};

/** What gives a text still for the most part the same. */
const TEXT_METHODS = /^(?:toString|trim|slice|substring|replace|replaceAll|toLowerCase|toUpperCase|concat)$/;

/**
 * The words of errors that are parts of the value, as far as those of an error that nobody expected get there in production: not under
 * `dev`, nor after a look at what kind of error it is.
 */
export function errorTexts(project: Project, question: LeafQuestion): readonly ErrorText[] {
  return leavesOf(project, question).flatMap((leaf) => {
    const text = partOfError(leaf);
    if (!text || !isReached(project, leaf.conditions)) return [];
    return sourcesOf(project, leaf, text.ref, 0).map(({ name, source }) => ({ part: text.part, name: `${name}.${text.part}`, span: leaf.span, source }));
  });
}

/** The error itself, if the leaf is a text of it. */
function partOfError(leaf: Leaf): { readonly part: ErrorText['part']; readonly ref: Ref } | undefined {
  const { facts, inText, ref } = leaf;
  const call = ref.from === 'call' && ref.path.length === 0 ? facts.calls[ref.call] : undefined;
  if (call) return partOfCall(call);
  const part = ref.path.at(-1);
  if (part === 'message' || part === 'stack') return { part, ref: { ...ref, path: ref.path.slice(0, -1) } };
  return inText ? { part: 'message', ref } : undefined;
}

/** `String(e)`, `e.toString()`, `e.message.trim()` */
function partOfCall({ args: [first], callee }: CallFact): { readonly part: ErrorText['part']; readonly ref: Ref } | undefined {
  if (callee.from === 'global' && callee.name === 'String' && callee.path.length === 0) return first?.is === 'ref' ? partOfText(first.ref) : undefined;
  const method = callee.path.at(-1);
  return method !== undefined && TEXT_METHODS.test(method) ? partOfText({ ...callee, path: callee.path.slice(0, -1) }) : undefined;
}

function partOfText(ref: Ref): { readonly part: ErrorText['part']; readonly ref: Ref } {
  const part = ref.path.at(-1);
  return part === 'message' || part === 'stack' ? { part, ref: { ...ref, path: ref.path.slice(0, -1) } } : { part: 'message', ref };
}

type NamedSource = { readonly name: string; readonly source: ErrorSource };

/** Where the error comes from that the ref is; one step to the callers of a function that is given it. */
function sourcesOf(project: Project, { facts, path }: Pick<Leaf, 'facts' | 'path'>, ref: Ref, depth: number): readonly NamedSource[] {
  if (ref.from === 'binding') return ref.path.length === 0 ? ofClause(facts, ref.binding) : [];
  if (ref.from !== 'param') return [];
  const { fn, index, path: rest } = ref;
  if (isHooks(project, path, ref)) return rest.length === 1 ? [{ name: 'error', source: { is: 'kit' } }] : [];
  if (rest.length > 0) return [];
  const given = facts.functions[fn]?.argument;
  const name = facts.functions[fn]?.params[index]?.name ?? 'error';
  if (given) return isOfCatch(facts, given, index) ? [{ name, source: { is: 'promise', path, call: given.call } }] : [];
  return depth > 0 ? [] : project.callers({ path, fn }).flatMap((site) => {
    const caller = project.facts(site.path) as FileFacts;
    const call = caller.calls[site.call] as CallFact;
    const arg = call.spread ? undefined : call.args[index];
    return arg?.is === 'ref' ? sourcesOf(project, { facts: caller, path: site.path }, arg.ref, depth + 1).map(({ source }) => ({ name, source })) : [];
  });
}

function ofClause(facts: FileFacts, binding: number): readonly NamedSource[] {
  const index = facts.tries.findIndex(({ handler }) => handler?.binding === binding);
  return index < 0 ? [] : [{ name: (facts.bindings[binding] as BindingFact).name, source: { is: 'try', path: facts.path, index } }];
}

/** `.catch((e) => …)` */
function isOfCatch(facts: FileFacts, given: { readonly call: number; readonly index: number }, index: number): boolean {
  return index === 0 && given.index === 0 && facts.calls[given.call]?.callee.path.at(-1) === 'catch';
}

/** The `error` of what the server's `handleError` is given. */
function isHooks(project: Project, path: string, ref: Ref): boolean {
  if (ref.from !== 'param') return false;
  const { fn, index, path: [property] } = ref;
  const hook = project.entriesIn(path).find((entry) => entry.fn === fn && entry.role === 'handleError');
  return hook !== undefined && !hook.wrapped && project.role(hook.declaredIn) === 'hooks.server' && index === 0 && property === 'error';
}

function isReached(project: Project, conditions: readonly PlacedCondition[]): boolean {
  return conditions.every(({ condition, path }) => canRun([condition], (test) => unexpected(project, path, test)) !== false);
}

/** The outcome of a test in production, for an error of which nobody knows the kind. */
function unexpected(project: Project, path: string, test: Test): Tri {
  const facts = project.facts(path) as FileFacts;
  const isError = (value: Value): boolean => value.is === 'ref' && isErrors(project, facts, value.ref) && value.ref.path.length === (isHooks(project, path, value.ref) ? 1 : 0);
  const isOfError = (value: Value): boolean => origins(facts, value).some((ref) => isErrors(project, facts, ref));
  switch (test.is) {
    case 'truthy': return isError(test.value) || isMessage(test.value) || (isOfError(test.value) ? false : inProduction(project, path, test));
    case 'typeof': return isOfError(test.value) ? (isError(test.value) ? test.type === 'object' : test.type === 'string') : 'unknown';
    case 'instanceof': return isOfError(test.value) ? isAnyError(project, path, test.of) : 'unknown';
    case 'in': return isOfError(test.value) ? test.key.is === 'literal' && /^(?:message|stack)$/.test(String(test.key.value)) : 'unknown';
    case 'equal': return isOfError(test.left) || isOfError(test.right) ? false : kindOrMode(project, path, test);
    default: return 'unknown';
  }
}

/** `e.message` */
function isMessage(value: Value): boolean {
  return value.is === 'ref' && /^(?:message|stack)$/.test(value.ref.path.at(-1) ?? '');
}

/** Something caught, or a parameter of a function that Kit does not call: such a function is given the error. */
function isErrors(project: Project, facts: FileFacts, ref: Ref): boolean {
  if (ref.from === 'binding') return facts.bindings[ref.binding]?.kind === 'catch';
  if (ref.from !== 'param') return false;
  return isHooks(project, facts.path, ref) || project.entriesIn(facts.path).every(({ fn }) => fn !== ref.fn);
}

/** The class of all errors, or one of a database's own that is not about what was sent. */
function isAnyError(project: Project, path: string, value: Value): Tri {
  if (value.is !== 'ref') return 'unknown';
  if (value.ref.from === 'global' && value.ref.path.length === 0) return value.ref.name === 'Error';
  const target = project.resolve(path, value.ref);
  return target.is === 'package' && isDataModule(target.module, target.name) && !/valid/i.test([target.name, ...target.rest].join()) ? 'unknown' : false;
}

/** Kit 3 tells the hook what kind of error it is. The status of an error that nobody expected is 500. */
function kindOrMode(project: Project, path: string, test: Extract<Test, { is: 'equal' }>): Tri {
  const [side, other] = test.left.is === 'literal' ? [test.right, test.left] : [test.left, test.right];
  const name = side.is === 'ref' && isHooks(project, path, { ...side.ref, path: ['error'] }) ? side.ref.path.join('.') : '';
  if (other.is === 'literal' && (name === 'kind' || name === 'status')) return other.value === (name === 'kind' ? 'unknown' : 500);
  return inProduction(project, path, test);
}
