/** What the rules say about the text of one file, saved or not. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import {
  type ActiveRule, checkFile, type FileFacts, type Finding, globMatcher, type LocatedRelated, type OptionValues, type PackageVersion, type Rule, suppress, withCommentsKept,
} from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import { whySkipped } from '../audit/check-app.js';
import { type SourceTexts, sourceTexts } from '../audit/locate.js';
import { readSource } from '../audit/read-source.js';
import { selectRules } from '../audit/select-rules.js';
import { joinPath, relativePath, toPosix } from '../posix-path.js';
import type { SavedApp, SavedApps } from './saved-apps.js';

/** A rule that is switched on, with the options that were written beside it; those of the settings hold for the others. */
export type AskedRule = { readonly rule: Rule; readonly options?: OptionValues };

export type TextQuestion = {
  /** Absolute. */
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly rules: readonly AskedRule[];
  /** Show sightings also where the text is what is saved, and where nobody is editing. */
  readonly sightings?: boolean;
  /** Comments for ESLint are ESLint's matter, when it can see them; those in markup it cannot. */
  readonly leavesScriptComments?: boolean;
};

export type TextFinding = Finding & {
  /** The related places, relative to the working directory. */
  readonly located: readonly LocatedRelated[];
};

export type TextAnswer = {
  /** Sorted by place, then rule. Spans count in the given text. */
  readonly findings: readonly TextFinding[];
  /** Rules that threw, with what they threw. */
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
};

/** The answer of all apps that have the file. Of a file that belongs to none, or to one whose settings are wrong: nothing. */
export function checkText(apps: SavedApps, question: TextQuestion): TextAnswer {
  const file = posix.normalize(toPosix(question.file));
  const answers = apps.of(file).map((app) => answerOf(app, { ...question, file }, apps.isLive));
  const findings = new Map(answers.flatMap((answer) => answer.findings).map((finding) => [identityOf(finding), finding]));
  return { findings: [...findings.values()].sort((a, b) => a.span[0] - b.span[0] || (a.rule < b.rule ? -1 : 1)), crashes: answers.flatMap(({ crashes }) => crashes) };
}

function identityOf({ span, rule, message }: Finding): string {
  return [...span, rule, message].join('\0');
}

function answerOf(app: SavedApp, question: TextQuestion, isLive: boolean): TextAnswer {
  const { file, text } = question;
  const path = relativePath(app.root, file);
  const active = activeRules(app, question, path);
  if (active.length === 0) return { findings: [], crashes: [] };
  const isSaved = [text, `\uFEFF${text}`].some((saved) => app.contents(file) === createHash('sha1').update(saved).digest('hex'));
  // What the app has and nobody reads, such as a type declaration, stays unread.
  const isUnread = app.project.facts(path) === undefined && app.project.paths().includes(path);
  const project = isSaved || isUnread ? app.project : app.project.overlay({ ...extractFacts(relativePath(app.dir, file), text), path });
  // A command that fixes files has texts that nobody is typing.
  const sightings = (isLive && !isSaved) || question.sightings === true;
  const { findings, crashes } = checkFile(project, path, active, sightings);
  const facts = project.facts(path);
  const kept = facts === undefined ? findings : silenced(facts, project.isDead(path), findings, active, question);
  const shown = kept.filter((finding) => finding.sighting !== true || sightings);
  const texts = sourceTexts((one) => (one === file ? text : textOf(one)));
  return { findings: shown.map((finding) => ({ ...withCommentsKept(finding, text), located: located(finding, app, texts) })), crashes };
}

function activeRules({ settings, root, project }: SavedApp, { rules }: TextQuestion, path: string): readonly ActiveRule[] {
  const matches = (globs: readonly string[]): boolean => globMatcher(globs)(settings === undefined ? path : relativePath(settings.base, joinPath(root, path)));
  if (matches(settings?.ignore ?? [])) return [];
  const flags = Object.fromEntries(rules.map(({ rule }) => [rule.id, 'on'] as const));
  const active = selectRules(rules.map(({ rule }) => rule), { flags, settings }, path, matches);
  const given = new Map(rules.map(({ rule, options }) => [rule.id, options]));
  return active.filter(({ rule }) => whySkipped(rule, project) === undefined).map((one) => ({ ...one, options: { ...one.options, ...given.get(one.rule.id) } }));
}

function silenced(facts: FileFacts, isDead: boolean, findings: readonly Finding[], active: readonly ActiveRule[], { text, leavesScriptComments }: TextQuestion): readonly Finding[] {
  const own = facts.disables.filter(({ dialect, span }) => dialect === 'sk-audit' || leavesScriptComments !== true || text.startsWith('<!--', span[0]));
  const { kept, unused } = suppress({ ...facts, disables: own }, findings, active);
  return isDead ? kept : [...kept, ...unused];
}

function located({ related }: Finding, { root, cwd }: SavedApp, texts: SourceTexts): readonly LocatedRelated[] {
  return related.map(({ path, span, message }) => {
    const file = joinPath(root, path);
    return { path: relativePath(cwd, file), start: texts.position(file, span[0]), end: texts.position(file, span[1]), message };
  });
}

function textOf(file: string): string | undefined {
  const source = readSource(file);
  return 'problem' in source ? undefined : source.text();
}

/** One sentence about an app of which too little is known to say much; undefined for all others. */
export function whatIsMissing({ project, cwd, dir }: SavedApp): string | undefined {
  const version: PackageVersion = project.kit;
  if (version.from !== 'unknown') return undefined;
  return `The version of SvelteKit in "${relativePath(cwd, dir) || posix.basename(dir)}" is unknown, so only rules for every version run: install the dependencies or commit a lock file.`;
}
