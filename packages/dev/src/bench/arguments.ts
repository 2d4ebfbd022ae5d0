/** The words behind `pnpm bench`. */
import { parseArgs } from 'node:util';

export type BenchArguments = {
  /** Folders with SvelteKit apps, as typed. */
  readonly apps: readonly string[];
  /** Counted runs of each command; one more warms up. */
  readonly runs: number;
  /** Also with the facts of an earlier run. */
  readonly warm: boolean;
  /** Also ESLint with our plugin, and what one keystroke costs. */
  readonly plugin: boolean;
  /** Routes of a made-up app that is measured too. */
  readonly generate: number | undefined;
  /** Where the table goes besides the terminal. */
  readonly markdown: string | undefined;
};

export const USAGE = `pnpm bench <app>… [options]

Measures a cold run of sk-audit beside a run of ESLint on the same files.

  --runs <n>         counted runs of each, after one that warms up (default 3)
  --warm             also sk-audit with the facts of an earlier run
  --plugin           also ESLint with the plugin, and a keystroke in an editor
  --generate <n>     also an app of n routes that is made for this run
  --markdown <file>  also write the table there`;

/** The arguments, checked. Throws an `Error` of one sentence on the first wrong one, and when nothing is left to measure. */
export function parseBenchArguments(words: readonly string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: withoutSeparator(words),
    allowPositionals: true,
    options: { runs: { type: 'string' }, warm: { type: 'boolean' }, plugin: { type: 'boolean' }, generate: { type: 'string' }, markdown: { type: 'string' } },
  });
  const generate = values.generate === undefined ? undefined : count(values.generate, '--generate');
  if (positionals.length === 0 && generate === undefined) throw new Error('Name an app, or let one be made with --generate.');
  return { apps: positionals, runs: values.runs === undefined ? 3 : count(values.runs, '--runs'), warm: values.warm ?? false, plugin: values.plugin ?? false, generate, markdown: values.markdown };
}

/** The command that measures the same again. */
export function repeated({ apps, runs, warm, plugin, generate }: BenchArguments): string {
  const words = ['pnpm bench', ...apps.map((app) => (/^[\w@%+:,./-]+$/.test(app) ? app : JSON.stringify(app)))];
  return [...words, ...(generate === undefined ? [] : [`--generate ${generate}`]), `--runs ${runs}`, ...(warm ? ['--warm'] : []), ...(plugin ? ['--plugin'] : [])].join(' ');
}

/** `pnpm bench -- <app>` hands the `--` on. */
function withoutSeparator(words: readonly string[]): string[] {
  return words[0] === '--' ? words.slice(1) : [...words];
}

function count(value: string, option: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`${option} takes a whole number from 1 on, not "${value}".`);
  return Number(value);
}
