import { describe, expect, it } from 'vitest';
import { parseBenchArguments, repeated } from './arguments.js';

describe('the arguments of a benchmark', () => {
  it('are three runs of the named apps when nothing else is said', () => {
    expect(parseBenchArguments(['apps/shop', '../blog'])).toEqual({
      apps: ['apps/shop', '../blog'], runs: 3, only: ['cold', 'warm', 'staged', 'staged-again', 'help', 'eslint', 'svelte-check', 'knip', 'oxlint', 'node'], keystroke: false, generate: [], markdown: undefined,
    });
  });

  it('may stand in any order', () => {
    expect(parseBenchArguments(['--runs', '5', 'apps/shop', '--keystroke', '--markdown=shop.md', '--generate', '400,4000', '--only', 'node,warm,cold'])).toEqual({
      apps: ['apps/shop'], runs: 5, only: ['cold', 'warm', 'node'], keystroke: true, generate: [400, 4000], markdown: 'shop.md',
    });
  });

  it('need no app when one is made', () => {
    expect(parseBenchArguments(['--generate', '10'])).toMatchObject({ apps: [], generate: [10] });
  });

  it('may follow the two dashes that pnpm hands on', () => {
    expect(parseBenchArguments(['--', 'apps/shop', '--runs', '1'])).toMatchObject({ apps: ['apps/shop'], runs: 1 });
  });

  it.each([
    [[], 'Name an app, or let one be made with --generate.'],
    [['shop', '--runs', '0'], '--runs takes a whole number from 1 on, not "0".'],
    [['shop', '--runs', 'many'], '--runs takes a whole number from 1 on, not "many".'],
    [['shop', '--only', 'cold,eslint9'], '--only knows cold, warm, staged, staged-again, help, eslint, svelte-check, knip, oxlint, node, plugin-cold, plugin-warm, not "eslint9".'],
    [['--generate', '2.5'], '--generate takes a whole number from 1 on, not "2.5".'],
  ])('are refused in one sentence: %j', (words, sentence) => {
    expect(() => parseBenchArguments(words)).toThrow(sentence);
  });

  it('are refused when an option is unknown', () => {
    expect(() => parseBenchArguments(['shop', '--cold'])).toThrow("Unknown option '--cold'");
  });
});

describe('the command to repeat a benchmark', () => {
  it('has everything that counts, and not where the table went', () => {
    const args = parseBenchArguments(['apps/shop', 'apps/web shop', '--only', 'cold,node', '--keystroke', '--markdown', 'shop.md', '--generate', '400,4000']);
    expect(repeated(args)).toBe('pnpm bench apps/shop "apps/web shop" --generate 400,4000 --runs 3 --only cold,node --keystroke');
  });
});
