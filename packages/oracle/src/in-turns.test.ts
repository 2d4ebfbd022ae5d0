import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurns } from './in-turns.js';

it('gives results in the order of the items, whatever takes longest', async () => {
  expect(await inTurns([30, 1, 10], 2, async (ms) => { await setTimeout(ms); return ms; })).toEqual([30, 1, 10]);
});

it('runs as many at a time as it may, and no more', async () => {
  const [running, most] = [new Set<number>(), new Set<number>()];
  await inTurns([1, 2, 3, 4, 5], 2, async (item) => {
    running.add(item);
    most.add(running.size);
    await setTimeout(2);
    running.delete(item);
  });
  expect(Math.max(...most)).toBe(2);
});

it('rejects when one fails', async () => {
  await expect(inTurns([1, 2], 2, async (item) => { if (item === 2) throw new Error('Kit fell over'); })).rejects.toThrow('Kit fell over');
});
