import { defineRule, isPartOf, onceMade, stayingLinks, type AddressPart, type BindingFact, type CheckContext, type FileFacts, type OnceMade, type Span, type StayingLink, type TextEdit } from '@sk-audit/core';

export default defineRule({
  id: 'no-stale-data-derivation',
  severity: 'warn',
  category: 'page-data',
  kit: '>=1.0.0',
  recommended: 'Unproven: in the apps that were read there are only three findings, all of them right.',
  fix: 'suggest',
  summary: 'Forbids that a page computes what it shows of its data only once.',
  why: `When a link leads from one product to another, both are the same page, and Kit keeps its component: \`data\` changes, the script does not run again. What
\`const product = data.product\` holds is still the first one. The visitor reads the wrong name under the right address, and a button acts on the wrong
product. On a full load everything is right, which is why it gets through.

\`$derived(data.product)\`, or \`$: product = data.product\` before Svelte 5, stays up to date.

The rule speaks where all of it shows: the data hang on a parameter or on the query of the address, the markup shows the variable, and the page has a link to
itself with another one. It leaves alone what is assigned or bound later (drafts), \`$state\`, stores, what a function of others makes of the data, and pages in a \`{#key …}\`
block of a layout.`,
  sources: ['https://svelte.dev/docs/kit/state-management#Component-and-page-state-is-preserved', 'https://svelte.dev/docs/svelte/compiler-warnings#state_referenced_locally'],
  messages: {
    stale: { text: '{{names}} {{verb}} made of `{{source}}` once, but Kit keeps this component when a link leads to another {{what}}: the old value stays.', advice: '{{todo}}' },
  },
  examples: {
    bad: [
      {
        title: 'A product with links to others',
        svelte: '5.20.0',
        files: {
          'src/routes/products/[id]/+page.server.ts': `export const load = async ({ locals, params }) => {
  const product = await locals.db.product(params.id);
  return { product, related: await locals.db.related(product.id) };
};
`,
          'src/routes/products/[id]/+page.svelte': `<script>
  let { data } = $props();
  const product = data.product; // ✗ stale "product"
  const names = data.related.map((one) => one.name);
</script>
<h1>{product.name}</h1>
<p>{names.join(', ')}</p>
{#each data.related as one}<a href="/products/{one.id}">{one.name}</a>{/each}
`,
        },
        says: ['`product` and `names` are made of `data.product` once, but Kit keeps this component when a link leads to another `[id]`: the old value stays.', 'Write `const product = $derived(…);`.', 'leads here: href="/products/{one.id}"'],
        after: {
          'src/routes/products/[id]/+page.svelte': `<script>
  let { data } = $props();
  const product = $derived(data.product);
  const names = $derived(data.related.map((one) => one.name));
</script>
<h1>{product.name}</h1>
<p>{names.join(', ')}</p>
{#each data.related as one}<a href="/products/{one.id}">{one.name}</a>{/each}
`,
        },
      },
      {
        title: 'A list with pages, before Svelte 5',
        svelte: '4.2.0',
        files: {
          'src/routes/goods/+page.js': `export const load = async ({ fetch, url }) => {
  const answer = await fetch('/api/goods?page=' + url.searchParams.get('page'));
  return { goods: await answer.json() };
};
`,
          'src/routes/goods/+page.svelte': `<script>
  import { page } from '$app/stores';
  export let data;
  const { goods } = data; // ✗ stale "goods"
  const number = $page.url.searchParams.get('page');
</script>
<h1>Page {number}</h1>
{#each goods as one}<p>{one.name}</p>{/each}
<a href="?page={Number(number) + 1}">Next</a>
`,
        },
        says: ['`goods` and `number` are made of `data.goods` once, but Kit keeps this component when a link leads to another `?page=`: the old value stays.', 'Write `$: goods = …;`.'],
      },
    ],
    good: [
      {
        title: 'What follows, and what is a draft',
        svelte: '5.20.0',
        files: {
          'src/routes/products/[id]/+page.server.ts': "export const load = async ({ locals, params }) => ({ product: await locals.db.product(params.id), shop: await locals.db.shop() });\n",
          'src/routes/products/[id]/+page.svelte': `<script>
  let { data } = $props();
  const product = $derived(data.product);
  const shop = data.shop;
  let draft = $state(data.product.name);
</script>
<h1>{product.name} of {shop.name}</h1>
<input bind:value={draft} />
{#each [1, 2] as id}<a href="/products/{id}">{id}</a>{/each}
`,
        },
      },
      {
        title: 'A layout that makes its page anew',
        svelte: '5.20.0',
        files: {
          'src/routes/+layout.svelte': "<script>\n  import { page } from '$app/state';\n  let { children } = $props();\n</script>\n{#key page.url.pathname}{@render children()}{/key}\n",
          'src/routes/products/[id]/+page.server.ts': "export const load = async ({ locals, params }) => ({ product: await locals.db.product(params.id) });\n",
          'src/routes/products/[id]/+page.svelte': "<script>\n  let { data } = $props();\n  const product = data.product;\n</script>\n<h1>{product.name}</h1>\n{#each [1, 2] as id}<a href=\"/products/{id}\">{id}</a>{/each}\n",
        },
      },
    ],
  },
  check(context) {
    const { facts, path, project } = context;
    if (!/^(?:page|layout)\.svelte$/.test(project.role(path))) return; // mutate-ok: only spares work
    const made = onceMade(project, facts);
    const links = made.length > 0 ? stayingLinks(project, path) : []; // mutate-ok: only spares work
    const [first, ...others] = made.flatMap((one) => staleBehind(links, one));
    if (first) reportAll(context, [first, ...others]);
  },
});

/** One of them, and the link after which it is wrong. */
type Stale = OnceMade & { readonly link: StayingLink; readonly part: AddressPart };

function staleBehind(links: readonly StayingLink[], made: OnceMade): readonly Stale[] {
  return links.flatMap((link) => link.parts.filter((part) => made.parts.has(part)).map((part) => ({ ...made, link, part }))).slice(0, 1);
}

/** One finding for all that the component computes once. */
function reportAll({ facts, report }: CheckContext<'stale'>, [first, ...others]: readonly [Stale, ...Stale[]]): void {
  const { binding, link, part, source } = first;
  const stale = [first, ...others];
  const names = inWords(stale.map((one) => `\`${one.binding.name}\``));
  const todo = facts.runes ? `Write \`const ${binding.name} = $derived(…);\`.` : `Write \`$: ${binding.name} = …;\`.`;
  const data = { names, verb: others.length > 0 ? 'are' : 'is', source, what: part.startsWith('?') ? `\`${part}=\`` : `\`[${part}]\``, todo };
  const edits = stale.map((one) => derivedEdits(facts, one.binding));
  const suggest = facts.runes && edits.every((one) => one.length > 0) ? [{ message: 'Keep it up to date with `$derived`.', edits: edits.flat() }] : [];
  report(binding.span, 'stale', data, { related: [{ path: link.path, span: link.span, message: 'leads here' }], suggest });
}

function inWords(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) as string}` : (names[0] as string);
}

/** `$derived(…)` around what the variable is initialised with; none where it is taken out of a pattern. */
function derivedEdits({ calls, reads }: FileFacts, { init, span: [, end] }: BindingFact): readonly TextEdit[] {
  const read = init?.is === 'ref' ? reads.find(({ fn, ref, span }) => fn === 1 && span[0] > end && isPartOf(ref, init.ref) && ref.path.length === init.ref.path.length) : undefined;
  const span: Span | undefined = init?.is === 'call' ? calls[init.call]?.span : read?.span;
  return span ? [{ span: [span[0], span[0]], text: '$derived(' }, { span: [span[1], span[1]], text: ')' }] : [];
}
