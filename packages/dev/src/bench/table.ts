/** Comparisons as a table, for the terminal and in Markdown. */
import type { Comparison, Measured } from './compare.js';
import type { Cost } from './measure.js';
import { ratioOf, spreadOf, type Spread } from './statistics.js';

/** The command with which the others are compared. */
const REFERENCE = 'eslint';
const HEAD = ['App', 'Command', 'Wall, ms', 'CPU, ms', 'Peak, MB', 'Wall / ESLint', 'CPU / ESLint', 'Peak / ESLint'];

/** Header and rows. Only the first row of an app names it. */
export function tableOf(comparisons: readonly Comparison[]): readonly (readonly string[])[] {
  return [HEAD, ...comparisons.flatMap(rowsOf)];
}

function rowsOf({ app, measured }: Comparison): readonly (readonly string[])[] {
  const reference = measured.find((each) => each.name === REFERENCE);
  return measured.map((each, i) => [i === 0 ? app : '', each.name, ...costCells(each), ...ratioCells(each, reference)]);
}

function costCells(measured: Measured): readonly string[] {
  if ('failure' in measured) return ['failed', 'failed', 'failed'];
  return perQuantity((of) => inWords(spreadOf(measured.costs.map(of)), (value) => value.toFixed(0)));
}

function ratioCells(measured: Measured, reference: Measured | undefined): readonly string[] {
  if (measured === reference || reference === undefined || 'failure' in measured || 'failure' in reference) return ['', '', ''];
  return perQuantity((of) => ratioInWords(ratioOf(measured.costs.map(of), reference.costs.map(of))));
}

function perQuantity(cell: (of: (cost: Cost) => number) => string): readonly string[] {
  return [cell((cost) => cost.wall), cell((cost) => cost.cpu), cell((cost) => cost.memory)];
}

/** `480 (470–512)`: the median, and how far the runs reach; one figure when that is all the same. */
function inWords({ median, low, high }: Spread, digits: (value: number) => string): string {
  const [middle, from, to] = [digits(median), digits(low), digits(high)];
  return from === to ? middle : `${middle} (${from}–${to})`;
}

/** `1/25.1 (1/24.0–1/26.3)`; what costs more than ESLint is `1.2 (1.1–1.3)`. */
export function ratioInWords(ratio: Spread): string {
  if (ratio.median >= 1) return inWords(ratio, (value) => value.toFixed(1));
  // The largest ratio is the smallest gain.
  return inWords({ median: 1 / ratio.median, low: 1 / ratio.high, high: 1 / ratio.low }, (value) => `1/${value.toFixed(1)}`);
}

/** What was measured, one sentence an app, and its notes. */
export function remarksOf(comparisons: readonly Comparison[]): readonly string[] {
  return comparisons.flatMap(({ app, sources, notes }) => {
    const { files, components, megabytes } = sources;
    const size = `${grouped(files.length)} files (${grouped(components)} components, ${grouped(files.length - components)} modules), ${megabytes.toFixed(1)} MB.`;
    return [`${app}: ${size}`, ...notes.map((note) => `${app}: ${note}`)];
  });
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** For a terminal: columns of equal width. */
export function asText(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()).join('\n');
}

/** For a page. */
export function asMarkdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column < 2 ? ':--' : '--:'))), ...rows.map(line)].join('\n');
}
