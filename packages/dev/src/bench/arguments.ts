/** The words behind `pnpm bench`. */
import { parseArgs } from 'node:util';
import { COMMAND_NAMES, type CommandName, USUAL } from './commands.js';

export type BenchArguments = {
  /** Folders with SvelteKit apps, as typed. */
  readonly apps: readonly string[];
  /** Counted runs of each command; one more warms up. */
  readonly runs: number;
  /** What takes part, in the order of the table. */
  readonly only: readonly CommandName[];
  /** Also what one keystroke costs in an editor. */
  readonly keystroke: boolean;
  /** Routes of each made-up app that is measured too. */
  readonly generate: readonly number[];
  /** Where the table goes besides the terminal. */
  readonly markdown: string | undefined;
};

export const USAGE = `pnpm bench <app>… [options]

Measures sk-audit beside other tools on the same files, and beside an empty Node.

  --runs <n>           counted runs of each command, after one that warms up (default 3)
  --only <names>       these commands: ${COMMAND_NAMES.join(', ')}
                       (default: all but ESLint with the plugin)
  --keystroke          also what a keystroke costs in an editor
  --generate <n,…>     also apps of n routes that are made for this run
  --markdown <file>    also write the table there`;

/** The arguments, checked. Throws an `Error` of one sentence on the first wrong one, and when nothing is left to measure. */
export function parseBenchArguments(words: readonly string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: withoutSeparator(words),
    allowPositionals: true,
    options: { runs: { type: 'string' }, only: { type: 'string' }, keystroke: { type: 'boolean' }, generate: { type: 'string' }, markdown: { type: 'string' } },
  });
  const generate = values.generate === undefined ? [] : values.generate.split(',').map((routes) => count(routes, '--generate'));
  if (positionals.length === 0 && generate.length === 0) throw new Error('Name an app, or let one be made with --generate.');
  return {
    apps: positionals, runs: values.runs === undefined ? 3 : count(values.runs, '--runs'), only: values.only === undefined ? USUAL : commandNames(values.only),
    keystroke: values.keystroke ?? false, generate, markdown: values.markdown,
  };
}

/** In the order of the table, whatever the order in which they were named. */
function commandNames(value: string): readonly CommandName[] {
  const asked = value.split(',');
  const unknown = asked.find((name) => !COMMAND_NAMES.includes(name as CommandName));
  if (unknown !== undefined) throw new Error(`--only knows ${COMMAND_NAMES.join(', ')}, not "${unknown}".`);
  return COMMAND_NAMES.filter((name) => asked.includes(name));
}

/** The command that measures the same again. */
export function repeated({ apps, runs, only, keystroke, generate }: BenchArguments): string {
  const words = ['pnpm bench', ...apps.map((app) => (/^[\w@%+:,./-]+$/.test(app) ? app : JSON.stringify(app)))];
  const named = only === USUAL ? [] : [`--only ${only.join(',')}`];
  return [...words, ...(generate.length > 0 ? [`--generate ${generate.join(',')}`] : []), `--runs ${runs}`, ...named, ...(keystroke ? ['--keystroke'] : [])].join(' ');
}

/** `pnpm bench -- <app>` hands the `--` on. */
function withoutSeparator(words: readonly string[]): string[] {
  return words[0] === '--' ? words.slice(1) : [...words];
}

function count(value: string, option: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`${option} takes a whole number from 1 on, not "${value}".`);
  return Number(value);
}
