/** Which of sk-audit's rules are ESLint rules. */
import type { Rule as AuditRule } from '@sk-audit/core';
import { rules } from '@sk-audit/rules';
import type { Rule } from 'eslint';
import { eslintRule } from './eslint-rule.js';

/** The rules that report in files that ESLint lints. */
export const lintRules: readonly AuditRule[] = rules.filter((rule) => rule.cliOnly !== true);

/** The same for ESLint, by id. */
export const rulesOfPlugin: { readonly [id: string]: Rule.RuleModule } = Object.fromEntries(lintRules.map((rule) => [rule.id, eslintRule(rule)]));
