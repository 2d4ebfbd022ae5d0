/** What a rule reports, as plain data. Positions are offsets; whoever has the text turns them into lines. */
import type { Span } from './span.js';

export type Severity = 'error' | 'warn' | 'info';

/**
 * Replaces `[start, end)` of the file's text by `text`. In a list a span stands for the file's own text there, so that an edit can move
 * code or keep it. Lines of its own end with LF; `replacementOf` gives them the ending that the file has.
 */
export type TextEdit = { readonly span: Span; readonly text: string | readonly (string | Span)[] };

/** A place that proves or explains a finding: a step of an import chain, the catch that swallows, the other await. */
export type Related = { readonly path: string; readonly span: Span; readonly message: string };

/** An edit that a person has to choose. */
export type Suggestion = { readonly message: string; readonly edits: readonly TextEdit[] };

export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly category: string;
  /** Key of the rule's `messages`. */
  readonly messageId: string;
  /** What is wrong, one sentence with the names in it. */
  readonly message: string;
  /** What to do, one sentence in the imperative. */
  readonly advice: string;
  /** Relative to the project's root, POSIX. */
  readonly path: string;
  readonly span: Span;
  /** The function, binding or element in which it stands: part of its identity. Empty at the top level. */
  readonly symbol: string;
  readonly related: readonly Related[];
  /** Safe edits of this file. */
  readonly fix?: readonly TextEdit[];
  readonly suggestions: readonly Suggestion[];
  /** There is a safe fix, but the Kit that the app has does not know what it writes: it has to wait for this version. Then `fix` is absent. */
  readonly fixSince?: string;
  /** Kit's own diagnostic code, when Kit would say the same. */
  readonly kitCode?: string;
  /** A step towards a finding that is anchored in another file. */
  readonly sighting?: true;
};
