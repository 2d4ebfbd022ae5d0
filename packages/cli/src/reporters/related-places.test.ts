import type { LocatedRelated } from '@sk-audit/core';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { relatedPlaces } from './related-places.js';

const place = (path: string, message: string): LocatedRelated => ({
  path,
  start: { line: 3, column: 9, offset: 20 },
  end: { line: 3, column: 12, offset: 23 },
  message,
});
const rowsOf = (related: readonly LocatedRelated[], verbose = false) => `\n${relatedPlaces(related, { colors: pc.createColors(false), verbose }).join('\n')}\n`;
const steps = (number: number) => Array.from({ length: number }, (_, index) => place(`src/lib/step-${index + 1}.ts`, 'imports the next'));

describe('relatedPlaces', () => {
  it('lists places that do not lead to each other', () => {
    expect(rowsOf([place('src/lib/cart.ts', 'declared here'), place('src/hooks.server.ts', 'serves requests')])).toBe(`
src/lib/cart.ts:3:9  declared here
src/hooks.server.ts:3:9  serves requests
`);
  });

  it('draws an import chain as a tree', () => {
    expect(rowsOf([place('src/routes/+page.svelte', 'imports src/lib/cart.ts'), place('src/lib/cart.ts', 'imports src/lib/server/db.ts')])).toBe(`
src/routes/+page.svelte:3:9  imports src/lib/cart.ts
└─ src/lib/cart.ts:3:9  imports src/lib/server/db.ts
`);
  });

  it('counts the middle of a very long chain', () => {
    expect(rowsOf(steps(12))).toBe(`
src/lib/step-1.ts:3:9  imports the next
└─ src/lib/step-2.ts:3:9  imports the next
   └─ src/lib/step-3.ts:3:9  imports the next
      └─ src/lib/step-4.ts:3:9  imports the next
         └─ … 4 more files
            └─ src/lib/step-9.ts:3:9  imports the next
               └─ src/lib/step-10.ts:3:9  imports the next
                  └─ src/lib/step-11.ts:3:9  imports the next
                     └─ src/lib/step-12.ts:3:9  imports the next
`);
  });

  it('shows every step with --verbose, and goes no deeper than eight', () => {
    const rows = relatedPlaces(steps(12), { colors: pc.createColors(false), verbose: true });
    expect(rows).toHaveLength(12);
    expect(rows.at(-1)).toBe('                     └─ src/lib/step-12.ts:3:9  imports the next');
  });
});
