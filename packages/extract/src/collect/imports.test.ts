import { describe, expect, it } from 'vitest';
import type { ImportFact } from '@sk-audit/core';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `kind specifier`, with what else is said of the edge. */
function edges(facts: Reading): string[] {
  return facts.imports.map((one) => [one.kind, one.specifier, one.pattern ? 'pattern' : '', one.typeOnly ? 'type' : '', one.when === undefined ? '' : `if ${facts.when(one.when)}`].filter(Boolean).join(' '));
}

/** `imported as local`, with the marks. */
function names({ names: list }: ImportFact): string[] {
  return list.map((one) => `${one.imported} as ${one.local}${one.typeOnly ? ' type' : ''}${one.used ? ' used' : ''}`);
}

describe('static imports', () => {
  it('give the specifier with its quotes, and the whole statement', () => {
    const facts = readModule(`import { total } from './total.js';\n`);
    expect(facts.at(facts.imports[0]!.span)).toBe(`'./total.js'`);
    expect(facts.at(facts.imports[0]!.statement)).toBe(`import { total } from './total.js';`);
    expect(facts.imports[0]!.fn).toBe(0);
  });

  it('name what they take, and say what is used as a value', () => {
    const facts = readModule(`import cart, { total as sum, type Item, 'odd name' as odd } from './cart.js'; import * as prices from './prices.js'; import './register.js';
cart(sum);
const first: Item = prices.first;`);
    expect(facts.imports.map(names)).toEqual([
      ['default as cart used', 'total as sum used', 'Item as Item type', 'odd name as odd'],
      ['* as prices used'],
      [],
    ]);
  });

  it('are marked when they are for types only', () => {
    const facts = readModule(`import type { Cart } from './cart.js'; import { type Item } from './item.js'; import type Prices from './prices.js';`);
    expect(edges(facts)).toEqual(['import ./cart.js type', 'import ./item.js', 'import ./prices.js type']);
  });

  it('are not used by a type annotation', () => {
    const facts = readModule(`import { Item } from './item.js';\nexport const items: Item[] = [];`);
    expect(facts.imports.map(names)).toEqual([['Item as Item']]);
  });

  it.each([
    ['a re-export', `export { total };`],
    ['a decorator', `@total class Cart {}`],
    ['a parent class', `class Cart extends total {}`],
    ['a computed key', `export const cart = { [total]: 1 };`],
    ['a default value', `export const { sum = total } = globalThis;`],
    ['an enum', `enum Sums { A = total }`],
    ['an alias', `const sum = total; sum();`],
    ['a template tag', 'export const text = total`x`;'],
    ['an assignment of `export =`', `export = total;`],
  ])('are used by %s', (_, code) => {
    expect(names(readModule(`import { total } from './total.js';\n${code}`).imports[0]!)).toEqual(['total as total used']);
  });

  it('keep their order, wherever they stand', () => {
    expect(edges(readModule(`use(); import './a.js'; function use() {} import './b.js';`))).toEqual(['import ./a.js', 'import ./b.js']);
  });

  it('may be deferred, and take attributes', () => {
    expect(edges(readModule(`import defer * as prices from './prices.js'; import rates from './rates.json' with { type: 'json' };`))).toEqual(['import ./prices.js', 'import ./rates.json']);
  });

  it('of TypeScript’s own form are `require`', () => {
    const facts = readModule(`import fs = require('node:fs'); import type path = require('node:path'); import Item = Shop.Item; fs.readFileSync('cart');`);
    expect(edges(facts)).toEqual(['require node:fs', 'require node:path type']);
    expect(names(facts.imports[0]!)).toEqual(['* as fs used']);
    expect(facts.ref(facts.calls[0]!.callee)).toBe('node:fs#readFileSync');
  });

  it('of a component stand in both scripts', () => {
    const facts = readComponent(`<script module>import { prices } from './prices';</script><script>import Row from './Row.svelte'; import { fade } from 'svelte/transition'; import { sort } from './sort'; import { cart } from './cart';</script>
<Row use:sort /><p in:fade style:color>{$cart}</p>`);
    expect(facts.imports.map((one) => [one.fn, ...names(one)])).toEqual([
      [0, 'prices as prices'], [0, 'default as Row used'], [0, 'fade as fade used'], [0, 'sort as sort used'], [0, 'cart as cart used'],
    ]);
  });

  it('are used by JSX', () => {
    const facts = readModule(`import { Row, item } from './row'; import * as Cart from './cart'; export const page = <Row><Cart.Total of={item} /></Row>;`, 'src/lib/page.tsx');
    expect(facts.imports.map(names)).toEqual([['Row as Row used', 'item as item used'], ['* as Cart used']]);
  });
});

describe('other edges', () => {
  it('are dynamic imports, with the function and the condition under which they run', () => {
    const facts = readModule(`export async function load(lang: string) {
  const dictionary = await import(\`./lang/\${lang}.js\`);
  if (lang === 'de') await import('./umlauts.js');
  await import('./' + lang + '.json');
  await import('./a' - lang);
  return import(pathOf(lang));
}`);
    expect(edges(facts)).toEqual(['dynamic ./lang/*.js pattern', 'dynamic ./umlauts.js if load(0) == "de"', 'dynamic * pattern', 'dynamic * pattern', 'dynamic * pattern']);
    expect(facts.imports.map((one) => facts.fn(one.fn))).toEqual(Array(5).fill('load'));
    expect(facts.ref(facts.call('pathOf(lang)').callee)).toBe('pathOf');
  });

  it('stand where the dynamic import does, not where its name is first used', () => {
    const facts = readModule(`function later() { prices.first(); }\nif (globalThis.shop) {\n  later();\n}\nconst prices = await import('./prices.js');`);
    expect(facts.imports[0]!.fn).toBe(0);
    expect(facts.imports[0]!.when).toBeUndefined();
    expect(facts.ref(facts.call('prices.first()').callee)).toBe('./prices.js#first');
  });

  it('are deferred dynamic imports, and those with options', () => {
    const facts = readModule(`await import.defer('./prices.js'); await import('./rates.json', { with: attributes() });`);
    expect(edges(facts)).toEqual(['dynamic ./prices.js', 'dynamic ./rates.json']);
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['attributes()']);
  });

  it('are globs, one edge a pattern', () => {
    const facts = readModule(`export const all = import.meta.glob(['./*.md', '!./draft.md']); export const one = import.meta.glob('./\*.json', { eager: true }); import.meta.glob([, ...more]);`);
    expect(edges(facts)).toEqual(['glob ./*.md pattern', 'glob !./draft.md pattern', 'glob ./*.json pattern', 'glob * pattern']);
    expect(facts.at(facts.imports[1]!.statement)).toBe(`import.meta.glob(['./*.md', '!./draft.md'])`);
  });

  it('are `require`, unless it is the file’s own', () => {
    expect(edges(readModule(`const fs = require('node:fs');`, 'src/lib/cart.cjs'))).toEqual(['require node:fs']);
    expect(edges(readModule(`import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); require('./cart.json');`))).toEqual(['import node:module']);
  });

  it('are URLs and workers', () => {
    const facts = readModule(`new URL('./logo.svg', import.meta.url); new Worker(new URL('./count.js', import.meta.url), { type: 'module' }); new URL('/cart', location.href);`);
    expect(edges(facts)).toEqual(['url ./logo.svg', 'worker ./count.js']);
  });

  it('are the styles that a component imports', () => {
    const facts = readComponent(`<style lang="scss">/* @import 'gone.css'; */ @import 'theme.css'; @import url("print.css") print;</style>`);
    expect(edges(facts)).toEqual(['css theme.css', 'css print.css']);
    expect(facts.imports.map((one) => facts.at(one.span))).toEqual([`'theme.css'`, `"print.css"`]);
  });
});
