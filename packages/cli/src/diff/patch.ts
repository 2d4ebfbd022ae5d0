/** Changes of files as `git apply` and `patch` take them. */
import { type DiffLine, lineDiff } from './line-diff.js';

/** Lines around a change. */
const AROUND = 3;

/**
 * What becomes of one file, line by line; empty when nothing does. Paths are relative to where the patch is applied; the last one is that
 * of a file that moves. Line endings are kept.
 */
export function patch(path: string, before: string, after: string, oldPath = path): readonly string[] {
  const hunks = hunksOf(lineDiff(linesOf(before), linesOf(after)));
  if (hunks.length === 0 && oldPath === path) return [];
  const [old, now] = [`a/${oldPath}`, `b/${path}`].map(quoted) as [string, string];
  const rename = oldPath === path ? [] : [`rename from ${quoted(oldPath)}`, `rename to ${quoted(path)}`];
  const names = hunks.length === 0 ? ['similarity index 100%', ...rename] : [...rename, `--- ${named(old)}`, `+++ ${named(now)}`];
  return [`diff --git ${old} ${now}`, ...names, ...hunks.flatMap(hunkLines)].map((line) => `${line}\n`);
}

/** Each with its line feed; the last one may lack it. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines that stand together, with where they begin in either text, counted from 0. */
type Hunk = { readonly old: number; readonly now: number; readonly lines: readonly DiffLine[] };

function hunksOf(diff: readonly DiffLine[]): readonly Hunk[] {
  const changes = diff.flatMap(({ sign }, at) => (sign === ' ' ? [] : [at]));
  const groups: [first: number, last: number][] = [];
  for (const at of changes) {
    const group = groups.at(-1);
    if (group !== undefined && at - group[1] <= 2 * AROUND) group[1] = at;
    else groups.push([at, at]);
  }
  const count = (lines: readonly DiffLine[], but: '+' | '-'): number => lines.filter(({ sign }) => sign !== but).length;
  return groups.map(([first, last]) => {
    const from = Math.max(0, first - AROUND);
    const above = diff.slice(0, from);
    return { old: count(above, '+'), now: count(above, '-'), lines: diff.slice(from, last + AROUND + 1) };
  });
}

function hunkLines({ old, now, lines }: Hunk): readonly string[] {
  const range = (start: number, but: '+' | '-', count = lines.filter(({ sign }) => sign !== but).length): string => `${count === 0 ? start : start + 1},${count}`;
  const shown = lines.map(({ sign, text }) => sign + (text.endsWith('\n') ? text.slice(0, -1) : `${text}\n\\ No newline at end of file`));
  return [`@@ -${range(old, '+')} +${range(now, '-')} @@`, ...shown];
}

const ESCAPES: { readonly [character: string]: string } = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** As git writes names that would be read otherwise. */
function quoted(name: string): string {
  return /["\\\u0000-\u001f]/.test(name) ? `"${name.replace(/["\\\u0000-\u001f]/g, (one) => ESCAPES[one] ?? `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)}"` : name;
}

/** A tab says where a name with blanks ends. */
function named(name: string): string {
  return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name;
}
