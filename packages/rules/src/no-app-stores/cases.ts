import { defineCases } from '@sk-audit/core';

const shown = { 'src/routes/+page.svelte': "<script>\n  import { here } from '$lib/here';\n</script>\n<p>{typeof here}</p>\n" };
const here = '<p>{$page.url.pathname}</p>\n';

/** Near-misses: one for each guard in check(), so that it fails when the guard is gone. `pnpm mutate` lists the guards without one. */
export default defineCases({
  bad: [
    {
      title: 'two imports, and a name of another module',
      files: {
        'src/routes/+page.svelte': `<script>
  import { page as here } from '$app/stores'; // ✗ deprecated "'$app/stores'"
  import { updated } from "$app/stores";
  import { base } from '$app/paths';
  let { data } = $props();
</script>
<a href="{base}/cart?from={$here.url.pathname}">{data.title}</a>{#if $updated}!{/if}
`,
      },
      after: {
        'src/routes/+page.svelte': `<script>
  import { page as here } from '$app/state';
  import { updated } from "$app/state";
  import { base } from '$app/paths';
  let { data } = $props();
</script>
<a href="{base}/cart?from={here.url.pathname}">{data.title}</a>{#if updated.current}!{/if}
`,
      },
    },
    {
      title: 'the whole page, in runes mode',
      files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  const { url } = $derived($page);\n</script>\n<p>{url}</p>\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { page } from '$app/state';\n  const { url } = $derived(page);\n</script>\n<p>{url}</p>\n" },
    },
    {
      title: 'in legacy mode, in markup and functions only',
      files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  const show = () => alert($page.url);\n</script>\n<button on:click={show}>{$page.url.pathname}</button>\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { page } from '$app/state';\n  const show = () => alert(page.url);\n</script>\n<button on:click={show}>{page.url.pathname}</button>\n" },
      says: ['Import `page` from `$app/state`, and write `page` for `$page`.'],
    },
    {
      title: 'in legacy mode, where the script reads it',
      files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  $: path = $page.url.pathname;\n</script>\n<p>{path}</p>\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { page } from '$app/stores';\n  $: path = $page.url.pathname;\n</script>\n<p>{path}</p>\n" },
      says: ['Bring the component to runes first, as `$:` never runs again for what `$app/state` holds; then import from there.'],
    },
    {
      title: 'in runes mode, where the script reads it',
      files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  let { data } = $props();\n  const first = $page.url.pathname;\n</script>\n<p>{first}{data.title}</p>\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { page } from '$app/state';\n  let { data } = $props();\n  const first = page.url.pathname;\n</script>\n<p>{first}{data.title}</p>\n" },
      says: ['Import `page` from `$app/state`, and write `page` for `$page`.'],
    },
    {
      title: 'a check by hand, and all stores at once',
      files: {
        'src/lib/check.js': `import { updated } from '$app/stores'; // ✗ deprecated "'$app/stores'"\nexport const check = () => updated.check();\n`,
        'src/routes/+page.svelte': `<script>\n  import { check } from '$lib/check';\n  import { getStores } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  const { page } = getStores();\n</script>\n<button on:click={check}>{$page.url}</button>\n`,
      },
      after: { 'src/lib/check.js': "import { updated } from '$app/stores';\nexport const check = () => updated.check();\n" },
      says: ['Import `updated` from `$app/state`, and write `updated.current` for `$updated`.', 'Bring the component to runes first, as `$:` never runs again for what `$app/state` holds; then import from there.'],
    },
    {
      title: 'a subscription to what moves',
      files: { ...shown, 'src/lib/here.js': `import { navigating } from '$app/stores'; // ✗ deprecated "'$app/stores'"\nexport const here = () => navigating.subscribe(console.log);\n` },
      says: ['Read `$app/state` where the value is needed, in a function or in `$derived`: it holds objects and no stores.'],
    },
    {
      title: 'where the name is somebody else',
      files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  let { data } = $props();\n</script>\n{#each data.pages as page}<a href={page} class:on={page === $page.url.pathname}>{page}</a>{/each}\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { page } from '$app/stores';\n  let { data } = $props();\n</script>\n{#each data.pages as page}<a href={page} class:on={page === $page.url.pathname}>{page}</a>{/each}\n" },
    },
    {
      title: 'a store whose idle value is another',
      files: { 'src/routes/+page.svelte': `<script>\n  import { navigating } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n  let { data } = $props();\n</script>\n{#if $navigating}Loading{/if}{data.title}\n` },
      after: { 'src/routes/+page.svelte': "<script>\n  import { navigating } from '$app/stores';\n  let { data } = $props();\n</script>\n{#if $navigating}Loading{/if}{data.title}\n" },
      says: ['Import `navigating` from `$app/state`, and ask for `navigating.to`, which is `null` while nothing moves.'],
    },
    {
      title: 'all of them at once',
      files: {
        'src/lib/all.js': `import * as stores from '$app/stores'; // ✗ deprecated "'$app/stores'"\nexport const url = () => stores.page;\n`,
        'src/routes/+page.svelte': "<script>\n  import { url } from '$lib/all';\n</script>\n<p>{typeof url}</p>\n",
      },
      after: { 'src/lib/all.js': "import * as stores from '$app/stores';\nexport const url = () => stores.page;\n" },
      says: ['Import `page` from `$app/state`, and write `page` for `$page`.'],
    },
    {
      title: 'the store handed on',
      files: {
        ...shown,
        'src/lib/here.js': `import { derived } from 'svelte/store';\nimport { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\nexport const here = derived(page, ({ url }) => url);\n`,
      },
      after: { 'src/lib/here.js': "import { derived } from 'svelte/store';\nimport { page } from '$app/stores';\nexport const here = derived(page, ({ url }) => url);\n" },
    },
    {
      title: 'loaded late',
      files: { ...shown, 'src/lib/here.js': `export const here = async () => (await import('$app/stores')).page; // ✗ deprecated "'$app/stores'"\n` },
      after: { 'src/lib/here.js': "export const here = async () => (await import('$app/stores')).page;\n" },
    },
    {
      title: 'passed on to others',
      files: { ...shown, 'src/lib/here.js': `export { page as here } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n` },
      after: { 'src/lib/here.js': "export { page as here } from '$app/stores';\n" },
    },
    {
      title: 'a page whose markup nobody has read',
      files: {
        'svelte.config.js': "export default { extensions: ['.svelte', '.svx'], kit: {} };\n",
        'src/routes/+page.svx': `<script>\n  import { page } from '$app/stores'; // ✗ deprecated "'$app/stores'"\n</script>\n\n{$page.url}\n`,
      },
      after: { 'src/routes/+page.svx': "<script>\n  import { page } from '$app/stores';\n</script>\n\n{$page.url}\n" },
    },
  ],
  good: [
    { title: 'Svelte 4', svelte: '4.2.20', files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores';\n</script>\n${here}` } },
    { title: 'a Kit that may be older', kit: '^2.5.0', files: { 'src/routes/+page.svelte': `<script>\n  import { page } from '$app/stores';\n</script>\n${here}` } },
    { title: 'only its type', files: { ...shown, 'src/lib/here.ts': "import type { page } from '$app/stores';\nexport const here = (store: typeof page) => store;\n" } },
    { title: 'an import that nothing uses, and a type passed on', files: { ...shown, 'src/routes/+layout.svelte': "<script>\n  import { page } from '$app/stores';\n  let { children } = $props();\n</script>\n{@render children()}\n", 'src/lib/here.ts': "export { type page as here } from '$app/stores';\nexport type { page } from '$app/stores';\n" } },
    { title: 'a file that nothing imports', files: { 'src/lib/Here.svelte': `<script>\n  import { page } from '$app/stores';\n</script>\n${here}` } },
    { title: 'a module of the app that is called so', files: { 'src/lib/stores.js': 'export const page = 1;\n', 'src/routes/+page.svelte': "<script>\n  import { page } from '$lib/stores';\n</script>\n<p>{page}</p>\n" } },
  ],
});
