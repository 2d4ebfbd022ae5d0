/** Is it a mistake that an exception of Kit's is caught? */
import { answeredStatus, contains, surelyBefore, type CallFact, type FileFacts, type Project, type Thrown, type ThrowSite } from '@sk-audit/core';
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
 * function makes for its caller, or for one of many things to do, may be caught like any other, unless the visitor's mistake becomes the
 * server's or a guard is undone.
 */
export function lossOf(project: Project, path: string, index: number, thrown: Thrown): Loss | undefined {
  const catcher = catcherOf(project, path, index, thrown);
  if (!catcher) return undefined;
  const facts = project.facts(path) as FileFacts;
  const call = facts.calls[index] as CallFact;
  const sites = project.throwSites(path, index).filter((site) => site.thrown === thrown);
  if (doesTheSame(project, path, index, sites, catcher) || hasPassed(project, path, index, sites, catcher)) return undefined;
  const own = sites.find((site) => site.path === path && contains(catcher.guards, (facts.calls[site.call] as CallFact).span));
  const isLost = thrown !== 'error' || (own && !isForEach(project, path, call.fn)) || masksOrUndoes(project, call, sites, catcher);
  if (own && catcher.kind === 'try') return isLost ? { catcher, thrown, call: own.call, isKits: true } : undefined;
  return isLost ? { catcher, thrown, call: rootOfChain(project, path, index, thrown), isKits: false } : undefined;
}

/** Was the same guard, which is given nothing and so asks the same again, called before the `try`? Then it does not throw here. */
function hasPassed(project: Project, path: string, index: number, sites: readonly ThrowSite[], { guards }: Catcher): boolean {
  const facts = project.facts(path) as FileFacts;
  const before = surelyBefore(facts, facts.calls[index]?.step).filter((one) => !contains(guards, (facts.calls[one] as CallFact).span));
  const passed = before.flatMap((one) => project.throwSites(path, one).filter(({ thrown }) => project.throwsOf(path, one).includes(thrown)));
  return sites.every((site) => isGivenNothing(project, site) && passed.some((one) => one.path === site.path && one.call === site.call)); // mutate-ok: two files hardly share an index
}

function isGivenNothing(project: Project, { call, path }: ThrowSite): boolean {
  const facts = project.facts(path) as FileFacts;
  return facts.functions[(facts.calls[call] as CallFact).fn]?.params.length === 0;
}

const FOR_EACH = /^(?:map|flatMap|forEach|filter)$/;

/** Is it a function of the app that all its callers call in a loop or a callback for each of many things? Then one that fails must not end the others. */
function isForEach(project: Project, path: string, fn: number): boolean {
  const callers = project.callers({ path, fn });
  return callers.length > 0 && callers.every((site) => {
    const { calls, functions } = project.facts(site.path) as FileFacts;
    const call = calls[site.call] as CallFact;
    const given = calls[functions[call.fn]?.argument?.call ?? -1];
    return call.loop === true || FOR_EACH.test(given?.callee.path.at(-1) ?? '');
  });
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
