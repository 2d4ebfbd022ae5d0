import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { FAIL_RULE, REDIRECT_RULE } from '../testing/rule.js';
import { rulesJson, rulesTable } from './list-rules.js';

const plain = pc.createColors(false);
const rules = [FAIL_RULE, REDIRECT_RULE];

describe('rulesTable', () => {
  it('lists the rules by id', () => {
    expect(`\n${rulesTable(rules, plain)}`).toBe(`
rule                severity  SvelteKit  on
no-redirect-in-try  error     >=1.0.0    yes  Forbids a redirect where a \`catch\` swallows it.
return-fail         warn      >=2.0.0    no   Demands that \`fail\` is returned.

"on" rules run unless your settings say otherwise; --all-rules runs them all. sk-audit explain <rule> says more.
`);
  });

  it('puts summaries below when the terminal is narrow', () => {
    expect(`\n${rulesTable([REDIRECT_RULE], plain, 48)}`).toBe(`
rule                severity  SvelteKit  on
no-redirect-in-try  error     >=1.0.0    yes
  Forbids a redirect where a \`catch\` swallows
  it.

"on" rules run unless your settings say
otherwise; --all-rules runs them all. sk-audit
explain <rule> says more.
`);
  });
});

describe('rulesJson', () => {
  it('gives what other tools need', () => {
    expect(JSON.parse(rulesJson(rules))).toEqual([
      {
        id: 'no-redirect-in-try',
        severity: 'error',
        category: 'redirects-and-errors',
        kit: '>=1.0.0',
        recommended: true,
        notRecommendedBecause: null,
        fix: null,
        cliOnly: false,
        summary: 'Forbids a redirect where a `catch` swallows it.',
        options: { ignoreCalls: { type: 'strings', default: ['captureError'], description: 'Functions that rethrow.' } },
        docs: 'https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-redirect-in-try.md',
      },
      expect.objectContaining({ id: 'return-fail', recommended: false, notRecommendedBecause: 'It is young.', options: {} }),
    ]);
  });
});
