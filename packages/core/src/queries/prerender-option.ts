/** What Kit knows about `prerender` and its like before it runs anything, and what it learns when it does. */
import { ownPageOptions } from '../kit/page-options.js';
import { staticPageOptions } from '../kit/static-page-options.js';
import type { PageOptions, Project } from '../project/project.js';
import type { NodeFiles, RouteNode } from '../routes/route-tree.js';

/**
 * The option as Kit reads it without running the modules, the last node wins and in a node the universal module. `undefined` when none
 * says anything, or one of them has to be run.
 * @see @sveltejs/kit src/exports/vite/static_analysis/index.js create_node_analyser (2.70.4, 3.2.0)
 */
export function staticOption(project: Project, chain: readonly NodeFiles[], name: string): string | number | boolean | null | undefined {
  let value: string | number | boolean | null | undefined;
  for (const path of chain.flatMap(({ server, universal }) => [server, universal])) {
    const facts = path === undefined ? undefined : project.facts(path);
    if (!facts) continue;
    const options = staticPageOptions(facts, project.kit);
    if (!options) return undefined;
    value = options[name] ?? value;
  }
  return value;
}

/** What the endpoint of the node says of `prerender`, `false` when nothing. It inherits nothing from layouts. */
export function endpointPrerender(project: Project, { endpoint }: RouteNode): PageOptions['prerender'] {
  const facts = endpoint === undefined ? undefined : project.facts(endpoint);
  return (facts && ownPageOptions(facts).prerender) ?? false;
}

/** Is it surely on, `auto` included? */
export function isPrerenderOn(prerender: PageOptions['prerender']): boolean {
  return prerender === true || prerender === 'auto';
}
