/** From edits to the text that they make. */
import type { Finding, TextEdit } from './finding.js';
import type { Span } from './span.js';

/** What comes in place of an edit's span. `source` is the file's text without its byte order mark; new lines end as its first one does. */
export function replacementOf({ text }: TextEdit, source: string): string {
  const ofFile = (added: string): string => (added.includes('\n') ? added.replace(/\r?\n/g, lineEnding(source)) : added);
  return typeof text === 'string' ? ofFile(text) : text.map((part) => (typeof part === 'string' ? ofFile(part) : source.slice(...part))).join('');
}

function lineEnding(source: string): string {
  return /\r?\n/.exec(source)?.[0] ?? '\n';
}

/**
 * The text once all edits are made. They may stand in any order and touch, but not overlap; of several at one place the earlier comes
 * first, and what is inserted there stands before what is replaced.
 */
export function withEdits(source: string, edits: readonly TextEdit[]): string {
  let made = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])) {
    made += source.slice(at, edit.span[0]) + replacementOf(edit, source);
    at = edit.span[1];
  }
  return made + source.slice(at);
}

/** The groups of edits that can be made together, in their order: each whole or not at all, and of two that collide the first. */
export function makeable<Group extends { readonly edits: readonly TextEdit[] }>(groups: readonly Group[]): readonly Group[] {
  const taken: TextEdit[] = [];
  return groups.filter(({ edits }) => {
    const fits = edits.every((edit, i) => ![...taken, ...edits.slice(0, i)].some((other) => collide(edit, other)));
    if (fits) taken.push(...edits);
    return fits;
  });
}

/** Do two edits change the same code, or insert at the same place? Those that only touch do not. */
function collide({ span: [start, end] }: TextEdit, { span: [otherStart, otherEnd] }: TextEdit): boolean {
  return start === otherStart || (start < otherEnd && otherStart < end);
}

/**
 * The finding without edits that would lose a comment: facts hold none, so a rule cannot know of those that stand between the parts that it keeps.
 * Taking out a comment itself is no loss. `source` is the file's text without its byte order mark.
 */
export function withCommentsKept<Edited extends Pick<Finding, 'fix' | 'suggestions'>>(finding: Edited, source: string): Edited {
  const keepsComments = (edits: readonly TextEdit[]): boolean => !edits.some((edit) => losesComment(edit, source));
  if ((finding.fix === undefined || keepsComments(finding.fix)) && finding.suggestions.every(({ edits }) => keepsComments(edits))) return finding;
  const { fix, ...rest } = finding;
  return { ...rest, ...(fix !== undefined && keepsComments(fix) && { fix }), suggestions: finding.suggestions.filter(({ edits }) => keepsComments(edits)) } as unknown as Edited;
}

/** Not the two slashes of an address. */
const COMMENT = /\/\*|<!--|(?<!:)\/\//;
const WHOLE_COMMENT = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/)[^])*\*\/|<!--(?:(?!-->)[^])*-->)\s*$/;

function losesComment({ span, text }: TextEdit, source: string): boolean {
  if (typeof text === 'string') return COMMENT.test(source.slice(...span)) && !WHOLE_COMMENT.test(source.slice(...span));
  return gapsBetween(span, text.filter((part) => typeof part !== 'string')).some((gap) => COMMENT.test(source.slice(...gap)));
}

/** What of a span lies in none of the parts. */
function gapsBetween([start, end]: Span, parts: readonly Span[]): readonly Span[] {
  const inside = [...parts].filter((part) => part[0] >= start && part[1] <= end).sort((a, b) => a[0] - b[0]);
  const starts = [start, ...inside.map((part) => part[1])];
  return [...inside.map((part) => part[0]), end].map((to, i) => [starts[i] as number, to] as const);
}
