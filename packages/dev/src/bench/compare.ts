/** The measurements of one app. */
import { join } from 'node:path';
import { REPOSITORY } from '../workspace.js';
import { eslintFiles, eslintRun } from './eslint.js';
import { type Command, type Cost, measure } from './measure.js';
import { nameOf, type Sources } from './sources.js';

/** All counted runs of one command, in order; or why there are none. */
export type Measured = { readonly name: string; readonly costs: readonly Cost[] } | { readonly name: string; readonly failure: string };

export type Comparison = {
  readonly app: string;
  readonly sources: Sources;
  /** Our cold run first; the one called `eslint` is what the others are compared with. */
  readonly measured: readonly Measured[];
  /** Whatever a reader should know about this comparison, one sentence each. */
  readonly notes: readonly string[];
};

export type CompareOptions = {
  readonly runs: number;
  readonly warm: boolean;
  readonly plugin: boolean;
  /** A folder outside the app. */
  readonly scratch: string;
  /** Called before each run. */
  readonly onRun: (text: string) => void;
};

/**
 * Runs the commands in turn (A B C, A B C, …): one round to warm up the disk's cache (and ours), then the counted ones. A command that
 * fails once is not run again.
 */
export function compare(sources: Sources, { runs, warm, plugin, scratch, onRun }: CompareOptions): Comparison {
  const eslint = eslintRun(sources, scratch);
  const commands = [ours('sk-audit', sources, ['--no-cache']), ...(warm ? [ours('sk-audit, warm', sources, ['--cache-location', join(scratch, 'facts')])] : []), eslint.command, ...(plugin ? withPlugin(sources, scratch) : []), FLOOR];
  const costs = new Map<Command, Cost[]>(commands.map((command) => [command, []]));
  const failures = new Map<Command, string>();
  for (let round = 0; round <= runs; round++) {
    for (const command of commands.filter((each) => !failures.has(each))) {
      onRun(`${nameOf(sources)}: ${command.name}, ${round === 0 ? 'warm-up' : `run ${round} of ${runs}`}`);
      const run = measure(command, scratch);
      if ('failure' in run) failures.set(command, run.failure);
      else if (round > 0) costs.get(command)?.push(run.cost);
    }
  }
  const measured = commands.map((command): Measured => {
    const failure = failures.get(command);
    return failure === undefined ? { name: command.name, costs: costs.get(command) ?? [] } : { name: command.name, failure };
  });
  return { app: nameOf(sources), sources, measured, notes: [...failureNotes(measured), ...parsingNotes(sources, eslint.linted())] };
}

/** The command as people start it; findings are no failure. */
function ours(name: string, { folder }: Sources, options: readonly string[]): Command {
  return { name, args: [join(REPOSITORY, 'packages/cli/bin/sk-audit.js'), folder, '--format', 'json', ...options], cwd: folder, done: [0, 1] };
}

/** ESLint as before, and the plugin in it: reading all files anew, and with the facts of an earlier run. */
function withPlugin(sources: Sources, scratch: string): readonly Command[] {
  return [
    eslintRun(sources, scratch, { name: 'eslint, sk-audit cold', facts: false }).command,
    eslintRun(sources, scratch, { name: 'eslint, sk-audit warm', facts: join(scratch, 'plugin-facts') }).command,
  ];
}

/** Less than this no program can cost that runs on Node. */
const FLOOR: Command = { name: 'node -e 0', args: ['-e', '0'], cwd: REPOSITORY, done: [0] };

function failureNotes(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap((each) => ('failure' in each ? [`${each.name} failed: ${each.failure}`] : []));
}

/** A tool that skips or cannot read files has an easy life. */
function parsingNotes(sources: Sources, linted: ReturnType<ReturnType<typeof eslintRun>['linted']>): readonly string[] {
  const given = eslintFiles(sources).length;
  const left = sources.files.length - given;
  return [
    ...(left > 0 ? [`ESLint was not given ${left} files for which it has no parser.`] : []),
    ...(linted !== undefined && linted.files < given ? [`ESLint ignored ${given - linted.files} of ${given} files.`] : []),
    ...(linted !== undefined && linted.unparsed > 0 ? [`ESLint could not parse ${linted.unparsed} files.`] : []),
    ...(sources.unparsed > 0 ? [`sk-audit could not parse ${sources.unparsed} files.`] : []),
  ];
}
