import { describe, expect, it } from 'vitest';
import { readComponent } from '../testing/read-facts.js';

/** Each use of a variable: its name, the beginning of the node, and the conditions around it. */
function shownIn(markup: string): string[] {
  const facts = readComponent(`<script>import { later } from './later'; let { data } = $props(); let cart = $state([]); let open = $state(false); const rows = cart.filter(Boolean); const save = () => cart;</script>${markup}`);
  return (facts.shown ?? []).map((one) => `${facts.bindings[one.binding]!.name} in ${facts.at([one.start, one.start + 6])}${one.when === undefined ? '' : ` if ${facts.when(one.when)}`}`);
}

describe('what the markup shows', () => {
  it('is the variables of the component in texts, blocks and attributes, once each', () => {
    expect(shownIn('<p class={open}>{cart} {cart}</p>{#each rows as row}{row}{/each}{@html open}<Row {cart} />')).toEqual([
      'open in <p cla', 'cart in {cart}', 'cart in {cart}', 'rows in {#each', 'open in {@html', 'cart in <Row {',
    ]);
  });

  it('stands under the conditions around it, a test under itself', () => {
    expect(shownIn('{#if open}<p>{cart}</p>{:else if cart.length}none{/if}')).toEqual(['open in {#if o if open', 'cart in {cart} if open', 'cart in {:else if not open and cart.length']);
  });

  it('is nothing that a handler, an action, an attachment, an element reference or a function is given, and no prop, import or function', () => {
    expect(shownIn('<button onclick={() => cart} on:click={open} use:tip={cart} {@attach tip(cart)} bind:this={cart}>{data.name}{later}{save()}</button>{[1].map(() => cart)}')).toEqual([]);
  });
});
