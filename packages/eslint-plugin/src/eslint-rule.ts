/** One of sk-audit's rules as ESLint knows rules. */
import { docsUrl, replacementOf, type OptionSpec, type OptionValues, type Rule as AuditRule } from '@sk-audit/core';
import type { TextFinding } from '@sk-audit/host';
import type { Rule, SourceCode } from 'eslint';
import { askFor, answerFor } from './lint-run.js';
import { sentence } from './sentence.js';

/** Its place, its fixes and its words; what it finds comes from one check of the file that all rules share. */
export function eslintRule(rule: AuditRule): Rule.RuleModule {
  return {
    meta: {
      type: rule.severity === 'info' ? 'suggestion' : 'problem',
      docs: { description: rule.summary, url: docsUrl(rule.id), recommended: rule.recommended === true },
      ...(rule.fix === 'safe' && { fixable: 'code' as const }),
      ...(rule.fix !== undefined && { hasSuggestions: true }),
      schema: schemaOf(rule.options ?? {}),
      messages: Object.fromEntries(Object.keys(rule.messages).map((id) => [id, '{{sentence}}'])),
    },
    create(context) {
      // Every rule that is on says so before the walk begins; with the program the file is checked for all of them.
      askFor(context, rule, context.options[0] as OptionValues | undefined);
      return {
        Program() {
          for (const finding of answerFor(context, rule)) context.report(reportOf(finding, context.sourceCode));
        },
      };
    },
  };
}

function schemaOf(options: { readonly [name: string]: OptionSpec }): Exclude<Rule.RuleMetaData['schema'], undefined> {
  const properties = Object.entries(options).map(([name, { type, description }]) => [
    name, type === 'boolean' ? { type, description } : { type: 'array', items: { type: 'string' }, description },
  ] as const);
  return properties.length === 0 ? [] : [{ type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }];
}

type Report = Rule.ReportDescriptor;

function reportOf(finding: TextFinding, code: SourceCode): Report {
  const { span, messageId, fix, suggestions } = finding;
  const edit = (edits: TextFinding['fix'] = []) => (fixer: Rule.RuleFixer) => edits.map((one) => fixer.replaceTextRange([...one.span], replacementOf(one, code.text)));
  return {
    loc: { start: code.getLocFromIndex(span[0]), end: code.getLocFromIndex(span[1]) },
    messageId,
    data: { sentence: sentence(finding) },
    ...(fix && fix.length > 0 && { fix: edit(fix) }),
    ...(suggestions.length > 0 && { suggest: suggestions.map(({ message, edits }) => ({ desc: message, fix: edit(edits) })) }),
  };
}
