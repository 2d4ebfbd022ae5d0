/** Links whose pages Kit loads before anybody follows them. */
import type { ElementFact, FileFacts } from '../facts.js';
import { literalText } from '../flow/values.js';
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { attribute } from './form-parts.js';
import { ownPathname } from './own-url.js';

const OPTION = 'data-sveltekit-preload-data';
/** Kit leaves such links to the browser. */
const LEFT = /^(?:target|download|data-sveltekit-reload)$/;

/**
 * The first link to the page in live markup over which a pointer only has to rest: Kit then runs the page's loads. Undefined when none is in
 * sight, or all have that turned off.
 * @see @sveltejs/kit src/runtime/client/utils.js get_router_options, get_link_info (2.70.4)
 */
export function preloadedLink(project: Project, node: RouteNode): { readonly path: string; readonly span: Span } | undefined {
  const byDefault = optionOf(/data-sveltekit-preload-data(?:=["']?(\w*))?/.exec(project.facts(project.config.appTemplate)?.text ?? ''));
  for (const path of project.paths()) {
    const facts = project.isLive(path) ? project.facts(path) : undefined;
    const link = facts?.elements.find((element) => leadsTo(project, facts, element, node) && isPreloaded(facts, element, byDefault));
    if (link) return { path, span: link.tag };
  }
  return undefined;
}

/** `hover` when nothing is said: an empty attribute means that. */
function optionOf(match: RegExpExecArray | null): string {
  return match ? match[1] || 'hover' : 'off';
}

function leadsTo(project: Project, { path }: FileFacts, element: ElementFact, node: RouteNode): boolean {
  const pathname = element.name === 'a' ? ownPathname({ project, path }, attribute(element, 'href')?.value) : undefined;
  return pathname !== undefined && project.matchRoute(pathname)?.node === node;
}

/** The option of the link, of what is around it, or of the page's template. */
function isPreloaded(facts: FileFacts, link: ElementFact, byDefault: string): boolean {
  const isLeft = link.attributes.some(({ kind, name }) => kind === 'spread' || LEFT.test(name)) || literalText(attribute(link, 'rel')?.value)?.includes('external') === true;
  if (isLeft) return false;
  for (let element: ElementFact | undefined = link; element; element = element.parent === undefined ? undefined : facts.elements[element.parent]) {
    const own = attribute(element, OPTION);
    if (own) return own.value === undefined || /^(?:hover)?$/.test(literalText(own.value) ?? 'off');
  }
  return byDefault === 'hover';
}
