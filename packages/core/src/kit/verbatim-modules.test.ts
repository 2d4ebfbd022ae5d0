import { describe, expect, it } from 'vitest';
import { dropsUnusedImports } from './verbatim-modules.js';

const kit = (lower: string): { lower: string; from: 'installed' } => ({ lower, from: 'installed' });
const off = '{ "extends": "./.svelte-kit/tsconfig.json", "compilerOptions": { "verbatimModuleSyntax": false } } // for now';

describe('dropsUnusedImports', () => {
  it('is what the app says against Kit', () => {
    expect(dropsUnusedImports(off, kit('2.70.4'))).toBe(true);
    expect(dropsUnusedImports(off.replace('false', 'true'), kit('2.70.4'))).toBe(false);
    expect(dropsUnusedImports('{ "extends": "./.svelte-kit/tsconfig.json" }', kit('2.70.4'))).toBe(false);
  });

  it('is never so in Kit 1, nor where nothing can be read', () => {
    expect(dropsUnusedImports(off, kit('1.30.4'))).toBe(false);
    expect(dropsUnusedImports(undefined, kit('2.70.4'))).toBe(false);
    expect(dropsUnusedImports('{ "compilerOptions": ', kit('2.70.4'))).toBe(false);
  });
});
