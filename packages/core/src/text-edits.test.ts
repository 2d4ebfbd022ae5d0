import { describe, expect, it } from 'vitest';
import { makeable, replacementOf, withCommentsKept, withEdits, type Span, type TextEdit } from './index.js';

const edit = (start: number, end: number, text: TextEdit['text'] = ''): TextEdit => ({ span: [start, end], text });

describe('replacementOf', () => {
  it('takes code of the file over where a span stands', () => {
    const source = "error(404, { message: 'No invoice', code })";
    const [message, code]: readonly Span[] = [[22, 34], [36, 40]];
    expect(replacementOf(edit(11, 42, [message!, ', { ', code!, ' }']), source)).toBe("'No invoice', { code }");
  });

  it('ends new lines as the file does', () => {
    expect(replacementOf(edit(0, 0, 'one\ntwo\n'), 'three\r\nfour')).toBe('one\r\ntwo\r\n');
    expect(replacementOf(edit(0, 0, ['one\n', [0, 5]]), 'three\nfour\r\n')).toBe('one\nthree');
    expect(replacementOf(edit(0, 0, 'one\r\ntwo\n'), 'three')).toBe('one\ntwo\n');
  });
});

describe('withEdits', () => {
  it('makes all edits, in whatever order they stand', () => {
    expect(withEdits('throw fail(400);', [edit(11, 14, '422'), edit(0, 5, 'return')])).toBe('return fail(422);');
    expect(withEdits('cart', [])).toBe('cart');
  });

  it('inserts at one place in order, before what is replaced there', () => {
    expect(withEdits('cart', [edit(0, 1, 'C'), edit(0, 0, 'my '), edit(0, 0, 'own ')])).toBe('my own Cart');
  });

  it('takes moved code as it was', () => {
    expect(withEdits('a, b', [edit(0, 1, [[3, 4]]), edit(3, 4, [[0, 1]])])).toBe('b, a');
  });
});

describe('makeable', () => {
  const kept = (...groups: readonly (readonly TextEdit[])[]) => makeable(groups.map((edits, i) => ({ edits, i }))).map(({ i }) => i);

  it.each<[string, TextEdit, TextEdit]>([
    ['that overlap', edit(2, 5), edit(4, 6)],
    ['of which one holds the other', edit(2, 5), edit(0, 9)],
    ['that insert at one place', edit(2, 2), edit(2, 2)],
    ['that insert and replace at one place', edit(2, 2), edit(2, 5)],
    ['of which one inserts into the other', edit(2, 5), edit(3, 3)],
  ])('takes the first of two edits %s', (_, one, other) => {
    expect([kept([one], [other]), kept([other], [one])]).toEqual([[0], [0]]);
  });

  it('takes both of two that only touch, or lie apart', () => {
    expect([kept([edit(2, 5)], [edit(5, 6)]), kept([edit(5, 5)], [edit(2, 5)]), kept([edit(0, 1)], [edit(4, 6)])]).toEqual([[0, 1], [0, 1], [0, 1]]);
  });

  it('leaves out a group as a whole, so that its other edits are free for the next', () => {
    expect(kept([edit(0, 2)], [edit(1, 3), edit(8, 9)], [edit(8, 9)])).toEqual([0, 2]);
  });

  it('leaves out a group that collides with itself', () => {
    expect(kept([edit(0, 2), edit(1, 3)], [edit(1, 3)])).toEqual([1]);
  });
});

describe('withCommentsKept', () => {
  const finding = (source: string, edits: readonly TextEdit[]) => withCommentsKept({ fix: edits, suggestions: [{ message: 'Another', edits }] }, source);
  const KEPT = { fix: expect.anything(), suggestions: [expect.anything()] };
  const DROPPED = { suggestions: [] };

  it('takes away edits that lose a comment between the parts that they keep', () => {
    const source = "error(404, { message: 'No', /* for the shop */ code })";
    expect(finding(source, [edit(11, source.length - 1, [[22, 26], ', { ', [47, 51], ' }'])])).toEqual(DROPPED);
    expect(finding("error(404, { message: 'No', code })", [edit(11, 34, [[22, 26], ', { ', [28, 32], ' }'])])).toEqual(KEPT);
  });

  it('leaves edits that keep the comment in a part', () => {
    expect(finding('a /* one */, b', [edit(0, 14, [[13, 14], ', ', [0, 11]])])).toEqual(KEPT);
  });

  it('takes away edits that put other code in place of code with a comment', () => {
    expect(finding('{ a, // the sum\n b }', [edit(0, 20, '{ b }')])).toEqual(DROPPED);
    expect(finding('<b><!-- bold -->x</b>', [edit(0, 21, 'x')])).toEqual(DROPPED);
  });

  it('leaves edits of a whole comment, and of an address', () => {
    expect(finding('price(); // sk-audit-disable-line', [edit(8, 33)])).toEqual(KEPT);
    expect(finding("'https://shop.example'", [edit(0, 22, "'/shop'")])).toEqual(KEPT);
  });

  it('leaves the suggestion that keeps a comment which the fix would lose', () => {
    const suggestions = [{ message: 'Keep', edits: [edit(0, 1, 'b')] }];
    expect(withCommentsKept({ fix: [edit(0, 9, 'b')], suggestions }, 'a /* 1 */')).toEqual({ suggestions });
  });
});
