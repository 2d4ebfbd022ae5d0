/** Chance for tests that must be the same in each run. */

/** Numbers below `sides`, always the same ones for a seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => (state = (state * 1103515245 + 12345) % 2147483648) % sides;
}
