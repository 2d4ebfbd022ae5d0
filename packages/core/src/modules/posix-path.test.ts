import { describe, expect, it } from 'vitest';
import { folderOf, joinPath, nameOf, pathInside } from './posix-path.js';

describe('joinPath', () => {
  it('resolves dots and doubled slashes', () => {
    expect(joinPath('apps/web', './src//routes/../lib/')).toBe('apps/web/src/lib');
    expect(joinPath('', '.')).toBe('');
  });

  it('gives undefined when the path leaves the project', () => {
    expect(joinPath('apps/web', '../../..')).toBeUndefined();
  });
});

describe('folderOf and nameOf', () => {
  it('splits at the last slash', () => {
    expect([folderOf('src/lib/cart.ts'), nameOf('src/lib/cart.ts')]).toEqual(['src/lib', 'cart.ts']);
    expect([folderOf('vite.config.ts'), nameOf('vite.config.ts')]).toEqual(['', 'vite.config.ts']);
  });
});

describe('pathInside', () => {
  it('compares whole segments', () => {
    expect(pathInside('src/lib', 'src/lib/cart.ts')).toBe('cart.ts');
    expect(pathInside('src/lib', 'src/library/cart.ts')).toBeUndefined();
    expect(pathInside('', 'src/lib/cart.ts')).toBe('src/lib/cart.ts');
    expect(pathInside('src/lib', 'src/lib')).toBe('');
  });
});
