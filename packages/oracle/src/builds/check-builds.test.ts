import { describe, expect, it } from 'vitest';
import { kitNames } from '../kits.js';
import { buildCases } from './cases/index.js';
import { checkBuild, describeBuild, kitsOf } from './check-build.js';
import { scrubbedEnv } from '../scrubbed-env.js';

const daily = buildCases.flatMap((one) => (one.daily ?? []).map((kit) => ({ one, kit })));

describe('vite build', () => {
  it('is asked often enough, and with every Kit', () => {
    expect(daily.length).toBeGreaterThanOrEqual(12);
    expect(new Set(daily.map(({ kit }) => kit))).toEqual(new Set(kitNames));
    for (const { one, kit } of daily) expect(kitsOf(one)).toContain(kit);
  });

  it('runs without the switch that turns the guard off, which vitest sets', () => {
    expect(process.env['TEST']).toBe('true');
    expect(Object.keys(scrubbedEnv()).filter((name) => /^(?:TEST|VITEST|NODE_ENV)/.test(name))).toEqual([]);
  });

  // One test, one build after the other: two at a time take longer.
  it('comes to what we say', { timeout: 300_000 }, async () => {
    const outcomes: string[] = [];
    for (const { one, kit } of daily) {
      const checked = await checkBuild(one, kit);
      console.log(describeBuild(checked));
      expect(checked.difference, checked.build.output).not.toBe('unexpected');
      outcomes.push(checked.build.outcome);
    }
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeGreaterThanOrEqual(2);
    expect(new Set(outcomes)).toEqual(new Set(['refused', 'shipped', 'clean']));
  });
});
