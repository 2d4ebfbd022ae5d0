/** Kit's exceptions that never get to Kit. */
import type { CallFact, FileFacts } from '../facts.js';
import type { CallSite, Project, Thrown } from '../project/project.js';

/** How far callers are followed. */
const MAX_DEPTH = 4;

/**
 * Is what the call throws surely swallowed, by a `try` around it or by one around each call of its function? False where that is not to be
 * decided: where Kit calls the function, where it is handed on, and where nobody calls it.
 */
export function neverArrives(project: Project, { call, path }: CallSite, thrown: Thrown, depth = 0): boolean {
  if (depth > MAX_DEPTH || !project.throwsOf(path, call).includes(thrown)) return false;
  if (project.swallowedBy(path, call, thrown) !== undefined) return true;
  const { calls } = project.facts(path) as FileFacts;
  const fn = { path, fn: (calls[call] as CallFact).fn };
  if (project.entriesIn(path).some((entry) => entry.fn === fn.fn) || project.runs(fn).escapes) return false;
  const callers = project.callers(fn);
  return callers.length > 0 && callers.every((site) => neverArrives(project, site, thrown, depth + 1));
}
