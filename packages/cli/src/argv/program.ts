/** The command line: which commands and options there are. What they do is passed in. */
import { Command } from 'commander';
import { FORMATS } from '../reporters/formats.js';
import type { InitOptions } from '../commands/init.js';
import type { MoveOptions } from '../commands/move.js';
import type { RawAuditOptions } from './audit-options.js';

export type Actions = {
  readonly audit: (paths: readonly string[], options: RawAuditOptions) => void;
  readonly rules: (options: { readonly json?: boolean; readonly color?: boolean }) => void;
  readonly explain: (rule: string, options: { readonly color?: boolean }) => void;
  readonly routes: (paths: readonly string[], options: { readonly json?: boolean; readonly color?: boolean }) => void;
  readonly init: (options: InitOptions) => void;
  readonly move: (file: string, to: string, options: MoveOptions) => void;
  readonly why: (file: string, options: { readonly json?: boolean; readonly color?: boolean }) => void;
};

/** Where commander writes its help and its complaints. */
export type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void };

const EXAMPLES = `
Examples:
  sk-audit                          every SvelteKit app below this folder
  sk-audit apps/shop -f concise     one app, one line a finding
  sk-audit -o sarif=audit.sarif     the usual report, and one for machines
  sk-audit --rule return-fail=error --fail-on warn
  sk-audit --staged                 what the commit under way adds
  sk-audit --diff | git apply       as --fix, by way of a patch
  sk-audit --target-kit 3           what an upgrade to SvelteKit 3 asks for
  sk-audit ./rules                  a folder that is named like a command
  sk-audit why src/lib/cart.ts      where it runs, and which imports bring it there
  sk-audit move src/lib/db.ts src/lib/server/
                                    all its importers are rewritten

Exit codes:
  0  nothing to report    1  findings (see --fail-on, --max-warnings)    2  could not do the job`;

/** The program. Its `parse` throws a `CommanderError` instead of ending the process. */
export function createProgram(version: string, actions: Actions, streams: Streams): Command {
  const program = new Command('sk-audit')
    .description('Finds what will break, leak or run slowly in a SvelteKit app, before it runs.')
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.err, outputError: (message, write) => write(oneSentence(message)) })
    .enablePositionalOptions() // what stands behind a command belongs to it
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES);
  addAudit(program).action((paths: readonly string[], options: RawAuditOptions) => actions.audit(paths, options));
  addColor(program.command('rules').description('list the rules').option('--json', 'as JSON')).action(actions.rules);
  addColor(program.command('explain').description('say what a rule reports, why, and what to do').argument('<rule>', 'a rule id')).action(actions.explain);
  addColor(program.command('routes').description('show the routes: what each has, its options, what reaches the browser').argument('[paths...]', 'apps, or folders of routes in them (usually .)').option('--json', 'as JSON'))
    .action((paths: readonly string[], options) => actions.routes(paths.length > 0 ? paths : ['.'], options));
  addColor(program.command('why').description('say where a file runs and what brings it there').argument('<file>', 'a source file of an app').option('--json', 'as JSON')).action(actions.why);
  addColor(program.command('move').description('move a module and rewrite its importers, showing each change first').argument('<file>', 'a module or component of an app').argument('<to>', 'its new path, or a folder (with a slash at its end)')
    .option('-y, --yes', 'ask nothing').option('--dry-run', 'show the plan, and write nothing').option('--diff', 'show it as a patch, and write nothing').option('--force', 'even when something stands in the way'))
    .action(actions.move);
  addColor(program.command('init').description('set up settings, ESLint, a hook and a pipeline, showing each change first').option('-y, --yes', 'ask nothing, and write what is safe').option('--dry-run', 'ask nothing, and write nothing'))
    .action((options: InitOptions) => actions.init(options));
  return program;
}

function addAudit(program: Command): Command {
  return addColor(
    program
      .argument('[paths...]', 'folders or files; the SvelteKit apps in, below or around them are audited (usually .)')
      .option('-f, --format <format>', `${FORMATS.join(', ')} (usually ${FORMATS[0]})`)
      .option('-o, --output <[format=]path>', 'also write a report to a file; repeatable', collect)
      .option('--fail-on <severity>', 'exit with 1 on findings from this severity on: error, warn, info, none', 'error')
      .option('--max-warnings <n>', 'exit with 1 when there are more warnings')
      .option('--staged', "report what git's index adds to HEAD, wherever it shows: for a hook")
      .option('--since [ref]', 'report what is new since the branch left this one; without it found in pull requests')
      .option('--target-kit <version>', 'report what this Kit would break or change that is no finding today: 3, or 3.2.0')
      .option('--fix', 'edit files where that is safe, and report what remains')
      .option('--fix-suggestions', 'as --fix; where there is no safe edit, make the first one that is suggested')
      .option('--diff', 'print what would be edited as a patch, write nothing, and exit with 1 if that is anything')
      .option('--scope <app|files>', 'with --staged and --since: only what is new in the changed files')
      .option('--baseline [file]', 'leave out the findings that stand in this file (usually sk-audit-baseline.json)')
      .option('--no-baseline', 'report them, whatever the settings say')
      .option('--update-baseline', 'write all findings into the baseline, and exit with 0')
      .option('--prune-baseline', 'strike out of the baseline what is gone from the code')
      .option('--stdin', 'read a file from standard input, as an editor has it')
      .option('--stdin-filename <path>', 'where that file lies; the report is about it alone')
      .option('--sarif-include-suppressed', 'sarif: also what comments disable')
      .option('--exit-zero', 'exit with 0 whatever is found')
      .option('--rule <id[=severity]>', 'turn one rule off, or on with info, warn or error; repeatable', collect)
      .option('--all-rules', 'run the rules that are not recommended, too')
      .option('--quiet', 'show errors only; the exit code still counts everything')
      .option('--verbose', 'show every finding, note and skipped rule')
      .option('--no-inline-disables', 'report what comments disable')
      .option('-c, --config <file>', 'read the settings from this file')
      .option('--cache-location <folder>', 'where the facts of unchanged files and the last reports are kept')
      .option('--no-cache', 'read and parse every file'),
  );
}

function addColor(command: Command): Command {
  return command.option('--color', 'colour the report').option('--no-color', 'do not colour the report');
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** commander's `error: unknown option '--foo'`, with its guess on the next line, as we say it. */
function oneSentence(message: string): string {
  const [what = '', guess = ''] = message.trim().replace(/^error: /, '').split('\n');
  const plainer = what.replace(/^(option) '(?:-\w, )?(--[\w-]+).*' argument missing$/, "$1 '$2' needs a value");
  const sentence = `${plainer.charAt(0).toUpperCase()}${plainer.slice(1).replace(/\.$/, '')}.`.replaceAll("'", '"');
  const meant = /^\(Did you mean (.*)\?\)$/.exec(guess)?.[1];
  const hint = meant === undefined ? '"sk-audit --help" lists what there is.' : `Did you mean ${meant.startsWith('one of') ? meant : `"${meant}"`}?`;
  return `sk-audit: ${sentence} ${hint}\n`;
}
