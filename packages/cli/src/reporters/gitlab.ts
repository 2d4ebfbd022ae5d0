/** GitLab's Code Quality report. */
import type { LocatedFinding } from '@sk-audit/core';
import { jsonText } from './json.js';
import { repositoryPath } from './repository-path.js';
import type { ReportContext, Reporter } from './reporter.js';

const SEVERITIES = { error: 'critical', warn: 'major', info: 'minor' } as const;

/** A list with an object for each finding; an empty list when there is nothing, since GitLab compares with the list of the target branch. */
export const gitlab: Reporter = (report, context) => jsonText(report.findings.map((finding) => quality(finding, context)));

/** GitLab shows one of several with the same fingerprint, so that of equal files in two apps must differ. */
function quality({ rule, severity, path, start, end, app, message, advice, docs, fingerprint }: LocatedFinding, context: ReportContext): object {
  return {
    type: 'issue',
    check_name: rule,
    description: [message, advice].filter((part) => part !== '').join(' '),
    content: { body: docs },
    categories: ['Bug Risk'],
    severity: SEVERITIES[severity],
    fingerprint: `${fingerprint}:${repositoryPath(app, context)}`,
    location: { path: repositoryPath(path, context), lines: { begin: start.line, end: end.line } },
  };
}
