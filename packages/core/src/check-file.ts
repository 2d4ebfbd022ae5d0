/** The one entry point of every host. */
import type { FileFacts } from './facts.js';
import type { Finding, Severity } from './finding.js';
import type { OptionValues, ReportExtras, ReportFinding, Rule } from './rule.js';
import type { Project } from './project/project.js';
import { contains, type Span } from './span.js';

/** A rule as it is switched on for a file. */
export type ActiveRule = { readonly rule: Rule; readonly severity: Severity; readonly options: OptionValues };

export type FileCheck = {
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** Rules that threw, with what they threw. */
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
};

/** Runs the rules on one file. A rule that throws is listed; the others go on. Nothing is found in dead or unparsed files. */
export function checkFile(project: Project, path: string, rules: readonly ActiveRule[]): FileCheck {
  const facts = project.facts(path);
  if (!facts || facts.unparsed !== undefined || project.isDead(path)) return { findings: [], crashes: [] };
  const findings: Finding[] = [];
  const crashes: { rule: string; message: string }[] = [];
  for (const active of rules) {
    const found: Finding[] = [];
    try {
      active.rule.check({ project, path, facts, options: withDefaults(active), report: reporter(active, facts, found) });
      findings.push(...found);
    } catch (problem) {
      crashes.push({ rule: active.rule.id, message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
    }
  }
  return { findings: findings.sort(byPlace), crashes };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function withDefaults({ rule, options }: ActiveRule): OptionValues {
  if (rule.options === undefined) return options;
  const defaults = Object.entries(rule.options).map(([name, spec]) => [name, spec.default] as const);
  return { ...Object.fromEntries(defaults), ...options };
}

function reporter(active: ActiveRule, facts: FileFacts, found: Finding[]): ReportFinding<string> {
  return (span, messageId, data, more) => {
    if (found.some((one) => one.span[0] === span[0] && one.span[1] === span[1] && one.messageId === messageId)) return;
    found.push(makeFinding(active, facts, span, messageId, data, more));
  };
}

/** A finding in the words of the rule's declaration. Throws for a message id that the rule does not declare. */
export function makeFinding({ rule, severity }: ActiveRule, facts: FileFacts, span: Span, messageId: string, data: { readonly [name: string]: string } = {}, more: ReportExtras = {}): Finding {
  const message = rule.messages[messageId];
  if (!message) throw new Error(`${rule.id} has no message "${messageId}"`);
  return {
    rule: rule.id, severity, category: rule.category, messageId, message: fill(message.text, data), advice: fill(message.advice, data),
    path: facts.path, span, symbol: symbolAt(facts, span), related: more.related ?? [], suggestions: more.suggest ?? [],
    ...(more.fix ? { fix: more.fix } : {}), ...(more.kitCode ? { kitCode: more.kitCode } : {}), ...(more.sighting ? { sighting: true as const } : {}),
  };
}

function fill(text: string, data: { readonly [name: string]: string }): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole);
}

/** The names of the functions around a place, outermost first: `actions.default` gives `default`. */
function symbolAt(facts: FileFacts, span: Span): string {
  const around = facts.functions.filter((fn) => fn.parent >= 0 && fn.name !== undefined && contains(fn.span, span));
  return around.sort((a, b) => a.span[0] - b.span[0]).map((fn) => fn.name).join('.');
}
