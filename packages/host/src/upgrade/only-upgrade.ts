/** From two audits of the same files, on the Kit that they have and as if on another, to what the change of Kit comes to. */
import type { Finding, LocatedFinding, PackageVersion, TargetReport, UpgradeWork } from '@sk-audit/core';
import type { CheckedApp } from '../audit/report.js';

export type Upgrade = {
  /** The apps as if on the other Kit, without the findings that they have today. */
  readonly apps: readonly CheckedApp[];
  /** How many those are. */
  readonly today: number;
  /** How many of today's the other Kit does away with. */
  readonly gone: number;
};

/**
 * Takes out what both audits found: the same rule with the same message about the same code, in whatever words. A message of another kind
 * stays, as when what is deprecated today is gone then. Rules count as failed whichever audit they failed in.
 */
export function onlyUpgrade(then: readonly CheckedApp[], today: readonly CheckedApp[]): Upgrade {
  const before = new Map(today.map((app) => [app.dir, app]));
  const apps = then.map((app) => withoutTodays(app, before.get(app.dir)));
  return { apps: apps.map(({ app }) => app), today: total(apps.map((one) => one.today)), gone: total(apps.map((one) => one.gone)) };
}

function withoutTodays(app: CheckedApp, before: CheckedApp | undefined): { readonly app: CheckedApp; readonly today: number; readonly gone: number } {
  const all = findingsOf(app);
  const todays = before ? findingsOf(before) : [];
  const kinds = new Set(todays.map(kindOf));
  const places = new Set(all.map(placeOf));
  const isFresh = (finding: Finding): boolean => !kinds.has(kindOf(finding));
  const files = app.check.files.map((file) => ({ ...file, kept: file.kept.filter(isFresh), suppressed: file.suppressed.filter(({ finding }) => isFresh(finding)) }));
  return {
    app: { ...app, check: { ...app.check, files, crashes: [...app.check.crashes, ...(before?.check.crashes ?? [])] } },
    today: all.filter((finding) => !isFresh(finding)).length,
    gone: todays.filter((finding) => !places.has(placeOf(finding))).length,
  };
}

/** Silenced ones too. */
function findingsOf({ check }: CheckedApp): readonly Finding[] {
  return check.files.flatMap(({ kept, suppressed }) => [...kept, ...suppressed.map(({ finding }) => finding)]);
}

/** The texts are the same, so places can be compared. */
function placeOf({ rule, path, span }: Finding): string {
  return [rule, path, ...span].join('\0');
}

function kindOf(finding: Finding): string {
  return `${placeOf(finding)}\0${finding.messageId}`;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** What the report says of the target, by the findings that are shown. */
export function targetReport({ lower }: PackageVersion, { gone, today }: Upgrade, findings: readonly LocatedFinding[]): TargetReport {
  return { kit: lower, today, gone, work: workOf(findings) };
}

function workOf(findings: readonly LocatedFinding[]): readonly UpgradeWork[] {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\0${finding.advice}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const work = [...groups.values()].flatMap((group) => (group[0] ? [oneKind(group[0], group)] : []));
  return work.sort((a, b) => b.findings - a.findings || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

function oneKind({ advice, rule, severity }: LocatedFinding, group: readonly LocatedFinding[]): UpgradeWork {
  return {
    rule, severity, advice,
    findings: group.length,
    files: new Set(group.map(({ path }) => path)).size,
    fixableToday: group.filter(({ fix }) => fix).length,
    fixableAfter: group.filter(({ fixSince }) => fixSince !== undefined).length,
  };
}
