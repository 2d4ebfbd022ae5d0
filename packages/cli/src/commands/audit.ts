/** `sk-audit [paths…]`: audits, reports, and says how it went. */
import type { Crash, Report } from '@sk-audit/core';
import { type AuditResult, keptReport, type RunRequest } from '@sk-audit/host';
import type { AuditOptions } from '../argv/audit-options.js';
import { exitCodeOf, nothingParsed, tooManyWarnings, type ExitCode } from '../exit-code.js';
import { SHOW_ROUTES } from '../reporters/formats.js';
import { count } from '../reporters/summary-line.js';
import { withoutCommands } from '../reporters/workflow-command.js';
import { expectShortRun } from '../short-run.js';
import { printable } from '../terminal/printable.js';
import { progressOn } from '../terminal/progress.js';
import type { Terminal } from '../terminal/terminal.js';
import { formatsOf, type Reported, writeReports } from './write-reports.js';

/** Which program is this? */
export type Program = {
  readonly version: string;
  /** Another one for every other code of the program. Without it no report is kept for the next run. */
  readonly build?: string | undefined;
};

/** Runs an audit and writes its reports. Rejects with a `UserError` for what the person who asked can mend. */
export async function runAudit(paths: readonly string[], options: AuditOptions, program: Program, terminal: Terminal): Promise<ExitCode> {
  const formats = formatsOf(options, terminal);
  const request = requestOf(paths, options, program, terminal);
  // The routes are nowhere but in the project.
  const kept = formats.some((format) => SHOW_ROUTES.has(format)) ? undefined : keptReport(request);
  const { notes, ...reported } = kept ? { ...kept, apps: () => [] } : await auditWithProgress(request, options, terminal);
  const { report } = reported;
  say([...notes, ...complaints(report, options)], terminal);
  await writeReports({ ...reported, report: shown(report, options) }, options, terminal);
  return exitCodeOf(report, options);
}

/** Sentences on stderr, a line each. */
export function say(sentences: readonly string[], { stderr }: Terminal): void {
  for (const sentence of sentences) stderr.write(`sk-audit: ${withoutCommands(printable(sentence))}\n`);
}

/** What the options make of an audit, but for the rules and what is read with them. */
export function requestOf(paths: readonly string[], options: AuditOptions, { version, build }: Program, { cwd, env, stdin }: Terminal): RunRequest {
  const { stdinFilename, ...choice } = options.choice;
  return {
    ...choice,
    ...(stdinFilename !== undefined && { text: { file: stdinFilename, text: stdin?.() ?? '' } }),
    env,
    paths,
    cwd,
    version,
    build,
    config: options.config,
    allRules: options.allRules,
    flags: options.flags,
    noInlineDisables: !options.inlineDisables,
    // A checkout keeps nothing unasked: its code changes without another version.
    cache: options.cache ? (options.cacheLocation ?? (build === undefined ? false : undefined)) : false,
  };
}

async function auditWithProgress(request: RunRequest, { config }: AuditOptions, { cwd, stderr, env }: Terminal): Promise<Omit<Reported, 'rules'> & Pick<AuditResult, 'notes'>> {
  expectShortRun();
  const { audit, loadSettings, reportedApp, rules } = await import('../engine.js');
  const progress = progressOn(stderr, env, Date.now);
  try {
    const onProgress = (done: number, total: number, phase: string): void => progress.show(`${phase === 'read' ? 'Reading' : 'Checking'} ${done} of ${total} files …`);
    const { apps, ...result } = audit({ ...request, rules, settings: loadSettings({ cwd, rules, file: config }), onProgress });
    return { ...result, apps: () => apps().map(reportedApp) };
  } finally {
    progress.done();
  }
}

/** The report with the findings that are asked for. */
export function shown(report: Report, { quiet }: AuditOptions): Report {
  return quiet ? { ...report, findings: report.findings.filter((finding) => finding.severity === 'error') } : report;
}

/** What stderr has to say, one sentence each, whatever the format. */
export function complaints(report: Report, options: AuditOptions): readonly string[] {
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
