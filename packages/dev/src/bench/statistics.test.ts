import { describe, expect, it } from 'vitest';
import { median, ratioOf, spreadOf } from './statistics.js';

describe('median', () => {
  it('is the middle value whatever the order, and by number, not by spelling', () => {
    expect(median([100, 9, 20])).toBe(20);
  });

  it('is the mean of the two middle values when their number is even', () => {
    expect(median([40, 10, 20, 30])).toBe(25);
  });

  it('of one run is that run', () => {
    expect(median([7])).toBe(7);
  });

  it('of nothing is a mistake', () => {
    expect(() => median([])).toThrow('There is no median of nothing.');
  });

  it('leaves the runs in their order', () => {
    const runs = [3, 1, 2];
    median(runs);
    expect(runs).toEqual([3, 1, 2]);
  });
});

describe('the spread', () => {
  it('is the median between the smallest and the largest', () => {
    expect(spreadOf([12, 10, 17])).toEqual({ median: 12, low: 10, high: 17 });
  });
});

describe('a ratio', () => {
  it('compares the medians, and reaches over the ratios of the rounds', () => {
    // Round by round: 0.1, 0.2, 0.05.
    expect(ratioOf([10, 20, 10], [100, 100, 200])).toEqual({ median: 0.1, low: 0.05, high: 0.2 });
  });

  it('has no spread when a slow moment slows both down alike', () => {
    expect(ratioOf([10, 30], [100, 300])).toEqual({ median: 0.1, low: 0.1, high: 0.1 });
  });

  it('needs as many runs of one as of the other', () => {
    expect(() => ratioOf([10, 20], [100])).toThrow('Each run needs its counterpart.');
  });
});
