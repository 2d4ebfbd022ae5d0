import { expect, it } from 'vitest';
import { positionFinder } from './position.js';

it('counts lines and columns from 1', () => {
  const at = positionFinder('let a;\nlet b;\n');
  expect(at(0)).toEqual({ line: 1, column: 1, offset: 0 });
  expect(at(6)).toEqual({ line: 1, column: 7, offset: 6 });
  expect(at(7)).toEqual({ line: 2, column: 1, offset: 7 });
});

it('takes LF, CRLF and CR for the end of one line each', () => {
  const at = positionFinder('a\r\nb\rc\nd');
  expect([0, 3, 5, 7].map((offset) => at(offset).line)).toEqual([1, 2, 3, 4]);
  expect(at(7).column).toBe(1);
});

it('counts UTF-16 units, so a character beyond the first plane is two columns wide', () => {
  expect(positionFinder('"🛒" + x')(4).column).toBe(5);
});

it('takes an offset beyond the text for its end', () => {
  expect(positionFinder('ab\nc')(99)).toEqual({ line: 2, column: 2, offset: 4 });
  expect(positionFinder('')(5)).toEqual({ line: 1, column: 1, offset: 0 });
});
