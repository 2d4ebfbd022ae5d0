/** The files in the app's folder that say how it is built and run. */
import { isDeploymentFile } from '../kit/deployment.js';
import { pathInside } from '../modules/posix-path.js';
import type { Project } from '../project/project.js';

/** `name` is the path relative to the app's folder. */
export type DeploymentFile = { readonly path: string; readonly name: string; readonly text: string };

/** `package.json`, Dockerfiles, compose files, pipelines, `.nvmrc`: those that are there, sorted by path. */
export function deploymentFiles(project: Project): readonly DeploymentFile[] {
  return project.paths().flatMap((path) => {
    const name = pathInside(project.config.root, path) ?? '';
    const text = name === 'package.json' || isDeploymentFile(name) ? project.facts(path)?.text : undefined;
    return text === undefined ? [] : [{ path, name, text }];
  });
}
