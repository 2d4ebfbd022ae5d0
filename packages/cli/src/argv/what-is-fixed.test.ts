import { describe, expect, it } from 'vitest';
import { parseFixing } from './what-is-fixed.js';

describe('parseFixing', () => {
  it('says what is edited, and what becomes of it', () => {
    expect(parseFixing({})).toBeUndefined();
    expect(parseFixing({ fix: true })).toEqual({ suggestions: false, as: 'files' });
    expect(parseFixing({ fixSuggestions: true })).toEqual({ suggestions: true, as: 'files' });
    expect(parseFixing({ fix: true, fixSuggestions: true })).toEqual({ suggestions: true, as: 'files' });
    expect(parseFixing({ diff: true })).toEqual({ suggestions: false, as: 'patch' });
  });

  it('writes nothing with --diff, whatever else is asked for', () => {
    expect(parseFixing({ diff: true, fix: true, fixSuggestions: true })).toEqual({ suggestions: true, as: 'patch' });
  });

  it.each<[Parameters<typeof parseFixing>[0], string]>([
    [{ diff: true, format: 'json' }, '--diff prints a patch in place of a report, so it cannot stand beside --format.'],
    [{ diff: true, output: ['a.json'] }, '--diff prints a patch in place of a report, so it cannot stand beside --output.'],
    [{ fix: true, updateBaseline: true }, '--fix and --update-baseline exclude each other: fix first, and write down what remains.'],
    [{ fixSuggestions: true, pruneBaseline: true }, '--fix-suggestions and --prune-baseline exclude each other: fix first, and write down what remains.'],
  ])('rejects %j', (raw, message) => {
    expect(() => parseFixing(raw)).toThrow(message);
  });
});
