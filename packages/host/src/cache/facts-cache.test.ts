import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { FileFacts } from '@sk-audit/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tempFolder, writeFiles } from '../testing/temp-folder.js';
import { factsCacheFile, openFactsCache } from './facts-cache.js';

const factsOf = (path: string): FileFacts => ({
  path, imports: [], exports: [], bindings: [], functions: [], calls: [], writes: [], reads: [], awaits: [], exits: [], tries: [],
  conditions: [], steps: [], elements: [], awaitBlocks: [], disables: [],
});
const CART = 'src/cart.ts';

/** A cache file in which the facts of the cart are kept, for contents `one`. */
function kept(): string {
  const file = `${tempFolder({})}/facts.cache`;
  const cache = openFactsCache(file, '1');
  cache.set(CART, 'one', factsOf(CART));
  cache.save();
  return file;
}

afterEach(() => vi.unstubAllEnvs());

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
    const file = `${tempFolder({})}/facts.cache`;
    for (let day = 1; day <= 60; day++) {
      const cache = openFactsCache(file, '1');
      cache.set(CART, `day ${day}`, factsOf(CART));
      cache.save();
    }
    const cache = openFactsCache(file, '1');
    expect([60, 59, 10, 9].map((day) => cache.get(CART, `day ${day}`) !== undefined)).toEqual([true, true, true, false]);
  });

  it('is not written anew for one file in fifty, be it changed or gone', () => {
    const file = `${tempFolder({})}/facts.cache`;
    const all = Array.from({ length: 100 }, (_, i) => `src/m${i}.ts`);
    const run = (changed: number, gone = 0): boolean => {
      const cache = openFactsCache(file, '1');
      const before = existsSync(file) ? statSync(file).ino : 0;
      for (const [i, path] of all.slice(gone).entries()) if (i < changed || cache.get(path, 'one') === undefined) cache.set(path, i < changed ? 'two' : 'one', factsOf(path));
      cache.save();
      return statSync(file).ino !== before;
    };
    expect([run(0), run(0), run(1), run(0, 1), run(3)]).toEqual([true, false, false, false, true]);
    expect(openFactsCache(file, '1').get('src/m2.ts', 'two')).toBeDefined();
    expect(run(0, 6)).toBe(true);
  });

  it('counts what two states of a run have made together', () => {
    const file = `${tempFolder({})}/facts.cache`;
    const first = openFactsCache(file, '1');
    for (let i = 0; i < 100; i++) first.set(`src/m${i}.ts`, 'one', factsOf(`src/m${i}.ts`));
    first.save();
    const cache = openFactsCache(file, '1');
    for (let i = 0; i < 100; i++) cache.get(`src/m${i}.ts`, 'one');
    for (const state of ['two', 'three']) {
      for (const i of [0, 1]) cache.set(`src/m${i}.ts`, state, factsOf(`src/m${i}.ts`));
      cache.save();
    }
    expect(openFactsCache(file, '1').get('src/m1.ts', 'two')).toBeDefined();
  });

  it('does not trust a file in which one byte is another', () => {
    const file = kept();
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 1;
      writeFileSync(file, damaged);
      expect(openFactsCache(file, '1').get(CART, 'one'), `byte ${at}`).toBeUndefined();
    }
  });

  it('does not trust a file that is cut off anywhere', () => {
    const file = kept();
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length++) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(openFactsCache(file, '1').get(CART, 'one'), `${length} bytes`).toBeUndefined();
    }
  });

  it('keeps texts of every kind apart by their bytes', () => {
    const file = `${tempFolder({})}/facts.cache`;
    const paths = ['src/größe.ts', 'src/名前.svelte', 'src/\n.ts'];
    const cache = openFactsCache(file, '1');
    for (const path of paths) cache.set(path, 'one', { ...factsOf(path), unparsed: `Nothing in ${path} €` });
    cache.save();
    const next = openFactsCache(file, '1');
    expect(paths.map((path) => next.get(path, 'one')?.unparsed)).toEqual(paths.map((path) => `Nothing in ${path} €`));
  });

  it('does not write when nothing changed', () => {
    const file = kept();
    const before = statSync(file).ino;
    const cache = openFactsCache(file, '1');
    cache.get(CART, 'one');
    cache.save();
    expect(statSync(file).ino).toBe(before);
  });

  it.each(['', '{', 'null', '[]', '\n', '{"version":"1","files":{"src/cart.ts":null}}', '\n{"tool":"sk-audit","seal":"facts 1","size":0,"checksum":0}'])(
    'begins empty when the file holds %j',
    (text) => {
      const file = `${tempFolder({ 'facts.cache': text })}/facts.cache`;
      expect(openFactsCache(file, '1').get(CART, 'one')).toBeUndefined();
    },
  );

  it('is silent when its file cannot be written, and leaves nothing behind', () => {
    const dir = tempFolder({ cache: 'a file where a folder should be' });
    const cache = openFactsCache(`${dir}/cache/facts.cache`, '1');
    cache.set(CART, 'one', factsOf(CART));
    cache.save();
    expect(readdirSync(dir)).toEqual(['cache']);
    expect(readFileSync(`${dir}/cache`, 'utf8')).toBe('a file where a folder should be');
  });

  it('begins empty when a folder lies in its place, and leaves that alone', () => {
    const file = `${tempFolder({})}/facts.cache`;
    mkdirSync(file);
    const cache = openFactsCache(file, '1');
    expect(cache.get(CART, 'one')).toBeUndefined();
    cache.set(CART, 'one', factsOf(CART));
    cache.save();
    expect([statSync(file).isDirectory(), readdirSync(file), readdirSync(`${file}/..`)]).toEqual([true, [], ['facts.cache']]);
  });

  it('keeps nothing without a file', () => {
    const cache = openFactsCache(undefined, '1');
    cache.set(CART, 'one', factsOf(CART));
    cache.save();
    expect(cache.get(CART, 'one')).toBeUndefined();
  });
});

describe('factsCacheFile', () => {
  it("lies in the app's node_modules, which are never made, and elsewhere in the user's folder for caches", () => {
    const dir = tempFolder({});
    vi.stubEnv('XDG_CACHE_HOME', `${dir}/home`);
    expect(factsCacheFile(dir)).toMatch(new RegExp(`^${dir}/home/sk-audit/facts-[0-9a-f]{12}[.]cache$`));
    writeFiles(dir, { 'node_modules/.modules.yaml': '' });
    expect(factsCacheFile(dir)).toBe(`${dir}/node_modules/.cache/sk-audit/facts.cache`);
    expect(existsSync(`${dir}/node_modules/.cache`)).toBe(false);
  });

  it('is another one for each app when a folder is given', () => {
    expect(factsCacheFile('/shop', '/cache')).toMatch(/^\/cache\/facts-[0-9a-f]{12}\.cache$/);
    expect(factsCacheFile('/shop', '/cache')).not.toBe(factsCacheFile('/admin', '/cache'));
  });
});
