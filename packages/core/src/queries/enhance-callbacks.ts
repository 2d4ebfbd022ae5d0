/** What `use:enhance` of `$app/forms` is given: the function that runs before a form is sent, and the one that gets the result. */
import type { AttributeFact, ElementFact, FileFacts, Value } from '../facts.js';
import { alternatives } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { FunctionRef, Project } from '../project/project.js';

export type EnhanceCallbacks = {
  /** The function that runs before the form is sent. */
  readonly submit: FunctionRef;
  /** The functions that it may return, which get the result. */
  readonly results: readonly FunctionRef[];
  /** It may return something that cannot be seen into. */
  readonly isOpen: boolean;
};

/** The directive by which Kit itself enhances the form. */
export function kitEnhance(project: Project, path: string, { attributes }: ElementFact): AttributeFact | undefined {
  return attributes.find(({ kind, ref }) => kind === 'use' && ref !== undefined && project.symbol(path, ref) === '$app/forms#enhance');
}

/** What the directive is given, also by functions of the app that make it. Empty when it is given nothing, or nothing that can be seen. */
export function enhanceCallbacks(project: Project, path: string, { value }: AttributeFact): readonly EnhanceCallbacks[] {
  return functionsOf(project, path, value).found.map((submit) => ({ submit, ...resultCallbacks(project, submit) }));
}

/** The functions that a function which runs before the form is sent may return. */
export function resultCallbacks(project: Project, submit: FunctionRef): Pick<EnhanceCallbacks, 'results' | 'isOpen'> {
  const all = returnsOf(project, submit).map((value) => functionsOf(project, submit.path, value));
  return { results: all.flatMap(({ found }) => found), isOpen: all.some(({ isOpen }) => isOpen) };
}

type Functions = { readonly found: readonly FunctionRef[]; readonly isOpen: boolean };

/** The functions that a value can be, through one call of the app's own functions. */
function functionsOf(project: Project, path: string, value: Value | undefined, depth = 0): Functions {
  const each = (value ? alternatives(value) : []).filter(({ is }) => is !== 'undefined').map((one): Functions => {
    const fn = project.resolveFunction(path, one);
    if (fn) return { found: [fn], isOpen: false };
    const call = one.is === 'call' && depth === 0 ? project.facts(path)?.calls[one.call] : undefined;
    const maker = call && project.resolveFunction(path, { is: 'ref', ref: call.callee });
    const made = maker ? returnsOf(project, maker).map((given) => functionsOf(project, maker.path, given, 1)) : [];
    return { found: made.flatMap(({ found }) => found), isOpen: made.length === 0 || made.some(({ isOpen }) => isOpen) };
  });
  return { found: each.flatMap(({ found }) => found), isOpen: each.some(({ isOpen }) => isOpen) };
}

function returnsOf(project: Project, { path, fn }: FunctionRef): readonly Value[] {
  const facts = project.facts(path);
  return facts ? (indexOf(facts).exitsOf.get(fn) ?? []).flatMap(({ kind, value }) => (kind === 'return' && value ? [value] : [])) : [];
}

/** The function and those that are created in it, at any depth. */
export function withInner(facts: FileFacts, fn: number): readonly number[] {
  return [fn, ...(indexOf(facts).childrenOf.get(fn) ?? []).flatMap((child) => withInner(facts, child))];
}
