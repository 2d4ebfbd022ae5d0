import { describe, expect, it } from 'vitest';
import { printable, printableSource } from './printable.js';

describe('printable', () => {
  it('leaves ordinary text as it is', () => {
    expect(printable('Prüfe `cart` — 購物車 🛒')).toBe('Prüfe `cart` — 購物車 🛒');
  });

  it('shows what would command the terminal', () => {
    expect(printable('\u001b[31mred\u001b[0m')).toBe('␛[31mred␛[0m');
    expect(printable('bell\u0007 delete\u007f')).toBe('bell␇ delete␡');
    expect(printable('\u009b31m')).toBe('\\u{9b}31m');
    expect(printable('two\r\nlines')).toBe('two␍␊lines');
  });

  it('shows what would reorder or hide the text around it', () => {
    expect(printable('admin\u202e nimda')).toBe('admin\\u{202e} nimda');
    expect(printable('is\u200bAdmin')).toBe('is\\u{200b}Admin');
  });

  it('keeps joined emoji together', () => {
    expect(printable('👩‍💻')).toBe('👩‍💻');
  });

  it('replaces half a surrogate pair', () => {
    expect(printable('cart \ud83d!')).toBe('cart �!');
  });
});

describe('printableSource', () => {
  it('makes each tab two spaces', () => {
    expect(printableSource('\t\tlet cart;')).toBe('    let cart;');
  });
});
