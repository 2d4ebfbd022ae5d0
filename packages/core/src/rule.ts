/** How a rule is declared. Everything that is shown about a rule, anywhere, comes from its declaration. */
import type { FileFacts } from './facts.js';
import type { Related, Severity, Suggestion, TextEdit } from './finding.js';
import type { Project } from './project/project.js';
import type { Span } from './span.js';

export const CATEGORIES = {
  'shared-state': 'State shared between requests',
  'redirects-and-errors': 'Redirects, errors and failures',
  'page-data': 'Page data',
  'server-only': 'Server-only code and secrets',
  forms: 'Forms and actions',
  auth: 'Authentication guards',
  performance: 'Waterfalls',
  'kit-api': 'Kit API',
  comments: 'Comments that disable rules',
} as const;
export type Category = keyof typeof CATEGORIES;

/** `{{name}}` in either sentence is replaced by `data.name`. */
export type Message = {
  /** What is wrong. One sentence. */
  readonly text: string;
  /** What to do, as a command. One sentence. */
  readonly advice: string;
};

/** An option of a rule. */
export type OptionSpec =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string };

/** The values of a rule's options, defaults filled in. */
export type OptionValues = { readonly [name: string]: boolean | readonly string[] };

/**
 * A small app. In its files a trailing `// ✗ messageId "the marked text"` (`<!-- ✗ … -->` in markup, several in one comment
 * separated by ` ✗ `) marks what must be reported on that line; nothing else may be. The comment is cut before the file is checked.
 */
export type Example = {
  readonly title: string;
  /** Installed Kit; default 2.70.4. `^2.5.0` stands for a range without an installation, `unknown` for nothing known. */
  readonly kit?: string;
  /** The Kit that the app has, when `kit` is one as if which it is looked at. */
  readonly writtenFor?: string;
  readonly svelte?: string;
  /** Path → text. `package.json`, `svelte.config.js` and `vite.config.js` are read when given. */
  readonly files: { readonly [path: string]: string };
  readonly options?: OptionValues;
  /** The files are being edited: steps towards findings in other files are shown, too. */
  readonly sightings?: true;
  /** Why the real Kit cannot be asked about this app, when its rule has `inBuild`. */
  readonly notBuilt?: string;
  /** What findings must say among other things: messages and advice with their blanks filled, `why: the text there` of related places. */
  readonly says?: readonly string[];
  /** Path → text once every fix, and the first suggestion of each finding without one, is applied. */
  readonly after?: { readonly [path: string]: string };
};

export type RuleMeta<Id extends string = string> = {
  readonly id: string;
  /** Ids that it had before. Comments may still name them; settings and flags are told of the new one. */
  readonly formerly?: readonly string[];
  readonly severity: Severity;
  readonly category: Category;
  /** Semver range of Kit versions in which the mistake exists, open upwards unless the behaviour ended. Prereleases count. */
  readonly kit: string;
  /** `true`, or why it is only in `all`. */
  readonly recommended: true | string;
  /** What `--fix` (`safe`) or an editor (`suggest`) can do. */
  readonly fix?: 'safe' | 'suggest';
  /** It reports on files that ESLint never sees, or only in runs that ESLint does not make (`--target-kit`). */
  readonly cliOnly?: true;
  /**
   * The build of Kit itself (`vite build`) says the same: it fails, or warns and goes on. The examples of such a rule are built with the
   * real Kit.
   */
  readonly inBuild?: 'fails' | 'warns';
  /** One line for tables: what the rule does, beginning with a verb in the third person ("Forbids …"). */
  readonly summary: string;
  /** Markdown: what happens, to whom, in which versions; and what the rule leaves alone. */
  readonly why: string;
  /** URLs or `@sveltejs/kit <version> <file>`. */
  readonly sources: readonly string[];
  readonly messages: { readonly [id in Id]: Message };
  readonly options?: { readonly [name: string]: OptionSpec };
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
};

export type ReportExtras = {
  readonly related?: readonly Related[];
  readonly fix?: readonly TextEdit[];
  readonly suggest?: readonly Suggestion[];
  /** First version of Kit that knows what the fix or the suggestions write; absent when it is not known to be older than the one that the finding is about. */
  readonly fixSince?: string;
  readonly kitCode?: string;
  readonly sighting?: true;
};

/** Adds one finding to the file that is being checked. */
export type ReportFinding<Id extends string> = (at: Span, message: Id, data?: { readonly [name: string]: string }, more?: ReportExtras) => void;

export type CheckContext<Id extends string> = {
  readonly project: Project;
  readonly path: string;
  /** Facts of the file at `path`; never unparsed. */
  readonly facts: FileFacts;
  readonly options: OptionValues;
  /** Steps towards findings in other files are asked for, too: the text is being edited. */
  readonly sightings: boolean;
  readonly report: ReportFinding<Id>;
};

/** Adds one finding to any file of the project; one without facts has the span `[0, 0]` only. */
export type ReportInFile<Id extends string> = (path: string, at: Span, message: Id, data?: { readonly [name: string]: string }, more?: ReportExtras) => void;

export type ProjectCheckContext<Id extends string> = { readonly project: Project; readonly report: ReportInFile<Id> };

export type Rule<Id extends string = string> = RuleMeta<Id> & {
  /** Looks at one file, which is alive and could be parsed. */
  check?(context: CheckContext<Id>): void;
  /**
   * Looks at the app as a whole, once: names of files and folders, configuration, documents. For what is no matter of one file's code.
   * Such a rule has no options.
   */
  checkProject?(context: ProjectCheckContext<Id>): void;
};

/** Declares a rule; gives it back with its message ids checked against `check`. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule {
  return rule as unknown as Rule;
}

/** Near-misses that are tested but not shown in the docs. */
export type Cases = { readonly bad: readonly Example[]; readonly good: readonly Example[] };

/** Declares the near-misses of a rule (`cases.ts` beside `rule.ts`). */
export function defineCases(cases: Cases): Cases {
  return cases;
}
