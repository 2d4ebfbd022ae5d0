/** The service worker, and what Kit lets it import. */
import type { Edge } from '../modules/edge.js';
import type { Project } from '../project/project.js';
import { importChains } from '../queries/import-chains.js';

/** The service worker's file; `undefined` when there is none, or it is not to be told which of two Kit takes. */
export function serviceWorkerFile(project: Project): string | undefined {
  const files = project.filesOf('service-worker');
  return files.length === 1 ? files[0] : undefined;
}

/** The imports that are bundled into the service worker, each with the imports that lead to it. */
export function serviceWorkerImports(project: Project): readonly (readonly Edge[])[] {
  const entry = serviceWorkerFile(project);
  const isBundled = (edge: Edge): boolean => edge.value && project.canShip(edge.from, edge.fact.when) && (edge.to === undefined || project.shipsAlong(edge));
  return entry === undefined ? [] : importChains(project, entry, isBundled);
}

/** Kit's own modules that a service worker may import, in words; `isAllowed` is `unknown` where the version decides and leaves it open. */
export type WorkerModules = { readonly names: readonly string[]; readonly isAllowed: (module: string) => boolean | 'unknown' };

/**
 * What a service worker can import of Kit in the app's version. Modules of the server are another matter, and count as allowed.
 * @see @sveltejs/kit src/exports/vite/build/build_service_worker.js (1.30.4, 2.5.0, 2.70.4), build/service-worker.js (3.2.0)
 */
export function workerModules(project: Project): WorkerModules {
  if (project.kitSatisfies('>=3') === true) {
    const refused = ['$app/forms', '$app/navigation', '$app/state'];
    return { names: ['$app/env', '$app/env/public', '$app/manifest', '$app/paths', '$app/service-worker'], isAllowed: (module) => !refused.includes(module) };
  }
  if (project.kitSatisfies('<2') === true) return { names: ['$service-worker'], isAllowed: (module) => module === '$service-worker' };
  const hasAppEnv = project.kitSatisfies('>=2.63');
  const names = ['$service-worker', '$env/static/public', ...(hasAppEnv === true ? ['$app/env/public'] : [])];
  if (project.kitSatisfies('>=2 <3') !== true) return { names, isAllowed: () => 'unknown' };
  return { names, isAllowed: (module) => (module === '$app/env/public' ? hasAppEnv : names.includes(module)) };
}
