import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.js';
import { tsconfigPaths } from './tsconfig-paths.js';

const paths = (entries: Record<string, readonly string[]>, more: object = {}) => JSON.stringify({ compilerOptions: { paths: entries, ...more } });

describe('tsconfigPaths', () => {
  it('gives the targets as absolute paths', () => {
    const dir = tempFolder({ 'tsconfig.json': paths({ '@/*': ['./src/*', './old/*'], money: ['../shared/money.ts'] }) });
    expect(tsconfigPaths(dir)).toEqual({ '@/*': [`${dir}/src/*`, `${dir}/old/*`], money: [dir.replace(/[^/]+$/, 'shared/money.ts')] });
  });

  it('reads comments, and counts from baseUrl', () => {
    const dir = tempFolder({ 'tsconfig.json': `// ours\n${paths({ 'ui/*': ['ui/*'] }, { baseUrl: './src' })}` });
    expect(tsconfigPaths(dir)).toEqual({ 'ui/*': [`${dir}/src/ui/*`] });
  });

  it('takes them from what is extended, the last one first, and from installed packages', () => {
    const dir = tempFolder({
      'tsconfig.json': '{ "extends": ["./missing.json", "./base", "strict/tsconfig.json"] }',
      'base.json': paths({ 'a/*': ['./a/*'] }),
      'node_modules/strict/tsconfig.json': '{ "extends": "./paths.json" }',
      'node_modules/strict/paths.json': paths({ 'b/*': ['./b/*'] }),
    });
    expect(tsconfigPaths(dir)).toEqual({ 'b/*': [`${dir}/node_modules/strict/b/*`] });
  });

  it('is empty where there are none, where they cannot be read, and in circles', () => {
    expect(tsconfigPaths(tempFolder({}))).toEqual({});
    expect(tsconfigPaths(tempFolder({ 'jsconfig.json': '{' }))).toEqual({});
    expect(tsconfigPaths(tempFolder({ 'tsconfig.json': paths({ 'a/*': 1 as never, 'b/*': [2 as never] }) }))).toEqual({ 'a/*': [], 'b/*': [] });
    expect(tsconfigPaths(tempFolder({ 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }))).toEqual({});
  });
});
