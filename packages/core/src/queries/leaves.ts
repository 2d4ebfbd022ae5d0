/** What a value is made of in the end, with the conditions on the way. */
import type { BindingFact, FileFacts, Ref, Value, WriteFact } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';
import { contains, type Span } from '../span.js';
import { placedConditions, type PlacedCondition } from './refusals.js';

/** A name or call at which looking further ends: a parameter, something caught, an import of a package, a function that is none of the app's own. */
export type Leaf = {
  readonly path: string;
  readonly facts: FileFacts;
  readonly ref: Ref;
  /** All under which it becomes part of the value, also in the app's own functions on the way. */
  readonly conditions: readonly PlacedCondition[];
  /** It is made into text, as a hole of a template. */
  readonly inText: boolean;
  /** Nothing but a slash stands before it in that text. Only with `holes: 'start'`. */
  readonly slashed: boolean;
  /** The property of the value as it is written there, or else what was asked about. */
  readonly span: Span;
};

export type LeafQuestion = {
  readonly path: string;
  readonly value: Value;
  readonly span: Span;
  /** The condition under which the value is used. */
  readonly when: number | undefined;
  /** Which parts of a text count: `start`, only one with nothing but a slash before it; without it the holes of templates. */
  readonly holes?: 'start';
};

/** A call of one of the app's own functions that is being looked through. */
type Frame = { readonly fn: FunctionRef; readonly args: readonly Value[]; readonly at: Walk };

type Walk = {
  readonly project: Project;
  readonly path: string;
  readonly facts: FileFacts;
  readonly conditions: readonly PlacedCondition[];
  readonly inText: boolean;
  readonly slashed: boolean;
  readonly span: Span;
  /** All that was asked about. */
  readonly use: Span;
  /** The place is part of what was written in the question. */
  readonly isWritten: boolean;
  readonly holes: 'start' | undefined;
  readonly frame?: Frame;
  readonly depth: number;
  readonly seen: Set<string>;
};

const MAX_DEPTH = 12;

/** The leaves of a value, through constants, variables, choices, templates, objects, lists, and what the app's own functions return. */
export function leavesOf(project: Project, { holes, path, span, value, when }: LeafQuestion): readonly Leaf[] {
  const facts = project.facts(path) as FileFacts;
  const walk: Walk = { project, path, facts, conditions: placedConditions(project, path, { ...(when !== undefined && { when }) }), inText: false, slashed: false, span, use: span, isWritten: true, holes, depth: 0, seen: new Set() };
  return ofValue(walk, value, []);
}

function ofValue(walk: Walk, value: Value, rest: readonly string[]): readonly Leaf[] {
  if (walk.depth > MAX_DEPTH) return [];
  switch (value.is) {
    case 'ref': return ofRef(walk, { ...value.ref, path: [...value.ref.path, ...rest] });
    case 'call': return ofCall(walk, value.call, rest);
    case 'either': return value.of.flatMap((one, i) => ofValue(under(walk, value.whens?.[i] ?? undefined), one, rest));
    case 'template': return holesOf(walk, value).flatMap((one) => ofValue({ ...walk, inText: true, slashed: walk.slashed || (walk.holes === 'start' && value.parts[0] === '/') }, one, []));
    case 'object': return ofObject(walk, value, rest);
    case 'array': return rest.length === 0 ? value.items.flatMap((one) => ofValue(walk, one, [])) : [];
    // `next + url.search`
    case 'mix': return walk.holes === 'start' && value.of[0] ? ofValue({ ...walk, inText: true }, value.of[0], []) : [];
    default: return [];
  }
}

function holesOf({ holes }: Walk, { holes: all, parts }: Extract<Value, { is: 'template' }>): readonly Value[] {
  return holes === undefined ? all : /^\/?$/.test(parts[0] as string) ? all.slice(0, 1) : [];
}

function ofObject(walk: Walk, { props, spans, spreads = [] }: Extract<Value, { is: 'object' }>, [head, ...tail]: readonly string[]): readonly Leaf[] {
  if (head !== undefined) return Object.hasOwn(props, head) ? ofValue(walk, props[head] as Value, tail) : [];
  const own = Object.entries(props).flatMap(([key, one]) => ofValue(walk.isWritten ? { ...walk, span: spans?.[key] ?? walk.span } : walk, one, []));
  return [...own, ...spreads.flatMap((one) => ofValue(walk, one, []))];
}

function ofRef(walk: Walk, ref: Ref): readonly Leaf[] {
  switch (ref.from) {
    case 'binding': return ofBinding(walk, ref);
    case 'call': return ofCall(walk, ref.call, ref.path);
    case 'param': return ofParam(walk, ref);
    case 'unknown': return ref.of ? ofValue(deeper(walk), ref.of, ref.path) : [];
    default: return [leaf(walk, ref)];
  }
}

function leaf({ conditions, facts, inText, path, slashed, span }: Walk, ref: Ref): Leaf {
  return { path, facts, ref, conditions, inText, slashed, span };
}

function ofBinding(walk: Walk, ref: Extract<Ref, { from: 'binding' }>): readonly Leaf[] {
  const { facts, path, seen } = walk;
  const binding = facts.bindings[ref.binding] as BindingFact;
  if (!/^(?:const|let|var)$/.test(binding.kind) || binding.rest) return [leaf(walk, ref)];
  const key = `${path} ${ref.binding} ${ref.path.join('.')}`;
  if (seen.has(key)) return [];
  seen.add(key);
  const writes = facts.writes.filter((write) => write.value && write.target.from === 'binding' && write.target.binding === ref.binding && write.target.path.length === 0 && !isLeftBehind(walk, write));
  const inside = deeper(walk);
  return [...(binding.init ? ofValue(inside, binding.init, ref.path) : []), ...writes.flatMap((write) => ofValue(under(inside, write.when), write.value as Value, ref.path))];
}

/** Does it stand in a `catch` clause that is left before the value is used? */
function isLeftBehind({ facts, frame, use }: Walk, { span }: WriteFact): boolean {
  return !frame && facts.tries.some(({ handler }) => handler?.leaves && contains(handler.body, span) && !contains(handler.body, use));
}

function ofParam(walk: Walk, ref: Extract<Ref, { from: 'param' }>): readonly Leaf[] {
  const { conditions, frame, path } = walk;
  if (frame?.fn.path !== path || frame.fn.fn !== ref.fn) return [leaf(walk, ref)];
  const arg = frame.args[ref.index];
  const { at } = frame;
  return arg ? ofValue({ ...at, conditions: [...conditions, ...at.conditions], inText: walk.inText || at.inText, slashed: walk.slashed, depth: walk.depth + 1 }, arg, ref.path) : [];
}

function ofCall(walk: Walk, index: number, rest: readonly string[]): readonly Leaf[] {
  const { facts, path, project } = walk;
  const call = facts.calls[index];
  const fn = call && !call.new && !call.spread ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
  const body = fn && project.facts(fn.path);
  const here = [leaf(walk, { from: 'call', call: index, path: rest })];
  if (!call || !fn || !body) return here;
  const exits = (indexOf(body).exitsOf.get(fn.fn) ?? []).filter(({ kind, value }) => kind === 'return' && value);
  const inside: Walk = { ...deeper(walk), path: fn.path, facts: body, frame: { fn, args: call.args, at: walk } };
  return exits.flatMap((exit) => ofValue({ ...inside, conditions: [...placedConditions(project, fn.path, exit), ...walk.conditions] }, exit.value as Value, rest));
}

function deeper(walk: Walk): Walk {
  return { ...walk, isWritten: false, depth: walk.depth + 1 };
}

function under(walk: Walk, when: number | undefined): Walk {
  return when === undefined ? walk : { ...walk, conditions: [...placedConditions(walk.project, walk.path, { when }), ...walk.conditions] };
}
