/** Pathnames that lead to routes, and near them. */

const fillings: readonly (readonly string[])[] = [['cart', 'shop', '7'], ['x', 'cart', 'a'], ['7', 'b/c', 'v']];

/**
 * For each of the first eight ids a few pathnames that it may serve: parameters filled, left out, and with one part too many. Parameters
 * that take several parts get one and two.
 */
export function pathnamesFor(ids: readonly string[]): readonly string[] {
  const made = ids.slice(0, 8).flatMap((id) => fillings.flatMap((words) => [filled(id, words), `${filled(id, words)}/more`, filled(id.replace(/\[\[[^\]]*\]\]|\[\.\.\.[^\]]*\]/g, ''), words)]));
  return [...new Set(['/', ...made.map((path) => path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''))])];
}

/** Groups go; escapes stand for the character `e`, which they seldom are. What Kit leaves encoded is. */
function filled(id: string, words: readonly string[]): string {
  let next = 0;
  return id.replace(/[%?]/g, (char) => (char === '%' ? '%25' : '%3f')).replace(/\/\([^/)]+\)(?=\/|$)/g, '').replace(/\[\[?[^\]]*\]?\]/g, (part) => (/^\[[xu]\+/.test(part) ? 'e' : (words[next++ % words.length] ?? ''))) || '/';
}
