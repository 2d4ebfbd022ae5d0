/** The findings of a report as the page needs them: each with a name of its own and the route that it belongs to. */
import type { AppReport, LocatedFinding, Report, Rule } from '@sk-audit/core';
import type { ReportedApp } from '../reported-app.js';
import type { ReportContext } from '../reporter.js';
import { repositoryPath, uriOf } from '../repository-path.js';

export type PageFinding = {
  readonly finding: LocatedFinding;
  /** Id of its element: the fingerprint, which stays the same when lines move. */
  readonly id: string;
  /** Id of the route that has the file; undefined for every other file. */
  readonly route: string | undefined;
};

export type Page = {
  readonly report: Report;
  readonly apps: readonly ReportedApp[];
  /** In the order of the report. */
  readonly findings: readonly PageFinding[];
  readonly rules: ReadonlyMap<string, Rule>;
  /** The lines of a file, without their ends; undefined when it cannot be read. Each file is read once. */
  readonly linesOf: (path: string) => readonly string[] | undefined;
  /** A path, or a sentence with paths in it, without the folder of the app where there is only one. */
  readonly short: (text: string) => string;
  /** Where a line can be seen on the web; undefined when nobody knows. */
  readonly urlOf: (path: string, line: number) => string | undefined;
  /** Errors are shown alone. */
  readonly quiet: boolean;
};

/** Everything that the parts of the page are made of. */
export function pageOf(report: Report, context: ReportContext): Page {
  const apps = context.apps();
  const routeOf = new Map(apps.flatMap(({ routes }) => routes.flatMap(({ id, files }) => files.map(({ path }) => [path, id] as const))));
  const nameOf = uniqueNames();
  return {
    report,
    apps,
    findings: report.findings.map((finding) => ({ finding, id: nameOf(`f-${finding.fingerprint}`), route: routeOf.get(finding.path) })),
    rules: new Map(context.rules.map((rule) => [rule.id, rule])),
    linesOf: remembered((path) => context.sourceOf(path)?.split('\n').map((line) => line.replace(/\r$/, ''))),
    short: shortener(report.apps),
    urlOf: (path, line) => (/^https?:/.test(context.sourceUrl ?? '') ? `${context.sourceUrl}${uriOf(repositoryPath(path, context))}#L${line}` : undefined),
    quiet: context.quiet,
  };
}

function shortener(apps: readonly AppReport[]): (text: string) => string {
  const [only] = apps;
  if (apps.length !== 1 || only === undefined || only.root === '.') return (text) => text;
  const inText = new RegExp(`(^|[\\s(\`"'])${only.root.replace(/[^\w]/g, '\\$&')}/`, 'g');
  return (text) => text.replace(inText, '$1');
}

/** The same code in two apps has one fingerprint. */
function uniqueNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  };
}

function remembered<Value>(read: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    if (!known.has(path)) known.set(path, read(path));
    return known.get(path) as Value;
  };
}
