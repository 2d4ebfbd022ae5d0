/** A team's settings (`sk-audit.config.json[c]`, or the key `sk-audit` of package.json): plain data, never executed. */
import type { Severity } from './finding.js';
import type { OptionValues } from './rule.js';

export type RuleSetting = 'off' | Severity | readonly ['off' | Severity, OptionValues];

export type Settings = {
  /** Rule id → severity, with options. */
  readonly rules: { readonly [id: string]: RuleSetting };
  /** Later ones win. Globs are relative to the settings file. */
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: { readonly [id: string]: RuleSetting } }[];
  /** Globs of files in which nothing is reported. */
  readonly ignore: readonly string[];
  /** File of findings that are known, relative to the settings file; they are not reported. */
  readonly baseline?: string;
};
