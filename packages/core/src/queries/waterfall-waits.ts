/** What a function waits for, one after the other. */
import type { AwaitFact, CallFact, FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { accessOf } from './waterfall-access.js';

/** An `await` of a call that only reads: a database, a file, another server. */
export type Wait = {
  readonly fact: AwaitFact;
  /** The call whose promise it is. */
  readonly call: CallFact;
};

/** The waits in the function's own body, loops and what asks nothing left out, in the order in which they end. */
export function waitsOf(project: Project, { path, fn }: FunctionRef): readonly Wait[] {
  const facts = project.facts(path) as FileFacts;
  return facts.awaits
    .filter((fact) => fact.fn === fn && !fact.loop && fact.value.is === 'call' && accessOf(project, path, fact.value) === 'read')
    .map((fact) => ({ fact, call: facts.calls[(fact.value as { readonly call: number }).call] as CallFact }))
    .sort((a, b) => a.fact.span[1] - b.fact.span[1]);
}
