import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { agent } from './agent.js';
import { github } from './github.js';
import { markdown } from './markdown/markdown.js';
import { pretty } from './pretty.js';
import { findingsInWords, fixableInWords, fixedInWords, leftOutInWords } from './summary-line.js';

const base = reportOf(Array.from({ length: 12 }, () => LEAKED_DB), { suppressed: [{ ...PLAIN_FORM, reason: 'later' }], unparsed: [{ path: 'src/a.ts', message: 'Unexpected token' }] });
const report = {
  ...base,
  summary: { ...base.summary, baselined: 197 },
  comparison: { of: 'staged', base: 'c0ffee', changed: [], older: 5, elsewhere: 2 },
} as const;

describe('leftOutInWords', () => {
  it('counts what is not shown', () => {
    expect(leftOutInWords(report)).toEqual(['197 baselined', '5 older', '2 new in other files', '1 disabled by comments', '1 file not parsed']);
    expect(leftOutInWords(reportOf([]))).toEqual([]);
  });

  it.each([['pretty', pretty], ['agent', agent], ['github', github], ['markdown', markdown]])('stands in the summary of %s', (_, reporter) => {
    expect(reporter(report, contextOf())).toContain('197 baselined');
  });
});

describe('what edits do', () => {
  const fixed = { findings: 3, files: ['src/a.ts', 'src/b.ts'] };

  it('is counted when some were made', () => {
    expect([fixedInWords({ ...base, fixed }), fixedInWords({ ...base, fixed: { findings: 1, files: ['src/a.ts'] } }), fixedInWords({ ...base, fixed: { findings: 0, files: [] } }), fixedInWords(base)]).toEqual([['3 findings in 2 files fixed'], ['1 finding in 1 file fixed'], [], []]);
  });

  it('is promised while none was made', () => {
    const fixable = reportOf([{ ...LEAKED_DB, fix: true }, PLAIN_FORM]);
    expect([fixableInWords(fixable), fixableInWords({ ...fixable, fixed }), fixableInWords(base)]).toEqual([['1 fixable with --fix'], [], []]);
    expect(pretty(fixable, contextOf())).toContain('1 fixable with --fix');
  });

  it.each([['pretty', pretty], ['agent', agent], ['github', github], ['markdown', markdown]])('stands in the summary of %s', (_, reporter) => {
    expect(reporter({ ...base, fixed }, contextOf())).toContain('3 findings in 2 files fixed');
  });
});

describe('findingsInWords', () => {
  const since = (changed: readonly string[], findings = [LEAKED_DB, PLAIN_FORM]) => findingsInWords({ ...reportOf(findings), comparison: { of: 'since', ref: 'main', base: 'c0ffee', changed, older: 0, elsewhere: 0 } });
  const staged = (changed: readonly string[], findings = [LEAKED_DB, PLAIN_FORM]) => findingsInWords({ ...reportOf(findings), comparison: { of: 'staged', base: 'c0ffee', changed, older: 0, elsewhere: 0 } });

  it('says of new findings with what was compared, and where they are', () => {
    expect(staged([LEAKED_DB.path, PLAIN_FORM.path])).toBe('2 new findings (1 error, 1 warning) in 2 staged files');
    expect(staged([LEAKED_DB.path, 'src/hooks.server.ts'])).toBe('2 new findings (1 error, 1 warning) in 1 of 2 staged files and 1 other');
    expect(since(['src/hooks.server.ts'])).toBe('2 new findings (1 error, 1 warning) in 2 other files (1 file changed since main)');
    expect(staged(['src/hooks.server.ts'], [])).toBe('No new findings from 1 staged file');
    expect([staged([], []), since([], [])]).toEqual(['No new findings: nothing is staged', 'No new findings: nothing has changed since main']);
  });
});
