/** Where forms post to. */
import type { ElementFact, Value } from '../facts.js';
import { patternText } from '../flow/values.js';
import type { Entry, Project } from '../project/project.js';
import { HOLE } from '../routes/match.js';
import type { RouteNode } from '../routes/route-tree.js';
import { actionNames } from './action-names.js';
import { attribute, submits } from './form-parts.js';

export type FormTarget =
  /** An action of a page: its node and the action's name. */
  | { readonly is: 'action'; readonly node: RouteNode; readonly name: string }
  | { readonly is: 'endpoint'; readonly node: RouteNode }
  /** Another site, or a service that answers in front of the app (Netlify's forms). */
  | { readonly is: 'external' }
  | { readonly is: 'unknown' };

const UNKNOWN: FormTarget = { is: 'unknown' };

/** The action that a target names: found, surely not there, or not to be decided. */
export function actionOf(project: Project, target: FormTarget): Entry | 'none' | 'unknown' {
  if (target.is !== 'action') return 'unknown';
  const server = target.node.page?.server;
  if (!server) return 'none';
  return project.entries(server).find((entry) => entry.role === 'action' && entry.name === target.name) ?? 'unknown';
}

/** Is it an action that its page surely does not have? */
export function lacksAction(project: Project, target: FormTarget): boolean {
  if (target.is !== 'action' || target.node.endpoint !== undefined) return false;
  const { names, open } = actionNames(project, target.node.page?.server);
  return !open && !names.includes(target.name);
}

/**
 * Where a form and its buttons post to, each place once.
 * @param inside the elements in the form
 */
export function targetsOf(project: Project, path: string, form: ElementFact, inside: readonly ElementFact[]): readonly FormTarget[] {
  const given = inside.flatMap((one) => attribute(one, 'formaction') ?? []);
  // A form without `action` whose every button names one never posts to `default`.
  if (form.attributes.some((one) => /^(?:data-)?netlify$/.test(one.name))) return [{ is: 'external' }];
  const usesOwn = attribute(form, 'action') !== undefined || given.length === 0 || inside.some((one) => submits(one) === true && !attribute(one, 'formaction'));
  return [...(usesOwn ? ownTargets(project, path, form) : []), ...given.flatMap(({ value }) => targetsAt(project, path, value))];
}

function ownTargets(project: Project, path: string, form: ElementFact): readonly FormTarget[] {
  const own = attribute(form, 'action');
  if (own) return targetsAt(project, path, own.value);
  return form.attributes.some((one) => one.kind === 'spread') ? [UNKNOWN] : hereAs(project, path, 'default');
}

function targetsAt(project: Project, path: string, value: Value | undefined): readonly FormTarget[] {
  const text = value ? patternText(value) : '';
  if (text === undefined) return [UNKNOWN];
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(text)) return [{ is: 'external' }];
  const [pathname, query = ''] = text.split('?', 2) as [string, string?];
  const name = actionName(query);
  if (name === undefined) return [UNKNOWN];
  if (pathname === '') return hereAs(project, path, name);
  // What begins with an unknown part (`/{area}/orders`) may be many a route.
  const node = /^\/[^/\u0000]*(?:\/|$)/.test(pathname) ? project.matchRoute(pathname)?.node : undefined;
  if (!node) return [UNKNOWN];
  return [node.page ? { is: 'action', node, name } : { is: 'endpoint', node }];
}

/** `default` without a named action; undefined when the name is not literal. */
function actionName(query: string): string | undefined {
  const named = query.split('&').find((part) => part.startsWith('/'));
  const name = named === undefined ? 'default' : (named.slice(1).split('=')[0] as string);
  return query.startsWith(HOLE) || name.includes(HOLE) ? undefined : name;
}

/** The action of that name on whatever page the form stands. */
function hereAs(project: Project, path: string, name: string): readonly FormTarget[] {
  const { pages, others } = standsOn(project, path);
  return [...pages.map((node) => ({ is: 'action' as const, node, name })), ...(others ? [UNKNOWN] : [])];
}

/** The pages on which a component stands. `others`: it may stand on more (in a layout, or where no name in the markup shows it). */
export type Shown = { readonly pages: readonly RouteNode[]; readonly others: boolean };

/** Where a component stands, through the components that show it. Pages by id. */
export function standsOn(project: Project, path: string): Shown {
  const pages = new Set<RouteNode>();
  const paths = new Set([path]);
  let others = false;
  for (const at of paths) {
    const node = project.role(at) === 'page.svelte' ? project.routes.byFile.get(at) : undefined;
    const places = project.placesOf(at);
    if (node) pages.add(node);
    else if (places.length === 0) others = true;
    for (const place of places) paths.add(place.path);
  }
  return { pages: [...pages].sort((a, b) => (a.id < b.id ? -1 : 1)), others };
}
