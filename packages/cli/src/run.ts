/** From the words of a command line to an exit code. */
import { didYouMean } from '@sk-audit/core';
import { UserError } from '@sk-audit/host';
import { rules } from '@sk-audit/rules';
import { CommanderError } from 'commander';
import { parseAuditOptions, requireRule } from './argv/audit-options.js';
import { createProgram } from './argv/program.js';
import { runAudit } from './commands/audit.js';
import { explanation } from './commands/explain.js';
import { runInit } from './commands/init.js';
import { rulesJson, rulesTable } from './commands/list-rules.js';
import { runRoutes } from './commands/routes.js';
import { runWhy } from './commands/why.js';
import { EXIT, type ExitCode } from './exit-code.js';
import type { Colors } from './reporters/reporter.js';
import { printable } from './terminal/printable.js';
import { colorsOf, columnsOf, type Terminal } from './terminal/terminal.js';

/**
 * Does what the words say. Never throws or rejects: a user's mistake is a sentence on stderr, a mistake of ours its stack, and both are 2.
 * Only a command that asks takes longer than this call.
 */
export function run(words: readonly string[], version: string, terminal: Terminal): ExitCode | Promise<ExitCode> {
  let exitCode: ExitCode | Promise<ExitCode> = EXIT.clean;
  const out = (text: string) => void terminal.stdout.write(text);
  const program = createProgram(
    version,
    {
      audit: (paths, options) => (exitCode = runAudit(paths, parseAuditOptions(options, rules, terminal.env), rules, version, terminal)),
      rules: ({ json, color }) => out(json ? rulesJson(rules) : rulesTable(rules, colorsOf(terminal, color), columnsOf(terminal))),
      routes: (paths, options) => runRoutes(paths, options, version, terminal),
      init: (options) => (exitCode = runInit(options, rules, terminal).catch((error: unknown) => failed(error, words, terminal))),
      why: (file, options) => runWhy(file, options, version, terminal),
      explain: (asked, { color }) => out(explained(asked, colorsOf(terminal, color), columnsOf(terminal))),
    },
    { out, err: (text) => void terminal.stderr.write(text) },
  );
  try {
    program.parse(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    return failed(error, words, terminal);
  }
}

function failed(error: unknown, words: readonly string[], { stderr }: Terminal): ExitCode {
  stderr.write(error instanceof UserError ? `sk-audit: ${printable(error.message)}${meantCommand(error, words)}\n` : ourMistake(error));
  return EXIT.failed;
}

/** A mistyped command looks like a path that is not there. */
function meantCommand(error: UserError, words: readonly string[]): string {
  const typed = words.find((word) => !word.startsWith('-')) ?? '';
  return /^[a-z]+$/i.test(typed) && error.message.includes(`"${typed}"`) ? didYouMean(typed, ['rules', 'explain', 'routes', 'why', 'init']) : '';
}

function explained(asked: string, colors: Colors, columns: number | undefined): string {
  const id = asked.replace(/^sk-audit\//, ''); // ESLint's name of a rule begins with the plugin's
  requireRule(id, rules);
  return explanation(rules.find((rule) => rule.id === id)!, colors, columns);
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
