import { describe, expect, it } from 'vitest';
import { xmlAttributes, xmlText } from './xml.js';

describe('xmlText', () => {
  it('escapes what XML would read', () => {
    expect(xmlText(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&apos;');
    expect(xmlText(']]>')).toBe(']]&gt;');
  });

  it('keeps line ends, which an attribute would lose', () => {
    expect(xmlText('a\nb\tc\r')).toBe('a&#10;b&#9;c&#13;');
  });

  it('replaces what XML cannot hold', () => {
    expect(xmlText('\u0000\u001b[2J\ud83d\uffff 🛒')).toBe('\ufffd\ufffd[2J\ufffd\ufffd 🛒');
  });
});

describe('xmlAttributes', () => {
  it('leaves out what there is not', () => {
    expect(xmlAttributes({ line: 4, column: undefined, name: 'a<b' })).toBe(' line="4" name="a&lt;b"');
  });
});
