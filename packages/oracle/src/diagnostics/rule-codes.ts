/** Which rule speaks of which diagnostic: what its examples are reported with. */
import { join } from 'node:path';
import { checkFile, type Example, type Rule } from '@sk-audit/core';
import { exampleProject, loadCases, loadRule, REPOSITORY, ruleIds } from '@sk-audit/dev';

/** A finding with Kit's code, in a bad example of a rule. */
export type RuleCode = {
  readonly code: string;
  readonly rule: Rule;
  readonly example: Example;
};

/** Of all rules and their near-misses, built packages: each code of a rule once for each example. Sorted by rule. */
export async function ruleCodes(): Promise<readonly RuleCode[]> {
  const loaded = await Promise.all([...ruleIds()].sort().map(async (id) => {
    const folder = join(REPOSITORY, 'packages/rules/dist', id);
    const rule = await loadRule(folder, 'js');
    return codesOf(rule, [...rule.examples.bad, ...(await loadCases(folder, 'js')).bad]);
  }));
  return loaded.flat();
}

function codesOf(rule: Rule, examples: readonly Example[]): readonly RuleCode[] {
  return examples.flatMap((example) => {
    const { files, view } = exampleProject(example);
    const active = [{ rule, severity: rule.severity, options: example.options ?? {} }];
    const codes = [...files.keys()].flatMap((path) => checkFile(view, path, active).findings).flatMap(({ kitCode }) => kitCode ?? []);
    return [...new Set(codes)].map((code) => ({ code, rule, example }));
  });
}
