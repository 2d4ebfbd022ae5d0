/** Writes that components make to what outlives a request, while a server renders them. */
import type { CallFact, FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { pagesShowing } from './at-first.js';
import type { RequestSource } from './event-source.js';
import { stateWrites, type StateWrite } from './module-state.js';
import { isRenderedOnRequest, requestEntries } from './request-entries.js';
import { requestSource } from './request-origin.js';

export type RenderLeak = {
  readonly write: StateWrite;
  /** Rendering this one leads to the write. */
  readonly component: string;
  readonly source: RequestSource;
};

/** Calls on the way from a component to what it runs. */
const MAX_DEPTH = 8;
/** What calls the function that it is given at once, or when the data of the page is there. */
const RUNS_ITS = /^(?:map|flatMap|filter|forEach|reduce|some|every|find|sort|then|catch|finally|update|subscribe)$/;
const RUNES: ReadonlySet<string> = new Set(['$derived', '$derived.by', '$state', 'Promise', 'Promise.all', 'Array.from']);

/**
 * The writes of one file, by place, that rendering a component on the server leads to, and that leave something of the request behind.
 * Not those that `load`, an action or a hook leads to as well: these are leaks already.
 */
export function renderLeaksOf(project: Project, path: string): readonly RenderLeak[] {
  return stateWrites(project, path).flatMap((write) => {
    const component = renderedBy(project, path, write);
    const source = component === undefined ? undefined : requestSource(project, path, write.value, write.memo ? write.when : undefined);
    return component !== undefined && source ? [{ write, component, source }] : [];
  });
}

function renderedBy(project: Project, path: string, { fn, when }: StateWrite): string | undefined {
  if (!project.canRunOnServer(path, when) || requestEntries(project, { path, fn }).length > 0) return undefined;
  return componentsRunning(project, { path, fn }).find((component) => pagesShowing(project, component).some((page) => isRenderedOnRequest(project, page)));
}

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

function runsIts(project: Project, { path }: FileFacts, { callee }: CallFact): boolean {
  if (callee.from === 'global') return RUNES.has([callee.name, ...callee.path].join('.'));
  return RUNS_ITS.test(callee.path.at(-1) ?? '') || project.symbol(path, callee) === 'svelte#untrack';
}
