import { expect, it } from 'vitest';
import { describeReport, steadySeed } from '../property.js';
import { checkPageOptions } from './check-page-options.js';

it('reads of random modules the page options that Kit 2.70 and 3 read', { timeout: 120_000 }, async () => {
  const report = await checkPageOptions({ cases: 2000, seed: steadySeed() });
  console.log(describeReport(report));
  expect(report.disagreement).toBeUndefined();
  expect(report.cases).toBe(2000);
  for (const kit of ['kit-2-70', 'kit-3']) {
    expect(report.histogram.get(`${kit} gives up`)).toBeGreaterThan(500);
    expect(report.histogram.get(`${kit} reads options`)).toBeGreaterThan(200);
    expect(report.histogram.get(`${kit} reads nothing`)).toBeGreaterThan(20);
  }
});
