import type { LocatedFinding, Severity } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { github } from './github.js';

const many = (severity: Severity, number: number): readonly LocatedFinding[] => Array.from({ length: number }, () => ({ ...PLAIN_FORM, severity }));

describe('github', () => {
  it('annotates the lines, errors first', () => {
    expect(`\n${github(reportOf([PLAIN_FORM, LEAKED_DB]), contextOf({ repositoryPrefix: 'apps/shop' }))}`).toBe(`
::error file=apps/shop/src/lib/cart.ts,line=1,endLine=1,col=20,endColumn=33,title=sk-audit/no-server-import-in-client::\`src/lib/server/db.ts\` is server-only, and this import brings it to the browser.%0AMove the call to a server load.
::warning file=apps/shop/src/routes/+page.svelte,line=5,endLine=5,col=1,endColumn=10,title=sk-audit/require-use-enhance::This form reloads the page when it is sent.%0AAdd \`use:enhance\`.
`);
  });

  it('says nothing when there is nothing', () => {
    expect(github(reportOf([]), contextOf())).toBe('');
  });

  it('ends in the total when there are more than GitHub shows', () => {
    const report = reportOf([...many('warn', 14), ...many('error', 12), ...many('info', 11)], { suppressed: [{ ...PLAIN_FORM, reason: 'later' }] });
    const lines = github(report, contextOf()).trimEnd().split('\n');
    const kinds = lines.map((line) => line.split(' ')[0]);
    expect(kinds).toEqual([...Array(10).fill('::error'), ...Array(10).fill('::warning'), ...Array(9).fill('::notice'), '::notice']);
    expect(lines.at(-1)).toBe('::notice title=sk-audit::37 findings (12 errors, 14 warnings, 11 infos) in 1 file · 1 disabled by comments. 29 of them are annotated.');
  });

  it('gives no columns for what spans lines', () => {
    const wide = { ...PLAIN_FORM, end: { line: 9, column: 2, offset: 99 } };
    expect(github(reportOf([wide]), contextOf())).toContain(',line=5,endLine=9,title=');
  });

  it('lets no message give commands', () => {
    const hostile = { ...PLAIN_FORM, message: 'a\n::set-output name=x::y', path: 'src/a\n::error::b.svelte' };
    expect(github(reportOf([hostile]), contextOf()).split('\n')).toHaveLength(2);
  });
});
