/** Which pages find a context that a component asks for, and which do not. */
import type { CallFact } from '../facts.js';
import type { FileQuestion, Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { contextCall } from './context-calls.js';
import { pagesBelow } from './pages.js';
import { componentsRunning } from './components-running.js';

/** A page on which a component asks for a context that none of those around it sets. */
export type PageWithout = {
  readonly page: RouteNode;
  /** A layout that sets it (or shows a component that does), and that stands in the folder of the page or above, but is left out by a reset. */
  readonly skipped?: string;
};

const MAX_DEPTH = 20;

/** The components that set the context under the key; undefined when somebody sets one whose key or place is not to be told. */
export function settersOf(project: Project, key: string): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const path of project.paths()) {
    for (const set of project.ask(setsIn, path)) {
      if (set.key !== undefined && set.key !== key) continue;
      const components = componentsRunning(project, { path, fn: set.fn });
      if (set.key === undefined || components.length === 0) return undefined;
      for (const component of components) found.add(component);
    }
  }
  return found;
}

/** The contexts that a file sets: the function that does, and the key if it is to be read. */
const setsIn: FileQuestion<readonly { readonly fn: number; readonly key?: string }[]> = (names, path) => {
  const facts = names.isDead(path) ? undefined : names.facts(path);
  return (facts?.calls ?? []).flatMap((call) => {
    const asked = maySet(call) ? contextCall(names, path, call) : undefined;
    return asked?.does === 'set' ? [{ fn: call.fn, ...(asked.key !== undefined && { key: asked.key }) }] : [];
  });
};

/** Only functions that are imported, or taken from `createContext()`, can be Svelte's. */
function maySet({ callee }: CallFact): boolean {
  return callee.from === 'import' ? callee.path.length <= 2 : callee.from === 'binding' && callee.path.length === 0;
}

/** Where a component finds a context. */
export type ContextAbove = {
  /** On some page, or in some place, something around the component sets it, or may. */
  readonly found: boolean;
  readonly without: readonly PageWithout[];
};

/**
 * The pages that show the component where nothing above it sets the context. Undefined when that is not to be told: a component on the way
 * stands where markup does not name it. What is shown beside a component counts as around it: it may be handed a snippet.
 */
export function contextAbove(project: Project, component: string, setters: ReadonlySet<string>): ContextAbove | undefined {
  const way: Way = { tops: new Set(), seen: new Set(), found: false };
  if (!climb(project, component, setters, way)) return undefined;
  const pages = [...way.tops].flatMap((top) => pagesBelow(project, top).map((page) => pageWithout(project, page, top, setters)));
  return { found: way.found || pages.includes(undefined), without: pages.flatMap((one) => one ?? []) };
}

/** `tops`: the pages and layouts that lead down to the component without a setter. */
type Way = { readonly tops: Set<string>; readonly seen: Set<string>; found: boolean };

/** Goes up over the places where markup names the component. False when one of its places is not in sight. */
function climb(project: Project, path: string, setters: ReadonlySet<string>, way: Way): boolean {
  if (way.seen.has(path)) return true;
  way.seen.add(path);
  const role = project.role(path);
  if (setters.has(path)) way.found = true;
  else if (role === 'page.svelte' || role === 'layout.svelte') way.tops.add(path);
  else return climbPlaces(project, path, setters, way);
  return true;
}

function climbPlaces(project: Project, path: string, setters: ReadonlySet<string>, way: Way): boolean {
  const places = [...new Set(project.placesOf(path).map((site) => site.path))];
  const isNamed = project.role(path) === 'component' && places.length > 0 && project.importers(path, true).every((from) => places.includes(from) || isBarrel(project, from));
  const isOffered = places.filter((place) => offers(project, place, setters));
  if (isOffered.length > 0) way.found = true;
  return isNamed && places.every((place) => isOffered.includes(place) || climb(project, place, setters, way));
}

function isBarrel(project: Project, path: string): boolean {
  return project.facts(path)?.calls.length === 0;
}

/** Does the component, or one that it shows, set the context? */
function offers(project: Project, path: string, setters: ReadonlySet<string>, depth = 0): boolean {
  if (setters.has(path)) return true;
  const elements = project.facts(path)?.elements ?? [];
  return depth < MAX_DEPTH && elements.some(({ kind, ref }) => {
    const target = kind === 'component' && ref ? project.resolve(path, ref) : undefined;
    return target?.is === 'component' && target.path !== path && offers(project, target.path, setters, depth + 1);
  });
}

function pageWithout(project: Project, page: RouteNode, top: string, setters: ReadonlySet<string>): PageWithout | undefined {
  const chain = project.layoutChain(page).flatMap(({ component }) => component ?? []);
  const around = chain.includes(top) ? chain.slice(0, chain.indexOf(top)) : chain;
  if (around.some((layout) => offers(project, layout, setters))) return undefined;
  const skipped = layoutsAbove(project.routes.byFile.get(top)).find((layout) => layout !== top && !chain.includes(layout) && offers(project, layout, setters));
  return { page, ...(skipped !== undefined && { skipped }) };
}

/** The layouts of the node and of those above it, as if nothing reset them. */
function layoutsAbove(node: RouteNode | undefined): readonly string[] {
  return node ? [...(node.layout?.component === undefined ? [] : [node.layout.component]), ...layoutsAbove(node.parent)] : [];
}
