/** Components that are made up, with every kind of block, tag, attribute and directive in every place. */
import fc from 'fast-check';

const name = fc.constantFrom('cart', 'total', '$page', 'data.rows', 'item.name', '_a1', 'type', 'of');
const tricky = fc.constantFrom(
  "'}'", '`a}${"}"}b`', '/[}/]/.test(name)', 'a / b / c', '(a, b)', '{ a: 1 }', '() => ({ b })', '[1, 2].map((x) => x * 2)', 'a ? "{" : `}`', 'total /* } */ + 1', 'await load()',
  'cart?.rows?.[0]', '!open', 'a++ / 2', 'new Map([[a, "b"]])', 'function () { return /}/; }', 'async () => { await save(); }', '"a\\"}"', '{ ...rest, "x y": [] }', 'a\n  .b()\n  .c',
  'a // }\n + b', 'x => x > 1 && x < 2', 'typeof a === "string"', 'of in rows',
);
const expression = fc.oneof(name, tricky);
/** Svelte reads an arrow function and a list before `as` in odd ways; nobody iterates over one. */
const list = expression.filter((code) => !code.includes('=>') && code !== '(a, b)');
const blank = fc.constantFrom('', ' ', '\n  ', '\t');
const text = fc.constantFrom('a', ' ', '\n', 'Prices & more', '&nbsp;', '😀é', 'then as', '"quoted"', "it's");
const braced = fc.tuple(blank, expression, blank).map(([before, code, after]) => `{${before}${code}${after}}`);

const value = fc.oneof(
  braced, fc.tuple(text, braced, text).map(([a, b, c]) => `"${`${a}${b}${c}`.replaceAll('"', '')}"`), fc.constantFrom('""', "'one two'", 'bare', '"a&amp;b &#65; ?a=1&b=2"', '/cart', "'/'"),
);
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('href', 'data-x', 'aria-label', 'style:color', 'x:y', '--size', 'on:click|once', 'class'), value).filter(([key, one]) => !key.startsWith('on:') || one.startsWith('{')).map(([key, one]) => `${key}=${one}`),
  fc.tuple(fc.constantFrom('bind:value', 'use:tip', 'transition:fade|local', 'in:fly', 'animate:flip', 'class:open', 'let:item', 'onclick'), braced).map(([key, one]) => `${key}=${one}`),
  fc.constantFrom('disabled', 'bind:open', 'class:shown', 'use:focus', 'on:reset', 'let:row', '{cart}', '{ total }', '{...rest}', '{@attach tip(1)}', '// a comment\n', '/* } > */', 'alt = "x"'),
);
const attributes = fc.uniqueArray(attribute, { maxLength: 4, selector: (one) => /[a-z]+(?=[=|}\s]|$)/.exec(one)?.[0] }).map((list) => list.map((one) => ` ${one}`).join(''));

const pattern = fc.constantFrom('row', '{ id, name: label = "}" }', '[first, ...others]', '{ a: { b }, ...rest }');

/** The inside of a component, some levels deep. */
const { nodes } = fc.letrec<{ nodes: string; node: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((list) => list.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true }, text, braced,
    fc.constantFrom('<!-- {a} <b> -->', '<br>', '<img alt="x" />', '<slot name="a" />', '{@html cart}', '{@render row?.(1, { a })}', '{@debug}', '{@debug a, b}', '<textarea>a {b} <i></textarea>', '<style>a { b: c }</style>'),
    fc.tuple(fc.constantFrom('p', 'div', 'Row', 'ui.Button', 'svelte:fragment', 'x-cart', 'li', 'svelte:boundary', 'h1', 'svg:rect'), attributes, tie('nodes')).map(([tag, given, inside]) => `<${tag}${given}>${inside}</${tag}>`),
    fc.tuple(attributes, expression).map(([given, code]) => `<svelte:element this={${code}}${given} /><svelte:component this={Row} /><svelte:element this="b"></svelte:element>`),
    tie('nodes').map((inside) => `<ul><li>${inside}<li>b</ul>`),
    fc.tuple(expression, tie('nodes'), expression, tie('nodes')).map(([a, b, c, d]) => `{#if ${a}}${b}{:else if ${c}}${d}{:else}${b}{/if}`),
    fc.tuple(list, pattern, fc.constantFrom('', ', i', ' (row.id)', ', i (i + 1)', ' ({ a: 1 })'), tie('nodes')).map(([rows, as, more, inside]) => `{#each ${rows} as ${as}${more}}${inside}{:else}none{/each}`),
    fc.tuple(list, tie('nodes')).map(([rows, inside]) => `{#each ${rows}}${inside}{/each}{#each ${rows}, i}{i}{/each}`),
    fc.tuple(expression, pattern, tie('nodes')).map(([code, as, inside]) => `{#await ${code}}${inside}{:then ${as}}${inside}{:catch}b{/await}{#await ${code} then ${as}}b{/await}{#await ${code} catch}c{/await}`),
    fc.tuple(expression, tie('nodes')).map(([code, inside]) => `{#key ${code}}${inside}{/key}{#snippet cell(a, { b = 1 } = {})}${inside}{/snippet}{#snippet empty()}{/snippet}`),
    fc.tuple(pattern, expression).map(([as, code]) => `{@const ${as} = ${code}}`),
  ),
}));

const script = fc.constantFrom('', '<script>let a = 1</script>', '<script>export let data\n$: b = a;\n// done</script>\n', '<script module>const a = { b: [] }</script><script>let c = a\n</script >', '<script>\n</script>');
const around = fc.constantFrom('', '<svelte:options runes={true} />', '<svelte:window on:resize={fit} />', '<svelte:head><title>{name}</title><script>a < b</script></svelte:head>', '<style lang="scss">.a { @import \'b\'; }</style>', '\n\n');

/** A component without types. */
export const component: fc.Arbitrary<string> = fc.tuple(script, nodes, around, nodes).map((parts) => parts.join(''));

const typed = fc.constantFrom(
  '{#each rows as Row[] as row}{row}{/each}', '{#each rows as row: Map<string, Row>, i (row.id)}b{/each}', '{@const a: number = b as number}', '{(cart as Cart).total!}', '{total! / 2}', '{cart satisfies Cart}',
  '{#snippet cell<T extends Row>(row: T, { a }: { a: () => void })}{row}{/snippet}', '{#await load<Row>() then row}{row}{/await}', '<Row on:pick={(e: CustomEvent<string>) => pick(e.detail)} />', '{const n: number = 1}', '{let [a, b] = rows;}',
);

/** A component in TypeScript. */
export const typedComponent: fc.Arbitrary<string> = fc.tuple(nodes, fc.array(typed, { maxLength: 3 }), nodes).map(([a, list, b]) => `<script lang="ts">let cart: Cart</script>${a}${list.join('\n')}${b}`);
