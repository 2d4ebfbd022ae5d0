/** Real folders for tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { toPosix } from '../posix-path.js';

/** Path → text. */
export type Files = { readonly [path: string]: string };

/** A new folder that holds the files, until the test ends; its absolute POSIX path, links resolved. */
export function tempFolder(files: Files): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'sk-audit-host-')));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFiles(dir, files);
  return toPosix(dir);
}

/** As {@link tempFolder}, as a git repository in which nothing is committed. */
export function tempRepository(files: Files): string {
  const dir = tempFolder(files);
  runGit(dir, 'init', '--quiet');
  return dir;
}

/** Writes the files below a folder. */
export function writeFiles(dir: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

/** Runs git in the folder, without the machine's own configuration. */
export function runGit(dir: string, ...args: readonly string[]): void {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' };
  const env = { PATH: process.env.PATH, HOME: dir, GIT_CONFIG_NOSYSTEM: '1', ...identity };
  execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], { cwd: dir, env, stdio: 'pipe' });
}
