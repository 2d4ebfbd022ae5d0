/** Svelte's own parser is asked what our scanner should see. The long lane asks about thousands of real components. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { component, typedComponent } from '../testing/components.js';
import { expectSameTemplate } from '../testing/expect-same-template.js';
import { broken, COMPONENT, shuffled, truncated } from '../testing/sources.js';

/** A change must not fail because of a component that nobody has met before: the long lane meets new ones. */
const SEED = 20_261_120;

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function fixtures(): readonly string[] {
  return readdirSync(`${root}fixtures`, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.svelte') && !path.includes('node_modules'));
}

describe('the scanner reads what Svelte reads', () => {
  it('in a component with a bit of everything', () => {
    expect(expectSameTemplate(COMPONENT)).toBe('both');
  });

  it.each(fixtures())('in %s', (path) => {
    expect(expectSameTemplate(readFileSync(`${root}fixtures/${path}`, 'utf8'), path)).toBe('both');
  });

  it.each([['made-up components', component], ['made-up components in TypeScript', typedComponent]])('in %s, of which it leaves hardly any to Svelte', (_, made) => {
    const takers = { both: 0, svelte: 0, ours: 0, none: 0 };
    fc.assert(fc.property(made, (text) => { takers[expectSameTemplate(text)]++; }), { numRuns: 400, seed: SEED });
    expect(takers.ours).toBe(0);
    expect(takers.svelte).toBeLessThan(takers.both / 20);
  });

  it.each([['broken', broken(COMPONENT, 2)], ['truncated', truncated(COMPONENT)], ['shuffled', shuffled(COMPONENT)]])('in %s components, as far as both take them', (_, changed) => {
    fc.assert(fc.property(changed, (text) => { expectSameTemplate(text); }), { numRuns: 300, seed: SEED });
  });
});
