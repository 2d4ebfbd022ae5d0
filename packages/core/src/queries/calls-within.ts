/** Calls that a function makes, by itself or through others. */
import type { CallFact } from '../facts.js';
import { indexOf } from '../project/file-index.js';
import type { CallSite, FunctionRef, Project } from '../project/project.js';
import { functionsWithin } from './auth-checks.js';

/** `site` is the call that was looked for, `at` the call in the function that was asked about. */
export type CallWithin = { readonly at: CallSite; readonly site: CallSite };

const MAX_DEPTH = 6;

/** The first such call in the function, or in the app's own functions that it calls; undefined when there is none in sight. */
export function callWithin(project: Project, fn: FunctionRef, isWanted: (path: string, call: CallFact) => boolean): CallWithin | undefined {
  return callIn(project, fn, isWanted, 0, new Set());
}

function callIn(project: Project, { fn, path }: FunctionRef, isWanted: (path: string, call: CallFact) => boolean, depth: number, seen: Set<string>): CallWithin | undefined {
  const facts = project.facts(path);
  if (!facts || depth > MAX_DEPTH || seen.has(`${fn} ${path}`)) return undefined;
  seen.add(`${fn} ${path}`);
  const calls = [...functionsWithin(facts, fn)].sort((a, b) => a - b).flatMap((one) => indexOf(facts).callsOf.get(one) ?? []);
  for (const call of calls) {
    const fact = facts.calls[call] as CallFact;
    const at = { path, call };
    if (isWanted(path, fact)) return { at, site: at };
    const own = project.resolveFunction(path, { is: 'ref', ref: fact.callee });
    const inner = own && callIn(project, own, isWanted, depth + 1, seen);
    if (inner) return { at, site: inner.site };
  }
  return undefined;
}
