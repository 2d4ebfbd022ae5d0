/** What runs while a server renders components. */
import type { CallFact, FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';

/** Calls on the way from a component to what it runs. */
const MAX_DEPTH = 8;
/** What calls the function that it is given at once, or when the data of the page is there. */
const RUNS_ITS = /^(?:map|flatMap|filter|forEach|reduce|some|every|find|sort|then|catch|finally|update|subscribe)$/;
const RUNES: ReadonlySet<string> = new Set(['$derived', '$derived.by', '$state', 'Promise', 'Promise.all', 'Array.from']);

/** The components that run the function while a server renders them, over calls in sight. Handlers, effects and `onMount` do not count. */
export function componentsRunning(project: Project, { path, fn }: FunctionRef, depth = 0): readonly string[] {
  const facts = project.facts(path);
  const fact = facts?.functions[fn];
  if (!facts || !fact || depth > MAX_DEPTH) return [];
  if (fact.kind === 'instance' || fact.kind === 'markup') return [path];
  const given = fact.argument && facts.calls[fact.argument.call];
  const around = given && runsIts(project, facts, given) && project.canRunOnServer(path, given.when) ? componentsRunning(project, { path, fn: given.fn }, depth + 1) : [];
  return [...new Set([...around, ...project.callers({ path, fn }).flatMap((site) => {
    const call = project.facts(site.path)?.calls[site.call];
    return call && project.canRunOnServer(site.path, call.when) ? componentsRunning(project, { path: site.path, fn: call.fn }, depth + 1) : [];
  })])];
}

/** Does the call run the function that it is given, while a component is made? */
export function runsIts(project: Project, { path }: FileFacts, { callee }: CallFact): boolean {
  if (callee.from === 'global') return RUNES.has([callee.name, ...callee.path].join('.'));
  return RUNS_ITS.test(callee.path.at(-1) ?? '') || project.symbol(path, callee) === 'svelte#untrack';
}
