import { describe, expect, it } from 'vitest';
import { cutMarks } from './marks.js';

describe('cutMarks', () => {
  it('cuts a mark and the blanks before it', () => {
    expect(cutMarks('let total = 0;\ntotal = 1;  // ✗ written "total = 1"\n')).toEqual({
      text: 'let total = 0;\ntotal = 1;\n',
      marks: [{ line: 2, id: 'written', text: 'total = 1' }],
    });
  });

  it('cuts a mark in markup', () => {
    expect(cutMarks('<form method="POST"> <!-- ✗ missing "<form method="POST">" -->')).toEqual({
      text: '<form method="POST">',
      marks: [{ line: 1, id: 'missing', text: '<form method="POST">' }],
    });
  });

  it('reads several marks of one comment', () => {
    expect(cutMarks('a(b()); // ✗ outer "a(b())" ✗ inner "b()"').marks).toEqual([
      { line: 1, id: 'outer', text: 'a(b())' },
      { line: 1, id: 'inner', text: 'b()' },
    ]);
  });

  it('leaves other comments and addresses alone', () => {
    const text = "// the cart\nfetch('https://example.com'); // once";
    expect(cutMarks(text)).toEqual({ text, marks: [] });
  });

  it('throws for a mark without a text', () => {
    expect(() => cutMarks('total = 1; // ✗ written')).toThrow('Line 1 has a mark that is not of the form');
  });

  it('throws for a mark that is not at the end of its line', () => {
    expect(() => cutMarks('<p> <!-- ✗ missing "<p>" --> </p>')).toThrow('Line 1 has a ✗ that is no mark at its end');
  });
});
