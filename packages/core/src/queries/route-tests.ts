/** What a test of the requested path says about one route. */
import type { CallFact, FileFacts, Ref, Test, Value } from '../facts.js';
import { literalText } from '../flow/values.js';
import type { Tri } from '../project/project.js';

/** What is known of the text: all of it, or how it begins. */
type Known = { readonly text: string; readonly whole: boolean };

/**
 * The outcome of `pathname.startsWith('/admin')`, `route.id === '/(app)'` and the like for requests of the route with this id. Unknown where
 * it hangs on a parameter, and for every other test. A base path counts as none.
 */
export function routeTest(facts: FileFacts, test: Test, routeId: string): Tri {
  if (test.is === 'equal') return equalTest(test.left, test.right, routeId);
  const call = test.is === 'truthy' && test.value.is === 'call' ? facts.calls[test.value.call] : undefined;
  return call ? methodTest(call, routeId) : 'unknown';
}

function equalTest(left: Value, right: Value, routeId: string): Tri {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const known = side.is === 'ref' ? knownOf(side.ref, routeId) : undefined;
    const text = literalText(other);
    if (known && text !== undefined) return known.whole ? known.text === text : text.startsWith(known.text) && 'unknown';
  }
  return 'unknown';
}

function methodTest({ args, callee }: CallFact, routeId: string): Tri {
  const known = knownOf({ ...callee, path: callee.path.slice(0, -1) }, routeId);
  const text = literalText(args[0]);
  if (!known || text === undefined) return 'unknown';
  switch (callee.path.at(-1)) {
    case 'startsWith': return known.text.startsWith(text) || (!known.whole && text.startsWith(known.text) && 'unknown');
    case 'includes': return known.text.includes(text) || (!known.whole && 'unknown');
    case 'endsWith': return known.whole ? known.text.endsWith(text) : 'unknown';
    default: return 'unknown';
  }
}

/** `url.pathname` and `route.id`, whoever holds them. */
function knownOf({ path }: Ref, routeId: string): Known | undefined {
  if (path.at(-1) === 'pathname') return pathnameOf(routeId);
  return path.at(-1) === 'id' && path.at(-2) === 'route' ? { text: routeId, whole: true } : undefined;
}

/** The pathname up to the first parameter; groups are no part of it. */
function pathnameOf(routeId: string): Known {
  const pathname = `/${routeId.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/.test(segment)).join('/')}`;
  const hole = pathname.indexOf('[');
  // An optional or rest parameter takes the slash before it along.
  const isSoft = /^\[(?:\[|\.\.\.)/.test(pathname.slice(hole));
  return hole < 0 ? { text: pathname, whole: true } : { text: pathname.slice(0, isSoft && hole > 1 ? hole - 1 : hole), whole: false };
}
