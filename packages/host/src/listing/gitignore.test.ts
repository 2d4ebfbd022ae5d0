import { expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { gitignoreTest } from './gitignore.js';

it('knows that a file which does not exist would be ignored', () => {
  const dir = tempFolder({ '.gitignore': '/src/lib/paraglide\n' });
  const isIgnored = gitignoreTest(dir);
  expect(isIgnored('src/lib/paraglide/runtime.js')).toBe(true);
  expect(isIgnored('src/lib/cart.ts')).toBe(false);
});

it('lets a deeper file include again what a higher one excludes', () => {
  const dir = tempFolder({ '.gitignore': '*.gen.ts\n', 'src/.gitignore': '!cart.gen.ts\n' });
  const isIgnored = gitignoreTest(dir);
  expect(isIgnored('src/cart.gen.ts')).toBe(false);
  expect(isIgnored('src/invoice.gen.ts')).toBe(true);
});

it('includes nothing again below an excluded folder', () => {
  const dir = tempFolder({ '.gitignore': 'generated/\n!generated/cart.ts\n' });
  expect(gitignoreTest(dir)('generated/cart.ts')).toBe(true);
});

it('reads the private exclusions of the repository', () => {
  const dir = tempFolder({ '.git/info/exclude': 'notes\n' });
  expect(gitignoreTest(dir)('notes/cart.ts')).toBe(true);
});

it('says no for paths outside the folder', () => {
  const dir = tempFolder({ '.gitignore': '*\n' });
  expect(gitignoreTest(dir)('../cart.ts')).toBe(false);
});
