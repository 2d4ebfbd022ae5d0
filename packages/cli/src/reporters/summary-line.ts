/** The last words of a report. */
import type { Report } from '@sk-audit/core';

/** `7 findings (3 errors, 4 warnings) in 2 files`, or `No findings`. Counts what was found, shown or not. */
export function findingsInWords({ summary, findings }: Report): string {
  const total = summary.errors + summary.warnings + summary.infos;
  if (total === 0) return 'No findings';
  const kinds = [count(summary.errors, 'error'), count(summary.warnings, 'warning'), count(summary.infos, 'info')];
  const files = new Set(findings.map((finding) => finding.path)).size;
  const where = findings.length === total ? ` in ${count(files, 'file')}` : '';
  return `${count(total, 'finding')} (${kinds.filter((kind) => !kind.startsWith('0 ')).join(', ')})${where}`;
}

/** `136 files checked in 0.4 s`, with the number of apps when there are several. */
export function workInWords({ summary, apps }: Report): string {
  const where = apps.length > 1 ? ` of ${apps.length} apps` : '';
  return `${count(summary.files, 'file')}${where} checked in ${(summary.ms / 1000).toFixed(1)} s`;
}

/** `1 file`, `2 files`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
