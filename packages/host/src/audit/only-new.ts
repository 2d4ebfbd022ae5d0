/** From everything that is found to what a change adds. */
import type { Crash, LocatedFinding, Report } from '@sk-audit/core';
import type { Comparison } from '../compare/comparison.js';
import { absolutePath, relativePath } from '../posix-path.js';
import { withFindings } from './report.js';

export type NewQuestion = {
  readonly comparison: Comparison;
  readonly cwd: string;
  readonly scope: 'app' | 'files';
  /** Everything that is found now and that no baseline has. */
  readonly report: Report;
  /** Steps towards findings elsewhere, in the files that changed. */
  readonly sightings: readonly LocatedFinding[];
  readonly isKnown: (finding: LocatedFinding) => boolean;
  /** Of the audit of what was before. */
  readonly crashes: readonly Crash[];
};

/** The report with new findings only. What is silenced or not parsed counts in the files that changed. */
export function onlyNew({ comparison, cwd, scope, report, sightings, isKnown, crashes }: NewQuestion): Report {
  const changed = new Set(comparison.changed);
  const moved = new Set(comparison.renamedFrom.values());
  const isChanged = ({ path }: { readonly path: string }): boolean => changed.has(absolutePath(cwd, path));
  const fresh = report.findings.filter((finding) => !isKnown(finding));
  const shown = scope === 'files' ? fresh.filter(isChanged) : fresh;
  const steps = unseen(sightings.filter((finding) => !isKnown(finding)), shown);
  const isOther = (crash: Crash): boolean => !report.crashes.some(({ rule, path, message }) => rule === crash.rule && path === crash.path && message === crash.message);
  return {
    ...withFindings(report, [...shown, ...steps]),
    suppressed: report.suppressed.filter(isChanged),
    unparsed: report.unparsed.filter(isChanged),
    crashes: [...report.crashes, ...crashes.filter(isOther)],
    comparison: {
      of: comparison.of,
      ...(comparison.ref !== undefined && { ref: comparison.ref }),
      base: comparison.base,
      changed: [...comparison.changed, ...comparison.deleted.filter((file) => !moved.has(file))].sort().map((file) => relativePath(cwd, file)),
      older: report.findings.length - fresh.length,
      elsewhere: fresh.length - shown.length,
    },
  };
}

/** The steps whose finding is not among those that are shown. */
export function unseen(sightings: readonly LocatedFinding[], shown: readonly LocatedFinding[]): readonly LocatedFinding[] {
  const placeOf = (rule: string, { path, start }: Pick<LocatedFinding, 'path' | 'start'>): string => [rule, path, start.offset].join('\0');
  const places = new Set(shown.map((finding) => placeOf(finding.rule, finding)));
  return sightings.filter(({ rule, related }) => !related.some((place) => places.has(placeOf(rule, place))));
}
