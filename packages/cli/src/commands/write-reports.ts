/** Where the reports of an audit go: standard output, files, and what a pipeline collects. */
import type { Report } from '@sk-audit/core';
import { appendOutput, repositoryPrefix, UserError, writeOutput } from '@sk-audit/host';
import pc from 'picocolors';
import type { AuditOptions } from '../argv/audit-options.js';
import { sourceUrl } from '../pipeline/source-url.js';
import { inGitHubActions, type Usual, usualFormat } from '../pipeline/usual-format.js';
import { DESCRIBE_RULES, type Format } from '../reporters/formats.js';
import { reporterOf } from '../reporters/index.js';
import type { ReportContext } from '../reporters/reporter.js';
import { withoutCommands } from '../reporters/workflow-command.js';
import { printable } from '../terminal/printable.js';
import { colorsOf, columnsOf, type Terminal } from '../terminal/terminal.js';

export type Reported = { readonly report: Report; readonly sourceOf: ReportContext['sourceOf']; readonly apps: ReportContext['apps'] };

/** Formats whose text people or agents read. Only in these may a character be changed. */
const PROSE: ReadonlySet<Format> = new Set<Format>(['pretty', 'concise', 'agent', 'markdown']);

/** Every format that is written in the end, each once. */
export function formatsOf(options: AuditOptions, terminal: Terminal): readonly Format[] {
  const { format, annotations } = onStdout(options, terminal);
  const inGitHub: readonly Format[] = annotations || (format === 'github' && inGitHubActions(terminal.env)) ? ['github', 'markdown'] : [];
  return [...new Set([format, ...inGitHub, ...options.outputs.map((output) => output.format)])];
}

/** Writes every report that is asked for, standard output first. Rejects with a `UserError` when a file cannot be written. */
export async function writeReports(reported: Reported, options: AuditOptions, terminal: Terminal): Promise<void> {
  const formats = formatsOf(options, terminal);
  const reporters = new Map(await Promise.all(formats.map(async (format) => [format, await reporterOf(format)] as const)));
  const rules = formats.some((format) => DESCRIBE_RULES.has(format)) ? (await import('@sk-audit/rules')).rules : [];
  const plain = contextOf({ ...reported, rules }, options, terminal);
  const text = (format: Format, context: ReportContext = plain): string => reporters.get(format)?.(reported.report, context) ?? '';
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
function contextOf({ sourceOf, rules, apps }: Reported & Pick<ReportContext, 'rules'>, { verbose, quiet, sarifIncludeSuppressed }: AuditOptions, { cwd, env }: Terminal): ReportContext {
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
