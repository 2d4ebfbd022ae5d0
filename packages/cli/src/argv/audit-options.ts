/** What the words of a command line mean for an audit. */
import { didYouMean, SEVERITY_SETTINGS, type Severity } from '@sk-audit/core';
import { UserError } from '@sk-audit/host';
import { FORMATS, type Format } from '../reporters/index.js';

/** A place for a report besides the terminal; `-` is standard output. */
export type OutputTarget = { readonly format: Format; readonly path: string };

export type AuditOptions = {
  readonly format: Format;
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
  readonly color: boolean | undefined;
};

/** What commander gives: strings as typed, flags as booleans, repeatable options as lists. */
export type RawAuditOptions = {
  readonly format: string;
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
  readonly color?: boolean;
};

const FAIL_ON = ['error', 'warn', 'info', 'none'] as const;

/** The options with every value checked. Throws a `UserError` of one sentence on the first wrong one. */
export function parseAuditOptions(raw: RawAuditOptions, ruleIds: readonly string[]): AuditOptions {
  const format = oneOf(FORMATS, raw.format, 'format', '--format');
  return {
    format,
    failOn: oneOf(FAIL_ON, raw.failOn, 'severity', '--fail-on'),
    maxWarnings: raw.maxWarnings === undefined ? undefined : wholeNumber(raw.maxWarnings, '--max-warnings'),
    outputs: parseOutputs(raw.output ?? [], format),
    flags: Object.fromEntries((raw.rule ?? []).map((value) => parseRule(value, ruleIds))),
    allRules: raw.allRules ?? false,
    quiet: raw.quiet ?? false,
    verbose: raw.verbose ?? false,
    inlineDisables: raw.inlineDisables,
    cache: raw.cache,
    cacheLocation: raw.cacheLocation,
    config: raw.config,
    exitZero: raw.exitZero ?? false,
    color: raw.color,
  };
}

/** Throws a `UserError` unless there is such a rule. */
export function requireRule(id: string, ruleIds: readonly string[]): void {
  if (!ruleIds.includes(id)) throw new UserError(`Unknown rule "${id}".${didYouMean(id, ruleIds) || ' "sk-audit rules" lists them all.'}`);
}

/** Standard output takes one report: two could not be told apart. */
function parseOutputs(values: readonly string[], usual: Format): readonly OutputTarget[] {
  const outputs = values.map((value) => parseOutput(value, usual));
  if (outputs.filter(({ path }) => path === '-').length > 1) throw new UserError('Only one --output can be "-", the standard output.');
  return outputs;
}

/** `format=path`; without a format the extension decides, and then `--format`. */
function parseOutput(value: string, usual: Format): OutputTarget {
  const [, format, path] = /^([a-z]+)=(.*)$/is.exec(value) ?? [undefined, undefined, value];
  if (path === '') throw new UserError(`--output "${value}" names no file.`);
  if (format !== undefined) return { format: oneOf(FORMATS, format, 'format', '--output'), path };
  return { format: path.toLowerCase().endsWith('.json') ? 'json' : usual, path };
}

function parseRule(value: string, ruleIds: readonly string[]): [string, Severity | 'off' | 'on'] {
  const [, id, severity] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? [];
  requireRule(id ?? value, ruleIds);
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
