/** One to three lines of source with the marked span underlined. */
import type { Position } from '@sk-audit/core';
import { displayWidth, glyphsOf, type Glyph } from '../terminal/display-width.js';
import { printableSource } from '../terminal/printable.js';
import type { Colors } from './reporter.js';

export type FrameStyle = {
  readonly colors: Colors;
  /** Colours the carets. */
  readonly mark: (text: string) => string;
  /** Columns that a row may take. */
  readonly width: number;
};

/** A line of the source; `from` and `to` are offsets in it, absent on a line that is only context. */
type SourceLine = { readonly number: number; readonly text: string; readonly mark?: { readonly from: number; readonly to: number } };

/** A piece of a line that fits, with the columns that the carets take. */
type Piece = { readonly text: string; readonly caretsAt: number; readonly carets: number; readonly cutLeft: boolean };

const MOST_LINES = 3;
/** Around the span of a longer line (minified code), in UTF-16 units: nobody looks further. */
const NEIGHBOURHOOD = 1000;

/**
 * Rows `12 │ source` with carets below the span. A span on one line gets the lines before and after it as context, a longer one shows
 * its first three lines. Empty when the positions are not in the text.
 */
export function codeFrame(source: string, start: Position, end: Position, style: FrameStyle): readonly string[] {
  if (start.offset > source.length) return [];
  const marked = markedLines(source, start, Math.max(end.offset, start.offset));
  const shown = marked.slice(0, MOST_LINES);
  const gutter = String(start.line + shown.length).length;
  const room = Math.max(20, style.width - gutter - 3);
  const pieces = shown.map((line) => ({ line, piece: cut(line, room) }));
  const rows = pieces.flatMap(({ line, piece }) => [row(line.number, piece.text, gutter, style), caretRow(piece, gutter, style)]);
  if (marked.length > MOST_LINES) return [...rows, row('⋮', '', gutter, style)];
  if (marked.length > 1 || pieces.some(({ piece }) => piece.cutLeft)) return rows;
  const context = (line: SourceLine | undefined) => (line === undefined ? [] : [row(line.number, style.colors.dim(cut(line, room).text), gutter, style)]);
  return [...context(lineBefore(source, start)), ...rows, ...context(lineAfter(source, end))];
}

function markedLines(source: string, start: Position, endOffset: number): readonly SourceLine[] {
  const lines: SourceLine[] = [];
  let at = lineStart(source, start.offset);
  do {
    const text = lineAt(source, at);
    const from = Math.max(start.offset - at, lines.length === 0 ? 0 : text.search(/\S|$/));
    lines.push({ number: start.line + lines.length, text, mark: { from, to: Math.min(endOffset - at, text.trimEnd().length) } });
    at = nextLine(source, at) ?? Infinity;
  } while (at < endOffset && lines.length <= MOST_LINES);
  return lines;
}

function lineBefore(source: string, start: Position): SourceLine | undefined {
  const at = lineStart(source, start.offset);
  return at === 0 ? undefined : contextLine(source, lineStart(source, at - 1), start.line - 1);
}

function lineAfter(source: string, end: Position): SourceLine | undefined {
  const at = nextLine(source, lineStart(source, end.offset));
  return at === undefined ? undefined : contextLine(source, at, end.line + 1);
}

function contextLine(source: string, at: number, number: number): SourceLine | undefined {
  const text = lineAt(source, at);
  return text.trim() === '' ? undefined : { number, text };
}

function lineStart(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(source: string, at: number): number | undefined {
  const feed = source.indexOf('\n', at);
  return feed === -1 ? undefined : feed + 1;
}

function lineAt(source: string, at: number): string {
  return source.slice(at, (nextLine(source, at) ?? source.length + 1) - 1).replace(/\r$/, '');
}

/** The part of a line that fits into `room` columns, with the span in it; `…` stands for what was left out. */
function cut({ text, mark }: SourceLine, room: number): Piece {
  const from = mark?.from ?? 0;
  const skipped = Math.max(0, from - NEIGHBOURHOOD);
  const glyphs = asShown(text.slice(skipped, from + NEIGHBOURHOOD));
  const before = glyphs.filter((glyph) => glyph.at < from - skipped);
  const within = glyphs.filter((glyph) => glyph.at >= from - skipped && glyph.at < (mark?.to ?? 0) - skipped);
  const start = firstShown(before, widthOf(within), room, skipped > 0 || widthOf(glyphs) > room);
  const cutLeft = skipped > 0 || start > 0;
  const caretsAt = widthOf(before.slice(start)) + (cutLeft ? 1 : 0);
  const shown = fitting(glyphs.slice(start), room - (cutLeft ? 1 : 0));
  const carets = Math.max(1, Math.min(widthOf(within), room - caretsAt));
  return { text: (cutLeft ? '…' : '') + shown, caretsAt, carets, cutLeft };
}

/** Index of the first glyph to show: 0 unless the span would not fit, then a third of the room stays before the span. */
function firstShown(before: readonly Glyph[], spanWidth: number, room: number, tooLong: boolean): number {
  const width = widthOf(before);
  if (!tooLong || width + Math.min(spanWidth, room / 3) < room) return 0;
  let index = 0;
  for (let left = width; left > room / 3; index++) left -= before[index]!.width;
  return index;
}

function fitting(glyphs: readonly Glyph[], room: number): string {
  if (widthOf(glyphs) <= room) return glyphs.map((glyph) => glyph.text).join('').trimEnd();
  let shown = '';
  let left = room - 1;
  for (const glyph of glyphs) {
    left -= glyph.width;
    if (left < 0) break;
    shown += glyph.text;
  }
  return `${shown}…`;
}

/** The glyphs of a line as the terminal gets them: tabs as two spaces, control characters visible. */
function asShown(line: string): readonly Glyph[] {
  return glyphsOf(line).map((glyph) => {
    const text = printableSource(glyph.text);
    return text === glyph.text ? glyph : { at: glyph.at, text, width: displayWidth(text) };
  });
}

function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
}

function row(label: number | string, text: string, gutter: number, { colors }: FrameStyle): string {
  return `${colors.dim(`${String(label).padStart(gutter)} │`)} ${text}`.trimEnd();
}

function caretRow({ caretsAt, carets }: Piece, gutter: number, style: FrameStyle): string {
  return row('', ' '.repeat(caretsAt) + style.mark('^'.repeat(carets)), gutter, style);
}
