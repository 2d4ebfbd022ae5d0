import { describe, expect, it } from 'vitest';
import { closest, didYouMean } from './did-you-mean.js';

const severities = ['off', 'info', 'warn', 'error'];

describe('closest', () => {
  it('finds a missing, a wrong and a doubled letter', () => {
    expect(closest('eror', severities)).toBe('error');
    expect(closest('arror', severities)).toBe('error');
    expect(closest('errror', severities)).toBe('error');
  });

  it('counts two swapped letters as one slip', () => {
    expect(closest('wran', severities)).toBe('warn');
  });

  it('ignores case', () => {
    expect(closest('RULES', ['rules', 'overrides'])).toBe('rules');
  });

  it('prefers the nearest, and the first of equals', () => {
    expect(closest('return-fall', ['return-all', 'return-fail'])).toBe('return-all');
    expect(closest('rule', ['ruled', 'rules'])).toBe('ruled');
  });

  it('finds a word that holds the other', () => {
    expect(closest('warnings', severities)).toBe('warn');
    expect(closest('redirect-in-try', ['return-fail', 'no-redirect-in-try'])).toBe('no-redirect-in-try');
    expect(closest('offline', severities)).toBeUndefined();
  });

  it('returns undefined when nothing is near', () => {
    expect(closest('fatal', severities)).toBeUndefined();
    expect(closest('', severities)).toBeUndefined();
    expect(closest('no-eval', ['no-redirect-in-try'])).toBeUndefined();
  });
});

describe('didYouMean', () => {
  it('ends a sentence with a question, or with nothing', () => {
    expect(`Unknown key "rulez".${didYouMean('rulez', ['rules'])}`).toBe('Unknown key "rulez". Did you mean "rules"?');
    expect(`Unknown key "plugins".${didYouMean('plugins', ['rules'])}`).toBe('Unknown key "plugins".');
  });
});
