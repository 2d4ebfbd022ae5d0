/** A planned move as people see it before they agree. */
import { printable } from '../terminal/printable.js';
import type { Colors } from '../reporters/reporter.js';
import type { Shown } from './obstacles.js';
import type { Place, PlannedMove } from './planned-move.js';

/** How many of the other places are shown. */
const MOST_MENTIONS = 20;

/** Every file with its specifiers before and after, and what is left alone; a blank line after each. */
export function moveText({ files, mentions }: PlannedMove, from: string, to: string, shown: Shown, colors: Colors): string {
  const moved = files.find(({ file }) => file === from);
  const others = files.filter((one) => one !== moved);
  const heading = `${colors.bold(`${printable(shown(from))} → ${printable(shown(to))}`)}\n${linesOf(moved?.edits ?? [], colors)}`;
  return [heading, ...others.map(({ file, edits }) => `${colors.bold(printable(shown(file)))}\n${linesOf(edits, colors)}`), ...mentionText(mentions, shown, colors)].map((part) => `${part}\n`).join('');
}

function linesOf(edits: PlannedMove['files'][number]['edits'], colors: Colors): string {
  const width = Math.max(0, ...edits.map(({ line }) => `${line}`.length));
  return edits.map(({ line, before, text }) => `  ${colors.dim(`${line}`.padStart(width))}  ${printable(before)} → ${printable(text)}\n`).join('');
}

function mentionText(mentions: readonly Place[], shown: Shown, colors: Colors): readonly string[] {
  if (mentions.length === 0) return [];
  const lines = mentions.slice(0, MOST_MENTIONS).map(({ file, line }) => `  ${printable(shown(file))}:${line}\n`);
  const rest = mentions.length > MOST_MENTIONS ? `  … and ${mentions.length - MOST_MENTIONS} more\n` : '';
  return [`${colors.bold('Also named here, and left as it is')}\n${lines.join('')}${rest}`];
}

/** What has been done, or would be. */
export function moveSummary({ files }: PlannedMove): string {
  const specifiers = files.reduce((sum, { edits }) => sum + edits.length, 0);
  return `${specifiers} ${specifiers === 1 ? 'specifier' : 'specifiers'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
}
