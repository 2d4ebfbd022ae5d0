/** What becomes of a text, for people: the lines that change, and those around them. */
import { type DiffLine, lineDiff } from '../diff/line-diff.js';

/** `…` stands for lines that are left out. */
export type ShownLine = DiffLine | { readonly sign: '…'; readonly text: '' };

/** How many lines around a change are shown. */
const AROUND = 2;

/** The difference line by line, in the order of the text. */
export function smallDiff(before: string, after: string): readonly ShownLine[] {
  const all = lineDiff(linesOf(before), linesOf(after));
  const changed = all.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const isShown = (index: number): boolean => changed.some((each) => Math.abs(each - index) <= AROUND);
  return all.flatMap((line, index): readonly ShownLine[] => (isShown(index) ? [line] : index > 0 && isShown(index - 1) && changed.some((each) => each > index) ? [{ sign: '…', text: '' }] : []));
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}
