import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGit, tempFolder, tempRepository, writeFiles } from '../testing/temp-folder.js';
import { listFiles } from './list-files.js';

describe.each([
  ['in a git repository', tempRepository],
  ['outside git', tempFolder],
])('listFiles %s', (_where, makeFolder) => {
  it('lists files with brackets, parentheses, spaces and letters beyond ASCII, sorted', () => {
    const dir = makeFolder({
      'src/routes/(shop)/cart [1]/+page.svelte': '',
      'src/routes/[slug]/+page.svelte': '',
      'src/lib/käse größe.ts': '',
      'package.json': '{}',
    });
    expect(listFiles(dir)).toEqual([
      'package.json',
      'src/lib/käse größe.ts',
      'src/routes/(shop)/cart [1]/+page.svelte',
      'src/routes/[slug]/+page.svelte',
    ]);
  });

  it('leaves out what .gitignore files exclude, at every level', () => {
    const dir = makeFolder({
      '.gitignore': 'generated/\n*.log\n!keep.log\n',
      'generated/client.ts': '',
      'debug.log': '',
      'keep.log': '',
      'src/.gitignore': '/paraglide\n',
      'src/paraglide/runtime.js': '',
      'src/lib/paraglide/cart.ts': '',
    });
    expect(listFiles(dir)).toEqual(['.gitignore', 'keep.log', 'src/.gitignore', 'src/lib/paraglide/cart.ts']);
  });

  it('leaves out packages, generated folders and build output beside a package.json, but no route of that name', () => {
    const dir = makeFolder({
      'package.json': '{}',
      'build/index.js': '',
      'node_modules/kit/index.js': '',
      '.svelte-kit/tsconfig.json': '{}',
      'src/routes/build/+page.svelte': '',
      'src/lib/dist/total.ts': '',
      'packages/ui/package.json': '{}',
      'packages/ui/dist/index.js': '',
      'packages/ui/node_modules/left/index.js': '',
      'packages/ui/src/index.ts': '',
    });
    expect(listFiles(dir)).toEqual([
      'package.json', 'packages/ui/package.json', 'packages/ui/src/index.ts', 'src/lib/dist/total.ts', 'src/routes/build/+page.svelte',
    ]);
  });

  it('takes a folder that is called like a file for a folder', () => {
    const dir = makeFolder({ 'src/cart.ts/total.ts': '' });
    expect(listFiles(dir)).toEqual(['src/cart.ts/total.ts']);
  });

  it('follows links to files, and neither links to folders nor loops', () => {
    const dir = makeFolder({ 'src/cart.ts': '' });
    symlinkSync('cart.ts', join(dir, 'src/basket.ts'));
    symlinkSync('..', join(dir, 'src/up'));
    symlinkSync('loop.ts', join(dir, 'src/loop.ts'));
    symlinkSync('gone.ts', join(dir, 'src/broken.ts'));
    expect(listFiles(dir)).toEqual(['src/basket.ts', 'src/cart.ts']);
  });
});

describe('listFiles and git', () => {
  it('drops tracked files that are deleted, and keeps tracked files that are ignored', () => {
    const dir = tempRepository({ 'cart.ts': '', 'invoice.ts': '', 'secret.ts': '' });
    runGit(dir, 'add', '.');
    rmSync(join(dir, 'invoice.ts'));
    writeFiles(dir, { '.gitignore': 'secret.ts\n' });
    expect(listFiles(dir)).toEqual(['.gitignore', 'cart.ts', 'secret.ts']);
  });

  it('lists only what lies below the folder that is asked for', () => {
    const dir = tempRepository({ 'apps/shop/cart.ts': '', 'apps/admin/users.ts': '' });
    expect(listFiles(`${dir}/apps/shop`)).toEqual(['cart.ts']);
  });

  it('lists a folder that is ignored when it is asked for, with the .gitignore files inside it', () => {
    const dir = tempRepository({
      '.gitignore': 'sandbox/\n',
      'sandbox/shop/.gitignore': 'tmp\n',
      'sandbox/shop/src/cart.ts': '',
      'sandbox/shop/tmp/cart.ts': '',
    });
    expect(listFiles(dir)).toEqual(['.gitignore']);
    expect(listFiles(`${dir}/sandbox/shop`)).toEqual(['.gitignore', 'src/cart.ts']);
  });

  it('lists the files of repositories inside the repository', () => {
    const dir = tempRepository({ 'cart.ts': '', 'vendor/ui/button.ts': '' });
    runGit(`${dir}/vendor/ui`, 'init', '--quiet');
    expect(listFiles(dir)).toEqual(['cart.ts', 'vendor/ui/button.ts']);
  });

  it('lists a submodule that is not checked out as empty', () => {
    const library = tempRepository({ 'button.ts': '' });
    runGit(library, 'add', '.');
    runGit(library, 'commit', '--quiet', '-m', 'Button');
    const dir = tempRepository({ 'cart.ts': '' });
    runGit(dir, 'submodule', '--quiet', 'add', library, 'ui');
    expect(listFiles(dir)).toEqual(['.gitmodules', 'cart.ts', 'ui/button.ts']);
    runGit(dir, 'submodule', '--quiet', 'deinit', '-f', 'ui');
    mkdirSync(join(dir, 'ui'), { recursive: true });
    expect(listFiles(dir)).toEqual(['.gitmodules', 'cart.ts']);
  });

  it("answers for the folder that is asked for when a hook's variables name another repository", () => {
    const other = tempRepository({});
    writeFiles(other, { '.git/info/exclude': 'cart.ts\n' });
    const dir = tempRepository({ 'apps/shop/cart.ts': '' });
    process.env.GIT_DIR = `${other}/.git`;
    try {
      expect(listFiles(`${dir}/apps/shop`)).toEqual(['cart.ts']);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  it('never starts the program that a repository names as its file system monitor', () => {
    const dir = tempRepository({ 'cart.ts': '' });
    runGit(dir, 'add', '.');
    writeFiles(dir, { 'monitor.sh': '#!/bin/sh\ntouch started\n' });
    runGit(dir, 'config', 'core.fsmonitor', 'sh monitor.sh');
    listFiles(dir);
    expect(listFiles(dir)).toEqual(['cart.ts', 'monitor.sh']);
  });
});
