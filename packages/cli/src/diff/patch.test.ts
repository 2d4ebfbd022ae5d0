import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { patch } from './patch.js';

const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `line ${from + i}\n`).join('');

describe('patch', () => {
  it('shows three lines around each change, and changes that are near together', () => {
    expect(patch('src/cart.ts', lines(1, 20), lines(1, 20).replace('line 5\n', 'line five\n').replace('line 11\n', '').replace('line 20\n', 'line 20\nend\n')).join('')).toBe(`diff --git a/src/cart.ts b/src/cart.ts
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -2,13 +2,12 @@
 line 2
 line 3
 line 4
-line 5
+line five
 line 6
 line 7
 line 8
 line 9
 line 10
-line 11
 line 12
 line 13
 line 14
@@ -18,3 +17,4 @@
 line 18
 line 19
 line 20
+end
`);
  });

  it('is empty when nothing changes', () => {
    expect(patch('src/cart.ts', 'a\n', 'a\n')).toEqual([]);
  });
});

describe('git apply', () => {
  /** What git makes of the file with the patch. */
  function applied(path: string, before: string, after: string): string {
    const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-patch-')));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), before);
    execFileSync('git', ['apply', '-'], { cwd: dir, input: patch(path, before, after).join(''), env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_CEILING_DIRECTORIES: dirname(dir) } });
    return readFileSync(join(dir, path), 'utf8');
  }

  it.each<[string, string, string]>([
    ['a change in the middle', lines(1, 9), lines(1, 9).replace('line 4', 'line four')],
    ['several hunks', lines(1, 60), lines(1, 60).replace('line 1\n', '').replace('line 30\n', 'line 30\nmore\nand more\n').replace('line 60\n', 'end\n')],
    ['line feeds with carriage returns', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n'],
    ['mixed endings', 'a\r\nb\nc\r\n', 'a\r\nB\nc\r\nd\n'],
    ['a file that ends without a line feed', 'a\nb\nc', 'a\nb\nC'],
    ['a line feed that comes at the end', 'a\nb', 'a\nb\n'],
    ['a line feed that goes at the end', 'a\nb\n', 'a\nb'],
    ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFa\nB\n'],
    ['an empty file', '', 'a\n'],
    ['a file that becomes empty', 'a\n', ''],
    ['lines that look like a patch', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n', '--- a/x\n+++ b/y\n@@ -1 +1 @@\n'],
  ])('takes %s', (_, before, after) => {
    expect(applied('src/cart.ts', before, after)).toBe(after);
  });

  it.each(['src/routes/(shop)/[id=int]/+page.server.ts', 'src/my cart.ts', 'src/Größe.svelte', 'src/"quoted"\t\\name.ts'])('takes a file named %s', (path) => {
    expect(applied(path, 'a\n', 'b\n')).toBe('b\n');
  });
});
