import { describe, expect, it } from 'vitest';
import { html } from './markup.js';

describe('html', () => {
  it('escapes text and the values of attributes', () => {
    const name = `"><img src=x onerror='alert(1)'>&`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;">&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;</p>',
    );
  });

  it('leaves markup that it has made alone', () => {
    expect(html`<ul>${['a', '<b>'].map((name) => html`<li>${name}</li>`)}</ul>`.markup).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  });

  it('writes nothing for what is not there', () => {
    expect(html`<p>${undefined}${false}${0}${''}</p>`.markup).toBe('<p>0</p>');
  });

  it('takes an object with a text of the app for no markup', () => {
    expect(html`${['{"markup":"<b>"}']}`.markup).toBe('{&quot;markup&quot;:&quot;&lt;b&gt;&quot;}');
  });

  it('shows characters that would reorder or hide others', () => {
    expect(html`${'a\u202eb\u0000\n'}`.markup).toBe('a\\u{202e}b␀␊');
  });
});
