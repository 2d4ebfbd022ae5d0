import { defineCases } from '@sk-audit/core';

const home = { 'src/routes/+page.svelte': '<h1>Shop</h1>\n' };

export const cases = defineCases({
  bad: [
    {
      title: 'Every kind of route file, in Kit 3',
      kit: '3.2.0',
      files: {
        'src/routes/layout@.svelte': '<slot /><!-- ✗ noPrefix "" -->\n',
        'src/routes/layout.js': 'export const ssr = false; // ✗ noPrefix ""\n',
        'src/routes/error.svelte': '<h1>Oops</h1><!-- ✗ noPrefix "" -->\n',
        'src/routes/api/server.js': 'export const GET = () => new Response(); // ✗ noPrefix ""\n',
        'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n',
      },
      says: ['Rename it to `+layout@.svelte`.', 'Kit does not read `src/routes/api/server.js` as the endpoint, because its name does not begin with `+`.'],
    },
    { title: 'An endpoint, in Kit 1', kit: '1.30.4', files: { ...home, 'src/routes/api/server.js': 'export const GET = () => new Response(); // ✗ noPrefix ""\n' } },
    {
      title: 'Beside another kind of route file',
      kit: '2.5.0',
      files: { ...home, 'src/routes/cart/+page.svelte': '<h1>Cart</h1>\n', 'src/routes/cart/+page.js': 'export const load = () => ({});\n', 'src/routes/page.js': 'export const load = () => ({}); // ✗ noPrefix ""\n' },
    },
    {
      title: 'Beside another mistake in a name',
      notBuilt: 'Kit fails at the other one.',
      files: { ...home, 'src/routes/+cart.svelte': '<h1>Cart</h1>\n', 'src/routes/api/server.js': 'export const GET = () => new Response(); // ✗ noPrefix ""\n' },
    },
  ],
  good: [
    { title: 'Only in the routes folder', files: { ...home, 'src/lib/page.svelte': '<h1>Page</h1>\n', 'src/lib/server.ts': 'export const port = 80;\n' } },
    { title: 'Names that are near', files: { ...home, 'src/routes/page.css': 'h1 { color: navy }\n', 'src/routes/pages.ts': 'export const pages = 3;\n', 'src/routes/Page.svelte': '<p>Page</p>\n', 'src/routes/page.test.ts': 'export {};\n' } },
    { title: 'Names that only Kit 1 and 2 warn of', kit: '3.2.0', files: { ...home, 'src/routes/server.svelte': '<p>Server</p>\n', 'src/routes/error.ts': 'export const limit = 3;\n' } },
    {
      title: 'Names that Kit would refuse with the +',
      notBuilt: 'Kit 2 warns, and refuses the name that it proposes.',
      files: { ...home, 'src/routes/error.ts': 'export const limit = 3;\n', 'src/routes/page@shop.ts': 'export const limit = 4;\n' },
    },
    { title: 'A test of that name', notBuilt: 'Kit warns of tests too.', files: { ...home, 'src/routes/__tests__/page.ts': 'export const limit = 3;\n' } },
    { title: 'No route at all', notBuilt: 'Kit fails, which valid-route-name reports.', files: { 'src/routes/page.svelte': '<h1>Shop</h1>\n' } },
  ],
});
