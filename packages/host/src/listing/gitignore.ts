/** Does a `.gitignore` exclude a path? For folders outside git, and for files that do not exist (generated code). */
import { posix } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { readFileSync } from '../disk/disk.js';
import { foldersUpwards, joinPath } from '../posix-path.js';

/**
 * A test for paths below `base`, which honours the `.gitignore` files from `base` downwards, and `.git/info/exclude` in it. Paths are
 * relative to `base`; a folder ends in `/`. As in git, nothing below an excluded folder can be included again.
 */
export function gitignoreTest(base: string): (path: string) => boolean {
  const rules = new Map<string, Ignore | undefined>();
  const excluded = new Map<string, boolean>();

  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) rules.set(folder, readRules(base, folder));
    return rules.get(folder);
  };

  const decide = (path: string): boolean => {
    for (const folder of foldersAround(path)) {
      const verdict = rulesOf(folder)?.test(folder === '' ? path : path.slice(folder.length + 1));
      if (verdict?.ignored) return true;
      if (verdict?.unignored) return false;
    }
    return false;
  };

  const isExcludedFolder = (folder: string): boolean => {
    const known = excluded.get(folder);
    if (known !== undefined) return known;
    const answer = isExcluded(`${folder}/`);
    excluded.set(folder, answer);
    return answer;
  };

  const isExcluded = (path: string): boolean => {
    const folder = parentOf(path);
    return (folder !== '' && isExcludedFolder(folder)) || decide(path);
  };

  return (path) => path !== '' && !path.startsWith('/') && !path.startsWith('../') && isExcluded(path);
}

function parentOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

/** Folders whose `.gitignore` speaks about the path, the strongest first, `''` last. */
function foldersAround(path: string): readonly string[] {
  const folder = parentOf(path);
  return folder === '' ? [''] : [...foldersUpwards(folder).filter((each) => each !== '.'), ''];
}

function readRules(base: string, folder: string): Ignore | undefined {
  const dir = joinPath(base, folder);
  const text = [folder === '' ? textOf(joinPath(dir, '.git/info/exclude')) : '', textOf(joinPath(dir, '.gitignore'))].join('\n');
  return text.trim() === '' ? undefined : ignore({ allowRelativePaths: false }).add(text);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
