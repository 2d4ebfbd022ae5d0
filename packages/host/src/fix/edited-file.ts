/** One file between what it was and what edits make of it. */
import { makeable, readJsonText, type TextEdit, withCommentsKept, withEdits } from '@sk-audit/core';
import { extractFacts } from '@sk-audit/extract';
import type { EditsOfFinding } from '../audit/agreed-edits.js';

/** What is to be done about one finding: all of it or nothing. */
export type Mending = { readonly rule: string; readonly edits: readonly TextEdit[] };

/** The safe edits; with `suggestions` the first suggested ones where there are none. Undefined when there is nothing to do. */
export function wantedEdits(edits: EditsOfFinding | undefined, suggestions: boolean): readonly TextEdit[] | undefined {
  const wanted = edits?.fix ?? (suggestions ? edits?.suggestions[0]?.edits : undefined);
  return wanted?.length === 0 ? undefined : wanted;
}

export type Mended = {
  readonly text: string;
  /** What was done; the rest collides with it and may be asked for again. */
  readonly done: readonly Mending[];
};

/** A text without byte order mark after as many of the mendings as can be made at once, the first ones first. None loses a comment. */
export function mended(text: string, mendings: readonly Mending[]): Mended {
  const done = makeable(mendings.filter(({ edits }) => withCommentsKept({ fix: edits, suggestions: [] }, text).fix !== undefined));
  return { text: withEdits(text, done.flatMap(({ edits }) => edits)), done };
}

/** Can the text be parsed, or could it not be before either? `path` says how. */
export function stillParses(path: string, before: string, after: string): boolean {
  return !isBroken(path, after) || isBroken(path, before);
}

function isBroken(path: string, text: string): boolean {
  return path.endsWith('.json') ? readJsonText(text).problem !== undefined : extractFacts(path, text).unparsed !== undefined;
}
