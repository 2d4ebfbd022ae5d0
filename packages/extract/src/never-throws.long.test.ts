/** The properties of never-throws.test.ts, for longer, and every beginning of the sources. */
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectPlain } from './testing/expect-plain.js';
import { anything, broken, COMPONENT, MODULE, shuffled } from './testing/sources.js';

const RUNS = { numRuns: 4_000 };
const MINUTES = 10 * 60_000;

describe('extractFacts, for longer', () => {
  it.each([['src/a.ts', MODULE], ['src/a.js', MODULE], ['src/A.svelte', COMPONENT], ['src/page.svx', COMPONENT]])('never throws for any beginning of %s', (path, source) => {
    for (let end = 0; end <= source.length; end++) expectPlain(path, source.slice(0, end));
  }, MINUTES);

  it.each([['a module', 'src/a.ts', MODULE], ['a component', 'src/A.svelte', COMPONENT]])('never throws for %s with many breaks', (_, path, source) => {
    fc.assert(fc.property(broken(source, 12), (text) => expectPlain(path, text)), RUNS);
  }, MINUTES);

  it.each([['a module', 'src/a.ts', MODULE], ['a component', 'src/A.svelte', COMPONENT]])('never throws for the lines of %s in any order', (_, path, source) => {
    fc.assert(fc.property(shuffled(source), (text) => expectPlain(path, text)), RUNS);
  }, MINUTES);

  it('never throws for any text at all', () => {
    fc.assert(fc.property(anything(400), fc.constantFrom('a.ts', 'a.jsx', 'A.svelte', 'a.svx'), (text, path) => expectPlain(path, text)), RUNS);
  }, MINUTES);
});
