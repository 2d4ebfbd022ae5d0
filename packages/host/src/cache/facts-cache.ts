/** Facts of an earlier run, so that a file that has not changed is not parsed again. */
import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { FileFacts } from '@sk-audit/core';
import { joinPath } from '../posix-path.js';
import { writeWhole } from '../write-whole.js';

export type FactsCache = {
  /** Facts of the file with these contents; undefined when they are not known. Marks the entry as needed. A file can have several. */
  get(path: string, contents: string): FileFacts | undefined;
  set(path: string, contents: string, facts: FileFacts): void;
  /** Writes what this run needed and a little of what earlier ones did, when it differs from what was read. Silent when it cannot be written. */
  save(): void;
};

/** What lies on the disk. `contents` is the hash of the file's bytes. */
type Entry = { readonly contents: string; readonly facts: FileFacts };
type OtherEntry = Entry & { readonly path: string };
type Stored = {
  readonly version: string;
  readonly files: { readonly [path: string]: Entry };
  /** The same files with other contents, the latest first: those of a commit, or of git's index. */
  readonly others: readonly OtherEntry[];
};

/** Other contents that are kept although the run did not need them: a full run between two that compare with a commit shall not cost them. */
const KEPT_OTHERS = 50;

/**
 * The file in which an app's facts are kept: below the app's node_modules, or in the folder `location` when one is given. Undefined when
 * there is neither: nothing of ours may appear in somebody's work tree unasked.
 */
export function factsCacheFile(appDir: string, location?: string): string | undefined {
  if (location !== undefined) return joinPath(location, `facts-${createHash('sha1').update(appDir).digest('hex').slice(0, 12)}.json`);
  const modules = joinPath(appDir, 'node_modules');
  return existsSync(modules) ? joinPath(modules, '.cache/sk-audit/facts.json') : undefined;
}

/**
 * The cache in one file. `version` is that of the facts' format and of the program that made them: others are forgotten. Without a file,
 * and for one that is broken, it begins empty; no failure of the disk is ever an error.
 */
export function openFactsCache(file: string | undefined, version: string): FactsCache {
  const stored: Stored = (file === undefined ? undefined : read(file, version)) ?? { version, files: {}, others: [] };
  const known = new Map([...stored.others, ...Object.entries(stored.files).map(([path, entry]) => ({ ...entry, path }))].map((entry) => [keyOf(entry.path, entry.contents), entry]));
  const needed = new Map<string, OtherEntry>();
  let changed = false;
  return {
    get(path, contents) {
      const key = keyOf(path, contents);
      const entry = known.get(key);
      if (entry !== undefined) needed.set(key, entry);
      return entry?.facts;
    },
    set(path, contents, facts) {
      if (needed.has(keyOf(path, contents))) return;
      needed.set(keyOf(path, contents), { path, contents, facts });
      changed = true;
    },
    save() {
      const paths = new Set([...needed.values()].map(({ path }) => path));
      const isSmaller = Object.keys(stored.files).some((path) => !paths.has(path));
      if (file !== undefined && (changed || isSmaller)) write(file, toStore(version, needed, [...Object.entries(stored.files).map(([path, entry]) => ({ ...entry, path })), ...stored.others]));
      changed = false;
    },
  };
}

function keyOf(path: string, contents: string): string {
  return `${path}\0${contents}`;
}

/** Of each file the contents that were needed first; the other ones that were needed, and the latest of the `earlier` ones. */
function toStore(version: string, needed: ReadonlyMap<string, OtherEntry>, earlier: readonly OtherEntry[]): Stored {
  const files = new Map<string, Entry>();
  const others: OtherEntry[] = [];
  for (const entry of needed.values()) {
    if (files.has(entry.path)) others.push(entry);
    else files.set(entry.path, { contents: entry.contents, facts: entry.facts });
  }
  const spare = earlier.filter(({ path, contents }) => !needed.has(keyOf(path, contents)));
  return { version, files: Object.fromEntries(files), others: [...others, ...spare.slice(0, Math.max(0, KEPT_OTHERS - others.length))] };
}

function read(file: string, version: string): Stored | undefined {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored>;
    const { files = {}, others = [] } = stored;
    return stored.version === version && [...Object.values(files), ...others].every(isEntry) ? { version, files, others } : undefined;
  } catch {
    return undefined;
  }
}

const TABLES: readonly (keyof FileFacts)[] = [
  'imports', 'exports', 'bindings', 'functions', 'calls', 'writes', 'reads', 'awaits', 'exits', 'tries', 'conditions', 'steps', 'elements', 'awaitBlocks', 'disables',
];

/** An entry that something else has written or cut would end the run as a bug of a rule. */
function isEntry(entry: Partial<Entry> | null): boolean {
  const facts = entry?.facts as { readonly [table: string]: unknown } | undefined;
  return typeof entry?.contents === 'string' && facts !== undefined && TABLES.every((table) => Array.isArray(facts[table]));
}

function write(file: string, stored: Stored): void {
  try {
    writeWhole(file, JSON.stringify(stored));
  } catch {
    // The next run parses again.
  }
}
