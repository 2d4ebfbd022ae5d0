import { contextAbove, contextCountedOn, defineRule, settersOf } from '@sk-audit/core';

export default defineRule({
  id: 'context-in-reset-layout',
  severity: 'info',
  category: 'kit-api',
  kit: '>=1.0.0',
  recommended: 'Too few places in real apps to have been proven, and a test of the value in the markup (`{#if cart}`) is not seen.',
  summary: 'Forbids asking for context that only a layout sets which the page has left out with `@`.',
  why: `\`+page@.svelte\`, \`+page@(app).svelte\` and \`+layout@.svelte\` break out of the layouts between them and the one that they name. These
layouts are not rendered, so the context that they set is not there: \`getContext\` gives \`undefined\`, and the getter of \`createContext\`
throws. Types do not show it, and every other page works.

The rule speaks where a page that shows the component has left out the layout which sets the context, and nothing else around the
component sets it. It is silent when the key is not to be read, when somebody may set any key, when the component asks first
(\`hasContext\`, \`??\`, a test in the script of what it got), and when it is shown in places that cannot be told.`,
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
      {
        title: 'A layout that breaks out, a key of the app and a provider that the layout shows',
        files: {
          'src/lib/user.ts': `import { createContext } from 'svelte';
export const [getUser, setUser] = createContext();
export const THEME = Symbol('theme');
`,
          'src/lib/Provider.svelte': `<script>
  import { setContext } from 'svelte';
  import { setUser, THEME } from '$lib/user';
  let { children } = $props();
  setUser({ name: '' });
  setContext(THEME, 'dark');
</script>
{@render children()}
`,
          'src/routes/(app)/+layout.svelte': `<script>
  import Provider from '$lib/Provider.svelte';
  let { children } = $props();
</script>
<Provider>{@render children()}</Provider>
`,
          'src/routes/(app)/welcome/+layout@.svelte': `<script>
  import { getContext } from 'svelte';
  import { THEME } from '$lib/user';
  let { children } = $props();
  const theme = getContext(THEME); // ✗ missing "getContext(THEME)"
</script>
{theme} {@render children()}
`,
          'src/routes/(app)/welcome/+page.svelte': `<script>
  import { getUser } from '$lib/user';
  const user = getUser(); // ✗ missing "getUser()"
</script>
{user.name}
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
      const key = contextCountedOn(project, facts, index);
      const setters = key === undefined ? undefined : settersOf(project, key); // mutate-ok: nobody sets a key that is not there
      const without = setters ? (contextAbove(project, path, setters)?.without ?? []) : [];
      const missing = without.flatMap(({ page, skipped }) => (skipped === undefined ? [] : [{ page: page.id, layout: skipped }]))[0];
      if (missing) report(call.span, 'missing', missing, { related: [{ path: missing.layout, span: [0, 0], message: 'sets the context in its script, or in a component that it shows' }] });
    }
  },
});
