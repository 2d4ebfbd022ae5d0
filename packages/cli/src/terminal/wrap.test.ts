import { describe, expect, it } from 'vitest';
import { wrap, wrapAfter } from './wrap.js';

describe('wrap', () => {
  it('breaks at spaces and never within a word', () => {
    expect(wrap('Move the call to a server load.', 12)).toEqual(['Move the', 'call to a', 'server load.']);
    expect(wrap('see src/routes/(shop)/cart now', 10)).toEqual(['see', 'src/routes/(shop)/cart', 'now']);
  });

  it('counts wide characters twice', () => {
    expect(wrap('購物車 是 空', 9)).toEqual(['購物車 是', '空']);
  });

  it('gives one line when there is no width, or nothing to say', () => {
    expect(wrap('a  pipe has no width', undefined)).toEqual(['a  pipe has no width']);
    expect(wrap('', 10)).toEqual(['']);
  });
});

describe('wrapAfter', () => {
  it('hangs the later lines under the first', () => {
    expect(wrapAfter('help: ', 'Move the call to a server load.', 26)).toEqual(['help: Move the call to a', '      server load.']);
  });
});
