/** Runs a property and says what came of it. */
import fc from 'fast-check';

export type PropertyOptions = {
  /** How many cases. */
  readonly cases: number;
  /** Of an earlier run, to repeat it, or {@link steadySeed}; else a new one. */
  readonly seed?: number;
};

export type PropertyReport = {
  readonly name: string;
  readonly seed: number;
  readonly cases: number;
  /** What occurred how often. */
  readonly histogram: ReadonlyMap<string, number>;
  /** The smallest case on which we and Kit disagree, in words; absent when there is none. */
  readonly disagreement?: string;
  readonly ms: number;
};

/** Counts occurrences. */
export type Count = (what: string) => void;

/**
 * Runs `compare` on random cases. It gives a sentence when we and Kit disagree, and counts what it meets; what it meets while a failing
 * case is being shrunk counts too.
 */
export function runProperty<T>(name: string, cases: fc.Arbitrary<T>, compare: (one: T, count: Count) => string | undefined, options: PropertyOptions): PropertyReport {
  const began = performance.now();
  const seed = seedOf(options);
  const histogram = new Map<string, number>();
  const property = fc.property(cases, (one) => {
    const difference = compare(one, counter(histogram));
    if (difference !== undefined) throw new Error(difference);
  });
  const result = fc.check(property, { numRuns: options.cases, seed, endOnFailure: false });
  const failure = result.failed ? { disagreement: describeFailure(result) } : {};
  return { name, seed, cases: result.numRuns, histogram, ...failure, ms: Math.round(performance.now() - began) };
}

/**
 * The same for an oracle that is asked about all cases at once: `prepare` asks it and gives the comparison. Nothing is shrunk, so cases
 * should be small.
 */
export async function runBatch<T>(
  name: string, arbitrary: fc.Arbitrary<T>, prepare: (cases: readonly T[]) => Promise<(one: T, count: Count) => string | undefined>, options: PropertyOptions,
): Promise<PropertyReport> {
  const began = performance.now();
  const seed = seedOf(options);
  const cases = fc.sample(arbitrary, { numRuns: options.cases, seed });
  const histogram = new Map<string, number>();
  const compare = await prepare(cases);
  const differences = cases.flatMap((one) => compare(one, counter(histogram)) ?? []);
  const first = [...differences].sort((a, b) => a.length - b.length)[0];
  const failure = first === undefined ? {} : { disagreement: `${first}\n(${differences.length} disagreements; this is the shortest)` };
  return { name, seed, cases: cases.length, histogram, ...failure, ms: Math.round(performance.now() - began) };
}

/**
 * The seed of the default test run, unless `ORACLE_SEED` says another. It is always the same: whoever changes something else must not
 * meet a case that nobody has met before, nor a class of errors that chance left out. New cases are the long run's affair, which draws a seed.
 */
export function steadySeed(): number {
  return writtenSeed() ?? 20_261_120;
}

function seedOf({ seed }: PropertyOptions): number {
  return seed ?? writtenSeed() ?? Math.trunc(Math.random() * 0x7fffffff);
}

function writtenSeed(): number | undefined {
  const written = process.env['ORACLE_SEED'];
  return written === undefined ? undefined : Number(written);
}

function counter(histogram: Map<string, number>): Count {
  return (what) => {
    histogram.set(what, (histogram.get(what) ?? 0) + 1);
  };
}

function describeFailure<T>({ counterexample, errorInstance }: fc.RunDetails<T>): string {
  const message = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${message}\n${fc.stringify(counterexample)}`;
}

/** The report as it is printed: the seed to repeat it, and the histogram, the most frequent first. */
export function describeReport({ name, seed, cases, histogram, ms }: PropertyReport): string {
  const rows = [...histogram].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([what, times]) => `  ${String(times).padStart(7)}  ${what}`);
  return [`${name}: ${cases} cases in ${(ms / 1000).toFixed(1)} s, ORACLE_SEED=${seed}`, ...rows].join('\n');
}
