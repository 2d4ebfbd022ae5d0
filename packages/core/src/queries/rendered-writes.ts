/** Writes that components make to what outlives a request, while a server renders them. */
import type { FileFacts } from '../facts.js';
import type { FunctionRef, Project } from '../project/project.js';
import { pagesShowing } from './at-first.js';
import { componentsRunning } from './components-running.js';
import type { RequestSource } from './event-source.js';
import { stateWrites, type StateWrite } from './module-state.js';
import { isRenderedOnRequest, requestEntries } from './request-entries.js';
import { requestSource } from './request-origin.js';

const MAX_DEPTH = 4;

export type RenderLeak = {
  readonly write: StateWrite;
  /** Rendering this one leads to the write. */
  readonly component: string;
  readonly source: RequestSource;
};

/**
 * The writes of one file, by place, that rendering a component on the server leads to, and that leave something of the request behind.
 * Not those that `load`, an action or a hook leads to as well: these are leaks already.
 */
export function renderLeaksOf(project: Project, path: string): readonly RenderLeak[] {
  return stateWrites(project, path).flatMap((write) => {
    const component = renderedBy(project, path, write);
    const source = component === undefined ? undefined : requestSource(project, path, write.value, write.memo ? write.when : undefined, true);
    return component !== undefined && source ? [{ write, component, source }] : [];
  });
}

function renderedBy(project: Project, path: string, { fn, when }: StateWrite): string | undefined {
  if (!project.canRunOnServer(path, when) || requestEntries(project, { path, fn }).length > 0) return undefined;
  return componentsRunning(project, { path, fn }).find((component) => pagesShowing(project, component).some((page) => isRenderedOnRequest(project, page)));
}

/** Does the component surely change it again when it is destroyed (on a server: once the page is rendered)? */
export function isClearedAfter(project: Project, component: string, { owner, rest }: StateWrite): boolean {
  const files = owner ? [...new Set([owner.path, component])] : [];
  return files.some((path) => stateWrites(project, path).some((one) => {
    const isSame = one.owner?.path === owner?.path && one.owner?.binding === owner?.binding && one.rest.every((name, i) => rest[i] === name);
    return isSame && one.replaces && one.when === undefined && endsIn(project, { path, fn: one.fn }, component);
  }));
}

/** Is the function one that `onDestroy` of the component is given, or called by it without condition? */
function endsIn(project: Project, { fn, path }: FunctionRef, component: string, depth = 0): boolean {
  const facts = project.facts(path) as FileFacts;
  const given = facts.functions[fn]?.argument;
  const call = given && facts.calls[given.call];
  if (call && path === component && call.fn === 1 && call.when === undefined && project.symbol(path, call.callee) === 'svelte#onDestroy') return true;
  return depth < MAX_DEPTH && project.callers({ path, fn }).some((site) => {
    const next = project.facts(site.path)?.calls[site.call];
    return next !== undefined && next.when === undefined && endsIn(project, { path: site.path, fn: next.fn }, component, depth + 1);
  });
}
