/** Is it a mistake that an exception of Kit's is caught? */
import { answeredStatus, contains, type CallFact, type FileFacts, type Project, type Thrown, type ThrowSite } from '@sk-audit/core';
import { answersServerError, catcherOf, doesTheSame, type Catcher } from './catcher.js';

/** An exception that was caught by somebody to whom it did not belong. */
export type Loss = {
  readonly catcher: Catcher;
  readonly thrown: Thrown;
  /** The call in the file at hand: Kit's own where that stands in the `try` block, else the helper's. */
  readonly call: number;
  readonly isKits: boolean;
};

/**
 * The loss when what the call at `index` throws is caught; undefined where nobody catches it, where that changes nothing, and where
 * it may well be meant. A redirect is always for Kit, and so is an error that the guarded code makes itself. An error that a
 * function makes for its caller may be caught like any other, unless the visitor's mistake becomes the server's or a guard is undone.
 */
export function lossOf(project: Project, path: string, index: number, thrown: Thrown): Loss | undefined {
  const catcher = catcherOf(project, path, index, thrown);
  if (!catcher) return undefined;
  const facts = project.facts(path) as FileFacts;
  const call = facts.calls[index] as CallFact;
  const sites = project.throwSites(path, index).filter((site) => site.thrown === thrown);
  if (doesTheSame(project, path, index, sites, catcher)) return undefined;
  const own = sites.find((site) => site.path === path && contains(catcher.guards, (facts.calls[site.call] as CallFact).span));
  if (own && catcher.kind === 'try') return { catcher, thrown, call: own.call, isKits: true };
  const isLost = thrown !== 'error' || own || masksOrUndoes(project, call, sites, catcher);
  return isLost ? { catcher, thrown, call: rootOfChain(project, path, index, thrown), isKits: false } : undefined;
}

function masksOrUndoes(project: Project, call: CallFact, sites: readonly ThrowSite[], catcher: Catcher): boolean {
  const statuses = sites.map((site) => answeredStatus(project, site.path, project.facts(site.path)?.calls[site.call] as CallFact));
  const isVisitors = statuses.every((status) => (status ?? 500) < 500);
  if (isVisitors && answersServerError(project, catcher)) return true;
  const isGuard = statuses.every((status) => status === 401 || status === 403);
  return isGuard && goesOn(call, catcher);
}

/** Was the call made for nothing but its exception, and does the code behind it run all the same? */
function goesOn(call: CallFact, { kind, use, after }: Catcher): boolean {
  return kind === 'try' ? call.use === 'discarded' && after !== undefined : use === 'discarded';
}

/** In `guard().then(…).catch(…)`, the guard. */
function rootOfChain(project: Project, path: string, index: number, thrown: Thrown): number {
  const callee = project.facts(path)?.calls[index]?.callee;
  if (callee?.from !== 'call') return index; // mutate-ok: for the type, others have no call
  return project.rejectsOf(path, callee.call).includes(thrown) ? rootOfChain(project, path, callee.call, thrown) : index;
}
