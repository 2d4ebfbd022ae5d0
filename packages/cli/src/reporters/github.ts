/** Annotations of GitHub Actions: findings beside the lines of a pull request. */
import type { LocatedFinding } from '@sk-audit/core';
import { printable } from '../terminal/printable.js';
import { repositoryPath } from './repository-path.js';
import type { ReportContext, Reporter } from './reporter.js';
import { findingsInWords, fixedInWords, incompleteInWords, leftOutInWords } from './summary-line.js';
import { workflowCommand } from './workflow-command.js';

const COMMANDS = { error: 'error', warn: 'warning', info: 'notice' } as const;
/** GitHub shows ten annotations of a kind for a step and drops the others; one notice is for the total. */
const MOST = { error: 10, warn: 10, info: 9 } as const;

/** A command for each finding, errors first; a notice with the total when there are more than GitHub shows. Nothing when there is nothing. */
export const github: Reporter = (report, context) => {
  const shown = (['error', 'warn', 'info'] as const).flatMap((severity) => report.findings.filter((finding) => finding.severity === severity).slice(0, MOST[severity]));
  const annotations = shown.map((finding) => annotation(finding, context));
  if (shown.length === report.findings.length) return annotations.join('');
  const total = [findingsInWords(report), ...incompleteInWords(report), ...fixedInWords(report), ...leftOutInWords(report)].join(' · ');
  return annotations.join('') + workflowCommand('notice', { title: 'sk-audit' }, `${total}. ${shown.length} of them are annotated.`);
};

/** GitHub takes columns only of what is on one line. */
function annotation({ path, start, end, severity, rule, message, advice }: LocatedFinding, context: ReportContext): string {
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: repositoryPath(path, context), line: start.line, endLine: end.line, ...columns, title: `sk-audit/${rule}` };
  return workflowCommand(COMMANDS[severity], properties, [message, advice].filter((part) => part !== '').map(printable).join('\n'));
}
