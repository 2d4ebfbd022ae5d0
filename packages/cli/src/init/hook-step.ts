/** The hook before a commit, in whichever hook manager the project has. */
import { withJsonValue } from '@sk-audit/host';
import { type Files, folderInRepository, type InRepository, isYaml, type Step } from './step.js';
import { addedToBlock, hasTopKey } from './yaml-block.js';

/** The hook managers that are known; the first one that is set up counts. */
export const HOOK_MANAGERS = ['lefthook', 'husky', 'pre-commit', 'simple-git-hooks'] as const;
export type HookManager = (typeof HOOK_MANAGERS)[number];

/** What one manager's step is made of. */
type Asked = { readonly top: string; readonly command: string; readonly files: Files };

const WHAT = 'Hook';
const COMMAND = 'npx --no-install sk-audit --staged';
const LEFTHOOK_NAMES = /^\.?lefthook\.(ya?ml|toml|jsonc?)$/;
const SIMPLE_GIT_HOOKS_NAMES = /^\.?simple-git-hooks\.([cm]?js|json)$/;

/** The hook manager of the repository; undefined when none is set up. */
export function hookManagerOf({ top }: InRepository, files: Files): HookManager | undefined {
  const names = files.names(top);
  if (names.some((name) => LEFTHOOK_NAMES.test(name))) return 'lefthook';
  if (names.includes('.husky')) return 'husky';
  if (names.includes('.pre-commit-config.yaml')) return 'pre-commit';
  return names.some((name) => SIMPLE_GIT_HOOKS_NAMES.test(name)) || simpleGitHooks(files.read(`${top}/package.json`)) !== undefined ? 'simple-git-hooks' : undefined;
}

/** The hook in that manager's file, which need not be there yet. */
export function hookStep(manager: HookManager, place: InRepository, files: Files): Step {
  const folder = folderInRepository(place);
  // Hooks run at the top of the repository. In a folder with unusual letters the command would need quotes within quotes.
  const command = folder === '' ? COMMAND : `cd ${/^[\w./-]+$/.test(folder) ? folder : '…'} && ${COMMAND}`;
  const asked = { top: place.top, command, files };
  const step = { lefthook, husky, 'pre-commit': preCommit, 'simple-git-hooks': simpleGitHooksStep }[manager](asked);
  return step.kind === 'change' && command.includes('…') ? { kind: 'by hand', what: WHAT, file: step.file, lines: [command] } : step;
}

function lefthook({ top, command, files }: Asked): Step {
  const name = files.names(top).find((each) => LEFTHOOK_NAMES.test(each));
  const file = `${top}/${name ?? 'lefthook.yml'}`;
  const job = ['- name: sk-audit', `  run: ${command}`];
  const whole = `pre-commit:\n  jobs:\n${job.map((line) => `    ${line}\n`).join('')}`;
  const before = files.read(file);
  if (before === undefined) return { kind: 'change', what: WHAT, file, before, after: whole, packages: ['lefthook'], then: ['npx lefthook install'] };
  if (before.includes('sk-audit')) return { kind: 'there', what: WHAT, file };
  const after = /\.ya?ml$/.test(file) && (hasTopKey(before, 'pre-commit')
    ? (addedToBlock(before, ['pre-commit', 'jobs'], job) ?? addedToBlock(before, ['pre-commit', 'commands'], ['sk-audit:', `  run: ${command}`]))
    : `${before.trimEnd()}\n\n${whole}`.trimStart());
  return after && isYaml(after) ? { kind: 'change', what: WHAT, file, before, after } : { kind: 'by hand', what: WHAT, file, lines: whole.trimEnd().split('\n') };
}

function husky({ top, command, files }: Asked): Step {
  const file = `${top}/.husky/pre-commit`;
  const before = files.read(file);
  if (before?.includes('sk-audit')) return { kind: 'there', what: WHAT, file };
  const isNew = !files.names(top).includes('.husky');
  // In brackets the folder changes for this command alone.
  const line = command === COMMAND ? command : `(${command})`;
  const after = before === undefined || before.trim() === '' ? `${line}\n` : `${before.trimEnd()}\n${line}\n`;
  return { kind: 'change', what: WHAT, file, before, after, ...(isNew && { packages: ['husky'], then: ['npm pkg set scripts.prepare=husky', 'npx husky'] }) };
}

function preCommit({ top, command, files }: Asked): Step {
  const file = `${top}/.pre-commit-config.yaml`;
  const entry = command === COMMAND ? command : `sh -c '${command}'`;
  const repo = ['- repo: local', '  hooks:', '    - id: sk-audit', '      name: sk-audit', `      entry: ${entry}`, '      language: system', '      pass_filenames: false'];
  const before = files.read(file);
  if (before === undefined) return { kind: 'change', what: WHAT, file, before, after: `repos:\n${repo.map((line) => `  ${line}\n`).join('')}`, then: ['pre-commit install'] };
  if (before.includes('sk-audit')) return { kind: 'there', what: WHAT, file };
  const after = addedToBlock(before, ['repos'], repo);
  return after && isYaml(after) ? { kind: 'change', what: WHAT, file, before, after } : { kind: 'by hand', what: WHAT, file, lines: repo };
}

function simpleGitHooksStep({ top, command, files }: Asked): Step {
  const own = files.names(top).find((name) => SIMPLE_GIT_HOOKS_NAMES.test(name));
  const file = `${top}/${own ?? 'package.json'}`;
  const before = files.read(file);
  const hooks = simpleGitHooks(before);
  const earlier = hooks?.['pre-commit'];
  if (before !== undefined && (own === undefined ? JSON.stringify(hooks ?? {}) : before).includes('sk-audit')) return { kind: 'there', what: WHAT, file };
  if (before === undefined || own !== undefined || (earlier !== undefined && typeof earlier !== 'string')) return { kind: 'by hand', what: WHAT, file, lines: [`"pre-commit": "${command}"`] };
  const after = withJsonValue(before, ['simple-git-hooks', 'pre-commit'], earlier === undefined ? command : `${earlier} && ${command}`);
  return { kind: 'change', what: WHAT, file, before, after, then: ['npx simple-git-hooks'], ...(hooks === undefined && { packages: ['simple-git-hooks'] }) };
}

/** What a package.json says under the manager's key. */
function simpleGitHooks(manifest: string | undefined): { readonly [hook: string]: unknown } | undefined {
  const hooks = manifest === undefined ? undefined : (JSON.parse(manifest.replace(/^\uFEFF/, '')) as { readonly [key: string]: unknown } | null)?.['simple-git-hooks'];
  return typeof hooks === 'object' && hooks !== null ? (hooks as { readonly [hook: string]: unknown }) : undefined;
}
