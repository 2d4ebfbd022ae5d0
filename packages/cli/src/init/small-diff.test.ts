import { expect, it } from 'vitest';
import { smallDiff } from './small-diff.js';

const shown = (before: string, after: string) => smallDiff(before, after).map(({ sign, text }) => `${sign} ${text}`.trimEnd());

it('shows two lines around each change, and that lines are left out between them', () => {
  expect(shown('a\nb\nc\nd\ne\nf\ng\n', 'new\na\nb\nc\nd\ne\nf\nG\n')).toEqual(['+ new', '  a', '  b', '…', '  e', '  f', '- g', '+ G']);
});

it('shows a new file as a whole', () => {
  expect(shown('', '{\n}\n')).toEqual(['+ {', '+ }']);
});
