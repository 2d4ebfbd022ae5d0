/** What lies in the app's folder. */
import { joinPath, pathInside } from '../modules/posix-path.js';
import type { Project, Tri } from '../project/project.js';

/** Is the file there? `unknown` outside the app's folder, which is not listed as a whole. */
export function hasFile(project: Project, path: string): Tri {
  if (project.paths().includes(path)) return true;
  return pathInside(project.config.root, path) === undefined ? 'unknown' : false;
}

/** The file at which something is reported that the whole app lacks: Kit's configuration, or `package.json`. */
export function configFileOf({ config: { file, root } }: Project): string {
  return file ?? joinPath(root, 'package.json') ?? 'package.json';
}
