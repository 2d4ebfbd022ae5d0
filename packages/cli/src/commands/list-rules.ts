/** `sk-audit rules`: which rules are there? */
import { docsUrl, type Rule } from '@sk-audit/core';
import type { Colors } from '../reporters/reporter.js';
import { wrapAfter } from '../terminal/wrap.js';

/** A table with one row a rule, sorted by id. Summaries wrap below themselves when the terminal has a width. */
export function rulesTable(rules: readonly Rule[], colors: Colors, columns?: number): string {
  const header = ['rule', 'severity', 'SvelteKit', 'on', ''];
  const cells = sorted(rules).map((rule) => [rule.id, rule.severity, rule.kit, rule.recommended === true ? 'yes' : 'no', rule.summary]);
  const widths = header.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]!.length)));
  const rows = cells.flatMap((row) => tableRow(row, widths, colors, columns));
  const hint = '"on" rules run unless your settings say otherwise; --all-rules runs them all. sk-audit explain <rule> says more.';
  return [colors.bold(paddedStart(header, widths).trimEnd()), ...rows, '', ...wrapAfter('', hint, columns).map(colors.dim), ''].join('\n');
}

/** The rules as a JSON array, sorted by id. */
export function rulesJson(rules: readonly Rule[]): string {
  return `${JSON.stringify(sorted(rules).map(ruleData), undefined, 2)}\n`;
}

function ruleData({ id, severity, category, kit, recommended, fix, cliOnly, summary, options }: Rule) {
  return {
    id,
    severity,
    category,
    kit,
    recommended: recommended === true,
    notRecommendedBecause: recommended === true ? null : recommended,
    fix: fix ?? null,
    cliOnly: cliOnly ?? false,
    summary,
    options: options ?? {},
    docs: docsUrl(id),
  };
}

function tableRow(row: readonly string[], widths: readonly number[], colors: Colors, columns: number | undefined): readonly string[] {
  const start = paddedStart(row, widths);
  const narrow = columns !== undefined && columns - start.length < 30; // a summary squeezed into a few columns is hard to read
  const lines = narrow ? [start.trimEnd(), ...wrapAfter('  ', row.at(-1) ?? '', columns)] : wrapAfter(start, row.at(-1) ?? '', columns);
  return lines.map((line, index) => (index === 0 ? line.replace(row[0]!, colors.cyan(row[0]!)) : line));
}

/** All cells but the last, each as wide as its column. */
function paddedStart(row: readonly string[], widths: readonly number[]): string {
  return row.slice(0, -1).map((cell, column) => `${cell.padEnd(widths[column]!)}  `).join('');
}

function sorted(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
}
