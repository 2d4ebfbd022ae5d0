/** SARIF 2.1.0, as GitHub's code scanning reads it. */
import type { Report } from '@sk-audit/core';
import { jsonText } from '../json.js';
import type { ReportContext, Reporter } from '../reporter.js';
import { plainText, ROOT, sarifFile } from './locations.js';
import { sarifResults } from './results.js';
import { sarifRule } from './rules.js';

const HOME = 'https://github.com/sk-audit/sk-audit';

/**
 * One run for all apps. What comments disable is left out unless asked for: GitHub opens alerts for it all the same. Nothing names the
 * analysis, so that whoever uploads several files can (`category`).
 */
export const sarif: Reporter = (report, context) =>
  jsonText({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [runOf(report, context)] });

function runOf(report: Report, context: ReportContext): object {
  const { name, version } = report.tool;
  return {
    tool: { driver: { name, version, semanticVersion: version, informationUri: HOME, rules: context.rules.map(sarifRule) } },
    originalUriBaseIds: { [ROOT]: { description: { text: 'The top of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    ...(report.target && { properties: { targetKit: report.target.kit } }),
    invocations: [{ executionSuccessful: report.crashes.length === 0, toolExecutionNotifications: notifications(report, context) }],
    results: sarifResults([...report.findings, ...(context.withSuppressed ? report.suppressed : [])], context),
  };
}

/** What was not looked at: rules that failed, files that could not be parsed. */
function notifications({ crashes, unparsed }: Report, context: ReportContext): readonly object[] {
  const about = (level: string, text: string, path: string) => ({ level, message: { text: plainText(text) }, locations: [sarifFile(path, context)] });
  return [
    ...crashes.map(({ rule, path, message }) => ({ ...about('error', `The rule ${rule} failed: ${message.split('\n')[0]}`, path), associatedRule: { id: rule } })),
    ...unparsed.map(({ path, message }) => about('warning', `The file could not be parsed: ${message}`, path)),
  ];
}
