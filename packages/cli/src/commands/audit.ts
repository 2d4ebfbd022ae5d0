/** `sk-audit [paths…]`: audits, reports, and says how it went. */
import type { Crash, Report, Rule } from '@sk-audit/core';
import { audit, loadSettings, type AuditResult } from '@sk-audit/host';
import type { AuditOptions } from '../argv/audit-options.js';
import { exitCodeOf, nothingParsed, tooManyWarnings, type ExitCode } from '../exit-code.js';
import { count } from '../reporters/summary-line.js';
import { withoutCommands } from '../reporters/workflow-command.js';
import { printable } from '../terminal/printable.js';
import { progressOn } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { reportedApp } from './reported-app.js';
import { writeReports } from './write-reports.js';

/** Runs an audit and writes its reports. Throws a `UserError` for what the person who asked can mend. */
export function runAudit(paths: readonly string[], options: AuditOptions, rules: readonly Rule[], version: string, terminal: Terminal): ExitCode {
  const { report, sourceOf, notes, apps } = auditWithProgress(paths, options, rules, version, terminal);
  for (const line of [...notes, ...complaints(report, options)]) terminal.stderr.write(`sk-audit: ${withoutCommands(printable(line))}\n`);
  writeReports({ report: options.quiet ? errorsOf(report) : report, sourceOf, rules, apps: () => apps().map(reportedApp) }, options, terminal);
  return exitCodeOf(report, options);
}

function auditWithProgress(paths: readonly string[], options: AuditOptions, rules: readonly Rule[], version: string, { cwd, stderr, env, stdin }: Terminal): AuditResult {
  const { stdinFilename, ...choice } = options.choice;
  const text = stdinFilename === undefined ? {} : { text: { file: stdinFilename, text: stdin?.() ?? '' } };
  const progress = progressOn(stderr, env, Date.now);
  try {
    return audit({
      ...choice,
      ...text,
      env,
      paths,
      cwd,
      rules,
      version,
      settings: loadSettings({ cwd, rules, file: options.config }),
      allRules: options.allRules,
      flags: options.flags,
      noInlineDisables: !options.inlineDisables,
      cache: options.cache ? options.cacheLocation : false,
      onProgress: (done, total, phase) => progress.show(`${phase === 'read' ? 'Reading' : 'Checking'} ${done} of ${total} files …`),
    });
  } finally {
    progress.done();
  }
}

function errorsOf(report: Report): Report {
  return { ...report, findings: report.findings.filter((finding) => finding.severity === 'error') };
}

/** What stderr has to say, one sentence each, whatever the format. */
function complaints(report: Report, options: AuditOptions): readonly string[] {
  return [
    ...report.unparsed.map(({ path, message }) => `${path} could not be parsed: ${message}`),
    ...(nothingParsed(report) ? ['No file could be parsed.'] : []),
    ...report.crashes.flatMap((crash) => bugInRule(crash, options.verbose)),
    ...(tooManyWarnings(report, options) ? [`The report has ${count(report.summary.warnings, 'warning')}; --max-warnings allows ${options.maxWarnings}.`] : []),
  ];
}

/** The message of a crash may be a whole stack: its first line says what, the others where. */
function bugInRule({ rule, path, message }: Crash, verbose: boolean): readonly string[] {
  const [what = '', ...where] = message.split('\n');
  return [`The rule ${rule} failed in ${path}: ${what} (a bug in sk-audit, please report it)`, ...(verbose ? where : [])];
}
