/** Every fix and every suggestion in every example and near-miss: it mends its finding, and brings none of any rule. */
import { join } from 'node:path';
import type { Example } from '@sk-audit/core';
import { expect, it } from 'vitest';
import { fixedFiles, offerFailures, offersIn, type Offer } from './check-fixes.js';
import { exampleProject } from './example-project.js';
import { loadCases, loadRule } from './rule-files.js';
import { REPOSITORY, ruleIds } from './workspace.js';

const loaded = await Promise.all(ruleIds().map(async (id) => {
  const folder = join(REPOSITORY, 'packages/rules/src', id);
  return { rule: await loadRule(folder, 'ts'), cases: await loadCases(folder, 'ts') };
}));
const rules = loaded.map(({ rule }) => rule);

for (const { rule, cases } of loaded) {
  const examples: readonly Example[] = [...rule.examples.bad, ...cases.bad];
  const offering = examples.map((example) => ({ example, project: exampleProject(example) })).map((one) => ({ ...one, offers: offersIn(rule, one.example, one.project) })).filter(({ offers }) => offers.length > 0);
  const has = (kind: Offer['kind']) => offering.some(({ offers }) => offers.some((offer) => offer.kind === kind));

  it(`${rule.id} declares the edits that it offers`, () => {
    expect(rule.fix).toBe(has('fix') ? 'safe' : has('suggestion') ? 'suggest' : undefined);
  });

  if (offering.length === 0) continue;

  it.each(offering.map((one) => [one.example.title, one] as const))(`${rule.id} mends: %s`, (_, { example, project, offers }) => {
    expect(offers.flatMap((offer) => offerFailures(rules, rule, example, project, offer))).toEqual([]);
    for (const suggestions of [false, true]) {
      const fixed = fixedFiles(rule, example, suggestions);
      expect(fixedFiles(rule, { ...example, files: Object.fromEntries(fixed) }, suggestions)).toEqual(fixed);
    }
  });
}
