/** What an upgrade asks for, kind by kind. */
import type { Report, UpgradeWork } from '@sk-audit/core';
import { printable } from '../terminal/printable.js';
import type { Colors } from './reporter.js';

/** Kinds that are shown unless everything is asked for. */
const MOST_KINDS = 15;

/** A table with a row for each kind of work; nothing without a target or without work. */
export function upgradeWork({ target }: Report, { colors, verbose }: { readonly colors: Colors; readonly verbose: boolean }): readonly string[] {
  const work = target?.work ?? [];
  if (target === undefined || work.length === 0) return [];
  const shown = verbose ? work : work.slice(0, MOST_KINDS);
  const left = work.length - shown.length;
  const rows = [['findings', 'files', '--fix', `to do for SvelteKit ${target.kit}`], ...shown.map(cells)];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...lines] = rows.map(([findings = '', files = '', fix = '', what = '']) => `  ${findings.padStart(widths[0] ?? 0)}  ${files.padStart(widths[1] ?? 0)}  ${fix.padEnd(widths[2] ?? 0)}  ${what}`);
  return [colors.dim(head), ...lines, ...(left > 0 ? [colors.dim(`  … and ${left} more kinds (use --verbose to show all)`)] : [])];
}

function cells(work: UpgradeWork): readonly string[] {
  return [String(work.findings), String(work.files), fixableInWords(work), `${printable(work.advice)} (${work.rule})`];
}

/** `14 today`, `3 today, 2 after`; a dash when nothing can be mended. */
export function fixableInWords({ fixableToday, fixableAfter }: UpgradeWork): string {
  const parts = [...(fixableToday > 0 ? [`${fixableToday} today`] : []), ...(fixableAfter > 0 ? [`${fixableAfter} after`] : [])];
  return parts.join(', ') || '–';
}
