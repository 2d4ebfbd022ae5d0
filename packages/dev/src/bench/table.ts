/** Comparisons as a table, for the terminal and in Markdown. */
import type { CommandName } from './commands.js';
import type { Comparison, Measured } from './compare.js';
import type { Cost } from './measure.js';
import type { Sources } from './sources.js';
import { median, ratioOf, spreadOf, type Spread } from './statistics.js';

const HEAD = ['App', 'Command', 'Wall, ms', 'CPU, ms', 'Peak, MB', 'CPU a file, ms', 'Wall / empty Node', 'CPU / cold'];

/** Header and rows. Only the first row of an app names it. */
export function tableOf(comparisons: readonly Comparison[]): readonly (readonly string[])[] {
  return [HEAD, ...comparisons.flatMap(rowsOf)];
}

function rowsOf({ app, sources, measured }: Comparison): readonly (readonly string[])[] {
  const costsOf = (id: CommandName): readonly Cost[] | undefined => measured.flatMap((each) => (each.id === id && 'costs' in each ? [each.costs] : []))[0];
  const [floor, cold] = [costsOf('node'), costsOf('cold')];
  return measured.map((each, i) => {
    const start = [i === 0 ? app : '', each.name];
    if ('failure' in each) return [...start, 'failed', 'failed', 'failed', '', '', ''];
    return [...start, ...costCells(each.costs), perFile(each, sources), ratioCell(each.costs, floor, wallOf), ratioCell(each.costs, cold, cpuOf)];
  });
}

const wallOf = (cost: Cost): number => cost.wall;
const cpuOf = (cost: Cost): number => cost.cpu;
const memoryOf = (cost: Cost): number => cost.memory;

function costCells(costs: readonly Cost[]): readonly string[] {
  return [wallOf, cpuOf, memoryOf].map((of) => inWords(spreadOf(costs.map(of)), (value) => value.toFixed(0)));
}

/** Help and an empty Node read no files. */
function perFile({ id, costs }: Extract<Measured, { readonly costs: readonly Cost[] }>, { files }: Sources): string {
  return id === 'help' || id === 'node' ? '' : (median(costs.map(cpuOf)) / files.length).toFixed(2);
}

function ratioCell(costs: readonly Cost[], others: readonly Cost[] | undefined, of: (cost: Cost) => number): string {
  return others === undefined || others === costs ? '' : ratioInWords(ratioOf(costs.map(of), others.map(of)));
}

/** `480 (470–512)`: the median, and how far the runs reach; one figure when that is all the same. */
function inWords({ median, low, high }: Spread, digits: (value: number) => string): string {
  const [middle, from, to] = [digits(median), digits(low), digits(high)];
  return from === to ? middle : `${middle} (${from}–${to})`;
}

/** `1/25.1 (1/24.0–1/26.3)` of the other's cost; what costs more is `1.2 (1.1–1.3)` times as much. */
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
