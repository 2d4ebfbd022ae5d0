/** How many columns of a terminal does text take? */

/** What a reader takes for one character. */
export type Glyph = {
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
  /** Columns: 2 for East Asian characters and emoji, 0 for a lone combining mark, else 1. */
  readonly width: number;
};

/** East Asian Wide and Fullwidth blocks, roughly as in Unicode 15.1 EastAsianWidth.txt; emoji are asked for by property. */
const WIDE = /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const ASCII = /^[\u0020-\u007e]*$/;

/** Splits text without control characters into what a reader takes for characters. */
export function glyphsOf(text: string): readonly Glyph[] {
  if (ASCII.test(text)) return Array.from(text, (character, at) => ({ at, text: character, width: 1 }));
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return Array.from(segments, ({ segment, index }) => ({ at: index, text: segment, width: widthOfGlyph(segment) }));
}

/** Columns that text without control characters takes. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return glyphsOf(text).reduce((sum, glyph) => sum + glyph.width, 0);
}

function widthOfGlyph(glyph: string): number {
  if (WIDE.test(glyph) || /\p{Emoji_Presentation}|\ufe0f/u.test(glyph)) return 2;
  return /^[\p{Mark}\u200c\u200d]/u.test(glyph) ? 0 : 1;
}
