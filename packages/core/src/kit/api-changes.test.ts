import { describe, expect, it } from 'vitest';
import { apiChanges, apiInWords, apiStateIn, buildBreakers, changedExports } from './api-changes.js';
import { kitSatisfies } from './version.js';

const exactly = (lower: string) => (range: string) => kitSatisfies({ lower, from: 'installed' }, range);
const from2To3 = (range: string) => kitSatisfies({ lower: '2.5.0', upper: '3.0.0-0', from: 'range' }, range);

describe('the table of changes', () => {
  it('says of every row when it began, and of what is removed what comes of it', () => {
    expect(apiChanges.filter(({ deprecated, removed, then }) => (deprecated ?? removed) === undefined || (removed !== undefined) !== (then !== undefined))).toEqual([]);
  });

  it('names each thing once', () => {
    const names = apiChanges.map(apiInWords);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('gives advice in sentences', () => {
    expect(apiChanges.filter(({ instead }) => !/^[A-Z].*\.$/.test(instead))).toEqual([]);
  });
});

describe('what a Kit makes of it', () => {
  const base = changedExports(exactly('2.26.0'), '$app/paths')[0];

  it('goes from current to deprecated to removed', () => {
    expect(base && ['2.25.2', '2.26.0', '2.70.4', '3.0.0-next.4', '3.2.0'].map((version) => apiStateIn(exactly(version), base))).toEqual(['current', 'deprecated', 'deprecated', 'removed', 'removed']);
  });

  it('is current where the version may be older', () => {
    expect(base && apiStateIn(from2To3, base)).toBe('current');
  });

  it('is silent where another rule goes on', () => {
    const moved = apiChanges.find((change) => change.kind === 'export' && change.name === 'defineEnvVars');
    expect(moved && ['2.69.0', '2.70.0', '3.0.0'].map((version) => apiStateIn(exactly(version), moved))).toEqual(['current', 'deprecated', 'current']);
  });

  it('stops the build of Kit 2 at what Kit 2 has dropped', () => {
    expect(buildBreakers(exactly('2.70.4')).map(apiInWords)).toEqual(['`resolvePath` of `@sveltejs/kit`', '`vitePreprocess` of `@sveltejs/kit/vite`']);
  });

  it('stops nothing in Kit 1', () => {
    expect(buildBreakers(exactly('1.30.4'))).toEqual([]);
  });
});
