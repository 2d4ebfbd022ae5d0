/** What a person probably meant to type. */

/**
 * The candidate nearest to `word`, ignoring case; ties go to the first.
 * Near means that at most a third of the letters (at least one, at most three) change; failing that, that one word holds the
 * other (`redirect-in-try`, `warnings`). `undefined` when nothing is near.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  return leastChanged(typed, candidates) ?? candidates.find((candidate) => holdsOther(typed, candidate.toLowerCase()));
}

function leastChanged(typed: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.max(1, Math.floor(typed.length / 3))) + 1;
  for (const candidate of candidates) {
    const letters = candidate.toLowerCase();
    if (Math.abs(letters.length - typed.length) >= bestDistance) continue; // so many letters have to come or go at least
    const distance = editDistance(typed, letters);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** ` Did you mean "…"?` with a leading space, to be put after a sentence; empty when nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** Does one word hold the other? Words of up to three letters are in too many others to count. */
function holdsOther(one: string, other: string): boolean {
  return Math.min(one.length, other.length) > 3 && (one.includes(other) || other.includes(one));
}

/** How many letters have to be inserted, removed, replaced or swapped with their neighbour. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    [beforeLast, last] = [last, row];
  }
  return last[to.length]!;
}
