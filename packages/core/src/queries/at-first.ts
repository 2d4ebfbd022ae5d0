/** What a component does for its visitor before they have done anything. */
import type { CallFact, ElementFact, FileFacts, Value } from '../facts.js';
import type { ElementSite, Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { pagesBelow } from './pages.js';
import { startsAtFirst, type Way } from './starts.js';
import { hangsOnVisitor, waitsForVisitor } from './visitor.js';

/**
 * Does the call run as soon as the component is there, with nothing but what the server knows, too?
 * @param asks the values that matter to the call; its arguments as a rule
 */
export function runsAtFirst(project: Project, path: string, call: CallFact, asks: readonly Value[] = call.args): boolean {
  const way: Way = ({ args, callee, when }) => !waitsForVisitor(project, path, when) && !hangsOnVisitor(project, path, [...args, ...receiver(callee)]);
  return !waitsForVisitor(project, path, call.when) && !hangsOnVisitor(project, path, asks) && startsAtFirst(project, { path, fn: call.fn }, way);
}

/** `ids` of `ids.map(…)`. */
function receiver(callee: CallFact['callee']): readonly Value[] {
  return callee.path.length === 0 ? [] : [{ is: 'ref', ref: { ...callee, path: callee.path.slice(0, -1) } }];
}

/** The pages that show the component from the start, as far as markup names it, sorted by id. None for `+error.svelte`. */
export function pagesShowing(project: Project, path: string): readonly RouteNode[] {
  const pages = filesShowing(project, path, new Set()).flatMap((file) => pagesBelow(project, file));
  return [...new Set(pages)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function filesShowing(project: Project, path: string, seen: Set<string>): readonly string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const role = project.role(path);
  if (role === 'page.svelte' || role === 'layout.svelte') return [path];
  if (role !== 'component') return [];
  return project.placesOf(path).filter((site) => isShownAtFirst(project, site)).flatMap((site) => filesShowing(project, site.path, seen));
}

/** Parts of a page whose content is there only after a click, or when it is scrolled to. */
const CLOSED = /dialog|modal|drawer|sheet|popover|popup|tooltip|hover|dropdown|menu|collaps|accordion|tab(?!le)|lazy|viewport|intersect/i;

function isShownAtFirst(project: Project, { path, element }: ElementSite): boolean {
  const facts = project.facts(path) as FileFacts;
  const found = facts.elements[element] as ElementFact;
  return !waitsForVisitor(project, path, found.when) && !ancestors(facts, found).some((one) => one.kind === 'component' && CLOSED.test(one.name));
}

function ancestors({ elements }: FileFacts, element: ElementFact): readonly ElementFact[] {
  const outer = element.parent === undefined ? undefined : elements[element.parent];
  return outer ? [outer, ...ancestors({ elements } as FileFacts, outer)] : [];
}
