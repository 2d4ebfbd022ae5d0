/** What a run tells the shell. */
import type { Report, Severity } from '@sk-audit/core';

/** Nothing to report · findings · could not do the job. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type Tolerance = {
  /** Findings of this severity and above fail the run. */
  readonly failOn: Severity | 'none';
  /** More warnings than this fail the run. */
  readonly maxWarnings?: number | undefined;
  /** Findings never fail the run. */
  readonly exitZero?: boolean;
};

/**
 * The exit code of a finished run. A crashed rule or a run in which no file could be parsed is `failed`, whatever is tolerated:
 * nobody knows what is missing from such a report.
 */
export function exitCodeOf(report: Report, tolerance: Tolerance): ExitCode {
  if (report.crashes.length > 0 || nothingParsed(report)) return EXIT.failed;
  if (tolerance.exitZero) return EXIT.clean;
  return failingFindings(report, tolerance.failOn) > 0 || tooManyWarnings(report, tolerance) ? EXIT.findings : EXIT.clean;
}

/** Are there more warnings than `maxWarnings`? */
export function tooManyWarnings(report: Report, { maxWarnings }: Tolerance): boolean {
  return maxWarnings !== undefined && report.summary.warnings > maxWarnings;
}

/** Was there something to parse, and none of it could be? */
export function nothingParsed({ unparsed, summary }: Report): boolean {
  return unparsed.length > 0 && unparsed.length >= summary.files;
}

function failingFindings({ summary: { errors, warnings, infos } }: Report, failOn: Severity | 'none'): number {
  return { error: errors, warn: errors + warnings, info: errors + warnings + infos, none: 0 }[failOn];
}
