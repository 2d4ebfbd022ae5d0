import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { gitlab } from './gitlab.js';

describe('gitlab', () => {
  it('lists findings with paths from the top of the repository, as they are written', () => {
    const page = { ...PLAIN_FORM, path: 'src/routes/[slug]/+page.svelte' };
    expect(JSON.parse(gitlab(reportOf([page]), contextOf({ repositoryPrefix: 'apps/shop' })))).toEqual([
      {
        type: 'issue',
        check_name: 'require-use-enhance',
        description: 'This form reloads the page when it is sent. Add `use:enhance`.',
        content: { body: 'https://github.com/sk-audit/sk-audit/blob/main/docs/rules/no-shared-server-state.md' },
        categories: ['Bug Risk'],
        severity: 'major',
        fingerprint: 'cafecafe:apps/shop',
        location: { path: 'apps/shop/src/routes/[slug]/+page.svelte', lines: { begin: 5, end: 5 } },
      },
    ]);
  });

  it('tells equal findings of two apps apart', () => {
    const report = reportOf([{ ...LEAKED_DB, app: 'apps/shop' }, { ...LEAKED_DB, app: 'apps/blog' }]);
    expect(JSON.parse(gitlab(report, contextOf())).map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(['beefcafe:apps/shop', 'beefcafe:apps/blog']);
  });

  it('is an empty list when there is nothing', () => {
    expect(gitlab(reportOf([]), contextOf())).toBe('[]\n');
  });
});
