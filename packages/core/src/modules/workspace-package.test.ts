import { describe, expect, it } from 'vitest';
import { createFileIndex } from './file-index.js';
import { workspaceFile, type WorkspacePackage } from './workspace-package.js';

const ui = (fields: Omit<WorkspacePackage, 'dir'>, subpath: string, ...files: string[]): string | undefined =>
  workspaceFile({ dir: 'packages/ui', ...fields }, subpath, createFileIndex(new Set(files.map((file) => `packages/ui/${file}`))));

describe('workspaceFile', () => {
  it('prefers the svelte condition over import and default, in the order of the map', () => {
    const exports = { '.': { types: './src/index.d.ts', svelte: './src/svelte.js', default: './src/plain.js' } };
    expect(ui({ exports }, '.', 'src/plain.js', 'src/svelte.js')).toBe('packages/ui/src/svelte.js');
    expect(ui({ exports }, '.', 'src/plain.js')).toBe('packages/ui/src/plain.js');
  });

  it('takes a string, conditions at the top, and lists', () => {
    expect(ui({ exports: './src/index.ts' }, '.', 'src/index.ts')).toBe('packages/ui/src/index.ts');
    expect(ui({ exports: { import: './src/index.ts' } }, '.', 'src/index.ts')).toBe('packages/ui/src/index.ts');
    expect(ui({ exports: { '.': [{ deno: './deno.ts' }, './src/index.ts'] } }, '.', 'deno.ts', 'src/index.ts')).toBe('packages/ui/src/index.ts');
  });

  it('takes the exact subpath before a pattern, and the longer pattern first', () => {
    const exports = { './*': './src/*.ts', './icons/*': './icons/*.svelte', './button': './src/special.ts' };
    const files = ['src/button.ts', 'src/special.ts', 'src/icons/cart.ts', 'icons/cart.svelte', 'src/money.ts'];
    expect(ui({ exports }, './button', ...files)).toBe('packages/ui/src/special.ts');
    expect(ui({ exports }, './icons/cart', ...files)).toBe('packages/ui/icons/cart.svelte');
    expect(ui({ exports }, './money', ...files)).toBe('packages/ui/src/money.ts');
  });

  it('finds no file that is not exported', () => {
    expect(ui({ exports: { '.': './src/index.ts' } }, './src/secret.ts', 'src/index.ts', 'src/secret.ts')).toBeUndefined();
  });

  it('goes from a build that is not there to its source', () => {
    expect(ui({ exports: { '.': './dist/index.js' } }, '.', 'src/index.ts')).toBe('packages/ui/src/index.ts');
    expect(ui({ exports: { './*': './dist/*' } }, './Row.svelte', 'src/lib/Row.svelte')).toBe('packages/ui/src/lib/Row.svelte');
    expect(ui({ main: 'build/index.cjs' }, '.', 'src/lib/index.ts')).toBe('packages/ui/src/lib/index.ts');
  });

  it('takes the source that only the types name', () => {
    expect(ui({ exports: { '.': { types: './code/index.ts', default: './out.js' } } }, '.', 'code/index.ts')).toBe('packages/ui/code/index.ts');
  });

  it('reads the fields of old without exports', () => {
    expect(ui({ svelte: './lib/index.js', main: './lib/index.cjs' }, '.', 'lib/index.js', 'lib/index.cjs')).toBe('packages/ui/lib/index.js');
    expect(ui({}, '.', 'index.ts')).toBe('packages/ui/index.ts');
    expect(ui({}, './src/money', 'src/money.ts')).toBe('packages/ui/src/money.ts');
  });

  it('is undefined when neither build nor source is there', () => {
    expect(ui({ exports: { '.': './dist/index.js' } }, '.', 'README.md')).toBeUndefined();
  });
});
