/** The last words of a report. */
import type { ComparisonReport, Report } from '@sk-audit/core';

/** `7 findings (3 errors, 4 warnings) in 2 files`, or `No findings`. Counts what was found, shown or not. */
export function findingsInWords(report: Report): string {
  const { summary, findings, comparison, target } = report;
  const total = summary.errors + summary.warnings + summary.infos;
  if (comparison) return newInWords(report, comparison, total);
  if (total === 0) return target ? `Nothing that SvelteKit ${target.kit} would bring` : 'No findings';
  const files = new Set(findings.map((finding) => finding.path)).size;
  const where = findings.length === total ? ` in ${count(files, 'file')}` : '';
  return `${count(total, 'finding')}${target ? ` that SvelteKit ${target.kit} would bring` : ''} (${kindsInWords(summary)})${where}`;
}

function kindsInWords({ errors, warnings, infos }: Report['summary']): string {
  return [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'info')].filter((kind) => !kind.startsWith('0 ')).join(', ');
}

/** `3 new findings (2 errors, 1 warning) in 1 of 2 staged files and 1 other`, or `No new findings from 2 staged files`. */
function newInWords({ summary, findings }: Report, comparison: ComparisonReport, total: number): string {
  if (total === 0) return `No new findings${comparison.changed.length > 0 ? ` from ${changedInWords(comparison)}` : `: ${comparison.of === 'staged' ? 'nothing is staged' : `nothing has changed since ${comparison.ref ?? ''}`}`}`;
  return `${count(total, 'new finding')} (${kindsInWords(summary)})${findings.length === total ? ` in ${placesInWords(findings, comparison)}` : ''}`;
}

function placesInWords(findings: Report['findings'], comparison: ComparisonReport): string {
  const changed = new Set(comparison.changed);
  const paths = new Set(findings.map(({ path }) => path));
  const inside = [...paths].filter((path) => changed.has(path)).length;
  const others = paths.size - inside;
  if (inside === 0) return `${count(others, 'other file')} (${changedInWords(comparison)})`;
  return `${inside === changed.size ? '' : `${inside} of `}${changedInWords(comparison)}${others > 0 ? ` and ${others} other${others > 1 ? 's' : ''}` : ''}`;
}

/** `2 staged files`, `1 file changed since main`. */
function changedInWords({ of, ref = '', changed }: ComparisonReport): string {
  return of === 'staged' ? count(changed.length, 'staged file') : `${count(changed.length, 'file')} changed since ${ref}`;
}

/** `not complete, since 1 rule failed`, when one did. */
export function incompleteInWords({ crashes }: Report): readonly string[] {
  const failed = new Set(crashes.map(({ rule }) => rule)).size;
  return failed > 0 ? [`not complete, since ${count(failed, 'rule')} failed`] : [];
}

/** `3 findings in 2 files fixed`, when files were edited. */
export function fixedInWords({ fixed }: Report): readonly string[] {
  return fixed === undefined || fixed.findings === 0 ? [] : [`${count(fixed.findings, 'finding')} in ${count(fixed.files.length, 'file')} fixed`];
}

/** `2 fixable with --fix`, when there are such and nothing was edited yet. */
export function fixableInWords({ findings, fixed }: Report): readonly string[] {
  const fixable = fixed === undefined ? findings.filter(({ fix }) => fix).length : 0;
  return fixable > 0 ? [`${fixable} fixable with --fix`] : [];
}

/** What the findings do not tell: `197 baselined`, `12 older`, `3 disabled by comments`, `1 file not parsed`; only what there is. */
export function leftOutInWords({ summary: { baselined = 0 }, comparison, suppressed, target, unparsed }: Report): readonly string[] {
  const { older = 0, elsewhere = 0 } = comparison ?? {};
  const { today = 0, gone = 0 } = target ?? {};
  return [
    ...(baselined > 0 ? [`${baselined} baselined`] : []),
    ...(older > 0 ? [`${older} older`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} new in other files`] : []),
    ...(today > 0 ? [`${today} there today, too`] : []),
    ...(gone > 0 ? [`${gone} of today's would be gone`] : []),
    ...(suppressed.length > 0 ? [`${suppressed.length} disabled by comments`] : []),
    ...(unparsed.length > 0 ? [`${count(unparsed.length, 'file')} not parsed`] : []),
  ];
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
