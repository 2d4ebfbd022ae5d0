/** Lines of source with the marked span. */
import type { Position } from '@sk-audit/core';
import { printableSource } from '../../terminal/printable.js';
import { html, type Markup } from './markup.js';

/** Around the span on a longer line (minified code), in UTF-16 units. */
const NEIGHBOURHOOD = 120;

type Line = { readonly number: number; readonly before: string; readonly marked?: string; readonly after?: string };

export type FrameSize = {
  /** Lines before and after the span. */
  readonly context: number;
  /** Lines of the span that are shown. */
  readonly most: number;
};

const USUAL: FrameSize = { context: 1, most: 8 };
/** What proves a finding is pointed at; its code is not the matter. */
export const ONE_LINE: FrameSize = { context: 0, most: 1 };

/** The lines of the span, marked, with some around them. Nothing when the file is gone, or has lost the place. */
export function frame(lines: readonly string[] | undefined, start: Position, end: Position, { context, most }: FrameSize = USUAL): Markup | undefined {
  if (lines === undefined || start.line > lines.length) return undefined;
  const last = Math.min(end.line, start.line + most - 1, lines.length);
  const marked = range(start.line, last).map((number) => markedLine(lines[number - 1] ?? '', number, start, end));
  const around = (number: number): readonly Line[] => (isWorthShowing(lines[number - 1]) ? [{ number, before: shortened(lines[number - 1] as string) }] : []);
  const before = range(start.line - context, start.line - 1).flatMap(around);
  const after = last < end.line ? [] : range(end.line + 1, end.line + context).flatMap(around);
  const more = most === 1 ? 0 : end.line - last;
  return html`<pre class="code">${dedented([...before, ...marked, ...after]).map(row)}${more > 0 && html`<span class="line more">… ${more} more ${more === 1 ? 'line' : 'lines'}</span>`}</pre>`;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function isWorthShowing(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '';
}

function markedLine(text: string, number: number, start: Position, end: Position): Line {
  const from = number === start.line ? start.column - 1 : text.search(/\S|$/);
  const to = number === end.line ? end.column - 1 : text.trimEnd().length;
  const cutLeft = from > 2 * NEIGHBOURHOOD;
  const rest = text.slice(to);
  return {
    number,
    before: cutLeft ? `…${text.slice(from - NEIGHBOURHOOD, from)}` : text.slice(0, from),
    marked: shortened(text.slice(from, to)),
    after: to - from > 4 * NEIGHBOURHOOD ? '' : shortened(rest),
  };
}

function shortened(text: string): string {
  return text.length > 4 * NEIGHBOURHOOD ? `${text.slice(0, 2 * NEIGHBOURHOOD)}…` : text;
}

/** Without the indentation that all lines share, tabs as two spaces. */
function dedented(lines: readonly Line[]): readonly Line[] {
  const shown = lines.map((line) => ({ ...line, before: printableSource(line.before) }));
  const widths = shown.map(({ before, marked }) => (before.trim() === '' && !marked ? Infinity : before.search(/\S|$/)));
  const shared = Math.min(...widths.filter((width) => width !== Infinity), Infinity);
  return shown.map((line) => ({ ...line, before: line.before.slice(shared === Infinity ? 0 : shared) }));
}

/** An empty span has nothing to mark: a thin bar shows the place. */
function row({ number, before, marked, after = '' }: Line): Markup {
  const mark = marked !== undefined && html`<mark>${printableSource(marked)}</mark>`;
  return html`<span class="line${marked !== undefined && ' hit'}"><span class="n">${number}</span><span class="src">${before}${mark}${printableSource(after)}</span></span>`;
}
