import { defineRule, type Example } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { declarationFailures, exampleFailures, prepareExample } from './check-example.js';

/** Reports each call of a function named `pay`; with `silent`, none; of `crash` it dies. */
const rule = defineRule({
  id: 'no-pay',
  severity: 'error',
  category: 'kit-api',
  kit: '>=2.0.0',
  recommended: true,
  summary: 'Forbids paying.',
  why: 'It costs money.',
  sources: [],
  messages: { pays: { text: '{{name}} pays.', advice: 'Keep it.' }, spends: { text: 'It spends.', advice: 'Keep it.' } },
  options: { silent: { type: 'boolean', default: false, description: 'Says nothing.' } },
  examples: { bad: [{ title: 'paying', files: { 'src/a.ts': 'pay(); // ✗ pays "pay()"' } }], good: [] },
  check({ facts, options, report }) {
    for (const call of facts.calls) {
      if (call.callee.from !== 'global' || options['silent']) continue;
      if (call.callee.name === 'crash') throw new Error('no money');
      const { span } = call;
      if (call.callee.name === 'pay') report(span, 'pays', { name: 'pay' }, { suggest: [{ message: 'Keep it', edits: [{ span, text: 'keep()' }] }] });
    }
  },
});

const failures = (text: string, more: Partial<Example> = {}) => exampleFailures(rule, prepareExample({ title: '', files: { 'src/cart.ts': text }, ...more }));

describe('exampleFailures', () => {
  it('is content when exactly what is marked is reported', () => {
    expect(failures('pay(); // ✗ pays "pay()"\nkeep();')).toEqual([]);
  });

  it('reads marks in components', () => {
    expect(failures('', { files: { 'src/Cart.svelte': '<script>\n  pay(); // ✗ pays "pay()"\n</script>\n{pay(1)} <!-- ✗ pays "pay(1)" -->\n' } })).toEqual([]);
  });

  it('tells what is marked and not reported', () => {
    expect(failures('keep(); // ✗ pays "keep()"')).toEqual(['not reported: src/cart.ts:1 pays "keep()"']);
  });

  it('tells what is reported and not marked', () => {
    expect(failures('\npay();')).toEqual(['not marked: src/cart.ts:2 pays "pay()"']);
  });

  it('tells the wrong message, the wrong text and the wrong line', () => {
    expect(failures('pay(); // ✗ spends "pay()"')).toEqual(['not reported: src/cart.ts:1 spends "pay()"', 'not marked: src/cart.ts:1 pays "pay()"']);
    expect(failures('pay(); // ✗ pays "pay"')).toEqual(['not reported: src/cart.ts:1 pays "pay"', 'not marked: src/cart.ts:1 pays "pay()"']);
    expect(failures('pay();\n // ✗ pays "pay()"')).toEqual(['not reported: src/cart.ts:2 pays "pay()"', 'not marked: src/cart.ts:1 pays "pay()"']);
  });

  it('counts equal findings of one line', () => {
    expect(failures('pay(); pay(); // ✗ pays "pay()"')).toEqual(['not marked: src/cart.ts:1 pays "pay()"']);
    expect(failures('pay(); pay(); // ✗ pays "pay()" ✗ pays "pay()"')).toEqual([]);
  });

  it('refuses a span over more than one line', () => {
    expect(failures('pay( // ✗ pays "pay("\n1);')).toEqual(['not reported: src/cart.ts:1 pays "pay("', 'not marked: src/cart.ts:1 pays with a span over more than one line']);
  });

  it('tells that a file cannot be parsed', () => {
    expect(failures('pay(')).toEqual([expect.stringMatching(/^src\/cart\.ts cannot be parsed: /)]);
  });

  it('gives the rule its options and the Kit version of the example', () => {
    expect(failures('pay();', { options: { silent: true } })).toEqual([]);
    expect(failures('pay();', { kit: '1.30.4' })).toEqual([]);
    expect(failures('pay();', { kit: '^1.30.0 || ^2.0.0' })).toEqual([]);
    expect(failures('pay();', { kit: '^2.5.0' })).toHaveLength(1);
  });

  it('wants every sentence of `says` said', () => {
    expect(failures('pay(); // ✗ pays "pay()"', { says: ['pay pays.', 'Keep it.'] })).toEqual([]);
    expect(failures('pay(); // ✗ pays "pay()"', { says: ['pay spends.'] })).toEqual(['not said: pay spends.']);
  });

  it('wants the text of `after` once the edits are made', () => {
    const text = 'pay(); pay(2); // ✗ pays "pay()" ✗ pays "pay(2)"';
    expect(failures(text, { after: { 'src/cart.ts': 'keep(); keep();' } })).toEqual([]);
    expect(failures(text, { after: { 'src/cart.ts': 'keep();' } })).toEqual(['src/cart.ts becomes "keep(); keep();"']);
  });

  it('throws what the rule throws', () => {
    expect(() => failures('crash();')).toThrow('no money');
  });

  it('throws for a mark that cannot be read, with the path', () => {
    expect(() => failures('pay(); // ✗ pays')).toThrow('src/cart.ts: Line 1 has a mark');
  });
});

describe('declarationFailures', () => {
  it('lists what a rule lacks', () => {
    expect(declarationFailures(rule, 'no-payment')).toEqual([
      'its id is no-pay, its folder no-payment',
      'it has 1 bad examples; it needs 2',
      'it has 0 good examples; it needs 2',
      'no bad example shows spends',
    ]);
  });

  it('finds a mark of a message that is not declared', () => {
    const marked = { ...rule, examples: { good: rule.examples.bad, bad: [{ title: '', files: { 'a.ts': 'pay(); // ✗ steals "pay()"' } }] } };
    expect(declarationFailures(marked, 'no-pay')).toContain('its examples mark steals, which it does not declare');
  });
});
