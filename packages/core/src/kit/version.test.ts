import { describe, expect, it } from 'vitest';
import type { PackageVersion } from './app.js';
import { kitSatisfies, versionFromRange } from './version.js';

const exactly = (lower: string): PackageVersion => ({ lower, from: 'installed' });
const between = (lower: string, upper: string): PackageVersion => ({ lower, upper, from: 'range' });

describe('kitSatisfies', () => {
  it('compares an exact version', () => {
    expect(kitSatisfies(exactly('2.29.0'), '>=2.29')).toBe(true);
    expect(kitSatisfies(exactly('2.28.9'), '>=2.29')).toBe(false);
    expect(kitSatisfies(exactly('1.30.4'), '<2')).toBe(true);
  });

  it('counts a prerelease as the release that it announces', () => {
    const next = exactly('3.0.0-next.16');
    expect(kitSatisfies(next, '>=2')).toBe(true);
    expect(kitSatisfies(next, '>=3.0.0')).toBe(true);
    expect(kitSatisfies(next, '^3.0.0')).toBe(true);
    expect(kitSatisfies(next, '<3.0.0')).toBe(false);
    expect(kitSatisfies(next, '^2')).toBe(false);
  });

  it('compares to the letter when the range names a prerelease', () => {
    expect(kitSatisfies(exactly('3.0.0-next.3'), '>=3.0.0-next.5')).toBe(false);
    expect(kitSatisfies(exactly('3.0.0-next.16'), '>=3.0.0-next.5')).toBe(true);
    expect(kitSatisfies(exactly('3.0.0-next.16'), '>=3.0.0-0')).toBe(true);
  });

  it('is true for an interval that lies in the range', () => {
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '>=2')).toBe(true);
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '<3')).toBe(true);
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '<3.0.0')).toBe(true);
    expect(kitSatisfies(between('3.0.0-next.1', '4.0.0-0'), '>=3.0.0')).toBe(true);
  });

  it('is false for an interval that does not touch the range', () => {
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '>=3')).toBe(false);
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '<2')).toBe(false);
  });

  it('is unknown for an interval that only overlaps, and when nothing is known', () => {
    expect(kitSatisfies(between('2.5.0', '3.0.0-0'), '>=2.29')).toBe('unknown');
    expect(kitSatisfies({ lower: '0.0.0', from: 'unknown' }, '>=1')).toBe('unknown');
  });
});

describe('versionFromRange', () => {
  it.each([
    ['^2.5.0', '2.5.0', '3.0.0-0'],
    ['~2.7', '2.7.0', '2.8.0-0'],
    ['2.x', '2.0.0', '3.0.0-0'],
    ['>=2 <3', '2.0.0', '3.0.0-0'],
    ['^1.20.4 || ^2.0.0', '1.20.4', '3.0.0-0'],
    ['<=2.5.0', '0.0.0', '2.5.1-0'],
    ['^3.0.0-next.5', '3.0.0-next.5', '4.0.0-0'],
    ['workspace:^2.5.0', '2.5.0', '3.0.0-0'],
    ['npm:@sveltejs/kit@^2.5.0', '2.5.0', '3.0.0-0'],
  ])('reads %s', (range, lower, upper) => {
    expect(versionFromRange(range)).toEqual({ lower, upper, from: 'range' });
  });

  it('reads a pinned version as exact', () => {
    expect(versionFromRange('2.5.0')).toEqual({ lower: '2.5.0', from: 'range' });
  });

  it('closes an open range at the end of the newest known major', () => {
    expect(versionFromRange('>=2.5.0')?.upper).toBe('4.0.0-0');
    expect(versionFromRange('>=4.0.0', '5.57.3')?.upper).toBe('6.0.0-0');
    expect(versionFromRange('>=7')?.upper).toBe('8.0.0-0');
  });

  it.each(['*', '', 'x', 'latest', 'next', 'workspace:*', 'workspace:^', 'catalog:', 'catalog:svelte', 'file:../kit', 'github:sveltejs/kit'])(
    'makes nothing of %j',
    (range) => expect(versionFromRange(range)).toBeUndefined(),
  );
});
