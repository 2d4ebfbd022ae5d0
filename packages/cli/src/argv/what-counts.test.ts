import { describe, expect, it } from 'vitest';
import { parseWhatCounts, type RawWhatCounts, type WhatCounts } from './what-counts.js';

describe('parseWhatCounts', () => {
  it.each<[RawWhatCounts, WhatCounts]>([
    [{}, {}],
    [{ staged: true, scope: 'files' }, { compare: { staged: true }, scope: 'files' }],
    [{ since: true }, { compare: { since: 'auto' } }],
    [{ since: 'main', baseline: true }, { compare: { since: 'main' }, baseline: { mode: 'use' } }],
    [{ baseline: 'known.json' }, { baseline: { mode: 'use', file: 'known.json' } }],
    [{ baseline: false }, { baseline: { mode: 'off' } }],
    [{ updateBaseline: true }, { baseline: { mode: 'update' } }],
    [{ pruneBaseline: true, baseline: 'known.json' }, { baseline: { mode: 'prune', file: 'known.json' } }],
    [{ stdin: true, stdinFilename: 'src/lib/cart.ts' }, { stdinFilename: 'src/lib/cart.ts' }],
    [{ targetKit: '3' }, { target: { lower: '3.2.0', from: 'installed' }, baseline: { mode: 'off' } }],
    [{ targetKit: '2.26.0', stdin: true, stdinFilename: 'a.ts', baseline: false }, { target: { lower: '2.26.0', from: 'installed' }, baseline: { mode: 'off' }, stdinFilename: 'a.ts' }],
  ])('takes %j', (raw, expected) => {
    expect(parseWhatCounts(raw)).toEqual(expected);
  });

  it.each<[RawWhatCounts, string]>([
    [{ staged: true, since: true }, '--staged and --since exclude each other.'],
    [{ since: 'main', stdin: true, stdinFilename: 'a.ts' }, '--since and --stdin exclude each other.'],
    [{ staged: true, updateBaseline: true }, '--update-baseline needs all findings, so it cannot stand beside --staged.'],
    [{ updateBaseline: true, pruneBaseline: true }, '--update-baseline strikes out what is gone as well: leave --prune-baseline out.'],
    [{ pruneBaseline: true, baseline: false }, '--prune-baseline and --no-baseline exclude each other.'],
    [{ stdin: true }, '--stdin and --stdin-filename <path> need each other.'],
    [{ stdinFilename: 'a.ts' }, '--stdin and --stdin-filename <path> need each other.'],
    [{ targetKit: '3', staged: true }, '--target-kit and --staged exclude each other.'],
    [{ targetKit: '3', since: true }, '--target-kit and --since exclude each other.'],
    [{ targetKit: '3', baseline: 'known.json' }, '--target-kit and --baseline exclude each other.'],
    [{ targetKit: '3', updateBaseline: true }, '--target-kit and --update-baseline exclude each other.'],
    [{ targetKit: '3', pruneBaseline: true }, '--target-kit and --prune-baseline exclude each other.'],
    [{ targetKit: 'three' }, 'Unknown SvelteKit version "three" for --target-kit. It takes 1, 2, 3 or a full version, such as 3.2.0.'],
    [{ targetKit: '4' }, 'Unknown SvelteKit version "4" for --target-kit. It takes 1, 2, 3 or a full version, such as 3.2.0.'],
    [{ scope: 'files' }, '--scope needs --staged or --since.'],
    [{ staged: true, scope: 'file' }, 'Unknown scope "file" for --scope. Did you mean "files"?'],
  ])('rejects %j', (raw, sentence) => {
    expect(() => parseWhatCounts(raw)).toThrow(sentence);
  });
});
