/** The facts of files on the disk, each made again only when the file has changed. */
import { extractFacts } from '@sk-audit/extract';
import type { FileFacts } from '@sk-audit/core';
import type { FactsCache } from '../cache/facts-cache.js';
import { factsShrinker } from './facts-shrinker.js';
import { readSource } from './read-source.js';
import { tokenOf } from '../listing/change-token.js';

/** Larger files are bundles or data that somebody put among the source. */
export const MAX_SOURCE_BYTES = 1_500_000;

/** The facts of so many files may stay as large as they were made; making those smaller too costs more time than its 11 MB are worth. */
const MAX_LOOSE = 1000;

/** What is known of a file: its facts (`unparsed` when it is no UTF-8, unreadable or broken), or that it is too large to look at. */
export type Known = { readonly facts: FileFacts } | { readonly tooLarge: number };

export type FactsStore = {
  /**
   * What an absolute file says. `key` is its name in the cache and in the facts' `path`, so that a cache does not depend on where the
   * app lies.
   */
  read(file: string, key: string, cache: FactsCache): Known;
  /** Hash of the bytes of a file that was read; undefined for others, empty when it could not be read. */
  contents(file: string): string | undefined;
};

/**
 * A store for one run, or for as long as an editor runs. Apps that share files share their facts, though each has its own cache.
 * The facts of the first `loose` files stay as large as they were made.
 */
export function createFactsStore(loose = MAX_LOOSE): FactsStore {
  const made = new Map<string, { readonly token: string; readonly contents: string; readonly known: Known }>();
  const shrink = factsShrinker();
  const shape = (facts: FileFacts): FileFacts => (made.size < loose ? facts : shrink(facts));
  return {
    read(file, key, cache) {
      const kept = made.get(file);
      // Before the bytes: what is written meanwhile is then seen the next time.
      const token = tokenOf(file);
      const before = kept?.token === token ? kept : undefined;
      const now = before ?? { token, ...look(file, key, cache, shape) };
      if (before === undefined) made.set(file, now);
      else if ('facts' in now.known && now.contents !== '' && cache.get(key, now.contents) === undefined) cache.set(key, now.contents, now.known.facts);
      return now.known;
    },
    contents: (file) => made.get(file)?.contents,
  };
}

/** @param shape facts that were made → as they are kept */
function look(file: string, key: string, cache: FactsCache, shape: (facts: FileFacts) => FileFacts): { readonly contents: string; readonly known: Known } {
  const source = readSource(file);
  if ('problem' in source) return { contents: '', known: { facts: unparsedFacts(key, source.problem) } };
  const { contents, size } = source;
  if (size > MAX_SOURCE_BYTES) return { contents, known: { tooLarge: size } };
  const cached = cache.get(key, contents);
  if (cached !== undefined) return { contents, known: { facts: cached } };
  const text = source.text();
  const facts = text === undefined ? unparsedFacts(key, 'The file is not UTF-8.') : shape(extractFacts(key, text));
  cache.set(key, contents, facts);
  return { contents, known: { facts } };
}

function unparsedFacts(path: string, unparsed: string): FileFacts {
  return {
    path, unparsed, imports: [], exports: [], bindings: [], functions: [], calls: [], writes: [], reads: [], awaits: [], exits: [], tries: [],
    conditions: [], steps: [], elements: [], awaitBlocks: [], disables: [],
  };
}
