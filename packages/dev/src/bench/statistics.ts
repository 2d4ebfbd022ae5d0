/** What several runs say together. */

/** The middle of some measurements, and how far they reach. */
export type Spread = { readonly median: number; readonly low: number; readonly high: number };

/** The middle value; the mean of the two in the middle when their number is even. Throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (lower + upper) / 2;
}

/** Median, smallest and largest. Throws when there is none. */
export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), low: Math.min(...values), high: Math.max(...values) };
}

/**
 * How many times as much one costs as the other: the ratio of the medians, and the smallest and the largest ratio within one round.
 * Rounds are pairs, run one after the other: what slows the machine down for a while slows both down. Throws when there is no round,
 * or when their number differs.
 */
export function ratioOf(costs: readonly number[], others: readonly number[]): Spread {
  if (costs.length !== others.length) throw new Error('Each run needs its counterpart.');
  const { low, high } = spreadOf(costs.map((cost, round) => cost / (others[round] ?? Number.NaN)));
  return { median: median(costs) / median(others), low, high };
}
