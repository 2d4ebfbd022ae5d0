import { describe, expect, it } from 'vitest';
import { indexFiles, type Say } from './layered-index.js';

type Order = { readonly file: string; readonly of: string };
const saying = (orders: { readonly [file: string]: readonly string[] }, asked: string[] = []): Say<Order> => (file, add) => {
  asked.push(file);
  for (const of of orders[file] ?? []) add(of, { file, of });
};
const files = (values: readonly Order[]): string => values.map(({ file }) => file).join(' ');

describe('indexFiles', () => {
  const base = indexFiles(['a', 'b', 'd'], saying({ a: ['bread', 'bread'], b: ['milk'], d: ['bread', 'milk'] }), ({ file }) => file);

  it('gives what all files say of a key, in their order', () => {
    expect([files(base.get('bread')), files(base.get('milk')), files(base.get('tea'))]).toEqual(['a a d', 'b d', '']);
  });

  it('asks only the files that are other, and forgets what they said before', () => {
    const asked: string[] = [];
    const later = base.over(new Set(['b', 'c']), saying({ b: ['bread'], c: ['milk', 'bread'] }, asked));
    expect([files(later.get('bread')), files(later.get('milk'))]).toEqual(['a a b c d', 'c d']);
    expect(asked).toEqual(['b', 'c']);
    expect(files(base.get('bread'))).toBe('a a d');
  });

  it('lies over what lies over it already', () => {
    const twice = base.over(new Set(['a']), saying({ a: ['tea'] })).over(new Set(['d']), saying({}));
    expect([files(twice.get('bread')), files(twice.get('tea')), files(twice.get('milk'))]).toEqual(['', 'a', 'b']);
  });
});
