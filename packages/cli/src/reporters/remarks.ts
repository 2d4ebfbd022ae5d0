/** What is to be known of a run besides its findings. */
import type { AppReport, Report } from '@sk-audit/core';
import { printable } from '../terminal/printable.js';
import { wrapAfter } from '../terminal/wrap.js';
import type { ReportContext } from './reporter.js';
import { count } from './summary-line.js';

/** Notes that are shown unless everything is asked for. */
const MOST_NOTES = 5;

/** Notes of the apps and skipped rules, short; with `verbose` also each app, each skip and each disabled finding; nothing with `quiet`. */
export function remarks(report: Report, context: ReportContext): readonly string[] {
  if (context.quiet) return [];
  const rows = context.verbose ? everything(report) : theShortOfIt(report);
  return rows.flatMap(([label, text]) => wrapAfter(`${label}: `, printable(text), context.columns)).map(context.colors.dim);
}

type Row = readonly [label: string, text: string];

function theShortOfIt(report: Report): readonly Row[] {
  const notes = notesOf(report.apps);
  const left = notes.length - MOST_NOTES;
  const skipped = new Set(report.skippedRules.map(({ rule }) => rule)).size;
  return [
    ...notes.slice(0, MOST_NOTES),
    ...(left > 0 ? [['note', `${count(left, 'more note')}; --verbose shows them.`] as const] : []),
    ...(skipped > 0 ? [['note', `${count(skipped, 'rule')} skipped; --verbose says why.`] as const] : []),
  ];
}

function everything(report: Report): readonly Row[] {
  return [
    ...report.apps.map((app) => ['app', describeApp(app)] as const),
    ...notesOf(report.apps),
    ...report.skippedRules.map(({ rule, app, why }) => ['skipped', `${rule}${report.apps.length > 1 ? ` in ${app}` : ''}: ${why}`] as const),
    ...report.suppressed.map(({ path, start, rule, reason }) => ['disabled', `${path}:${start.line}:${start.column} ${rule}: ${reason}`] as const),
  ];
}

/** With several apps each note says whose it is. */
function notesOf(apps: readonly AppReport[]): readonly Row[] {
  return apps.flatMap(({ root, notes }) => notes.map((note) => ['note', apps.length > 1 ? `${root}: ${note}` : note] as const));
}

function describeApp({ root, kit, kitFrom, svelte, routes, files }: AppReport): string {
  const from = { installed: 'installed', lockfile: 'from the lock file', range: 'from package.json', unknown: 'unknown' }[kitFrom];
  const versions = kit === null ? 'unknown SvelteKit version' : `SvelteKit ${kit} (${from})`;
  return `${root}: ${versions}${svelte === null ? '' : `, Svelte ${svelte}`}, ${count(routes, 'route')}, ${count(files, 'file')}`;
}
