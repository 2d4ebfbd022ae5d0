import { describe, expect, it } from 'vitest';
import { parseScanned } from './parse-scanned.js';

const scan = (text: string): ReturnType<typeof parseScanned> => parseScanned('Cart.svelte', text);

describe('parseScanned takes', () => {
  it.each([
    ['nothing', ''],
    ['TypeScript that does not say so', '<script>let a: number = 1;</script>{a}'],
    ['a script without a semicolon before an expression', '<script>let a = b</script>{[c]}'],
    ['a script that ends in a comment', '<script>let a = b // c</script>{d}'],
    ['an expression that ends in a comment', '{a // }\n}{b}'],
    ['styles that are no CSS', '<style lang="sass">a\n  b: }{</style>'],
    ['names that are words elsewhere', '{type}{of}{async}{#each as.of as type}{type}{/each}'],
    ['a slash after a value, and one before a pattern', '{#if /[}]/.test(a) && b / 2 > c++ / 3}d{/if}'],
  ])('%s', (_, text) => {
    expect(scan(text)).toBeDefined();
  });
});

describe('parseScanned leaves to others', () => {
  it.each([
    ['an element that is not closed', '<div><b>a</b>'],
    ['a block that is not closed', '{#if a}b'],
    ['a block that ends in an element', '{#if a}<p>{/if}</p>'],
    ['an attribute twice', '<p id="a" id="b"></p>'],
    ['a reference that is not usual', '<p title="&CounterClockwiseContourIntegral;"></p>'],
    ['a reference without an end', '<p title="&amp b"></p>'],
    ['a name outside of ASCII', '<p {été}></p>'],
    ['no expression', '{}'],
    ['half an expression', '{a +}'],
    ['an expression too many', '{a, }'],
    ['a spread', '{...a}'],
    ['a word of the language as a name', '{#each a as class}b{/each}'],
    ['a list of constants', '{@const a = 1, b = 2}'],
    ['a snippet that is not called', '{@render row}'],
    ['debugging of more than a name', '{@debug a.b}'],
    ['a type in markup', '{type A = string}'],
    ['two scripts of a kind', '<script>a()</script><script>b()</script>'],
    ['a script that would be complete with what is put behind it', '<script>if (a)</script>'],
    ['half a script', '<script>let a = </script>{b}'],
    ['a name that the script declares twice with an error', '<script>let a = 1; let a = ;</script>'],
    ['options with text', '<svelte:options runes={yes} />'],
    ['options that nobody knows', '<svelte:options rune={true} />'],
    ['special elements in a wrong place', '<p><svelte:window /></p>'],
    ['special elements that nobody knows', '<svelte:cart />'],
    ['a directive with text', '<p class:open="a{b}"></p>'],
    ['brackets nested without end', `{${'['.repeat(3_000)}${']'.repeat(3_000)}}`],
  ])('%s', (_, text) => {
    expect(scan(text)).toBeUndefined();
  });
});

describe('parseScanned gives', () => {
  it('the places of comments, those in patterns and tags too', () => {
    const text = '<!-- a --><p // b\n /* c */>{d /* e */}</p>{#each f as { g /* h */ }}{/each}<script>// i\n</script>';
    expect(scan(text)?.comments.map(({ span, text: said }) => [text.slice(...span), said]).sort()).toEqual([
      ['/* c */', ' c '], ['/* e */', ' e '], ['/* h */', ' h '], ['// b', ' b'], ['// i', ' i'], ['<!-- a -->', ' a '],
    ]);
  });

  it('both scripts with their own statements', () => {
    const text = '{a}<script>let b = a</script>{b}<script module>export const c = 1;\nd()</script>';
    const { instance, module } = scan(text) ?? {};
    const statements = (program: typeof instance) => (program?.['body'] as { start: number; end: number }[]).map(({ start, end }) => text.slice(start, end));
    expect([statements(instance), statements(module)]).toEqual([['let b = a'], ['export const c = 1;', 'd()']]);
  });

  it('what the options say about runes, and takes them out of the tree', () => {
    const { options, fragment } = scan('<svelte:options runes={false} />a') ?? {};
    expect([options?.['runes'], fragment?.['nodes'].map((one: { type: string }) => one.type)]).toEqual([false, ['Text']]);
  });

  it('what attributes mean', () => {
    const [, , paragraph] = scan('a<!-- -->' + '<p title="1 &lt; 2 &amp;&#38;&#x41; ?a=1&b=2&copy=3"></p>')?.fragment?.['nodes'] ?? [];
    expect(paragraph.attributes[0].value[0].data).toBe('1 < 2 &&A ?a=1&b=2&copy=3');
  });
});
