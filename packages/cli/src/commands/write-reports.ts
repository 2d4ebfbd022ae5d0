/** Where the reports of an audit go: standard output, files, and what a pipeline collects. */
import type { Report, Rule } from '@sk-audit/core';
import { appendOutput, repositoryPrefix, UserError, writeOutput } from '@sk-audit/host';
import pc from 'picocolors';
import type { AuditOptions } from '../argv/audit-options.js';
import { sourceUrl } from '../pipeline/source-url.js';
import { inGitHubActions, type Usual, usualFormat } from '../pipeline/usual-format.js';
import { type Format, REPORTERS } from '../reporters/index.js';
import type { ReportContext } from '../reporters/reporter.js';
import { withoutCommands } from '../reporters/workflow-command.js';
import { printable } from '../terminal/printable.js';
import { colorsOf, columnsOf, type Terminal } from '../terminal/terminal.js';

export type Reported = { readonly report: Report; readonly sourceOf: ReportContext['sourceOf']; readonly rules: readonly Rule[]; readonly apps: ReportContext['apps'] };

/** Formats whose text people or agents read. Only in these may a character be changed. */
const PROSE: ReadonlySet<Format> = new Set<Format>(['pretty', 'concise', 'agent', 'markdown']);

/** Writes every report that is asked for, standard output first. Throws a `UserError` when a file cannot be written. */
export function writeReports(reported: Reported, options: AuditOptions, terminal: Terminal): void {
  const plain = contextOf(reported, options, terminal);
  const text = (format: Format, context: ReportContext = plain): string => REPORTERS[format](reported.report, context);
  const { format, annotations, hint } = onStdout(options, terminal);
  const shown = text(format, { ...plain, colors: colorsOf(terminal, options.color), columns: columnsOf(terminal) });
  const inGitHub = inGitHubActions(terminal.env);
  if (hint !== undefined) terminal.stderr.write(`sk-audit: ${printable(hint)}\n`);
  terminal.stdout.write(inGitHub && PROSE.has(format) ? withoutCommands(shown) : shown);
  if (annotations) terminal.stdout.write(text('github'));
  if (inGitHub && (annotations || format === 'github')) addJobSummary(text('markdown'), terminal);
  for (const output of options.outputs) {
    if (output.path !== '-') writeOutput(output.path, text(output.format), terminal.cwd);
  }
}

/** How a reporter is asked whose text goes into a file. */
function contextOf({ sourceOf, rules, apps }: Reported, { verbose, quiet, sarifIncludeSuppressed }: AuditOptions, { cwd, env }: Terminal): ReportContext {
  const colors = pc.createColors(false);
  return { sourceOf, rules, apps, verbose, quiet, colors, repositoryPrefix: repositoryPrefix(cwd), sourceUrl: sourceUrl(env), withSuppressed: sarifIncludeSuppressed };
}

function onStdout({ outputs, format }: AuditOptions, terminal: Terminal): Usual {
  const named = outputs.find(({ path }) => path === '-')?.format ?? format;
  return named === undefined ? usualFormat(terminal) : { format: named, annotations: false };
}

/** GitHub shows the summary on the page of the run. A job does not fail for want of it. */
function addJobSummary(text: string, { env, cwd, stderr }: Terminal): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  try {
    appendOutput(file, text, cwd);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    stderr.write(`sk-audit: ${printable(error.message)}\n`);
  }
}
