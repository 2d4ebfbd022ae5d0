import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runGit, tempFolder, tempRepository } from '../testing/temp-folder.js';
import { uncommitted } from './uncommitted.js';

it('names what is changed, staged, new or gone, and everything where nothing is committed', () => {
  const dir = tempRepository({ 'kept.ts': '', 'changed.ts': '', 'staged.ts': '', '[id]/+page.ts': '', 'gone.ts': '' });
  const names = ['kept.ts', 'changed.ts', 'staged.ts', '[id]/+page.ts', 'new.ts', 'gone.ts'];
  const said = () => uncommitted(names.map((name) => `${dir}/${name}`)).map((file) => file.slice(dir.length + 1));
  expect(said()).toEqual(names);
  runGit(dir, 'add', '-A');
  runGit(dir, 'commit', '-m', 'All');
  expect(said()).toEqual([]);
  for (const name of ['changed.ts', 'staged.ts', '[id]/+page.ts', 'new.ts']) writeFileSync(`${dir}/${name}`, 'more\n');
  rmSync(`${dir}/gone.ts`);
  runGit(dir, 'add', 'staged.ts');
  expect(said()).toEqual(['changed.ts', 'staged.ts', '[id]/+page.ts', 'new.ts', 'gone.ts']);
});

it('asks the repository in which each file lies, and takes what lies in none', () => {
  const outer = tempFolder({ 'loose.ts': '', 'shop/cart.ts': '' });
  runGit(`${outer}/shop`, 'init', '--quiet');
  runGit(`${outer}/shop`, 'add', '-A');
  runGit(`${outer}/shop`, 'commit', '-m', 'All');
  mkdirSync(`${outer}/shop/empty`);
  expect(uncommitted([`${outer}/loose.ts`, `${outer}/shop/cart.ts`])).toEqual([`${outer}/loose.ts`]);
});
