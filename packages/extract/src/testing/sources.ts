/** Sources with a bit of everything, and ways to break them. */
import fc from 'fast-check';

/** A module. */
export const MODULE = `import { redirect as go, fail } from '@sveltejs/kit';
import type { Actions } from './$types';
import defer * as rates from './rates';
let visits = 0;
export const load = async ({ locals: { user }, url, ...rest }) => {
  if (!user) throw go(303, \`/login?to=\${url.pathname}\`);
  try { visits += await count(rest.fetch); } catch (problem) { if (problem instanceof Error) throw problem; } finally { log?.(visits); }
  for await (const { one = first() } of user.orders ?? []) { if (one.paid) continue; else break; }
  switch (user.role) { case 'admin': return { user }; case sql\`x\${1}\`: default: visits++; }
  label: do { if (visits > 3) break label; } while (--visits);
  const { a = 1, b: [c, ...d] = [] } = await import('./numbers');
  return { ...rest, [a]: c, d, get total() { return visits; } };
};
@sealed class Cart<T> extends Base { #items: T[] = []; static all = new Map(); static { Cart.all.set(1, this); } add(item: T): void; add(item) { this.#items.push(item); } }
export const actions = { default: async (event) => fail(400), ...more } satisfies Actions;
export default function* (...args) { yield* args[0]?.rows?.(); }
export { load as again } from './other'; export * as numbers from './numbers'; export { visits as 'odd name' };
enum Size { S = 1, L = size() } namespace Shop { export const open = check(); } declare global { interface Window {} }
const Inner = class Outer { accessor total = sum(); }; ({ visits, b: Inner.x } = rates); delete Inner.y; visits ??= -1; /* sk-audit-disable no-cart -- why */
`;

/** A component, the scripts apart from each other. */
export const COMPONENT = `<script lang="ts" module>export const prerender = false;</script>
<script lang="ts">
  import { enhance } from '$app/forms'; import { user } from '$lib/user'; import Row from './Row.svelte';
  let { data, form = $bindable() }: { data: unknown; form?: unknown } = $props();
  let open = $state(false); $user = data; $effect(() => { open = !open; });
</script>
<!-- sk-audit-disable-next-line no-cart -- shown to everybody -->
<form method="POST" action="?/add" use:enhance={() => async ({ update }) => update()} {...data} onsubmit={() => (open = true)}>
  <input bind:value={form} bind:this={() => data, (to) => (open = to)} /><button formaction="?/{data.id}" class:open disabled {@attach tip(1)}>{$user.name}</button>
</form>
{#each data.rows as { id, name = first() }, i (id)}<Row {name} let:item={{ a, b: [c] }} on:click|once={() => open} bind:open>{i}{item}</Row>{:else}none{/each}
{#if open && data}<p style:color transition:fade>{@html data}</p>{:else if form}{@const x = 1}{x}{:else}<slot name="a" />{/if}
{#await data.later then { later }}{later}{:catch problem}{problem}{/await}
{#snippet row(cell, { at = 1 } = {})}{cell}{/snippet}{@render row?.(1)}{#key open}<svelte:boundary>{open}</svelte:boundary>{/key}
<style lang="scss">@import './a'; $x: 1; .a { &:hover { color: $x } }</style>
`;

const PIECES = ['', '{', '}', '(', ')', '`', '${', '</script>', '<script>', '<style>', '{#if', '{/if}', '{:else}', '=>', 'await ', 'class ', '?.', ' as ', '...', '<!--', '-->', '\uFEFF', '\u0000', '\u2028', '\ud800', '# '];

/** Any UTF-16 units, halves of pairs too. */
export function anything(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));
}

/** The source with parts cut out and others put in. */
export function broken(source: string, cuts = 4): fc.Arbitrary<string> {
  const cut = fc.record({ at: fc.nat(source.length), length: fc.nat(40), put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })) });
  return fc.array(cut, { maxLength: cuts }).map((list) => list.reduce((text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length), source));
}

/** The source up to some place, or from some place on. */
export function truncated(source: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(source.length), fc.boolean()).map(([at, isFront]) => (isFront ? source.slice(0, at) : source.slice(at)));
}

/** The lines of the source in another order, some twice. */
export function shuffled(source: string): fc.Arbitrary<string> {
  const lines = source.split('\n');
  return fc.array(fc.constantFrom(...lines), { maxLength: lines.length * 2 }).map((some) => some.join('\n'));
}
