import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { asSeenIn, existsSync, filesOnlySeen, lstatSync, readdirSync, readFileSync, realpathSync, type SeenFile, statSync } from './disk.js';
import { overlay } from './overlay.js';

const file = (text: string, leadsTo?: string): SeenFile => ({ token: text, bytes: () => Buffer.from(text), ...(leadsTo !== undefined && { leadsTo }) });

/** A shop in which the cart is another one, tax is new, and old files are gone; a link on the disk leads to the cart. */
function shop() {
  const dir = tempFolder({ 'lib/cart.ts': 'disk', 'lib/bill.ts': 'bill', 'old/a.ts': '', 'old/deep/b.ts': '', 'mixed/a.ts': '', 'mixed/kept.ts': '' });
  symlinkSync(`${dir}/lib/cart.ts`, `${dir}/link.ts`);
  symlinkSync(`${dir}/lib`, `${dir}/linked`);
  const view = overlay(dir, new Map<string, SeenFile | 'nothing'>([
    [`${dir}/lib/cart.ts`, file('index')], [`${dir}/new/deep/tax.ts`, file('tax')], [`${dir}/new/alias.ts`, file('../lib/cart.ts', `${dir}/lib/cart.ts`)],
    [`${dir}/old/a.ts`, 'nothing'], [`${dir}/old/deep/b.ts`, 'nothing'], [`${dir}/mixed/a.ts`, 'nothing'],
  ]));
  const see = <T>(look: () => T): T => asSeenIn(view, look);
  return { dir, see };
}

describe('the disk in a view', () => {
  it('has the files of the view, and the others as they lie there', () => {
    const { dir, see } = shop();
    expect(see(() => ['lib/cart.ts', 'new/deep/tax.ts', 'lib/bill.ts'].map((path) => readFileSync(`${dir}/${path}`, 'utf8')))).toEqual(['index', 'tax', 'bill']);
    expect(readFileSync(`${dir}/lib/cart.ts`, 'utf8')).toBe('disk');
  });

  it('has lost what is gone, and folders in which nothing is left', () => {
    const { dir, see } = shop();
    expect(see(() => ['old', 'old/deep', 'old/a.ts', 'mixed', 'mixed/a.ts', 'mixed/kept.ts', 'new', 'new/deep'].filter((path) => existsSync(`${dir}/${path}`)))).toEqual(['mixed', 'mixed/kept.ts', 'new', 'new/deep']);
    expect(see(() => [readdirSync(dir), readdirSync(`${dir}/mixed`), readdirSync(`${dir}/new`)].map((names) => [...names].sort()))).toEqual([['lib', 'link.ts', 'linked', 'mixed', 'new'], ['kept.ts'], ['alias.ts', 'deep']]);
    expect(() => see(() => readFileSync(`${dir}/old/a.ts`))).toThrow('ENOENT');
    expect(() => see(() => statSync(`${dir}/old/a.ts`))).toThrow('ENOENT');
    expect(see(() => statSync(`${dir}/old/a.ts`, { throwIfNoEntry: false }))).toBeUndefined();
  });

  it('has nothing below a file', () => {
    const { dir, see } = shop();
    expect(statSync(`${dir}/link.ts/deeper`, { throwIfNoEntry: false })).toBeUndefined();
    expect(see(() => statSync(`${dir}/lib/cart.ts/deeper`, { throwIfNoEntry: false }))).toBeUndefined();
  });

  it('lists what the disk may lack', () => {
    const { dir, see } = shop();
    expect(see(() => [filesOnlySeen(dir), filesOnlySeen(`${dir}/new`)])).toEqual([['lib/cart.ts', 'new/deep/tax.ts', 'new/alias.ts'], ['deep/tax.ts', 'alias.ts']]);
    expect(filesOnlySeen(dir)).toEqual([]);
  });

  it('is reached through links, those on the disk and those of the view', () => {
    const { dir, see } = shop();
    expect(see(() => ['link.ts', 'linked/cart.ts', 'new/alias.ts'].map((path) => readFileSync(`${dir}/${path}`, 'utf8')))).toEqual(['index', 'index', 'index']);
    expect(see(() => ['link.ts', 'new/alias.ts', 'lib/cart.ts'].map((path) => [lstatSync(`${dir}/${path}`).isSymbolicLink(), statSync(`${dir}/${path}`).isFile()]))).toEqual([[true, true], [true, true], [false, true]]);
    expect(see(() => ['link.ts', 'new/alias.ts'].map((path) => realpathSync(`${dir}/${path}`)))).toEqual([`${dir}/lib/cart.ts`, `${dir}/lib/cart.ts`]);
  });

  it('notes other contents as a change', () => {
    const { dir, see } = shop();
    const inode = (): string => `${statSync(`${dir}/lib/cart.ts`).ino}`;
    expect(see(inode)).not.toBe(inode());
  });

  it('is the plain disk again afterwards, also when looking fails', () => {
    const { dir, see } = shop();
    mkdirSync(`${dir}/empty`);
    expect(() => see(() => { throw new Error('No.'); })).toThrow('No.');
    expect(existsSync(`${dir}/old/a.ts`)).toBe(true);
  });
});
