import { defineCases } from '@sk-audit/core';

const SETS_CART = `<script>
  import { setContext } from 'svelte';
  setContext('cart', []);
</script>
<slot />
`;
const getsCart = (how: string, rest = '{cart.length}'): string => `<script>
  import { getContext, hasContext } from 'svelte';
  ${how}
</script>
${rest}
`;
const PLAIN = "const cart = getContext('cart');";

export default defineCases({
  bad: [
    {
      title: 'back to a layout in between, and a part that two pages show',
      says: ['On `/(app)/shop/pay` this context is not set: the page leaves out the layout `src/routes/(app)/shop/+layout.svelte`, which sets it.'],
      files: {
        'src/lib/Total.svelte': getsCart("const cart = getContext('cart'); // ✗ missing \"getContext('cart')\""),
        'src/lib/index.ts': "export { default as Total } from './Total.svelte';\n",
        'src/routes/(app)/+layout.svelte': '<slot />\n',
        'src/routes/(app)/shop/+layout.svelte': SETS_CART,
        'src/routes/(app)/shop/+page.svelte': "<script>\n  import { Total } from '$lib';\n</script>\n<Total />\n",
        'src/routes/(app)/shop/pay/+page@(app).svelte': "<script>\n  import { Total } from '$lib';\n</script>\n<Total />\n",
      },
    },
  ],
  good: [
    {
      title: 'set again on the way: by the page, by a part around it, by a layout that stays',
      files: {
        'src/lib/Total.svelte': getsCart(PLAIN),
        'src/lib/Cart.svelte': SETS_CART,
        'src/routes/shop/+layout.svelte': SETS_CART,
        'src/routes/shop/pay/+page@.svelte': `<script>
  import { getContext, setContext } from 'svelte';
  setContext('cart', []);
  const cart = getContext('cart');
</script>
{cart.length}
`,
        'src/routes/shop/print/+page@.svelte': "<script>\n  import Cart from '$lib/Cart.svelte';\n  import Total from '$lib/Total.svelte';\n</script>\n<Cart><Total /></Cart>\n",
        'src/routes/shop/gift/+layout@.svelte': SETS_CART,
        'src/routes/shop/gift/card/+page.svelte': getsCart(PLAIN),
      },
    },
    {
      title: 'asked with care: a test, hasContext, a fallback, a try',
      files: {
        'src/routes/shop/+layout.svelte': SETS_CART,
        'src/routes/shop/a/+page@.svelte': getsCart(`${PLAIN}\n  if (cart) cart.push(1);`),
        'src/routes/shop/b/+page@.svelte': getsCart("const known = hasContext('cart');\n  const cart = getContext('cart');", '{known && cart.length}'),
        'src/routes/shop/c/+page@.svelte': getsCart("const cart = getContext('cart') || [];"),
        'src/routes/shop/d/+page@.svelte': getsCart("let cart = [];\n  try {\n    cart = getContext('cart');\n  } catch {}"),
        'src/routes/shop/e/+page@.svelte': getsCart("let { own } = $props();\n  let cart = [];\n  if (!own) cart = getContext('cart');"),
        'src/routes/shop/f/+page@.svelte': getsCart("let cart = [];\n  if (getContext('cart')) cart = [1];"),
      },
    },
    {
      title: 'a key that nobody sets, one that is not to be read, and a part that is shown where nobody can tell',
      files: {
        'src/lib/Total.svelte': getsCart(PLAIN),
        'src/lib/parts.ts': "import Total from './Total.svelte';\nexport const parts = [Total];\nexport const names = parts.map(String);\n",
        'src/routes/shop/+layout.svelte': SETS_CART,
        'src/routes/shop/pay/+page@.svelte': `<script>
  import { getContext } from 'svelte';
  import { parts } from '$lib/parts';
  import Total from '$lib/Total.svelte';
  let { data } = $props();
  const other = getContext('other');
  const any = getContext(data.key);
</script>
{other} {any} {parts} <Total />
`,
      },
    },
    {
      title: 'no reset at all: the context is the matter of valid-context-call',
      files: {
        'src/routes/shop/+layout.svelte': SETS_CART,
        'src/routes/pay/+page.svelte': getsCart(PLAIN),
      },
    },
  ],
});
