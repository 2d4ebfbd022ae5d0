import { describe, expect, it } from 'vitest';
import { progressOn } from './progress.js';

/** A stream that remembers, and a clock that the test turns. */
function watched(isTTY: boolean, env: Record<string, string> = {}) {
  const written: string[] = [];
  let time = 0;
  const progress = progressOn({ isTTY, columns: 20, write: (text) => written.push(text) }, env, () => time);
  return { written, progress, at: (ms: number) => (time = ms) };
}

describe('progressOn', () => {
  it('shows nothing in the first 300 ms, and erases nothing either', () => {
    const { written, progress, at } = watched(true);
    at(299);
    progress.show('reading 1 of 9');
    progress.done();
    expect(written).toEqual([]);
  });

  it('shows a line later, not too often, and erases it at the end', () => {
    const { written, progress, at } = watched(true);
    at(300);
    progress.show('reading 1 of 9');
    at(310);
    progress.show('reading 2 of 9');
    at(400);
    progress.show('reading 3 of 9');
    progress.done();
    expect(written).toEqual(['\r\u001b[2Kreading 1 of 9', '\r\u001b[2Kreading 3 of 9', '\r\u001b[2K']);
  });

  it('never fills the last column, where terminals would wrap', () => {
    const { written, progress, at } = watched(true);
    at(500);
    progress.show('reading src/routes/(shop)/cart');
    expect(written).toEqual(['\r\u001b[2Kreading src/routes/']);
  });

  it('is silent in a pipe, in CI and on a dumb terminal', () => {
    for (const { written, progress, at } of [watched(false), watched(true, { CI: '1' }), watched(true, { TERM: 'dumb' })]) {
      at(500);
      progress.show('reading 1 of 9');
      progress.done();
      expect(written).toEqual([]);
    }
  });
});
