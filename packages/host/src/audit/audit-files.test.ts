import { describe, expect, it } from 'vitest';
import { auditOf, placesOf, SHOP } from '../testing/changing-app.js';
import { tempFolder, tempRepository } from '../testing/temp-folder.js';

describe('a list of files, as a hook gives it', () => {
  it('is audited in the apps around them, and reported on alone', () => {
    const root = tempFolder({ ...SHOP, 'src/lib/tax.ts': 'price(3);\n' });
    expect(placesOf(auditOf(root, { paths: ['src/lib/tax.ts', 'src/routes/+page.ts'] }).report)).toEqual(['src/lib/tax.ts:1 no-price']);
  });

  it('may hold files that lie in no app, and files that are gone: they are named and left out', () => {
    const root = tempFolder({ 'shop/package.json': SHOP['package.json'] ?? '', 'shop/src/routes/+page.ts': 'price(1);\n', 'README.md': '', 'eslint.config.js': '' });
    const { report, notes } = auditOf(root, { paths: ['README.md', 'shop/src/routes/+page.ts', 'shop/src/lib/gone.ts', 'lib/gone.ts'] });
    expect(placesOf(report)).toEqual(['shop/src/routes/+page.ts:1 no-price']);
    expect(notes).toEqual([expect.stringMatching(/^There is no SvelteKit app around "README.md"/), 'There is no file or folder "shop/src/lib/gone.ts".', 'There is no file or folder "lib/gone.ts".']);
  });

  it('must hold one that lies in an app, and no folder that is not there', () => {
    const root = tempFolder({ ...SHOP });
    expect(() => auditOf(root, { paths: ['gone.ts'] })).toThrow('There is no file or folder "gone.ts".');
    expect(() => auditOf(root, { paths: ['src/lib/cart.ts', 'src/rotes'] })).toThrow('There is no file or folder "src/rotes".');
  });
});

describe('a text that is not saved', () => {
  it('stands in for the file, is reported on alone, and shows steps towards findings elsewhere', () => {
    const root = tempRepository(SHOP);
    const typed = (file: string, text: string) => auditOf(root, { text: { file, text } });
    expect(placesOf(typed('src/lib/cart.ts', '\nprice(7);\n').report)).toEqual(['src/lib/cart.ts:2 no-price']);
    expect(placesOf(typed('src/routes/+page.ts', "import '$lib/cart';\n").report)).toEqual(['src/routes/+page.ts:1 no-price (step)']);
    expect(typed('src/lib/cart.ts', 'price();').sourceOf('src/lib/cart.ts')).toBe('price();');
  });

  it('may be that of a file that is not there yet, in a folder that is not there yet', () => {
    expect(placesOf(auditOf(tempFolder(SHOP), { text: { file: 'src/lib/new/tax.ts', text: 'price(1);' } }).report)).toEqual(['src/lib/new/tax.ts:1 no-price']);
  });
});
