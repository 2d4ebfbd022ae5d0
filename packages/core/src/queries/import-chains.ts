/** What a file imports, and what those files import in turn. */
import type { Edge } from '../modules/edge.js';
import type { Project } from '../project/project.js';

/**
 * Every import that is followed from the file on, nearest first: each with the imports that lead to it, itself the last. A file counts once,
 * on the shortest way.
 */
export function importChains(project: Project, entry: string, isFollowed: (edge: Edge) => boolean): readonly (readonly Edge[])[] {
  const found: (readonly Edge[])[] = [];
  const seen = new Set([entry]);
  const queue: { readonly path: string; readonly chain: readonly Edge[] }[] = [{ path: entry, chain: [] }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const edge of project.imports(next.path).filter(isFollowed)) {
      const chain = [...next.chain, edge];
      found.push(chain);
      if (edge.to === undefined || seen.has(edge.to)) continue;
      seen.add(edge.to);
      queue.push({ path: edge.to, chain });
    }
  }
  return found;
}
