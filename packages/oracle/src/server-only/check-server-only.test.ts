import { expect, it } from 'vitest';
import { describeReport, steadySeed } from '../property.js';
import { checkServerOnly } from './check-server-only.js';

it('refuses the paths that the guards of Kit 1, 2.5, 2.70 and 3 refuse', { timeout: 120_000 }, async () => {
  const report = await checkServerOnly({ cases: 3000, seed: steadySeed() });
  console.log(describeReport(report));
  expect(report.disagreement).toBeUndefined();
  expect(report.cases).toBe(3000);
  for (const [, times] of report.histogram) expect(times).toBeGreaterThan(500);
});
