/** `sk-audit move <file> <to>`: moves a module and rewrites every importer. */
import { relative } from 'node:path/posix';
import type { Rule } from '@sk-audit/core';
import { changeTogether, moveSite, projectFile, UserError, type MoveSite } from '@sk-audit/host';
import { patch } from '../diff/patch.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { moveSummary, moveText } from '../move/move-text.js';
import { obstacles, whyImmovable, whyIrrevocable, type Shown } from '../move/obstacles.js';
import { plannedMove, type PlannedMove } from '../move/planned-move.js';
import { printable } from '../terminal/printable.js';
import { colorsOf, type Terminal } from '../terminal/terminal.js';
import { whileReading } from './while-reading.js';

export type MoveOptions = {
  /** Nothing is asked. */
  readonly yes?: boolean;
  /** The plan is shown and nothing is written. */
  readonly dryRun?: boolean;
  /** The same, as a patch. */
  readonly diff?: boolean;
  /** Also when something stands in the way. */
  readonly force?: boolean;
  readonly color?: boolean;
};

/**
 * Shows the plan, asks, and writes all of it or nothing.
 * @throws {UserError} when the file cannot be moved, something stands in the way and it is not forced, or somebody breaks off: then nothing
 *   is written
 */
export async function runMove(file: string, to: string, options: MoveOptions, rules: readonly Rule[], version: string, terminal: Terminal): Promise<ExitCode> {
  const out = (text: string): void => void terminal.stdout.write(text);
  const site = whileReading(terminal, (onRead) => moveSite({ file, to, cwd: terminal.cwd, version, onRead }));
  const shown: Shown = (path) => relative(site.cwd, path);
  refuse(whyImmovable(site, shown));
  const plan = plannedMove(site);
  const isShownOnly = options.dryRun === true || options.diff === true;
  const inTheWay = [...obstacles(site, plan, rules, shown), isShownOnly ? undefined : whyIrrevocable(site, plan, shown)].filter((why) => why !== undefined);
  if (options.force !== true) refuse(inTheWay[0], ' --force moves it all the same.');
  if (options.diff) {
    out(patchOf(site, plan));
    return EXIT.clean;
  }
  out(`${moveText(plan, site.from, site.to, shown, colorsOf(terminal, options.color))}${inTheWay.map((sentence) => `${printable(sentence)}\n\n`).join('')}`);
  if (options.dryRun) return say(out, `Nothing was changed: this was a dry run. It would be ${moveSummary(plan)}.`);
  if (!(await isAgreed(options, terminal))) return say(out, 'Nothing was changed.');
  changeTogether({ cwd: site.cwd, from: site.from, to: site.to, changes: new Map(plan.files.map((one) => [one.file, one])) });
  return say(out, `Moved ${shown(site.from)} to ${shown(site.to)}, and rewrote ${moveSummary(plan)}.`);
}

function refuse(why: string | undefined, more = ''): void {
  if (why !== undefined) throw new UserError(`${why}${more}`);
}

async function isAgreed({ yes }: MoveOptions, terminal: Terminal): Promise<boolean> {
  if (yes) return true;
  const ask = await terminal.ask?.();
  if (ask === undefined) throw new UserError('Nothing was changed, because there is nobody to ask: --yes moves it.');
  return (await ask.yesOrNo('Move it?')) === true;
}

/** For the top of the repository: below it, `git apply` passes over the files of other folders. */
function patchOf({ from, to, top }: MoveSite, { files }: PlannedMove): string {
  return [from, ...files.map(({ file }) => file).filter((file) => file !== from)].flatMap((file) => {
    const [whole = '', planned] = [projectFile(file), files.find((one) => one.file === file)];
    const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
    return patch(relative(top, file === from ? to : file), whole, planned === undefined ? whole : mark + planned.after, relative(top, file));
  }).join('');
}

function say(out: (text: string) => void, text: string): ExitCode {
  out(`${text}\n`);
  return EXIT.clean;
}
