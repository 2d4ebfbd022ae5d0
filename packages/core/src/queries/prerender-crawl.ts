/** How far the build gets when it prerenders, from page to page. */
import type { Role } from '../kit/roles.js';
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import { documentLeads, leadsFrom, mayBeNamed } from './prerender-links.js';
import { routePrerender } from './prerendering.js';

/**
 * The prerendered routes for which the build may ask: those that `isTold` says it is told about, and all to which something leads that it
 * runs or renders meanwhile. It does neither with a page that is not prerendered, and renders none whose `ssr` is off: links there lead
 * nowhere. Cost: a walk over the markup of the whole app for each route that it is not told about.
 * @see @sveltejs/kit src/core/postbuild/prerender.js visit, src/runtime/server/page/index.js render_page (2.70.4)
 */
export function mayBeCrawled(project: Project, isTold: (node: RouteNode) => boolean): ReadonlySet<RouteNode> {
  const prerendered = project.routes.nodes.filter((node) => routePrerender(project, node) !== false);
  const crawled = new Set(prerendered.filter(isTold));
  const left = new Set(prerendered.filter((node) => !crawled.has(node)));
  const files = left.size > 0 ? runningFiles(project) : [];
  let found: readonly RouteNode[] = [...crawled];
  while (left.size > 0 && found.length > 0) {
    const paths = files.filter(({ pages }) => pages === undefined || pages.some((page) => crawled.has(page))).map(({ path }) => path);
    const hasPage = [...crawled].some(({ page }) => page);
    found = [...left].filter((node) => mayBeFound(project, node, paths) || (hasPage && documentLeads(project, node)));
    found.forEach((node) => crawled.add(node) && left.delete(node));
  }
  return crawled;
}

function mayBeFound(project: Project, node: RouteNode, paths: readonly string[]): boolean {
  return mayBeNamed(project, node) || paths.some((path) => leadsFrom(project, path, node));
}

/** A file, and the pages for which alone it is run or rendered; without `pages` it may be so at any time. */
type Running = { readonly path: string; readonly pages?: readonly RouteNode[] };

function runningFiles(project: Project): readonly Running[] {
  const pagesWith = pagesByFile(project);
  return project.paths().filter((path) => project.isLive(path)).map((path) => {
    const pages = pagesRunning(project, path, pagesWith);
    const isMarkup = /svelte$|^component$/.test(project.role(path));
    const shown = isMarkup ? pages?.filter((page) => project.pageOptions(page).ssr !== false) : pages;
    return { path, ...(shown && { pages: shown }) };
  });
}

/** What does nothing but through the pages that it belongs to, or that import it. Error pages are not crawled. */
const OF_PAGES: ReadonlySet<Role> = new Set<Role>(['page.svelte', 'page.universal', 'page.server', 'layout.svelte', 'layout.universal', 'layout.server', 'error.svelte', 'component', 'module']);

function pagesRunning(project: Project, path: string, pagesWith: ReadonlyMap<string, readonly RouteNode[]>): readonly RouteNode[] | undefined {
  const files = new Set([path]);
  const pages = new Set<RouteNode>();
  for (const file of files) {
    const importers = project.importers(file, true);
    const isAlone = importers.length === 0 && !project.routes.byFile.has(file);
    if (isAlone || !OF_PAGES.has(project.role(file))) return undefined;
    pagesWith.get(file)?.forEach((page) => pages.add(page));
    importers.forEach((importer) => files.add(importer));
  }
  return [...pages];
}

/** The pages that a route file is part of, their own or those below a layout. */
function pagesByFile(project: Project): ReadonlyMap<string, readonly RouteNode[]> {
  const pages = new Map<string, RouteNode[]>();
  for (const node of project.routes.nodes) {
    for (const { component, universal, server } of node.page ? [...project.layoutChain(node), node.page] : []) {
      for (const path of [component, universal, server]) if (path !== undefined) pages.set(path, [...(pages.get(path) ?? []), node]);
    }
  }
  return pages;
}
