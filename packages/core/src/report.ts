/** The outcome of a run, as the JSON report shows it. Added keys keep `schemaVersion` 1. */
import type { Severity } from './finding.js';

/** Lines and columns count from 1, `offset` from 0, in UTF-16 units without a byte order mark. */
export type Position = { readonly line: number; readonly column: number; readonly offset: number };

export type LocatedRelated = { readonly path: string; readonly start: Position; readonly end: Position; readonly message: string };

export type LocatedFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: string;
  readonly message: string;
  readonly advice: string;
  /** Root of the app, relative to the working directory, POSIX; `.` when it is the working directory. */
  readonly app: string;
  /** Roots of the other apps that own the file and in which the same was found; absent when there are none. */
  readonly otherApps?: readonly string[];
  /** Relative to the working directory, POSIX. */
  readonly path: string;
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
  readonly related: readonly LocatedRelated[];
  /** A safe fix exists. */
  readonly fix: boolean;
  /** How many suggestions exist. */
  readonly suggestions: number;
  /** The version of Kit that has to be installed before the safe fix can be made; then `fix` is false. */
  readonly fixSince?: string;
  readonly kitCode: string | null;
  /** URL of the rule's page. */
  readonly docs: string;
  /** Of the rule, the path in its app, the symbol, the normalised snippet and its ordinal. Survives moved lines. */
  readonly fingerprint: string;
  /** A step towards a finding that stands in another file and is not shown; only where a run shows the findings of some files. */
  readonly sighting?: true;
};

export type AppReport = {
  readonly root: string;
  /** Installed version, or the lower bound of the range; null when nothing is known. */
  readonly kit: string | null;
  readonly kitFrom: 'installed' | 'lockfile' | 'range' | 'unknown';
  readonly svelte: string | null;
  readonly routes: number;
  readonly files: number;
  readonly notes: readonly string[];
};

export type SkippedRule = { readonly rule: string; readonly app: string; readonly why: string };

/** A rule that threw. The run ends in exit code 2. */
export type Crash = { readonly rule: string; readonly path: string; readonly message: string };

export type Report = {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'sk-audit'; readonly version: string };
  readonly apps: readonly AppReport[];
  /** Sorted by path, then start offset, then rule. */
  readonly findings: readonly LocatedFinding[];
  /** Findings that a comment silences, with the comment's reason. */
  readonly suppressed: readonly (LocatedFinding & { readonly reason: string })[];
  readonly unparsed: readonly { readonly path: string; readonly message: string }[];
  readonly skippedRules: readonly SkippedRule[];
  readonly crashes: readonly Crash[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
    readonly files: number;
    readonly ms: number;
    /** Findings that are not shown because a baseline has them; absent without one. */
    readonly baselined?: number;
  };
  /** Present when the run has edited files: `findings` are what remains. */
  readonly fixed?: { readonly findings: number; /** Relative to the working directory, sorted. */ readonly files: readonly string[] };
  /** Present when `findings` are only those that a change adds. */
  readonly comparison?: ComparisonReport;
  /** Present when `findings` are only those that another Kit would bring; `apps` say what is there today. */
  readonly target?: TargetReport;
};

/** What a change of Kit comes to. */
export type TargetReport = {
  /** The Kit as if which the apps were audited: `3.2.0`. */
  readonly kit: string;
  /** Findings that are not shown because the apps have them today, too. */
  readonly today: number;
  /** Findings of today that the other Kit does away with. */
  readonly gone: number;
  /** What there is to do, the most frequent first, then by rule. */
  readonly work: readonly UpgradeWork[];
};

/** Findings of one rule with one piece of advice. */
export type UpgradeWork = {
  readonly rule: string;
  readonly severity: Severity;
  readonly advice: string;
  readonly findings: number;
  readonly files: number;
  /** How many of them have a safe fix that can be made on the Kit of today. */
  readonly fixableToday: number;
  /** How many have one that has to wait until the other Kit is installed. */
  readonly fixableAfter: number;
};

/** With what the files were compared. */
export type ComparisonReport = {
  /** What changed: git's index against HEAD, or the work tree against the commit where HEAD left `ref`. */
  readonly of: 'staged' | 'since';
  readonly ref?: string;
  /** The commit before; null when there is none yet. */
  readonly base: string | null;
  /** Files that are new, different or gone, relative to the working directory; sorted by their absolute paths. A renamed file counts under its new name. */
  readonly changed: readonly string[];
  /** Findings that are not shown because they were there before. */
  readonly older: number;
  /** New findings that are not shown because they stand in files that did not change. */
  readonly elsewhere: number;
};
