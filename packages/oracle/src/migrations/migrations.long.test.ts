import { describe, expect, it } from 'vitest';
import { migrationCases } from './cases.js';
import { checkMigration, describeMigration, fails } from './check-migration.js';

describe('an app of Kit 2 that is put onto Kit 3 as it is', () => {
  it('fails to build where --target-kit 3 says so, and only there', { timeout: 1_200_000 }, async () => {
    const outcomes: boolean[] = [];
    for (const one of migrationCases) {
      const checked = await checkMigration(one, true);
      console.log(describeMigration(checked));
      expect(checked.difference, checked.after.output).toBeUndefined();
      outcomes.push(fails(checked.after));
    }
    expect(outcomes.filter(Boolean).length).toBeGreaterThanOrEqual(10);
    expect(outcomes.filter((one) => !one).length).toBeGreaterThanOrEqual(6);
  });
});
