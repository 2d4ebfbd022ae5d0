import { describe, expect, it } from 'vitest';
import type { Comparison, Measured } from './compare.js';
import { asMarkdown, asText, ratioInWords, remarksOf, tableOf } from './table.js';

const cost = (wall: number, cpu: number, memory: number) => ({ wall, cpu, memory });
const OURS: Measured = { name: 'sk-audit', costs: [cost(900, 1000, 200), cost(1000, 1250, 200)] };
const ESLINT: Measured = { name: 'eslint', costs: [cost(18_000, 20_000, 500), cost(20_000, 20_000, 500)] };

function comparison(measured: readonly Measured[], notes: readonly string[] = []): Comparison {
  const files = Array.from({ length: 1420 }, (_, i) => `/shop/src/lib/part-${i}`);
  return { app: 'shop', sources: { folder: '/shop', files, components: 1013, megabytes: 5.62, unparsed: 0 }, measured, notes };
}

describe('the table', () => {
  it('shows medians with their spread, and what part of ESLint that is', () => {
    expect(asMarkdown(tableOf([comparison([OURS, ESLINT])]))).toBe(
      [
        '| App | Command | Wall, ms | CPU, ms | Peak, MB | Wall / ESLint | CPU / ESLint | Peak / ESLint |',
        '| :-- | :-- | --: | --: | --: | --: | --: | --: |',
        '| shop | sk-audit | 950 (900–1000) | 1125 (1000–1250) | 200 | 1/20.0 | 1/17.8 (1/16.0–1/20.0) | 1/2.5 |',
        '|  | eslint | 19000 (18000–20000) | 20000 | 500 |  |  |  |',
      ].join('\n'),
    );
  });

  it('has no ratio where ESLint failed, and says that it failed', () => {
    const [, ours, eslint] = tableOf([comparison([OURS, { name: 'eslint', failure: 'exit code 2' }])]);
    expect(ours?.slice(5)).toEqual(['', '', '']);
    expect(eslint).toEqual(['', 'eslint', 'failed', 'failed', 'failed', '', '', '']);
  });

  it('stands in columns in a terminal', () => {
    expect(asText([['App', 'Command', 'CPU, ms'], ['shop', 'sk-audit', '9']])).toBe('App   Command   CPU, ms\nshop  sk-audit        9');
  });
});

describe('a ratio in words', () => {
  it('is a fraction below one, from the smallest gain to the largest', () => {
    expect(ratioInWords({ median: 0.1, low: 0.05, high: 0.2 })).toBe('1/10.0 (1/5.0–1/20.0)');
  });

  it('is a factor from one on', () => {
    expect(ratioInWords({ median: 1.5, low: 0.9, high: 2 })).toBe('1.5 (0.9–2.0)');
  });
});

describe('the remarks', () => {
  it('say how large an app is, and what went wrong', () => {
    expect(remarksOf([comparison([OURS, ESLINT], ['ESLint could not parse 2 files.'])])).toEqual([
      'shop: 1,420 files (1,013 components, 407 modules), 5.6 MB.',
      'shop: ESLint could not parse 2 files.',
    ]);
  });
});
