import type { Target } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { exampleProject } from '../example-project.js';

const PATH = 'src/routes/+page.ts';

/** Where the callee of the last call in the page's module leads, in words. */
function calleeOf(text: string, files: { [path: string]: string } = {}): string {
  const { view } = exampleProject({ title: '', files: { [PATH]: text, ...files } });
  const { bindings } = { bindings: (path: string, index: number) => view.facts(path)?.bindings[index]?.name };
  const inWords = (target: Target): string => {
    switch (target.is) {
      case 'binding': return [bindings(target.path, target.binding), ...target.rest].join('.') + ` of ${target.path}`;
      case 'value': return `${['value', ...target.rest].join('.')} of ${target.path}`;
      case 'package': return `${target.module}#${[target.name, ...target.rest].join('.')}`;
      case 'component': return `component ${target.path}`;
      case 'global': return [target.name, ...target.rest].join('.');
      default: return 'unknown';
    }
  };
  return inWords(view.resolve(PATH, view.facts(PATH)!.calls.at(-1)!.callee));
}

/** The function that the last call calls: `name of path`. */
function functionOf(text: string, files: { [path: string]: string } = {}): string | undefined {
  const { view } = exampleProject({ title: '', files: { [PATH]: text, ...files } });
  const found = view.resolveFunction(PATH, { is: 'ref', ref: view.facts(PATH)!.calls.at(-1)!.callee });
  return found && `${view.facts(found.path)?.functions[found.fn]?.name ?? 'a function'} of ${found.path}`;
}

const cart = { 'src/lib/cart.ts': 'export const total = () => 1;\nexport default function empty() {}\n' };

describe('resolve', () => {
  it.each<[string, string, { [path: string]: string }, string]>([
    ['an import', "import { total } from '$lib/cart';\ntotal();", cart, 'total of src/lib/cart.ts'],
    ['a renamed import', "import { total as sum } from '$lib/cart';\nsum();", cart, 'total of src/lib/cart.ts'],
    ['a default import', "import clear from '$lib/cart';\nclear();", cart, 'empty of src/lib/cart.ts'],
    ['a namespace', "import * as cart from '$lib/cart';\ncart.total();", cart, 'total of src/lib/cart.ts'],
    ['an import on demand', "const { total } = await import('$lib/cart');\ntotal();", cart, 'total of src/lib/cart.ts'],
    ['an alias', "import * as cart from '$lib/cart';\nconst sum = cart.total;\nsum();", cart, 'total of src/lib/cart.ts'],
    ['a barrel', "import { sum } from '$lib';\nsum();", { ...cart, 'src/lib/index.ts': "export { total as sum } from './cart';" }, 'total of src/lib/cart.ts'],
    ['an import that is exported again', "import { sum } from '$lib';\nsum();", { ...cart, 'src/lib/index.ts': "import { total } from './cart';\nexport { total as sum };" }, 'total of src/lib/cart.ts'],
    ['a namespace that is exported', "import { cart } from '$lib';\ncart.total();", { ...cart, 'src/lib/index.ts': "export * as cart from './cart';" }, 'total of src/lib/cart.ts'],
    ['a star', "import { total } from '$lib';\ntotal();", { ...cart, 'src/lib/index.ts': "export * from './cart';" }, 'total of src/lib/cart.ts'],
    ['a star over a star', "import { total } from '$lib';\ntotal();", { ...cart, 'src/lib/index.ts': "export * from './all';", 'src/lib/all.ts': "export * from './cart';" }, 'total of src/lib/cart.ts'],
    ['an own file among stars of packages', "import { total } from '$lib';\ntotal();", { ...cart, 'src/lib/index.ts': "export * from 'shop-kit';\nexport * from './cart';" }, 'total of src/lib/cart.ts'],
    ['a star of a package', "import { total } from '$lib';\ntotal();", { 'src/lib/index.ts': "export * from 'shop-kit';" }, 'shop-kit#total'],
    ['an export of a package', "import { error as fault } from '@sveltejs/kit';\nfault();", {}, '@sveltejs/kit#error'],
    ['a property of one', "import { page } from '$app/state';\npage.url.toString();", {}, '$app/state#page.url.toString'],
    ['a value', "import cart from '$lib/cart';\ncart.total();", { 'src/lib/cart.ts': 'export default { total: () => 1 };' }, 'value.total of src/lib/cart.ts'],
    ['a component', "import { Badge } from '$lib';\nBadge();", { 'src/lib/index.ts': "export { default as Badge } from './Badge.svelte';", 'src/lib/Badge.svelte': '<b>1</b>' }, 'component src/lib/Badge.svelte'],
    ['what its module script exports', "import { total } from '$lib/Badge.svelte';\ntotal();", { 'src/lib/Badge.svelte': '<script module>export const total = () => 1;</script>' }, 'total of src/lib/Badge.svelte'],
    ['a global', 'globalThis.fetch();', {}, 'globalThis.fetch'],
  ])('follows %s', (_, text, files, expected) => {
    expect(calleeOf(text, files)).toBe(expected);
  });

  it.each<[string, string, { [path: string]: string }]>([
    ['a name that is not exported', "import { sum } from '$lib/cart';\nsum();", cart],
    ['a type of that name', "import { total } from '$lib/cart';\ntotal();", { 'src/lib/cart.ts': 'export type total = number;' }],
    ['a default through a star', "import empty from '$lib';\nempty();", { ...cart, 'src/lib/index.ts': "export * from './cart';" }],
    ['a star of generated code', "import { total } from '$lib';\ntotal();", { 'src/lib/index.ts': "export * from './generated/cart';" }],
    ['stars in a circle', "import { total } from '$lib/a';\ntotal();", { 'src/lib/a.ts': "export * from './b';", 'src/lib/b.ts': "export * from './a';" }],
    ['names in a circle', "import { total } from '$lib/a';\ntotal();", { 'src/lib/a.ts': "export { total } from './b';", 'src/lib/b.ts': "export { total } from './a';" }],
    ['a property of a component', "import Badge from '$lib/Badge.svelte';\nBadge.total();", { 'src/lib/Badge.svelte': '<b>1</b>' }],
    ['a file that cannot be parsed', "import { total } from '$lib/cart';\ntotal();", { 'src/lib/cart.ts': 'export const = 1;' }],
  ])('does not know %s', (_, text, files) => {
    expect(calleeOf(text, files)).toBe('unknown');
  });
});

describe('packageCalls', () => {
  it("gives the calls that lead to packages, in the order of the text, through the app's own modules too", () => {
    const { view } = exampleProject({
      title: '',
      files: {
        [PATH]: "import { error } from '@sveltejs/kit';\nimport { go } from '$lib/answers';\nimport * as db from 'db-like';\nimport { total } from '$lib/cart';\ntotal();\nif (total) go(303, '/');\nfetch('/');\ndb.orders.list();\nerror(404);",
        'src/lib/answers.ts': "export { redirect as go } from '@sveltejs/kit';\n",
        ...cart,
      },
    });
    expect(view.packageCalls(PATH).map(({ index, symbol }) => [index, symbol])).toEqual([[1, '@sveltejs/kit#redirect'], [3, 'db-like#orders.list'], [4, '@sveltejs/kit#error']]);
    expect(view.packageCalls(PATH).every(({ call, index }) => view.facts(PATH)?.calls[index] === call)).toBe(true);
  });

  it('tells a name from its property without a name', () => {
    const { view } = exampleProject({ title: '', files: { [PATH]: "import { total } from 'cart';\nconst sum = total;\nsum();\nsum['']();" } });
    expect(view.packageCalls(PATH).map(({ symbol }) => symbol)).toEqual(['cart#total', 'cart#total.']);
  });

  it('gives none of a file without facts', () => {
    expect(exampleProject({ title: '', files: { [PATH]: '' } }).view.packageCalls('static/logo.png')).toEqual([]);
  });
});

describe('resolveFunction', () => {
  it.each<[string, string, { [path: string]: string }, string | undefined]>([
    ['a declaration', 'function save() {}\nsave();', {}, `save of ${PATH}`],
    ['a constant', 'const save = () => {};\nsave();', {}, `save of ${PATH}`],
    ['an alias of an import', "import { total } from '$lib/cart';\nconst sum = total;\nsum();", cart, 'total of src/lib/cart.ts'],
    ['a member of an object', "import { api } from '$lib/api';\napi.cart.save();", { 'src/lib/api.ts': 'export const api = { cart: { save: () => {} } };' }, 'save of src/lib/api.ts'],
    ['a member of a default export', "import api from '$lib/api';\napi.save();", { 'src/lib/api.ts': 'export default { save() {} };' }, 'save of src/lib/api.ts'],
    ['what a factory makes', "import { makeSave } from '$lib/api';\nconst save = makeSave(1);\nsave();", { 'src/lib/api.ts': 'export const makeSave = (db) => () => db;' }, 'a function of src/lib/api.ts'],
    ['a member of what a factory makes', "import { makeApi } from '$lib/api';\nconst api = makeApi();\napi.save();", { 'src/lib/api.ts': 'export function makeApi() {\n  const save = () => {};\n  return { save };\n}' }, 'save of src/lib/api.ts'],
    ['a method', "import { Cart } from '$lib/api';\nconst cart = new Cart();\ncart.save();", { 'src/lib/api.ts': 'export class Cart {\n  save() {}\n}' }, 'save of src/lib/api.ts'],
    ['no getter', "import { Cart } from '$lib/api';\nnew Cart().save();", { 'src/lib/api.ts': 'export class Cart {\n  get save() { return () => {}; }\n}' }, undefined],
    ['nothing of a package', "import { save } from 'shop-kit';\nsave();", {}, undefined],
    ['nothing that is no function', "import { total } from '$lib/cart';\ntotal();", { 'src/lib/cart.ts': 'export const total = 1;' }, undefined],
    ['nothing of a factory that calls itself', 'const make = () => make();\nconst save = make();\nsave();', {}, undefined],
  ])('finds %s', (_, text, files, expected) => {
    expect(functionOf(text, files)).toBe(expected);
  });
});

describe('valueOf', () => {
  const valueOf = (text: string, files: { [path: string]: string } = {}) => {
    const { view } = exampleProject({ title: '', files: { [PATH]: text, ...files } });
    const value = view.facts(PATH)!.calls.at(-1)!.args[0]!;
    return value.is === 'ref' ? view.valueOf(PATH, value.ref)?.value : value;
  };

  it('follows constants through files to what they are', () => {
    expect(valueOf("import { API } from '$lib/settings';\nfetch(API.cart);", { 'src/lib/settings.ts': "const ROOT = '/api';\nexport const API = { cart: ROOT };" })).toEqual({ is: 'literal', value: '/api' });
  });

  it('does not know what an object has not', () => {
    expect(valueOf("const API = { cart: '/api' };\nfetch(API.toString);")).toBeUndefined();
  });
});
