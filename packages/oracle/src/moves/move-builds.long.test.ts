/** Apps that Kit builds before and after `sk-audit move`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '@sk-audit/dev';
import { describe, expect, it, onTestFinished } from 'vitest';
import { installKit, removeFolder, tempFolder, writeFiles, type Files } from '../app-folder.js';
import { runBuild } from '../builds/run-build.js';
import type { KitName } from '../kits.js';
import { openShop, shop } from './shop.js';

const BIN = join(REPOSITORY, 'packages/cli/bin/sk-audit.js');
const THERE = ['src/lib/db.ts', 'src/lib/server/'];

/** The app with its Kit, in a repository in which all is committed. */
function appWith(files: Files, kit: KitName): string {
  const dir = tempFolder();
  onTestFinished(() => removeFolder(dir));
  writeFiles(dir, files);
  installKit(dir, kit);
  ran('git', ['init', '--quiet'], dir);
  return committed(dir);
}

function committed(dir: string): string {
  ran('git', ['add', '-A'], dir);
  ran('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'All'], dir);
  return dir;
}

function ran(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return stdout;
}

const move = (dir: string, ...words: readonly string[]) => spawnSync(process.execPath, [BIN, 'move', ...words, '--yes'], { cwd: dir, encoding: 'utf8' });
const outcome = async (dir: string, kit: KitName) => (await runBuild(dir, kit)).outcome;

/** Path → text of everything that somebody wrote. */
function written(dir: string): Files {
  const files = readdirSync(join(dir, 'src'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(dir.length + 1), readFileSync(file, 'utf8')]));
}

describe.each(['kit-1', 'kit-2-70', 'kit-3'] as const)('with %s', (kit) => {
  it('builds before and after, and after it was moved back', { timeout: 200_000 }, async () => {
    const dir = appWith(shop(kit), kit);
    const before = written(dir);
    expect(await outcome(dir, kit)).toBe('clean');
    expect(move(dir, ...THERE)).toMatchObject({ status: 0, stderr: '' });
    expect(Object.values(written(dir)).join('\n').match(/lib\/db\b/g)).toBe(null);
    expect(await outcome(dir, kit)).toBe('clean');
    committed(dir);
    expect(move(dir, 'src/lib/server/db.ts', 'src/lib/db.ts').status).toBe(0);
    expect(written(dir)).toEqual(before);
  });

  it('does not build when the file is moved and nothing else', { timeout: 100_000 }, async () => {
    const dir = appWith(shop(kit), kit);
    mkdirSync(join(dir, 'src/lib/server'));
    renameSync(join(dir, 'src/lib/db.ts'), join(dir, 'src/lib/server/db.ts'));
    expect(await outcome(dir, kit)).toBe('broken');
  });

  it('refuses a move after which Kit refuses the build', { timeout: 200_000 }, async () => {
    const dir = appWith(openShop(kit), kit);
    expect(move(dir, ...THERE)).toMatchObject({ status: 2, stderr: expect.stringContaining('src/routes/rows/+page.svelte:2 stands in the way: src/lib/server/db.ts is server-only') });
    expect(move(dir, ...THERE, '--force').status).toBe(0);
    expect(await outcome(dir, kit)).toBe('refused');
  });
});
