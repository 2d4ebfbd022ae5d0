/** How often is a rule right? */
import type { AuditedApp, Review, Verdict } from './reviews.js';

export type Tally = {
  readonly rule: string;
  /** Repositories with at least one finding. */
  readonly repositories: number;
  readonly findings: number;
  /** Findings that are still made and were read. */
  readonly read: readonly Review[];
  /** Reviews of findings that are made no more. */
  readonly gone: readonly Review[];
};

/** What is known of each rule that found something, in the order of their ids. */
export function tallies(apps: readonly AuditedApp[], all: readonly Review[]): readonly Tally[] {
  const rules = new Set([...apps.flatMap(({ findings }) => Object.keys(findings)), ...all.map(({ rule }) => rule)]);
  const made = new Set(apps.flatMap((app) => Object.entries(app.findings).flatMap(([rule, places]) => places.map((place) => keyOf({ ...app, rule, place })))));
  return [...rules].sort().map((rule) => {
    const having = apps.filter(({ findings }) => findings[rule] !== undefined);
    const own = all.filter((review) => review.rule === rule);
    const isMade = (review: Review): boolean => made.has(keyOf({ ...review, place: `${review.path}:${review.line}` }));
    return {
      rule,
      repositories: new Set(having.map(({ repository }) => repository)).size,
      findings: having.reduce((sum, { findings }) => sum + (findings[rule]?.length ?? 0), 0),
      read: own.filter(isMade),
      gone: own.filter((review) => !isMade(review)),
    };
  });
}

function keyOf({ rule, repository, commit, place }: { readonly rule: string; readonly repository: string; readonly commit: string; readonly place: string }): string {
  return [rule, repository, commit, place].join('\0');
}

/** How many reviews have the verdict? */
export function countOf(verdict: Verdict, read: readonly Review[]): number {
  return read.filter((review) => review.verdict === verdict).length;
}

/** Is the rule proven by what was read: five findings or more, of which 95 % are right? What is arguable is not right. */
export function isProven({ read }: Tally): boolean {
  return read.length >= 5 && countOf('right', read) >= 0.95 * read.length;
}
