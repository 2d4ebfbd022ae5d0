import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '@sk-audit/rules';
import { REPOSITORY } from '../workspace.js';
import { precisionPage } from './page.js';
import { auditedApps, reviews, type AuditedApp, type Review } from './reviews.js';
import { isProven, tallies } from './tally.js';

const shop: AuditedApp = { repository: 'ada/shop', commit: 'a'.repeat(40), kits: ['2.70.4'], files: 12, findings: { 'return-fail': ['src/routes/cart/+page.server.ts:3', 'src/routes/+page.server.ts:9'] } };
const review = (more: Partial<Review>): Review => ({ rule: 'return-fail', repository: 'ada/shop', commit: 'a'.repeat(40), path: 'src/routes/cart/+page.server.ts', line: 3, verdict: 'right', why: 'The action throws it.', ...more });

describe('tallies', () => {
  it('tells reviews of findings that are made from those of findings that are gone', () => {
    const [tally] = tallies([shop], [review({}), review({ line: 7, verdict: 'wrong' }), review({ commit: 'b'.repeat(40) })]);
    expect(tally).toMatchObject({ rule: 'return-fail', repositories: 1, findings: 2 });
    expect(tally?.read.map(({ line }) => line)).toEqual([3]);
    expect(tally?.gone).toHaveLength(2);
  });

  it('takes a rule for proven when five findings were read and 95 % are right', () => {
    const read = (right: number, others: number): boolean =>
      isProven({ rule: 'return-fail', repositories: 1, findings: 40, gone: [], read: [...Array<Review>(right).fill(review({})), ...Array<Review>(others).fill(review({ verdict: 'arguable' }))] });
    expect([read(4, 0), read(5, 0), read(19, 1), read(18, 1)]).toEqual([false, true, true, false]);
  });
});

describe('precisionPage', () => {
  it('has a row for a rule, and publishes where two readers differ', () => {
    const page = precisionPage(rules, [shop], [review({ second: { verdict: 'arguable', why: 'It may be meant so.' } })]);
    expect(page).toContain('| [return-fail](rules/return-fail.md) | 1 | 2 | 1 | 1 | 0 | 0 | 100 % | 0 |');
    expect(page).toContain('1 findings were read again by somebody who did not know the first verdict: 0 verdicts are the same (0 %).');
    expect(page).toContain('| return-fail | ada/shop | `src/routes/cart/+page.server.ts:3` | right: The action throws it. | arguable: It may be meant so. |');
  });
});

describe('the recommended set', () => {
  /** Held against Kit's own functions, its package.json, builds of leaks, or probes in docs/kit-at-run-time.md that Kit answers without a code. */
  const SAID_BY_KIT = [
    'adapter-node-version', 'no-action-data-without-ssr', 'no-app-state-outside-render', 'no-late-dependency', 'no-redirect-loop', 'no-server-import-in-client',
    'no-streaming-without-csr', 'update-locals-after-cookie-change', 'valid-asset-path', 'valid-depends-identifier', 'valid-error-status', 'valid-kit-props', 'valid-redirect-status',
  ];
  const proven = new Set(tallies(auditedApps(), reviews()).filter(isProven).map(({ rule }) => rule));
  const diagnostics = readFileSync(join(REPOSITORY, 'docs/kit-diagnostics.md'), 'utf8').split('\n');
  const isShownByKit = (id: string): boolean => diagnostics.some((row) => row.includes(`(rules/${id}.md)`) && /\| a (?:build|probe)\b/.test(row));

  it('holds only rules that reviews prove, or that say what Kit says when it builds or answers', () => {
    const others = rules.filter(({ id, recommended, inBuild, category }) => recommended === true && inBuild === undefined && category !== 'comments' && !SAID_BY_KIT.includes(id) && !isShownByKit(id) && !proven.has(id));
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it('holds no rule of whose findings less than 95 % are right', () => {
    const tooOftenWrong = tallies(auditedApps(), reviews()).filter((tally) => tally.read.length >= 5 && !isProven(tally)).map(({ rule }) => rule);
    expect(rules.filter(({ id, recommended }) => recommended === true && tooOftenWrong.includes(id)).map(({ id }) => id)).toEqual([]);
  });
});
