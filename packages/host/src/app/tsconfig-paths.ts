/** `compilerOptions.paths`, for apps whose Vite honours them. */
import { posix } from 'node:path';
import { parse } from 'jsonc-parser';
import { readFileSync } from '../disk/disk.js';
import { isFile } from '../listing/is-file.js';
import { absolutePath, foldersUpwards, joinPath } from '../posix-path.js';
import { objectOf } from './package-json.js';

/** Pattern (`@/*`) → what it may mean, absolute (`/shop/src/*`), the preferred first. */
export type TsconfigPaths = { readonly [pattern: string]: readonly string[] };

/** Longest chain of `extends` that is followed; it also ends circles. */
const MAX_EXTENDS = 10;

/**
 * The `paths` that hold in a folder: of its tsconfig.json or jsconfig.json, or else of what that extends. Empty when there is none or it
 * cannot be read.
 */
export function tsconfigPaths(dir: string): TsconfigPaths {
  const file = ['tsconfig.json', 'jsconfig.json'].map((name) => joinPath(dir, name)).find(isFile);
  return file === undefined ? {} : pathsOf(file, MAX_EXTENDS) ?? {};
}

function pathsOf(file: string, depth: number): TsconfigPaths | undefined {
  const config = readConfig(file);
  const options = objectOf(config['compilerOptions']);
  const dir = posix.dirname(file);
  if (options['paths'] !== undefined) return absolutePaths(objectOf(options['paths']), absolutePath(dir, textOf(options['baseUrl']) ?? '.'));
  if (depth === 0) return undefined;
  // Of several bases, the last one wins.
  const bases = [config['extends']].flat().flatMap((base) => textOf(base) ?? []);
  return bases.reverse().flatMap((base) => baseFile(base, dir) ?? []).map((base) => pathsOf(base, depth - 1)).find((paths) => paths !== undefined);
}

function absolutePaths(paths: { readonly [pattern: string]: unknown }, base: string): TsconfigPaths {
  const targetsOf = (targets: unknown): readonly string[] => [targets].flat().flatMap((target) => textOf(target) ?? []);
  return Object.fromEntries(Object.entries(paths).map(([pattern, targets]) => [pattern, targetsOf(targets).map((target) => absolutePath(base, target))]));
}

/** What `extends` names: a path, or a file of an installed package. */
function baseFile(base: string, dir: string): string | undefined {
  const names = (path: string): readonly string[] => [path, `${path}.json`, `${path}/tsconfig.json`];
  if (/^(\.|\/)/.test(base)) return names(absolutePath(dir, base)).find(isFile);
  return foldersUpwards(dir).flatMap((folder) => names(joinPath(folder, `node_modules/${base}`))).find(isFile);
}

function readConfig(file: string): { readonly [key: string]: unknown } {
  try {
    return objectOf(parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), [], { allowTrailingComma: true }));
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
