/** Where a route reads files with `read()` of `$app/server`. */
import type { CallFact } from '../facts.js';
import type { Related } from '../finding.js';
import type { Project } from '../project/project.js';
import type { RouteNode } from '../routes/route-tree.js';
import type { Span } from '../span.js';
import { stepPlaces } from './guarded-chain.js';
import { importChains } from './import-chains.js';

/** Does any file of the app call `read()`? Nearly none does, and the ways to it are many. */
export function callsRead(project: Project): boolean {
  return project.paths().some((path) => readCallIn(project, path) !== undefined);
}

function readCallIn(project: Project, path: string): CallFact | undefined {
  return project.packageCalls(path).find(({ symbol }) => symbol === '$app/server#read')?.call;
}

export type ReadCall = { readonly path: string; readonly span: Span; /** The imports that lead there from the route's file. */ readonly related: readonly Related[] };

/**
 * A call of `read()` in what the server files of the route import, when the route surely is not prerendered as a whole; the nearest.
 * @see @sveltejs/kit src/core/postbuild/analyse.js list_features (2.70.4, 3.2.0)
 */
export function readCallOf(project: Project, node: RouteNode): ReadCall | undefined {
  const ofPage = node.page && isRendered(project.pageOptions(node).prerender) ? [...project.layoutChain(node), node.page].flatMap(({ server }) => server ?? []) : [];
  const endpoint = node.endpoint !== undefined && ownPrerender(project, node.endpoint) === false ? [node.endpoint] : [];
  const files = node.page && node.endpoint ? [] : [...ofPage, ...endpoint];
  for (const file of files) {
    const found = readIn(project, file);
    if (found) return found;
  }
  return undefined;
}

function isRendered(prerender: boolean | 'auto' | 'unknown'): boolean {
  return prerender === false || prerender === 'auto';
}

/** What an endpoint exports; the options of layouts do not hold for it. */
function ownPrerender(project: Project, path: string): boolean | 'unknown' {
  const facts = project.facts(path);
  if (!facts || facts.unparsed !== undefined) return 'unknown';
  const isSilent = facts.exports.every(({ name }) => name !== 'prerender' && name !== '*');
  return isSilent ? false : 'unknown';
}

function readIn(project: Project, entry: string): ReadCall | undefined {
  const isBundled = ({ value, fact: { kind } }: { readonly value: boolean; readonly fact: { readonly kind: string } }): boolean => value && (kind === 'import' || kind === 'export-from');
  const chains = importChains(project, entry, isBundled).filter((chain) => chain.at(-1)?.to !== undefined);
  for (const chain of [[], ...chains]) {
    const path = chain.at(-1)?.to ?? entry;
    const call = readCallIn(project, path);
    if (call) return { path, span: call.span, related: stepPlaces(chain) };
  }
  return undefined;
}
