import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { changeTogether, type TextChange } from './change-together.js';

const change = (before: string, after: string): TextChange => ({ before, after });

describe('changeTogether', () => {
  it('moves one file and changes others; modes, links and byte order marks stay', () => {
    const dir = tempFolder({ 'db.ts': '\uFEFFdb\n', 'cart.ts': 'cart\n' });
    chmodSync(`${dir}/db.ts`, 0o775);
    chmodSync(`${dir}/cart.ts`, 0o660);
    symlinkSync('cart.ts', `${dir}/link.ts`);
    changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/server/deep/db.ts`, changes: new Map([[`${dir}/db.ts`, change('db\n', 'moved\n')], [`${dir}/link.ts`, change('cart\n', 'changed\n')]]) });
    expect([existsSync(`${dir}/db.ts`), readFileSync(`${dir}/server/deep/db.ts`, 'utf8'), readFileSync(`${dir}/cart.ts`, 'utf8'), lstatSync(`${dir}/link.ts`).isSymbolicLink()]).toEqual([false, '\uFEFFmoved\n', 'changed\n', true]);
    expect([`${dir}/server/deep/db.ts`, `${dir}/cart.ts`].map((file) => statSync(file).mode & 0o777)).toEqual([0o775, 0o660]);
  });

  it('moves a file that does not change', () => {
    const dir = tempFolder({ 'db.ts': 'db\n' });
    changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/pool.ts`, changes: new Map() });
    expect(readdirSync(dir)).toEqual(['pool.ts']);
  });

  it('takes everything back when one file cannot be written', () => {
    const names = ['db', 'cart', 'b'.repeat(250)]; // beside the last one there can be no file with a longer name
    const dir = tempFolder(Object.fromEntries(names.map((name) => [`${name}.ts`, `${name}\n`])));
    const changes = new Map(names.map((name) => [`${dir}/${name}.ts`, change(`${name}\n`, 'other\n')]));
    expect(() => changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/server/deep/db.ts`, changes })).toThrow(`"${names[2]}.ts" cannot be written: ENAMETOOLONG. Nothing was changed.`);
    expect(names.map((name) => readFileSync(`${dir}/${name}.ts`, 'utf8'))).toEqual(names.map((name) => `${name}\n`));
    expect(existsSync(`${dir}/server`)).toBe(false);
  });

  it('takes everything back when the new place cannot be made', () => {
    const dir = tempFolder({ 'db.ts': 'db\n', 'server': '' });
    expect(() => changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/server/db.ts`, changes: new Map() })).toThrow('"server/db.ts" cannot be written: a part of its path is a file. Nothing was changed.');
    expect(readFileSync(`${dir}/db.ts`, 'utf8')).toBe('db\n');
  });

  it('does nothing when a file is not what it was', () => {
    const dir = tempFolder({ 'db.ts': 'db\n', 'cart.ts': 'edited\n' });
    expect(() => changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/pool.ts`, changes: new Map([[`${dir}/cart.ts`, change('cart\n', 'other\n')]]) })).toThrow(`"cart.ts" has changed meanwhile. Nothing was changed.`);
    expect(readdirSync(dir).sort()).toEqual(['cart.ts', 'db.ts']);
  });

  it('does nothing when something has come to the new place', () => {
    const dir = tempFolder({ 'db.ts': 'db\n', 'pool.ts': 'pool\n' });
    expect(() => changeTogether({ cwd: dir, from: `${dir}/db.ts`, to: `${dir}/pool.ts`, changes: new Map() })).toThrow('There is a file "pool.ts" by now. Nothing was changed.');
    expect(readFileSync(`${dir}/pool.ts`, 'utf8')).toBe('pool\n');
  });

  it('does nothing when a file that changes is write-protected; one that only moves may be', () => {
    const dir = tempFolder({ 'db.ts': 'db\n', 'cart.ts': 'cart\n' });
    for (const name of ['db.ts', 'cart.ts']) chmodSync(`${dir}/${name}`, 0o444);
    const move = { cwd: dir, from: `${dir}/db.ts`, to: `${dir}/pool.ts` };
    expect(() => changeTogether({ ...move, changes: new Map([[`${dir}/cart.ts`, change('cart\n', 'other\n')]]) })).toThrow('"cart.ts" is write-protected. Nothing was changed.');
    expect(readdirSync(dir).sort()).toEqual(['cart.ts', 'db.ts']);
    changeTogether({ ...move, changes: new Map() });
    expect([readdirSync(dir).sort(), statSync(`${dir}/pool.ts`).mode & 0o777]).toEqual([['cart.ts', 'pool.ts'], 0o444]);
  });
});
