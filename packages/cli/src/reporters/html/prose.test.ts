import { describe, expect, it } from 'vitest';
import { prose, sentence } from './prose.js';

describe('sentence', () => {
  it('shows code in backticks as code, and nothing else as markup', () => {
    expect(sentence('`load` of <b> keeps `<i>`, **always**.').markup).toBe('<code>load</code> of &lt;b&gt; keeps <code>&lt;i&gt;</code>, <strong>always</strong>.');
  });

  it('lets a long path break behind its slashes', () => {
    expect(sentence('See src/routes/(shop)/parts/+page.svelte and a/b.').markup).toBe('See src/<wbr>routes/<wbr>(shop)/<wbr>parts/<wbr>+page.svelte and a/b.');
  });

  it('leaves a lonely backtick alone', () => {
    expect(sentence('a ` b').markup).toBe('a ` b');
  });
});

describe('prose', () => {
  it('knows paragraphs, lists and blocks of code', () => {
    expect(prose('A redirect is\nthrown.\n\nIt ends:\n- the `load`,\n  and all of it\n- the page\n\n```js\nredirect(303, "/");\n\nnext();\n```\n').markup).toBe(
      '<p>A redirect is thrown.</p><p>It ends:</p><ul><li>the <code>load</code>, and all of it</li><li>the page</li></ul>'
        + '<pre class="code"><span class="line">redirect(303, &quot;/&quot;);</span><span class="line"></span><span class="line">next();</span></pre>',
    );
  });
});
