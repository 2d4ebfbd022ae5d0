/** Which ids a prerendered page has. */
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';

/**
 * The ids (and names of links) in the page, its layouts, the components in them and the template of the app. `undefined` when one of these
 * files cannot be seen, or may have others.
 */
export function idsOfPage(project: Project, node: RouteNode): ReadonlySet<string> | undefined {
  const files = new Set([...project.layoutChain(node), node.page].flatMap((one) => one?.component ?? []));
  const ids = new Set(idsInDocument(project.facts(project.config.appTemplate)?.text ?? ''));
  for (const path of files) {
    const facts = project.facts(path);
    if (!facts?.ids || facts.ids.open || facts.unparsed !== undefined) return undefined;
    facts.ids.known.forEach((id) => ids.add(id));
    for (const { kind, ref } of facts.elements) {
      if (kind !== 'component') continue;
      const target = ref && project.resolve(path, ref);
      if (target?.is !== 'component') return undefined;
      files.add(target.path);
    }
  }
  return ids;
}

function idsInDocument(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/g)].map((match) => match[1] as string);
}
