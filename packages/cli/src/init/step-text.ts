/** A step as people see it before they agree. */
import { relative } from 'node:path/posix';
import type { Colors } from '../reporters/reporter.js';
import { printable, printableSource } from '../terminal/printable.js';
import { smallDiff } from './small-diff.js';
import type { Step } from './step.js';

/** What the step does to its file, as seen from the working directory, and a blank line. */
export function stepText(step: Step, cwd: string, colors: Colors): string {
  const name = colors.bold(`${step.what}: ${printable(relative(cwd, step.file))}`);
  if (step.kind === 'there') return `${name} has it already.\n\n`;
  if (step.kind === 'by hand') return `${name} is better changed by hand. Add:\n${step.lines.map((line) => `    ${line}\n`).join('')}\n`;
  const paint = { '+': colors.green, '-': colors.red, ' ': (text: string) => text, '…': colors.dim };
  const lines = smallDiff(step.before ?? '', step.after).map(({ sign, text }) => paint[sign](`  ${sign} ${printableSource(text)}`.trimEnd()));
  return `${name}${step.before === undefined ? ' (new)' : ''}\n${lines.join('\n')}\n\n`;
}
