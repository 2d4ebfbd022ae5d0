/** The one entry point of every host. */
import type { FileFacts } from './facts.js';
import type { Finding, Severity } from './finding.js';
import { kitWrittenFor } from './kit/target-kit.js';
import { kitSatisfies } from './kit/version.js';
import type { OptionValues, ReportExtras, ReportFinding, Rule } from './rule.js';
import type { AppQuestion, Project } from './project/project.js';
import { contains, type Span } from './span.js';

/** A rule as it is switched on for a file. */
export type ActiveRule = { readonly rule: Rule; readonly severity: Severity; readonly options: OptionValues };

/** A file with a finding; an image or a document of no use otherwise has no facts. */
type Reported = Pick<FileFacts, 'path'> & Partial<Pick<FileFacts, 'functions'>>;

export type FileCheck = {
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  /** Rules that threw, with what they threw. */
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
};

/**
 * Runs the rules on one file. A rule that throws is listed; the others go on. In dead, unparsed and other files only those rules find
 * something that look at the app as a whole.
 * @param sightings whether rules shall report steps towards findings in other files, too
 */
export function checkFile(project: Project, path: string, rules: readonly ActiveRule[], sightings = false): FileCheck {
  const facts = project.facts(path);
  const isCode = facts !== undefined && facts.text === undefined && facts.unparsed === undefined && !project.isDead(path);
  const findings: Finding[] = [];
  const crashes: { rule: string; message: string }[] = [];
  for (const { active, check, options, looksAtApp } of readied(rules)) {
    const found: Finding[] = [];
    try {
      if (isCode && check) check({ project, path, facts, options, sightings, report: reporter(active, facts, found) });
      if (looksAtApp) for (const { at, message, data, more } of projectReports(project, active.rule, path)) reporter(active, facts ?? { path }, found)(at, message, data, more);
      for (const finding of found) findings.push(fixableToday(finding, project));
    } catch (problem) {
      crashes.push({ rule: active.rule.id, message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem) });
    }
  }
  return { findings: findings.sort(byPlace), crashes };
}

/** What a file asks of a rule. Declarations all have other fields, and finding `check` in them took longer than most checks. */
type ReadyRule = { readonly active: ActiveRule; readonly check: Rule['check']; readonly options: OptionValues; readonly looksAtApp: boolean };

const readyRules = new WeakMap<readonly ActiveRule[], readonly ReadyRule[]>();

function readied(rules: readonly ActiveRule[]): readonly ReadyRule[] {
  let ready = readyRules.get(rules);
  if (!ready) readyRules.set(rules, (ready = rules.map((active) => ({ active, check: active.rule.check, options: withDefaults(active), looksAtApp: active.rule.checkProject !== undefined }))));
  return ready;
}

/** The files in which rules report when they look at the app as a whole, sorted. A rule that throws then throws in `checkFile` too. */
export function pathsReported(project: Project, rules: readonly Rule[]): readonly string[] {
  const pathsOf = (rule: Rule): readonly string[] => {
    const { reports, problem } = outcomeOf(project, rule);
    return problem === undefined ? [...reports.keys()] : [];
  };
  return [...new Set(rules.flatMap(pathsOf))].sort();
}

type ProjectReport = { readonly at: Span; readonly message: string; readonly data?: { readonly [name: string]: string }; readonly more?: ReportExtras };

/** What a rule says about the app as a whole, file by file, or what it threw. */
type Outcome = { readonly reports: ReadonlyMap<string, readonly ProjectReport[]>; readonly problem?: unknown };

const questions = new WeakMap<Rule, AppQuestion<Outcome>>();
const outcomes = new WeakMap<Project, Map<Rule, Outcome>>();

/** Asked once for each project, and remembered here: each file wants to know of each rule. */
function outcomeOf(project: Project, rule: Rule): Outcome {
  let known = outcomes.get(project);
  if (!known) outcomes.set(project, (known = new Map()));
  let outcome = known.get(rule);
  if (!outcome) known.set(rule, (outcome = project.askApp(questionOf(rule))));
  return outcome;
}

/** One for each rule: an answer is known by the identity of its question. */
function questionOf(rule: Rule): AppQuestion<Outcome> {
  const question = questions.get(rule) ?? ((view) => attempt(view, rule));
  questions.set(rule, question);
  return question;
}

function attempt(project: Project, rule: Rule): Outcome {
  try {
    return { reports: reportsOf(project, rule) };
  } catch (problem) {
    return { reports: new Map(), problem };
  }
}

function projectReports(project: Project, rule: Rule, path: string): readonly ProjectReport[] {
  const { reports, problem } = outcomeOf(project, rule);
  if (problem !== undefined) throw problem;
  return reports.get(path) ?? [];
}

function reportsOf(project: Project, rule: Rule): ReadonlyMap<string, readonly ProjectReport[]> {
  const byPath = new Map<string, ProjectReport[]>();
  rule.checkProject?.({
    project,
    report: (path, at, message, data, more) => {
      byPath.set(path, [...(byPath.get(path) ?? []), { at, message, ...(data && { data }), ...(more && { more }) }]);
    },
  });
  return byPath;
}

function byPlace(a: Finding, b: Finding): number {
  return a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function withDefaults({ rule, options }: ActiveRule): OptionValues {
  if (rule.options === undefined) return options;
  const defaults = Object.entries(rule.options).map(([name, spec]) => [name, spec.default] as const);
  return { ...Object.fromEntries(defaults), ...options };
}

/** Without the edits that the app's own Kit does not understand; where the app is looked at as if it had another, those are all of which nothing else is said. */
function fixableToday({ fix, fixSince, ...finding }: Finding, { app }: Project): Finding {
  const since = fixSince ?? (app.writtenFor && app.kit.lower);
  if (since === undefined || kitSatisfies(kitWrittenFor(app), `>=${since}`) === true) return { ...finding, ...(fix && { fix }) };
  return { ...finding, suggestions: [], ...(fix && { fixSince: since }) };
}

function reporter(active: ActiveRule, facts: Reported, found: Finding[]): ReportFinding<string> {
  return (span, messageId, data, more) => {
    if (found.some((one) => one.span[0] === span[0] && one.span[1] === span[1] && one.messageId === messageId)) return;
    found.push(makeFinding(active, facts, span, messageId, data, more));
  };
}

/** A finding in the words of the rule's declaration. Throws for a message id that the rule does not declare. */
export function makeFinding({ rule, severity }: ActiveRule, facts: Reported, span: Span, messageId: string, data: { readonly [name: string]: string } = {}, more: ReportExtras = {}): Finding {
  const message = rule.messages[messageId];
  if (!message) throw new Error(`${rule.id} has no message "${messageId}"`);
  return {
    rule: rule.id, severity, category: rule.category, messageId, message: fill(message.text, data), advice: fill(message.advice, data),
    path: facts.path, span, symbol: symbolAt(facts, span), related: more.related ?? [], suggestions: more.suggest ?? [],
    ...(more.fix ? { fix: more.fix } : {}), ...(more.fixSince ? { fixSince: more.fixSince } : {}), ...(more.kitCode ? { kitCode: more.kitCode } : {}), ...(more.sighting ? { sighting: true as const } : {}),
  };
}

function fill(text: string, data: { readonly [name: string]: string }): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole);
}

/** The names of the functions around a place, outermost first: `actions.default` gives `default`. */
function symbolAt({ functions = [] }: Reported, span: Span): string {
  const around = functions.filter((fn) => fn.parent >= 0 && fn.name !== undefined && contains(fn.span, span));
  return around.sort((a, b) => a.span[0] - b.span[0]).map((fn) => fn.name).join('.');
}
