/** What reports show of an app besides its findings. */
import { routeGuards, type Project, type RouteNode } from '@sk-audit/core';
import type { OpenApp } from '@sk-audit/host';
import type { ReportedApp, ReportedGuard } from '../reporters/reported-app.js';
import { routesOf } from './app-routes.js';
import { routeData } from './routes-json.js';

/** The routes that were asked for, with what guards them. */
export function reportedApp(app: OpenApp): ReportedApp {
  const { root, routes, pathFromHere } = routesOf(app);
  return { root, routes: routes.map((route) => ({ ...routeData(route, pathFromHere), ...guardOf(app.project, route.node, pathFromHere) })) };
}

function guardOf(project: Project, node: RouteNode, pathFromHere: (path: string) => string): { readonly guard?: ReportedGuard } {
  const guards = routeGuards(project, node);
  if (!guards) return {};
  const { load, mayHook } = guards;
  return { guard: { mayHook, ...(load && { load: { path: pathFromHere(load.path), offset: load.span[0] } }) } };
}
