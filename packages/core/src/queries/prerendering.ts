/** What the build asks the app for when it prerenders. */
import { constant } from '../kit/config-value.js';
import type { Project, Tri } from '../project/project.js';
import { routeSegments } from '../routes/route-pattern.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { kitOption } from './kit-option.js';
import { endpointPrerender, isPrerenderOn } from './prerender-option.js';

/** `prerender` of the route as a whole: that of the page where there is one. */
export function routePrerender(project: Project, node: RouteNode): Tri | 'auto' {
  return node.page ? project.pageOptions(node).prerender : endpointPrerender(project, node);
}

/** The pathname that the build asks for of its own accord: of a route without parameters. Groups are no part of it. */
export function plainPathname({ id }: RouteNode): string | undefined {
  return id.includes('[') ? undefined : `/${routeSegments(id).join('/')}`;
}

/** Does the build surely ask for the route? It is prerendered, has no parameters, and the configuration does not name other entries. */
export function isSurelyVisited(project: Project, node: RouteNode): boolean {
  const isOn = isPrerenderOn(routePrerender(project, node)) && project.config.routerType !== 'hash';
  return isOn && plainPathname(node) !== undefined && kitOption(project, 'prerender.entries') === 'unset';
}

/** Does the build fail when it finds what the option (`handleHttpError`) is about? It does unless somebody says otherwise. */
export function failsOn(project: Project, handler: string): boolean {
  const option = kitOption(project, `prerender.${handler}`);
  return option === 'unset' || (typeof option === 'object' && constant(option.place) === 'fail');
}

/** Do the universal hooks lead addresses elsewhere? */
export function hasReroute(project: Project): boolean {
  return project.filesOf('hooks.universal').some((path) => (project.facts(path)?.exports ?? []).some(({ name }) => name === 'reroute' || name === '*'));
}

/** Where a route says that it is prerendered: in a module of its own, or, when a layout does, the beginning of its first file. */
export function prerenderPlace(project: Project, { page = {}, endpoint }: RouteNode): { readonly path: string; readonly span: Span } | undefined {
  const files = [page.universal, page.server, page.component, endpoint].filter((path) => path !== undefined);
  for (const path of files) {
    const own = project.facts(path)?.exports.find(({ name }) => name === 'prerender');
    if (own) return { path, span: own.span };
  }
  return files[0] === undefined ? undefined : { path: files[0], span: [0, 0] };
}
