/** What becomes of a text, for people: the lines that change, and those around them. */

/** `…` stands for lines that are left out. */
export type DiffLine = { readonly sign: ' ' | '+' | '-' | '…'; readonly text: string };

/** How many lines around a change are shown. */
const AROUND = 2;

/** The difference line by line, in the order of the text. Costs the product of both lengths. */
export function smallDiff(before: string, after: string): readonly DiffLine[] {
  const all = diff(linesOf(before), linesOf(after));
  const changed = all.flatMap(({ sign }, index) => (sign === ' ' ? [] : [index]));
  const isShown = (index: number): boolean => changed.some((each) => Math.abs(each - index) <= AROUND);
  return all.flatMap((line, index) => (isShown(index) ? [line] : index > 0 && isShown(index - 1) && changed.some((each) => each > index) ? [{ sign: '…' as const, text: '' }] : []));
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function diff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  for (let old = 0, now = 0; old < before.length || now < after.length; ) {
    if (old < before.length && before[old] === after[now]) {
      lines.push({ sign: ' ', text: before[old++] ?? '' });
      now++;
    } else if (old < before.length && (now === after.length || (common[old + 1]?.[now] ?? 0) >= (common[old]?.[now + 1] ?? 0))) lines.push({ sign: '-', text: before[old++] ?? '' });
    else lines.push({ sign: '+', text: after[now++] ?? '' });
  }
  return lines;
}

/** How many lines both have in common, at most and in order, from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old--) {
    for (let now = after.length - 1; now >= 0; now--) {
      table[old]![now] = before[old] === after[now] ? table[old + 1]![now + 1]! + 1 : Math.max(table[old + 1]![now]!, table[old]![now + 1]!);
    }
  }
  return table;
}
