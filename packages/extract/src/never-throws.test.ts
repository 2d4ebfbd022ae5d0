/** Whatever the text, there are facts, and they are plain JSON. The long lane does the same for longer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFacts } from './index.js';
import { expectPlain } from './testing/expect-plain.js';
import { anything, broken, COMPONENT, MODULE, shuffled, truncated } from './testing/sources.js';

const RUNS = { numRuns: 100 };
const modulePath = fc.constantFrom('src/a.ts', 'src/a.js', 'src/a.tsx', 'src/a.mjs');
const componentPath = fc.constantFrom('src/A.svelte', 'src/page.svx', 'src/page.md');

describe('extractFacts', () => {
  it('reads the sources that the properties below start from', () => {
    expect([extractFacts('src/a.ts', MODULE).unparsed, extractFacts('src/A.svelte', COMPONENT).unparsed]).toEqual([undefined, undefined]);
    expectPlain('src/a.ts', MODULE);
    expectPlain('src/A.svelte', COMPONENT);
  });

  it.each([['broken', broken], ['truncated', truncated], ['shuffled', shuffled]] as const)('never throws and gives the same plain JSON twice for a %s module', (_, change) => {
    fc.assert(fc.property(change(MODULE), modulePath, (text, path) => expectPlain(path, text)), RUNS);
  });

  it.each([['broken', broken], ['truncated', truncated], ['shuffled', shuffled]] as const)('never throws and gives the same plain JSON twice for a %s component', (_, change) => {
    fc.assert(fc.property(change(COMPONENT), componentPath, (text, path) => expectPlain(path, text)), RUNS);
  });

  it('never throws for any text at all', () => {
    fc.assert(fc.property(anything(200), fc.constantFrom('a.ts', 'A.svelte', 'a.svx', 'a'), (text, path) => expectPlain(path, text)), RUNS);
  });

  it('says why a file could not be parsed, and nothing else about it', () => {
    expect(extractFacts('src/a.ts', 'const = 1;')).toMatchObject({ path: 'src/a.ts', unparsed: expect.stringMatching(/\w/), calls: [], imports: [] });
  });
});
