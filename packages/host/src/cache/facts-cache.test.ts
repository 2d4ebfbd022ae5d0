import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { FileFacts } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { tempFolder, writeFiles } from '../testing/temp-folder.js';
import { factsCacheFile, openFactsCache } from './facts-cache.js';

const factsOf = (path: string): FileFacts => ({
  path, imports: [], exports: [], bindings: [], functions: [], calls: [], writes: [], reads: [], awaits: [], exits: [], tries: [],
  conditions: [], steps: [], elements: [], awaitBlocks: [], disables: [],
});
const CART = 'src/cart.ts';

/** A cache file in which the facts of the cart are kept, for contents `one`. */
function kept(): string {
  const file = `${tempFolder({})}/facts.json`;
  const cache = openFactsCache(file, '1');
  cache.set(CART, 'one', factsOf(CART));
  cache.save();
  return file;
}

describe('openFactsCache', () => {
  it('gives back what another run kept', () => {
    expect(openFactsCache(kept(), '1').get(CART, 'one')).toEqual(factsOf(CART));
  });

  it('knows nothing of changed contents, other paths and other versions', () => {
    const file = kept();
    expect(openFactsCache(file, '1').get(CART, 'two')).toBeUndefined();
    expect(openFactsCache(file, '1').get('src/invoice.ts', 'one')).toBeUndefined();
    expect(openFactsCache(file, '2').get(CART, 'one')).toBeUndefined();
  });

  it('keeps several contents of one file', () => {
    const file = kept();
    const cache = openFactsCache(file, '1');
    expect(cache.get(CART, 'one')).toBeDefined();
    cache.set(CART, 'staged', { ...factsOf(CART), unparsed: 'Half a cart.' });
    cache.save();
    const next = openFactsCache(file, '1');
    expect([next.get(CART, 'one')?.unparsed, next.get(CART, 'staged')?.unparsed]).toEqual([undefined, 'Half a cart.']);
  });

  it('keeps fifty entries that a run did not need, the latest', () => {
    const file = `${tempFolder({})}/facts.json`;
    for (let day = 1; day <= 60; day++) {
      const cache = openFactsCache(file, '1');
      cache.set(CART, `day ${day}`, factsOf(CART));
      cache.save();
    }
    const cache = openFactsCache(file, '1');
    expect([60, 59, 10, 9].map((day) => cache.get(CART, `day ${day}`) !== undefined)).toEqual([true, true, true, false]);
  });

  it.each(['disables', 'calls', 'steps'])('does not trust a file in which an entry lost its %s', (table) => {
    const file = kept();
    const stored = JSON.parse(readFileSync(file, 'utf8'));
    delete stored.files[CART].facts[table];
    writeFiles(file.slice(0, file.lastIndexOf('/')), { 'facts.json': JSON.stringify(stored) });
    expect(openFactsCache(file, '1').get(CART, 'one')).toBeUndefined();
  });

  it('does not write when nothing changed', () => {
    const file = kept();
    const before = statSync(file).ino;
    const cache = openFactsCache(file, '1');
    cache.get(CART, 'one');
    cache.save();
    expect(statSync(file).ino).toBe(before);
  });

  it.each(['', '{', 'null', '[]', '{"version":"1","files":{"src/cart.ts":null}}', '{"version":"1","files":{"src/cart.ts":{"contents":"one"}}}'])(
    'begins empty when the file holds %j',
    (text) => {
      const file = `${tempFolder({ 'facts.json': text })}/facts.json`;
      expect(openFactsCache(file, '1').get(CART, 'one')).toBeUndefined();
    },
  );

  it('is silent when its file cannot be written, and leaves nothing behind', () => {
    const dir = tempFolder({ cache: 'a file where a folder should be' });
    const cache = openFactsCache(`${dir}/cache/facts.json`, '1');
    cache.set(CART, 'one', factsOf(CART));
    cache.save();
    expect(readdirSync(dir)).toEqual(['cache']);
    expect(readFileSync(`${dir}/cache`, 'utf8')).toBe('a file where a folder should be');
  });

  it('keeps nothing without a file', () => {
    const cache = openFactsCache(undefined, '1');
    cache.set(CART, 'one', factsOf(CART));
    cache.save();
    expect(cache.get(CART, 'one')).toBeUndefined();
  });
});

describe('factsCacheFile', () => {
  it("lies in the app's node_modules, and nowhere when there are none", () => {
    const dir = tempFolder({});
    expect(factsCacheFile(dir)).toBeUndefined();
    writeFiles(dir, { 'node_modules/.modules.yaml': '' });
    expect(factsCacheFile(dir)).toBe(`${dir}/node_modules/.cache/sk-audit/facts.json`);
    expect(existsSync(`${dir}/node_modules/.cache`)).toBe(false);
  });

  it('is another one for each app when a folder is given', () => {
    expect(factsCacheFile('/shop', '/cache')).toMatch(/^\/cache\/facts-[0-9a-f]{12}\.json$/);
    expect(factsCacheFile('/shop', '/cache')).not.toBe(factsCacheFile('/admin', '/cache'));
  });
});
