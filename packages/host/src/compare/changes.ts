/** In which files do two states of a repository differ? Asked of git without running a filter or a hook. */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { readFileSync } from '../disk/plain-disk.js';
import { git, type GitMore } from '../listing/git.js';
import { joinPath } from '../posix-path.js';

/** One file as a state has it; `mode` `120000` is a symbolic link. */
export type TreeFile = { readonly oid: string; readonly mode: string };

export type Change = {
  /** Where the file is now, or was, relative to the top of the work tree. */
  readonly path: string;
  /** As it was before; absent when it was not there. */
  readonly before?: TreeFile;
  /** It is not there any more. */
  readonly deleted?: true;
  /** It was there under this path. */
  readonly from?: string;
};

const RAW = ['--raw', '-z', '--no-abbrev', '--ignore-submodules=all', '--no-ext-diff'];
const SUBMODULE = '160000';

/** What the index (that in `more`) changes in a commit, or in the empty tree. Undefined when git cannot tell. */
export function changesInIndex(top: string, commit: string, more: GitMore): readonly Change[] | undefined {
  const raw = git(top, ['diff-index', '--cached', '-M', ...RAW, commit, '--'], more);
  return raw === undefined ? undefined : parseRaw(raw);
}

/**
 * What the work tree changes in the index, files that git ignores left out. A file that was moved without telling git is known again when
 * it holds the same. Undefined when git cannot tell.
 */
export function changesInWorkTree(top: string, more: GitMore): readonly Change[] | undefined {
  const raw = git(top, ['diff-files', '--no-renames', ...RAW], { ...more, env: { ...more.env, ...withoutFilters(top) } });
  const others = git(top, ['ls-files', '--others', '--exclude-standard', '-z'], more);
  if (raw === undefined || others === undefined) return undefined;
  // git goes by times and sizes here, so it names files too that were only touched.
  const tracked = parseRaw(raw).filter(({ path, before, deleted }) => deleted === true || before === undefined || before.oid !== oidOnDisk(joinPath(top, path), before));
  const gone = tracked.flatMap(({ path, before, deleted }) => (deleted === true && before !== undefined ? [{ path, before }] : []));
  // A repository inside the repository ends in a slash.
  const added = others.split('\0').filter((path) => path !== '' && !path.endsWith('/')).map((path) => {
    const alike = gone.filter((one) => posix.extname(one.path) === posix.extname(path));
    const oid = alike[0] && !/(^|\/)node_modules\//.test(path) ? oidOnDisk(joinPath(top, path), alike[0].before) : undefined;
    const moved = alike.find(({ before }) => before.oid === oid);
    return moved === undefined ? { path } : { path, from: moved.path };
  });
  return [...tracked, ...added];
}

/** A repository can name programs through which files go before they are compared: the audited code must not be executed. */
function withoutFilters(top: string): { readonly [name: string]: string } {
  const keys = (git(top, ['config', '-z', '--name-only', '--get-regexp', '^filter\\..*\\.(clean|process|required)$']) ?? '').split('\0').filter((key) => key !== '');
  const pairs = [...new Set(keys)].map((key, i) => [[`GIT_CONFIG_KEY_${i}`, key], [`GIT_CONFIG_VALUE_${i}`, key.endsWith('.required') ? 'false' : '']]);
  return { GIT_CONFIG_COUNT: `${pairs.length}`, ...Object.fromEntries(pairs.flat()) };
}

/** `:100644 100644 <oid> <oid> M\0path\0`, and two paths after `R` and `C`. */
function parseRaw(raw: string): readonly Change[] {
  const fields = raw.split('\0');
  const changes: Change[] = [];
  for (let at = 0; at < fields.length - 1; ) {
    const [oldMode = '', newMode = '', oid = '', , status = ''] = (fields[at++] ?? '').slice(1).split(' ');
    const path = fields[at++] ?? '';
    const target = /^[RC]/.test(status) ? (fields[at++] ?? '') : undefined;
    if (oldMode === SUBMODULE || newMode === SUBMODULE || status === 'U') continue;
    const before = { oid, mode: oldMode };
    if (target !== undefined) changes.push({ path, before, deleted: true }, { path: target, from: path });
    else if (status === 'A') changes.push({ path });
    else changes.push({ path, before, ...(status === 'D' && { deleted: true as const }) });
  }
  return changes;
}

/** The name that git would give to the file's bytes, in the kind of hash that `like` has; undefined when it cannot be read. */
function oidOnDisk(file: string, like: TreeFile): string | undefined {
  try {
    const bytes = readFileSync(file);
    return createHash(like.oid.length > 40 ? 'sha256' : 'sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  } catch {
    return undefined;
  }
}
