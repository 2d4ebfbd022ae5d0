/** Every example and near-miss of every rule: what is marked is reported, and nothing else. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declarationFailures, exampleFailures, marksOf, prepareExample } from './check-example.js';
import { loadCases, loadRule } from './rule-files.js';
import { REPOSITORY, ruleIds } from './workspace.js';

it('finds the rules', () => {
  expect(ruleIds()).not.toEqual([]);
});

for (const id of ruleIds()) {
  const folder = join(REPOSITORY, 'packages/rules/src', id);
  const rule = await loadRule(folder, 'ts');
  const cases = await loadCases(folder, 'ts');

  describe(id, () => {
    it('is declared in full', () => {
      expect(declarationFailures(rule, id)).toEqual([]);
    });

    for (const example of [...rule.examples.bad, ...cases.bad]) {
      it(`reports: ${example.title}`, () => {
        const prepared = prepareExample(example);
        expect(marksOf(prepared)).not.toEqual([]);
        expect(exampleFailures(rule, prepared)).toEqual([]);
      });
    }

    for (const example of [...rule.examples.good, ...cases.good]) {
      it(`is silent: ${example.title}`, () => {
        const prepared = prepareExample(example);
        expect(marksOf(prepared)).toEqual([]);
        expect(exampleFailures(rule, prepared)).toEqual([]);
      });
    }
  });
}
