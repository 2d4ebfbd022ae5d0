/** Does Kit notice when a server-only file is on its way to the browser? */
import type { Related } from '../finding.js';
import type { Edge } from '../modules/edge.js';
import type { Project } from '../project/project.js';

const UNSEEN: ReadonlySet<Edge['fact']['kind']> = new Set<Edge['fact']['kind']>(['worker', 'css']);

/** Does Kit look at the import? Not at workers, styles and `new URL(…)`; but of an address with holes Vite makes a glob. */
export function isSeenByKit({ fact: { kind, specifier } }: Edge): boolean {
  return kind === 'url' ? specifier.includes('*') : !UNSEEN.has(kind);
}

/** Does a worker run the file? It is a bundle of its own, of which Kit sees no import, though it sees the `?worker` that leads there. */
export function startsWorker({ fact: { kind, query, specifier } }: Edge): boolean {
  return kind === 'worker' || /[?&](?:shared)?worker(?:&|=|$)/.test(query ?? specifier);
}

function isSeenBeyond(edge: Edge): boolean {
  return isSeenByKit(edge) && !startsWorker(edge);
}

/**
 * Does Kit look at every import of the chain `[entry, …, file]`? It does not at workers, `new URL(…)` and styles; to client hooks,
 * universal hooks and param matchers it came at 2.29, to the service worker at 3.0. Where the version is not known, as if it did.
 * @see @sveltejs/kit src/exports/vite/index.js (2.28.0, 2.70.4), src/exports/vite/plugins/guard.js (3.2.0)
 */
export function isGuardedChain(project: Project, chain: readonly string[]): boolean {
  const isSeen = chain.slice(1).every((to, index) => shippableEdges(project, chain[index] ?? to, to).some(isSeenBeyond));
  return isSeen && isGuardedEntry(project, chain[0] ?? '');
}

function isGuardedEntry(project: Project, entry: string): boolean {
  const role = project.role(entry);
  if (role === 'service-worker') return project.kitSatisfies('>=3.0.0-0') !== false;
  return !/^(?:hooks|params)/.test(role) || project.kitSatisfies('>=2.29.0') !== false;
}

/**
 * Shortest `[entry, …, path]` from what Kit ships to browsers on which Kit looks at every import; undefined when there is none, though the
 * file may still be shipped on another way. Ties alphabetical.
 */
export function guardedChain(project: Project, path: string): readonly string[] | undefined {
  const plain = project.clientChain(path);
  if (!plain || isGuardedChain(project, plain)) return plain;
  const chains: (readonly string[])[] = [[path]];
  const seen = new Set([path]);
  for (const chain of chains) {
    const [first = path] = chain;
    if (project.clientChain(first)?.length === 1 && isGuardedEntry(project, first)) return chain;
    for (const from of project.importers(first, true)) {
      if (seen.has(from) || !project.clientChain(from) || !shippableEdges(project, from, first).some((edge) => isSeenBeyond(edge) && project.shipsAlong(edge))) continue;
      seen.add(from);
      chains.push([from, ...chain]);
    }
  }
  return undefined;
}

/** The imports of one file by another that a bundler for browsers follows, be the file guarded or not. */
export function shippableEdges(project: Project, from: string, to: string): readonly Edge[] {
  // `require` means something to the bundler since Kit 3 (Rolldown).
  const isFollowed = ({ fact }: Edge): boolean => fact.kind !== 'require' || project.kitSatisfies('>=3.0.0-0') !== false;
  return project.imports(from).filter((edge) => edge.to === to && edge.value && isFollowed(edge) && project.canShip(from, edge.fact.when));
}

/** The imports along the chain `[entry, …, file]`; of several by one file, one that Kit sees. */
export function chainSteps(project: Project, chain: readonly string[]): readonly Edge[] {
  return chain.slice(1).flatMap((to, i) => {
    const edges = shippableEdges(project, chain[i] ?? to, to);
    return edges.find(isSeenBeyond) ?? edges[0] ?? [];
  });
}

/** What a finding shows of a chain: each import with what it leads to. */
export function stepPlaces(steps: readonly Edge[]): readonly Related[] {
  return steps.map(({ fact: { specifier, span }, from, module, to }) => ({ path: from, span, message: `imports ${to ?? module ?? specifier}` }));
}
