/** Writes that leave one visitor's data where other visitors' requests find it. */
import type { Entry, Project } from '../project/project.js';
import type { RequestSource } from './event-source.js';
import { stateWrites, type StateWrite } from './module-state.js';
import { hasServer, requestEntries } from './request-entries.js';
import { requestSource } from './request-origin.js';

export type Leak = {
  readonly write: StateWrite;
  /** Through these a request leads to the write; at least one. */
  readonly entries: readonly Entry[];
  readonly source: RequestSource;
};

/**
 * The writes of one file, by place, that put something of a request into state of these kinds while a server answers it.
 * `matters` says which are mistakes; of those to one state in one function only the first is given: mending it mends all.
 */
export function leaksOf(project: Project, path: string, kinds: ReadonlySet<StateWrite['kind']>, matters: (leak: Leak) => boolean): readonly Leak[] {
  if (!hasServer(project.config)) return []; // mutate-ok: only spares work
  const seen = new Set<string>();
  const answers = (fn: number): boolean => requestEntries(project, { path, fn }).length > 0;
  return stateWrites(project, path, answers).flatMap((write) => {
    const leak = kinds.has(write.kind) && !seen.has(stateKey(write)) ? leakOf(project, path, write) : undefined;
    if (!leak || !matters(leak)) return [];
    seen.add(stateKey(write));
    return [leak];
  });
}

function leakOf(project: Project, path: string, write: StateWrite): Leak | undefined {
  const entries = project.canRunOnServer(path, write.when) ? requestEntries(project, { path, fn: write.fn }) : [];
  const source = entries.length > 0 ? requestSource(project, path, write.value, write.memo ? write.when : undefined) : undefined;
  return source && { write, entries, source };
}

function stateKey({ fn, name, owner }: StateWrite): string {
  return owner ? `${fn} ${owner.binding} ${owner.path}` : `${fn} ${name}`;
}
