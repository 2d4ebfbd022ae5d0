/** Questions about the functions that are `handle`, or a part of it. */
import type { CallFact, FileFacts, Ref } from '../facts.js';
import type { Entry, Project } from '../project/project.js';

/** The server's `handle` functions whose bodies stand in the file: the hook itself and the members of its `sequence()`. What a wrapper is given is none. */
export function handlesIn(project: Project, path: string): readonly Entry[] {
  return project.entriesIn(path).filter(({ declaredIn, role, wrapped }) => role === 'handle' && !wrapped && project.role(declaredIn) === 'hooks.server');
}

/** Is it the `resolve` that Kit hands to the handle at function `fn`, destructured or not? */
export function isResolve(ref: Ref, fn: number): boolean {
  return ref.from === 'param' && ref.fn === fn && ref.index === 0 && ref.path.join('.') === 'resolve';
}

/** The calls of `resolve` in the handle at function `fn` and in the functions inside of it: indexes, in the order of their facts. */
export function resolveCalls(facts: FileFacts, fn: number): readonly number[] {
  return [...facts.calls.keys()].filter((index) => isResolve((facts.calls[index] as CallFact).callee, fn));
}
