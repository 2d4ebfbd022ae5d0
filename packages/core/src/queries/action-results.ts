/** What an action answers with, other than success. */
import type { Value } from '../facts.js';
import { alternatives, patternText } from '../flow/values.js';
import { indexOf } from '../project/file-index.js';
import type { Entry, FunctionRef, Project } from '../project/project.js';

const FAIL: ReadonlySet<string> = new Set(['@sveltejs/kit#fail', 'sveltekit-superforms#fail', 'sveltekit-superforms/server#fail']);
const MAX_DEPTH = 3;

/** Can the action surely answer with a failure: by `return fail(…)`, its own or that of an app's function whose value it returns? */
export function mayFail(project: Project, action: Entry): boolean {
  return !action.wrapped && returnsFailure(project, action, 0);
}

function returnsFailure(project: Project, { path, fn }: FunctionRef, depth: number): boolean {
  const facts = project.facts(path);
  const exits = facts ? (indexOf(facts).exitsOf.get(fn) ?? []) : [];
  return exits.some(({ kind, value }) => kind === 'return' && value !== undefined && alternatives(value).some((one) => isFailure(project, path, one, depth)));
}

/** Is the value what `fail(…)` gives, directly or through an app's function that may return it? */
export function isFailure(project: Project, path: string, value: Value, depth = 0): boolean {
  const call = value.is === 'call' ? project.facts(path)?.calls[value.call] : undefined;
  if (!call) return false;
  if (FAIL.has(project.symbol(path, call.callee) ?? '')) return true;
  const fn = depth < MAX_DEPTH ? project.resolveFunction(path, { is: 'ref', ref: call.callee }) : undefined;
  return fn !== undefined && returnsFailure(project, fn, depth + 1);
}

/** The literal locations to which the action may redirect by calls of its own body; helpers are looked through. */
export function redirectLocations(project: Project, { fn, path }: FunctionRef): readonly string[] {
  const facts = project.facts(path);
  const calls = facts ? (indexOf(facts).callsOf.get(fn) ?? []) : [];
  const sites = calls.flatMap((call) => project.throwSites(path, call)).filter(({ thrown }) => thrown === 'redirect');
  return sites.flatMap((site) => patternText(project.facts(site.path)?.calls[site.call]?.args[1]) ?? []);
}
