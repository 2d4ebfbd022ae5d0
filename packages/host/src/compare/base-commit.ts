/** The commit with which a work tree is compared. */
import { objectOf, parseObject } from '../app/package-json.js';
import { readFileSync } from '../disk/plain-disk.js';
import { git } from '../listing/git.js';
import { UserError } from '../user-error.js';

/** The environment of a process. */
export type Env = { readonly [name: string]: string | undefined };

export type Base = { /** As a person would name it. */ readonly ref: string; /** The commit from which both sides went on. */ readonly commit: string };

/**
 * Where HEAD left `ref`; with `auto`, where it left the branch that a pull request on GitHub or a merge request on GitLab goes to, and
 * elsewhere where it left the default branch of `origin`.
 * @throws {UserError} when there is no such commit, or the history does not reach back to it
 */
export function baseCommit(top: string, ref: string, env: Env): Base {
  const candidates = ref === 'auto' ? autoRefs(env) : [ref];
  const found = candidates.find((candidate) => commitOf(top, candidate) !== undefined);
  const named = found ?? candidates[0] ?? ref;
  if (commitOf(top, 'HEAD') === undefined) throw new UserError('There is no commit yet with which to compare.');
  const commit = found === undefined ? undefined : mergeBase(top, found) ?? targetOfMerge(top, env);
  if (commit !== undefined) return { ref: shortName(named), commit };
  if (isShallow(top)) throw new UserError(tooShallow(named));
  if (found !== undefined) throw new UserError(`HEAD and "${named}" have no commit in common.`);
  throw new UserError(ref === 'auto' ? NO_BASE : `git knows no commit "${ref}". Name a branch, a tag or a commit: --since main.`);
}

const NO_BASE = 'This is no pull request and "origin" has no default branch, so --since needs a branch, a tag or a commit: --since main.';

function tooShallow(ref: string): string {
  return `The history here is cut off before the commit where this branch left "${shortName(ref)}" (a shallow clone). Fetch all of it: "fetch-depth: 0" for actions/checkout, "GIT_DEPTH: 0" on GitLab, "git fetch --unshallow" elsewhere.`;
}

/** What the services say about the target, the best first. */
function autoRefs(env: Env): readonly string[] {
  const branch = env['GITHUB_BASE_REF'];
  const refs = [env['CI_MERGE_REQUEST_DIFF_BASE_SHA'], branch && `origin/${branch}`, branch, eventBase(env['GITHUB_EVENT_PATH'])].filter((ref) => ref !== undefined && ref !== '');
  return refs.length > 0 ? (refs as string[]) : ['origin/HEAD'];
}

/** The commit of the target branch in the event that started a GitHub workflow. */
function eventBase(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    const event = parseObject(readFileSync(file, 'utf8')) ?? {};
    const sha = objectOf(objectOf(event['pull_request'])['base'])['sha'] ?? objectOf(event['merge_group'])['base_sha'];
    return typeof sha === 'string' ? sha : undefined;
  } catch {
    return undefined;
  }
}

function mergeBase(top: string, ref: string): string | undefined {
  return git(top, ['merge-base', ref, 'HEAD'])?.trim().split('\n')[0];
}

/** GitHub checks out a merge of the pull request into its target, whose first parent is the target: two commits are enough then. */
function targetOfMerge(top: string, env: Env): string | undefined {
  return /^refs\/pull\/\d+\/merge$/.test(env['GITHUB_REF'] ?? '') && commitOf(top, 'HEAD^2') !== undefined ? commitOf(top, 'HEAD^1') : undefined;
}

/** The full name of a commit; undefined when git knows none by this name. */
export function commitOf(top: string, ref: string): string | undefined {
  // What begins with a dash would be an option.
  return ref === '' || ref.startsWith('-') ? undefined : git(top, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`])?.trim();
}

function isShallow(top: string): boolean {
  return git(top, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

function shortName(ref: string): string {
  return /^[0-9a-f]{40,64}$/.test(ref) ? ref.slice(0, 9) : ref;
}
