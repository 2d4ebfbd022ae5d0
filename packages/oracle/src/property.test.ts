import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { describeReport, runBatch, runProperty, steadySeed } from './property.js';

const isOdd = (n: number): boolean => n % 2 === 1;
/** A model that is wrong from 100 on. */
const compare = (n: number): string | undefined => (n < 100 ? undefined : `${n} is large`);

describe('runProperty', () => {
  it('reports the smallest disagreement', () => {
    expect(runProperty('numbers', fc.nat(), compare, { cases: 200 }).disagreement).toBe('100 is large\n[100]');
  });

  it('reports none, and counts', () => {
    const report = runProperty('numbers', fc.constantFrom(1, 2), (n, count) => { count(isOdd(n) ? 'odd' : 'even'); return undefined; }, { cases: 200 });
    expect(report).toMatchObject({ cases: 200 });
    expect(report.disagreement).toBeUndefined();
    expect((report.histogram.get('odd') ?? 0) + (report.histogram.get('even') ?? 0)).toBe(200);
  });

  it('takes a thrown error for a disagreement', () => {
    const broken = (): string | undefined => { throw new Error('Kit fell over'); };
    expect(runProperty('numbers', fc.nat(), broken, { cases: 5 }).disagreement).toMatch('Kit fell over');
  });

  it('repeats a run with its seed', () => {
    const seen = (seed: number): readonly number[] => {
      const all: number[] = [];
      runProperty('numbers', fc.nat(), (n) => void all.push(n), { cases: 20, seed });
      return all;
    };
    expect(seen(7)).toEqual(seen(7));
    expect(seen(7)).not.toEqual(seen(8));
  });
});

describe('runBatch', () => {
  it('reports the shortest of all disagreements', async () => {
    const report = await runBatch('numbers', fc.integer({ min: 90, max: 2000 }), async () => compare, { cases: 500, seed: 1 });
    expect(report.disagreement).toMatch(/^\d{3} is large\n\(\d+ disagreements; this is the shortest\)$/);
  });
});

describe('describeReport', () => {
  it('names the seed, and the most frequent first', () => {
    const histogram = new Map([['rare', 2], ['common', 30]]);
    expect(describeReport({ name: 'numbers', seed: 7, cases: 32, histogram, ms: 1234 })).toBe('numbers: 32 cases in 1.2 s, ORACLE_SEED=7\n       30  common\n        2  rare');
  });
});

describe('steadySeed', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('is always the same', () => {
    vi.stubEnv('ORACLE_SEED', undefined);
    expect(steadySeed()).toBe(steadySeed());
  });

  it('gives way to ORACLE_SEED', () => {
    vi.stubEnv('ORACLE_SEED', '7');
    expect(steadySeed()).toBe(7);
  });
});
