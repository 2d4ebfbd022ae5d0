import { describe, expect, it } from 'vitest';
import { readComponent, readModule, type Reading } from '../testing/read-facts.js';

/** `name = what it is`. */
function exportsOf(facts: Reading): string[] {
  return facts.exports.map((one) => {
    const from = one.from && `${facts.imports[one.from.import]!.specifier}#${one.from.name}`;
    const binding = one.binding === undefined ? undefined : `${facts.bindings[one.binding]!.kind} ${facts.bindings[one.binding]!.name}`;
    return `${one.name} = ${from ?? binding ?? (one.value ? facts.value(one.value) : 'nothing')}${one.typeOnly ? ' type' : ''}`;
  });
}

describe('exports', () => {
  it('are declarations of every kind', () => {
    const facts = readModule(`export const total = 1; export let count = 0; export var old = 2; export function add() {} export async function* rows() {} export class Cart {} export enum Size { S } export namespace Shop { export const inner = 1; }`);
    expect(exportsOf(facts)).toEqual([
      'add = function add', 'rows = function rows', 'total = const total', 'count = let count', 'old = var old', 'Cart = class Cart', 'Size = const Size', 'Shop = const Shop',
    ]);
  });

  it('are the names of a pattern', () => {
    expect(exportsOf(readModule(`export const { total, items: [first = 0, ...others], ...rest } = cart;`))).toEqual(['total = const total', 'first = const first', 'others = const others', 'rest = const rest']);
  });

  it('are lists, renamed or not', () => {
    expect(exportsOf(readModule(`const total = 1; function add() {} export { total as sum, add as default, total as 'odd name' };`))).toEqual(['sum = const total', 'default = function add', 'odd name = const total']);
  });

  it.each([
    ['an object', `export default { total: 1 };`, '{ total: 1 }'],
    ['a call', `export default defineConfig({});`, '<defineConfig({})>'],
    ['an arrow function', `export default () => 1;`, 'function arrow 1'],
    ['a nameless function', `export default async function () {}`, 'function function 1'],
    ['a nameless class', `export default class { total = 1 }`, 'class'],
    ['a checked object', `export default { total: 1 } satisfies Cart;`, '{ total: 1 }'],
    ['a name', `const cart = {}; export default cart;`, 'cart'],
    ['a literal', `export default 5;`, '5'],
    ['a named function', `export default function load() {}`, 'function load'],
    ['a named class', `export default abstract class Cart {}`, 'class Cart'],
  ])('are by default %s', (_, code, value) => {
    expect(exportsOf(readModule(code))).toEqual([`default = ${value}`]);
  });

  it('come from other modules', () => {
    const facts = readModule(`export { total, default as cart } from './cart.js'; export * from './prices.js'; export * as rates from './rates.js'; export { default } from './default.js';`);
    expect(exportsOf(facts)).toEqual(['total = ./cart.js#total', 'cart = ./cart.js#default', '* = ./prices.js#*', 'rates = ./rates.js#*', 'default = ./default.js#default']);
    expect(facts.imports.map((one) => one.kind)).toEqual(['export-from', 'export-from', 'export-from', 'export-from']);
  });

  it('pass on what is imported', () => {
    expect(exportsOf(readModule(`import cart, { total, type Item } from './cart.js'; import * as rates from './rates.js'; export { cart, total as sum, Item, rates };`))).toEqual([
      'cart = ./cart.js#default', 'sum = ./cart.js#total', 'Item = ./cart.js#Item type', 'rates = ./rates.js#*',
    ]);
  });

  it('are marked when they are types', () => {
    const facts = readModule(`type Item = string; interface Cart {} export type { Item }; export { type Cart, Cart as Basket }; export type { Price } from './price.js'; export type * from './types.js'; export { type Rate } from './rate.js'; export interface Gone {} export declare const later: string;`);
    expect(exportsOf(facts)).toEqual([
      'Item = nothing type', 'Cart = nothing type', 'Basket = nothing type', 'Price = ./price.js#Price type', '* = ./types.js#* type', 'Rate = ./rate.js#Rate type', 'later = nothing type',
    ]);
  });

  it('say how they are written, where Kit cares', () => {
    const facts = readModule(`export const ssr = false, csr = (false), rows = [], { prerender } = options; const trailingSlash = 'never'; export { trailingSlash }; export default 1; export { csr as again } from './other.js';`);
    expect(facts.exports.map((one) => [one.name, one.how, one.literal].filter(Boolean).join(' '))).toEqual([
      'ssr bare', 'csr parenthesised', 'rows', 'prerender pattern', 'trailingSlash list bare', 'default default', 'again',
    ]);
  });

  it('are given once for an overloaded function', () => {
    expect(exportsOf(readModule(`export function add(a: string): void; export function add(a: number): void; export function add() {}`))).toEqual(['add = function add']);
  });

  it('of an instance script are props, those of a module script exports', () => {
    const facts = readComponent(`<script module>export const prerender = true; export function load() {}</script>
<script>export let items = []; let kind; export { kind as class }; export function focus() {} export const limit = 3;</script>`);
    expect(exportsOf(facts)).toEqual(['load = function load', 'prerender = const prerender']);
    expect(facts.bindings.filter((one) => one.prop).map((one) => one.name)).toEqual(['items', 'kind']);
  });
});
