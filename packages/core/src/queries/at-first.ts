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
  const isValue = (arg: Value): boolean => project.resolveFunction(path, arg) === undefined;
  const way: Way = ({ args, callee, when }) => !waitsForVisitor(project, path, when) && !hangsOnVisitor(project, path, [...args.filter(isValue), ...receiver(callee)]);
  return !waitsForVisitor(project, path, call.when) && !hangsOnVisitor(project, path, asks) && startsAtFirst(project, { path, fn: call.fn }, way);
}

/** `ids` of `ids.map(…)`. */
function receiver(callee: CallFact['callee']): readonly Value[] {
  return callee.path.length === 0 ? [] : [{ is: 'ref', ref: { ...callee, path: callee.path.slice(0, -1) } }];
}

/** The pages that show the component from the start, as far as markup names it. None for `+error.svelte`. */
export function pagesShowing(project: Project, path: string): readonly RouteNode[] {
  return [...new Set(filesShowing(project, path, new Set()).flatMap((file) => pagesBelow(project, file)))];
}

function filesShowing(project: Project, path: string, seen: Set<string>): readonly string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  if (/^(?:page|layout)\.svelte$/.test(project.role(path))) return [path];
  return project.placesOf(path).filter((site) => isShown(project, site)).flatMap((site) => filesShowing(project, site.path, seen));
}

/** Parts of a page whose content is there only after a click, or when it is scrolled to. */
const CLOSED = /dialog|modal|drawer|sheet|popover|popup|tooltip|hover|dropdown|menu|collaps|accordion|tab(?!le)|lazy|viewport|intersect/i;

/** Does the name of an element or component say that its content is there only after a click, or when it is scrolled to? */
export function isClosedPart(name: string): boolean {
  return CLOSED.test(name);
}

function isShown(project: Project, { path, element }: ElementSite): boolean {
  const { elements } = project.facts(path) as FileFacts;
  const found = elements[element] as ElementFact;
  return !waitsForVisitor(project, path, found.when) && !ancestors(elements, found).some((one) => isClosedPart(one.name));
}

function ancestors(elements: readonly ElementFact[], element: ElementFact): readonly ElementFact[] {
  const outer = elements[element.parent ?? -1];
  return outer ? [outer, ...ancestors(elements, outer)] : [];
}
