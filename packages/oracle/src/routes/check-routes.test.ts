import { expect, it } from 'vitest';
import { describeReport, steadySeed } from '../property.js';
import { checkRoutes } from './check-routes.js';
import { routeCodes } from './kit-route-code.js';

it('makes of random route trees what Kit 1, 2 and 3 make of them', { timeout: 120_000 }, async () => {
  const report = await checkRoutes({ cases: 2100, seed: steadySeed() }, ['kit-1', 'kit-2-70', 'kit-3']);
  console.log(describeReport(report));
  expect(report.disagreement).toBeUndefined();
  expect(report.cases).toBe(2100);
  expect(routeCodes.filter((code) => (report.histogram.get(code) ?? 0) < 20)).toEqual([]);
  expect(report.histogram.get('a manifest')).toBeGreaterThan(2000);
});
