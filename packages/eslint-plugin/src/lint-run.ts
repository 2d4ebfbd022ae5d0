/** One check for each text that ESLint lints, whatever the number of rules. */
import type { OptionValues, Rule as AuditRule } from '@sk-audit/core';
import { type AskedRule, checkText, type TextFinding } from '@sk-audit/host';
import type { Rule, SourceCode } from 'eslint';
import { appsIn, newsOf } from './apps.js';

/** What may stand in ESLint's `settings['sk-audit']`. */
type PluginSettings = {
  /** Show steps towards findings in other files also where the text is what is saved. */
  readonly sightings?: boolean;
  /** Folder for the facts of unchanged files, relative to the working directory; `false` for none. */
  readonly cacheLocation?: string | false;
};

type Run = { readonly asked: AskedRule[]; answer?: ReadonlyMap<string, readonly TextFinding[]> };

/** ESLint makes a new `SourceCode` for each text, and throws it away with the file. */
const runs = new WeakMap<SourceCode, Run>();

/** Notes that a rule is on for the file at hand. */
export function askFor({ sourceCode }: Rule.RuleContext, rule: AuditRule, options: OptionValues | undefined): void {
  const run = runs.get(sourceCode) ?? { asked: [] };
  runs.set(sourceCode, run);
  run.asked.push({ rule, ...(options && { options }) });
}

/** What the rule finds in the file. Throws when the rule threw, as ESLint expects of a broken rule. */
export function answerFor(context: Rule.RuleContext, rule: AuditRule): readonly TextFinding[] {
  const run = runs.get(context.sourceCode) ?? { asked: [{ rule }] };
  run.answer ??= check(context, run.asked);
  return run.answer.get(rule.id) ?? [];
}

function check(context: Rule.RuleContext, asked: readonly AskedRule[]): ReadonlyMap<string, readonly TextFinding[]> {
  const { physicalFilename: file, sourceCode, cwd, settings } = context;
  const { sightings, cacheLocation } = (settings['sk-audit'] ?? {}) as PluginSettings;
  const apps = appsIn(cwd, cacheLocation);
  const news = newsOf(apps, cwd, file);
  const first = asked[0]?.rule;
  const told: readonly TextFinding[] = news === undefined || first === undefined ? [] : [newsFinding(first, file, news)];
  const { findings, crashes } = isWhole(context) ? checkText(apps, { file, text: sourceCode.text, rules: asked, sightings: sightings === true, leavesScriptComments: true }) : { findings: [], crashes: [] };
  if (crashes[0]) throw new Error(`sk-audit/${crashes[0].rule}: ${crashes[0].message}`);
  const byRule = new Map<string, TextFinding[]>();
  for (const finding of [...told, ...findings]) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return byRule;
}

/** A block of code in another file is no file, and other linters hand a component over script by script: neither can be judged alone. */
function isWhole({ filename, physicalFilename, sourceCode: { parserServices } }: Rule.RuleContext): boolean {
  return filename === physicalFilename && (!filename.endsWith('.svelte') || parserServices['isSvelte'] === true);
}

/** What concerns the run as a whole has no place of its own in ESLint: it stands at the top of the first file, in the name of its first rule. */
function newsFinding(rule: AuditRule, path: string, message: string): TextFinding {
  const [messageId = ''] = Object.keys(rule.messages);
  const { id, severity, category } = rule;
  return { rule: id, severity, category, messageId, message, advice: '', path, span: [0, 0], symbol: '', related: [], located: [], suggestions: [] };
}
