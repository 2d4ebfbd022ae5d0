import { describe, expect, it } from 'vitest';
import type { FileFacts, Value } from '../facts.js';
import type { Edge } from '../modules/edge.js';
import { changeOf, type Importer } from './change.js';

const literal = (value: string | boolean): Value => ({ is: 'literal', value });
const callOf = (name: string): Value => ({ is: 'ref', ref: { from: 'global', name, path: [] } });

/** A module that exports `cart`, whose first call is of `Cart`. */
function facts(more: Partial<FileFacts> = {}): FileFacts {
  return {
    path: 'src/cart.ts', imports: [], reads: [], writes: [], awaits: [], tries: [], conditions: [], steps: [], elements: [], awaitBlocks: [], disables: [], exits: [],
    exports: [{ name: 'cart', binding: 0, span: [0, 4] }],
    bindings: [{ name: 'cart', kind: 'const', fn: 0, span: [0, 4], init: literal('1') }, { name: 'off', kind: 'const', fn: 0, span: [5, 8], init: literal(false) }],
    functions: [{ parent: -1, kind: 'module', span: [0, 9], params: [] }],
    calls: [{ fn: 0, span: [0, 4], calleeSpan: [0, 2], callee: { from: 'global', name: 'Cart', path: [] }, args: [], argSpans: [], use: 'stored' }],
    ...more,
  } as FileFacts;
}

const binding = (init: Value, more: object = {}): Partial<FileFacts> => ({ bindings: [{ name: 'cart', kind: 'const', fn: 0, span: [0, 4], init, ...more }, ...facts().bindings.slice(1)] });
const option = (init: Value, more: object = {}): Partial<FileFacts> => ({ exports: [{ name: 'ssr', binding: 0, span: [0, 4], ...more }], ...binding(init) });
const edge = (to: string, value = true): Edge => ({ from: 'src/cart.ts', to, import: 0, value, kind: 'file', fact: { kind: 'import', specifier: './a', span: [0, 1], statement: [0, 1], names: [], fn: 0 } });

/** Its importers are a page and, above that, a layout; the story imports it too, and is imported by a test that sees nothing of it. */
const importers = (path: string): readonly Importer[] => IMPORTERS[path] ?? [];
const IMPORTERS: { readonly [path: string]: readonly Importer[] } = {
  'src/cart.ts': [{ path: 'page', handsOn: true }, { path: 'story', handsOn: false }],
  page: [{ path: 'layout', handsOn: true }],
  story: [{ path: 'test', handsOn: true }],
};
function compare(before: Partial<FileFacts>, after: Partial<FileFacts>, edges: readonly [readonly Edge[], readonly Edge[]] = [[], []]) {
  const { own, resolving, sameReach } = changeOf('src/cart.ts', { facts: facts(before), edges: edges[0] }, { facts: facts(after), edges: edges[1] }, importers);
  expect([...own]).toEqual(['src/cart.ts']);
  return `${resolving.size === 1 ? 'own names' : [...resolving].join(' ')}, ${sameReach ? 'same reach' : 'new reach'}`;
}

const OWN = 'own names, same reach';
const OTHERS = 'src/cart.ts page story layout, same reach';

describe('changeOf', () => {
  it.each<[string, Partial<FileFacts>, Partial<FileFacts>, string]>([
    ['nothing', {}, {}, OWN],
    ['places alone', {}, { exports: [{ name: 'cart', binding: 0, span: [7, 11] }], calls: [{ ...facts().calls[0]!, span: [7, 9], step: 3 }] }, OWN],
    ['places of parameters, arguments and imports', { imports: [{ kind: 'import', specifier: './a', span: [0, 1], statement: [0, 1], indent: [0, 2], names: [], fn: 0 }] }, { imports: [{ kind: 'import', specifier: './a', span: [1, 2], statement: [1, 2], indent: [1, 3], names: [], fn: 0 }] }, OWN],
    ['what a function does', {}, { writes: [{ fn: 0, span: [0, 1], target: { from: 'global', name: 'a', path: [] }, how: '=' }] }, OWN],
    ['what an export holds', {}, binding(literal('2')), 'src/cart.ts page story layout, new reach'],
    ['a property that is called like a place', binding({ is: 'object', props: { step: callOf('first'), timespan: callOf('a') } }), binding({ is: 'object', props: { step: callOf('second'), timespan: callOf('a') } }), 'src/cart.ts page story layout, new reach'],
    ['a call that becomes `new`', {}, { calls: [{ ...facts().calls[0]!, new: true }] }, OTHERS],
    ['what a call is of', {}, { calls: [{ ...facts().calls[0]!, callee: { from: 'global', name: 'Basket', path: [] } }] }, OTHERS],
    ['what a function gives', { exits: [{ fn: 0, kind: 'return', span: [0, 1], value: literal('1') }] }, { exits: [{ fn: 0, kind: 'return', span: [0, 1], value: literal('2') }] }, OTHERS],
    ['an option through a second name', option({ is: 'ref', ref: { from: 'binding', binding: 1, path: [] } }), { ...option({ is: 'ref', ref: { from: 'binding', binding: 1, path: [] } }), bindings: [...(option({ is: 'ref', ref: { from: 'binding', binding: 1, path: [] } }).bindings ?? []).slice(0, 1), { name: 'off', kind: 'const', fn: 0, span: [5, 8], init: literal(true) }] }, 'src/cart.ts page story layout, new reach'],
    ['an option that is assigned again', option(literal(true)), { ...option(literal(true)), writes: [{ fn: 0, span: [0, 1], target: { from: 'binding', binding: 0, path: [] }, how: '=' }] }, 'own names, new reach'],
    ['an option that becomes a type', option(literal(true)), option(literal(true), { typeOnly: true }), 'src/cart.ts page story layout, new reach'],
    ['a file that can no longer be parsed', {}, { unparsed: 'Unexpected token' }, 'src/cart.ts page story layout, new reach'],
  ])('notices %s', (_, before, after, change) => {
    expect(compare(before, after)).toBe(change);
  });

  const component = (more: Partial<FileFacts>): Partial<FileFacts> => ({ functions: [...facts().functions, { parent: -1, kind: 'instance', span: [0, 9], params: [] }], exports: [], ...more });

  it('takes what a component does for its own matter, until it exports names', () => {
    const [first, second] = [callOf('first'), callOf('second')].map((init) => binding(init));
    expect(compare(component(first!), component(second!))).toBe(OWN);
    expect(compare(component(first!), component({ ...second!, exports: facts().exports }))).toMatch(/page story layout/);
    expect(compare(component({ ...first!, exports: facts().exports }), component({ ...second!, exports: facts().exports }))).toMatch(/page story layout/);
    expect(compare(component({}), component({ unparsed: 'Unexpected token' }))).toMatch(/page story layout, new reach/);
  });

  it('notices imports that lead elsewhere, or are of types alone now', () => {
    expect(compare({}, {}, [[edge('a')], [edge('a')]])).toBe(OWN);
    expect(compare({}, {}, [[edge('a')], [edge('b')]])).toBe('own names, new reach');
    expect(compare({}, {}, [[edge('a')], [edge('a', false)]])).toBe('own names, new reach');
  });
});
