/** The order in which Kit tries routes. */
import { latestRouteGrammar, type RouteGrammar } from './route-grammar.js';
import { routeSegments } from './route-pattern.js';

type Part = { readonly type: 'static' | 'required' | 'optional' | 'rest'; readonly content: string; readonly matched: boolean };

const empty: Part = { type: 'static', content: '', matched: false };

/**
 * The route ids, those that Kit tries first in front. Kit's comparison is no order: `[...path]/cart` comes before `[id]`, that before
 * `[id]/cart`, and that before `[...path]/cart`. So the result hangs on all ids and on their order, which must be Kit's: a folder, then
 * what is in it, by name.
 */
export function sortRouteIds(ids: readonly string[], grammar: RouteGrammar = latestRouteGrammar): readonly string[] {
  const parts = new Map(ids.map((id) => [id, partsOf(id, grammar)]));
  return [...ids].sort((a, b) => compareRoutes(parts.get(a) ?? [], parts.get(b) ?? []) || (a < b ? 1 : -1));
}

/** Static and dynamic parts alternate in each segment, and the first is static. Optional parts count at the very end only. */
function partsOf(id: string, { sortsPastGroups }: RouteGrammar): readonly Part[][] {
  const shortened = id.replace(sortsPastGroups ? /\[\[[^\]]+\]\](?!(?:\/\([^/]+\))*$)/g : /\[\[[^\]]+\]\](?!$)/g, '');
  return routeSegments(shortened).map((segment) => segment.split(/(\[\[.*?\]\]|\[.*?\])/).map(partOf));
}

function partOf(content: string, index: number): Part {
  if (index % 2 === 0) return { type: 'static', content, matched: false };
  const type = content.startsWith('[[') ? 'optional' : content.startsWith('[.') ? 'rest' : 'required';
  return { type, content, matched: content.includes('=') };
}

/**
 * Negative when `a` outranks `b`; 0 when only their ids can tell.
 * @see @sveltejs/kit src/core/sync/create_manifest_data/sort.js (3.2.0)
 */
function compareRoutes(a: readonly Part[][], b: readonly Part[][]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const [left, right] = [a[i] ?? [empty], b[i] ?? [empty]];
    for (let j = 0; j < Math.max(left.length, right.length); j += 1) {
      const order = j % 2 === 1 ? compareDynamic(a, b, i, j) : compareStatic(left[j] ?? empty, right[j] ?? empty);
      if (order !== 0) return order;
    }
  }
  return 0;
}

function compareDynamic(a: readonly Part[][], b: readonly Part[][], i: number, j: number): number {
  const [left, right] = [a[i]?.[j], b[i]?.[j]];
  if (!left) return -1;
  if (!right) return 1;
  if (left.type === 'rest' || right.type === 'rest') return compareRest(left, staticAfter(a, i, j), right, staticAfter(b, i, j));
  if (left.matched !== right.matched) return left.matched ? -1 : 1;
  if (left.type === right.type) return 0;
  return left.type === 'required' ? -1 : 1;
}

/**
 * `[...rest]/x` outranks `[...rest]`, and `[required]` too, but not `[required]/x`. Of two bare rests the second is always the first: that
 * too is as in Kit.
 */
function compareRest(left: Part, leftNext: boolean, right: Part, rightNext: boolean): number {
  if (left.type === 'rest' && right.type === 'rest' && leftNext && rightNext) return 0;
  if (left.type === 'rest') return leftNext && !rightNext ? -1 : 1;
  return rightNext && !leftNext ? 1 : -1;
}

/** Does literal text follow the dynamic part? */
function staticAfter(route: readonly Part[][], i: number, j: number): boolean {
  return Boolean(route[i]?.[j + 1]?.content || route[i + 1]?.[0]?.content);
}

/** A shallower path outranks a deeper one, `foobar` outranks `foo`, else by character. */
function compareStatic(left: Part, right: Part): number {
  if (left.content === right.content) return 0;
  if (left === empty) return -1;
  if (right === empty) return 1;
  if (left.content.startsWith(right.content)) return -1;
  if (right.content.startsWith(left.content)) return 1;
  return left.content < right.content ? -1 : 1;
}
