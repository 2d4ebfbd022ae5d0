/** How one list of lines becomes another. */

export type DiffLine = { readonly sign: ' ' | '+' | '-'; readonly text: string };

/** The fewest lines that go and come, in their order; what goes stands before what comes in its place. Takes the longer the more there are of them. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const start = commonStart(before, after);
  const end = commonStart(before.slice(start).reverse(), after.slice(start).reverse());
  const middle = shortestWay(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const kept = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ sign: ' ', text }));
  return [...kept(before.slice(0, start)), ...goneFirst(middle), ...kept(before.slice(before.length - end))];
}

function commonStart(before: readonly string[], after: readonly string[]): number {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start++;
  return start;
}

/**
 * Walks from both beginnings to both ends. A diagonal is how many more lines of `before` than of `after` lie behind; for each number of
 * changes it is noted how far one gets on each diagonal.
 * @see Eugene W. Myers, An O(ND) Difference Algorithm and Its Variations (1986)
 */
function shortestWay(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const reached: ReadonlyMap<number, number>[] = [];
  let furthest: ReadonlyMap<number, number> = new Map([[1, 0]]);
  for (let changes = 0; ; changes++) {
    reached.push(furthest);
    const next = new Map<number, number>();
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let old = isInsertion(furthest, diagonal, changes) ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (old < before.length && old - diagonal < after.length && before[old] === after[old - diagonal]) old++;
      next.set(diagonal, old);
      if (old >= before.length && old - diagonal >= after.length) return wayBack(before, after, reached);
    }
    furthest = next;
  }
}

function at(furthest: ReadonlyMap<number, number>, diagonal: number): number {
  return furthest.get(diagonal) ?? -1;
}

function isInsertion(furthest: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  return diagonal === -changes || (diagonal !== changes && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
}

function wayBack(before: readonly string[], after: readonly string[], reached: readonly ReadonlyMap<number, number>[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [old, now] = [before.length, after.length];
  for (let changes = reached.length - 1; changes >= 0; changes--) {
    const furthest = reached[changes]!;
    const inserts = isInsertion(furthest, old - now, changes);
    const from = old - now + (inserts ? 1 : -1);
    const [oldFrom, nowFrom] = [at(furthest, from), at(furthest, from) - from];
    while (old > Math.max(0, oldFrom) && now > Math.max(0, nowFrom)) {
      lines.push({ sign: ' ', text: before[--old]! });
      now--;
    }
    if (changes > 0) lines.push(inserts ? { sign: '+', text: after[--now]! } : { sign: '-', text: before[--old]! });
  }
  return lines.reverse();
}

/** Lines that change together, the old ones first. */
function goneFirst(lines: readonly DiffLine[]): readonly DiffLine[] {
  const sorted: DiffLine[] = [];
  let come: DiffLine[] = [];
  for (const line of lines) {
    if (line.sign === '+') come.push(line);
    else if (line.sign === '-') sorted.push(line);
    else {
      sorted.push(...come, line);
      come = [];
    }
  }
  return [...sorted, ...come];
}
