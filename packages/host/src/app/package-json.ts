/** package.json, as far as it matters here. */
import { readFileSync } from '../disk/disk.js';
import { joinPath } from '../posix-path.js';

export type Manifest = {
  readonly name?: string;
  readonly version?: string;
  /** Name → range, of every kind of dependency. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly exports?: unknown;
  readonly main?: string;
  readonly svelte?: string;
  /** `imports` as written. */
  readonly imports?: unknown;
  /** Globs of `workspaces`, of either form. */
  readonly workspaces: readonly string[];
  /** Everything, as written. */
  readonly raw: { readonly [key: string]: unknown };
};

export type ManifestRead = { readonly manifest: Manifest } | { readonly problem: 'missing' | 'unreadable' };

/** Weakest first: where a package stands twice, what the package itself needs counts. */
const KINDS = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];

/** The package.json of a folder. Never throws: `unreadable` is broken JSON too. */
export function readPackageJson(dir: string): ManifestRead {
  let text: string;
  try {
    text = readFileSync(joinPath(dir, 'package.json'), 'utf8');
  } catch (error) {
    return { problem: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' };
  }
  const raw = parseObject(text);
  return raw === undefined ? { problem: 'unreadable' } : { manifest: manifestOf(raw) };
}

function manifestOf(raw: { readonly [key: string]: unknown }): Manifest {
  const workspaces = objectOf(raw['workspaces'])['packages'] ?? raw['workspaces'];
  return {
    name: textOf(raw['name']),
    version: textOf(raw['version']),
    dependencies: new Map(KINDS.flatMap((kind) => textEntries(raw[kind]))),
    exports: raw['exports'],
    main: textOf(raw['main']),
    svelte: textOf(raw['svelte']),
    imports: raw['imports'],
    workspaces: Array.isArray(workspaces) ? workspaces.filter((glob): glob is string => typeof glob === 'string') : [],
    raw,
  };
}

/** The JSON object in a text; undefined when it is no JSON, or no object. A byte order mark is skipped. */
export function parseObject(text: string): { readonly [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [key: string]: unknown }) : undefined;
  } catch {
    return undefined;
  }
}

/** The value, when it is an object; else an empty one. */
export function objectOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { [key: string]: unknown }) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The entries of an object whose values are strings. */
export function textEntries(value: unknown): readonly (readonly [string, string])[] {
  return Object.entries(objectOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
