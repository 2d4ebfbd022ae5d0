/** Where the rendering of a component comes by. */
import type { CallFact, FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { runsIts } from './components-running.js';

/** A place in the script (`fn` 1) or the markup (2) of a component. */
export type RenderPlace = { readonly path: string; readonly fn: number; readonly at: number };

/** A place in a function. */
export type CodePlace = FunctionRef & { readonly at: number; readonly when?: number | undefined };

const MAX_DEPTH = 8;

/** Where the components that lead to the place while a server renders them do so, over calls in sight. */
export function renderPlaces(project: Project, place: CodePlace): readonly RenderPlace[] {
  return placesOf(project, place, (path, { when }) => project.canRunOnServer(path, when));
}

/** The same, where nothing but the rendering of the component decides: no condition stands around the place or a call on the way. */
export function surePlaces(project: Project, place: CodePlace): readonly RenderPlace[] {
  const isSure = (path: string, { callee, fn, when }: Step): boolean => when === undefined && !isAsync(project, { path, fn }) && (callee === undefined || project.symbol(path, callee) === 'svelte#untrack');
  return placesOf(project, place, isSure);
}

type Step = { readonly fn: number; readonly when?: number | undefined; readonly callee?: CallFact['callee'] };

function placesOf(project: Project, { at, fn, path, when }: CodePlace, mayPass: (path: string, step: Step) => boolean, depth = 0): readonly RenderPlace[] {
  const facts = project.facts(path);
  const fact = facts?.functions[fn];
  if (!facts || !fact || depth > MAX_DEPTH || !mayPass(path, { fn, when })) return [];
  if (fact.kind === 'instance' || fact.kind === 'markup') return [{ path, fn, at }];
  const given = fact.argument && facts.calls[fact.argument.call];
  const runs = given && runsIts(project, facts, given) && mayPass(path, given) ? placesOf(project, startOf(path, given), mayPass, depth + 1) : [];
  return [...runs, ...project.callers({ path, fn }).flatMap((site) => {
    const call = (project.facts(site.path) as FileFacts).calls[site.call] as CallFact;
    return placesOf(project, startOf(site.path, call), mayPass, depth + 1);
  })];
}

function startOf(path: string, { fn, span, when }: CallFact): CodePlace {
  return { path, fn, at: span[0], when };
}

function isAsync(project: Project, { fn, path }: FunctionRef): boolean {
  const { async, generator } = (project.facts(path) as FileFacts).functions[fn] ?? {};
  return async === true || generator === true;
}
