/** What Kit cannot send to the browser. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';
import type { Span } from '../span.js';
import { isFetch } from './own-request.js';

/** A part of what a server `load` or an action returns that devalue refuses. */
export type Unsendable = {
  /** In words, with its article: `a function`, ``an instance of `Cart` ``. */
  readonly what: string;
  /** The way to it below what is returned (`orders.total`); empty for all of it. */
  readonly key: string;
  /** It is what a promise resolves to, which is itself sent. */
  readonly promised?: true;
  /** It is what this variable of a `catch` holds. */
  readonly caught?: string;
  /** The property, or else the whole statement. */
  readonly span: Span;
};

/** Built-in classes whose instances no devalue takes. */
const BUILT_IN = /^(?:Response|Request|Headers|FormData|Blob|File|Error|(?:Type|Range|Syntax|Reference|Eval|URI|Aggregate)Error|WeakMap|WeakSet|WeakRef|AbortController|ReadableStream|WritableStream|TransformStream|EventTarget|TextEncoder|TextDecoder)$/;
/** Those that devalue takes since its version 5, which came with Kit 2. */
const SINCE_KIT_2 = /^(?:URL|URLSearchParams|ArrayBuffer|(?:Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float32|Float64|BigInt64|BigUint64)Array)$/;
/** What of the event is a function. */
const EVENT_FUNCTIONS = /^(?:fetch|parent|depends|untrack|setHeaders|getClientAddress)$/;
const MAX_DEPTH = 6;

/**
 * What the entry returns that the installed devalue surely refuses: the first of each way out that holds some, in source order. Nothing when the app brings
 * encoders of its own (`transport`), and none of a wrapped entry.
 * @see devalue 5.9.4 src/stringify.js, 4.3.3 src/stringify.js
 */
export function unsendableParts(project: Project, entry: Entry): readonly Unsendable[] {
  const facts = project.facts(entry.path);
  if (!facts || entry.wrapped || hasTransport(project)) return [];
  const exits = (indexOf(facts).exitsOf.get(entry.fn) ?? []).filter(({ kind }) => kind === 'return');
  return exits.flatMap(({ value, span }) => (value ? partsOf({ project, facts, entry }, value, { key: '', span: value.is === 'call' ? (facts.calls[value.call] as CallFact).span : span, awaited: true }, 0) : []));
}

const encoders = new WeakMap<Project, boolean>();

/** Has the app encoders for classes of its own? Found out once for each project. */
export function hasTransport(project: Project): boolean {
  const has = encoders.get(project) ?? exportsTransport(project);
  encoders.set(project, has);
  return has;
}

function exportsTransport(project: Project): boolean {
  return project.filesOf('hooks.universal').some((path) => (project.facts(path)?.exports ?? []).some(({ name }) => name === 'transport' || name === '*'));
}

type Place = { readonly project: Project; readonly facts: FileFacts; /** Absent in the app's other functions. */ readonly entry?: Entry };
type At = { readonly key: string; readonly span: Span; /** Kit, or the code, waits for it. */ readonly awaited: boolean };

function partsOf(place: Place, value: Value, at: At, depth: number): readonly Unsendable[] {
  const inner = (one: Value, more: Partial<At> = {}): readonly Unsendable[] => (depth > MAX_DEPTH ? [] : partsOf(place, one, { ...at, awaited: false, ...more }, depth + 1));
  switch (value.is) {
    case 'object': return Object.entries(value.props).flatMap(([key, one]) => inner(one, { key: at.key === '' ? key : `${at.key}.${key}`, span: value.spans?.[key] ?? at.span }));
    case 'array': return value.items.flatMap((one) => inner(one));
    case 'either': return value.of.flatMap((one) => inner(one, { awaited: at.awaited }));
    case 'function': return [found(at, 'a function')];
    case 'class': return [found(at, 'a class')];
    case 'ref': return partsOfRef(place, value.ref, { ...at, awaited: at.awaited || value.awaited === true }, depth);
    case 'call': return partsOfCall(place, value.call, { ...at, awaited: at.awaited || value.awaited === true }, depth);
    default: return [];
  }
}

function found({ key, span }: At, what: string): Unsendable {
  return { key, span, what };
}

function partsOfRef(place: Place, ref: Ref, at: At, depth: number): readonly Unsendable[] {
  const { project, facts, entry } = place;
  if (ref.from === 'param') return entry && ref.fn === entry.fn && ref.index === 0 ? partsOfEvent(project, ref.path, at) : [];
  if (ref.from === 'global') return ref.name === 'Symbol' && ref.path.length === 1 ? [found(at, 'a symbol')] : [];
  const target = project.resolve(facts.path, ref);
  if (target.is !== 'binding' || target.rest.length > 0) return [];
  const { function: fn, init, kind, name = '', rest } = project.facts(target.path)?.bindings[target.binding] ?? {};
  if (kind === 'catch' && target.path === facts.path) return isWritten(facts, target.binding) ? [] : [{ ...found(at, 'what was caught, an `Error` as a rule'), caught: name }];
  if (kind === 'class') return [found(at, 'a class')];
  if (kind === 'function' || (kind === 'const' && fn !== undefined)) return [found(at, 'a function')];
  const isOwn = target.path === facts.path && kind === 'const' && !rest && init;
  return isOwn && depth <= MAX_DEPTH ? partsOf(place, init, at, depth + 1) : [];
}

function isWritten({ writes }: FileFacts, binding: number): boolean {
  return writes.some(({ target }) => target.from === 'binding' && target.binding === binding && target.path.length === 0);
}

function partsOfEvent(project: Project, path: readonly string[], at: At): readonly Unsendable[] {
  const [name, ...rest] = path;
  if (name === undefined) return [found(at, "all of Kit's event")];
  if (name === 'cookies' && rest.length === 0) return [found(at, "Kit's `cookies`, whose members are functions")];
  if (EVENT_FUNCTIONS.test(name) && rest.length === 0) return [found(at, 'a function')];
  if (name === 'request' && rest.length === 0) return [found(at, 'a `Request`')];
  if (name === 'request' && rest.join() === 'headers') return [found(at, 'a `Headers`')];
  const isAddress = name === 'url' && (rest.length === 0 || rest.join() === 'searchParams');
  return isAddress && project.kitSatisfies('<2.0.0-0') === true ? [found(at, rest.length === 0 ? 'a `URL`' : 'a `URLSearchParams`')] : [];
}

function partsOfCall(place: Place, index: number, at: At, depth: number): readonly Unsendable[] {
  const { project, facts } = place;
  const call = facts.calls[index] as CallFact;
  if (call.new) return instanceParts(place, call, at);
  if (call.callee.from === 'global' && call.callee.name === 'Symbol') return [found(at, 'a symbol')];
  const response = responseCall(place, call);
  if (response !== undefined) return response === 'now' || at.awaited ? [found(at, 'a `Response`')] : [{ ...found(at, 'a `Response`'), promised: true }];
  if (project.symbol(facts.path, call.callee) === '@sveltejs/kit#fail') return call.args[1] ? partsOf(place, call.args[1], at, depth + 1) : [];
  const fn = call.calleeFn !== undefined ? { path: facts.path, fn: call.calleeFn } : project.resolveFunction(facts.path, { is: 'ref', ref: call.callee });
  return fn && depth <= MAX_DEPTH ? partsOfFunction(project, fn, at, depth) : [];
}

/** Does the call give a response, or a promise of one? */
function responseCall({ project, facts }: Place, call: CallFact): 'now' | 'later' | undefined {
  const { callee } = call;
  if (callee.from === 'global' && callee.name === 'Response' && /^(?:json|redirect|error)$/.test(callee.path.join())) return 'now';
  if (/^@sveltejs\/kit#(?:json|text)$/.test(project.symbol(facts.path, callee) ?? '')) return 'now';
  const isRequest = (callee.from === 'global' || callee.from === 'param') && isFetch(project, facts, call);
  return isRequest ? 'later' : undefined;
}

function instanceParts({ project, facts }: Place, { callee }: CallFact, at: At): readonly Unsendable[] {
  if (callee.from === 'global' && callee.path.length === 0) {
    const isRefused = BUILT_IN.test(callee.name) || (SINCE_KIT_2.test(callee.name) && project.kitSatisfies('<2.0.0-0') === true);
    return isRefused ? [found(at, `${/^[AEIO]/.test(callee.name) ? 'an' : 'a'} \`${callee.name}\``)] : [];
  }
  const target = project.resolve(facts.path, callee);
  const binding = target.is === 'binding' && target.rest.length === 0 ? project.facts(target.path)?.bindings[target.binding] : undefined;
  return binding?.kind === 'class' ? [found(at, `an instance of \`${binding.name}\``)] : [];
}

/** What is wrong with all ways out of one of the app's own functions; of an `async` one that nobody waits for, it comes with the promise. */
function partsOfFunction(project: Project, { path, fn }: FunctionRef, at: At, depth: number): readonly Unsendable[] {
  const facts = project.facts(path) as FileFacts;
  const { async, generator } = facts.functions[fn] ?? {};
  const exits = (indexOf(facts).exitsOf.get(fn) ?? []).filter(({ kind }) => kind !== 'throw');
  const ways = exits.map(({ value }) => (value && !generator ? partsOf({ project, facts }, value, { ...at, awaited: at.awaited || async === true }, depth + 1) : []));
  const [first] = ways;
  if (!first || !ways.every((way) => way.length > 0)) return [];
  // The places inside of it are in another function: the call stands for them.
  return first.slice(0, 1).map((part) => ({ ...part, span: at.span, ...(async && !at.awaited && { promised: true as const }) }));
}
