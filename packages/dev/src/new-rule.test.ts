import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '@sk-audit/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scaffoldRule } from '../bin/new-rule.mjs';
import { declarationFailures, exampleFailures, prepareExample } from './check-example.js';
import { loadCases, loadRule } from './rule-files.js';
import { buildRules, rulesWorkspace } from './testing/rules-workspace.js';

describe('new-rule', () => {
  const id = 'no-cart-in-module';
  const root = rulesWorkspace();
  const built = join(root, 'packages/rules/dist', id);
  let rule: Rule;

  beforeAll(async () => {
    expect(scaffoldRule(root, id)).toBeUndefined();
    expect(buildRules(root).stdout).toBe('');
    rule = await loadRule(built, 'js');
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('writes a rule whose placeholder example fails, and nothing else', () => {
    const failures = [...rule.examples.bad, ...rule.examples.good].map((example) => [example.title, exampleFailures(rule, prepareExample(example))]);
    expect(failures).toEqual([
      ['FIXME: the plainest form of the mistake', ['not reported: src/routes/+page.ts:2 fixme "fixme()"']],
      ['FIXME: the same, done right', []],
    ]);
  });

  it('writes a declaration that says what is still to be done', () => {
    expect(declarationFailures(rule, id)).toEqual(['it has 1 bad examples; it needs 2', 'it has 1 good examples; it needs 2', 'it still holds a FIXME']);
  });

  it('writes an empty list of near-misses', async () => {
    expect(await loadCases(built, 'js')).toEqual({ bad: [], good: [] });
  });

  it('adds the rule to the index', () => {
    expect(readFileSync(join(root, 'packages/rules/src/index.ts'), 'utf8')).toContain(`import noCartInModule from './${id}/rule.js';`);
  });

  it('refuses a rule that exists', () => {
    expect(scaffoldRule(root, id)).toBe('There is a rule no-cart-in-module already.');
  });

  it.each([undefined, 'cart', 'NoCart', 'no_cart', '../no-cart', 'no-cart-in-a-module-of-mine-please'])('refuses the id %s and writes nothing', (bad) => {
    expect(scaffoldRule(root, bad)).toMatch(/^Name the rule/);
    expect(existsSync(join(root, 'packages/rules/src', String(bad)))).toBe(false);
  });
});
