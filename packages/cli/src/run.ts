/** From the words of a command line to an exit code. */
import { didYouMean } from '@sk-audit/core';
import { UserError } from '@sk-audit/host';
import { CommanderError } from 'commander';
import type { RawAuditOptions } from './argv/audit-options.js';
import { createProgram } from './argv/program.js';
import type { Program } from './commands/audit.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { printable } from './terminal/printable.js';
import { colorsOf, columnsOf, type Terminal } from './terminal/terminal.js';

/**
 * Does what the words say. Never rejects: a user's mistake is a sentence on stderr, a mistake of ours its stack, and both are 2.
 * Every command is loaded when it is asked for. `build` names the code of the program to the letter, when that is known.
 */
export async function run(words: readonly string[], version: string, terminal: Terminal, build?: string): Promise<ExitCode> {
  let job: () => Promise<ExitCode | void> = async () => {};
  const out = (text: string) => void terminal.stdout.write(text);
  const rulesOf = async () => (await import('@sk-audit/rules')).rules;
  const program = createProgram(
    version,
    {
      audit: (paths, options) => (job = () => audit(paths, options, { version, build }, terminal)),
      rules: ({ json, color }) => (job = async () => {
        const { rulesJson, rulesTable } = await import('./commands/list-rules.js');
        out(json ? rulesJson(await rulesOf()) : rulesTable(await rulesOf(), colorsOf(terminal, color), columnsOf(terminal)));
      }),
      routes: (paths, options) => (job = async () => (await import('./commands/routes.js')).runRoutes(paths, options, version, terminal)),
      init: (options) => (job = async () => (await import('./commands/init.js')).runInit(options, await rulesOf(), terminal)),
      why: (file, options) => (job = async () => (await import('./commands/why.js')).runWhy(file, options, version, terminal)),
      move: (file, to, options) => (job = async () => (await import('./commands/move.js')).runMove(file, to, options, await rulesOf(), version, terminal)),
      explain: (asked, { color }) => (job = async () => out((await import('./commands/explain.js')).explained(asked, await rulesOf(), colorsOf(terminal, color), columnsOf(terminal)))),
    },
    { out, err: (text) => void terminal.stderr.write(text) },
  );
  try {
    program.parse(words, { from: 'user' });
    return (await job()) ?? EXIT.clean;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    return failed(error, words, terminal);
  }
}

/** The names of the rules are needed only where one is named. */
async function audit(paths: readonly string[], raw: RawAuditOptions, program: Program, terminal: Terminal): Promise<ExitCode> {
  const [{ parseAuditOptions }, { runAudit }] = await Promise.all([import('./argv/audit-options.js'), import('./commands/audit.js')]);
  const rules = raw.rule === undefined ? [] : (await import('@sk-audit/rules')).rules;
  const options = parseAuditOptions(raw, rules, terminal.env);
  if (options.fixing !== undefined) return (await import('./commands/fix.js')).runFix(paths, options, options.fixing, program, terminal);
  return runAudit(paths, options, program, terminal);
}

function failed(error: unknown, words: readonly string[], { stderr }: Terminal): ExitCode {
  stderr.write(error instanceof UserError ? `sk-audit: ${printable(error.message)}${meantCommand(error, words)}\n` : ourMistake(error));
  return EXIT.failed;
}

/** A mistyped command looks like a path that is not there. */
function meantCommand(error: UserError, words: readonly string[]): string {
  const typed = words.find((word) => !word.startsWith('-')) ?? '';
  return /^[a-z]+$/i.test(typed) && error.message.includes(`"${typed}"`) ? didYouMean(typed, ['rules', 'explain', 'routes', 'why', 'move', 'init']) : '';
}

function ourMistake(error: unknown): string {
  if (isWriteError(error)) return `sk-audit: The report cannot be written: ${error.message}\n`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `sk-audit: This is a bug in sk-audit, please report it: https://github.com/sk-audit/sk-audit/issues\n${details}\n`;
}

/** A full disk behind `>` shows up right where the text is written. */
function isWriteError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && error.syscall === 'write';
}
