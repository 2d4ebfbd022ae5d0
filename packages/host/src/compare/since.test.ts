import { renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AuditRequest } from '../audit/audit.js';
import { auditOf, commitAll, committed, placesOf, SHOP } from '../testing/changing-app.js';
import { runGit, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';

const since = (cwd: string, ref = 'main', more: Partial<AuditRequest> = {}) => auditOf(cwd, { compare: { since: ref }, ...more }).report;

/** A repository on the branch `sale`, which left `main` one commit ago; `main` has gone on since, and mended a mistake. */
function branched(): string {
  const root = committed();
  runGit(root, 'branch', '-M', 'main');
  runGit(root, 'checkout', '--quiet', '-b', 'sale');
  writeFiles(root, { 'src/lib/sale.ts': 'price(3);\n' });
  commitAll(root);
  runGit(root, 'checkout', '--quiet', 'main');
  writeFiles(root, { 'src/lib/cart.ts': 'export const total = 1;\n' });
  commitAll(root);
  runGit(root, 'checkout', '--quiet', 'sale');
  return root;
}

describe('since a branch', () => {
  const root = (): string => branched();

  it('everything counts that is new after the commit where the two parted: committed, uncommitted and untracked', () => {
    const dir = root();
    expect(since(dir)).toMatchObject({ comparison: { of: 'since', ref: 'main', base: expect.stringMatching(/^[0-9a-f]{40}$/), changed: ['src/lib/sale.ts'], older: 2 } });
    expect(placesOf(since(dir))).toEqual(['src/lib/sale.ts:1 no-price']);
    writeFiles(dir, { 'src/lib/cart.ts': 'export const total = 1;\nprice(1);\nprice(2);\nprice(4);\n', 'src/lib/draft.ts': 'price(5);\n' });
    rmSync(`${dir}/src/hooks.server.ts`);
    expect(placesOf(since(dir))).toEqual(['src/lib/bill.ts:1 require-guard', 'src/lib/cart.ts:4 no-price', 'src/lib/draft.ts:1 no-price', 'src/lib/sale.ts:1 no-price']);
    expect(placesOf(since(dir, 'main', { scope: 'files' }))).toEqual(['src/lib/cart.ts:4 no-price', 'src/lib/draft.ts:1 no-price', 'src/lib/sale.ts:1 no-price']);
  });

  it('knows a file again that was renamed in a commit, and one that was moved without telling git', () => {
    const dir = root();
    runGit(dir, 'mv', 'src/lib/cart.ts', 'src/lib/basket.ts');
    runGit(dir, 'commit', '--quiet', '-m', 'Say basket');
    expect(placesOf(since(dir))).toEqual(['src/lib/sale.ts:1 no-price']);
    renameSync(`${dir}/src/lib/basket.ts`, `${dir}/src/lib/trolley.ts`);
    expect(placesOf(since(dir))).toEqual(['src/lib/sale.ts:1 no-price']);
    expect(since(dir).comparison?.older).toBe(2);
  });

  it('does not take a file for changed that was only touched', () => {
    const dir = root();
    writeFiles(dir, { 'src/lib/cart.ts': SHOP['src/lib/cart.ts'] ?? '' });
    expect(since(dir).comparison?.changed).toEqual(['src/lib/sale.ts']);
  });

  it.each([
    ['no-such-branch', 'git knows no commit "no-such-branch". Name a branch, a tag or a commit: --since main.'],
    ['--output=x', 'git knows no commit "--output=x". Name a branch, a tag or a commit: --since main.'],
    ['auto', 'This is no pull request and "origin" has no default branch, so --since needs a branch, a tag or a commit: --since main.'],
  ])('says in one sentence that %s names nothing', (ref, sentence) => {
    expect(() => since(root(), ref)).toThrow(sentence);
  });

  it('says in one sentence that there is no commit yet, or none in common', () => {
    expect(() => since(tempRepository(SHOP), 'main')).toThrow('There is no commit yet with which to compare.');
    const dir = root();
    runGit(dir, 'checkout', '--quiet', '--orphan', 'other');
    commitAll(dir);
    expect(() => since(dir)).toThrow('HEAD and "main" have no commit in common.');
  });
});

describe('since auto', () => {
  /** A clone as a service makes it, on the branch. */
  function cloned(...options: readonly string[]): string {
    const dir = `${tempFolder({})}/clone`;
    runGit('/', 'clone', '--quiet', '--branch', 'sale', ...options, `file://${branched()}`, dir);
    return dir;
  }

  it('takes the target of a pull request on GitHub, of a merge request on GitLab, and else the default branch', () => {
    const dir = cloned();
    const found = (env: AuditRequest['env']): readonly (string | undefined)[] => [since(dir, 'auto', { env }).comparison?.ref, ...placesOf(since(dir, 'auto', { env }))];
    expect(found({ GITHUB_BASE_REF: 'main' })).toEqual(['origin/main', 'src/lib/sale.ts:1 no-price']);
    expect(found({ GITHUB_BASE_REF: '' })).toEqual(['origin/HEAD']);
    const base = since(dir, 'origin/main').comparison?.base ?? '';
    expect(found({ CI_MERGE_REQUEST_DIFF_BASE_SHA: base })).toEqual([base.slice(0, 9), 'src/lib/sale.ts:1 no-price']);
    writeFiles(dir, { '../event.json': JSON.stringify({ pull_request: { base: { sha: base } } }) });
    expect(found({ GITHUB_EVENT_PATH: `${dir}/../event.json` })).toEqual([base.slice(0, 9), 'src/lib/sale.ts:1 no-price']);
  });

  it('says in a shallow clone what to do', () => {
    const sentence = 'The history here is cut off before the commit where this branch left "origin/main" (a shallow clone). Fetch all of it: "fetch-depth: 0" for actions/checkout, "GIT_DEPTH: 0" on GitLab, "git fetch --unshallow" elsewhere.';
    const dir = cloned('--depth', '1');
    expect(() => since(dir, 'auto', { env: { GITHUB_BASE_REF: 'main' } })).toThrow(sentence);
    runGit(dir, 'fetch', '--quiet', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    expect(() => since(dir, 'auto', { env: { GITHUB_BASE_REF: 'main' } })).toThrow(sentence);
  });

  it('is content with two commits where GitHub has merged the branch into its target', () => {
    const origin = branched();
    runGit(origin, 'checkout', '--quiet', '-b', 'pull', 'main');
    runGit(origin, 'merge', '--quiet', '--no-ff', 'sale', '-m', 'Merge');
    const dir = `${tempFolder({})}/clone`;
    runGit('/', 'clone', '--quiet', '--depth', '2', '--branch', 'pull', `file://${origin}`, dir);
    const env = { GITHUB_BASE_REF: 'main', GITHUB_REF: 'refs/pull/7/merge' };
    runGit(dir, 'fetch', '--quiet', '--depth', '1', 'origin', 'main:refs/remotes/origin/main');
    expect(placesOf(since(dir, 'auto', { env }))).toEqual(['src/lib/sale.ts:1 no-price']);
  });
});
