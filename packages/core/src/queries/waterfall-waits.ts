/** What a function waits for, one after the other. */
import type { AwaitFact, CallFact, FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { accessOf, chainOf } from './waterfall-access.js';

/** An `await` of a call that only reads, and whose answer is wanted: of a database, a file, another server. */
export type Wait = {
  readonly fact: AwaitFact;
  /** The call whose promise it is. */
  readonly call: CallFact;
  /** Where it begins: `db.select()` of `db.select().from(orders)`. */
  readonly root: CallFact;
};

/** The waits in the function's own body, loops and what asks nothing left out, in the order in which they end. */
export function waitsOf(project: Project, { path, fn }: FunctionRef): readonly Wait[] {
  const facts = project.facts(path) as FileFacts;
  return facts.awaits
    .filter((fact) => fact.fn === fn && !fact.loop)
    .flatMap((fact) => (fact.value.is === 'call' && accessOf(project, path, fact.value) === 'read' ? [waitAt(facts, fact, fact.value.call)] : []))
    .filter(({ call }) => call.use !== 'discarded')
    .sort((a, b) => a.fact.span[1] - b.fact.span[1]);
}

function waitAt(facts: FileFacts, fact: AwaitFact, index: number): Wait {
  const call = facts.calls[index] as CallFact;
  return { fact, call, root: chainOf(facts, call).at(-1) as CallFact };
}
