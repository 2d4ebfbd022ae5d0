/** `sk-audit --fix`, `--fix-suggestions` and `--diff`: edits files or shows what it would edit, and reports what remains. */
import { join } from 'node:path/posix';
import { type AuditResult, type ChangedFile, type Fixes, type FixRequest, repositoryPrefix, writeFixes } from '@sk-audit/host';
import type { AuditOptions } from '../argv/audit-options.js';
import type { Fixing } from '../argv/what-is-fixed.js';
import { patch } from '../diff/patch.js';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-code.js';
import { count } from '../reporters/summary-line.js';
import type { Colors } from '../reporters/reporter.js';
import { printableSource } from '../terminal/printable.js';
import { progressOn } from '../terminal/progress.js';
import { colorsOf, type Terminal } from '../terminal/terminal.js';
import { complaints, type Program, requestOf, say, shown } from './audit.js';
import { type Reported, writeReports } from './write-reports.js';

/** Edits, writes, reports. Rejects with a `UserError` for what the person who asked can mend; then nothing is written. */
export async function runFix(paths: readonly string[], options: AuditOptions, fixing: Fixing, program: Program, terminal: Terminal): Promise<ExitCode> {
  const request = { ...requestOf(paths, options, program, terminal), suggestions: fixing.suggestions, toBeWritten: fixing.as === 'files' };
  const fixes = await fixesFor(request, options, terminal);
  if (fixing.as === 'patch') return showPatch(fixes, options, terminal);
  return request.text === undefined ? writeAndReport(fixes, options, terminal) : passOn(request.text.text, fixes, options, terminal);
}

async function fixesFor(request: Omit<FixRequest, 'rules'>, { config, quiet }: AuditOptions, { cwd, stderr, env }: Terminal): Promise<Fixes> {
  const { loadSettings, makeFixes, rules } = await import('../engine.js');
  const progress = progressOn(stderr, env, Date.now);
  try {
    return makeFixes({
      ...request,
      rules,
      settings: loadSettings({ cwd, rules, file: config }),
      onProgress: (done, total, phase) => progress.show(`${phase === 'read' ? 'Reading' : 'Checking'} ${done} of ${total} files …`),
      // What nobody is shown is not changed either.
      ...(quiet && { isMeant: ({ severity }) => severity === 'error' }),
    });
  } finally {
    progress.done();
  }
}

/** A patch is no report: what there is to say besides goes to stderr. */
async function showPatch({ result, changed, notes }: Fixes, options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const prefix = repositoryPrefix(terminal.cwd);
  const lines = changed.flatMap(({ path, before, after }) => patch(join(prefix, path), before, after));
  const { findings = 0 } = result.report.fixed ?? {};
  say([...result.notes, ...notes, ...complaints(result.report, { ...options, maxWarnings: undefined })], terminal);
  say([findings === 0 ? 'There is nothing to fix.' : `${count(findings, 'finding')} in ${count(changed.length, 'file')} can be fixed.`], terminal);
  const isTerminal = terminal.stdout.isTTY === true;
  for (const line of lines) terminal.stdout.write(isTerminal ? painted(line, colorsOf(terminal, options.color)) : line);
  const failed = exitCodeOf(result.report, { failOn: 'none' });
  return failed !== EXIT.clean ? failed : changed.length > 0 && !options.exitZero ? EXIT.findings : EXIT.clean;
}

/** A line of a patch for people. The file's own text must not command the terminal. */
function painted(line: string, colors: Colors): string {
  const paint = /^(diff|---|\+\+\+) /.test(line) ? colors.bold : ({ '+': colors.green, '-': colors.red, '@': colors.cyan }[line[0] ?? ''] ?? ((text: string) => text));
  return `${line.replace(/\n$/, '').split('\n').map((one) => paint(printableSource(one))).join('\n')}\n`;
}

async function writeAndReport(made: Fixes, options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const unwritten = writeFixes(made.changed);
  const { result, changed, notes } = made.without(unwritten.map((one) => one.changed));
  const isStaged = result.report.comparison?.of === 'staged';
  const hint = isStaged && changed.length > 0 ? [`${count(changed.length, 'file')} fixed on the disk and not in git's index: stage what has changed, and commit again.`] : [];
  say([...result.notes, ...notes, ...unwritten.map(({ why }) => why), ...complaints(result.report, options), ...hint], terminal);
  await writeReports(await reportedOf(result, options), options, terminal);
  if (unwritten.length > 0) return EXIT.failed;
  const exitCode = exitCodeOf(result.report, options);
  // The commit under way would have the old text.
  return hint.length > 0 && exitCode === EXIT.clean && !options.exitZero ? EXIT.findings : exitCode;
}

/** An editor gets the text back on standard output, and the report where it does not disturb. */
async function passOn(text: string, { result, changed, notes }: Fixes, options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const [file]: readonly ChangedFile[] = changed;
  terminal.stdout.write(file?.after ?? text);
  say([...result.notes, ...notes, ...complaints(result.report, options)], terminal);
  await writeReports(await reportedOf(result, options), options, { ...terminal, stdout: terminal.stderr });
  return exitCodeOf(result.report, options);
}

async function reportedOf({ report, sourceOf, apps }: AuditResult, options: AuditOptions): Promise<Reported> {
  const { reportedApp } = await import('../engine.js');
  return { report: shown(report, options), sourceOf, apps: () => apps().map(reportedApp) };
}
