/** The same folder, asked twice: the built CLI, and ESLint with the plugin. */
import { spawnSync } from 'node:child_process';
import { join, relative, sep } from 'node:path';
import type { Report } from '@sk-audit/core';
import type { Linter } from 'eslint';
import plugin, { rules as pluginRules } from 'eslint-plugin-sk-audit';
import { REPOSITORY } from '../workspace.js';

/** `path:line:column severity rule message`, sorted. */
export type Said = readonly string[];

export type Comparison = {
  readonly cli: Said;
  readonly eslint: Said;
  /** Files that ESLint's parsers refuse; the CLI's findings in them are left out. */
  readonly unparsed: readonly string[];
};

/** What is common to the classes of ESLint 9 and 10. */
type LintResult = { readonly filePath: string; readonly messages: readonly Linter.LintMessage[] };
export type EslintClass = new (options: { readonly cwd: string; readonly overrideConfigFile: true; readonly overrideConfig: Linter.Config[]; readonly warnIgnored?: boolean }) => {
  lintFiles(patterns: string[]): Promise<LintResult[]>;
};

const LINTED = /\.(?:svelte|[cm]?[jt]s)$/;

/** Every rule that ESLint has, on everything below the folder. Throws when the CLI cannot run. */
export async function compareHosts(dir: string, Eslint: EslintClass): Promise<Comparison> {
  const results = await new Eslint({ cwd: dir, overrideConfigFile: true, overrideConfig: plugin.configs.all }).lintFiles(['.']);
  const unparsed = results.filter(({ messages }) => messages.some(({ fatal }) => fatal)).map(({ filePath }) => shown(dir, filePath));
  const eslint = results.flatMap(({ filePath, messages }) => messages.filter(isOurs).map((message) => describeMessage(shown(dir, filePath), message)));
  const cli = auditReport(dir).findings
    .filter(({ path, rule }) => LINTED.test(path) && !unparsed.includes(path) && rule in pluginRules)
    .map(describeFinding);
  return { cli: cli.sort(), eslint: eslint.sort(), unparsed };
}

/** Not what ESLint says of comments for rules that it does not have, nor what the plugin says of the run as a whole, which the CLI notes. */
function isOurs({ ruleId, message }: Linter.LintMessage): boolean {
  return ruleId?.startsWith('sk-audit/') === true && !message.startsWith('sk-audit: ');
}

function shown(dir: string, file: string): string {
  return relative(dir, file).split(sep).join('/');
}

function describeMessage(path: string, { line, column, severity, ruleId, message }: Linter.LintMessage): string {
  return `${path}:${line}:${column} ${severity === 2 ? 'error' : 'warn'} ${ruleId} ${message}`;
}

function describeFinding({ path, start, severity, rule, message, advice, related }: Report['findings'][number]): string {
  const places = related.map((one) => `${one.path}:${one.start.line}:${one.start.column} (${one.message})`).join(', ');
  return `${path}:${start.line}:${start.column} ${severity === 'info' ? 'warn' : severity} sk-audit/${rule} ${message} ${advice}${places === '' ? '' : ` See ${places}.`}`;
}

function auditReport(cwd: string): Report {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(REPOSITORY, 'packages/cli/bin/sk-audit.js'), '--all-rules', '--format', 'json', '--no-cache'], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status === null || status > 1) throw new Error(`sk-audit ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}
