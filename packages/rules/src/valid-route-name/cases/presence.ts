import { defineCases } from '@sk-audit/core';

export const cases = defineCases({
  bad: [
    {
      title: 'Nothing that could be meant as a route',
      kit: '3.2.0',
      files: { 'src/lib/Cart.svelte': '<p>Cart</p>\n', 'src/lib/page.svelte': '<p>Page</p>\n', 'src/routes/theme.css': 'body { color: navy }\n', 'src/routes/cart.ts': 'export const cart = []; // ✗ noRoutes ""\n' },
      says: ['Add a `+page.svelte` to `src/routes`, or name the folder that has the routes in `files.routes`.'],
    },
    {
      title: 'A page in another notation and an endpoint without its +',
      kit: '2.5.0',
      files: {
        'svelte.config.js': "export default { extensions: ['.svelte', '.svx'] };\n",
        'src/routes/home.svx': '# Shop<!-- ✗ noRoutes "" -->\n',
        'src/routes/server.js': 'export const GET = () => new Response();\n',
      },
      says: ['Rename `src/routes/server.js` to `+server.js`.'],
    },
    {
      title: 'Only a page in another notation',
      kit: '1.30.4',
      files: {
        'svelte.config.js': "export default { extensions: ['.svelte', '.svx'] };\n",
        'src/routes/home.svx': '# Shop<!-- ✗ noRoutes "" -->\n',
      },
      says: ['Rename `src/routes/home.svx` to `+page.svx`.'],
    },
    { title: 'A mistake in a name beside a page', files: { 'src/routes/+cart.svelte': '<h1>Cart</h1><!-- ✗ reserved "" -->\n', 'src/routes/+page.svelte': '<h1>Shop</h1>\n' } },
  ],
  good: [
    { title: 'No routes folder', files: { 'src/lib/cart.ts': 'export const cart = [];\n' }, notBuilt: 'The app around it would have a routes folder.' },
  ],
});
