import { defineRule, type RuleMeta } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { type RuleChoice, selectRules } from './select-rules.js';

function ruleOf(id: string, more: Partial<RuleMeta> = {}) {
  return defineRule({
    id, severity: 'error', category: 'forms', kit: '>=1', recommended: true, summary: '', why: '', sources: [], messages: {},
    examples: { bad: [], good: [] }, check: () => {}, ...more,
  });
}

const returnFail = ruleOf('return-fail', { options: { strict: { type: 'boolean', default: false, description: '' }, names: { type: 'strings', default: ['fail'], description: '' } } });
const enhance = ruleOf('require-use-enhance', { severity: 'warn', recommended: 'Only where JavaScript is expected.' });

/** `rule=severity` of what runs in a file. */
function selected(choice: RuleChoice, path = 'src/cart.ts'): readonly string[] {
  return active(choice, path).map(({ rule, severity }) => `${rule.id}=${severity}`);
}
function active(choice: RuleChoice, path = 'src/cart.ts') {
  return selectRules([returnFail, enhance], choice, path, (globs, file) => globs.includes(file));
}

describe('selectRules', () => {
  it('runs the recommended rules', () => {
    expect(selected({})).toEqual(['return-fail=error']);
  });

  it('runs all rules when asked to', () => {
    expect(selected({ allRules: true })).toEqual(['return-fail=error', 'require-use-enhance=warn']);
  });

  it('takes severities from the settings, also for rules that are not recommended', () => {
    const settings = { rules: { 'return-fail': 'off', 'require-use-enhance': 'error' }, overrides: [] } as const;
    expect(selected({ settings })).toEqual(['require-use-enhance=error']);
    expect(selected({ settings, allRules: true })).toEqual(['require-use-enhance=error']);
  });

  it('lets the last override that means the file win', () => {
    const overrides = [
      { files: ['src/cart.ts'], rules: { 'return-fail': 'info' } },
      { files: ['src/cart.ts'], rules: { 'return-fail': 'warn' } },
      { files: ['src/other.ts'], rules: { 'return-fail': 'off' } },
    ] as const;
    const settings = { rules: {}, overrides };
    expect(selected({ settings })).toEqual(['return-fail=warn']);
    expect(selected({ settings }, 'src/other.ts')).toEqual([]);
    expect(selected({ settings }, 'src/invoice.ts')).toEqual(['return-fail=error']);
  });

  it('lets flags win over everything', () => {
    const settings = { rules: { 'return-fail': 'off' }, overrides: [{ files: ['src/cart.ts'], rules: { 'require-use-enhance': 'error' } }] } as const;
    expect(selected({ settings, flags: { 'return-fail': 'info', 'require-use-enhance': 'off' } })).toEqual(['return-fail=info']);
  });

  it('runs a rule that is asked for by name as it is set, or else as it is declared', () => {
    const flags = { 'require-use-enhance': 'on', 'return-fail': 'on' } as const;
    expect(selected({ flags })).toEqual(['return-fail=error', 'require-use-enhance=warn']);
    expect(selected({ flags, settings: { rules: { 'return-fail': 'info' }, overrides: [] } })).toEqual(['return-fail=info', 'require-use-enhance=warn']);
  });

  it('adds options up: defaults, settings, overrides', () => {
    const settings = {
      rules: { 'return-fail': ['warn', { strict: true }] },
      overrides: [{ files: ['src/cart.ts'], rules: { 'return-fail': ['error', { names: ['invalid'] }] } }],
    } as const;
    expect(active({})[0]?.options).toEqual({ strict: false, names: ['fail'] });
    expect(active({ settings })[0]?.options).toEqual({ strict: true, names: ['invalid'] });
  });
});
