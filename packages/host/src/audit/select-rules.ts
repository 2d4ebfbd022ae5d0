/** Which rules run in a file, how severe are they, and with which options? */
import type { ActiveRule, OptionValues, Rule, RuleSetting, Settings, Severity } from '@sk-audit/core';

/** What was asked for on the command line: `on` runs a rule as it is set, or else as it is declared. */
export type RuleFlag = 'on' | 'off' | Severity;

export type RuleChoice = {
  /** Run every rule that nothing turns off, not only the recommended ones. */
  readonly allRules?: boolean;
  /** Rule id → what was asked for; stronger than all settings. */
  readonly flags?: { readonly [id: string]: RuleFlag };
  readonly settings?: Pick<Settings, 'rules' | 'overrides'>;
};

/** Does an override's list of globs mean the file? */
export type Matches = (globs: readonly string[], path: string) => boolean;

/**
 * The rules that run in a file, in the order given. From weak to strong: what the rule recommends, `allRules`, the settings' rules,
 * each of their overrides that means the file, the flags. Options add up in the same order, over the rule's defaults.
 */
export function selectRules(rules: readonly Rule[], choice: RuleChoice, path: string, matches: Matches): readonly ActiveRule[] {
  const overrides = (choice.settings?.overrides ?? []).filter((override) => matches(override.files, path));
  const layers = [choice.settings?.rules ?? {}, ...overrides.map((override) => override.rules)];
  return rules.flatMap((rule) => {
    const settings = layers.map((layer) => layer[rule.id]).filter((setting) => setting !== undefined);
    const severity = withFlag(rule, severityOf(rule, settings, choice.allRules ?? false), choice.flags?.[rule.id]);
    return severity === 'off' ? [] : [{ rule, severity, options: optionsOf(rule, settings) }];
  });
}

function severityOf(rule: Rule, settings: readonly RuleSetting[], allRules: boolean): 'off' | Severity {
  const last = settings.at(-1);
  if (last !== undefined) return typeof last === 'string' ? last : last[0];
  return allRules || rule.recommended === true ? rule.severity : 'off';
}

function withFlag(rule: Rule, severity: 'off' | Severity, flag: RuleFlag | undefined): 'off' | Severity {
  if (flag === undefined) return severity;
  if (flag === 'on') return severity === 'off' ? rule.severity : severity;
  return flag;
}

function optionsOf(rule: Rule, settings: readonly RuleSetting[]): OptionValues {
  const defaults = Object.entries(rule.options ?? {}).map(([name, spec]) => [name, spec.default] as const);
  const given = settings.flatMap((setting) => (typeof setting === 'string' ? [] : Object.entries(setting[1])));
  return Object.fromEntries([...defaults, ...given]);
}
