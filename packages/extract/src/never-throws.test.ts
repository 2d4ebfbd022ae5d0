/** Whatever the text, there are facts, and they are plain JSON. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractFacts } from './index.js';

const MODULE = `import { redirect as go, fail } from '@sveltejs/kit';
import type { Actions } from './$types';
let visits = 0;
export const load = async ({ locals: { user }, url, ...rest }) => {
  if (!user) throw go(303, \`/login?to=\${url.pathname}\`);
  try { visits += await count(rest.fetch); } catch (problem) { if (problem instanceof Error) throw problem; } finally { log?.(visits); }
  for await (const one of user.orders ?? []) { if (one.paid) continue; else break; }
  switch (user.role) { case 'admin': return { user }; default: visits++; }
  label: do { if (visits > 3) break label; } while (--visits);
  const { a = 1, b: [c, ...d] = [] } = await import('./numbers');
  return { ...rest, [a]: c, d, get total() { return visits; } };
};
class Cart { #items = []; static all = new Map(); add(item) { this.#items.push(item); } }
export const actions = { default: async (event) => fail(400), ...more } satisfies Actions;
export default function* () { yield* [1, 2]; }
export { load as again } from './other'; export * as numbers from './numbers';
enum Size { S = 1, L = size() } namespace Shop { export const open = check(); }
`;
const COMPONENT = `<script lang="ts" module>export const prerender = false;</script>
<script lang="ts">
  import { enhance } from '$app/forms'; import { user } from '$lib/user'; import Row from './Row.svelte';
  let { data, form = $bindable() }: { data: unknown; form?: unknown } = $props();
  let open = $state(false); $user = data; $effect(() => { open = !open; });
</script>
<!-- sk-audit-disable-next-line no-cart -- shown to everybody -->
<form method="POST" action="?/add" use:enhance={() => async ({ update }) => update()} {...data} onsubmit={() => (open = true)}>
  <input bind:value={form} /><button formaction="?/{data.id}" class:open disabled>{$user.name}</button>
</form>
{#each data.rows as { id, name }, i (id)}<Row {name} let:item on:click|once={() => open} bind:open>{i}{item}</Row>{:else}none{/each}
{#if open && data}<p>{@html data}</p>{:else if form}{@const x = 1}{x}{:else}<slot name="a" />{/if}
{#await data.later then later}{later}{:catch problem}{problem}{/await}
{#snippet row(cell)}{cell}{/snippet}{@render row(1)}{#key open}<svelte:boundary>{open}</svelte:boundary>{/key}
<style lang="scss">@import './a'; $x: 1; .a { &:hover { color: $x } }</style>
`;

/** The source with parts cut, doubled, swapped or replaced. */
const broken = (source: string) =>
  fc.array(fc.record({ at: fc.nat(source.length), length: fc.nat(40), put: fc.oneof(fc.constantFrom('', '{', '}', '(', '`', '</script>', '<script>', '{#if', '{/if}', '=>', 'await ', '\uFEFF', '\u0000'), fc.string({ maxLength: 8 })) }), { maxLength: 4 })
    .map((cuts) => cuts.reduce((text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length), source));

function isPlain(path: string, text: string): void {
  const facts = extractFacts(path, text);
  expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
  expect(extractFacts(path, text)).toStrictEqual(facts);
  if (facts.unparsed !== undefined) expect(facts.calls).toEqual([]);
}

describe('extractFacts', () => {
  it('reads the sources that the properties below start from', () => {
    expect([extractFacts('src/a.ts', MODULE).unparsed, extractFacts('src/A.svelte', COMPONENT).unparsed]).toEqual([undefined, undefined]);
  });

  it('never throws and gives the same plain JSON twice, whatever happens to a module', () => {
    fc.assert(fc.property(broken(MODULE), fc.constantFrom('src/a.ts', 'src/a.js', 'src/a.tsx', 'src/a.mjs'), (text, path) => isPlain(path, text)), { numRuns: 300 });
  });

  it('never throws and gives the same plain JSON twice, whatever happens to a component', () => {
    fc.assert(fc.property(broken(COMPONENT), fc.constantFrom('src/A.svelte', 'src/page.svx', 'src/page.md'), (text, path) => isPlain(path, text)), { numRuns: 300 });
  });

  it('never throws for any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('a.ts', 'A.svelte', 'a.svx', 'a'), (text, path) => isPlain(path, text)), { numRuns: 200 });
  });

  it('says why a file could not be parsed, and nothing else about it', () => {
    expect(extractFacts('src/a.ts', 'const = 1;')).toMatchObject({ path: 'src/a.ts', unparsed: expect.stringMatching(/\w/), calls: [], imports: [] });
  });
});
