import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { expectShortRun } from './short-run.js';

describe('expectShortRun', () => {
  it('sets a flag that the V8 of Node 20 has: one that it does not know is complained about on stderr', () => {
    const flags = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).stdout;
    expect(/^ +--interrupt-budget /m.test(flags)).toBe(process.versions.v8.startsWith('11.'));
  });

  it('leaves other versions alone', () => {
    expect(() => expectShortRun('13.6.233.17-node.50')).not.toThrow();
  });
});
