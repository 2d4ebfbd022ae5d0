/** From edits to the text that they make. */
import type { TextEdit } from './finding.js';

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
