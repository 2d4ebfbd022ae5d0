/** Facts of an earlier run, so that a file that has not changed is not parsed again. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { FileFacts } from '@sk-audit/core';
import { makeFolder } from '../make-folder.js';
import { joinPath } from '../posix-path.js';

export type FactsCache = {
  /** Facts of the file with these contents; undefined when they are not known. Marks the entry as needed. */
  get(path: string, contents: string): FileFacts | undefined;
  set(path: string, contents: string, facts: FileFacts): void;
  /** Writes what this run needed, when it differs from what was read. Silent when it cannot be written. */
  save(): void;
};

/** What lies on the disk. `contents` is the hash of the file's bytes. */
type Entry = { readonly contents: string; readonly facts: FileFacts };
type Stored = { readonly version: string; readonly files: { readonly [path: string]: Entry } };

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
  const known = new Map(Object.entries(file === undefined ? {} : read(file, version)));
  const needed = new Map<string, Entry>();
  let changed = false;
  return {
    get(path, contents) {
      const entry = known.get(path);
      if (entry?.contents !== contents) return undefined;
      needed.set(path, entry);
      return entry.facts;
    },
    set(path, contents, facts) {
      needed.set(path, { contents, facts });
      changed = true;
    },
    save() {
      if (file !== undefined && (changed || needed.size < known.size)) write(file, { version, files: Object.fromEntries(needed) });
    },
  };
}

function read(file: string, version: string): Stored['files'] {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Stored>;
    const usable = stored.version === version && Object.values(stored.files ?? {}).every(isEntry);
    return usable ? (stored.files ?? {}) : {};
  } catch {
    return {};
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

/** First beside the file, then in its place: a run that is stopped, or another at the same time, leaves a whole file. */
function write(file: string, stored: Stored): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    makeFolder(posix.dirname(file));
    writeFileSync(temporary, JSON.stringify(stored));
    renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It could not be written, so there is most likely nothing to remove.
  }
}
