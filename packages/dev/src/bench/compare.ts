/** The measurements of one app. */
import { type CommandName, commandOf } from './commands.js';
import { eslintFiles, lintedIn } from './eslint.js';
import { type Command, type Cost, measure } from './measure.js';
import { nameOf, type Sources } from './sources.js';
import { workplaceOf } from './workplace.js';

/** All counted runs of one command, in order; or why there are none. */
export type Measured = { readonly id: CommandName; readonly name: string } & ({ readonly costs: readonly Cost[] } | { readonly failure: string });

export type Comparison = {
  readonly app: string;
  readonly sources: Sources;
  /** In the order in which they took turns. */
  readonly measured: readonly Measured[];
  /** Whatever a reader should know about this comparison, one sentence each. */
  readonly notes: readonly string[];
};

export type CompareOptions = {
  /** What takes part. */
  readonly only: readonly CommandName[];
  readonly runs: number;
  /** An empty folder outside the app. */
  readonly scratch: string;
  /** The installed `sk-audit`. */
  readonly skAudit: string;
  /** Called before each run. */
  readonly onRun: (text: string) => void;
};

/**
 * Runs the commands in turn (A B C, A B C, …) on a copy of the app: one round to warm up the disk's cache (and ours), then the counted
 * ones. A command that fails once is not run again.
 */
export function compare(folder: string, { only, runs, scratch, skAudit, onRun }: CompareOptions): Comparison {
  const place = workplaceOf(folder, scratch);
  const app = nameOf(place.sources);
  const commands = only.map((id) => ({ id, command: commandOf(id, { place, scratch, skAudit }) }));
  const costs = new Map<Command, Cost[]>(commands.map(({ command }) => [command, []]));
  const failures = new Map<Command, string>();
  for (let round = 0; round <= runs; round++) {
    for (const { command } of commands.filter((each) => !failures.has(each.command))) {
      onRun(`${app}: ${command.name}, ${round === 0 ? 'warm-up' : `run ${round} of ${runs}`}`);
      command.before?.();
      const run = measure(command, scratch);
      if ('failure' in run) failures.set(command, run.failure);
      else if (round > 0) costs.get(command)?.push(run.cost);
    }
  }
  const measured = commands.map(({ id, command }): Measured => {
    const failure = failures.get(command);
    return { id, name: command.name, ...(failure === undefined ? { costs: costs.get(command) ?? [] } : { failure }) };
  });
  return { app, sources: place.sources, measured, notes: [...failureNotes(measured), ...fileNotes(place.sources, scratch)] };
}

function failureNotes(measured: readonly Measured[]): readonly string[] {
  return measured.flatMap((each) => ('failure' in each ? [`${each.name} failed: ${each.failure}`] : []));
}

/** A tool that skips or cannot read files has an easy life. */
function fileNotes(sources: Sources, scratch: string): readonly string[] {
  const given = eslintFiles(sources).length;
  const left = sources.files.length - given;
  const linted = lintedIn(scratch);
  return [
    ...(left > 0 ? [`ESLint and oxlint were not given ${left} files for which they have no parser.`] : []),
    ...(linted !== undefined && linted.files < given ? [`ESLint ignored ${given - linted.files} of ${given} files.`] : []),
    ...(linted !== undefined && linted.unparsed > 0 ? [`ESLint could not parse ${linted.unparsed} files.`] : []),
    ...(sources.unparsed > 0 ? [`sk-audit could not parse ${sources.unparsed} files.`] : []),
  ];
}
