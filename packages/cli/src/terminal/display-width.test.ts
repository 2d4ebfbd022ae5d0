import { describe, expect, it } from 'vitest';
import { displayWidth, glyphsOf } from './display-width.js';

describe('displayWidth', () => {
  it('counts one column for each letter, accented ones too', () => {
    expect(displayWidth('cart')).toBe(4);
    expect(displayWidth('Prüfung')).toBe(7);
    expect(displayWidth('Pru\u0308fung')).toBe(7);
  });

  it('counts two columns for East Asian characters and emoji', () => {
    expect(displayWidth('購物車')).toBe(6);
    expect(displayWidth('カート')).toBe(6);
    expect(displayWidth('🛒')).toBe(2);
    expect(displayWidth('👩‍💻')).toBe(2);
    expect(displayWidth('❤️')).toBe(2);
  });

  it('counts one column for arrows, dashes and box drawing', () => {
    expect(displayWidth('→ — │ └─ …')).toBe(10);
  });
});

describe('glyphsOf', () => {
  it('keeps the offsets of the text', () => {
    expect(glyphsOf('a🛒b').map((glyph) => glyph.at)).toEqual([0, 1, 3]);
  });
});
