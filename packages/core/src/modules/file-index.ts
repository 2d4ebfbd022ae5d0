/** Finding the file that an extensionless or `.js` path means. */
import { folderOf } from './posix-path.js';

export type FileIndex = {
  has(path: string): boolean;
  /** Does the folder hold a file, at any depth? */
  hasFolder(folder: string): boolean;
  /** The file that Vite would load for a path; `undefined` when there is none. */
  complete(path: string): string | undefined;
  /** The files below a folder, sorted. */
  below(folder: string): readonly string[];
};

/** Vite's `resolve.extensions`, in its order. */
const extensions = ['.mjs', '.js', '.mts', '.ts', '.jsx', '.tsx', '.json'];

/** What TypeScript compiles to the extension. */
const compiledFrom: { readonly [extension: string]: readonly string[] } = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Declarations have no code, but types are imported from them. */
const declarations = ['.d.ts', '.d.mts', '.d.cts'];

/** An index over the project's files. */
export function createFileIndex(paths: ReadonlySet<string>): FileIndex {
  const folders = foldersOf(paths);
  let sorted: readonly string[] | undefined;
  return {
    has: (path) => paths.has(path),
    hasFolder: (folder) => folders.has(folder),
    complete: (path) => (paths.has(path) ? path : candidates(path, folders).find((candidate) => paths.has(candidate))),
    below: (folder) => {
      sorted ??= [...paths].sort();
      return folder === '' ? sorted : sorted.slice(firstAtLeast(sorted, `${folder}/`), firstAtLeast(sorted, `${folder}0`));
    },
  };
}

function foldersOf(paths: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const path of paths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}

/**
 * The file itself, the TypeScript of which it is the output, with an extension, the index of the folder, declarations.
 * @see vite packages/vite/src/node/plugins/resolve.ts tryCleanFsResolve (7.3.8)
 */
function candidates(path: string, folders: ReadonlySet<string>): readonly string[] {
  const [, stem = path, extension = ''] = /^(.*)(\.[cm]?jsx?)$/.exec(path) ?? [];
  const inFolder = folders.has(path) ? (path === '' ? 'index' : `${path}/index`) : undefined;
  return [
    path,
    ...(compiledFrom[extension] ?? []).map((other) => stem + other),
    ...extensions.map((other) => path + other),
    ...(inFolder === undefined ? [] : extensions.map((other) => inFolder + other)),
    ...declarations.map((other) => stem + other),
    ...(inFolder === undefined ? [] : declarations.map((other) => inFolder + other)),
  ];
}

/** The position of the first text that is not below `bound`; `'0'` is the character after `'/'`. */
function firstAtLeast(sorted: readonly string[], bound: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
