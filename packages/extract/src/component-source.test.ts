import { describe, expect, it } from 'vitest';
import { blankBodies } from './component-source.js';

describe('blankBodies', () => {
  it('blanks scripts and styles and keeps every offset and line', () => {
    const source = '<script lang="ts">\r\n  let cart: Cart;\r\n</script>\n<p>x</p>\n<style lang="scss">\n$tone: red;\n</style>\n';
    const { text } = blankBodies(source);
    expect(text).toBe('<script lang="ts">\r\n                 \r\n</script>\n<p>x</p>\n<style lang="scss">\n           \n</style>\n');
    expect(text).toHaveLength(source.length);
  });

  it('lists the scripts with their tags and bodies', () => {
    const source = '<script context="module">a();</script><script>b();</script>';
    expect(blankBodies(source).scripts.map(({ tag, body }) => [tag, source.slice(...body)])).toEqual([['<script context="module">', 'a();'], ['<script>', 'b();']]);
  });

  it.each([
    ['a `>` in an attribute', `<script generics="T extends Map<string, string>">a</script>`],
    ['an expression in an attribute', `<style data-x={a > b}>a</style>`],
    ['single quotes', `<script lang='ts'>a</script>`],
    ['line breaks in the tag', `<script\n  lang="ts"\n>a</script>`],
    ['a blank in the closing tag', `<script>a</script >`],
  ])('takes %s', (_, source) => {
    expect(blankBodies(source).text).toBe(source.replace(/>a</, '> <'));
  });

  it.each([
    ['a script that is commented out', '<!-- <script>a</script> -->'],
    ['tags of other names', '<scripts>a</scripts><styled>b</styled>'],
    ['a tag that closes itself', '<script src="/a.js" /><p>a</p>'],
    ['a script that never ends', '<script>let a = 1;'],
    ['a comment that never ends', '<!-- <script>a</script>'],
    ['a tag in a string', '{@html `<script>a<\\/script>`}{@html "<style>b</style>"}'],
  ])('leaves %s alone', (_, source) => {
    expect(blankBodies(source).text).toBe(source);
  });

  it('finds the scripts behind a tag in a string', () => {
    expect(blankBodies('{@html `<script>${a}<\\/script>`}<script>b();</script>').text).toBe('{@html `<script>${a}<\\/script>`}<script>    </script>');
  });

  it('can leave scripts as they are', () => {
    expect(blankBodies('<script>a</script><style>b</style>', 'styles').text).toBe('<script>a</script><style> </style>');
  });

  it('gives what styles import, comments aside', () => {
    const source = `<style>@import './a.css'; @import url("b.css"); @import url('https://c.example.com/d.css') print; /* @import 'e.css' */ @use 'f';</style>`;
    expect(blankBodies(source).cssImports.map(({ specifier, span }) => [specifier, source.slice(...span)])).toEqual([
      ['./a.css', `'./a.css'`], ['b.css', `"b.css"`], ['https://c.example.com/d.css', `'https://c.example.com/d.css'`],
    ]);
  });
});
