import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from './line-diff.js';

const shown = (before: string, after: string) => lineDiff([...before], [...after]).map(({ sign, text }) => sign + text).join('');

describe('lineDiff', () => {
  it('keeps what both have', () => {
    expect(shown('cart', 'cart')).toBe(' c a r t');
    expect(shown('', 'ab')).toBe('+a+b');
    expect(shown('ab', '')).toBe('-a-b');
    expect(shown('', '')).toBe('');
  });

  it('finds the fewest changes', () => {
    expect(shown('abcdefg', 'aXcdYZg')).toBe(' a-b+X c d-e-f+Y+Z g');
    expect(shown('abcabba', 'cbabac').match(/[+-]/g)).toHaveLength(5);
  });

  it('puts what goes before what comes', () => {
    expect(shown('ab', 'xy')).toBe('-a-b+x+y');
  });

  it('gives both texts back, whatever they are', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before, after);
        expect(diff.filter(({ sign }) => sign !== '+').map(({ text }) => text)).toEqual(before);
        expect(diff.filter(({ sign }) => sign !== '-').map(({ text }) => text)).toEqual(after);
      }),
    );
  });
});
