import {
  contextCall, defineRule, pagesWithout, settersOf, testedValues,
  type CallFact, type FileFacts, type PageWithout, type Project, type Related, type Value,
} from '@sk-audit/core';

export default defineRule({
  id: 'context-in-reset-layout',
  severity: 'info',
  category: 'shared-state',
  kit: '>=1.0.0',
  recommended: true,
  summary: 'Forbids asking for context that only a layout sets which the page has left out with `@`.',
  why: `\`+page@.svelte\`, \`+page@(app).svelte\` and \`+layout@.svelte\` break out of the layouts between them and the one that they name. These
layouts are not rendered, so the context that they set is not there: \`getContext\` gives \`undefined\`, and the getter of \`createContext\`
throws. Types do not show it, and every other page works.

The rule speaks where a page that shows the component has left out the layout which sets the context, and nothing else around the
component sets it. It is silent when the key is not to be read, when somebody may set any key, when the component asks first
(\`hasContext\`, \`??\`, a test of what it got), and when it is shown in places that cannot be told.`,
  sources: ['https://svelte.dev/docs/kit/advanced-routing#Advanced-layouts-Breaking-out-of-layouts', 'https://svelte.dev/docs/svelte/context'],
  messages: {
    missing: {
      text: 'On `{{page}}` this context is not set: the page leaves out the layout `{{layout}}`, which sets it.',
      advice: 'Set the context in a layout that the page keeps, or drop the `@` from the name of its file.',
    },
  },
  examples: {
    bad: [
      {
        title: 'A page that breaks out, and a part of it',
        says: ['sets the context in its script, or in a component that it shows: '],
        files: {
          'src/routes/shop/+layout.svelte': `<script>
  import { setContext } from 'svelte';
  let { children } = $props();
  setContext('cart', { items: [] });
</script>
{@render children()}
`,
          'src/routes/shop/+page.svelte': `<script>
  import { getContext } from 'svelte';
  import Total from '$lib/Total.svelte';
  const cart = getContext('cart');
</script>
{cart.items.length} <Total />
`,
          'src/routes/shop/checkout/+page@.svelte': `<script>
  import { getContext } from 'svelte';
  import Total from '$lib/Total.svelte';
  const cart = getContext('cart'); // ✗ missing "getContext('cart')"
</script>
{cart.items.length} <Total />
`,
          'src/lib/Total.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart'); // ✗ missing "getContext('cart')"
</script>
{cart.items.length}
`,
        },
      },
    ],
    good: [
      {
        title: 'Set in the root layout, which every page keeps',
        files: {
          'src/routes/+layout.svelte': `<script>
  import { setContext } from 'svelte';
  let { children } = $props();
  setContext('cart', { items: [] });
</script>
{@render children()}
`,
          'src/routes/shop/+layout.svelte': '<slot />\n',
          'src/routes/shop/checkout/+page@.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart');
</script>
{cart.items.length}
`,
        },
      },
      {
        title: 'Asked for with care',
        files: {
          'src/routes/shop/+layout.svelte': `<script>
  import { setContext } from 'svelte';
  let { children } = $props();
  setContext('cart', { items: [] });
</script>
{@render children()}
`,
          'src/routes/shop/checkout/+page@.svelte': `<script>
  import { getContext } from 'svelte';
  const cart = getContext('cart') ?? { items: [] };
</script>
{cart.items.length}
`,
        },
      },
    ],
  },
  check({ facts, path, project, report }) {
    for (const [index, call] of facts.calls.entries()) {
      const key = facts.functions[call.fn]?.kind === 'instance' ? keyAskedFor(project, facts, index) : undefined;
      const setters = key === undefined ? undefined : settersOf(project, key);
      const missing = setters && pagesWithout(project, path, setters)?.find(({ skipped }) => skipped !== undefined);
      if (missing?.skipped) report(call.span, 'missing', { page: missing.page.id, layout: missing.skipped }, { related: placesOf(missing) });
    }
  },
});

/** The key of a call that counts on the context being there. */
function keyAskedFor(project: Project, facts: FileFacts, index: number): string | undefined {
  const asked = contextCall(project, facts.path, facts.calls[index] as CallFact);
  return asked?.does === 'get' && !isAskedWithCare(project, facts, index) ? asked.key : undefined;
}

/** `getContext('a') ?? b`, `if (cart)`, or `hasContext` anywhere in the file. */
function isAskedWithCare(project: Project, facts: FileFacts, index: number): boolean {
  const isCall = (value: Value | undefined): boolean => value?.is === 'call' && value.call === index;
  const kept = facts.bindings.findIndex(({ init }) => isCall(init));
  const isTested = (value: Value): boolean => value.is === 'ref' && value.ref.from === 'binding' && value.ref.binding === kept;
  const call = facts.calls[index] as CallFact;
  return call.when !== undefined || call.tries !== undefined || call.use === 'other' || call.use === 'tested'
    || facts.bindings.some(({ init }) => init?.is === 'either' && init.of.some(isCall))
    || facts.conditions.some(({ test }) => testedValues(test).some(isTested))
    || facts.calls.some((one) => contextCall(project, facts.path, one)?.does === 'other');
}

function placesOf({ skipped }: PageWithout): readonly Related[] {
  return [{ path: skipped as string, span: [0, 0], message: 'sets the context in its script, or in a component that it shows' }];
}
