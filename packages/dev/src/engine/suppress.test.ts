import { suppress, UNUSED_DISABLE, type ActiveRule, type Finding, type Rule } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';

const unusedDisable = rules.find((rule) => rule.id === UNUSED_DISABLE) as Rule;
const ACTIVE: ActiveRule[] = [unusedDisable, { ...unusedDisable, id: 'no-cart', formerly: ['no-basket'] }, { ...unusedDisable, id: 'no-bill' }].map((rule) => ({ rule, severity: 'warn', options: {} }));

/** A finding of `rule` at the first occurrence of `text`. */
function findingAt(source: string, text: string, rule = 'no-cart'): Finding {
  const start = source.indexOf(text);
  return { rule, severity: 'warn', category: 'forms', messageId: 'm', message: 'M', advice: 'A', path: 'src/a.ts', span: [start, start + text.length], symbol: '', related: [], suggestions: [] };
}

function run(source: string, ...findings: Finding[]) {
  const { kept, suppressed, unused } = suppress(extractFacts('src/a.ts', source), findings, ACTIVE);
  return { kept: kept.map((one) => one.rule), reasons: suppressed.map((one) => one.reason), unused: unused.map((one) => source.slice(...one.span)) };
}

describe('suppress', () => {
  it('silences the named rule on the next line, with a reason', () => {
    const source = '// sk-audit-disable-next-line no-cart -- the cart is public\ncart();\ncart2();';
    expect(run(source, findingAt(source, 'cart();'), findingAt(source, 'cart2'))).toEqual({ kept: ['no-cart'], reasons: ['the cart is public'], unused: [] });
  });

  it('silences nothing without a reason', () => {
    const source = '// sk-audit-disable-next-line no-cart\ncart();';
    expect(run(source, findingAt(source, 'cart();'))).toEqual({ kept: ['no-cart'], reasons: [], unused: [] });
  });

  it('knows the ids that a rule had before', () => {
    const source = '// sk-audit-disable-next-line no-basket -- the cart is public\ncart();\n// sk-audit-disable-next-line no-basket -- a bill\nbill();';
    expect(run(source, findingAt(source, 'cart();'), findingAt(source, 'bill();', 'no-bill'))).toEqual({ kept: ['no-bill'], reasons: ['the cart is public'], unused: ['// sk-audit-disable-next-line no-basket -- a bill'] });
  });

  it('leaves other rules alone', () => {
    const source = '// sk-audit-disable-next-line no-bill -- not a bill\ncart();';
    expect(run(source, findingAt(source, 'cart();'))).toEqual({ kept: ['no-cart'], reasons: [], unused: ['// sk-audit-disable-next-line no-bill -- not a bill'] });
  });

  it('covers a block up to the enabling comment', () => {
    const source = '/* sk-audit-disable no-cart -- generated */\ncart();\n/* sk-audit-enable no-cart */\ncart2();';
    expect(run(source, findingAt(source, 'cart();'), findingAt(source, 'cart2')).kept).toEqual(['no-cart']);
  });

  it('takes a comment at the end of the line', () => {
    const source = 'cart(); // sk-audit-disable-line -- every rule';
    expect(run(source, findingAt(source, 'cart'), findingAt(source, 'cart', 'no-bill')).reasons).toEqual(['every rule', 'every rule']);
  });

  it('honours ESLint comments that name our rules, without a reason', () => {
    const source = '// eslint-disable-next-line no-console, sk-audit/no-cart\ncart();';
    expect(run(source, findingAt(source, 'cart();'))).toEqual({ kept: [], reasons: [''], unused: [] });
  });

  it('says nothing of unused comments when that rule is off', () => {
    const source = '// sk-audit-disable-next-line no-cart -- the cart is public\nbill();';
    expect(suppress(extractFacts('src/a.ts', source), [], ACTIVE.slice(1)).unused).toEqual([]);
  });

  it('does not call a comment unused when its rule did not run', () => {
    const source = '// sk-audit-disable-next-line no-invoice -- off here\ncart();';
    expect(run(source).unused).toEqual([]);
  });
});
