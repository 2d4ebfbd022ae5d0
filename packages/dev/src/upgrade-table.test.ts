import { rules } from '@sk-audit/rules';
import { describe, expect, it } from 'vitest';
import { upgradeRules, upgradeTable } from './upgrade-table.js';

describe('the table of what newer Kits take away', () => {
  it('names rules that there are', () => {
    const ids = rules.map(({ id }) => id);
    expect(upgradeRules().filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has a row for each change, with types that go the same way in one', () => {
    const table = upgradeTable();
    expect(table).toContain('| `$app/environment` | deprecated in 3.0 | Import from `$app/env`. | [no-deprecated-kit-api](../rules/no-deprecated-kit-api.md) |');
    expect(table).toContain('| `base` of `$app/paths` | deprecated in 2.26, gone in 3.0 | ');
    expect(table).toContain('| The types `ActionResult`, `SubmitFunction` of `@sveltejs/kit` | type gone in 3.0 | Import it from `$app/forms`. |');
    expect(table).toContain('| `files.lib` of the configuration | refused from 3.0 on |');
    expect(table).toContain('| `defineEnvVars` of `@sveltejs/kit/hooks` | deprecated in 2.70, throws from 3.0 on |');
  });

  it('is a table in every line', () => {
    expect(upgradeTable().split('\n').filter((line) => !/^\|.*\|$/.test(line))).toEqual([]);
  });
});
