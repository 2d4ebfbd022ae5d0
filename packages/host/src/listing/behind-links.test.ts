import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { behindLinks } from './behind-links.js';
import { listFolder } from './list-files.js';

/** The files behind the links of a folder, as they are seen from it. */
function seenFrom(dir: string, ceiling = dir): Readonly<Record<string, string>> {
  const links = new Map([...listFolder(dir).links].map(([path, target]) => [join(dir, path), target]));
  const inCeiling = (file: string): string => file.slice(ceiling.length + 1);
  return Object.fromEntries([...behindLinks(links, ceiling)].map(([path, file]) => [inCeiling(path), inCeiling(file)]));
}

describe('behindLinks', () => {
  it('goes to where a link to a file leads in the end', () => {
    const dir = tempFolder({ 'src/cart.ts': '' });
    symlinkSync('cart.ts', join(dir, 'src/basket.ts'));
    symlinkSync('basket.ts', join(dir, 'src/trolley.ts'));
    expect(seenFrom(dir)).toEqual({ 'src/basket.ts': 'src/cart.ts', 'src/trolley.ts': 'src/cart.ts' });
  });

  it('enters a folder, and the links in it', () => {
    const dir = tempFolder({ 'src/server/prices/eu.ts': '', 'src/rates.ts': '' });
    symlinkSync('../rates.ts', join(dir, 'src/server/rates.ts'));
    symlinkSync('server', join(dir, 'src/prices'));
    expect(seenFrom(dir)).toEqual({
      'src/server/rates.ts': 'src/rates.ts',
      'src/prices/prices/eu.ts': 'src/server/prices/eu.ts',
      'src/prices/rates.ts': 'src/rates.ts',
    });
  });

  it('leaves a folder alone that holds the link, and two that hold links to each other', () => {
    const dir = tempFolder({ 'cart/total.ts': '', 'stock/count.ts': '' });
    symlinkSync('..', join(dir, 'cart/up'));
    symlinkSync('../stock', join(dir, 'cart/stock'));
    symlinkSync('../cart', join(dir, 'stock/cart'));
    expect(seenFrom(dir)).toEqual({
      'cart/stock/count.ts': 'stock/count.ts',
      'stock/cart/total.ts': 'cart/total.ts',
    });
  });

  it('does not leave the repository', () => {
    const outside = tempFolder({ 'secret.ts': '', 'keys/key.ts': '' });
    const dir = tempFolder({ 'cart.ts': '' });
    symlinkSync(join(outside, 'secret.ts'), join(dir, 'secret.ts'));
    symlinkSync(join(outside, 'keys'), join(dir, 'keys'));
    expect(seenFrom(dir)).toEqual({});
  });

  it('enters folders beside the app', () => {
    const root = tempFolder({ 'shared/money.ts': '', 'shop/package.json': '{}' });
    mkdirSync(join(root, 'shop/src'));
    symlinkSync('../../shared', join(root, 'shop/src/shared'));
    expect(seenFrom(join(root, 'shop'), root)).toEqual({ 'shop/src/shared/money.ts': 'shared/money.ts' });
  });
});
