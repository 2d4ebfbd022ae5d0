/** Writes that components make to what outlives a request, while a server renders them. */
import type { Project } from '../project/project.js';
import { pagesShowing } from './at-first.js';
import { componentsRunning } from './components-running.js';
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
