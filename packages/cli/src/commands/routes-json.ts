/** The routes for machines: `schema/routes.schema.json` describes them. */
import type { OutlinedFile, RouteOutline } from '@sk-audit/core';
import { jsonText } from '../reporters/json.js';
import type { ReportedFile, ReportedRoute } from '../reporters/reported-app.js';
import type { AppRoutes } from './app-routes.js';
import { kitData } from './while-reading.js';

/** All apps with their routes, sorted by folder and by id; the same code gives the same text. */
export function routesJson(apps: readonly AppRoutes[], version: string): string {
  return jsonText({ schemaVersion: 1, tool: { name: 'sk-audit', version }, apps: apps.map(appData) });
}

function appData({ root, kit, notes, routes, pathFromHere }: AppRoutes) {
  return { root, ...kitData(kit), notes, routes: routes.map((route) => routeData(route, pathFromHere)) };
}

/** A route as plain data, with paths as seen from the working directory. */
export function routeData({ node, files, page, endpointPrerender }: RouteOutline, pathFromHere: (path: string) => string): ReportedRoute {
  return {
    id: node.id,
    dir: pathFromHere(node.dir),
    files: files.map((file) => fileData(file, pathFromHere)),
    page: page ? { layouts: page.layouts.map(({ id, resetTo = null }) => ({ id, resetTo })), ...page.options, shippedFiles: page.shipped } : null,
    endpoint: endpointPrerender === undefined ? null : { prerender: endpointPrerender },
  };
}

function fileData({ path, role, resetTo, load, actions, methods, open, browser }: OutlinedFile, pathFromHere: (path: string) => string): ReportedFile {
  return { path: pathFromHere(path), role, resetTo: resetTo ?? null, load, actions, methods, open, browser };
}
