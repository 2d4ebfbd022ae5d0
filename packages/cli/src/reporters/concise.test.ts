import { describe, expect, it } from 'vitest';
import { contextOf, LEAKED_DB, PLAIN_FORM, reportOf } from '../testing/report.js';
import { concise } from './concise.js';

describe('concise', () => {
  it('writes one line a finding', () => {
    expect(`\n${concise(reportOf([LEAKED_DB, PLAIN_FORM]), contextOf())}`).toBe(`
src/lib/cart.ts:1:20: error no-server-import-in-client \`src/lib/server/db.ts\` is server-only, and this import brings it to the browser.
src/routes/+page.svelte:5:1: warn require-use-enhance This form reloads the page when it is sent.
`);
  });

  it('writes nothing when there is nothing', () => {
    expect(concise(reportOf([]), contextOf())).toBe('');
  });

  it('keeps a finding on its line and out of command of the terminal', () => {
    const hostile = { ...PLAIN_FORM, path: 'src/a\nb.svelte', message: '\u001b[2J' };
    expect(concise(reportOf([hostile]), contextOf())).toBe('src/a␊b.svelte:5:1: warn require-use-enhance ␛[2J\n');
  });
});
