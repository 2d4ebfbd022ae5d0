/** Cached facts of another shape would be misread, so whoever changes the shape changes the version. */
import type { FileFacts } from '@sk-audit/core';
import { describe, expect, it } from 'vitest';
import { extractFacts, FACTS_VERSION } from './index.js';
import { shapeOf } from './testing/facts-shape.js';
import { KNOWN } from './testing/known-shape.js';

/** A bit of everything. Whoever adds a field makes it occur here. */
const SOURCES: { readonly [path: string]: string } = {
  'src/cart.ts': `import shop, { prices as rates, type Item } from './shop.js'; import type { Rate } from './rate.js'; import * as all from './all.js'; import legacy = require('./legacy.js');
export * from './others.js'; export { total, type Total } from './total.js'; export const [first] = rates, { id: own, ...left } = shop, limit = 3, tax = (4); export { rates, limit as size }; export default class Cart { items = [shop, ...all]; static open = () => legacy; get size() { return 1; } set size(to) {} static close() {} save(this: Cart, { id, ...rest }: Item, count = 1, ...more: Item[]) {} }
new Worker(new URL('./work.js', import.meta.url)); new URL('./logo.svg', import.meta.url); import.meta.glob('./*.ts'); await import(\`./\${limit}.js\`); require('./old.cjs');
let last: Rate | undefined, seen = false; export async function* load({ locals: { user }, url }, [second]) {
  last = user; seen ||= !last; last ??= -1; seen &&= null; last += 1; last++; delete last.id; for (last of user) break; for await (const row of rows()) { await row; if (row) await row.next(); }
  try { if (typeof window === 'undefined' && url) return fail(limit, { id: 1, get size() { return 1; }, ...user }); } catch (problem) { throw problem; } finally { log(problem ?? undefined); }
  try { again(); } catch { again(); } try { late(); } catch { late(); } finally { if (url) return; throw user; }
  if (user instanceof Error || 'id' in user || user.id === 1 || user.id > 2) use(() => url.href, function named() {}, async () => {}, class {}, \`a\${user}b\`, [1, ...url], user ? last : 2, user + 1, (await rows()).length, await user);
  (() => {})(); window.name; user?.id(); yield tag\`x\${user}\`; while (more(...user)) void next(); (await rows())();
}
function change(given) { given = change; if (!given) { if (last) { try { last = await given(await rows()); await import('./late.js'); } catch {} } } else given(); var old = new Map(); old.set({ given }); throw rows(); }
last.save; // sk-audit-disable-line no-cart -- why
/* eslint-disable sk-audit/no-cart */`,
  'src/Cart.svelte': `<script module>export const ssr = false;</script><script>import { cart } from './cart'; import Row from './Row.svelte'; export let data; let { other = 1 } = $props(); $cart = 1; $cart.total++; const save = () => {}; $: twice = $state(2);</script>
<form method="post" use:cart.save|once onsubmit={save} on:reset {...data} {@attach save} bind:this={twice}>{#if data}<Row let:item bare href="/{item}" {data} onclick={() => save} />{/if}</form>{@html other}{#each data as one}{one.go()}{/each}{#await data then rows}{rows()}{/await}{#await data}{:catch e}{e}{/await}{#key other}{other}{/key}{#if twice}{twice}{/if}
<style>@import './cart.css';</style>`,
  'src/routes/+layout.svelte': '<script>export const ssr = false;</script><p id="top"><slot name="rest" /></p>',
  'src/Links.svelte': `<script>import { page } from '$app/stores'; import { base } from '$app/paths'; const links = { base };</script><a href="{base}/cart/{$page.url}">{base + '/a'} {\`\${base}/b\`}</a>`,
  'src/routes/+server.js': "import { error } from '@sveltejs/kit'; error(404, { message: 'No cart' });",
  'src/page.svx': '<script>read();</script>',
  'svelte.config.js': 'export default { kit: {} };',
  'src/app.html': '<html></html>',
  'src/broken.ts': 'const = 1;',
};

const facts = (): readonly FileFacts[] => Object.entries(SOURCES).map(([path, text]) => extractFacts(path, text));

describe('the shape of facts', () => {
  it('belongs to FACTS_VERSION: a new shape needs a new version, both noted in testing/known-shape.ts', () => {
    expect({ version: FACTS_VERSION, shape: shapeOf(facts()) }).toEqual(KNOWN);
  });

  it('is known of sources that can be read, the broken one aside', () => {
    expect(facts().map((one) => one.unparsed !== undefined)).toEqual([false, false, false, false, false, false, false, false, true]);
  });
});
