/** What the words of a command line mean for an audit. */
import { didYouMean, meantRule, SEVERITY_SETTINGS, type KnownRule, type Severity } from '@sk-audit/core';
import { UserError } from '@sk-audit/host';
import { FORMATS, type Format } from '../reporters/formats.js';
import { formatOfFile } from './format-of-file.js';
import { parseWhatCounts, type WhatCounts } from './what-counts.js';
import { type Fixing, parseFixing } from './what-is-fixed.js';

/** A place for a report besides the terminal; `-` is standard output. */
export type OutputTarget = { readonly format: Format; readonly path: string };

export type AuditOptions = {
  /** `undefined` when nobody named one: then it hangs on who reads. */
  readonly format: Format | undefined;
  readonly failOn: Severity | 'none';
  /** More warnings than this fail the run; `undefined` when any number may stay. */
  readonly maxWarnings: number | undefined;
  readonly outputs: readonly OutputTarget[];
  /** Rule id → what `--rule` asks for; `on` keeps the severity that is set. */
  readonly flags: { readonly [id: string]: Severity | 'off' | 'on' };
  readonly allRules: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly inlineDisables: boolean;
  readonly cache: boolean;
  readonly cacheLocation: string | undefined;
  readonly config: string | undefined;
  readonly exitZero: boolean;
  readonly choice: WhatCounts;
  /** Absent: no file is edited. */
  readonly fixing?: Fixing | undefined;
  /** SARIF holds what comments disable, too. */
  readonly sarifIncludeSuppressed: boolean;
  readonly color: boolean | undefined;
};

/** What commander gives: strings as typed, flags as booleans, repeatable options as lists. */
export type RawAuditOptions = {
  readonly format?: string;
  readonly failOn: string;
  readonly maxWarnings?: string;
  readonly output?: readonly string[];
  readonly rule?: readonly string[];
  readonly allRules?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly inlineDisables: boolean;
  readonly cache: boolean;
  readonly cacheLocation?: string;
  readonly config?: string;
  readonly exitZero?: boolean;
  readonly staged?: boolean;
  /** `true` when no commit is named. */
  readonly since?: string | true;
  readonly scope?: string;
  /** `true` when no file is named, `false` for `--no-baseline`. */
  readonly baseline?: string | boolean;
  readonly updateBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly targetKit?: string;
  readonly fix?: boolean;
  readonly fixSuggestions?: boolean;
  readonly diff?: boolean;
  readonly sarifIncludeSuppressed?: boolean;
  readonly color?: boolean;
};

const FAIL_ON = ['error', 'warn', 'info', 'none'] as const;

/** The options with every value checked; `env` may name the format, too. Throws a `UserError` of one sentence on the first wrong one. */
export function parseAuditOptions(raw: RawAuditOptions, rules: readonly KnownRule[], env: { readonly [name: string]: string | undefined } = {}): AuditOptions {
  const format = parseFormat(raw.format, env['SK_AUDIT_FORMAT']);
  return {
    format,
    failOn: oneOf(FAIL_ON, raw.failOn, 'severity', '--fail-on'),
    maxWarnings: raw.maxWarnings === undefined ? undefined : wholeNumber(raw.maxWarnings, '--max-warnings'),
    outputs: parseOutputs(raw.output ?? [], format),
    flags: Object.fromEntries((raw.rule ?? []).map((value) => parseRule(value, rules))),
    allRules: raw.allRules ?? false,
    quiet: raw.quiet ?? false,
    verbose: raw.verbose ?? false,
    inlineDisables: raw.inlineDisables,
    cache: raw.cache,
    cacheLocation: raw.cacheLocation,
    config: raw.config,
    exitZero: raw.exitZero ?? false,
    choice: parseWhatCounts(raw),
    fixing: parseFixing(raw),
    sarifIncludeSuppressed: raw.sarifIncludeSuppressed ?? false,
    color: raw.color,
  };
}

/** Throws a `UserError` unless there is such a rule. */
export function requireRule(id: string, rules: readonly KnownRule[]): void {
  if (!rules.some((rule) => rule.id === id)) throw new UserError(`Unknown rule "${id}".${meantRule(id, rules) || ' "sk-audit rules" lists them all.'}`);
}

/** The option beats the variable; an empty variable counts as not set. */
function parseFormat(option: string | undefined, variable: string | undefined): Format | undefined {
  if (option !== undefined) return oneOf(FORMATS, option, 'format', '--format');
  return variable ? oneOf(FORMATS, variable, 'format', 'SK_AUDIT_FORMAT') : undefined;
}

/** Standard output takes one report: two could not be told apart. */
function parseOutputs(values: readonly string[], usual: Format | undefined): readonly OutputTarget[] {
  const outputs = values.map((value) => parseOutput(value, usual));
  if (outputs.filter(({ path }) => path === '-').length > 1) throw new UserError('Only one --output can be "-", the standard output.');
  return outputs;
}

/** `format=path`; without a format the extension decides, and then `--format`. */
function parseOutput(value: string, usual: Format | undefined): OutputTarget {
  const [, format, path] = /^([a-z]+)=(.*)$/is.exec(value) ?? [undefined, undefined, value];
  if (path === '') throw new UserError(`--output "${value}" names no file.`);
  if (format !== undefined) return { format: oneOf(FORMATS, format, 'format', '--output'), path };
  return { format: formatOfFile(path, usual), path };
}

function parseRule(value: string, rules: readonly KnownRule[]): [string, Severity | 'off' | 'on'] {
  const [, id, severity] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? [];
  requireRule(id ?? value, rules);
  return [id ?? value, severity === undefined ? 'on' : oneOf(SEVERITY_SETTINGS, severity, 'severity', `--rule ${id}`)];
}

function wholeNumber(value: string, option: string): number {
  if (!/^\d+$/.test(value)) throw new UserError(`${option} takes a whole number, not "${value}".`);
  return Number(value);
}

function oneOf<const Known extends string>(known: readonly Known[], value: string, what: string, option: string): Known {
  const found = known.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  throw new UserError(`Unknown ${what} "${value}" for ${option}.${didYouMean(value, known) || ` It takes ${known.join(', ')}.`}`);
}
