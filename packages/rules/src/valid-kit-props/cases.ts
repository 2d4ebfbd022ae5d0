import { defineCases } from '@sk-audit/core';

export default defineCases({
  bad: [
    {
      title: 'in Kit 1, where layouts are given nothing but their data',
      kit: '1.30.4',
      svelte: '4.2.0',
      files: {
        'src/routes/+layout.svelte': "<script>\n  export let form; // ✗ unknown \"form\"\n  export let route; // ✗ unknown \"route\"\n</script>\n<p>{form} {route}</p>\n<slot />\n",
        'src/routes/+page.svelte': "<script>\n  export let errors; // ✗ unknown \"errors\"\n  export let params; // ✗ notYet \"params\"\n  export let page; // ✗ unknown \"page\"\n</script>\n<p>{errors} {params} {page}</p>\n",
        'src/routes/+error.svelte': "<script>\n  export let status; // ✗ unknown \"status\"\n  export let error; // ✗ unknown \"error\"\n  export let url; // ✗ unknown \"url\"\n  export let total; // ✗ unknown \"total\"\n</script>\n<p>{status} {error} {url} {total}</p>\n",
      },
      says: [
        'Read `$page.form` of `$app/stores`.', 'Read `$page.route` of `$app/stores`.', 'Read `form`: it has what the action returned.', 'Import it from `$app/stores`.',
        'Read `$page.status` of `$app/stores`.', 'Read `$page.error` of `$app/stores`.', 'Take it from `data`, to which `load` can add it, or make it a plain `let` if nobody is to give it.', 'Kit gives a page the prop `params` only since 2.24: it is always `undefined`.',
      ],
    },
    {
      title: 'before `$app/state`, and beside a variable that is assigned',
      kit: '2.5.0',
      files: { 'src/routes/[id]/+page.svelte': "<script>\n  let { params } = $props(); // ✗ notYet \"params\"\n  let size = 1;\n  size = 2;\n</script>\n<h1>{params.id} {size}</h1>\n" },
      says: ['Read `$page.params` of `$app/stores`.'],
    },
    {
      title: 'Svelte 4 with a Kit that has both',
      svelte: '4.2.0',
      files: { 'src/routes/+page.svelte': "<script>\n  export let url; // ✗ unknown \"url\"\n  export let status; // ✗ unknown \"status\"\n  export let page; // ✗ unknown \"page\"\n</script>\n<p>{url} {status} {page.url}</p>\n" },
      says: ['Read `$page.url` of `$app/stores`.', 'Take it from `data`, to which `load` can add it, or make it a plain `let` if nobody is to give it.', 'Import it from `$app/stores`.'],
    },
    {
      title: 'under another name, and handed on',
      files: { 'src/routes/+page.svelte': "<script>\n  import List from '$lib/List.svelte';\n  let { total: sum, page } = $props(); // ✗ unknown \"sum\" ✗ unknown \"page\"\n</script>\n<List {sum} at={page} />\n", 'src/lib/List.svelte': "<script>\n  let { sum, at } = $props();\n</script>\n{sum}{at}\n" },
      says: ['Kit gives a page no prop `total`: it is always `undefined`.', 'Import it from `$app/state`.'],
    },
    {
      title: 'an error page in Kit 3',
      kit: '3.2.0',
      files: { 'src/routes/+error.svelte': "<script>\n  let { error, status } = $props(); // ✗ unknown \"status\"\n</script>\n<h1>{status} {error.message}</h1>\n", 'src/routes/+page.svelte': "<script>\n  let { error } = $props(); // ✗ unknown \"error\"\n</script>\n<h1>{error}</h1>\n" },
    },
  ],
  good: [
    {
      title: 'what is given, what nobody reads, and what the component itself sets',
      files: {
        'src/routes/+page.svelte': "<script>\n  let { unread, own, open = $bindable(false), ...rest } = $props();\n  own = 3;\n  let total;\n</script>\n{own} {rest.a} {open} {total}\n{#snippet row(price)}{price}{/snippet}{@render row(3)}\n",
        'src/routes/shop/+page.svelte': "<script>\n  let all = $props();\n</script>\n{all.total}\n",
        'src/routes/goods/+page.svelte': "<script>\n  export let value;\n  export let size = 3;\n  export let snapshot;\n</script>\n<input bind:value /> {size} {snapshot}\n",
        'src/lib/Row.svelte': "<script>\n  let { total } = $props();\n</script>\n{total}\n",
      },
    },
    {
      title: 'functions, what is computed, and what Kit gives in Svelte 4',
      svelte: '4.2.0',
      files: {
        'src/lib/size.ts': 'export const size = () => ({ width: 3 });\n',
        'src/routes/+page.svelte': "<script>\n  import { size } from '$lib/size';\n  export let form;\n  export let width = size().width;\n  function order() {}\n</script>\n<button on:click={order}>{width} {form}</button>\n",
      },
    },
    { title: 'one of two that is not read', files: { 'src/routes/+page.svelte': "<script>\n  let { data, total } = $props();\n</script>\n{data.items}\n" } },
    {
      title: 'an error page for what fails while it is rendered, and an option that cannot be read',
      files: {
        'svelte.config.js': 'export default { kit: { experimental: { handleRenderingErrors: true } } };\n',
        'src/routes/+error.svelte': "<script>\n  let { error } = $props();\n</script>\n<h1>{error.message}</h1>\n",
      },
    },
    {
      title: 'an option that cannot be read',
      files: {
        'svelte.config.js': "import { experimental } from './flags.js';\nexport default { kit: { experimental } };\n",
        'src/routes/+error.svelte': "<script>\n  let { error } = $props();\n</script>\n<h1>{error.message}</h1>\n",
      },
    },
    { title: 'parameters in a Kit that is not known', kit: 'unknown', files: { 'src/routes/[id]/+page.svelte': "<script>\n  let { params } = $props();\n</script>\n{params.id}\n" } },
  ],
});
