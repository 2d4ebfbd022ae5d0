/** Facts of an earlier run, so that a file that has not changed is not parsed again. */
import { createHash } from 'node:crypto';
import type { FileFacts } from '@sk-audit/core';
import { joinPath } from '../posix-path.js';
import { cacheFolder } from './cache-folder.js';
import { readSealed, writeSealed } from './sealed-file.js';

export type FactsCache = {
  /** Facts of the file with these contents; undefined when they are not known. Marks the entry as needed. A file can have several. */
  get(path: string, contents: string): FileFacts | undefined;
  set(path: string, contents: string, facts: FileFacts): void;
  /** Writes what this run needed and a little of what earlier ones did, when more than a few differ from what was read. Silent when it cannot be written. */
  save(): void;
};

/** `contents` is the hash of the file's bytes. */
type Entry = { readonly path: string; readonly contents: string; /** The facts as JSON. */ readonly json: () => Buffer };
/** Where the JSON of each entry ends, in the order of the entries. The entries from `others` on belong to files that have one already, or are spare. */
type Index = { readonly others: number; readonly entries: readonly (readonly [path: string, contents: string, end: number])[] };

/** Other contents that are kept although the run did not need them: a full run between two that compare with a commit shall not cost them. */
const KEPT_OTHERS = 50;

/** One in so many is sooner made again than all are written: the 24 MB of an app with 1,400 files cost as much CPU as 90 of its files. */
const FEW = 50;

/** The file in which an app's facts are kept: below the app's node_modules, in the user's folder for caches, or in `location`. */
export function factsCacheFile(appDir: string, location?: string): string | undefined {
  const place = cacheFolder(appDir, location);
  if (place === undefined) return undefined;
  return joinPath(place.folder, place.isOwn ? 'facts.cache' : `facts-${createHash('sha1').update(appDir).digest('hex').slice(0, 12)}.cache`);
}

/**
 * The cache in one file. `version` is that of the facts' format and of the program that made them: others are forgotten. Without a file,
 * and for one that is broken, it begins empty; no failure of the disk is ever an error. Facts are parsed when they are asked for.
 */
export function openFactsCache(file: string | undefined, version: string): FactsCache {
  const stored = file === undefined ? NOTHING : read(file, version);
  const known = new Map(stored.entries.map((entry) => [keyOf(entry.path, entry.contents), entry]));
  const needed = new Map<string, Entry>();
  let made = 0;
  return {
    get(path, contents) {
      const key = keyOf(path, contents);
      const entry = known.get(key);
      if (entry === undefined) return undefined;
      needed.set(key, entry);
      return JSON.parse(entry.json().toString('utf8')) as FileFacts;
    },
    set(path, contents, facts) {
      const key = keyOf(path, contents);
      if (needed.has(key)) return;
      needed.set(key, { path, contents, json: () => Buffer.from(JSON.stringify(facts)) });
      made += 1;
    },
    save() {
      const paths = new Set([...needed.values()].map(({ path }) => path));
      const gone = stored.entries.slice(0, stored.others).filter(({ path }) => !paths.has(path)).length;
      if (file === undefined || (made + gone) * FEW <= needed.size) return;
      write(file, version, [...needed.values()], stored.entries.filter(({ path, contents }) => !needed.has(keyOf(path, contents))));
      made = 0;
    },
  };
}

function keyOf(path: string, contents: string): string {
  return `${path}\0${contents}`;
}

type Stored = { readonly entries: readonly Entry[]; readonly others: number };
const NOTHING: Stored = { entries: [], others: 0 };

/** The facts, one after the other, and then the index, which is the last line. */
function read(file: string, version: string): Stored {
  const sealed = readSealed(file, sealOf(version), (bytes) => ({ bytes, index: JSON.parse(bytes.toString('utf8', bytes.lastIndexOf('\n') + 1)) as Index }));
  if (sealed === undefined) return NOTHING;
  const { bytes, index: { others, entries } } = sealed;
  return { others, entries: entries.map(([path, contents, end], i) => ({ path, contents, json: () => bytes.subarray(entries[i - 1]?.[2] ?? 0, end) })) };
}

/** The contents that were needed first of each file, then the others that were needed, then the latest of the spare ones. */
function write(file: string, version: string, needed: readonly Entry[], spare: readonly Entry[]): void {
  const firsts = new Map(needed.toReversed().map((entry) => [entry.path, entry]));
  const others = needed.filter((entry) => firsts.get(entry.path) !== entry);
  const entries = [...needed.filter((entry) => firsts.get(entry.path) === entry), ...others, ...spare.slice(0, Math.max(0, KEPT_OTHERS - others.length))];
  writeSealed(file, sealOf(version), withIndex(entries, firsts.size));
}

/** Each is made when it is written: together they are as large as the app. */
function* withIndex(entries: readonly Entry[], others: number): Iterable<Buffer> {
  const ends: number[] = [];
  let end = 0;
  for (const { json } of entries) {
    const part = json();
    ends.push((end += part.length));
    yield part;
  }
  const index: Index = { others, entries: entries.map(({ path, contents }, i) => [path, contents, ends[i] ?? 0] as const) };
  yield Buffer.from(`\n${JSON.stringify(index)}`);
}

function sealOf(version: string): string {
  return `facts ${version}`;
}
