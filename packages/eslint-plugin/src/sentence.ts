/** A finding in the one string that ESLint has for it. */
import type { Finding, LocatedRelated } from '@sk-audit/core';

/** What is wrong, what to do, and the places that prove it: `… See src/lib/cart.ts:1:26 (imports src/lib/prices.ts).` */
export function sentence({ message, advice, located }: Pick<Finding, 'message' | 'advice'> & { readonly located: readonly LocatedRelated[] }): string {
  const places = located.map(({ path, start, message: why }) => `${path}:${start.line}:${start.column} (${why})`);
  return [message, advice, places.length > 0 ? `See ${places.join(', ')}.` : ''].filter((part) => part !== '').join(' ');
}
