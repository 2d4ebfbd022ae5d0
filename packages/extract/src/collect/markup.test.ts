import { describe, expect, it } from 'vitest';
import { extractFacts } from '../index.js';
import { readComponent, type Reading } from '../testing/read-facts.js';

/** `kind name`, with the mark of the enclosing element. */
function elementsOf(facts: Reading): string[] {
  return facts.elements.map((one) => `${one.kind} ${one.name}${one.parent === undefined ? '' : ` in ${facts.elements[one.parent]!.name}`}`);
}

/** `kind name = value`, with the modifiers. */
function attributesOf(facts: Reading, element = 0): string[] {
  return facts.elements[element]!.attributes.map((one) => [one.kind, one.name, one.value ? `= ${facts.value(one.value)}` : '', one.ref ? `to ${facts.ref(one.ref)}` : '', one.modifiers ? `|${one.modifiers.join('|')}` : ''].filter(Boolean).join(' '));
}

describe('elements', () => {
  it('are forms, their controls, links, and what has handlers or directives', () => {
    const facts = readComponent(`<main><form><label><input /></label><textarea></textarea><select></select><button>Add</button></form><a href="/">x</a><p class="a">y</p><p onclick={f}>z</p><div use:tip></div><div class:open in:fade style:color></div><img alt="" /><iframe></iframe></main>`);
    expect(elementsOf(facts)).toEqual(['element form', 'element input in form', 'element textarea in form', 'element select in form', 'element button in form', 'element a', 'element p', 'element div', 'element img', 'element iframe']);
  });

  it('are components, with where their names lead', () => {
    const facts = readComponent(`<script>import Row from './Row.svelte'; import * as Cart from './cart'; let { Icon } = $props();</script>
<Row><Cart.Total /></Row>{#each rows as row}<row.cell />{/each}<Icon /><svelte:component this={Cart.Item} /><svelte:component this={open ? Row : Icon} /><svelte:self />`);
    expect(facts.elements.map((one) => `${one.name} ${facts.ref(one.ref)}`)).toEqual([
      'Row ./Row.svelte#default', 'Cart.Total ./cart#Total', 'row.cell row.cell', 'Icon Icon', 'svelte:component ./cart#Item', 'svelte:component ?', 'svelte:self ?',
    ]);
    expect(facts.elements.every((one) => one.kind === 'component')).toBe(true);
  });

  it('are Svelte’s own, when they do something', () => {
    const facts = readComponent(`<svelte:options runes /><svelte:window onkeydown={f} /><svelte:document on:click={f} /><svelte:body use:trap /><svelte:head><title>{title}</title><script>let a;</script></svelte:head><svelte:element this={tag} /><svelte:boundary onerror={f}><svelte:fragment slot="x"><slot name="y" /></svelte:fragment></svelte:boundary>`);
    expect(elementsOf(facts)).toEqual(['element svelte:window', 'element svelte:document', 'element svelte:body', 'element script', 'element svelte:element', 'element svelte:boundary', 'element slot in svelte:boundary']);
  });

  it('have the place of the whole and of the name', () => {
    const facts = readComponent('<div>\n<form method="POST"><button /></form></div>');
    expect([facts.at(facts.elements[0]!.span), facts.at(facts.elements[0]!.tag)]).toEqual(['<form method="POST"><button /></form>', 'form']);
  });

  it('stand in blocks of every kind', () => {
    const facts = readComponent(`<form>{#if a}<a href="1">1</a>{:else if b}<a href="2">2</a>{:else}<a href="3">3</a>{/if}{#each c as d}<a href="4">4</a>{:else}<a href="5">5</a>{/each}{#await e}<a href="6">6</a>{:then f}<a href="7">7</a>{:catch g}<a href="8">8</a>{/await}{#key h}<a href="9">9</a>{/key}{#snippet i()}<a href="10">10</a>{/snippet}</form>`);
    expect(elementsOf(facts)).toEqual(['element form', ...Array<string>(10).fill('element a in form')]);
  });
});

describe('attributes', () => {
  it('are plain, bare, computed, mixed, short and spread', () => {
    const facts = readComponent(`<form method="POST" action="?/{name}&to={id}" data-sveltekit-reload novalidate={quiet} enctype='text' {target} {...rest} id=cart></form>`);
    expect(attributesOf(facts)).toEqual(['attribute method = "POST"', 'attribute action = `?/${name}&to=${id}`', 'attribute data-sveltekit-reload', 'attribute novalidate = quiet', 'attribute enctype = "text"', 'attribute target = target', 'spread = rest', 'attribute id = "cart"']);
  });

  it('have their entities decoded', () => {
    expect(attributesOf(readComponent(`<a href="/?a=1&amp;b=2">x</a>`))).toEqual(['attribute href = "/?a=1&b=2"']);
  });

  it('are directives', () => {
    const facts = readComponent(`<script>import { enhance } from '$app/forms'; import { tips } from './tips'; let open;</script>
<form use:enhance={() => {}} use:tips.show on:submit|preventDefault|once={save} on:reset bind:this={open} {@attach tips.stick(1)} let:item class:open transition:fade|local animate:flip style:color="red"></form>`);
    expect(attributesOf(facts)).toEqual([
      'use enhance = function arrow 3 to $app/forms#enhance', 'use tips.show to ./tips#tips.show', 'on submit = save |preventDefault|once', 'on reset', 'bind this = open', 'attach = <tips.stick(1)>', 'let item',
    ]);
  });

  it('that only concern looks are left out, but not what they evaluate', () => {
    const facts = readComponent(`<script>import { tone } from './tone'; import { fade } from 'svelte/transition'; import { flip } from 'svelte/animate'; import color from './color';</script>
<button class={tone()} style="top: {size()}" alt={text()} aria-label={label()} class:big={isBig()} style:width={width()} style:color in:fade={options()} animate:flip title="x" type="submit"></button>`);
    expect(attributesOf(facts)).toEqual(['attribute type = "submit"']);
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['tone()', 'size()', 'text()', 'label()', 'isBig()', 'width()', 'options()']);
    expect(facts.imports.flatMap((one) => one.names).filter((one) => one.used).map((one) => one.local)).toEqual(['tone', 'fade', 'flip', 'color']);
  });

  it('bind to getters and setters', () => {
    const facts = readComponent(`<input bind:value={() => cart.total, (to) => { cart.total = to; }} />`);
    expect(attributesOf(facts)).toEqual(['bind value = function arrow 3']);
    expect(facts.functions.slice(3).map((one) => one.attribute?.name)).toEqual(['bind:value', 'bind:value']);
    expect(facts.writes).toHaveLength(1);
  });

  it('have a place', () => {
    const facts = readComponent('<form method="POST" use:enhance></form>');
    expect(facts.elements[0]!.attributes.map((one) => facts.at(one.span))).toEqual(['method="POST"', 'use:enhance']);
  });

  it('of handlers lead to members', () => {
    const facts = readComponent(`<script>import { cart } from './cart';</script><button onclick={cart.add} {onkeydown} onblur={open && cart.close}></button>`);
    expect(attributesOf(facts)).toEqual(['attribute onclick = ./cart#cart.add', 'attribute onkeydown = onkeydown', 'attribute onblur = open | ./cart#cart.close']);
  });

  it('may use everything that is given', () => {
    expect(attributesOf(readComponent('<Row {...$$props} {...$$restProps} shown={$$slots.head} />'))).toEqual(['spread = $$props', 'spread = $$restProps', 'attribute shown = $$slots.head']);
  });
});

describe('blocks', () => {
  it('of awaits know their value, and whether failures are shown', () => {
    const facts = readComponent(`{#await data.rows}wait{:then rows}{rows}{:catch problem}{problem}{/await}{#await read() then row}{row}{/await}`);
    expect(facts.awaitBlocks.map((one) => [facts.value(one.value), one.hasCatch, one.fn])).toEqual([['data.rows', true, 2], ['<read()>', false, 2]]);
  });

  it('with a key say where they stand', () => {
    expect(readComponent('<p>a</p>{#key data.id}<p>{data.id}</p>{/key}').keyed).toEqual([[8, 44]]);
  });

  it('evaluate the default values in their patterns', () => {
    const facts = readComponent(`{#each rows as { id = one() }}{/each}{#await later then { id = two() }}{/await}{#await later catch { id = three() }}{/await}{#snippet row({ id = four() } = five())}{/snippet}`);
    expect(facts.calls.map((call) => facts.at(call.span))).toEqual(['one()', 'two()', 'three()', 'five()', 'four()']);
  });

  it('declare constants', () => {
    const facts = readComponent(`{#each rows as row}{@const total = sum(row)}{show(total)}{/each}`);
    expect(facts.value(facts.call('show(total)').args[0])).toBe('total');
    expect(facts.value(facts.bindings.find((one) => one.name === 'total')!.init)).toBe('<sum(row)>');
  });

  it('let the script use the outermost snippets', () => {
    const facts = readComponent(`<script>setContext('row', row);</script>{#snippet row(item)}<p>{item}</p>{/snippet}`);
    expect(facts.bindings.map((one) => `${one.name} in ${one.fn}`)).toEqual(['row in 1', 'item in 2']);
  });

  it('let inner snippets hide outer names', () => {
    const facts = readComponent(`<script>let { children } = $props();</script><Card>{#snippet children()}x{/snippet}{@render children()}</Card>{@render children()}`);
    expect(facts.calls.slice(1).map((call) => (call.callee.from === 'binding' ? facts.bindings[call.callee.binding]!.kind : ''))).toEqual(['const', 'let']);
  });
});

describe('Svelte 3 and 4', () => {
  it('has slots, forwarded events, let: and module scripts', () => {
    const facts = readComponent(`<script context="module" lang="ts">export const load = async ({ fetch }: any) => fetch('/cart');</script>
<script lang="ts">export let rows: string[] = []; $: first = rows[0]; $: { console.log(first); }</script>
<List items={rows} let:item={{ id, name: title }} let:at on:click><svelte:fragment slot="row"><Cell value={show(id, title, at)} /></svelte:fragment></List>
<slot name="foot" {first}><p>none</p></slot>`);
    expect(facts.runes).toBeUndefined();
    expect(elementsOf(facts)).toEqual(['component List', 'component Cell in List', 'element slot']);
    expect(facts.call('show(id, title, at)').args.map((one) => (one.is === 'ref' && one.ref.from === 'binding' ? `${facts.bindings[one.ref.binding]!.kind} ${facts.bindings[one.ref.binding]!.name}` : ''))).toEqual(['each id', 'each title', 'each at']);
    expect(facts.exports.map((one) => one.name)).toEqual(['load']);
    expect(facts.fn(facts.call('console.log(first)').fn)).toBe('instance 1');
  });
});

describe('what links can lead to', () => {
  const idsOf = (code: string): unknown => extractFacts('src/routes/+page.svelte', code).ids;

  it.each([
    ['ids of all elements, each once', '<h2 id="prices">Prices</h2><p id={"terms"}></p><Row id="prices" />', ['prices', 'terms']],
    ['names of links only', '<a name="top">Top</a><input name="email" />', ['top']],
  ])('%s', (_, code, known) => {
    expect(idsOf(code)).toEqual({ known });
  });

  it.each([['a computed one', '<p id="a{b}"></p>'], ['a short one', '<p {id}></p>'], ['spread attributes', '<p {...rest}></p>']])('is open with %s', (_, code) => {
    expect(idsOf(code)).toEqual({ known: [], open: true });
  });
});

describe('raw HTML', () => {
  it('can hold ids and links', () => {
    expect(extractFacts('src/routes/+page.svelte', '{@html text}').ids).toEqual({ known: [], open: true, rawHtml: true });
  });
});

describe('how a layout renders its children, as Kit sees it', () => {
  it.each([
    ['src/routes/+layout.svelte', '<slot /><p>{@render children()}</p>', ['<slot', '{@render']],
    ['src/routes/+layout@.svelte', '<!-- children={ -->{children}', ['{children}', 'children={']],
    ['src/routes/+page.svelte', '<slot />', undefined],
  ])('%s', (path, code, texts) => {
    expect(extractFacts(path, code).childTexts).toEqual(texts);
  });
});

describe('what the instance script exports', () => {
  it('is told from props', () => {
    const { bindings } = extractFacts('src/routes/+page.svelte', '<script>export const ssr = false, { csr } = {}; export let data; const prerender = true; export { prerender };const own = 1;</script>');
    expect(bindings.map(({ name, exported, prop }) => `${name}${exported ? ' exported' : ''}${prop ? ' prop' : ''}`)).toEqual(['ssr exported', 'csr exported', 'data prop', 'prerender exported', 'own']);
  });
});
