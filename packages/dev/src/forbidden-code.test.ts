import { describe, expect, it } from 'vitest';
import { forbiddenCode, forbiddenIn } from './forbidden-code.js';
import { REPOSITORY } from './workspace.js';

const codes = (text: string, pure = true) => forbiddenIn('cart.ts', text, pure).map(({ breaks, code }) => `${breaks}: ${code}`);

describe('forbidden code', () => {
  it('is nowhere in the packages that ship', () => {
    expect(forbiddenCode(REPOSITORY)).toEqual([]);
  });

  it.each([
    ['a clock', 'export const now = Date.now();', 'Date'],
    ['another clock', 'export const now = performance.now();', 'performance'],
    ['a new date', 'export const today = new Date();', 'Date'],
    ['chance', 'export const id = Math.random();', 'Math.random'],
    ['the environment', 'export const debug = process.env.DEBUG;', 'process'],
    ['the working directory', 'export const here = process.cwd();', 'process'],
    ['the locale of a number', 'export const price = (1.5).toLocaleString();', '(1.5).toLocaleString'],
    ['the locale of an order', 'export const sort = (a: string, b: string) => a.localeCompare(b);', 'a.localeCompare'],
    ['the locale of a format', 'export const format = new Intl.NumberFormat();', 'Intl'],
    ['a timer', 'setTimeout(() => {}, 0);', 'setTimeout'],
    ['a shorthand for a clock', 'export const given = { Date };', 'Date'],
  ])('catches %s in a pure package', (_what, text, code) => {
    expect(codes(text)).toEqual([`pure: ${code}`]);
    expect(codes(text, false)).toEqual([]);
  });

  it.each([
    ['an import of a computed module', 'export const config = await import(file);', 'import(file)'],
    ['a require of a computed module', 'export const config = require(file);', 'require(file)'],
    ['a made require of a computed module', 'createRequire(here)(file);', 'createRequire(here)(file)'],
    ['eval', 'eval(text);', 'eval'],
    ['a function made of text', 'export const run = new Function(text);', 'Function'],
    ['a sandbox', "import vm from 'node:vm';", "'node:vm'"],
    ['a request', "export const page = fetch('https://example.com');", 'fetch'],
  ])('catches %s in any package that ships', (_what, text, code) => {
    expect(codes(text, false)).toEqual([`data-only: ${code}`]);
  });

  it('leaves names alone that only look like it', () => {
    const text = `
      type Row = { Date: string; process(): void };
      export const names = { Date: 1, 'process': 2 };
      export const said = names.Date + 'Math.random()';
      export const { Date: day } = { Date: 3 };
      export const parser = await import('svelte/compiler');
      export function typed(value: Date): Function { return (() => value) as never; }
    `;
    expect(codes(text)).toEqual([]);
  });
});
