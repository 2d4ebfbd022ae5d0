/** How files of remote functions get into a build. */
import type { Project } from '../project/project.js';
import { guardedChain, isSeenByKit, shippableEdges } from './guarded-chain.js';

/**
 * The file that makes Kit look at a file of remote functions while it builds, first in the alphabet: a page's code that imports it, and in
 * Kit 3 any code of the app. `undefined` when nothing does, and for other files.
 * @see @sveltejs/kit src/exports/vite/index.js plugin_guard (2.70.4), src/exports/vite/plugins/remote.js plugin_remote_guard (3.2.0)
 */
export function importerOfRemote(project: Project, path: string): string | undefined {
  if (project.role(path) !== 'remote') return undefined;
  const importers = project.importers(path, true).filter((from) => project.role(from) !== 'remote' && project.isLive(from));
  if (project.kitSatisfies('>=3') === true && /\.remote\.[^./]+$/.test(path)) return importers[0];
  const isGuarded = project.imports(path).some(({ module, value }) => module === '$app/server' && value);
  return isGuarded ? importers.find((from) => guardedChain(project, from) && shippableEdges(project, from, path).some(isSeenByKit)) : undefined;
}
