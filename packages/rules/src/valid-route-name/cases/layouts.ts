import { defineCases } from '@sk-audit/core';

export const cases = defineCases({
  bad: [
    {
      title: 'A layout is reported once for all its pages',
      kit: '3.2.0',
      files: {
        'src/routes/(app)/cart/+layout@(shop).svelte': '<slot /><!-- ✗ noFolder "" -->\n',
        'src/routes/(app)/cart/+page.svelte': '<h1>Cart</h1>\n',
        'src/routes/(app)/cart/pay/+page.svelte': '<h1>Pay</h1>\n',
      },
      says: ['Name `(app)` behind the `@`, or nothing for the routes folder: `+layout@.svelte`.'],
    },
    {
      title: 'No folder around it but the routes folder, in Kit 1',
      kit: '1.30.4',
      files: { 'src/routes/+page@shop.svelte': '<h1>Shop</h1><!-- ✗ noFolder "" -->\n' },
      says: ['Rename it to `+page@.svelte`.'],
    },
    {
      title: 'The layout of the routes folder itself',
      files: { 'src/routes/+layout@.svelte': '<slot /><!-- ✗ ownFolder "" -->\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' },
      says: ['Rename it to `+layout.svelte`.'],
    },
    {
      title: 'Several folders, none of which is near',
      kit: '2.5.0',
      files: { 'src/routes/(app)/cart/+page@wholesale.svelte': '<h1>Cart</h1><!-- ✗ noFolder "" -->\n' },
      says: ['Name `(app)`, `cart` behind the `@`, or nothing for the routes folder: `+page@.svelte`.'],
    },
    {
      title: 'A component in another notation, with a typing mistake',
      files: {
        'svelte.config.js': "export default { extensions: ['.svelte', '.md'], kit: {} };\n",
        'src/routes/checkout/+page@chekout.svelte': '<h1>Pay</h1><!-- ✗ noFolder "" -->\n',
      },
      says: ['Rename it to `+page@checkout.svelte`.'],
    },
    { title: 'A module that names its own folder', files: { 'src/routes/shop/+page@shop.ts': 'export const load = () => ({}); // ✗ namedLayout ""\n', 'src/routes/shop/+page.svelte': '<h1>Shop</h1>\n' } },
  ],
  good: [
    { title: 'A component that is no route file', files: { 'src/routes/+page.svelte': '<h1>Shop</h1>\n', 'src/lib/cart@shop.svelte': '<p>Cart</p>\n' } },
  ],
});
