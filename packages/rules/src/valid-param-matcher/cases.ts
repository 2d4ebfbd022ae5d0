import { defineCases } from '@sk-audit/core';

const home = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };
const cart = { 'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1>\n' };
const matchInt = 'export const match = (value) => /^[0-9]+$/.test(value);\n';
const defined = (definitions: string): string => `import { defineParams } from '@sveltejs/kit/params';\nexport const params = defineParams({\n${definitions}});\n`;

export default defineCases({
  bad: [
    {
      title: 'Results that are no parameters, in Kit 3',
      kit: '3.2.0',
      notBuilt: 'The build passes, and requests fail.',
      files: {
        ...cart,
        'src/params.js': defined("  int: (value) => ({ value }), // ✗ wrongResult \"int: (value) => ({ value })\"\n  day: (value) => new Date(value), // ✗ wrongResult \"day: (value) => new Date(value)\"\n  list: (value) => [value], // ✗ wrongResult \"list: (value) => [value]\"\n  other: () => null,\n  map: (value) => new Map(value),\n  one: () => 1,\n  maybe: async () => null,\n  date: () => Date(),\n"),
        'src/routes/day/[day=day]/[list=list]/[map=map]/[one=one]/[date=date]/+page.svelte': '<h1>Day</h1>\n',
      },
    },
    {
      title: 'A matcher that several routes name, once, in Kit 1',
      kit: '1.30.4',
      files: {
        'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n',
        'src/routes/cart/[id=int]/pay/+page.svelte': '<h1>Pay</h1>\n',
        'src/routes/shop/[page=int]/+page.svelte': '<h1>Shop</h1>\n',
      },
    },
    { title: 'Only a name that no matcher can have', kit: '2.5.0', files: { ...home, 'src/params/iso-date.js': 'export const match = () => true; // ✗ badName ""\n' } },
    {
      title: 'A name that is taken',
      files: { ...home, 'src/params/a-b.js': 'export const match = () => true; // ✗ badName ""\n', 'src/params/a_b.js': matchInt },
      says: ['Move the file out of the folder.'],
    },
    {
      title: 'Types of a matcher',
      files: { ...cart, 'src/params/int.js': matchInt, 'src/params/int.d.ts': 'export {}; // ✗ badName ""\n' },
      says: ['Move the file out of the folder.'],
    },
    { title: 'A matcher that no route names, without match', kit: '2.5.0', files: { ...home, 'src/params/word.js': 'export default () => true; // ✗ noMatch ""\n' } },
    { title: 'Only the type is exported, in Kit 1', kit: '1.30.4', files: { ...cart, 'src/params/int.ts': 'export type match = (value: string) => boolean; // ✗ noMatch ""\n' } },
    { title: 'A missing matcher in the name of a folder without a route file', files: { ...home, 'src/routes/cart/[id=int]/Item.svelte': '<p>Item</p><!-- ✗ noMatcher "" -->\n' } },
    { title: 'A missing matcher alone', files: { ...home, 'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n' } },
    {
      title: 'A matcher that is a function, and waits',
      notBuilt: 'The build passes, and every value gets through the matcher.',
      files: { ...cart, 'src/params/int.js': 'async function isInt(value) {\n  return value !== "";\n}\nexport { isInt as match }; // ✗ asyncMatch "isInt as match"\n' },
    },
    {
      title: 'No file for matchers, in Kit 3',
      kit: '3.2.0',
      files: { 'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n', 'src/routes/cart/[id=int]/pay/+page.svelte': '<h1>Pay</h1>\n', 'src/params/words.js': 'export const match = () => true;\n', 'src/lib/int.js': 'export const int = 1;\n' },
      says: ['Add `src/params.js` (or `.ts`) with `export const params = defineParams({ int: … })`.'],
    },
    {
      title: 'A key that is missing, in Kit 3',
      kit: '3.2.0',
      files: { 'src/params.js': defined('  integer: (value) => value,\n'), 'src/routes/[slug]/+page.svelte': '<h1>Thing</h1>\n', 'src/routes/cart/[id=integr]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n' },
      says: ['Rename the folder to `[id=integer]`.'],
    },
    {
      title: 'A key that is missing and like none, in Kit 3',
      kit: '3.2.0',
      files: { 'src/params/index.js': defined('  color: (value) => value,\n'), 'src/routes/cart/[id=int]/+page.svelte': '<h1>Cart</h1><!-- ✗ noMatcher "" -->\n' },
      says: ['Add `int` to the `params` of `src/params/index.js`.'],
    },
    { title: 'No object, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': 'export const params = (value) => value; // ✗ noParams ""\n' } },
    { title: 'A definition that no route uses, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': defined("  int: (value) => value,\n  word: 'a-z', // ✗ badDefinition \"word: 'a-z'\"\n") } },
    { title: 'An object that is no schema, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': defined("  int: { test: (value) => value }, // ✗ badDefinition \"int: { test: (value) => value }\"\n") } },
    { title: 'No definition, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': defined('  int: undefined, // ✗ badDefinition "int: undefined"\n') } },
    {
      title: 'An async function without defineParams, in Kit 3',
      kit: '3.2.0',
      notBuilt: 'The build passes, and requests fail.',
      files: { ...cart, 'src/params.js': 'export const params = { int: async (value) => value, word: 3 }; // ✗ notDefined ""\n' },
    },
  ],
  good: [
    { title: 'A folder with other things beside matchers', kit: '2.5.0', files: { ...cart, 'src/params/int.js': matchInt, 'src/params/README.md': '# Matchers\n', 'src/params/helpers/is-int.js': 'export const isInt = () => true;\n' } },
    { title: 'A matcher from elsewhere', files: { ...cart, 'src/params/int.js': "export * from '../lib/int.js';\n", 'src/lib/int.js': matchInt } },
    { title: 'A match from elsewhere, in Kit 1', kit: '1.30.4', files: { ...cart, 'src/params/int.js': "export { isInt as match } from '../lib/int.js';\n", 'src/lib/int.js': 'export const isInt = (value) => value === "1";\n' } },
    { title: 'A file of matchers that no route needs, in Kit 3', kit: '3.2.0', files: { ...home, 'src/params.js': defined("  int: 'number',\n") } },
    { title: 'A folder without a route file, in Kit 3', kit: '3.2.0', files: { ...home, 'src/routes/cart/[id=int]/Item.svelte': '<p>Item</p>\n' } },
    { title: 'A folder of Kit 2 that no route needs, in Kit 3', kit: '3.2.0', files: { ...home, 'src/routes/[slug]/+page.svelte': '<h1>Thing</h1>\n', 'src/params/iso-date.js': 'export const match = () => true;\n' } },
    {
      title: 'Matchers that are put together elsewhere, in Kit 3',
      kit: '3.2.0',
      files: {
        ...cart,
        'src/params.js': "import { defineParams } from '@sveltejs/kit/params';\nimport { common } from './lib/matchers.js';\nexport const params = defineParams({ ...common });\n",
        'src/lib/matchers.js': 'export const common = { int: (value) => value };\n',
      },
    },
    { title: 'A schema, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': defined("  int: { '~standard': { version: 1, vendor: 'shop', validate: (value) => ({ value }) } },\n") } },
    { title: 'Schemas without defineParams, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': "const int = { '~standard': { version: 1, vendor: 'shop', validate: (value) => ({ value }) } };\nexport const params = { int, word: (value) => value };\n" } },
    { title: 'An async matcher that no route names, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': defined('  int: (value) => value,\n  word: async (value) => value,\n') } },
    { title: 'Re-exported params, in Kit 3', kit: '3.2.0', files: { ...cart, 'src/params.js': "export * from './lib/matchers.js';\n", 'src/lib/matchers.js': defined('  int: (value) => value,\n') } },
    { title: 'Another mistake in a name', notBuilt: 'Kit refuses it for another reason.', files: { ...cart, 'src/params/int.js': matchInt, 'src/routes/cart/pay/+page@int.svelte': '<h1>Pay</h1>\n' } },
    { title: 'What is not known when the version is not', kit: 'unknown', files: { ...cart, 'src/params/int.js': 'export const isInt = () => true;\n' } },
  ],
});
