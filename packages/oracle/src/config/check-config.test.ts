import { expect, it } from 'vitest';
import { describeReport, steadySeed } from '../property.js';
import { checkConfig } from './check-config.js';

it('refuses the options in random configuration files that the validators of every Kit refuse', { timeout: 120_000 }, async () => {
  const report = await checkConfig({ cases: 2000, seed: steadySeed() });
  console.log(describeReport(report));
  expect(report.disagreement).toBeUndefined();
  expect(report.cases).toBe(2000);
  expect(report.histogram.get('kit-3 takes it')).toBeGreaterThan(400);
  expect([...report.histogram.keys()].filter((what) => what.startsWith('kit-3 config_')).length).toBeGreaterThan(28);
});
