import { describe, expect, it } from 'vitest';
import { usualFormat } from './usual-format.js';

const pipe = { write: () => true };

describe('usualFormat', () => {
  it('is the report for people', () => {
    expect(usualFormat({ env: {}, stdout: pipe })).toEqual({ format: 'pretty', annotations: false });
  });

  it('has annotations in GitHub Actions', () => {
    expect(usualFormat({ env: { GITHUB_ACTIONS: 'true' }, stdout: pipe })).toEqual({ format: 'pretty', annotations: true });
  });

  it('is short for an agent, unless a person watches', () => {
    expect(usualFormat({ env: { GITHUB_ACTIONS: 'true' }, agent: 'claude', stdout: pipe })).toMatchObject({ format: 'agent', annotations: false, hint: expect.stringContaining('claude') });
    expect(usualFormat({ env: {}, agent: 'claude', stdout: { ...pipe, isTTY: true } })).toEqual({ format: 'pretty', annotations: false });
  });
});
