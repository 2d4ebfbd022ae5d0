/** The places that prove or explain a finding: an import chain as a tree, everything else as a list. */
import type { LocatedRelated } from '@sk-audit/core';
import { printable } from '../terminal/printable.js';
import type { Colors, ReportContext } from './reporter.js';

/** Deeper steps stay at this depth, so that a long chain does not run out of the terminal. */
const DEEPEST = 8;
/** Steps of a chain that are shown at either end when not everything is asked for. */
const ENDS = 4;

/** One row for each place, without indentation. The middle of a very long chain is counted instead, unless `verbose`. */
export function relatedPlaces(related: readonly LocatedRelated[], { colors, verbose }: Pick<ReportContext, 'colors' | 'verbose'>): readonly string[] {
  const rows = related.map((place) => `${colors.cyan(position(place))}  ${printable(place.message)}`.trimEnd());
  return isChain(related) ? chainTree(rows, colors, verbose) : rows;
}

/** Is it an import chain? Each of its steps says what it imports; other places are not below each other. */
export function isChain(related: readonly LocatedRelated[]): boolean {
  return related.every((place) => place.message.startsWith('imports '));
}

/** Each row below the one before it. The middle of a very long chain is counted instead, unless `verbose`. */
export function chainTree(rows: readonly string[], colors: Colors, verbose: boolean): readonly string[] {
  const left = rows.length - 2 * ENDS;
  const shown = verbose || left < 2 ? rows : [...rows.slice(0, ENDS), colors.dim(`… ${left} more files`), ...rows.slice(-ENDS)];
  return shown.map((row, depth) => (depth === 0 ? row : branch(depth, colors) + row));
}

function branch(depth: number, colors: Colors): string {
  return `${'   '.repeat(Math.min(depth, DEEPEST) - 1)}${colors.dim('└─')} `;
}

function position({ path, start }: LocatedRelated): string {
  return `${printable(path)}:${start.line}:${start.column}`;
}
