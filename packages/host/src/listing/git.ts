/** The few questions that are asked of git. */
import { execFileSync } from 'node:child_process';
import { existsSync, type GitQuestion, tellOfGit } from '../disk/plain-disk.js';
import { foldersUpwards, joinPath } from '../posix-path.js';

/** In a hook git points these at the repository that commits; they would answer for every other folder too (`git rev-parse --local-env-vars`). */
const LOCAL_VARIABLES = new Set([
  'GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_NAMESPACE', 'GIT_CONFIG', 'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_IMPLICIT_WORK_TREE', 'GIT_INTERNAL_SUPER_PREFIX',
]);

export type GitMore = {
  /** Variables of git itself for this call: of those that are set nothing is passed on that points into a repository. */
  readonly env?: { readonly [name: string]: string };
  readonly input?: string;
};

/** What git prints, or undefined when it fails, is not installed or refuses the folder. */
export function git(cwd: string, args: readonly string[], more: GitMore = {}): string | undefined {
  return gitBytes(cwd, args, more)?.toString('utf8');
}

/** As {@link git}, undecoded. */
export function gitBytes(cwd: string, args: readonly string[], { env = {}, input }: GitMore = {}): Buffer | undefined {
  const question = { cwd, args, env, ...(input !== undefined && { input }) };
  const output = askGit(question);
  // What is named by its hash never changes.
  if (args[0] !== 'cat-file') tellOfGit(question, output);
  return output;
}

/** What git prints now, without telling the witness. */
export function askGit({ cwd, args, env, input }: GitQuestion): Buffer | undefined {
  try {
    // A repository can name a program as its file system monitor: the audited code must not be executed.
    return execFileSync('git', ['--no-optional-locks', '-c', 'core.fsmonitor=false', ...args], {
      cwd,
      env: { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !LOCAL_VARIABLES.has(name))), ...env },
      maxBuffer: 1 << 30,
      ...(input !== undefined && { input }),
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** The work tree's top folder that holds `dir`; undefined outside any. Reads only the disk: git need not be installed. */
export function gitRoot(dir: string): string | undefined {
  return foldersUpwards(dir).find((folder) => existsSync(joinPath(folder, '.git')));
}
