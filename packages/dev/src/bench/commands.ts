/** Everything that can be measured, by the name under which `--only` asks for it. */
import { join } from 'node:path';
import { REPOSITORY } from '../workspace.js';
import { eslint } from './eslint.js';
import type { Command } from './measure.js';
import { knip, oxlint, svelteCheck } from './rivals.js';
import type { Sources } from './sources.js';
import type { Workplace } from './workplace.js';

/** What a command is made of. */
type Ingredients = {
  readonly place: Workplace;
  /** A folder outside the app. */
  readonly scratch: string;
  /** The installed `sk-audit`. */
  readonly skAudit: string;
};

const COMMANDS = {
  cold: ({ place, skAudit }: Ingredients) => ours('sk-audit, cold', place.sources, skAudit, ['--no-cache']),
  warm: ({ place, scratch, skAudit }: Ingredients) => ours('sk-audit, warm', place.sources, skAudit, ['--cache-location', join(scratch, 'facts')]),
  staged: (of: Ingredients): Command => ({ ...staged('sk-audit, three files staged', of), before: of.place.stageThree }),
  'staged-again': (of: Ingredients) => staged('sk-audit, the same three again', of),
  help: ({ skAudit }: Ingredients): Command => ({ name: 'sk-audit --help', args: [skAudit, '--help'], cwd: REPOSITORY, done: [0] }),
  eslint: ({ place, scratch }: Ingredients) => eslint(place.sources, scratch),
  'svelte-check': ({ place, scratch }: Ingredients) => svelteCheck(place.sources, scratch),
  knip: ({ place, scratch }: Ingredients) => knip(place.sources, scratch),
  oxlint: ({ place }: Ingredients) => oxlint(place.sources),
  node: (): Command => ({ name: 'node -e 0', args: ['-e', '0'], cwd: REPOSITORY, done: [0] }),
  'plugin-cold': ({ place, scratch }: Ingredients) => eslint(place.sources, scratch, { name: 'eslint, sk-audit cold', facts: false }),
  'plugin-warm': ({ place, scratch }: Ingredients) => eslint(place.sources, scratch, { name: 'eslint, sk-audit warm', facts: join(scratch, 'plugin-facts') }),
};

export type CommandName = keyof typeof COMMANDS;

/** Every name, in the order of the table. */
export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/** What is measured unless names are given: everything but ESLint with our plugin. */
export const USUAL: readonly CommandName[] = COMMAND_NAMES.filter((name) => !name.startsWith('plugin-'));

/** The command of that name. */
export function commandOf(name: CommandName, ingredients: Ingredients): Command {
  return COMMANDS[name](ingredients);
}

/** With the facts of the run before. */
function staged(name: string, { place, scratch, skAudit }: Ingredients): Command {
  return ours(name, place.staged, skAudit, ['--staged', '--cache-location', join(scratch, 'staged-facts')]);
}

/** The command as people start it, with the rules that are recommended; findings are no failure. */
function ours(name: string, { folder }: Sources, skAudit: string, options: readonly string[]): Command {
  return { name, args: [skAudit, folder, '--format', 'json', ...options], cwd: folder, done: [0, 1] };
}
