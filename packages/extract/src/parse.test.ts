import { describe, expect, it } from 'vitest';
import { extractFacts } from './index.js';
import { readComponent, readModule } from './testing/read-facts.js';

/** Why the file could not be parsed; undefined when it could. */
function problem(path: string, text: string): string | undefined {
  return extractFacts(path, text).unparsed;
}

describe('modules', () => {
  it.each([
    ['cart.ts', 'const a = <T,>(x: T) => x; enum E { A } abstract class C { abstract x: number } let y = z!; import x = require("x");'],
    ['cart.tsx', 'const a = <T,>(x: T) => <b>{x}</b>;'],
    ['cart.jsx', 'const a = <b>{x}</b>;'],
    ['cart.js', 'const a = <b>{x}</b>;'],
    ['cart.js', 'let a: number = 1;'],
    ['cart.mjs', 'await read();'],
    ['cart.cjs', 'const a = require("a"); return;'],
    ['cart.mts', 'export type A = 1;'],
    ['cart.cts', 'export = 1;'],
    ['cart.d.ts', 'export declare const a: number; declare module "x" { export const y: 1 }'],
    ['cart.js', '#!/usr/bin/env node\nread();'],
    ['cart.ts', '@sealed class A { @logged() b() {} }'],
    ['cart.ts', '{ using a = open(); await using b = open(); }'],
    ['cart.js', 'with (a) { b(); }'],
    ['cart.ts', 'let a = 1; let a = 2; break;'],
    ['cart.ts', ''],
  ])('are %s: %s', (path, text) => {
    expect(problem(path, text)).toBeUndefined();
  });

  it.each([
    ['cart.ts', 'const = 1;'],
    ['cart.js', 'cart('],
    ['cart.ts', 'let a = `'],
    ['cart.ts', '<<<<<<< HEAD\nlet a = 1;\n=======\nlet a = 2;\n>>>>>>> main'],
  ])('that are broken are unparsed, not empty: %s: %s', (path, text) => {
    const facts = extractFacts(path, text);
    expect(facts.unparsed).toMatch(/\w/);
    expect(facts).toEqual({ path, unparsed: facts.unparsed, ...Object.fromEntries(Object.keys(facts).filter((key) => key !== 'path' && key !== 'unparsed').map((key) => [key, []])) });
  });

  it.each([['['], ['(() => '], ['{ a: '], ['`${']])('nested without end are unparsed: %s', (open) => {
    expect(problem('cart.ts', open.repeat(50_000))).toBe('Nested too deeply.');
  });

  it.each([['a.b()' + '.c()'.repeat(20_000)], ['a' + ' + a'.repeat(20_000)], ['if (a) '.repeat(20_000) + 'b();']])('that are too long for the stack are unparsed', (text) => {
    expect(problem('cart.ts', text)).toMatch(/stack/);
  });

  it('do not count a byte order mark', () => {
    const facts = extractFacts('cart.ts', '\uFEFFcart();');
    expect(facts.calls[0]!.span).toEqual([0, 6]);
    expect(facts.functions[0]!.span).toEqual([0, 7]);
  });

  it('count in UTF-16 units', () => {
    const text = `const sign = '😀é'; cart();`;
    const facts = readModule(text);
    expect(facts.at(facts.calls[0]!.span)).toBe('cart()');
  });
});

describe('components', () => {
  it.each([
    ['TypeScript', '<script lang="ts">let a: number = b!;</script>{(a as any).b}{#each c as string[] as d}{d}{/each}'],
    ['TypeScript that is not called so', '<script>let a: number = 1; type B = string;</script>{a}'],
    ['an old way to call it so', '<script type="text/typescript">let a: number = 1;</script>'],
    ['both scripts', '<script module>export const a = 1;</script><script>let b = a;</script>{b}'],
    ['the newest syntax in a script', '<script>{ using a = open(); }</script>'],
    ['styles that are no CSS', '<p>x</p><style lang="scss">$a: 1; @mixin b { c: { d: e } } // f</style>'],
    ['indented styles', '<style lang="sass">\na\n  b: c\n</style>'],
    ['less', '<style lang="less">.a() when (@b) { c: d }</style>'],
    ['postcss', '<style lang="postcss">.a { @apply b; &:hover { c: d } }</style>'],
    ['two styles’ worth of braces', '<style>}}}{{{</style>'],
    ['a script inside of the markup', '<svelte:head><script>let { a } = "</p>";</script></svelte:head>'],
    ['a script in a string', '{@html `<b></b><script>${a}<\\/script>`}\n<script>let a = 1;</script>'],
    ['Svelte 4', '<script context="module">let a;</script><script>export let b; $: c = b;</script><button on:click|once={d}>{$e}</button><slot {b} />'],
    ['Svelte 5', '<script>let { a, ...b } = $props();</script>{#snippet c(d)}{d}{/snippet}{@render c(a)}<p {@attach e}></p>{await f()}'],
    ['nothing', ''],
  ])('hold %s', (_, text) => {
    expect(problem('Cart.svelte', text)).toBeUndefined();
  });

  it.each([
    ['a block that does not end', '{#if a}b'],
    ['a script that does not parse', '<script>const = 1;</script>'],
    ['an expression that does not parse', '<p>{a +}</p>'],
    ['an element that is not closed', '<div><b>x</b>'],
  ])('are unparsed with %s', (_, text) => {
    expect(problem('Cart.svelte', text)).toMatch(/\w/);
  });

  it('keep the offsets of the file, whatever stands in front', () => {
    const facts = readComponent('<!-- 😀 -->\r\n<style lang="scss">\r\n$a: "é";\r\n</style>\r\n<script lang="ts">\r\n  one();\r\n</script>\r\n{two()}');
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['one()', 'two()']);
  });

  it('do not count a byte order mark', () => {
    const facts = extractFacts('Cart.svelte', '\uFEFF<script>cart();</script>{cart()}');
    expect(facts.calls.map((call) => call.span)).toEqual([[8, 14], [25, 31]]);
  });

  it('say once what a script in a string says', () => {
    const facts = readComponent('{@html `<b></b><script>${a}<\\/script>`}\n<script>// sk-audit-disable-next-line no-cart -- why\nlet a = 1;</script>');
    expect(facts.disables).toHaveLength(1);
  });
});

describe('components in other markup languages', () => {
  it('give their scripts, and their markup is unknown', () => {
    const facts = readModule(`---\ntitle: Cart\n---\n\n<script module>export const a = 1;</script>\n<script lang="ts">import Row from './Row.svelte'; let b: number = one();</script>\n\n# Cart {two()}\n\n<Row />`, 'src/routes/+page.svx');
    expect(facts.markupUnknown).toBe(true);
    expect(facts.imports.map((one) => one.specifier)).toEqual(['./Row.svelte']);
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['one()']);
    expect([facts.exports.length, facts.elements.length]).toEqual([1, 0]);
  });

  it('do not take code samples for scripts', () => {
    const facts = readModule("Write\n\n```svelte\n<script>\n  import gone from './gone';\n</script>\n```\n\nor `<script>also()</script>`:\n\n~~~\n<script>gone();</script>\n~~~\n\n<script>here();</script>\n", 'src/posts/cart.md');
    expect([facts.imports.length, facts.calls.map((call) => facts.at(call.span))]).toEqual([0, ['here()']]);
  });

  it('are unparsed when a script does not parse', () => {
    expect(problem('src/posts/cart.md', '<script>const = 1;</script>')).toMatch(/\w/);
  });
});
