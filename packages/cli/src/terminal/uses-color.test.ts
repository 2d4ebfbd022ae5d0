import { describe, expect, it } from 'vitest';
import { isCI, usesColor } from './uses-color.js';

const onTerminal = (env: Record<string, string>, flag?: boolean) => usesColor({ isTTY: true, env, flag });
const onPipe = (env: Record<string, string>, flag?: boolean) => usesColor({ isTTY: false, env, flag });

describe('usesColor', () => {
  it('colours a terminal and nothing else', () => {
    expect(onTerminal({ TERM: 'xterm-256color' })).toBe(true);
    expect(onPipe({ TERM: 'xterm-256color' })).toBe(false);
  });

  it('never colours a dumb terminal or a CI job by itself', () => {
    expect(onTerminal({ TERM: 'dumb' })).toBe(false);
    expect(onTerminal({ CI: 'true' })).toBe(false);
    expect(onPipe({ CI: 'true' })).toBe(false);
  });

  it('obeys NO_COLOR unless it is empty', () => {
    expect(onTerminal({ NO_COLOR: '1' })).toBe(false);
    expect(onTerminal({ NO_COLOR: '0' })).toBe(false);
    expect(onTerminal({ NO_COLOR: '' })).toBe(true);
    expect(onTerminal({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  it('obeys FORCE_COLOR, also when it says no', () => {
    expect(onPipe({ FORCE_COLOR: '1' })).toBe(true);
    expect(onPipe({ FORCE_COLOR: '1', CI: 'true', TERM: 'dumb' })).toBe(true);
    expect(onTerminal({ FORCE_COLOR: '0' })).toBe(false);
    expect(onTerminal({ FORCE_COLOR: 'false' })).toBe(false);
    expect(onPipe({ FORCE_COLOR: '' })).toBe(false);
  });

  it('lets --color and --no-color beat the environment', () => {
    expect(onPipe({ NO_COLOR: '1' }, true)).toBe(true);
    expect(onTerminal({ FORCE_COLOR: '1' }, false)).toBe(false);
  });
});

describe('isCI', () => {
  it('takes every value for a yes but an empty or a denying one', () => {
    expect([{ CI: 'true' }, { CI: '1' }, { CI: 'woodpecker' }].map(isCI)).toEqual([true, true, true]);
    expect([{}, { CI: '' }, { CI: 'false' }, { CI: '0' }].map(isCI)).toEqual([false, false, false, false]);
  });
});
