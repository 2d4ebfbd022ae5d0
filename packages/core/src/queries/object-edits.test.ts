import { expect, it } from 'vitest';
import type { Value } from '../facts.js';
import type { Span } from '../span.js';
import { suggestWithout } from './object-edits.js';

const SOURCE = '{ token: 1, 404: 2, name: 3 }';

/** The object with each key's place. JavaScript lists keys that are numbers before the others. */
const OBJECT: Value = { is: 'object', props: {}, spans: { token: [2, 10], 404: [12, 18], name: [20, 27] } };

it.each<[what: string, starts: readonly number[], after: string]>([
  ['the first', [2], '{ 404: 2, name: 3 }'],
  ['one in the middle', [12], '{ token: 1, name: 3 }'],
  ['the last', [20], '{ token: 1, 404: 2 }'],
  ['the last two', [12, 20], '{ token: 1 }'],
  ['the outer ones', [2, 20], '{ 404: 2 }'],
])('takes out %s', (_, starts, after) => {
  const spans = suggestWithout(OBJECT, new Set(starts), 'Leave it out').flatMap(({ edits }) => edits.map(({ span }) => span));
  expect(without(spans)).toBe(after);
});

it('has nothing to suggest when nothing would remain, or nothing is meant', () => {
  expect([suggestWithout(OBJECT, new Set([2, 12, 20]), ''), suggestWithout(OBJECT, new Set([5]), ''), suggestWithout({ ...OBJECT, open: true }, new Set([2]), '')]).toEqual([[], [], []]);
});

function without(spans: readonly Span[]): string {
  return [...spans].sort((a, b) => b[0] - a[0]).reduce((text, [start, end]) => text.slice(0, start) + text.slice(end), SOURCE);
}
