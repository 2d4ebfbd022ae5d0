import { describe, expect, it } from 'vitest';
import { exitCodeOf } from './exit-code.js';
import { reportOf } from './testing/report.js';

/** A report of ten files with these counts; the findings themselves do not matter here. */
const counting = (errors: number, warnings: number, infos: number) => reportOf([], { summary: { errors, warnings, infos, files: 10, ms: 1 } });

describe('exitCodeOf', () => {
  it('fails on errors and nothing less by default', () => {
    expect(exitCodeOf(counting(1, 0, 0), { failOn: 'error' })).toBe(1);
    expect(exitCodeOf(counting(0, 5, 5), { failOn: 'error' })).toBe(0);
    expect(exitCodeOf(counting(0, 0, 0), { failOn: 'error' })).toBe(0);
  });

  it('fails on the asked severity and above', () => {
    expect(exitCodeOf(counting(0, 1, 0), { failOn: 'warn' })).toBe(1);
    expect(exitCodeOf(counting(1, 0, 0), { failOn: 'warn' })).toBe(1);
    expect(exitCodeOf(counting(0, 0, 1), { failOn: 'warn' })).toBe(0);
    expect(exitCodeOf(counting(0, 0, 1), { failOn: 'info' })).toBe(1);
    expect(exitCodeOf(counting(9, 9, 9), { failOn: 'none' })).toBe(0);
  });

  it('fails on more warnings than allowed, not on as many', () => {
    expect(exitCodeOf(counting(0, 3, 0), { failOn: 'error', maxWarnings: 3 })).toBe(0);
    expect(exitCodeOf(counting(0, 4, 0), { failOn: 'error', maxWarnings: 3 })).toBe(1);
    expect(exitCodeOf(counting(0, 1, 0), { failOn: 'none', maxWarnings: 0 })).toBe(1);
  });

  it('never fails on findings when asked not to', () => {
    expect(exitCodeOf(counting(5, 5, 5), { failOn: 'info', maxWarnings: 0, exitZero: true })).toBe(0);
  });

  it('is 2 when a rule crashed, whatever is tolerated', () => {
    const crashed = reportOf([], { crashes: [{ rule: 'return-fail', path: 'src/routes/+page.server.ts', message: 'boom' }] });
    expect(exitCodeOf(crashed, { failOn: 'none', exitZero: true })).toBe(2);
  });

  it('is 2 only when nothing at all could be parsed', () => {
    const broken = [{ path: 'src/a.svelte', message: 'Unexpected token' }, { path: 'src/b.svelte', message: 'Unexpected token' }];
    const files = (number: number) => reportOf([], { unparsed: broken, summary: { errors: 0, warnings: 0, infos: 0, files: number, ms: 1 } });
    expect(exitCodeOf(files(2), { failOn: 'error' })).toBe(2);
    expect(exitCodeOf(files(3), { failOn: 'error' })).toBe(0);
  });
});
