/** Findings by how much they matter. */
import type { LocatedFinding } from '@sk-audit/core';

/** Errors first, then warnings, then infos, each in the order in which they were given. */
export function bySeverity(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  return (['error', 'warn', 'info'] as const).flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** The `most` most severe findings, in the order in which they were given. */
export function mostSevere(findings: readonly LocatedFinding[], most: number): readonly LocatedFinding[] {
  const chosen = new Set(bySeverity(findings).slice(0, most));
  return findings.filter((finding) => chosen.has(finding));
}
