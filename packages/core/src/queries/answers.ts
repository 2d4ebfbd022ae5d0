/** What a stretch of code surely answers a request with. */
import type { CallFact, FileFacts, Ref, Value } from '../facts.js';
import type { Project } from '../project/project.js';
import { contains, type Span } from '../span.js';

/** Code that runs whenever its beginning does: the body of a clause or callback, or the rest of a block. */
export type Stretch = {
  readonly path: string;
  readonly fn: number;
  readonly span: Span;
  /** The condition around it: calls under others are not sure to run. */
  readonly when: number | undefined;
};

/** The calls that run whenever the stretch does, unless one before them ends it: indexes, by where they begin. */
export function sureCalls(facts: FileFacts, { fn, span, when }: Stretch): readonly number[] {
  return [...facts.calls.keys()].filter((index) => {
    const call = facts.calls[index] as CallFact;
    return call.fn === fn && call.when === when && contains(span, call.span);
  });
}

/** Where the options with the status stand in the calls that make an answer. */
const OPTIONS_AT: { readonly [symbol: string]: number } = { '@sveltejs/kit#json': 1, '@sveltejs/kit#text': 1, 'sveltekit-superforms#message': 2, 'sveltekit-superforms/server#message': 2 };

/** The status with which the call answers, where that is a literal: `error(404)` (thrown, in Kit 1), `return fail(400)`, `return json(x, { status: 500 })`. */
export function answeredStatus(project: Project, path: string, call: CallFact): number | undefined {
  const symbol = project.symbol(path, call.callee) ?? (call.new && call.callee.from === 'global' ? call.callee.name : '');
  if (symbol === '@sveltejs/kit#error') return call.use === 'thrown' || project.kitSatisfies('<2.0.0-0') !== true ? number(call.args[0]) : undefined;
  if (call.use !== 'returned') return undefined;
  if (symbol === '@sveltejs/kit#fail') return number(call.args[0]);
  const options = call.args[symbol === 'Response' ? 1 : (OPTIONS_AT[symbol] ?? -1)];
  return options?.is === 'object' ? number(options.props['status']) : undefined;
}

function number(value: Value | undefined): number | undefined {
  return value?.is === 'literal' && typeof value.value === 'number' ? value.value : undefined;
}

/** A value or call in the file where it stands. */
export type In<T> = { readonly facts: FileFacts; readonly of: T };

/** Are two expressions made of the same names, literals and calls? False where parts are unknown; names of two files differ. */
export function sameValue(a: In<Value | undefined>, b: In<Value | undefined>): boolean {
  const [one, two] = [a.of, b.of];
  if (one === undefined || two === undefined) return one === two;
  if (one.is === 'literal' && two.is === 'literal') return one.value === two.value;
  if (one.is === 'ref' && two.is === 'ref') return sameRef({ ...a, of: one.ref }, { ...b, of: two.ref });
  if (one.is === 'call' && two.is === 'call') return sameCall({ ...a, of: one.call }, { ...b, of: two.call });
  if (one.is === 'template' && two.is === 'template') return one.parts.join('\u0000') === two.parts.join('\u0000') && sameValues({ ...a, of: one.holes }, { ...b, of: two.holes });
  if (one.is === 'either' && two.is === 'either') return sameValues({ ...a, of: one.of }, { ...b, of: two.of });
  if (one.is === 'object' && two.is === 'object') return sameObject({ ...a, of: one }, { ...b, of: two });
  return one.is === 'undefined' && two.is === 'undefined';
}

/** Do two calls, by their indexes, call the same function with the same arguments? */
export function sameCall(a: In<number>, b: In<number>): boolean {
  const [one, two] = [a.facts.calls[a.of], b.facts.calls[b.of]];
  if (!one || !two || one.spread || two.spread) return false;
  return sameRef({ ...a, of: one.callee }, { ...b, of: two.callee }) && sameValues({ ...a, of: one.args }, { ...b, of: two.args });
}

type ObjectValue = Extract<Value, { is: 'object' }>;

function sameObject(a: In<ObjectValue>, b: In<ObjectValue>): boolean {
  if (a.of.open || b.of.open || Object.keys(a.of.props).join() !== Object.keys(b.of.props).join()) return false;
  return sameValues({ ...a, of: Object.values(a.of.props) }, { ...b, of: Object.values(b.of.props) });
}

function sameValues(a: In<readonly Value[]>, b: In<readonly Value[]>): boolean {
  return a.of.length === b.of.length && a.of.every((value, i) => sameValue({ ...a, of: value }, { ...b, of: b.of[i] }));
}

function sameRef(a: In<Ref>, b: In<Ref>): boolean {
  if (a.of.from === 'call' && b.of.from === 'call') return a.of.path.join('.') === b.of.path.join('.') && sameCall({ ...a, of: a.of.call }, { ...b, of: b.of.call });
  return a.facts === b.facts && a.of.from !== 'unknown' && JSON.stringify(a.of) === JSON.stringify(b.of);
}
