/** Where what is said about a route's folder is shown. */
import type { Project } from '../project/project.js';

/** The project-relative folder of a route id. */
export function routeFolder({ config }: Project, id: string): string {
  return id === '/' ? config.routes : `${config.routes}${id}`;
}

/** The first file in or below a folder, by name: there stands what is wrong with the folder's own name. The folder when it holds nothing. */
export function firstFileBelow(project: Project, folder: string): string {
  return project.paths().find((path) => path.startsWith(`${folder}/`)) ?? folder;
}

/** The file that makes a folder a route: its page, before its endpoint; else the first file in or below it. */
export function mainRouteFile(project: Project, id: string): string {
  const { page, endpoint } = project.routes.byId.get(id) ?? {};
  return page?.component ?? page?.universal ?? page?.server ?? endpoint ?? firstFileBelow(project, routeFolder(project, id));
}
