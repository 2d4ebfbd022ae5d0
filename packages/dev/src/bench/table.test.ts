import { describe, expect, it } from 'vitest';
import type { Comparison, Measured } from './compare.js';
import { asMarkdown, asText, ratioInWords, remarksOf, tableOf } from './table.js';

const cost = (wall: number, cpu: number, memory: number) => ({ wall, cpu, memory });
const COLD: Measured = { id: 'cold', name: 'sk-audit, cold', costs: [cost(900, 1000, 200), cost(1000, 1250, 200)] };
const ESLINT: Measured = { id: 'eslint', name: 'eslint', costs: [cost(18_000, 20_000, 500), cost(20_000, 20_000, 500)] };
const NODE: Measured = { id: 'node', name: 'node -e 0', costs: [cost(50, 60, 45), cost(40, 50, 45)] };

function comparison(measured: readonly Measured[], notes: readonly string[] = []): Comparison {
  const files = Array.from({ length: 1420 }, (_, i) => `/shop/src/lib/part-${i}`);
  return { app: 'shop', sources: { folder: '/shop', files, components: 1013, megabytes: 5.62, unparsed: 0 }, measured, notes };
}

describe('the table', () => {
  it('shows medians with their spread, how often an empty Node fits into the wait, and what part of a cold run the CPU is', () => {
    expect(asMarkdown(tableOf([comparison([COLD, ESLINT, NODE])]))).toBe(
      [
        '| App | Command | Wall, ms | CPU, ms | Peak, MB | CPU a file, ms | Wall / empty Node | CPU / cold |',
        '| :-- | :-- | --: | --: | --: | --: | --: | --: |',
        '| shop | sk-audit, cold | 950 (900–1000) | 1125 (1000–1250) | 200 | 0.79 | 21.1 (18.0–25.0) |  |',
        '|  | eslint | 19000 (18000–20000) | 20000 | 500 | 14.08 | 422.2 (360.0–500.0) | 17.8 (16.0–20.0) |',
        '|  | node -e 0 | 45 (40–50) | 55 (50–60) | 45 |  |  | 1/20.5 (1/16.7–1/25.0) |',
      ].join('\n'),
    );
  });

  it('says that a command failed, and has no ratio to one that did', () => {
    const [, cold, eslint] = tableOf([comparison([{ id: 'cold', name: 'sk-audit, cold', failure: 'exit code 2' }, ESLINT])]);
    expect(cold).toEqual(['shop', 'sk-audit, cold', 'failed', 'failed', 'failed', '', '', '']);
    expect(eslint?.slice(6)).toEqual(['', '']);
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
    expect(remarksOf([comparison([COLD, ESLINT], ['ESLint could not parse 2 files.'])])).toEqual([
      'shop: 1,420 files (1,013 components, 407 modules), 5.6 MB.',
      'shop: ESLint could not parse 2 files.',
    ]);
  });
});
