/** Is a settings file what it should be? It is read as data by whoever asks; nothing here touches a disk. */
import { didYouMean } from './did-you-mean.js';
import type { OptionSpec, OptionValues } from './rule.js';
import type { RuleSetting, Settings } from './settings.js';

/** What has to be known of a rule to check its settings; every `Rule` has it. */
export type KnownRule = { readonly id: string; readonly formerly?: readonly string[]; readonly options?: { readonly [name: string]: OptionSpec } };

/** Severities that a settings file may give, weakest first. */
export const SEVERITY_SETTINGS = ['off', 'info', 'warn', 'error'] as const;

type SeveritySetting = (typeof SEVERITY_SETTINGS)[number];
type JsonObject = { readonly [key: string]: unknown };

/** Collects problems; each is one sentence without the file's name. */
type Complain = (problem: string) => void;

const KEYS = ['$schema', 'rules', 'overrides', 'ignore', 'baseline'];
const OVERRIDE_KEYS = ['files', 'rules'];

/**
 * The settings in a parsed JSON value, or everything that is wrong with it, one sentence each, in the order of the file.
 * Options are given back as written: defaults are not filled in.
 */
export function validateSettings(raw: unknown, rules: readonly KnownRule[]): { readonly settings: Settings } | { readonly problems: readonly string[] } {
  if (!isObject(raw)) return { problems: [`The settings must be an object, not ${kindOf(raw)}.`] };
  const problems: string[] = [];
  const complain: Complain = (problem) => problems.push(problem);
  rejectUnknownKeys(raw, KEYS, '', complain);
  if (raw['$schema'] !== undefined && typeof raw['$schema'] !== 'string') complain(`"$schema" must be a string, not ${kindOf(raw['$schema'])}.`);
  const { baseline } = raw;
  if (baseline !== undefined && (typeof baseline !== 'string' || baseline === '')) complain(`"baseline" must be the path of a file, not ${baseline === '' ? 'empty' : kindOf(baseline)}.`);
  const settings: Settings = {
    rules: readRules(raw['rules'], '"rules"', rules, complain),
    overrides: readOverrides(raw['overrides'], rules, complain),
    ignore: readGlobs(raw['ignore'] ?? [], '"ignore"', complain),
    ...(typeof baseline === 'string' && { baseline }),
  };
  return problems.length > 0 ? { problems } : { settings };
}

function readOverrides(raw: unknown, rules: readonly KnownRule[], complain: Complain): Settings['overrides'] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    complain(`"overrides" must be a list, not ${kindOf(raw)}.`);
    return [];
  }
  return raw.map((override: unknown, index) => readOverride(override, `"overrides[${index}]"`, rules, complain));
}

function readOverride(raw: unknown, where: string, rules: readonly KnownRule[], complain: Complain): Settings['overrides'][number] {
  if (!isObject(raw)) {
    complain(`${where} must be an object, not ${kindOf(raw)}.`);
    return { files: [], rules: {} };
  }
  rejectUnknownKeys(raw, OVERRIDE_KEYS, ` in ${where}`, complain);
  if (raw['files'] === undefined) complain(`${where} needs "files", a list of globs.`);
  if (raw['rules'] === undefined) complain(`${where} needs "rules".`);
  return {
    files: readGlobs(raw['files'] ?? [], `"files" in ${where}`, complain),
    rules: readRules(raw['rules'], `"rules" in ${where}`, rules, complain),
  };
}

function readRules(raw: unknown, where: string, rules: readonly KnownRule[], complain: Complain): Settings['rules'] {
  if (raw === undefined) return {};
  if (!isObject(raw)) {
    complain(`${where} must be an object of rule ids and severities, not ${kindOf(raw)}.`);
    return {};
  }
  const read: [string, RuleSetting][] = [];
  for (const [id, setting] of Object.entries(raw)) {
    const rule = rules.find((known) => known.id === id);
    if (rule === undefined) complain(`Unknown rule "${id}" in ${where}.${meantRule(id, rules)}`);
    else read.push([id, readRuleSetting(setting, rule, complain)]);
  }
  return Object.fromEntries(read);
}

/** ` It was renamed to "…".` or ` Did you mean "…"?`, to be put after a sentence about an id that no rule has; empty when nothing is near. */
export function meantRule(id: string, rules: readonly KnownRule[]): string {
  const renamed = rules.find(({ formerly }) => formerly?.includes(id));
  return renamed ? ` It was renamed to "${renamed.id}".` : didYouMean(id, rules.map((known) => known.id));
}

function readRuleSetting(raw: unknown, rule: KnownRule, complain: Complain): RuleSetting {
  if (!Array.isArray(raw)) return readSeverity(raw, rule, complain);
  if (raw.length === 0 || raw.length > 2) complain(`Rule "${rule.id}" takes a severity, or a list of a severity and an object of options.`);
  const severity = readSeverity(raw[0], rule, complain);
  return raw.length < 2 ? severity : [severity, readOptions(raw[1], rule, complain)];
}

function readSeverity(raw: unknown, rule: KnownRule, complain: Complain): SeveritySetting {
  const severity = SEVERITY_SETTINGS.find((known) => known === raw);
  if (severity === undefined) {
    const given = typeof raw === 'object' || raw === undefined ? kindOf(raw) : JSON.stringify(raw);
    complain(`Rule "${rule.id}" has the severity ${given}; it must be ${orList(SEVERITY_SETTINGS)}.${meantSeverity(raw)}`);
  }
  return severity ?? 'off';
}

/** ESLint also takes numbers, and people bring the habit along. */
function meantSeverity(raw: unknown): string {
  const habit = [[0, 'off'], [1, 'warn'], [2, 'error']].find(([number]) => number === raw)?.[1];
  return didYouMean(String(habit ?? raw), SEVERITY_SETTINGS);
}

function readOptions(raw: unknown, rule: KnownRule, complain: Complain): OptionValues {
  if (!isObject(raw)) {
    complain(`The options of rule "${rule.id}" must be an object, not ${kindOf(raw)}.`);
    return {};
  }
  const specs = new Map(Object.entries(rule.options ?? {}));
  const read: [string, boolean | readonly string[]][] = [];
  for (const [name, value] of Object.entries(raw)) {
    const spec = specs.get(name);
    if (spec === undefined) complain(unknownOption(name, rule, [...specs.keys()]));
    else if (fits(value, spec)) read.push([name, value]);
    else complain(`Option "${name}" of rule "${rule.id}" must be ${spec.type === 'boolean' ? 'true or false' : 'a list of strings'}, not ${kindOf(value)}.`);
  }
  return Object.fromEntries(read);
}

function unknownOption(name: string, rule: KnownRule, known: readonly string[]): string {
  if (known.length === 0) return `Rule "${rule.id}" has no options, so "${name}" is unknown.`;
  return `Rule "${rule.id}" has no option "${name}".${didYouMean(name, known) || ` It has ${orList(known)}.`}`;
}

function fits(value: unknown, spec: OptionSpec): value is boolean | readonly string[] {
  return spec.type === 'boolean' ? typeof value === 'boolean' : isStrings(value);
}

/** A glob that begins with `!` would match every other file, which nobody means: it is refused. */
function readGlobs(raw: unknown, where: string, complain: Complain): readonly string[] {
  if (!isStrings(raw)) {
    complain(`${where} must be a list of globs, not ${kindOf(raw)}.`);
    return [];
  }
  for (const glob of raw) if (glob.startsWith('!')) complain(`${where} has the glob "${glob}"; a glob cannot be negated, so write what it should match.`);
  return raw;
}

function rejectUnknownKeys(object: JsonObject, known: readonly string[], where: string, complain: Complain): void {
  for (const key of Object.keys(object)) {
    if (!known.includes(key)) complain(`Unknown key "${key}"${where}.${didYouMean(key, known)}`);
  }
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a JSON value is, with its article: `a string`, `null`. A list says when its elements are the mistake. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${[...new Set(value.map(plainKind))].join(' and ')}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function plainKind(value: unknown): string {
  if (value === null) return 'nulls';
  return Array.isArray(value) ? 'lists' : `${typeof value}s`;
}

/** `"a", "b" or "c"`. */
function orList(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
