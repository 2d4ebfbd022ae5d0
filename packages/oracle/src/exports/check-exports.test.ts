import { expect, it } from 'vitest';
import { describeReport, steadySeed } from '../property.js';
import { checkExports } from './check-exports.js';

it('refuses the exports of random modules that the validators of every Kit refuse', { timeout: 120_000 }, async () => {
  const report = await checkExports({ cases: 2000, seed: steadySeed() });
  console.log(describeReport(report));
  expect(report.disagreement).toBeUndefined();
  expect(report.cases).toBe(2000);
  expect(report.histogram.size).toBe(10);
  for (const [, times] of report.histogram) expect(times).toBeGreaterThan(500);
});
