import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mutateRule } from './mutate.js';
import { buildRules, rulesWorkspace } from './testing/rules-workspace.js';

/** Forbids to call a global `pay` with arguments. */
const RULE = `import { defineRule } from '@sk-audit/core';
import { isPay } from './is-pay.js';

export default defineRule({
  id: 'no-pay', severity: 'error', category: 'kit-api', kit: '>=1.0.0', recommended: true, summary: '', why: '', sources: [],
  messages: { pays: { text: '', advice: '' } },
  examples: { bad: [{ title: 'paying', files: { 'src/cart.ts': 'pay(1); // ✗ pays "pay(1)"' } }], good: [] },
  check({ facts, report }) {
    for (const call of facts.calls) {
      if (call.args.length === 0) continue;
      if (isPay(call)) report(call.span, 'pays');
    }
  },
});
`;
const IS_PAY = `import type { CallFact } from '@sk-audit/core';
export const isPay = (call: CallFact) => call.callee.from === 'global' && call.callee.name === 'pay';
`;
const cases = (...good: readonly string[]) => `import { defineCases } from '@sk-audit/core';
export default defineCases({ bad: [], good: [${good.map((text) => `{ title: '', files: { 'src/cart.ts': ${JSON.stringify(text)} } }`).join()}] });
`;

describe('mutateRule', () => {
  let root = '';
  beforeEach(() => {
    root = rulesWorkspace();
    mkdirSync(join(root, 'packages/rules/src/no-pay'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const mutate = (files: { readonly [name: string]: string }) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'packages/rules/src/no-pay', name), text);
    expect(buildRules(root).stdout).toBe('');
    return mutateRule(join(root, 'packages/rules'), 'no-pay');
  };

  it('lists the conditions that no example misses, in every file of the rule', async () => {
    expect(await mutate({ 'rule.ts': RULE, 'is-pay.ts': IS_PAY })).toEqual({
      tried: 6,
      survivors: [
        "is-pay.ts:2 left out: call.callee.from === 'global'",
        "is-pay.ts:2 left out: call.callee.name === 'pay'",
        'rule.ts:10 always false: call.args.length === 0',
        'rule.ts:11 always true: isPay(call)',
      ],
    });
  });

  it('lists none when there is a near-miss, or a reason, for each', async () => {
    const isPay = IS_PAY.replace(' && ', ' && // mutate-ok: narrows the type\n');
    const { survivors } = await mutate({ 'rule.ts': RULE, 'is-pay.ts': isPay, 'cases.ts': cases('pay();', 'keep(1);') });
    expect(survivors).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    await mutate({ 'rule.ts': RULE, 'is-pay.ts': IS_PAY });
    expect(readdirSync(join(root, 'packages/rules/dist'))).toEqual(['no-pay']);
  });

  it('refuses a rule that fails its own examples', async () => {
    await expect(mutate({ 'rule.ts': RULE, 'is-pay.ts': IS_PAY, 'cases.ts': cases('pay(2);') })).rejects.toThrow('no-pay fails its example');
  });
});
