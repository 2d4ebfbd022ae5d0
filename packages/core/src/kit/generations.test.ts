import { describe, expect, it } from 'vitest';
import { generationsOf } from './generations.js';

const changes = ['2.14.0', '2.61.0', '3.0.0'];

describe('generationsOf', () => {
  it('gives the beginning of the stretch in which an exact version lies', () => {
    expect(generationsOf({ lower: '1.30.4', from: 'installed' }, changes)).toEqual(['0.0.0']);
    expect(generationsOf({ lower: '2.61.0', from: 'installed' }, changes)).toEqual(['2.61.0']);
    expect(generationsOf({ lower: '3.2.0', from: 'installed' }, changes)).toEqual(['3.0.0']);
  });

  it('counts a prerelease as the release that it announces', () => {
    expect(generationsOf({ lower: '3.0.0-next.4', from: 'installed' }, changes)).toEqual(['3.0.0']);
  });

  it('gives every stretch that an interval touches', () => {
    expect(generationsOf({ lower: '2.20.0', upper: '3.0.0-0', from: 'range' }, changes)).toEqual(['2.14.0', '2.61.0']);
    expect(generationsOf({ lower: '0.0.0', from: 'unknown' }, changes)).toEqual(['0.0.0', ...changes]);
  });
});
