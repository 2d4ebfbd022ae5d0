/** The routes of one app, ready to be shown. */
import { routeOutlines, type PackageVersion, type RouteOutline } from '@sk-audit/core';
import type { OpenApp } from '@sk-audit/host';

export type AppRoutes = {
  /** As seen from the working directory. */
  readonly root: string;
  readonly kit: PackageVersion;
  readonly notes: readonly string[];
  /** In the order of their ids; only those that were asked for. Paths in them are those of the project. */
  readonly routes: readonly RouteOutline[];
  readonly pathFromHere: (path: string) => string;
};

/** The routes at or below what was asked for. */
export function routesOf({ root, project, notes, pathFromHere, isMeant }: OpenApp): AppRoutes {
  const routes = routeOutlines(project).filter(({ files }) => files.some(({ path }) => isMeant(path)));
  return { root, kit: project.kit, notes: [...notes, ...(project.config.spaFallback ? spaNote(routes) : [])], routes, pathFromHere };
}

/** Kit's own answer is `ssr: true`, which surprises in an app that has no server. */
function spaNote(routes: readonly RouteOutline[]): readonly string[] {
  return routes.some(({ page }) => page?.options.ssr === true && page.options.prerender !== true) ? ['With the fallback of adapter-static, pages that are not prerendered are rendered in the browser only, whatever `ssr` says.'] : [];
}
