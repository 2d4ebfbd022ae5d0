/** What pages and components are given when they are rendered. */
import type { BindingFact, FileFacts, Value } from '../facts.js';
import type { Entry, Project } from '../project/project.js';
import type { NodeFiles } from '../routes/route-tree.js';
import { pagesBelow } from './pages.js';

/**
 * The loads whose results make up `data` of a page or layout, and `page.data` in other components, whose pages then count all: of each
 * node the universal one, which replaces what the server's gave, else the server's.
 * @see @sveltejs/kit src/runtime/server/page/index.js (2.70.4)
 */
export function loadsFor(project: Project, path: string): readonly Entry[] {
  const node = project.routes.byFile.get(path);
  if (node?.page?.component === path) return loadsOf(project, [...project.layoutChain(node), node.page]);
  const pages = node ? pagesBelow(project, path) : project.routesUsing(path).filter((one) => one.page);
  const chains = pages.map((page) => {
    const chain = project.layoutChain(page);
    return node ? chain.slice(0, chain.findIndex((files) => files.component === path) + 1) : [...chain, page.page as NodeFiles];
  });
  return loadsOf(project, chains.flat());
}

function loadsOf(project: Project, nodes: readonly NodeFiles[]): readonly Entry[] {
  return [...new Set(nodes)].flatMap(({ server, universal }) => {
    const own = loadIn(project, universal);
    return own.length > 0 ? own : loadIn(project, server);
  });
}

function loadIn(project: Project, path: string | undefined): readonly Entry[] {
  return path === undefined ? [] : project.entries(path).filter(({ role }) => role === 'load');
}

/** Under which name a component's prop is given: that before the colon in `let { data: page } = $props()`. None for all of `$props()`. */
export function outerName({ init, name }: BindingFact): readonly string[] {
  if (init?.is === 'call') return [];
  return [init?.is === 'ref' && init.ref.from === 'call' ? (init.ref.path[0] ?? name) : name];
}

/** What the places where markup names the component give it under a name. */
export function givenTo(project: Project, component: string, name: string): readonly { readonly facts: FileFacts; readonly value: Value }[] {
  return project.placesOf(component).flatMap((site) => {
    const facts = project.facts(site.path);
    const value = facts?.elements[site.element]?.attributes.find((one) => one.name === name && one.kind !== 'on')?.value;
    return facts && value ? [{ facts, value }] : [];
  });
}
