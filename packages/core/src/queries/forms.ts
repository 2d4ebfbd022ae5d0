/** Forms, the actions that they post to, and whether they are enhanced. */
import type { AttributeFact, ElementFact, FileFacts, Value } from '../facts.js';
import { origins, patternText } from '../flow/values.js';
import type { Entry, Project, Tri } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';

export type FormTarget =
  /** An action of a page: its node and the action's name. */
  | { readonly is: 'action'; readonly node: RouteNode; readonly name: string }
  | { readonly is: 'endpoint'; readonly node: RouteNode }
  | { readonly is: 'external' }
  | { readonly is: 'unknown' };

export type Form = {
  readonly path: string;
  /** Index into `elements`. */
  readonly element: number;
  readonly method: 'POST' | 'GET' | 'dialog' | 'unknown';
  /** Submitted by script: `use:enhance` and its like. `unknown` with other actions, attachments, spreads and submit handlers. */
  readonly enhanced: Tri;
  /** It asks for a full page load: `data-sveltekit-reload`, `target`. */
  readonly reloads: boolean;
  /** Where the form and its buttons post to. */
  readonly targets: readonly FormTarget[];
};

/** The forms in one component. */
export function formsIn(project: Project, path: string): readonly Form[] {
  const facts = project.facts(path);
  return facts ? facts.elements.flatMap((element, index) => (element.name === 'form' && element.kind === 'element' ? [formAt(project, path, facts, element, index)] : [])) : [];
}

function formAt(project: Project, path: string, facts: FileFacts, element: ElementFact, index: number): Form {
  const buttons = facts.elements.filter((one) => one.name !== 'form' && isInside(facts, one, index));
  const hasSpread = element.attributes.some((one) => one.kind === 'spread');
  return {
    path, element: index, method: methodOf(element, buttons, hasSpread), enhanced: isEnhanced(project, path, facts, element, hasSpread),
    reloads: element.attributes.some((one) => one.name === 'data-sveltekit-reload' || (one.kind === 'attribute' && one.name === 'target')),
    targets: targetsOf(project, path, element, buttons, hasSpread),
  };
}

function isInside(facts: FileFacts, element: ElementFact, form: number): boolean {
  for (let at = element.parent; at !== undefined; at = facts.elements[at]?.parent) if (at === form) return true;
  return false;
}

/** The plain attribute of that name, in any case. */
export function attribute(element: ElementFact, name: string): AttributeFact | undefined {
  return element.attributes.find((one) => one.kind === 'attribute' && one.name.toLowerCase() === name);
}

function methodOf(element: ElementFact, buttons: readonly ElementFact[], hasSpread: boolean): Form['method'] {
  const given = attribute(element, 'method');
  const own = given?.value ? methodText(given.value) : hasSpread ? 'unknown' : 'GET';
  const posts = buttons.some((one) => { const value = attribute(one, 'formmethod')?.value; return value !== undefined && methodText(value) === 'POST'; });
  return own === 'GET' && posts ? 'POST' : own;
}

function methodText(value: Value): Form['method'] {
  if (value.is !== 'literal') return 'unknown';
  const text = String(value.value).toLowerCase();
  return text === 'post' ? 'POST' : text === 'dialog' ? 'dialog' : 'GET';
}

function isEnhanced(project: Project, path: string, facts: FileFacts, element: ElementFact, hasSpread: boolean): Tri {
  const uses = element.attributes.filter((one) => one.kind === 'use');
  if (uses.some((one) => /enhance/i.test(one.name) || (one.ref && project.symbol(path, one.ref) === '$app/forms#enhance'))) return true;
  const attached = element.attributes.filter((one) => one.kind === 'attach' && one.value);
  if (attached.some((one) => origins(facts, one.value).some((ref) => ref.path.some((part) => /enhance/i.test(part)) || project.symbol(path, ref) === '$app/forms#enhance'))) return true;
  const isSubmit = element.attributes.some((one) => (one.kind === 'on' && one.name === 'submit') || (one.kind === 'attribute' && one.name === 'onsubmit'));
  return uses.length > 0 || attached.length > 0 || hasSpread || isSubmit ? 'unknown' : false;
}

function targetsOf(project: Project, path: string, element: ElementFact, buttons: readonly ElementFact[], hasSpread: boolean): readonly FormTarget[] {
  const own = attribute(element, 'action');
  const given = buttons.flatMap((one) => { const found = attribute(one, 'formaction'); return found?.value ? [found.value] : []; });
  const first: readonly FormTarget[] = own ? target(project, path, own.value) : hasSpread ? [{ is: 'unknown' }] : pagesOf(project, path, 'default');
  // A form without `action` whose every button names one may never post to `default`.
  const hasPlainSubmit = given.length === 0 || own !== undefined;
  return [...(hasPlainSubmit ? first : []), ...given.flatMap((value) => target(project, path, value))];
}

function target(project: Project, path: string, value: Value | undefined): readonly FormTarget[] {
  const text = value ? patternText(value) : '';
  if (text === undefined) return [{ is: 'unknown' }];
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(text)) return [{ is: 'external' }];
  const [pathname, query = ''] = text.split('?', 2) as [string, string?];
  const name = actionName(query);
  if (name === undefined || pathname.startsWith('\u0000')) return [{ is: 'unknown' }];
  if (pathname === '') return pagesOf(project, path, name);
  const node = pathname.startsWith('/') ? project.matchRoute(pathname)?.node : undefined;
  if (!node) return [{ is: 'unknown' }];
  if (!node.page) return [{ is: 'endpoint', node }];
  return [{ is: 'action', node, name }];
}

/** `default` without a named action; undefined when the name is not literal. */
function actionName(query: string): string | undefined {
  const first = query.split('&').find((part) => part.startsWith('/'));
  const name = first === undefined ? 'default' : (first.slice(1).split('=')[0] as string);
  return name.includes('\u0000') ? undefined : name;
}

/** The pages on which the form can stand: its own route, or those that render its component. */
function pagesOf(project: Project, path: string, name: string): readonly FormTarget[] {
  const own = project.routes.byFile.get(path);
  if (own && project.role(path) === 'page.svelte') return [{ is: 'action', node: own, name }];
  if (own) return [{ is: 'unknown' }];
  const nodes = project.routesUsing(path);
  if (nodes.length === 0 || nodes.some((node) => node.layout?.component !== undefined && rendersIn(project, node, path))) return [{ is: 'unknown' }];
  return nodes.filter((node) => node.page).map((node) => ({ is: 'action', node, name }));
}

/** Does the node's layout (shown around other pages too) lead to the component? */
function rendersIn(project: Project, node: RouteNode, path: string): boolean {
  const layout = node.layout?.component as string;
  return project.importerChain(path, (one) => one === layout) !== undefined;
}

/** The action that a target names: found, surely not there, or not to be decided. */
export function actionOf(project: Project, target: FormTarget): Entry | 'none' | 'unknown' {
  if (target.is !== 'action') return 'unknown';
  const server = target.node.page?.server;
  if (!server) return 'none';
  return project.entries(server).find((entry) => entry.role === 'action' && entry.name === target.name) ?? 'unknown';
}
